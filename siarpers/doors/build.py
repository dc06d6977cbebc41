"""The build: what changed is read, what that moved is rendered, and it is published.

A page's bytes are a function of its spec, its template closure, the epoch and the
answers to its questions.  A page is fresh if and only if these are what was recorded
when it was made.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from siarpers.doors.crew import make_pages, read_files
from siarpers.doors.epoch import engine_form
from siarpers.doors.lock import locked
from siarpers.doors.site import SiteFolder
from siarpers.doors.worker import Bench, FileTask
from siarpers.site import output as site_output
from siarpers.site.addresses import file_of
from siarpers.site.pages import FIXED, fixed_pages, pages_of_document, pages_of_list
from siarpers.site.theme import Theme, closures, theme_of
from siarpers.source.scan import Scan, scan
from siarpers.store import database, pages, proofs
from siarpers.store.changes import Changes, Ledger, due
from siarpers.store.documents import View, fingerprint
from siarpers.words.problem import Problem, problem
from siarpers.words.wording import WORDINGS

Progress = Callable[[str, int, int], None]
"""Called with what is being done (`read`, `render`), how much is done, and of how much."""


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

    Raises LockedError when another build of the site is running.
    """
    theme = theme_of(site.root, site.newsroom)
    bench = Bench(site.root, options.output, theme, site.root / ".siarpers")
    with locked(bench.folder / "lock"):
        if options.force:
            bench.store.unlink(missing_ok=True)
        db, is_new = database.open_store(bench.store, engine_form())
        with closing(db):
            return _Build(db, bench, site, options, progress, is_new=is_new).run()


