"""Which pages are published, what each one asked, and which ones are stale."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import msgspec

from siarpers.store.changes import Point
from siarpers.store.documents import encode
from siarpers.store.questions import args_of, question_from
from siarpers.store.questions.question import Answer, Question, Span

FRESH, STALE, GONE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Spec:
    """What a page is of: with the answers to its questions it decides every byte."""

    url: str
    kind: str
    args: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A question a page asked and what it was told."""

    kind: str
    args: str
    fingerprint: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Published:
    """A page as it lies in output/."""

    url: str
    digest: str
    size: int
    mtime: int
    asked: tuple[Asked, ...]


def asked(question: Question[object], answer: Answer) -> Asked:
    """The question and its answer, as a page remembers them."""
    return Asked(question.kind, args_of(question), answer.fingerprint, answer.spans)


def expect(db: sqlite3.Connection, owner: str, specs: Iterable[Spec], why: str) -> None:
    """The owner's pages are exactly these: new and different ones stale, others gone."""
    wanted = {spec.url: spec for spec in specs}
    rows = db.execute("SELECT url, kind, args, state FROM page WHERE owner = ?", (owner,))
    for url, kind, args, state in rows.fetchall():
        spec = wanted.get(url)
        if spec is None:
            db.execute("UPDATE page SET state = ?, why = ? WHERE url = ?", (GONE, why, url))
        elif (kind, args) == (spec.kind, encode(spec.args)) and state != GONE:
            del wanted[url]
    db.executemany(
        "INSERT INTO page VALUES (?, ?, ?, ?, ?, '', 0, 0, '[]', ?) ON CONFLICT (url) DO UPDATE "
        "SET owner = excluded.owner, kind = excluded.kind, args = excluded.args, "
        "state = excluded.state, why = excluded.why",
        [(s.url, owner, s.kind, encode(s.args), STALE, why) for s in wanted.values()],
    )


def compare_recipes(db: sqlite3.Connection, recipes: Mapping[str, str]) -> None:
    """Every page whose kind is made from another template closure or epoch is stale."""
    before = dict(db.execute("SELECT kind, digest FROM recipe"))
    for kind, digest in recipes.items():
        if before.get(kind) != digest:
            db.execute(
                "UPDATE page SET state = ?, why = 'template' WHERE kind = ? AND state = ?",
                (STALE, kind, FRESH),
            )
            db.execute("INSERT OR REPLACE INTO recipe VALUES (?, ?)", (kind, digest))


def suspects(db: sqlite3.Connection, points: Iterable[Point]) -> set[int]:
    """Ids of the questions whose spans hold one of the points."""
    return {
        row[0]
        for list_id, at in points
        for row in db.execute(
            "SELECT question FROM span WHERE list = ?1 AND hi >= ?2 AND lo <= ?2", (list_id, at)
        )
    }


def ask_again(db: sqlite3.Connection, ids: Iterable[int]) -> int:
    """Pages told something else by these questions are stale; how many questions moved."""
    moved = 0
    for number in sorted(ids):
        kind, args, before, spans = db.execute(
            "SELECT kind, args, fingerprint, spans FROM question WHERE id = ?", (number,)
        ).fetchone()
        answer = question_from(kind, args).answer(db)
        told = answer.fingerprint
        _respan(db, number, spans, answer.spans, told)
        if told != before:
            moved += 1
            db.execute(
                "UPDATE page SET state = ?, why = ? WHERE state = ? AND url IN "
                "(SELECT page FROM asked WHERE question = ?)",
                (STALE, f"{kind} {args}", FRESH, number),
            )
    return moved


def _respan(
    db: sqlite3.Connection, number: int, before: str, spans: tuple[Span, ...], fingerprint: str
) -> None:
    after = encode(spans)
    if after != before:
        db.executemany(
            "DELETE FROM span WHERE list = ? AND hi = ? AND lo = ? AND question = ?",
            [(list_id, hi, lo, number) for list_id, lo, hi in msgspec.json.decode(before)],
        )
        db.executemany("INSERT OR IGNORE INTO span VALUES (?, ?, ?, ?)", _span_rows(number, spans))
    db.execute(
        "UPDATE question SET fingerprint = ?, spans = ? WHERE id = ?", (fingerprint, after, number)
    )


def _span_rows(number: int, spans: tuple[Span, ...]) -> list[tuple[str, int, int, int]]:
    return [(list_id, hi, lo, number) for list_id, lo, hi in spans]


def distrust(db: sqlite3.Connection, urls: Iterable[str]) -> None:
    """Of these pages, those that stay are stale: what lies in output/ is not what was published."""
    db.executemany(
        "UPDATE page SET state = ?, why = 'output' WHERE url = ? AND state = ?",
        [(STALE, url, FRESH) for url in urls],
    )


