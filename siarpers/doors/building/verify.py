"""The store against the world: every answer, source and page looked at again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import msgspec

from siarpers.site.addresses import file_of
from siarpers.site.output import strangers
from siarpers.store.questions import question_from
from siarpers.words.digest import digest_of
from siarpers.words.problem import Problem, problem


def disagreements(db: sqlite3.Connection, root: Path, output: Path) -> tuple[Problem, ...]:
    """Where the store errs; none after a build that did its work.

    Every question is asked again and its spans compared, every source and every
    published page is hashed again, and output/ may hold nothing else.
    """
    found = [*_answers(db), *_sources(db, root), *_published(db, output)]
    known = frozenset(file_of(url) for (url,) in db.execute("SELECT url FROM page"))
    found += [("output", file) for file in strangers(output, known)]
    return tuple(problem("store-disagrees", where, what=what) for what, where in found)


def _answers(db: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    rows = db.execute("SELECT kind, args, fingerprint, spans FROM question")
    for kind, args, fingerprint, spans in rows.fetchall():
        answer = question_from(kind, args).answer(db)
        told = msgspec.json.decode(spans, type=tuple[tuple[str, int, int], ...])
        if (answer.fingerprint, answer.spans) != (fingerprint, told):
            yield "answer", f"{kind} {args}"


def _sources(db: sqlite3.Connection, root: Path) -> Iterator[tuple[str, str]]:
    for path, digest in db.execute("SELECT path, digest FROM file WHERE digest <> ''").fetchall():
        if _digest(root / path) != digest:
            yield "source", path


def _published(db: sqlite3.Connection, output: Path) -> Iterator[tuple[str, str]]:
    for url, digest in db.execute("SELECT url, digest FROM page").fetchall():
        if _digest(output / file_of(url)) != digest:
            yield "page", url


def _digest(file: Path) -> str:
    try:
        return digest_of(file.read_bytes())
    except OSError:
        return ""
