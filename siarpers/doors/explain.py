"""What a page asked, from which templates it came, and why it was last rendered."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from urllib.parse import urlsplit

import msgspec

from siarpers.doors.site import SiteFolder
from siarpers.site.addresses import file_of
from siarpers.site.recipes import templates_of
from siarpers.site.theme import closure_of, theme_of
from siarpers.store import database
from siarpers.store.questions.question import Span


@dataclass(frozen=True, slots=True)
class AskedThen:
    """A question as a page put it, and the spans its answer was read from."""

    kind: str
    args: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything a page's bytes rest on."""

    url: str
    kind: str
    args: tuple[str, ...]
    why: str
    """What made it stale the last time: `file …`, `list …`, `template`, `config`, `output`,
    or the question whose answer moved."""
    templates: tuple[str, ...]
    questions: tuple[AskedThen, ...]


def explain(site: SiteFolder, asked: str) -> Explanation | None:
    """The explanation of a page, given as address, published file or content file.

    None when the last build knows no such page.
    """
    with closing(database.read_store(site.store)) as db:
        row = _page(db, site, asked)
        if row is None:
            return None
        url, kind, args, why, questions = row
        theme = theme_of(site.root, site.newsroom)
        references = msgspec.json.decode(database.meta(db, "references") or "{}")
        return Explanation(
            url=url,
            kind=kind,
            args=tuple(msgspec.json.decode(args)),
            why=why,
            templates=tuple(
                sorted(
                    {
                        reached
                        for name in templates_of(kind)
                        for reached in closure_of(theme.sources, name, references)
                    }
                )
            ),
            questions=tuple(_questions(db, msgspec.json.decode(questions))),
        )


def _page(db: sqlite3.Connection, site: SiteFolder, asked: str) -> tuple[str, ...] | None:
    columns = "SELECT url, kind, args, why, questions FROM page WHERE"
    wanted = _address(asked, site.newsroom.site.url)
    for url in (wanted, f"{wanted}/", wanted.removesuffix("index.html")):
        row = db.execute(f"{columns} url = ?", (url,)).fetchone()
        if row and file_of(row[0]):
            return tuple(row)
    found = db.execute(f"{columns} owner = ? ORDER BY url", (f"file/{asked}",)).fetchone()
    return tuple(found) if found else None


def _address(asked: str, base: str) -> str:
    """The address below the root that is meant, be it a whole one of the site or of its preview."""
    own, given = urlsplit(base), urlsplit(asked)
    if given.scheme in {"http", "https"}:
        if given.hostname not in {own.hostname, "127.0.0.1", "localhost"}:
            return asked
        asked = given.path
    below = f"/{asked.strip('/')}"
    return (
        (below.removeprefix(own.path) or "/") if f"{below}/".startswith(f"{own.path}/") else below
    )


def _questions(db: sqlite3.Connection, numbers: list[int]) -> list[AskedThen]:
    told = []
    for number in numbers:
        kind, args, spans = db.execute(
            "SELECT kind, args, spans FROM question WHERE id = ?", (number,)
        ).fetchone()
        read = msgspec.json.decode(spans, type=tuple[tuple[str, int, int], ...])
        told.append(AskedThen(kind, args, read))
    return sorted(told, key=lambda question: (question.kind, question.args))
