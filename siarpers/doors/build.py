"""The build: what changed is read, what that moved is rendered, and it is published.

A page's bytes are a function of its spec, its template closure, the epoch and the
answers to its questions.  A page is fresh if and only if these are what was recorded
when it was made.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from siarpers.doors.crew import make_pages
from siarpers.doors.epoch import engine_form
from siarpers.doors.intake import Intake, Progress
from siarpers.doors.lock import locked
from siarpers.doors.site import SiteFolder
from siarpers.doors.worker import Bench
from siarpers.site import output as site_output
from siarpers.site.addresses import address_of, file_of
from siarpers.site.pages import FIXED, fixed_pages, pages_of_document, pages_of_list
from siarpers.site.recipes import recipes_of
from siarpers.site.theme import Theme, theme_of
from siarpers.store import database, pages, proofs
from siarpers.store.changes import Changes
from siarpers.store.documents import View, fingerprint
from siarpers.words.problem import Problem, problem
from siarpers.words.wording import WORDINGS


@dataclass(frozen=True, slots=True)
class Options:
    """What a build is asked for; `now` and `clock` are given, never taken from the system."""

    now: int
    """The moment that decides embargoes and expiries, in seconds since 1970."""
    clock: int
    """When this build began, in nanoseconds since 1970, for the racy-file rule alone."""
    output: Path
    drafts: bool = False
    future: bool = False
    jobs: int = 1
    force: bool = False
    keep_going: bool = False
    verify: bool = False
    reasons: bool = False
    """Whether to tell why each page was rendered."""

    @property
    def view(self) -> View:
        return View(self.now, self.drafts, self.future)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build found and did."""

    problems: tuple[Problem, ...]
    published: bool = False
    rendered: tuple[str, ...] = ()
    """Addresses of the pages that were rendered."""
    written: tuple[str, ...] = ()
    """Addresses of the pages whose bytes changed."""
    deleted: tuple[str, ...] = ()
    reasons: dict[str, str] = field(default_factory=dict)
    """Why each page was rendered, by its address, if that was asked for."""
    waiting: int = 0
    """How many releases readers cannot see yet: drafts, embargoes, dates in the future."""

    @property
    def has_errors(self) -> bool:
        return any(is_error(p) for p in self.problems)


def is_error(found: Problem) -> bool:
    """Whether a problem keeps its file from being published."""
    return WORDINGS[found.code].severity == "error"


def _no_progress(_stage: str, _done: int, _total: int) -> None:
    pass


def build(site: SiteFolder, options: Options, progress: Progress = _no_progress) -> Outcome:
    """The published site is that of the content as it stands, unless an error forbids it.

    A full disk or a folder that cannot be written is an error too; what is not done
    then is done by the next build.  Raises LockedError when another build of the site is running.
    """
    bench = Bench(
        site.root, options.output, theme_of(site.root, site.newsroom), site.root / ".siarpers"
    )
    try:
        with locked(bench.folder / "lock"):
            if options.force:
                bench.store.unlink(missing_ok=True)
            try:
                return _open_and_build(bench, options, progress)
            except sqlite3.DatabaseError as error:
                if getattr(error, "sqlite_errorcode", 0) & 0xFF in _NO_ROOM:
                    raise
                bench.store.unlink(missing_ok=True)  # damaged: all of it can be made again
                return _open_and_build(bench, options, progress)
    except OSError as error:
        place = str(error.filename2 or error.filename or options.output)
        reason = error.strerror or str(error)
    except sqlite3.OperationalError as error:
        place, reason = str(bench.store), str(error)
    return Outcome((problem("cannot-write", place, place=place, reason=reason),))


_NO_ROOM = {
    *(sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN),
    *(sqlite3.SQLITE_READONLY, sqlite3.SQLITE_BUSY),
}
"""What SQLite says when the fault is the disk's and not the store's."""


def _open_and_build(bench: Bench, options: Options, progress: Progress) -> Outcome:
    db, is_new = database.open_store(bench.store, engine_form())
    with closing(db):
        return _build(db, bench, options, progress, is_new=is_new)


