"""Changed documents enter the store, and what that may have moved is told.

The outcome is a set of *points*: each place in the ordered index where a document
stood or stands now.  `pages.suspects` finds the questions whose spans hold one.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from dataclasses import dataclass, replace

from siarpers.store.documents import (
    Document,
    Record,
    encode,
    places_from,
    release_from,
)
from siarpers.store.photos import StoredPhoto, set_photo
from siarpers.store.problems import replace_problems
from siarpers.store.view import View
from siarpers.words.listing import FRONT, is_published, kind_of
from siarpers.words.release import Release

Point = tuple[str, int]

_COLUMNS = (
    "path, kind, digest, url, slug, draft, visible_at, until, changed, headline, card, whole, "
    "places, barred"
)

_MANY = 20_000
"""Rows of the index that wait to be entered together."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed in the archive since the last build."""

    documents: frozenset[str]
    """Paths of content files that are new, different, gone, shown or hidden."""
    lists: frozenset[str]
    """Lists that gained or lost a release, or hold one that changed."""
    points: frozenset[Point]
    names: frozenset[str] = frozenset()
    """Names of photos that were replaced, or that nothing names any more."""

    @property
    def photos(self) -> set[str]:
        """Paths of photos that are shown otherwise now, or by others."""
        return {name.removeprefix("photo/") for name in self.lists if kind_of(name) == "photo"}


