"""Every release that the store remembers, seen by readers or not, for whoever looks for one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import msgspec

from siarpers.store.database import meta
from siarpers.store.documents import Document
from siarpers.words.release import Term, Withdrawal


@dataclass(frozen=True, slots=True)
class Facts:
    """What a release is looked for by: some facts of `Release`, from whose JSON they are read.

    To read them all would take five times as long.
    """

    title: str
    authors: tuple[Term, ...]
    office: str
    date: datetime
    body: str
    summary: str
    programme: Term | None = None
    topics: tuple[Term, ...] = ()
    withdrawn: Withdrawal | None = None
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A content file that should be a release, and what is known of it."""

    path: str
    has_errors: bool = False
    """Whether the text has errors now; what else is told is of its last good version."""
    url: str = ""
    visible_at: int = 0
    """When readers may see it, unless it is a draft, in seconds since 1970."""
    facts: Facts | None = None
    """None while no good version is known."""


_read = msgspec.json.Decoder(Facts).decode


def entry_of(document: Document) -> Entry:
    """The entry of what was read; a standing page has no facts of a release."""
    if document.kind != "release":
        return Entry(document.path)
    facts = _read(document.whole)
    return Entry(document.path, url=document.url, visible_at=document.visible_at, facts=facts)


def is_of(db: sqlite3.Connection, form: str, config: str) -> bool:
    """Whether a build left the store whole, under this form and config."""
    is_same = (meta(db, "form"), meta(db, "config")) == (form, config)
    return is_same and meta(db, "view") is not None


def entries(db: sqlite3.Connection) -> Iterator[Entry]:
    """Every release of which a good version is known."""
    rows = db.execute("SELECT path, url, visible_at, whole FROM document WHERE kind = 'release'")
    for path, url, visible_at, whole in rows:
        yield Entry(path, url=url, visible_at=visible_at, facts=_read(whole))


def broken(db: sqlite3.Connection) -> set[str]:
    """Paths of the texts that had errors when they were last read."""
    rows = db.execute(
        "SELECT path FROM document WHERE outdated UNION "
        "SELECT path FROM file WHERE path GLOB '*.md' AND path NOT IN (SELECT path FROM document)"
    )
    return {path for (path,) in rows}
