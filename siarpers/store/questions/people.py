"""Questions about what people said and what was put right."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Literal

from siarpers.store.documents import card_from, release_from
from siarpers.store.questions.question import Answer, Rows, newest
from siarpers.words.newsroom import Newsroom
from siarpers.words.release import Card, Quote


@dataclass(frozen=True, slots=True)
class Statement:
    """What a speaker said in one release."""

    card: Card
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Statements:
    """The newest releases that quote a speaker, with that speaker's quotes."""

    kind: ClassVar[str] = "statements"
    list: str
    count: int

    def answer(self, db: sqlite3.Connection) -> Answer:
        rows, span = newest(db, "card, whole", self.list, self.count)
        return Answer(tuple((card, whole) for _, card, whole in rows), (span,))

    def value(self, rows: Rows, _newsroom: Newsroom, /) -> tuple[Statement, ...]:
        slug = self.list.partition("/")[2]
        return tuple(
            Statement(
                card_from(card),
                tuple(
                    q
                    for q in release_from(whole).quotes
                    if q.speaker.slug == slug or (q.via and q.via.slug == slug)
                ),
            )
            for card, whole in rows
        )


@dataclass(frozen=True, slots=True)
class Amendment:
    """A correction or a withdrawal, as /ralat/ tells it."""

    card: Card
    date: datetime
    kind: Literal["correction", "withdrawal"]
    note: str
    ground: str = ""


@dataclass(frozen=True, slots=True)
class Amendments:
    """The newest corrections and withdrawals, each with its own time."""

    kind: ClassVar[str] = "amendments"
    count: int

    def answer(self, db: sqlite3.Connection) -> Answer:
        rows, span = newest(db, "card, whole", "corrections", self.count)
        return Answer(tuple(rows), (span,))

    def value(self, rows: Rows, _newsroom: Newsroom, /) -> tuple[Amendment, ...]:
        told: list[Amendment] = []
        for at, card_text, whole in rows:
            release, card = release_from(whole), card_from(card_text)
            taken = release.withdrawn
            if taken and int(taken.date.timestamp()) == at:
                told.append(Amendment(card, taken.date, "withdrawal", taken.reason, taken.ground))
            told += [
                Amendment(card, c.date, "correction", c.note)
                for c in release.corrections
                if int(c.date.timestamp()) == at
            ]
        return tuple(told)
