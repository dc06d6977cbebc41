"""The publishing of what changed: it is read, what that moved is rendered, and it is published.

A page's bytes are a function of its spec, its template closure, the epoch and the
answers to its questions.  A page is fresh if and only if these are what was recorded
when it was made.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from itertools import islice
from pathlib import Path

from siarpers.doors.building.crew import Crew
from siarpers.doors.building.glance import Glance, settle, unsettle
from siarpers.doors.building.intake import Intake
from siarpers.doors.building.outcome import Options, Outcome, Progress, is_error
from siarpers.doors.building.urgent import show
from siarpers.doors.building.worker import Bench, PageMade
from siarpers.doors.site import SiteFolder
from siarpers.site import output as site_output
from siarpers.site.addresses import address_of, file_of
from siarpers.site.pages import (
    FIXED,
    fixed_pages,
    pages_of_document,
    pages_of_list,
    pages_of_photo,
)
from siarpers.site.recipes import recipes_of
from siarpers.site.theme import Theme, theme_of
from siarpers.store import database, pages, proofs
from siarpers.store.changes import Changes
from siarpers.store.items import remember_items
from siarpers.store.photos import is_kept, names_at
from siarpers.words.listing import NEWS, kind_of
from siarpers.words.problem import Problem, problem


def publish(
    db: sqlite3.Connection,
    site: SiteFolder,
    options: Options,
    progress: Progress,
    seen: Glance,
    *,
    is_new: bool,
) -> Outcome:
    """The published site is that of the content as it stands, unless an error forbids it."""
    is_elsewhere = is_new or database.meta(db, "output") != str(options.output)
    if is_elsewhere and not site_output.is_ours(options.output):
        folder = str(options.output)
        return Outcome((problem("output-not-ours", folder, folder=folder),))

    theme = theme_of(site.root, site.newsroom)
    bench = Bench(site.root, options.output, theme, site.folder, site.photos)
    recipes, faults = _recipes(db, theme)
    if faults:
        return Outcome(faults)
    with closing(Crew(bench, options.jobs)) as crew:
        intake = Intake(crew, site.config, options.view, seen.clock, is_new, options.keep_going)
        with db:
            unsettle(db)
            changes = intake.take_in(db, seen.content, progress)
            # With a new theme a page would be shown before its styles are there.
            if options.urgent and options.urgent.urls and options.files is not None:
                show(db, bench, changes, options.urgent)
            pages.ask_again(db, pages.suspects(db, changes.points))
            _expect_pages(db, theme, changes)
            pages.compare_recipes(db, recipes)
            pages.distrust(db, seen.touched)
            unkept = {*json.loads(database.meta(db, "unkept") or "[]"), *changes.names}
            database.set_meta(db, "unkept", json.dumps(sorted(unkept)))

        problems = proofs.told_problems(db)
        if any(is_error(found) for found in problems) and not options.keep_going:
            return Outcome(problems)
        outcome = _put_out(db, crew, options, progress, sweep=is_elsewhere)
    if outcome.published:
        if is_new:
            bench.darkroom.keep_only(lambda name: is_kept(db, name))
        for name in unkept:
            if not is_kept(db, name):
                bench.darkroom.forget(name)
        with db:
            database.set_meta(db, "unkept", "[]")
            settle(db, seen, options.output)
    if crew.has_lost_some:
        problems = (*problems, problem("process-lost", str(site.root)))
    return replace(outcome, problems=(*problems, *outcome.problems))


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
    newsroom, documents = theme.newsroom, set(changes.documents)
    lists = {*changes.lists, NEWS}  # what is news depends on the moment, too
    if database.meta(db, "epoch") != theme.epoch:
        database.set_meta(db, "epoch", theme.epoch)
        pages.expect(db, FIXED, fixed_pages(theme.addresses), "config")
        rows = db.execute("SELECT DISTINCT owner FROM page WHERE kind = 'office'")
        offices = {f"office/{office.id}" for office in newsroom.offices}
        for closed in {owner for (owner,) in rows} - offices:
            pages.expect(db, closed, (), "config")
        lists |= offices | {"site"}
        # A share card says the name of its office, and is published elsewhere when that changes.
        documents |= {path for (path,) in db.execute("SELECT path FROM document WHERE shown")}
    for list_id in sorted(name for name in lists if kind_of(name) != "photo"):
        pages.expect(db, list_id, pages_of_list(db, list_id, newsroom), f"list {list_id}")
    for name in sorted(names_at(db, changes.photos) | changes.names):
        pages.expect(db, f"photo/{name}", pages_of_photo(db, name), f"photo {name}")
    for path in sorted(documents):
        pages.expect(db, f"file/{path}", pages_of_document(db, path, newsroom), f"file {path}")
    # An address that a file gives up may be claimed by another, which did not change.
    for path in sorted(proofs.claimants(db, pages.gone(db))):
        pages.expect(db, f"file/{path}", pages_of_document(db, path, newsroom), f"file {path}")


def _put_out(
    db: sqlite3.Connection, crew: Crew, options: Options, progress: Progress, *, sweep: bool
) -> Outcome:
    """Every stale page is rendered and, if none failed, published; gone ones are deleted."""
    bench, specs, gone = crew.bench, list(pages.stale(db)), pages.gone(db)
    reasons = pages.reasons(db) if options.reasons else {}
    if not specs and not gone and not sweep:
        return Outcome((), published=True)
    staged: list[site_output.Staged] = []
    failures: set[Problem] = set()
    with bench.emptied():
        try:
            making = crew.make_pages(specs)
            while batch := list(islice(making, _BATCH)):
                failures |= {made.failure for made in batch if made.failure}
                good = [made for made in batch if not made.failure]
                staged += [made.staged for made in good]
                pages.record(db, map(_as_published, good))
                remember_items(db, [item for made in good for item in made.items])
                progress("render", len(staged), len(specs))
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
    rendered = tuple(sorted(spec.url for spec in specs))
    return Outcome(
        (),
        published=True,
        rendered=rendered,
        written=tuple(written),
        deleted=tuple(gone),
        reasons=reasons,
    )


_BATCH = 50
"""Pages that are entered into the store at once."""


def _as_published(made: PageMade) -> pages.Published:
    page = made.staged
    return pages.Published(page.url, page.digest, page.size, page.mtime, made.asked)


def _sweep(db: sqlite3.Connection, output: Path) -> list[str]:
    """Nothing lies in output/ that this site does not publish; the addresses deleted."""
    known = frozenset(file_of(url) for (url,) in db.execute("SELECT url FROM page"))
    swept = [address_of(file) for file in site_output.strangers(output, known)]
    site_output.withdraw(swept, output)
    return swept
