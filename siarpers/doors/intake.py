"""The content as it stands enters the store, and what that may have moved is told."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from siarpers.doors.crew import Crew
from siarpers.doors.outcome import Progress
from siarpers.doors.worker import FileRead, FileTask
from siarpers.source.scan import Scan
from siarpers.store import database, proofs
from siarpers.store.changes import Changes, Ledger
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
            if not path.endswith(".md"):
                _set_photo(db, ledger, path, "", None)
        tasks = self._tasks(db, found, is_other=is_other)
        unread = set()
        for done, read in enumerate(self.crew.read_files(tasks), 1):
            progress("read", done, len(tasks))
            if _enter(db, ledger, read, keep_last_good=not is_other):
                touched.add(read.path)
            if not read.digest:
                unread.add(read.path.rpartition("/")[0])
        for path in due(db, before, self.view):
            ledger.reconsider(path)
            touched.add(path)
        for folder, signs in found.folders:
            db.execute("INSERT OR REPLACE INTO folder VALUES (?, ?)", (folder, signs))
        db.execute("DELETE FROM folder WHERE files = x''")
        # What may be read the next time gives no sign of it: its folder is looked at again.
        db.executemany("DELETE FROM folder WHERE path = ?", [(folder,) for folder in unread])
        self._prove(db, ledger, touched)
        remember_view(db, self.view)
        return ledger.close()

    @staticmethod
    def _tasks(db: sqlite3.Connection, found: Scan, *, is_other: bool) -> list[FileTask]:
        """Files to read; after a change of config the digest of a text says nothing."""

        def digest_of(path: str) -> str:
            row = db.execute("SELECT digest FROM file WHERE path = ?", (path,)).fetchone()
            return row[0] if row else ""

        return [
            FileTask(path, sign, "" if is_other and path.endswith(".md") else digest_of(path))
            for path, sign in found.suspect
        ]

    def _prove(self, db: sqlite3.Connection, ledger: Ledger, touched: set[str]) -> None:
        """Archive problems are right; while going on, the later of two rivals is barred."""
        if touched:
            proofs.prove(db, proofs.concerned(db, touched, ledger.slugs))
        losers = proofs.losers(db) if self.keep_going else set()
        barred = {path for (path,) in db.execute("SELECT path FROM document WHERE barred")}
        for path in sorted(losers ^ barred):
            ledger.reconsider(path, barred=path in losers)
        if losers ^ barred:
            proofs.prove(db, proofs.concerned(db, losers ^ barred, ()))


def _enter(db: sqlite3.Connection, ledger: Ledger, read: FileRead, *, keep_last_good: bool) -> bool:
    """The file as read is remembered; whether its bytes were others than before."""
    db.execute("INSERT OR REPLACE INTO file VALUES (?, ?)", (read.path, read.digest))
    if read.record is None:
        return False
    ledger.replace(read.record, keep_last_good=keep_last_good)
    if not read.path.endswith(".md"):
        _set_photo(db, ledger, read.path, read.digest, read.photo)
    return True


def _set_photo(
    db: sqlite3.Connection,
    ledger: Ledger,
    path: str,
    digest: str,
    size: tuple[int, int, int] | None,
) -> None:
    db.execute("DELETE FROM photo WHERE path = ?", (path,))
    if size:
        db.execute("INSERT INTO photo VALUES (?, ?, ?, ?, ?)", (path, digest, *size))
    ledger.photo_changed(path)
