"""What only the whole archive can prove: links, photos, replies, addresses taken twice.

Each proof looks at one content file.  A build proves again only the files that
changed and those that refer to something that changed.
"""

from __future__ import annotations

import posixpath
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from siarpers.store.changes import load_document
from siarpers.store.documents import release_from
from siarpers.store.photos import photo_at
from siarpers.store.problems import replace_problems, stored_problems
from siarpers.store.view import View
from siarpers.words.listing import is_reserved
from siarpers.words.problem import Problem, problem
from siarpers.words.release import answered
from siarpers.words.text import closest

WIDE_ENOUGH = 600
"""Pixels across: a photo with fewer is blurred on a telephone, and previews of it stay small."""
NEWS = timedelta(days=7)
"""A photo taken longer before its release is one from the archive."""


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


def prove(db: sqlite3.Connection, paths: Iterable[str], view: View) -> None:
    """The stored archive problems of these files are those of the archive as it stands."""
    for path in sorted(paths):
        found = [*_taken_addresses(db, path), *_broken_links(db, path, view)]
        replace_problems(db, path, "archive", found)


def rivals(db: sqlite3.Connection, path: str) -> list[tuple[str, str]]:
    """Each address the file claims that another published file claims too, with that file."""
    return db.execute(
        "SELECT mine.url, other.path FROM claim AS mine JOIN claim AS other USING (url) "
        "JOIN document ON document.path = other.path "
        "WHERE mine.path = ?1 AND other.path <> ?1 AND NOT document.draft "
        "AND NOT document.outdated ORDER BY 1, 2",
        (path,),
    ).fetchall()


def losers(db: sqlite3.Connection) -> set[str]:
    """Files that claim an address of the site itself, or one that an earlier path claims too."""
    reserved = db.execute("SELECT path FROM problem WHERE code = 'url-reserved'")
    later = db.execute(
        "SELECT mine.path "
        "FROM (SELECT url FROM claim GROUP BY url HAVING count(*) > 1) AS contested "
        "CROSS JOIN claim AS mine USING (url) CROSS JOIN claim AS other USING (url) "
        "JOIN document AS own ON own.path = mine.path "
        "JOIN document AS rival ON rival.path = other.path "
        "WHERE other.path < mine.path AND NOT own.draft AND NOT rival.draft"
    )
    return {path for (path,) in (*reserved, *later)}


def claimants(db: sqlite3.Connection, urls: Iterable[str]) -> set[str]:
    """The files that claim any of these addresses."""
    return {
        path
        for url in urls
        for (path,) in db.execute("SELECT path FROM claim WHERE url = ?", (url,))
    }


def _taken_addresses(db: sqlite3.Connection, path: str) -> Iterator[Problem]:
    row = db.execute("SELECT draft, outdated FROM document WHERE path = ?", (path,)).fetchone()
    if row is None or row[1]:
        return
    claimed = db.execute("SELECT url FROM claim WHERE path = ? ORDER BY url", (path,))
    for (url,) in claimed.fetchall():
        if is_reserved(url):
            yield problem("url-reserved", path, 1, 1, url=url)
    if not row[0]:
        for url, other in rivals(db, path):
            yield problem("url-taken", path, 1, 1, url=url, other=other)


def _broken_links(db: sqlite3.Connection, path: str, view: View) -> Iterator[Problem]:
    rows = db.execute(
        "SELECT kind, target, line, column, written FROM link WHERE path = ? ORDER BY line, column",
        (path,),
    ).fetchall()
    seen: set[str] = set()
    for kind, target, line, column, written in rows:
        if kind == "photo":
            is_told = target in seen or _is_put_away(db, path, target, view)
            found = [] if is_told else _photo_faults(db, path, target)
            seen.add(target)
        elif kind == "reply":
            found = [(_reply_fault(db, path, target, answered(written)), {})]
        else:
            found = [(_link_fault(db, target), {})]
        for code, facts in found:
            if code:
                said = {"written": written, **facts}
                yield problem(code, path, line, column, width=len(written), **said)


def _is_put_away(db: sqlite3.Connection, path: str, target: str, view: View) -> bool:
    """Whether the photo is not shown any more: its appeal is over, and its file may be gone.

    The last good version of a text with errors says nothing of the photos that it names now.
    """
    good = "SELECT 1 FROM document WHERE path = ? AND NOT outdated"
    document = load_document(db, path) if db.execute(good, (path,)).fetchone() else None
    if document is None or document.kind != "release":
        return False
    shown = (p for p in document.places if p.list == f"photo/{target}")
    return not any(place.until is None or place.until > view.now for place in shown)


