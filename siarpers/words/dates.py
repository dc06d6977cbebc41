"""Dates and times as Indonesian newsrooms write them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, timedelta, timezone, tzinfo

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari pebruari february feb peb",
            "maret march mar mrt",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "agustus august agu ags agt agst aug",
            "september sep sept",
            "oktober october okt oct",
            "november nopember nov nop",
            "desember december des dec",
        ),
        start=1,
    )
    for name in names.split()
}
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "senin sen monday mon",
            "selasa sel tuesday tue tues",
            "rabu rab wednesday wed",
            "kamis kam thursday thu thur thurs",
            "jumat jum friday fri",
            "sabtu sab saturday sat",
            "minggu min ahad sunday sun",
        )
    )
    for name in names.split()
}
_INDONESIAN_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ZONE_HOURS = {"WIB": 7, "WITA": 8, "WIT": 9}
_YEARS = range(1900, 3000)

_WORD = r"[^\W\d_]+(?:['’][^\W\d_]+)*"
_MOMENT = re.compile(
    rf"""(?:(?P<weekday>{_WORD})\.?,?\s+)?
    (?: (?P<iso>\d{{4}}-\d{{1,2}}-\d{{1,2}})
      | (?P<day>\d{{1,2}})\s+(?P<month>{_WORD})\.?,?\s+(?P<year>\d{{4}})
      | (?P<month2>{_WORD})\.?\s+(?P<day2>\d{{1,2}}),?\s+(?P<year2>\d{{4}})
      | (?P<day3>\d{{1,2}})(?P<mark>[/.-])(?P<month3>\d{{1,2}})(?P=mark)(?P<year3>\d{{4}})
    )
    (?: (?:T|,?\s*[-–—|]\s*|,?\s+(?:pukul|pkl\.?|jam|at)\s+|,?\s+)
        (?P<hour>\d{{1,2}})[.:](?P<minute>\d\d)(?:[.:](?P<second>\d\d)(?:\.\d+)?)?
        (?:\s*(?P<zone>WITA|WIB|WIT|Z|(?:UTC|GMT)?[+-]\d\d?(?::?\d\d)?|UTC|GMT))?
    )?""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)

_PERIOD = re.compile(r"\d{4}(?:-\d{1,2}){0,2}", re.ASCII)


class DateError(ValueError):
    """A date that can be read but does not exist.

    `code` names a wording; `facts` are its facts.
    """

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


def parse_moment(text: str, zone: tzinfo) -> datetime | None:
    """The moment a text names, aware; None when it has none of the known forms.

    `2024-02-01 12:17`, `2024-02-01T12:17:00+07:00`, `2024-02-01` (midnight),
    `Kamis, 1 Februari 2024 - 12:17 WIB`, `1 Februari 2024 pukul 12.17 WITA`,
    `Feb 1, 2024 - 12:17` and `01/02/2024 12:17` (day first), months and weekdays
    in Indonesian or English, whole or shortened.  The moment is in the zone
    written, else in `zone`.  DateError when the day or the hour does not exist
    or falls on another weekday than the one written.
    """
    match = _MOMENT.fullmatch(text.strip())
    if match is None:
        return None
    part = match.groupdict()
    if part["iso"]:
        year, month, day = map(int, part["iso"].split("-"))
    else:
        day = int(part["day"] or part["day2"] or part["day3"])
        year = int(part["year"] or part["year2"] or part["year3"])
        name = part["month"] or part["month2"]
        month = _MONTHS.get(name.lower(), 0) if name else int(part["month3"])
    if year not in _YEARS or (month == 0 and not part["month3"]):
        return None
    moment = _existing(year, month, day, part)
    if part["weekday"] and not _is_weekday(part["weekday"], moment):
        return None
    offset = _written_zone(part["zone"])
    return moment.replace(tzinfo=zone if offset is None else offset)


def parse_period(text: str) -> str | None:
    """The year, month or day a text names: `2024`, `2024-02` or `2024-02-01`; None when it names none.

    A day in the same form begins with the periods that it lies in.
    """
    if not _PERIOD.fullmatch(text):
        return None
    year, month, day = (*map(int, text.split("-")), 1, 1)[:3]
    try:
        first = date(year, month, day)
    except ValueError:
        return None
    return first.isoformat()[: 4 + 3 * text.count("-")]


def is_calendar_word(word: str) -> bool:
    """Whether the word is the name of a weekday or a month, whole or shortened."""
    name = re.sub("['’.]", "", word.lower())
    return name in _WEEKDAYS or name in _MONTHS


def _existing(year: int, month: int, day: int, part: dict[str, str | None]) -> datetime:
    if not 1 <= month <= 12:  # noqa: PLR2004 - months of a year
        raise DateError("no-such-month", month=str(month))
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise DateError("no-such-day", day=str(day), month=f"{month:02}/{year}", last=str(last))
    hour, minute, second = (int(part[name] or 0) for name in ("hour", "minute", "second"))
    try:
        return datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 - its zone follows
    except ValueError:
        written = (part[name] for name in ("hour", "minute", "second"))
        raise DateError("no-such-time", time=":".join(filter(None, written))) from None


def _is_weekday(written: str, moment: datetime) -> bool:
    """True when the weekday is right, False when it is no weekday; DateError when wrong."""
    name = re.sub("['’]", "", written.lower())
    if name not in _WEEKDAYS:
        return False
    right = moment.weekday()
    if _WEEKDAYS[name] != right:
        english = any(day.lower().startswith(name) for day in _ENGLISH_DAYS)
        days = _ENGLISH_DAYS if english else _INDONESIAN_DAYS
        raise DateError(
            "wrong-weekday", weekday=written, date=f"{moment:%d/%m/%Y}", right=days[right]
        )
    return True


def _written_zone(zone: str | None) -> timezone | None:
    """The zone named after a time: a letter code, Z, or an offset such as +07:00."""
    if not zone:
        return None
    name = zone.upper()
    if name in _ZONE_HOURS:
        return timezone(timedelta(hours=_ZONE_HOURS[name]), name)
    digits = name.removeprefix("UTC").removeprefix("GMT")
    if digits in ("", "Z"):
        return timezone.utc  # noqa: UP017 - one name for one thing beside timezone(…)
    hours, minutes = int(digits[1:3].rstrip(":")), int(digits[3:].lstrip(":") or 0)
    if hours > 14 or minutes > 59:  # noqa: PLR2004 - the furthest zone, the last minute
        raise DateError("no-such-time", time=zone)
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if digits[0] == "-" else offset)


def zone_of(moment: datetime) -> str:
    """The zone of a local time as it is written after it."""
    offset = moment.utcoffset()
    return zone_name(int(offset.total_seconds() // 60) if offset is not None else 0)


def zone_name(offset_minutes: int) -> str:
    """How a zone is written after a time: WIB, WITA, WIT, else UTC+hh:mm."""
    for name, hours in _ZONE_HOURS.items():
        if offset_minutes == hours * 60:
            return name
    sign = "-" if offset_minutes < 0 else "+"
    return f"UTC{sign}{abs(offset_minutes) // 60:02}:{abs(offset_minutes) % 60:02}"