class Ledger:
    """The entering of changed documents, one after the other, inside one transaction.

    `before` is the view under which the store was left, `view` the one it is
    brought to.  In a new store nothing is replaced, and nothing has asked yet.
    """

    def __init__(
        self, db: sqlite3.Connection, before: View, view: View, *, is_new: bool = False
    ) -> None:
        self._db = db
        self._before = before
        self._view = view
        self._is_new = is_new
        self._points: set[Point] = set()
        self._documents: set[str] = set()
        self._lists: set[str] = set()
        self._slugs: set[str] = set()
        self._names: set[str] = set()
        self._photos: set[str] = set()
        self._placed: list[tuple[str, int, str, str]] = []
        self._tally: Counter[tuple[str, str]] = Counter()
        self._count: Counter[str] = Counter()

    @property
    def slugs(self) -> frozenset[str]:
        """Every slug that a changed document has or had."""
        return frozenset(self._slugs)

    @property
    def photos(self) -> frozenset[str]:
        """Paths of the photos that changed files name, or named before."""
        return frozenset(self._photos)

    def replace(self, record: Record, *, keep_last_good: bool = True) -> None:
        """The record's document stands in the store.

        A file with errors keeps its last good document, unless that must not be kept.
        """
        self._replace_links(record)
        old = None if self._is_new else load_document(self._db, record.path)
        if old:
            self._slugs.add(old.slug)
            self._db.execute(
                "UPDATE document SET outdated = ? WHERE path = ?",
                (record.document is None, record.path),
            )
        if record.document is None:
            if old and not keep_last_good:
                self._move(record.path, old, None)
            return
        if old and old.digest == record.document.digest and old.places == record.document.places:
            return
        self._move(record.path, old, record.document)

    def remove(self, path: str) -> None:
        """Nothing of the file is left in the store."""
        self._photos |= self._named_photos(path)
        for table in ("link", "claim", "problem", "item"):
            self._db.execute(f"DELETE FROM {table} WHERE path = ?", (path,))  # noqa: S608 - fixed names
        old = load_document(self._db, path)
        if old:
            self._move(path, old, None)

    def reconsider(self, path: str, *, barred: bool | None = None) -> None:
        """An unchanged document stands where the new view, or a new bar, puts it."""
        old = load_document(self._db, path)
        if old is None:
            return
        if barred is not None and barred != old.barred:
            self._move(path, old, replace(old, barred=barred))
        elif path not in self._documents and old.standing_places(
            self._before
        ) != old.standing_places(self._view):
            # What was entered in this build stands under the new view already.
            self._move(path, old, old)

    def _move(self, path: str, old: Document | None, new: Document | None) -> None:
        then = self._view if path in self._documents else self._before
        was = old.standing_places(then) if old else frozenset()
        now = new.standing_places(self._view) if new else frozenset()
        if was - now:
            self._enter_places()  # a file of a new store that is barred may still wait there
            self._db.executemany(
                "DELETE FROM listing WHERE list = ? AND at = ? AND path = ?",
                [(place[0], place[1], path) for place in was - now],
            )
        self._placed += [(*place, path) for place in now - was]
        if not self._is_new or len(self._placed) > _MANY:
            self._enter_places()
        for places, sign in ((was - now, -1), (now - was, 1)):
            for list_id, _, day in places:
                self._count[list_id] += sign
                if day:
                    self._tally[list_id, day[:7]] += sign
        self._documents.add(path)
        named = (*(old.places if old else ()), *(new.places if new else ()))
        self._photos.update(
            p.list.removeprefix("photo/") for p in named if kind_of(p.list) == "photo"
        )
        self._slugs.update(doc.slug for doc in (old, new) if doc)
        self._lists.update(place[0] for place in was | now)
        if not self._is_new:
            self._points.update((place[0], place[1]) for place in was | now)
            self._points.add((f"file/{path}", 0))
            self._points.update((f"slug/{doc.slug}", 0) for doc in (old, new) if doc)
        self._write(path, new, shown=bool(now))

    def _enter_places(self) -> None:
        """Rows that wait are in the index: in its order, which a new store is filled in faster."""
        self._db.executemany(
            "INSERT INTO listing (list, at, day, path) VALUES (?, ?, ?, ?)", sorted(self._placed)
        )
        self._placed.clear()

    def _write(self, path: str, new: Document | None, *, shown: bool) -> None:
        if new is None:
            self._db.execute("DELETE FROM document WHERE path = ?", (path,))
            return
        self._db.execute(
            f"INSERT OR REPLACE INTO document ({_COLUMNS}, shown) "  # noqa: S608 - fixed names
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(new.path, new.kind, new.digest, new.url, new.slug, new.draft, new.visible_at),
                *(
                    new.until,
                    new.changed,
                    new.headline,
                    new.card,
                    new.whole,
                    encode(new.places),
                    new.barred,
                    shown,
                ),
            ),
        )
        if new.claims:
            if not self._is_new:
                self._db.execute("DELETE FROM claim WHERE path = ?", (path,))
            self._db.executemany(
                "INSERT OR IGNORE INTO claim VALUES (?, ?)", [(url, path) for url in new.claims]
            )

    def _replace_links(self, record: Record) -> None:
        if self._is_new and not (record.links or record.problems):
            return
        if not self._is_new:
            self._photos |= self._named_photos(record.path)
        self._photos.update(link.target for link in record.links if link.kind == "photo")
        self._db.execute("DELETE FROM link WHERE path = ?", (record.path,))
        self._db.executemany(
            "INSERT INTO link VALUES (?, ?, ?, ?, ?, ?)",
            [(record.path, k.kind, k.target, k.line, k.column, k.written) for k in record.links],
        )
        replace_problems(self._db, record.path, "reading", record.problems)

    def _named_photos(self, path: str) -> set[str]:
        rows = self._db.execute(
            "SELECT target FROM link WHERE path = ? AND kind = 'photo'", (path,)
        )
        return {target for (target,) in rows}

    def set_photo(self, path: str, photo: StoredPhoto | None) -> None:
        """The photo at the path is this one, or nothing is known of it."""
        before = set_photo(self._db, path, photo)
        self._names.update({before} - {""})
        self._points.add((f"photo/{path}", 0))
        self._lists.add(f"photo/{path}")

    def close(self) -> Changes:
        """Tallies and names of the touched lists are right; everything that moved is told."""
        self._enter_places()
        self._db.executemany(
            "INSERT INTO tally VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count",
            [(*key, change) for key, change in self._tally.items() if change],
        )
        if any(change < 0 for change in self._tally.values()):
            self._db.execute("DELETE FROM tally WHERE count = 0")
        for list_id in sorted(self._lists):
            if is_published(list_id) or list_id == "corrections":
                self._name(list_id)
        return Changes(
            frozenset(self._documents),
            frozenset(self._lists),
            frozenset(self._points),
            frozenset(self._names),
        )

    def _name(self, list_id: str) -> None:
        """The list's row in `term` holds its count and the name its newest release gives it."""
        row = self._db.execute("SELECT name, count FROM term WHERE list = ?", (list_id,)).fetchone()
        before, count = row or ("", 0)
        after = count + self._count[list_id]
        name = ""
        if after:
            (whole,) = self._db.execute(
                "SELECT whole FROM listing JOIN document USING (path) WHERE list = ? "
                "ORDER BY at DESC, path DESC LIMIT 1",
                (list_id,),
            ).fetchone()
            name = _name_in(release_from(whole), list_id)
            self._db.execute(
                "INSERT OR REPLACE INTO term VALUES (?, ?, ?, ?)",
                (list_id, kind_of(list_id), name, after),
            )
        elif row:
            self._db.execute("DELETE FROM term WHERE list = ?", (list_id,))
        if (before, count > FRONT, count > 0) != (name, after > FRONT, after > 0):
            self._points |= {(f"term/{list_id}", 0), (f"lists/{kind_of(list_id)}", 0)}


def _name_in(release: Release, list_id: str) -> str:
    kind, _, slug = list_id.partition("/")
    if kind == "speaker":
        people = [p for q in release.quotes for p in (q.speaker, q.via) if p]
        return next(p.full_name for p in people if p.slug == slug)
    terms = {
        "author": release.authors,
        "topic": release.topics,
        "programme": (release.programme,) if release.programme else (),
    }.get(kind, ())
    return next((term.name for term in terms if term.slug == slug), "")


def load_document(db: sqlite3.Connection, path: str) -> Document | None:
    """The last good reading of a file, as it was entered; its claims are left out."""
    row = db.execute(f"SELECT {_COLUMNS} FROM document WHERE path = ?", (path,)).fetchone()  # noqa: S608 - fixed names
    if row is None:
        return None
    (
        path,
        kind,
        digest,
        url,
        slug,
        draft,
        visible_at,
        until,
        changed,
        headline,
        card,
        whole,
        places,
        barred,
    ) = row
    return Document(
        path=path,
        kind=kind,
        digest=digest,
        url=url,
        slug=slug,
        draft=bool(draft),
        visible_at=visible_at,
        until=until,
        changed=changed,
        headline=headline,
        card=card,
        whole=whole,
        places=places_from(places),
        barred=bool(barred),
    )
