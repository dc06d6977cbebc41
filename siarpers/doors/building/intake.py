"""The content as it stands enters the store, and what that may have moved is told."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from siarpers.doors.building.crew import Crew
from siarpers.doors.building.outcome import Progress
from siarpers.doors.building.worker import FileRead, FileTask
from siarpers.site.pictures.renditions import name_of
from siarpers.source.scan import Scan, distrusted
from siarpers.source.strays import not_read
from siarpers.store import database, proofs
from siarpers.store.changes import Changes, Ledger
from siarpers.store.documents import Record
from siarpers.store.photos import is_named, photo_at
from siarpers.store.view import View, due, last_view, remember_view


@dataclass(frozen=True, slots=True)
class Intake:
    """How content is taken in: by whom, under which view."""

    crew: Crew
    config: str
    """What config.yaml says, as one digest."""
    view: View
    clock: int
    """When the scan begins, in nanoseconds since 1970."""
    is_new: bool
    """Whether the store is new: then nothing can have moved."""
    keep_going: bool

    def take_in(self, db: sqlite3.Connection, found: Scan, progress: Progress) -> Changes:
        """The store holds the content as it stands; to be called inside a transaction.

        `found` is what differs from the store.  When config.yaml does, everything counts.
        """
        is_other = database.meta(db, "config") != self.config
        database.set_meta(db, "config", self.config)
        database.set_meta(db, "scanned", str(self.clock))
        before = last_view(db) or self.view
        ledger = Ledger(db, before, self.view, is_new=self.is_new)
        touched = set(found.gone)
        for path in found.gone:
            ledger.remove(path)
            db.execute("DELETE FROM file WHERE path = ?", (path,))
            ledger.set_photo(path, None)
        pass_over(ledger, found.strays)
        tasks = self._tasks(db, found, is_other=is_other)
        unread: set[str] = set()
        for done, read in enumerate(self.crew.read_files(tasks), 1):
            progress("read", done, len(tasks))
            if _enter(db, ledger, read, keep_last_good=not is_other):
                touched.add(read.path)
            if not read.digest:
                unread.add(read.path)
        photos = [FileTask(*photo) for photo in found.photos]
        again = _photos(db) if is_other else ()
        for read in take_in_photos(db, self.crew, ledger, photos, progress, again):
            touched.add(read.path)
            if not read.digest and read.photo and read.photo.fault == "photo-broken":
                unread.add(read.path)
        for path in due(db, before, self.view):
            ledger.reconsider(path)
            touched.add(path)
        for folder, signs in found.folders:
            db.execute("INSERT OR REPLACE INTO folder VALUES (?, ?)", (folder, signs))
        db.execute("DELETE FROM folder WHERE files = x''")
        # What may be read the next time gives no sign of it: it is looked at again.
        for path in sorted(unread):
            folder, _, name = path.rpartition("/")
            row = db.execute("SELECT files FROM folder WHERE path = ?", (folder,)).fetchone()
            signs = distrusted(row[0] if row else b"", [name])
            db.execute("INSERT OR REPLACE INTO folder VALUES (?, ?)", (folder, signs))
        self._prove(db, ledger, touched)
        remember_view(db, self.view)
        return ledger.close()

    @staticmethod
    def _tasks(db: sqlite3.Connection, found: Scan, *, is_other: bool) -> list[FileTask]:
        """Texts to read; after a change of config the digest of a text says nothing."""

        def digest_of(path: str) -> str:
            row = db.execute("SELECT digest FROM file WHERE path = ?", (path,)).fetchone()
            return row[0] if row else ""

        return [
            FileTask(path, sign, "" if is_other else digest_of(path)) for path, sign in found.texts
        ]

    def _prove(self, db: sqlite3.Connection, ledger: Ledger, touched: set[str]) -> None:
        """Archive problems are right; while going on, the later of two rivals is barred."""
        if touched:
            proofs.prove(db, proofs.concerned(db, touched, ledger.slugs), self.view)
        losers = proofs.losers(db) if self.keep_going else set()
        barred = {path for (path,) in db.execute("SELECT path FROM document WHERE barred")}
        for path in sorted(losers ^ barred):
            ledger.reconsider(path, barred=path in losers)
        if losers ^ barred:
            proofs.prove(db, proofs.concerned(db, losers ^ barred, ()), self.view)


def pass_over(ledger: Ledger, strays: Iterable[str]) -> None:
    """Files that are not read leave nothing in the store but that."""
    for path in strays:
        ledger.replace(Record(path, None, (), (not_read(path),)))


def take_in_photos(
    db: sqlite3.Connection,
    crew: Crew,
    ledger: Ledger,
    suspect: Sequence[FileTask],
    progress: Progress,
    again: Iterable[str] = (),
) -> Iterator[FileRead]:
    """The store knows every photo that content names, and no other; those that are others now.

    `suspect` are photos that may have changed, `again` those that may have to be developed
    in another way.  What no text names is not even opened: reporters leave all pictures of
    a day beside the release that shows one.
    """
    tasks = {task.path: task for task in suspect}
    db.executemany("INSERT OR IGNORE INTO file VALUES (?, '')", [(path,) for path in sorted(tasks)])
    full = crew.bench.newsroom.photos.originals
    waiting = []
    for path in sorted({*tasks, *ledger.photos, *again}):
        row = db.execute("SELECT digest FROM file WHERE path = ?", (path,)).fetchone()
        known = photo_at(db, path)
        if row is None or not is_named(db, path):
            if known:
                ledger.set_photo(path, None)
            continue
        is_same = known is not None and known.name == name_of(row[0], full=full)
        if path in tasks or not is_same:
            task = tasks.get(path, FileTask(path, (0, 0, 0)))
            waiting.append(replace(task, known=row[0] if is_same else ""))
    for done, read in enumerate(crew.read_photos(waiting), 1):
        progress("photos", done, len(waiting))
        db.execute("INSERT OR REPLACE INTO file VALUES (?, ?)", (read.path, read.digest))
        if read.photo:
            ledger.set_photo(read.path, read.photo)
            yield read


def _photos(db: sqlite3.Connection) -> list[str]:
    return [path for (path,) in db.execute("SELECT path FROM photo")]


def _enter(db: sqlite3.Connection, ledger: Ledger, read: FileRead, *, keep_last_good: bool) -> bool:
    """The file as read is remembered; whether its bytes were others than before."""
    db.execute("INSERT OR REPLACE INTO file VALUES (?, ?)", (read.path, read.digest))
    if read.record is None:
        return False
    ledger.replace(read.record, keep_last_good=keep_last_good)
    return True
