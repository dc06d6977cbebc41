"""What only the whole archive can prove: links, photos, replies, addresses taken twice.

Each proof looks at one content file.  A build proves again only the files that
changed and those that refer to something that changed.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from siarpers.store.problems import replace_problems
from siarpers.words.problem import Problem, problem
from siarpers.words.text import closest


def concerned(db: sqlite3.Connection, changed: Iterable[str], slugs: Iterable[str]) -> set[str]:
    """The changed files, and those that refer to them or share an address with them.

    `slugs` are those that the changed files have or had.
    """
    paths = {row[0] for row in db.execute("SELECT path FROM problem WHERE code = 'url-taken'")}
    for path in changed:
        paths.add(path)
        paths.update(
            row[0] for row in db.execute("SELECT path FROM link WHERE target = ?", (path,))
        )
        paths.update(other for _, other in rivals(db, path))
    for slug in slugs:
        paths.update(
            row[0] for row in db.execute("SELECT path FROM link WHERE target = ?", (slug,))
        )
    return paths


def prove(db: sqlite3.Connection, paths: Iterable[str]) -> None:
    """The stored archive problems of these files are those of the archive as it stands."""
    for path in sorted(paths):
        found = [*_taken_addresses(db, path), *_broken_links(db, path)]
        replace_problems(db, path, "archive", found)


def rivals(db: sqlite3.Connection, path: str) -> list[tuple[str, str]]:
    """Each address the file claims that another published file claims too, with that file."""
    return db.execute(
        "SELECT mine.url, other.path FROM claim AS mine JOIN claim AS other USING (url) "
        "JOIN document ON document.path = other.path "
        "WHERE mine.path = ?1 AND other.path <> ?1 AND NOT document.draft ORDER BY 1, 2",
        (path,),
    ).fetchall()


def losers(db: sqlite3.Connection) -> set[str]:
    """Files that claim an address which an earlier path claims too: only one can have it."""
    rows = db.execute(
        "SELECT path, facts FROM problem WHERE code = 'url-taken' AND origin = 'archive'"
    )
    return {path for path, facts in rows if dict(json.loads(facts))["other"] < path}


def _taken_addresses(db: sqlite3.Connection, path: str) -> Iterator[Problem]:
    row = db.execute("SELECT draft FROM document WHERE path = ?", (path,)).fetchone()
    if row is None or row[0]:
        return
    for url, other in rivals(db, path):
        yield problem("url-taken", path, 1, 1, url=url, other=other)


def _broken_links(db: sqlite3.Connection, path: str) -> Iterator[Problem]:
    rows = db.execute(
        "SELECT kind, target, line, column, written FROM link WHERE path = ? ORDER BY line, column",
        (path,),
    ).fetchall()
    for kind, target, line, column, written in rows:
        at = (path, line, column)
        if kind == "photo":
            if not db.execute("SELECT 1 FROM file WHERE path = ?", (target,)).fetchone():
                guess = closest(target, _beside(db, target))
                yield problem(
                    "missing-photo",
                    *at,
                    width=len(written),
                    file=written,
                    **_suggested(guess.rpartition("/")[2]),
                )
        elif kind == "reply":
            if not db.execute(
                "SELECT 1 FROM document WHERE slug = ? AND kind = 'release'", (target,)
            ).fetchone():
                slugs = [
                    s for (s,) in db.execute("SELECT slug FROM document WHERE kind = 'release'")
                ]
                guess = closest(target, slugs)
                yield problem(
                    "unknown-reply", *at, width=len(written), slug=written, **_suggested(guess)
                )
        else:
            shown = db.execute("SELECT shown FROM document WHERE path = ?", (target,)).fetchone()
            if shown is None:
                guess = closest(target, [p for (p,) in db.execute("SELECT path FROM document")])
                yield problem(
                    "broken-link", *at, width=len(written), written=written, **_suggested(guess)
                )
            elif not shown[0]:
                yield problem("link-unpublished", *at, width=len(written), written=written)


def _beside(db: sqlite3.Connection, target: str) -> list[str]:
    """Files that are no Markdown, in the folder where the target was looked for."""
    folder = target.rpartition("/")[0] + "/"
    rows = db.execute(
        "SELECT path FROM file WHERE path >= ? AND path < ? AND path NOT LIKE '%.md'",
        (folder, folder[:-1] + "0"),
    )
    return [path for (path,) in rows if "/" not in path[len(folder) :]]


def _suggested(guess: str) -> dict[str, Any]:
    return {"suggestion": guess} if guess else {}
