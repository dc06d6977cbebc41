"""Feed items: made once for all feeds that carry them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import astuple, dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """A release as feeds carry it: once in each format, its text beside it."""

    path: str
    key: str
    """Tells the release and the newsroom it was made of."""
    changed: str
    """When its release last changed, in ISO 8601."""
    at: int
    """Where its release stands in lists."""
    photo: str
    """Path of the file of its photo below the site's folder; empty when it has none."""
    html: str
    """The text with its addresses and photos still open."""
    rss: str
    atom: str
    json: str


def item_at(db: sqlite3.Connection, path: str, key: str) -> Item | None:
    """The item of a release; None when none was made of it as it stands."""
    row = db.execute("SELECT * FROM item WHERE path = ? AND key = ?", (path, key)).fetchone()
    return Item(*row) if row else None


def remember_items(db: sqlite3.Connection, items: Iterable[Item]) -> None:
    """The items are at hand for the next feeds."""
    db.executemany(
        "INSERT OR REPLACE INTO item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", map(astuple, items)
    )
