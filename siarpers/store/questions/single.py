"""Questions about one file: where it is published, how large a photo is."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import ClassVar

from siarpers.store.questions.question import Answer, Rows
from siarpers.words.newsroom import Newsroom


@dataclass(frozen=True, slots=True)
class PhotoSize:
    """The digest, width, height and bytes of a published photo; no row when absent."""

    kind: ClassVar[str] = "photo"
    path: str

    def answer(self, db: sqlite3.Connection) -> Answer:
        rows = db.execute(
            "SELECT digest, width, height, bytes FROM photo WHERE path = ?", (self.path,)
        )
        return Answer(tuple(rows), ((f"photo/{self.path}", 0, 0),))

    def value(self, rows: Rows, _newsroom: Newsroom, /) -> Rows:
        return rows


@dataclass(frozen=True, slots=True)
class Address:
    """Where a content file is published: its URL, or no row when readers may not see it."""

    kind: ClassVar[str] = "address"
    path: str

    def answer(self, db: sqlite3.Connection) -> Answer:
        rows = db.execute("SELECT url FROM document WHERE path = ? AND shown", (self.path,))
        return Answer(tuple(rows), ((f"file/{self.path}", 0, 0),))

    def value(self, rows: Rows, _newsroom: Newsroom, /) -> str:
        return rows[0][0] if rows else ""
