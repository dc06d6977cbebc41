"""Questions about the calendar of a list: its months, one month, one day."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import ClassVar

from siarpers.store.documents import card_from
from siarpers.store.questions.question import FIRST, LAST, Answer, Rows, Span
from siarpers.words.listing import CROWDED
from siarpers.words.newsroom import Newsroom
from siarpers.words.release import Card

_ANY_ZONE = timedelta(hours=14)
"""The index is ordered by UTC and calendars go by local date: no zone is further off."""


def day_span(list_id: str, day: str) -> Span:
    """The span that surely holds every release of a local day, YYYY-MM-DD."""
    start = datetime.fromisoformat(day).replace(tzinfo=UTC)
    end = start + timedelta(days=1)
    return list_id, int((start - _ANY_ZONE).timestamp()), int((end + _ANY_ZONE).timestamp())


def month_span(list_id: str, month: str) -> Span:
    """The span that surely holds every release of a local month, YYYY-MM."""
    first = datetime.fromisoformat(f"{month}-01")
    following = (first + timedelta(days=31)).replace(day=1)
    last = following - timedelta(days=1)
    lowest = day_span(list_id, f"{first:%Y-%m-%d}")[1]
    return list_id, lowest, day_span(list_id, f"{last:%Y-%m-%d}")[2]


def _cards_of_month(db: sqlite3.Connection, span: Span, month: str) -> list[tuple[str]]:
    return db.execute(
        "SELECT card FROM listing JOIN document USING (path) WHERE list = ? "
        "AND at BETWEEN ? AND ? AND substr(day, 1, 7) = ? ORDER BY at DESC, path DESC",
        (*span, month),
    ).fetchall()


@dataclass(frozen=True, slots=True)
class Calendar:
    """How many releases a list holds in each month, the newest month first."""

    kind: ClassVar[str] = "calendar"
    list: str

    def answer(self, db: sqlite3.Connection) -> Answer:
        rows = db.execute(
            "SELECT month, count FROM tally WHERE list = ? ORDER BY month DESC", (self.list,)
        )
        return Answer(tuple(rows), ((self.list, FIRST, LAST),))

    def value(self, rows: Rows, _newsroom: Newsroom, /) -> Rows:
        return rows


@dataclass(frozen=True, slots=True)
class Months:
    """The months in which a list holds releases, newest first, however many they hold."""

    kind: ClassVar[str] = "months"
    list: str

    def answer(self, db: sqlite3.Connection) -> Answer:
        rows = db.execute(
            "SELECT month FROM tally WHERE list = ? ORDER BY month DESC", (self.list,)
        )
        return Answer(tuple(rows), ((self.list, FIRST, LAST),))

    def value(self, rows: Rows, _newsroom: Newsroom, /) -> tuple[str, ...]:
        return tuple(month for (month,) in rows)


@dataclass(frozen=True, slots=True)
class MonthFacts:
    """One month of a list; `cards` is empty when the month is crowded."""

    days: tuple[tuple[str, int], ...]
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """The releases of a list in one month: their days, and their cards if not crowded."""

    kind: ClassVar[str] = "month"
    list: str
    month: str

    def answer(self, db: sqlite3.Connection) -> Answer:
        spans = (month_span(self.list, self.month),)
        days = db.execute(
            "SELECT day, count(*) FROM listing WHERE list = ? AND at BETWEEN ? AND ? "
            "AND substr(day, 1, 7) = ? GROUP BY day ORDER BY day DESC",
            (*spans[0], self.month),
        ).fetchall()
        cards: list[tuple[str]] = []
        if sum(count for _, count in days) <= CROWDED:
            cards = _cards_of_month(db, spans[0], self.month)
        return Answer((*days, *cards), spans)

    def value(self, rows: Rows, _newsroom: Newsroom, /) -> MonthFacts:
        days = tuple((row[0], row[1]) for row in rows if len(row) == 2)  # noqa: PLR2004 - (day, count)
        return MonthFacts(days, tuple(card_from(row[0]) for row in rows if len(row) == 1))


@dataclass(frozen=True, slots=True)
class Contents:
    """Every release of a list in one month, as cards, newest first."""

    kind: ClassVar[str] = "contents"
    list: str
    month: str

    def answer(self, db: sqlite3.Connection) -> Answer:
        span = month_span(self.list, self.month)
        return Answer(tuple(_cards_of_month(db, span, self.month)), (span,))

    def value(self, rows: Rows, _newsroom: Newsroom, /) -> tuple[Card, ...]:
        return tuple(card_from(card) for (card,) in rows)


@dataclass(frozen=True, slots=True)
class Day:
    """The releases of a list on one day, as cards, newest first."""

    kind: ClassVar[str] = "day"
    list: str
    day: str

    def answer(self, db: sqlite3.Connection) -> Answer:
        span = day_span(self.list, self.day)
        rows = db.execute(
            "SELECT card FROM listing JOIN document USING (path) WHERE list = ? "
            "AND at BETWEEN ? AND ? AND day = ? ORDER BY at DESC, path DESC",
            (*span, self.day),
        )
        return Answer(tuple(rows), (span,))

    def value(self, rows: Rows, _newsroom: Newsroom, /) -> tuple[Card, ...]:
        return tuple(card_from(card) for (card,) in rows)


@dataclass(frozen=True, slots=True)
class Beside:
    """The months of a list nearest to one month that hold releases: earlier, later."""

    kind: ClassVar[str] = "beside"
    list: str
    month: str

    def answer(self, db: sqlite3.Connection) -> Answer:
        row = db.execute(
            "SELECT (SELECT max(month) FROM tally WHERE list = ?1 AND month < ?2), "
            "(SELECT min(month) FROM tally WHERE list = ?1 AND month > ?2)",
            (self.list, self.month),
        ).fetchone()
        earlier, later = (row[0] or "", row[1] or "")
        lo = month_span(self.list, earlier)[1] if earlier else FIRST
        hi = month_span(self.list, later)[2] if later else LAST
        return Answer(((earlier, later),), ((self.list, lo, hi),))

    def value(self, rows: Rows, _newsroom: Newsroom, /) -> tuple[str, str]:
        return rows[0][0], rows[0][1]