def _build(
    db: sqlite3.Connection, bench: Bench, options: Options, progress: Progress, *, is_new: bool
) -> Outcome:
    is_elsewhere = is_new or database.meta(db, "output") != str(options.output)
    if is_elsewhere and not site_output.is_ours(options.output):
        folder = str(options.output)
        return Outcome((problem("output-not-ours", folder, folder=folder),))

    recipes, faults = _recipes(db, bench.theme)
    if faults:
        return Outcome(faults)
    intake = Intake(bench, options.view, options.clock, options.jobs, is_new, options.keep_going)
    with db:
        changes = intake.take_in(db, progress)
        pages.ask_again(db, pages.suspects(db, changes.points))
        _expect_pages(db, bench.theme, changes)
        pages.compare_recipes(db, recipes)
        fresh = db.execute("SELECT url, size, mtime FROM page WHERE state = ?", (pages.FRESH,))
        pages.distrust(db, site_output.touched(fresh, options.output))

    problems = proofs.told_problems(db)
    if any(is_error(found) for found in problems) and not options.keep_going:
        return Outcome(problems)
    outcome = _publish(db, bench, options, progress, sweep=is_elsewhere)
    found = _disagreements(db, bench) if options.verify and outcome.published else ()
    hidden = "SELECT count(*) FROM document WHERE NOT shown"
    (waiting,) = db.execute(hidden).fetchone()
    return replace(outcome, problems=(*problems, *outcome.problems, *found), waiting=waiting)


def _recipes(db: sqlite3.Connection, theme: Theme) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """The recipe of each kind of page; templates are parsed only when they are new."""
    text = database.meta(db, "references") or "{}"
    known = {digest: tuple(names) for digest, names in json.loads(text).items()}
    recipes, references, faults = recipes_of(theme, known)
    if not faults and references != known:
        with db:
            database.set_meta(db, "references", json.dumps(references))
    return recipes, faults


def _expect_pages(db: sqlite3.Connection, theme: Theme, changes: Changes) -> None:
    """The store knows which pages there should be."""
    newsroom, lists = theme.newsroom, set(changes.lists)
    frame = fingerprint(repr(newsroom), *theme.addresses.values())
    if database.meta(db, "frame") != frame:
        database.set_meta(db, "frame", frame)
        pages.expect(db, FIXED, fixed_pages(theme.addresses), "config")
        rows = db.execute("SELECT DISTINCT owner FROM page WHERE kind = 'office'")
        offices = {f"office/{office.id}" for office in newsroom.offices}
        for closed in {owner for (owner,) in rows} - offices:
            pages.expect(db, closed, (), "config")
        lists |= offices | {"site"}
    for list_id in sorted(lists):
        pages.expect(db, list_id, pages_of_list(db, list_id, newsroom), f"list {list_id}")
    for path in sorted(changes.documents):
        pages.expect(db, f"file/{path}", pages_of_document(db, path), f"file {path}")
    # An address that a file gives up may be claimed by another, which did not change.
    for path in sorted(proofs.claimants(db, pages.gone(db))):
        pages.expect(db, f"file/{path}", pages_of_document(db, path), f"file {path}")


def _publish(
    db: sqlite3.Connection, bench: Bench, options: Options, progress: Progress, *, sweep: bool
) -> Outcome:
    """Every stale page is rendered and, if none failed, published; gone ones are deleted."""
    specs, gone = list(pages.stale(db)), pages.gone(db)
    reasons = pages.reasons(db) if options.reasons else {}
    if not specs and not gone and not sweep:
        return Outcome((), published=True)
    shutil.rmtree(bench.waiting, ignore_errors=True)
    bench.waiting.mkdir(parents=True)
    staged: list[site_output.Staged] = []
    failures: set[Problem] = set()
    try:
        for done, made in enumerate(make_pages(bench, specs, options.jobs), 1):
            progress("render", done, len(specs))
            if made.failure:
                failures.add(made.failure)
                continue
            page = made.staged
            staged.append(page)
            pages.record(
                db, [pages.Published(page.url, page.digest, page.size, page.mtime, made.asked)]
            )
        if failures:
            return Outcome(tuple(sorted(failures)))
        written = site_output.publish(staged, bench.output, bench.waiting)
        site_output.withdraw(gone, bench.output)
        pages.forget(db, gone)
        if sweep:
            gone += _sweep(db, bench.output)
            database.set_meta(db, "output", str(bench.output))
        db.commit()
    finally:
        db.rollback()
        shutil.rmtree(bench.waiting, ignore_errors=True)
    rendered = tuple(spec.url for spec in specs)
    return Outcome(
        (),
        published=True,
        rendered=rendered,
        written=tuple(written),
        deleted=tuple(gone),
        reasons=reasons,
    )


def _sweep(db: sqlite3.Connection, output: Path) -> list[str]:
    """Nothing lies in output/ that this site does not publish; the addresses deleted."""
    known = frozenset(file_of(url) for (url,) in db.execute("SELECT url FROM page"))
    swept = [address_of(file) for file in site_output.strangers(output, known)]
    site_output.withdraw(swept, output)
    return swept


def _disagreements(db: sqlite3.Connection, bench: Bench) -> tuple[Problem, ...]:
    from siarpers.doors.verify import disagreements  # noqa: PLC0415 - only with --verify

    return disagreements(db, bench)
