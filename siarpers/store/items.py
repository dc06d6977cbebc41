"""Feed items: made once for all feeds that carry them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """A release as feeds carry it."""

    path: str
    key: str
    """Tells the release and the newsroom it was made of."""
    changed: str
    """When its release last changed, in ISO 8601."""
    rss: str


def item_at(db: sqlite3.Connection, path: str, key: str) -> Item | None:
    """The item of a release; None when none was made of it as it stands."""
    row = db.execute("SELECT changed, rss FROM item WHERE path = ? AND key = ?", (path, key))
    found = row.fetchone()
    return Item(path, key, *found) if found else None


def remember_items(db: sqlite3.Connection, items: Iterable[Item]) -> None:
    """The items are at hand for the next feeds."""
    db.executemany(
        "INSERT OR REPLACE INTO item VALUES (?, ?, ?, ?)",
        [(item.path, item.key, item.changed, item.rss) for item in items],
    )
