"""The check: every problem of the content, found beside the store that builds use."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from siarpers.doors.crew import Crew
from siarpers.doors.site import SiteFolder
from siarpers.doors.worker import Bench, FileTask
from siarpers.site.theme import theme_of
from siarpers.source.scan import scan
from siarpers.store import database, proofs
from siarpers.store.changes import Ledger
from siarpers.store.view import View
from siarpers.words.problem import Problem


def check(site: SiteFolder, now: int, clock: int, jobs: int) -> tuple[Problem, ...]:
    """Every problem of every content file, in the order of places; the site is left as it is."""
    with tempfile.TemporaryDirectory(prefix="siarpers-") as folder:
        bench = Bench(site.root, Path(folder), theme_of(site.root, site.newsroom), Path(folder))
        db, _ = database.open_store(bench.store, "check")
        with closing(db):
            return _check(db, bench, View(now), clock, jobs)


def _check(
    db: sqlite3.Connection, bench: Bench, view: View, clock: int, jobs: int
) -> tuple[Problem, ...]:
    ledger = Ledger(db, view, view, is_new=True)
    tasks = [FileTask(path, sign) for path, sign in scan(str(bench.root), {}, clock).suspect]
    with closing(Crew(bench, jobs)) as crew:
        for read in crew.read_files(tasks):
            db.execute("INSERT INTO file VALUES (?, ?)", (read.path, read.digest))
            if read.record:
                ledger.replace(read.record)
    proofs.prove(db, [task.path for task in tasks])
    return proofs.told_problems(db)
