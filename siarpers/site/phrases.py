"""Dates, numbers and words as the site's language writes them."""

from __future__ import annotations

import gettext
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from siarpers.words.dates import zone_of
from siarpers.words.language import translation


@dataclass(frozen=True, slots=True)
class Phrases:
    """The names and marks of one language, taken from the Unicode CLDR by way of Babel."""

    language: str
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    days: tuple[str, ...]
    """From Monday, as `date.weekday()` counts."""
    group: str
    """What parts thousands."""

    def day(self, moment: date) -> str:
        """1 Februari 2024."""
        return f"{moment.day} {self.months[moment.month - 1]} {moment.year}"

    def short_day(self, moment: date) -> str:
        """1 Feb 2024."""
        return f"{moment.day} {self.short_months[moment.month - 1]} {moment.year}"

    def weekday_day(self, moment: date) -> str:
        """Kamis, 1 Februari 2024."""
        return f"{self.days[moment.weekday()]}, {self.day(moment)}"

    def moment(self, moment: datetime) -> str:
        """Kamis, 1 Februari 2024 - 12:17 WIB."""
        return f"{self.weekday_day(moment)} - {self.clock(moment)}"

    def clock(self, moment: datetime) -> str:
        """12:17 WIB: a colon in page furniture, as portals write it."""
        return f"{moment.hour:02}:{moment.minute:02} {zone_of(moment)}"

    def month_name(self, month: str) -> str:
        """Februari 2024, of 2024-02."""
        year, number = month.split("-")
        return f"{self.months[int(number) - 1]} {year}"

    def number(self, value: int) -> str:
        """1.234 in Indonesian, 1,234 in English."""
        return f"{value:,}".replace(",", self.group)


@cache
def phrases(language: str) -> Phrases:
    """The phrases of a language; Babel is asked once."""
    from babel import Locale  # noqa: PLC0415 - costs 20 ms, and only rendering needs it

    locale = Locale(language)
    months = locale.months["format"]
    return Phrases(
        language,
        tuple(months["wide"][n] for n in range(1, 13)),
        tuple(months["abbreviated"][n] for n in range(1, 13)),
        tuple(locale.days["format"]["wide"][n] for n in range(7)),
        locale.number_symbols["latn"]["group"],
    )


@cache
def page_words(language: str) -> gettext.NullTranslations:
    """The catalogue of the words on pages."""
    return translation("pages", language)
