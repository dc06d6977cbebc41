from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siarpers.words.dates import DateError, parse_moment, parse_period, zone_name

JAKARTA = ZoneInfo("Asia/Jakarta")
NOON = datetime(2024, 2, 1, 12, 17, tzinfo=JAKARTA)


@pytest.mark.parametrize(
    "text",
    [
        "2024-02-01 12:17",
        "2024-02-01T12:17",
        "2024-02-01T12:17:00+07:00",
        "2024-02-01T05:17:00Z",
        "2024-02-01 13:17 WITA",
        "2024-02-01 14.17 WIT",
        "1 Februari 2024 12:17 WIB",
        "1 februari 2024 12.17",
        "Kamis, 1 Februari 2024 - 12:17 WIB",
        "KAMIS, 1 FEBRUARI 2024 | 12:17 WIB",
        "Kamis 1 Feb 2024 pukul 12.17 WIB",
        "1 Pebruari 2024 pkl. 12.17",
        "Feb 1, 2024 - 12:17",
        "February 1, 2024 at 12:17",
        "Thursday, 1 February 2024, 12:17",
        "01/02/2024 12:17",
        "1-2-2024 12:17",
        "1.2.2024 12.17",
        "2024-02-01 12:17 +0700",
        "2024-02-01 12:17 UTC+7",
    ],
)
def test_every_form_a_newsroom_writes_names_the_same_moment(text: str) -> None:
    assert parse_moment(text, JAKARTA) == NOON


@pytest.mark.parametrize("month", ["Agu", "Ags", "Agustus", "August", "Aug", "agt"])
def test_months_may_be_shortened_in_both_languages(month: str) -> None:
    assert parse_moment(f"17 {month} 2024", JAKARTA) == datetime(2024, 8, 17, tzinfo=JAKARTA)


@pytest.mark.parametrize("day", ["Jumat", "Jum'at", "Jum’at", "jum", "Friday", "Fri"])
def test_a_right_weekday_is_accepted(day: str) -> None:
    assert parse_moment(f"{day}, 2 Februari 2024", JAKARTA) is not None


@pytest.mark.parametrize(
    ("text", "code", "facts"),
    [
        ("2024-02-30", "no-such-day", {"day": "30", "month": "02/2024", "last": "29"}),
        ("31 April 2024", "no-such-day", {"day": "31", "month": "04/2024", "last": "30"}),
        ("29/02/2023", "no-such-day", {"day": "29", "month": "02/2023", "last": "28"}),
        ("2024-13-01", "no-such-month", {"month": "13"}),
        ("2024-02-01 24:30", "no-such-time", {"time": "24:30"}),
        ("2024-02-01 12:17:99", "no-such-time", {"time": "12:17:99"}),
        (
            "Minggu, 18 September 2023",
            "wrong-weekday",
            {"weekday": "Minggu", "date": "18/09/2023", "right": "Senin"},
        ),
        (
            "Sun, Feb 1, 2024",
            "wrong-weekday",
            {"weekday": "Sun", "date": "01/02/2024", "right": "Thursday"},
        ),
    ],
)
def test_a_date_that_does_not_exist_says_why(text: str, code: str, facts: dict[str, str]) -> None:
    with pytest.raises(DateError) as caught:
        parse_moment(text, JAKARTA)
    assert (caught.value.code, caught.value.facts) == (code, facts)


@pytest.mark.parametrize(
    "text",
    [
        *("", "besok", "2024", "1 Foo 2024", "Hari 1 Februari 2024", "12:17"),
        *("٢٠٢٤-٠٢-٠١", "2024-02-0१", "１ Februari ２０２４", "2024-02-01 12:1٧"),
    ],
)
def test_what_is_no_date_in_plain_digits_is_none(text: str) -> None:
    assert parse_moment(text, JAKARTA) is None


@given(st.text())
def test_any_text_is_a_moment_or_none_or_a_date_error(text: str) -> None:
    try:
        moment = parse_moment(text, JAKARTA)
    except DateError:
        return
    assert moment is None or moment.tzinfo is not None


@given(st.datetimes(datetime(1900, 1, 1), datetime(2999, 12, 31)))
def test_iso_dates_come_back_as_they_were(moment: datetime) -> None:
    moment = moment.replace(microsecond=0, tzinfo=timezone(timedelta(hours=9)))
    assert parse_moment(moment.isoformat(), UTC) == moment


def test_zones_have_their_indonesian_names() -> None:
    names = [zone_name(minutes) for minutes in (420, 480, 540, 0, -90, 345)]
    assert names == ["WIB", "WITA", "WIT", "UTC+00:00", "UTC-01:30", "UTC+05:45"]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2024", "2024"),
        ("2024-02", "2024-02"),
        ("2024-2", "2024-02"),
        ("2024-2-1", "2024-02-01"),
        ("2024-02-29", "2024-02-29"),
        ("2023-02-29", None),
        ("2024-13", None),
        ("0000", None),
        ("24", None),
        ("2024-02-", None),
        ("2024-02-01 12:17", None),
    ],
)
def test_a_year_a_month_or_a_day_is_a_period(text: str, period: str | None) -> None:
    assert parse_period(text) == period