def stale(db: sqlite3.Connection) -> Iterator[Spec]:
    """Every page that has to be rendered: by kind, and of one kind those that show the same together."""
    rows = db.execute(
        "SELECT url, kind, args FROM page WHERE state > 0 AND state = ? ORDER BY kind, "
        "CASE WHEN kind IN ('month', 'day') THEN args ->> 1 END, url",
        (STALE,),
    )
    for url, kind, args in rows:
        yield Spec(url, kind, tuple(msgspec.json.decode(args)))


def spec_at(db: sqlite3.Connection, url: str) -> Spec | None:
    """What the page at an address is of; None when none is there."""
    row = db.execute("SELECT kind, args FROM page WHERE url = ?", (url,)).fetchone()
    return Spec(url, row[0], tuple(msgspec.json.decode(row[1]))) if row else None


def reasons(db: sqlite3.Connection) -> dict[str, str]:
    """Why each page has to be rendered, by its address."""
    rows = db.execute(
        "SELECT url, why FROM page WHERE state > 0 AND state = ? ORDER BY url", (STALE,)
    )
    return dict(rows.fetchall())


def gone(db: sqlite3.Connection) -> list[str]:
    """Addresses of the pages that have to be deleted."""
    return [
        url for (url,) in db.execute("SELECT url FROM page WHERE state > 0 AND state = ?", (GONE,))
    ]


def feeds(db: sqlite3.Connection) -> dict[str, tuple[str, bool]]:
    """By address, the digest of each feed as last made, and whether it stands as it should.

    A feed that is still to be made, as while a new store fills, is among them with no digest.
    """
    rows = db.execute(
        "SELECT url, digest, state FROM page "
        "WHERE (url GLOB '*/feed.xml' OR url GLOB '*/atom.xml' OR url GLOB '*/feed.json') "
        "AND kind NOT IN ('redirect', 'static') ORDER BY url"
    )
    return {url: (digest, state == FRESH) for url, digest, state in rows}


def record(db: sqlite3.Connection, pages: Iterable[Published]) -> None:
    """The pages are fresh, and the store knows what they asked."""
    known: dict[tuple[str, str], int] = {}
    asked: list[tuple[int, str]] = []
    spans: list[tuple[str, int, int, int]] = []
    dropped: list[tuple[str, set[int]]] = []
    for page in pages:
        (text,) = db.execute("SELECT questions FROM page WHERE url = ?", (page.url,)).fetchone()
        before = set(msgspec.json.decode(text))
        now = {_remember(db, question, known, spans) for question in page.asked}
        asked += [(number, page.url) for number in now - before]
        if before - now:
            dropped.append((page.url, before - now))
        db.execute(
            "UPDATE page SET state = ?, digest = ?, size = ?, mtime = ?, questions = ? "
            "WHERE url = ?",
            (FRESH, page.digest, page.size, page.mtime, encode(sorted(now)), page.url),
        )
    # In the order of the tables: far fewer of their pages are touched that way.
    db.executemany("INSERT OR IGNORE INTO asked VALUES (?, ?)", sorted(asked))
    db.executemany("INSERT OR IGNORE INTO span VALUES (?, ?, ?, ?)", sorted(spans))
    for url, ids in dropped:
        _forget_questions(db, url, ids)


def _remember(
    db: sqlite3.Connection,
    question: Asked,
    known: dict[tuple[str, str], int],
    spans: list[tuple[str, int, int, int]],
) -> int:
    """The id under which the question is stored; spans of a new one are still to be entered."""
    name = (question.kind, question.args)
    if name in known:
        return known[name]
    row = db.execute("SELECT id, spans FROM question WHERE kind = ? AND args = ?", name).fetchone()
    if row:
        number: int = row[0]
        _respan(db, number, row[1], question.spans, question.fingerprint)
    else:
        cursor = db.execute(
            "INSERT INTO question (kind, args, fingerprint, spans) VALUES (?, ?, ?, ?)",
            (*name, question.fingerprint, encode(question.spans)),
        )
        number = cursor.lastrowid or 0
        spans += _span_rows(number, question.spans)
    if question.kind != "neighbourhood":  # asked by one page only: no need to keep it at hand
        known[name] = number
    return number


def _forget_questions(db: sqlite3.Connection, url: str, ids: Iterable[int]) -> None:
    """The page asks these no more; a question that nobody asks is dropped with its spans."""
    for number in ids:
        db.execute("DELETE FROM asked WHERE question = ? AND page = ?", (number, url))
        if not db.execute("SELECT 1 FROM asked WHERE question = ? LIMIT 1", (number,)).fetchone():
            (spans,) = db.execute("SELECT spans FROM question WHERE id = ?", (number,)).fetchone()
            _respan(db, number, spans, (), "")
            db.execute("DELETE FROM question WHERE id = ?", (number,))


def forget(db: sqlite3.Connection, urls: Iterable[str]) -> None:
    """The store knows nothing of these pages any more."""
    for url in urls:
        (text,) = db.execute("SELECT questions FROM page WHERE url = ?", (url,)).fetchone()
        _forget_questions(db, url, msgspec.json.decode(text))
        db.execute("DELETE FROM page WHERE url = ?", (url,))
