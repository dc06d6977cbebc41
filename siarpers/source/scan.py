"""Which content files there are, and which may have changed since the last scan."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

YOUNG = 2_000_000_000
"""Nanoseconds: a file changed so shortly before the last scan may have changed again
without a sign, since file systems count time in steps (git calls it racily clean)."""

PHOTOS = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif", ".tif", ".tiff", ".heic", ".avif"})
"""Endings of files that are read as photographs."""

Sign = tuple[int, int, int]
"""Size in bytes, time of change in nanoseconds, inode: what changes with a file's bytes."""


@dataclass(frozen=True, slots=True)
class Scan:
    """What a scan found: `suspect` files must be read, `gone` ones are no more."""

    suspect: tuple[tuple[str, Sign], ...]
    gone: tuple[str, ...]


def scan(root: Path, remembered: Mapping[str, Sign], last: int) -> Scan:
    """The files below root/content that differ from what is remembered.

    `last` is when the last scan began, in nanoseconds since 1970.
    """
    suspect: list[tuple[str, Sign]] = []
    missing = dict.fromkeys(remembered)
    for path, sign in _files(f"{root}/content", "content"):
        missing.pop(path, None)
        if remembered.get(path) != sign or sign[1] >= last - YOUNG:
            suspect.append((path, sign))
    return Scan(tuple(sorted(suspect)), tuple(missing))


def _files(folder: str, below: str) -> Iterator[tuple[str, Sign]]:
    try:
        entries = list(os.scandir(folder))
    except FileNotFoundError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = f"{below}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path, path)
        elif is_read(entry.name) and entry.is_file():
            found = entry.stat()
            yield path, (found.st_size, found.st_mtime_ns, found.st_ino)


def is_read(name: str) -> bool:
    """Whether a file of this name is content: Markdown or a photograph."""
    return os.path.splitext(name)[1].lower() in _READ  # noqa: PTH122 - on every file of every build


_READ = PHOTOS | {".md"}