def _link_fault(db: sqlite3.Connection, target: str) -> str:
    """The code of what is wrong with a link to a content file; empty when it holds."""
    row = db.execute(
        "SELECT shown FROM document WHERE path = ? AND NOT outdated", (target,)
    ).fetchone()
    if row:
        return "" if row[0] else "link-unpublished"
    # A file that is there but could not be read tells its own problems.
    found = db.execute("SELECT 1 FROM file WHERE path = ?", (target,)).fetchone()
    return "" if found else "broken-link"


def _photo_faults(
    db: sqlite3.Connection, path: str, target: str
) -> list[tuple[str, dict[str, str]]]:
    """The code and the words of each thing that is wrong with a photo in a content file."""
    photo = photo_at(db, target)
    if photo is None:
        return [("missing-photo", {})]
    if photo.fault:
        return [(photo.fault, dict(photo.facts))]
    found: list[tuple[str, dict[str, str]]] = []
    if photo.width < WIDE_ENOUGH:
        size = f"{photo.width} × {photo.height} px"
        found.append(("photo-small", {"size": size, "wanted": str(WIDE_ENOUGH)}))
    if photo.pictures > 1:
        found.append(("photo-moving", {}))
    if photo.taken and _is_undated(db, path, target, photo.taken):
        found.append(("photo-undated", {"date": photo.taken, "suggestion": photo.taken}))
    return found


def _is_undated(db: sqlite3.Connection, path: str, target: str, taken: str) -> bool:
    """Whether a release shows a photo taken long before it, without saying so (KEJ article 4)."""
    told = "SELECT 1 FROM problem WHERE path = ? AND origin = 'reading' AND code = 'photo-undated'"
    document = load_document(db, path)
    if document is None or document.kind != "release" or db.execute(told, (path,)).fetchone():
        return False
    release = release_from(document.whole)
    says = any(photo.taken for photo in release.photos if photo.file == target)
    return not says and release.date.date() - date.fromisoformat(taken) > NEWS


def _reply_fault(db: sqlite3.Connection, path: str, slug: str, name: str) -> str:
    """The code of what is wrong with a right of reply; empty when it finds its release."""
    found = db.execute(
        "SELECT shown FROM document WHERE slug = ?1 AND (?2 = ?1 OR url = ?2) "
        "AND kind = 'release' AND NOT outdated AND path <> ?3",
        (slug, name, path),
    ).fetchall()
    if len(found) > 1:
        return "ambiguous-reply"
    if not found:
        return "unknown-reply"
    return "" if found[0][0] else "link-unpublished"


def told_problems(db: sqlite3.Connection) -> tuple[Problem, ...]:
    """Every problem of the content, with what its writer may have meant.

    Suggestions are looked for only now: they come from the whole archive, and a
    stored one would grow stale with any file that is added or deleted.
    """
    return tuple(_suggesting(db, found) for found in stored_problems(db))


def _suggesting(db: sqlite3.Connection, found: Problem) -> Problem:
    written = dict(found.facts).get("written", "")
    if found.code == "unknown-reply":
        rows = db.execute(
            "SELECT DISTINCT slug FROM document WHERE kind = 'release' AND NOT outdated ORDER BY slug"
        )
        guess = closest(written, [slug for (slug,) in rows])
    elif found.code in {"broken-link", "missing-photo"}:
        ending = "path LIKE '%.md'" if found.code == "broken-link" else "path NOT LIKE '%.md'"
        rows = db.execute(f"SELECT path FROM file WHERE {ending} ORDER BY path")  # noqa: S608 - fixed texts
        folder = posixpath.dirname(found.path)
        near = [posixpath.relpath(path, folder) for (path,) in rows if path != found.path]
        # What lies beside the file is meant more likely than what lies elsewhere.  The ending,
        # which all share, says nothing.
        by_stem = {posixpath.splitext(path)[0]: path for path in reversed(near)}
        beside = [stem for stem in by_stem if "/" not in stem]
        stem = posixpath.splitext(written)[0]
        guess = by_stem.get(closest(stem, beside) or closest(stem, by_stem), "")
    else:
        return found
    return replace(found, facts=(*found.facts, ("suggestion", guess))) if guess else found
