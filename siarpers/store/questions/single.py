"""Questions about one file: where it is published, which photo is shown."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import ClassVar

from siarpers.store.photos import StoredPhoto, photo_from
from siarpers.store.questions.question import Answer, Rows
from siarpers.words.newsroom import Newsroom


@dataclass(frozen=True, slots=True)
class PhotoShown:
    """A photo as a document shows it; no row when it may not be shown there.

    The document stands at `at` in the photo's list.  One whose appeal is over, or that is not
    visible, shows no photo, though another may show the same.
    """

    kind: ClassVar[str] = "photo"
    file: str
    path: str
    at: int

    def answer(self, db: sqlite3.Connection) -> Answer:
        name = f"photo/{self.file}"
        rows = db.execute(
            "SELECT whole FROM photo WHERE path = ? AND EXISTS "
            "(SELECT 1 FROM listing WHERE list = ? AND at = ? AND path = ?)",
            (self.file, name, self.at, self.path),
        )
        return Answer(tuple(rows), ((name, 0, 0), (name, self.at, self.at)))

    def value(self, rows: Rows, _newsroom: Newsroom, /) -> StoredPhoto | None:
        photo = photo_from(rows[0][0]) if rows else None
        return None if photo is None or photo.fault else photo


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
