"""The check: every problem of the content, found beside the store that builds use."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from siarpers.doors.building.crew import Crew
from siarpers.doors.building.intake import pass_over, take_in_photos
from siarpers.doors.building.outcome import no_progress
from siarpers.doors.building.worker import Bench, FileTask
from siarpers.doors.faults import faults_of_content, refusal
from siarpers.doors.site import SiteFolder
from siarpers.site.theme import theme_of
from siarpers.source.scan import scan
from siarpers.store import database, proofs
from siarpers.store.changes import Ledger
from siarpers.store.view import View
from siarpers.words.problem import Problem


def check(site: SiteFolder, now: int, clock: int, jobs: int) -> tuple[Problem, ...]:
    """Every problem of every content file, in the order of places; the site is left as it is."""
    if faults := faults_of_content(site.root):
        return faults
    with tempfile.TemporaryDirectory(prefix="siarpers-") as folder:
        theme = theme_of(site.root, site.newsroom)
        bench = Bench(site.root, Path(folder), theme, Path(folder), site.photos, keeps=False)
        db, _ = database.open_store(bench.store, "check")
        with closing(db):
            try:
                return _check(db, bench, View(now), clock, jobs)
            except OSError as error:
                return (refusal(error, site.root, site.root),)


def _check(
    db: sqlite3.Connection, bench: Bench, view: View, clock: int, jobs: int
) -> tuple[Problem, ...]:
    ledger = Ledger(db, view, view, is_new=True)
    found = scan(str(bench.root), {}, clock)
    texts = [FileTask(*text) for text in found.texts]
    with closing(Crew(bench, jobs)) as crew:
        for read in crew.read_files(texts):
            db.execute("INSERT INTO file VALUES (?, ?)", (read.path, read.digest))
            if read.record:
                ledger.replace(read.record)
        pass_over(ledger, found.strays)
        photos = [FileTask(*photo) for photo in found.photos]
        for _ in take_in_photos(db, crew, ledger, photos, no_progress):
            pass
    proofs.prove(db, [text.path for text in texts], view)
    return proofs.told_problems(db)
