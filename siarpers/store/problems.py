"""Problems as the store keeps them, so that an unchanged file tells its own again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Literal

import msgspec

from siarpers.store.documents import encode
from siarpers.words.problem import Problem

Origin = Literal["reading", "archive"]
"""Who found it: the reading of the file alone, or a proof against the whole archive."""


def replace_problems(
    db: sqlite3.Connection, path: str, origin: Origin, problems: Iterable[Problem]
) -> None:
    """The stored problems of a file, as far as `origin` found them, are these."""
    db.execute("DELETE FROM problem WHERE path = ? AND origin = ?", (path, origin))
    db.executemany(
        "INSERT INTO problem VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(path, origin, p.line, p.column, p.code, encode(p.facts), p.width) for p in problems],
    )


def stored_problems(db: sqlite3.Connection) -> tuple[Problem, ...]:
    """Every problem of the content as the store holds it, in the order of places."""
    rows = db.execute(
        "SELECT path, line, column, code, facts, width FROM problem ORDER BY path, line, column, code, facts"
    )
    return tuple(
        Problem(
            path,
            line,
            column,
            code,
            msgspec.json.decode(facts, type=tuple[tuple[str, str], ...]),
            width,
        )
        for path, line, column, code, facts, width in rows
    )
