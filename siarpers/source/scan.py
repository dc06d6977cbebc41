"""Which content files there are, and which may have changed since the last scan."""

from __future__ import annotations

import os
from collections.abc import Mapping
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
    young = last - YOUNG
    folders = [("content", f"{root}/content")]
    while folders:
        below, folder = folders.pop()
        try:
            entries = os.scandir(folder)
        except FileNotFoundError:
            continue
        with entries:
            for entry in entries:
                name = entry.name
                path = f"{below}/{name}"
                if name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.append((path, entry.path))
                elif name[name.rfind(".") :].lower() in _READ and entry.is_file():
                    found = entry.stat()
                    sign = (found.st_size, found.st_mtime_ns, found.st_ino)
                    missing.pop(path, None)
                    if remembered.get(path) != sign or sign[1] >= young:
                        suspect.append((path, sign))
    return Scan(tuple(sorted(suspect)), tuple(missing))


_READ = PHOTOS | {".md"}
