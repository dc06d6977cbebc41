"""Releases are found in content/ as it stands, as fast as the last build allows.

No lock is taken, and neither store nor content is written to: the store is read in one
snapshot, and what differs from it in content/ is read anew.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from math import inf

from siarpers.doors.building.outcome import Progress, no_progress
from siarpers.doors.finding.wanted import Wanted
from siarpers.doors.site import SiteFolder
from siarpers.source.scan import Sign, scan
from siarpers.store.database import meta, read_store
from siarpers.store.documents import DAMAGE, Record
from siarpers.store.entries import Entry, broken, entries, entry_of, is_of


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found."""

    entries: tuple[Entry, ...]
    """The newest first; before them what has no date, since it cannot be read."""
    errors: int
    """How many files have errors, be they found or not."""
    authors: Mapping[str, str]
    """By slug, the name of everybody who wrote anything; none where no author is looked for."""


def find(
    site: SiteFolder, wanted: Wanted, now: int, jobs: int = 1, progress: Progress = no_progress
) -> Findings:
    """What is wanted of the releases in content/ as it stands."""
    try:
        with closing(read_store(site.store)) as db:
            db.execute("BEGIN")  # one snapshot, whatever a build enters meanwhile
            if is_of(db, site.form, site.config):
                return _sifted(_after_a_build(db, site, jobs, progress), wanted, now)
    except DAMAGE:
        pass
    found = scan(str(site.root), {}, 0)
    records = _records(site, found.texts, {}, jobs, progress)
    return _sifted(map(_entry_of, records), wanted, now)


def _after_a_build(
    db: sqlite3.Connection, site: SiteFolder, jobs: int, progress: Progress
) -> Iterator[Entry]:
    """Every text as an entry: from the store what is still so, read anew what may not be."""
    folders = dict(db.execute("SELECT path, files FROM folder"))
    # The snapshot is older than this scan, so what changes meanwhile is met as a difference.
    found = scan(str(site.root), folders, int(meta(db, "scanned") or 0))
    digests = dict(db.execute("SELECT path, digest FROM file")) if found.suspect else {}
    settled, faulty = set(found.gone), broken(db)
    for record in _records(site, found.texts, digests, jobs, progress):
        if record.document:
            settled.add(record.path)
            yield _entry_of(record)
        else:
            faulty.add(record.path)
    for entry in entries(db):
        if entry.path not in settled:
            settled.add(entry.path)
            yield replace(entry, has_errors=True) if entry.path in faulty else entry
    for path in faulty - settled:
        yield Entry(path, has_errors=True)


def _records(
    site: SiteFolder,
    texts: list[tuple[str, Sign]],
    digests: Mapping[str, str],
    jobs: int,
    progress: Progress,
) -> Iterator[Record]:
    """The texts whose bytes are others than those remembered by their digests, as they are now."""
    if not texts:
        return
    from siarpers.doors.building.crew import Crew  # noqa: PLC0415 - only when something is read
    from siarpers.doors.building.worker import Bench, FileTask  # noqa: PLC0415 - as above
    from siarpers.site.theme import theme_of  # noqa: PLC0415 - as above

    theme = theme_of(site.root, site.newsroom)
    bench = Bench(site.root, site.root / "output", theme, site.folder, site.photos, keeps=False)
    tasks = [FileTask(path, sign, digests.get(path, "")) for path, sign in texts]
    with closing(Crew(bench, jobs)) as crew:
        for done, read in enumerate(crew.read_files(tasks), 1):
            progress("read", done, len(tasks))
            if read.record:
                yield read.record


def _entry_of(record: Record) -> Entry:
    if record.document is None:
        return Entry(record.path, has_errors=True)
    return entry_of(record.document)


def _sifted(found: Iterable[Entry], wanted: Wanted, now: int) -> Findings:
    errors, fitting, authors = 0, [], dict[str, str]()
    for entry in found:
        errors += entry.has_errors
        if wanted.author and entry.facts:
            authors |= {author.slug: author.name for author in entry.facts.authors}
        if wanted.fits(entry, now):
            fitting.append(entry)
    return Findings(tuple(sorted(fitting, key=_rank, reverse=True)), errors, authors)


def _rank(entry: Entry) -> tuple[float, str]:
    return (entry.facts.date.timestamp() if entry.facts else inf), entry.path
