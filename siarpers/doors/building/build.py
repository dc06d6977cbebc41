"""The build: what changed since the last one is published."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace

from siarpers.doors.building.glance import glance, unsettle
from siarpers.doors.building.outcome import Options, Outcome, Progress, no_progress
from siarpers.doors.faults import faults_of_content, refusal
from siarpers.doors.lock import locked
from siarpers.doors.site import SiteFolder
from siarpers.store import database
from siarpers.words.problem import Problem, problem


def build(site: SiteFolder, options: Options, progress: Progress = no_progress) -> Outcome:
    """The published site is that of the content as it stands, unless an error forbids it.

    A full disk or a folder that cannot be written is an error too; what is not done
    then is done by the next build.  Raises LockedError when another build of the site is running.
    """
    store = site.store
    if faults := faults_of_content(site.root):
        return Outcome(faults)
    try:
        with locked(site.folder / "lock"):
            if options.force:
                store.unlink(missing_ok=True)
            try:
                return _build(site, options, progress)
            except sqlite3.DatabaseError as error:
                if getattr(error, "sqlite_errorcode", 0) & 0xFF in _NO_ROOM:
                    raise
                store.unlink(missing_ok=True)  # damaged: all of it can be made again
                return _build(site, options, progress)
    except OSError as error:
        return Outcome((refusal(error, site.root, options.output),))
    except sqlite3.OperationalError as error:
        found = problem("cannot-write", str(store), place=store, reason=str(error))
        return Outcome((found,))


_NO_ROOM = {
    *(sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN),
    *(sqlite3.SQLITE_READONLY, sqlite3.SQLITE_BUSY),
}
"""What SQLite says when the fault is the disk's and not the store's."""


def _build(site: SiteFolder, options: Options, progress: Progress) -> Outcome:
    db, is_new = database.open_store(site.store, site.form)
    with closing(db):
        seen = glance(db, site, options)
        if seen.is_settled:
            outcome = Outcome(_told_again(db), published=True)
        else:
            from siarpers.doors.building.publish import publish  # noqa: PLC0415 - costs 100 ms

            outcome = publish(db, site, options, progress, seen, is_new=is_new)
        found: tuple[Problem, ...] = ()
        if options.verify and outcome.published:
            from siarpers.doors.building.verify import disagreements  # noqa: PLC0415 - only with --verify
            from siarpers.store.pages import distrust  # noqa: PLC0415 - as above

            found = disagreements(db, site.root, options.output)
            if found:
                with db:  # the next build puts right what is published
                    distrust(db, [wrong.path for wrong in found])
                    unsettle(db)
        hidden = "SELECT count(*) FROM document WHERE NOT shown"
        (waiting,) = db.execute(hidden).fetchone()
        return replace(outcome, problems=(*outcome.problems, *found), waiting=waiting)


def _told_again(db: sqlite3.Connection) -> tuple[Problem, ...]:
    """The warnings of the content, as they were told when it was published."""
    if db.execute("SELECT 1 FROM problem LIMIT 1").fetchone() is None:
        return ()
    from siarpers.store.proofs import told_problems  # noqa: PLC0415 - rarely needed

    return told_problems(db)
