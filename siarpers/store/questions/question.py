"""What a question is, what an answer is, and where answers are read.

A *span* is an interval of the one ordered index (table `listing`), ends included; it
is open where the answer looked past the end of a list, and it covers what was found
absent.  A release that changes is a point at its old and at its new place; an answer
can only have moved when one of its spans holds such a point.  Facts that stand outside
`listing` (a list's name, a photo's size) are points at 0 of a list of their own.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

import msgspec

from siarpers.words.digest import digest_of
from siarpers.words.newsroom import Newsroom

FIRST, LAST = -(2**62), 2**62
"""The open ends of a span."""

T_co = TypeVar("T_co", covariant=True)

Span = tuple[str, int, int]
"""(list, lowest, highest), both ends included."""
Rows = tuple[tuple[Any, ...], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the store said: rows as read, and the spans they were read from."""

    rows: Rows
    spans: tuple[Span, ...]

    @property
    def fingerprint(self) -> str:
        """Equal for equal rows; what a page's freshness is judged by."""
        return digest_of(msgspec.json.encode(self.rows))


class Question(Protocol[T_co]):
    """One question: `answer` reads the rows, `value` makes them what a template sees."""

    @property
    def kind(self) -> str: ...

    def answer(self, db: sqlite3.Connection, /) -> Answer: ...

    def value(self, rows: Rows, newsroom: Newsroom, /) -> T_co: ...


def newest(
    db: sqlite3.Connection,
    columns: str,
    list_id: str,
    count: int,
    below: tuple[int, str] | None = None,
) -> tuple[list[Any], Span]:
    """The newest rows of a list (below a place), and the span they were read from."""
    before = "AND (at, listing.path) < (?, ?)" if below else ""
    rows = db.execute(
        f"SELECT at, {columns} FROM listing JOIN document USING (path) WHERE list = ? {before} "  # noqa: S608 - fixed texts
        "ORDER BY at DESC, listing.path DESC LIMIT ?",
        (list_id, *(below or ()), count),
    ).fetchall()
    lowest = rows[-1][0] if len(rows) == count else FIRST
    return rows, (list_id, lowest, below[0] if below else LAST)