@dataclass
class _Build:
    """One build under way; its steps in the order of `run`."""

    db: sqlite3.Connection
    bench: Bench
    site: SiteFolder
    options: Options
    progress: Progress
    is_new: bool

    @property
    def theme(self) -> Theme:
        return self.bench.theme

    def run(self) -> Outcome:
        db, options = self.db, self.options
        moved = self.is_new or database.meta(db, "output") != str(options.output)
        if moved and not site_output.is_ours(options.output):
            folder = str(options.output)
            return Outcome((problem("output-not-ours", folder, folder=folder),))

        recipes, faults = self._recipes()
        if faults:
            return Outcome(faults)
        with db:
            changes = self._take_in(self._scan())
            pages.ask_again(db, pages.suspects(db, changes.points))
            self._expect_pages(changes)
            pages.compare_recipes(db, recipes)
            if moved:
                database.set_meta(db, "output", str(options.output))
        self._distrust_output()

        problems = proofs.told_problems(db)
        if any(is_error(p) for p in problems) and not options.keep_going:
            return Outcome(problems)
        return self._publish(problems, sweep=moved)

    def _scan(self) -> tuple[Scan, bool]:
        """What differs from the store; everything does when config.yaml does."""
        db = self.db
        config = fingerprint(repr(self.site.newsroom))
        is_other = database.meta(db, "config") != config
        database.set_meta(db, "config", config)
        rows = db.execute("SELECT path, size, mtime, inode FROM file")
        remembered = {path: (size, mtime, inode) for path, size, mtime, inode in rows}
        last = int(database.meta(db, "scanned") or 0)
        if is_other:
            remembered = dict.fromkeys(remembered, (-1, -1, -1))
        database.set_meta(db, "scanned", str(self.options.clock))
        return scan(self.site.root, remembered, last), is_other

    def _take_in(self, scanned: tuple[Scan, bool]) -> Changes:
        """The store holds the content as it stands; what that may have moved is told."""
        db, view = self.db, self.options.view
        found, is_other = scanned
        known = dict(db.execute("SELECT path, digest FROM file"))
        if is_other:
            known = {path: digest for path, digest in known.items() if not path.endswith(".md")}
        tasks = [FileTask(path, sign, known.get(path, "")) for path, sign in found.suspect]
        before = self._last_view()
        ledger = Ledger(db, before, view, points=not self.is_new)
        touched = set(found.gone)
        for path in found.gone:
            ledger.remove(path)
            db.execute("DELETE FROM file WHERE path = ?", (path,))
            if not path.endswith(".md"):
                self._set_photo(ledger, path, "", None)
        for done, read in enumerate(read_files(self.bench, tasks, self.options.jobs), 1):
            self.progress("read", done, len(tasks))
            db.execute(
                "INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?)",
                (read.path, *read.sign, read.digest),
            )
            if read.record is None:
                continue
            touched.add(read.path)
            ledger.replace(read.record, keep_last_good=not is_other)
            if read.item:
                db.execute(
                    "INSERT OR REPLACE INTO item VALUES (?, ?, ?)",
                    (read.path, read.item.changed, read.item.rss),
                )
            if not read.path.endswith(".md"):
                self._set_photo(ledger, read.path, read.digest, read.photo)
        for path in due(db, before, view):
            ledger.reconsider(path)
            touched.add(path)
        self._prove(ledger, touched)
        database.set_meta(db, "view", json.dumps([view.now, view.drafts, view.future]))
        return ledger.close()

    def _last_view(self) -> View:
        told = database.meta(self.db, "view")
        return View(*json.loads(told)) if told else self.options.view

    def _set_photo(
        self, ledger: Ledger, path: str, digest: str, size: tuple[int, int, int] | None
    ) -> None:
        self.db.execute("DELETE FROM photo WHERE path = ?", (path,))
        if size:
            self.db.execute("INSERT INTO photo VALUES (?, ?, ?, ?, ?)", (path, digest, *size))
        ledger.photo_changed(path)

    def _prove(self, ledger: Ledger, touched: set[str]) -> None:
        """Archive problems are right; while going on, the later of two rivals is barred."""
        db = self.db
        slugs = ledger.slugs
        proofs.prove(db, proofs.concerned(db, touched, slugs))
        losers = proofs.losers(db) if self.options.keep_going else set()
        barred = {path for (path,) in db.execute("SELECT path FROM document WHERE barred")}
        for path in sorted(losers ^ barred):
            ledger.reconsider(path, barred=path in losers)
        proofs.prove(db, proofs.concerned(db, losers ^ barred, ()))

    def _expect_pages(self, changes: Changes) -> None:
        """The store knows which pages there should be."""
        db, newsroom = self.db, self.site.newsroom
        statics = self.theme.addresses
        lists = set(changes.lists)
        frame = fingerprint(repr(newsroom), *statics.values())
        if database.meta(db, "frame") != frame:
            database.set_meta(db, "frame", frame)
            pages.expect(db, FIXED, fixed_pages(statics), "config")
            owners = {
                o for (o,) in db.execute("SELECT DISTINCT owner FROM page WHERE kind = 'office'")
            }
            offices = {f"office/{office.id}" for office in newsroom.offices}
            for closed in owners - offices:
                pages.expect(db, closed, (), "config")
            lists |= offices | {"site"}
        for list_id in sorted(lists):
            pages.expect(db, list_id, pages_of_list(db, list_id, newsroom), f"list {list_id}")
        for path in sorted(changes.documents):
            pages.expect(db, f"file/{path}", pages_of_document(db, path), f"file {path}")

    def _recipes(self) -> tuple[dict[str, str], tuple[Problem, ...]]:
        """The digest of what each kind of page is made from, besides spec and answers."""
        from siarpers.site.contexts import TEMPLATES  # noqa: PLC0415 - beside its use

        epoch = fingerprint(repr(self.site.newsroom), *self.theme.addresses.values())
        known = {
            k: tuple(v) for k, v in json.loads(database.meta(self.db, "references") or "{}").items()
        }
        faults: list[Problem] = []

        def parse(name: str, source: str) -> tuple[str, ...]:
            import jinja2  # noqa: PLC0415 - only when a template is new

            from siarpers.site.environment import template_references  # noqa: PLC0415 - as above

            try:
                return template_references(source)
            except jinja2.TemplateSyntaxError as error:
                where = f"templates/{name}"
                faults.append(
                    problem(
                        "template-error", where, error.lineno, template=name, reason=error.message
                    )
                )
                return ()

        closed, references = closures(self.theme.sources, TEMPLATES.values(), known, parse)
        if not faults and references != known:
            with self.db:
                database.set_meta(self.db, "references", json.dumps(references))
        recipes = {kind: fingerprint(epoch, closed[name]) for kind, name in TEMPLATES.items()}
        return recipes | {"feed": epoch}, tuple(faults)

    def _distrust_output(self) -> None:
        """Pages that are missing from output/ or were edited there are rendered again."""
        rows = self.db.execute("SELECT url, size, mtime FROM page WHERE state = ?", (pages.FRESH,))
        wrong = site_output.touched(rows, self.options.output)
        if not wrong:
            return
        with self.db:
            self.db.executemany(
                "UPDATE page SET state = ?, why = 'output' WHERE url = ?",
                [(pages.STALE, url) for url in wrong],
            )

    def _publish(self, problems: tuple[Problem, ...], *, sweep: bool) -> Outcome:
        """Every stale page is rendered and, if none failed, published; gone ones are deleted."""
        db, bench = self.db, self.bench
        shutil.rmtree(bench.waiting, ignore_errors=True)
        bench.waiting.mkdir(parents=True)
        specs, gone = list(pages.stale(db)), pages.gone(db)
        staged: list[site_output.Staged] = []
        failures: set[Problem] = set()
        try:
            for done, made in enumerate(make_pages(bench, specs, self.options.jobs), 1):
                self.progress("render", done, len(specs))
                if made.failure:
                    failures.add(made.failure)
                    continue
                page = made.staged
                staged.append(page)
                pages.record(
                    db, [pages.Published(page.url, page.digest, page.size, page.mtime, made.asked)]
                )
            if failures:
                return Outcome((*problems, *sorted(failures)))
            written = site_output.publish(staged, bench.output, bench.waiting)
            site_output.withdraw(gone, bench.output)
            pages.forget(db, gone)
            if sweep:
                self._sweep()
            db.commit()
        finally:
            db.rollback()
            shutil.rmtree(bench.waiting, ignore_errors=True)
        rendered = tuple(spec.url for spec in specs)
        return Outcome(problems, True, rendered, tuple(written), tuple(gone))

    def _sweep(self) -> None:
        """Nothing lies in output/ that this site does not publish."""
        known = frozenset(file_of(url) for (url,) in self.db.execute("SELECT url FROM page"))
        output = self.options.output
        site_output.withdraw([f"/{file}" for file in site_output.strangers(output, known)], output)
