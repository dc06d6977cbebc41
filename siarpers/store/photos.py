"""What the store knows of photos: those that content names, and which of them are shown."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

import msgspec

from siarpers.store.documents import encode


@dataclass(frozen=True, slots=True)
class StoredPhoto:
    """A photo as it was read; `fault` is empty when it can be published."""

    name: str
    """What its renditions are called."""
    width: int = 0
    height: int = 0
    """Pixels of the photo itself, seen upright."""
    bytes: int = 0
    """Of its widest rendition as JPEG."""
    full: tuple[int, int, int] | None = None
    """Width, height and bytes of its full size, when that is offered."""
    taken: str = ""
    """YYYY-MM-DD as the camera says; may be empty."""
    pictures: int = 1
    """More than one when it moves."""
    fault: str = ""
    """The code of why it cannot be published."""
    facts: tuple[tuple[str, str], ...] = ()
    """The words of that fault."""

    @property
    def size(self) -> tuple[int, int]:
        return self.width, self.height


def photo_from(text: str) -> StoredPhoto:
    """The photo whose JSON was stored."""
    return msgspec.json.decode(text, type=StoredPhoto)


def photo_at(db: sqlite3.Connection, path: str) -> StoredPhoto | None:
    """The photo at a path below the site's folder; None when no content names it."""
    row = db.execute("SELECT whole FROM photo WHERE path = ?", (path,)).fetchone()
    return photo_from(row[0]) if row else None


def is_named(db: sqlite3.Connection, path: str) -> bool:
    """Whether any content file names the photo, or did in its last good version, which stands."""
    named = "SELECT 1 FROM link WHERE target = ? AND kind = 'photo' LIMIT 1"
    shown = "SELECT 1 FROM listing WHERE list = ? LIMIT 1"
    return bool(
        db.execute(named, (path,)).fetchone() or db.execute(shown, (f"photo/{path}",)).fetchone()
    )


def set_photo(db: sqlite3.Connection, path: str, photo: StoredPhoto | None) -> str:
    """The photo at the path is this one, or nothing is known of it; the name it had before."""
    before = photo_at(db, path)
    if photo:
        row = (path, photo.name, encode(photo))
        db.execute("INSERT OR REPLACE INTO photo VALUES (?, ?, ?)", row)
    elif before:
        db.execute("DELETE FROM photo WHERE path = ?", (path,))
    return before.name if before else ""


def shown_at(db: sqlite3.Connection, name: str) -> tuple[str, StoredPhoto] | None:
    """The first path under which a visible document shows a photo of this name, and the photo."""
    rows = db.execute("SELECT path, whole FROM photo WHERE name = ? ORDER BY path", (name,))
    for path, whole in rows.fetchall():
        photo, shown = photo_from(whole), (f"photo/{path}",)
        if photo.fault:
            continue
        if db.execute("SELECT 1 FROM listing WHERE list = ? LIMIT 1", shown).fetchone():
            return path, photo
    return None


def names_at(db: sqlite3.Connection, paths: set[str]) -> set[str]:
    """The names of the photos at these paths."""
    found = (photo_at(db, path) for path in paths)
    return {photo.name for photo in found if photo}


def is_kept(db: sqlite3.Connection, name: str) -> bool:
    """Whether a photo of this name is still named by content."""
    found = db.execute("SELECT 1 FROM photo WHERE name = ? LIMIT 1", (name,)).fetchone()
    return found is not None
