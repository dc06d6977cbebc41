"""The view: what decides which documents are visible, besides themselves."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from siarpers.store.database import meta, set_meta
from siarpers.words.listing import NEWS

_TWO_DAYS = 2 * 24 * 3600
"""How long a release is news to Google News, in seconds."""


@dataclass(frozen=True, slots=True)
class View:
    """The moment a site is built for, and whether drafts and future releases are shown."""

    now: int
    """Seconds since 1970, UTC."""
    drafts: bool = False
    future: bool = False


def last_view(db: sqlite3.Connection) -> View | None:
    """The view under which the store was left; None when it was never filled."""
    told = meta(db, "view")
    return View(*json.loads(told)) if told else None


def remember_view(db: sqlite3.Connection, view: View) -> None:
    """The store is that of the view once the transaction commits."""
    set_meta(db, "view", json.dumps([view.now, view.drafts, view.future]))


def oldest_news(db: sqlite3.Connection, view: View) -> int | None:
    """The moment of the oldest release that is news under the view; None when none is."""
    since = view.now - _TWO_DAYS
    row = db.execute("SELECT min(at) FROM listing WHERE list = ? AND at > ?", (NEWS, since))
    oldest: int | None = row.fetchone()[0]
    return oldest


def due(db: sqlite3.Connection, before: View, view: View) -> list[str]:
    """Paths of documents that the passing of time, or another view, may show or hide."""
    early, late = sorted((before.now, view.now))
    rows = set(
        db.execute(
            "SELECT path FROM document WHERE visible_at > ?1 AND visible_at <= ?2 "
            "UNION SELECT path FROM document WHERE until > ?1 AND until <= ?2",
            (early, late),
        )
    )
    if (before.drafts, before.future) != (view.drafts, view.future):
        rows |= set(
            db.execute(
                "SELECT path FROM document WHERE draft UNION "
                "SELECT path FROM document WHERE visible_at > ?",
                (early,),
            )
        )
    return sorted(path for (path,) in rows)
