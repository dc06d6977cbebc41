"""Every release that the store remembers, seen by readers or not, for whoever looks for one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

import msgspec

from siarpers.store.database import meta
from siarpers.store.documents import Document
from siarpers.words.release import Term, Withdrawal

State = Literal["draft", "embargo", "scheduled", "withdrawn", "public"]


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

    @property
    def visible_from(self) -> datetime:
        """When readers may see it, unless it is a draft, in the time of its office if that is known."""
        return datetime.fromtimestamp(
            self.visible_at, self.facts.date.tzinfo if self.facts else UTC
        )

    def states(self, now: int) -> tuple[State, ...]:
        """How it stands to its readers, what keeps it from them first; never empty if it is known."""
        facts = self.facts
        if facts is None:
            return ()
        found: list[State] = []
        if facts.draft:
            found.append("draft")
        if self.visible_at > now:
            found.append("embargo" if self.visible_at > facts.date.timestamp() else "scheduled")
        if facts.withdrawn:
            found.append("withdrawn")
        return tuple(found) or ("public",)


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
    yield from _entries(db.execute(f"{_ENTRY} WHERE kind = 'release'"))


def waiting(db: sqlite3.Connection, now: int) -> Iterator[Entry]:
    """Every release that has a page in a preview, and none yet where readers are."""
    drafts, later = f"{_ENTRY} WHERE draft AND shown", f"{_ENTRY} WHERE visible_at > ? AND shown"
    yield from _entries(db.execute(f"{drafts} UNION {later}", (now,)))


_ENTRY = "SELECT path, url, visible_at, whole FROM document"


def _entries(rows: Iterable[tuple[str, str, int, str]]) -> Iterator[Entry]:
    for path, url, visible_at, whole in rows:
        yield Entry(path, url=url, visible_at=visible_at, facts=_read(whole))


def broken(db: sqlite3.Connection) -> set[str]:
    """Paths of the texts that had errors when they were last read."""
    rows = db.execute(
        "SELECT path FROM document WHERE outdated UNION "
        "SELECT path FROM file WHERE path LIKE '%.md' AND path NOT IN (SELECT path FROM document)"
    )
    return {path for (path,) in rows}
