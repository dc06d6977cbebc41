"""The store's tables, and how they are opened.

The store is a cache in one SQLite file: whatever it holds can be made again from
content/, so a store that is damaged or of another format is set aside for a new one.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path

FILE = "store.sqlite"
"""The store's name in the folder of what can be made again."""

LOOSE = "state = 0 AND kind NOT IN ('photo', 'card', 'ninjs')"
"""Pages that are looked at one by one; the others stand on shelves, which are looked at instead.

A query names the condition in these words, or reads the whole table.
"""

TABLES = f"""
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Source files as last seen: the signs of each folder's files, and what was read.
CREATE TABLE folder (path TEXT PRIMARY KEY, files BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE file (path TEXT PRIMARY KEY, digest TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- The last good reading of each content file; outdated while its text has errors.
CREATE TABLE document (
    path TEXT PRIMARY KEY, kind TEXT NOT NULL, digest TEXT NOT NULL,
    url TEXT NOT NULL, slug TEXT NOT NULL, draft INTEGER NOT NULL,
    visible_at INTEGER NOT NULL, until INTEGER, changed TEXT NOT NULL, barred INTEGER NOT NULL,
    shown INTEGER NOT NULL, outdated INTEGER NOT NULL DEFAULT 0,
    headline TEXT NOT NULL, card TEXT NOT NULL, whole TEXT NOT NULL, places TEXT NOT NULL
) STRICT;
CREATE INDEX document_slug ON document (slug);
CREATE INDEX document_visible ON document (visible_at);
CREATE INDEX document_until ON document (until) WHERE until IS NOT NULL;
CREATE INDEX document_hidden ON document (path) WHERE NOT shown;
CREATE INDEX document_draft ON document (draft) WHERE draft;
CREATE INDEX document_barred ON document (path) WHERE barred;

-- Photographs that content names: what their renditions are called, and all that is
-- known of them as JSON.
CREATE TABLE photo (path TEXT PRIMARY KEY, name TEXT NOT NULL, whole TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX photo_name ON photo (name);

-- References and addresses that only the whole archive can prove.
CREATE TABLE link (
    path TEXT NOT NULL, kind TEXT NOT NULL, target TEXT NOT NULL, line INTEGER NOT NULL,
    column INTEGER NOT NULL, written TEXT NOT NULL
) STRICT;
CREATE INDEX link_path ON link (path);
CREATE INDEX link_target ON link (target);
CREATE TABLE claim (url TEXT NOT NULL, path TEXT NOT NULL, PRIMARY KEY (url, path)) STRICT, WITHOUT ROWID;
CREATE INDEX claim_path ON claim (path);

CREATE TABLE problem (
    path TEXT NOT NULL, origin TEXT NOT NULL, line INTEGER NOT NULL, column INTEGER NOT NULL,
    code TEXT NOT NULL, facts TEXT NOT NULL, width INTEGER NOT NULL
) STRICT;
CREATE INDEX problem_path ON problem (path);

-- Which visible release stands in which list, and where: the one ordered index
-- that questions read and spans speak of.
CREATE TABLE listing (
    list TEXT NOT NULL, at INTEGER NOT NULL, path TEXT NOT NULL, day TEXT NOT NULL,
    PRIMARY KEY (list, at, path)
) STRICT, WITHOUT ROWID;
CREATE TABLE tally (
    list TEXT NOT NULL, month TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (list, month)
) STRICT, WITHOUT ROWID;
CREATE TABLE term (
    list TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, count INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX term_kind ON term (kind, list);

-- What pages asked, what they were told, and where the answer was read.
CREATE TABLE question (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, args TEXT NOT NULL,
    fingerprint TEXT NOT NULL, spans TEXT NOT NULL, UNIQUE (kind, args)
) STRICT;
CREATE TABLE span (
    list TEXT NOT NULL, hi INTEGER NOT NULL, lo INTEGER NOT NULL, question INTEGER NOT NULL,
    PRIMARY KEY (list, hi, lo, question)
) STRICT, WITHOUT ROWID;
CREATE TABLE asked (
    question INTEGER NOT NULL, page TEXT NOT NULL, PRIMARY KEY (question, page)
) STRICT, WITHOUT ROWID;

-- Published pages.  state: 0 fresh, 1 to be rendered, 2 to be deleted.
CREATE TABLE page (
    url TEXT PRIMARY KEY, owner TEXT NOT NULL, kind TEXT NOT NULL, args TEXT NOT NULL,
    state INTEGER NOT NULL, digest TEXT NOT NULL, size INTEGER NOT NULL,
    mtime INTEGER NOT NULL, questions TEXT NOT NULL, why TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX page_owner ON page (owner);
CREATE INDEX page_kind ON page (kind);
CREATE INDEX page_state ON page (state) WHERE state > 0;  -- a query names this condition, or scans
CREATE INDEX page_lies ON page (url, size, mtime) WHERE {LOOSE};
CREATE TABLE recipe (kind TEXT PRIMARY KEY, digest TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Feed items, made once for all feeds; key tells release and newsroom they were made of.
CREATE TABLE item (
    path TEXT PRIMARY KEY, key TEXT NOT NULL, changed TEXT NOT NULL, at INTEGER NOT NULL,
    photo TEXT NOT NULL, html TEXT NOT NULL, rss TEXT NOT NULL, atom TEXT NOT NULL,
    json TEXT NOT NULL
) STRICT;
"""


def open_store(file: Path, form: str) -> tuple[sqlite3.Connection, bool]:
    """The store at `file`, and whether it is new.

    `form` names what the rows mean (versions of engine and libraries); a store of
    another form, or one that SQLite cannot read, is replaced by an empty one.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.exists():
        db = None
        try:
            db = _connect(file)
            if meta(db, "form") == form and _is_whole(db):
                return db, False
        except sqlite3.DatabaseError:
            pass
        if db is not None:
            db.close()
    if file.is_dir():
        import shutil  # noqa: PLC0415 - hardly ever

        shutil.rmtree(file)
    for suffix in ("", "-wal", "-shm"):
        with suppress(FileNotFoundError):
            file.with_name(file.name + suffix).unlink()
    db = _connect(file)
    db.executescript(f"BEGIN; {TABLES} COMMIT;")
    set_meta(db, "form", form)
    db.commit()
    return db, True


def read_store(file: Path) -> sqlite3.Connection:
    """The store at `file`, for a process that only asks."""
    db = sqlite3.connect(f"file:{file.as_posix()}?mode=ro", uri=True, isolation_level=None)
    db.execute("PRAGMA query_only = ON")
    return db


def _connect(file: Path) -> sqlite3.Connection:
    db = sqlite3.connect(file)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = NORMAL")
    db.execute("PRAGMA temp_store = MEMORY")
    db.execute("PRAGMA cache_size = -32768")  # KiB: a cold build writes all over its indices
    return db


def _is_whole(db: sqlite3.Connection) -> bool:
    """Whether the last process that wrote left every table readable."""
    return meta(db, "view") is not None


def meta(db: sqlite3.Connection, name: str) -> str | None:
    """A remembered value; None when nothing is remembered under that name."""
    row = db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    return row[0] if row else None


def forget_meta(db: sqlite3.Connection, name: str) -> None:
    """Nothing is remembered under that name once the transaction commits."""
    db.execute("DELETE FROM meta WHERE name = ?", (name,))


def set_meta(db: sqlite3.Connection, name: str, value: str) -> None:
    """The value is remembered under that name once the transaction commits."""
    db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))
