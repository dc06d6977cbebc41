"""The first look of a build: what may have changed since the last one ended well.

It reads no content and imports nothing that renders: most builds of a site that is
watched, or built by the clock, find nothing to do.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from siarpers.doors.building.outcome import Options
from siarpers.doors.site import SiteFolder
from siarpers.site.output import shelves, touched
from siarpers.site.theme import theme_folders
from siarpers.source.scan import YOUNG, Scan, scan, scan_files, signs_below
from siarpers.store.database import LOOSE, forget_meta, meta, set_meta
from siarpers.store.view import due, last_view, oldest_news


@dataclass(frozen=True, slots=True)
class Glance:
    """What a first look found."""

    content: Scan
    touched: tuple[str, ...]
    """Published pages that no longer stand in output/ as they were published."""
    ground: str
    """What the site rests on besides content; empty when only some files were looked at."""
    clock: int
    """Since when every change is seen, in nanoseconds since 1970."""
    is_settled: bool
    """Whether the published site is that of the content as it stands."""


def glance(db: sqlite3.Connection, site: SiteFolder, options: Options) -> Glance:
    """What may have changed; nothing is written."""
    last = int(meta(db, "scanned") or 0)
    if options.files is not None and last:  # a store that was damaged meanwhile is empty
        return _glance_at(db, site, options, options.files)
    is_same = meta(db, "config") == site.config
    remembered = dict(db.execute("SELECT path, files FROM folder"))
    found = scan(str(site.root), remembered, last, texts_again=not is_same)
    ground, youngest = _ground(site, options)
    published = db.execute(f"SELECT url, size, mtime FROM page WHERE {LOOSE}")  # noqa: S608 - a fixed text
    wrong = tuple(touched(chain(published, _suspect_shelves(db, options.output)), options.output))
    is_settled = (
        ground == meta(db, "settled")
        and youngest < last - YOUNG
        and not (found or wrong)
        and not _is_due(db, options)
    )
    return Glance(found, wrong, ground, options.clock, is_settled)


def _glance_at(
    db: sqlite3.Connection, site: SiteFolder, options: Options, files: Iterable[str]
) -> Glance:
    """What may have changed in these files of content; all else is as it was."""
    last = int(meta(db, "scanned") or 0)
    known = {
        folder: signs
        for at in {file.rpartition("/")[0] for file in files}
        for folder, signs in db.execute("SELECT path, files FROM folder WHERE path = ?", (at,))
    }
    found = scan_files(str(site.root), files, known)
    return Glance(found, (), "", last, is_settled=not found and not _is_due(db, options))


def _suspect_shelves(db: sqlite3.Connection, output: Path) -> Iterator[tuple[str, int, int]]:
    """(address, size, time of change) of the pages on shelves that were changed since.

    A picture or a document is replaced by a new file or not at all, which its folder tells:
    to look at each of a hundred thousand would take longer than to publish a release.
    """
    then = set((meta(db, "shelves") or "").splitlines())
    for name in sorted({line.partition(" ")[0] for line in then ^ _marks(output)}):
        yield from db.execute(
            "SELECT url, size, mtime FROM page WHERE state = 0 AND url >= ? AND url < ?",
            (f"/{name}/", f"/{name}0"),
        )


def _marks(output: Path) -> set[str]:
    """A line for each shelf: its path below output/, and when it was last changed."""
    return {f"{name} {changed}" for name, changed in shelves(output).items()}


def settle(db: sqlite3.Connection, seen: Glance, output: Path) -> None:
    """A look that finds nothing else is enough for the next build."""
    if not seen.ground:
        return
    set_meta(db, "settled", seen.ground)
    set_meta(db, "shelves", "\n".join(sorted(_marks(output))))


def unsettle(db: sqlite3.Connection) -> None:
    """The next build looks at everything, unless this one ends well."""
    forget_meta(db, "settled")


def _ground(site: SiteFolder, options: Options) -> tuple[str, int]:
    """What the site rests on besides content, and when a file of the theme last changed."""
    asked = f"{options.output} {options.drafts} {options.future} {options.keep_going}"
    parts, youngest = [asked, site.config], 0
    for folder in theme_folders(site.root):
        signs, changed = signs_below(str(folder))
        youngest = max(youngest, changed)
        parts.append(f"{folder} {signs.hex()}")
    return "\n".join(parts), youngest


def _is_due(db: sqlite3.Connection, options: Options) -> bool:
    before = last_view(db)
    return (
        before is None
        or bool(due(db, before, options.view))
        # The sitemap of news ends two days back.
        or oldest_news(db, before) != oldest_news(db, options.view)
    )
