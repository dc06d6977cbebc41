"""Questions about lists: their newest releases, their names, which there are."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import ClassVar

import msgspec

from siarpers.store.documents import card_from
from siarpers.store.questions.question import FIRST, LAST, Answer, Rows, newest
from siarpers.words.listing import FRONT, NEWS, ListFacts, list_facts
from siarpers.words.newsroom import Newsroom
from siarpers.words.release import Card


@dataclass(frozen=True, slots=True)
class Latest:
    """The newest releases of a list, as cards."""

    kind: ClassVar[str] = "latest"
    list: str
    count: int

    def answer(self, db: sqlite3.Connection) -> Answer:
        rows, span = newest(db, "card", self.list, self.count)
        return Answer(tuple((card,) for _, card in rows), (span,))

    def value(self, rows: Rows, _newsroom: Newsroom, /) -> tuple[Card, ...]:
        return tuple(card_from(card) for (card,) in rows)


@dataclass(frozen=True, slots=True)
class Newest:
    """(path, digest) of the releases of a list that are new or changed last: what a feed carries.

    A release that was corrected, updated or withdrawn stands there by the time of that, so
    that subscribers learn of it however old it is.
    """

    kind: ClassVar[str] = "newest"
    list: str
    count: int

    def answer(self, db: sqlite3.Connection) -> Answer:
        rows, span = newest(db, "document.path, digest", self.list, self.count)
        later, span_later = newest(db, "document.path, digest", f"amended/{self.list}", self.count)
        latest = {(path, digest): at for at, path, digest in (*rows, *later)}
        order = sorted(latest, key=lambda told: (latest[told], told), reverse=True)
        return Answer(tuple(order[: self.count]), (span, span_later))

    def value(self, rows: Rows, _newsroom: Newsroom, /) -> Rows:
        return rows


@dataclass(frozen=True, slots=True)
class Changed:
    """(address, last change) of those of a list that stand last: what a sitemap says of them."""

    kind: ClassVar[str] = "changed"
    list: str
    count: int

    def answer(self, db: sqlite3.Connection) -> Answer:
        rows, span = newest(db, "url, changed", self.list, self.count)
        return Answer(tuple((url, changed) for _, url, changed in rows), (span,))

    def value(self, rows: Rows, _newsroom: Newsroom, /) -> Rows:
        return rows


@dataclass(frozen=True, slots=True)
class News:
    """(address, title, date) of the newest releases that are news, back to a moment."""

    kind: ClassVar[str] = "news"
    since: int
    count: int

    def answer(self, db: sqlite3.Connection) -> Answer:
        rows = db.execute(
            "SELECT url, card ->> 'title', card ->> 'date' FROM listing JOIN document USING (path) "
            "WHERE list = ? AND at >= ? ORDER BY at DESC, path DESC LIMIT ?",
            (NEWS, self.since, self.count),
        )
        return Answer(tuple(rows), ((NEWS, self.since, LAST),))

    def value(self, rows: Rows, _newsroom: Newsroom, /) -> Rows:
        return rows


@dataclass(frozen=True, slots=True)
class ListNamed:
    """A list's name and whether it outgrew its front page."""

    kind: ClassVar[str] = "named"
    list: str

    def answer(self, db: sqlite3.Connection) -> Answer:
        row = db.execute("SELECT name, count FROM term WHERE list = ?", (self.list,)).fetchone()
        name, count = row or ("", 0)
        return Answer(((self.list, name, int(count > FRONT)),), ((f"term/{self.list}", 0, 0),))

    def value(self, rows: Rows, newsroom: Newsroom, /) -> ListFacts:
        list_id, name, has_archive = rows[0]
        return _facts(list_id, name, has_archive, newsroom)


@dataclass(frozen=True, slots=True)
class Lists:
    """Every list of one kind that holds a release, by id."""

    kind: ClassVar[str] = "lists"
    of: str

    def answer(self, db: sqlite3.Connection) -> Answer:
        rows = db.execute(
            "SELECT list, name, count FROM term WHERE kind = ? ORDER BY list", (self.of,)
        )
        facts = tuple((list_id, name, int(count > FRONT)) for list_id, name, count in rows)
        return Answer(facts, ((f"lists/{self.of}", 0, 0),))

    def value(self, rows: Rows, newsroom: Newsroom, /) -> tuple[ListFacts, ...]:
        return tuple(_facts(list_id, name, more, newsroom) for list_id, name, more in rows)


def _facts(list_id: str, name: str, has_archive: int, newsroom: Newsroom) -> ListFacts:
    kind, _, slug = list_id.partition("/")
    if kind == "office":
        name = newsroom.office(slug).name
    if kind == "site":
        name = newsroom.site.title
    return list_facts(list_id, name, FRONT + has_archive, newsroom)


@dataclass(frozen=True, slots=True)
class Standing:
    """Title and address of every standing page, in their order."""

    kind: ClassVar[str] = "standing"

    def answer(self, db: sqlite3.Connection) -> Answer:
        rows = db.execute(
            "SELECT card FROM listing JOIN document USING (path) WHERE list = 'standing' "
            "ORDER BY at, path"
        )
        return Answer(tuple(rows), (("standing", FIRST, LAST),))

    def value(self, rows: Rows, _newsroom: Newsroom, /) -> tuple[tuple[str, str], ...]:
        return tuple(msgspec.json.decode(card, type=tuple[str, str]) for (card,) in rows)
