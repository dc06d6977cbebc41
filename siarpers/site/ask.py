"""What a template may ask of the archive; every question is noted with its answer."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeVar

from siarpers.store.documents import release_from, standing_from
from siarpers.store.pages import Asked, asked
from siarpers.store.photos import StoredPhoto
from siarpers.store.questions.calendar import Beside, Calendar, Contents, Day, Month, Months
from siarpers.store.questions.lists import (
    Changed,
    Latest,
    ListNamed,
    Lists,
    Newest,
    News,
    Standing,
)
from siarpers.store.questions.neighbourhood import Around, Neighbourhood
from siarpers.store.questions.people import Amendment, Amendments, Statement, Statements
from siarpers.store.questions.question import Answer, Question, Rows
from siarpers.store.questions.single import Address, PhotoShown
from siarpers.words.listing import ListFacts
from siarpers.words.newsroom import Newsroom
from siarpers.words.release import Card, Release, StandingPage

T = TypeVar("T")
SHARED = frozenset({"standing", "named", "lists", "photo", "address"})
"""Kinds that many pages ask: their answers are kept for the length of a build."""


@dataclass(frozen=True, slots=True)
class MonthPage:
    """One month of a list, with the months that hold releases beside it."""

    days: tuple[tuple[str, int], ...]
    cards: tuple[Card, ...]
    """Empty when the month is crowded: then the days have pages."""
    earlier: str
    later: str

    @property
    def by_day(self) -> tuple[tuple[str, tuple[Card, ...]], ...]:
        """(day, its cards), newest first; empty when the month is crowded."""
        return tuple(
            (day, tuple(cards))
            for day, cards in groupby(self.cards, lambda card: f"{card.date:%Y-%m-%d}")
        )


class Ask:
    """The archive as templates see it; every question put is noted for the page at hand."""

    def __init__(self, db: sqlite3.Connection, newsroom: Newsroom) -> None:
        self._db = db
        self._newsroom = newsroom
        self._memory: dict[Question[Any], tuple[Answer, Asked]] = {}
        self._asked: dict[tuple[str, str], Asked] = {}

    def noted(self, make: Callable[[], T]) -> tuple[T, tuple[Asked, ...]]:
        """What `make` gives, and what was asked while it was made."""
        outer, self._asked = self._asked, {}
        try:
            return make(), tuple(self._asked.values())
        finally:
            self._asked = outer

    def put(self, question: Question[T]) -> T:
        """The answer to any question, noted."""
        known = self._memory.get(question)
        if known is None:
            answer = question.answer(self._db)
            known = (answer, asked(question, answer))
            if question.kind in SHARED:
                self._memory[question] = known
        answer, note = known
        self._asked[note.kind, note.args] = note
        return question.value(answer.rows, self._newsroom)

    def latest(self, list_id: str, count: int) -> tuple[Card, ...]:
        """The newest releases of a list."""
        return self.put(Latest(list_id, count))

    def note(self, asked: tuple[Asked, ...]) -> None:
        """These were asked too, by a part that pages share."""
        for question in asked:
            self._asked[question.kind, question.args] = question

    def newest(self, list_id: str, count: int) -> Rows:
        """(path, digest) of the releases of a list that are new or changed last."""
        return self.put(Newest(list_id, count))

    def around(self, release: Release) -> Around:
        """Older, newer, related older releases, and replies."""
        themes = [f"topic/{topic.slug}" for topic in release.topics]
        if release.programme:
            themes.append(f"programme/{release.programme.slug}")
        return self.put(
            Neighbourhood(
                release.path,
                release.at,
                release.slug,
                release.url,
                release.office,
                tuple(themes),
                release.replies_to,
            )
        )

    def calendar(self, list_id: str) -> Rows:
        """(month, count) of each month that holds releases, newest first."""
        return self.put(Calendar(list_id))

    def months(self, list_id: str) -> tuple[str, ...]:
        """The months that hold releases, newest first."""
        return self.put(Months(list_id))

    def month(self, list_id: str, month: str) -> MonthPage:
        """A month of a list."""
        facts = self.put(Month(list_id, month))
        earlier, later = self.put(Beside(list_id, month))
        return MonthPage(facts.days, facts.cards, earlier, later)

    def contents(self, list_id: str, month: str) -> tuple[Card, ...]:
        """Every release of a month of a list, newest first."""
        return self.put(Contents(list_id, month))

    def day(self, list_id: str, day: str) -> tuple[Card, ...]:
        """A day of a list."""
        return self.put(Day(list_id, day))

    def statements(self, list_id: str, count: int) -> tuple[Statement, ...]:
        """What a speaker said in the newest releases."""
        return self.put(Statements(list_id, count))

    def corrections(self, count: int) -> tuple[Amendment, ...]:
        """The newest corrections and withdrawals."""
        return self.put(Amendments(count))

    def list(self, list_id: str) -> ListFacts:
        """A list's name, addresses and whether it has an archive."""
        return self.put(ListNamed(list_id))

    def lists(self, kind: str) -> tuple[ListFacts, ...]:
        """Every list of a kind that holds a release."""
        return self.put(Lists(kind))

    def standing(self) -> tuple[tuple[str, str], ...]:
        """Title and address of the standing pages."""
        return self.put(Standing())

    def address(self, path: str) -> str:
        """Where a content file is published; empty when readers may not see it."""
        return self.put(Address(path))

    def photo(self, file: str, path: str, at: int) -> StoredPhoto | None:
        """A photo as the document at `path` shows it; None when it may not be shown there."""
        return self.put(PhotoShown(file, path, at))

    def release(self, path: str) -> Release:
        """A release, whole: only for pages whose spec names its digest."""
        return release_from(self._whole(path))

    def changed(self, list_id: str, count: int) -> Rows:
        """(address, last change) of those of a list that stand last."""
        return self.put(Changed(list_id, count))

    def news(self, since: int, count: int) -> Rows:
        """(address, title, date) of the newest releases that are news, back to a moment."""
        return self.put(News(since, count))

    def standing_page(self, path: str) -> StandingPage:
        """A standing page, whole: only for pages whose spec names its digest."""
        return standing_from(self._whole(path))

    def _whole(self, path: str) -> str:
        row = self._db.execute("SELECT whole FROM document WHERE path = ?", (path,)).fetchone()
        whole: str = row[0]
        return whole
