"""What the store's rows and every page rest on, besides content: code and libraries."""

from __future__ import annotations

import os
import sqlite3
import sys
from pathlib import Path

import siarpers

_LIBRARIES = (
    *("babel", "feedgen", "jinja2", "lxml", "markdown", "markupsafe", "msgspec", "nh3"),
    *("pillow", "pillow_heif", "pyyaml"),
)


def engine_form() -> str:
    """Equal as long as the same code of siarpers, its libraries, Python and SQLite runs.

    Versions are read from the names of the installed metadata folders, which is
    faster by far than importing anything.  The code counts by size and time of
    change, so that whoever works on it never meets a store of yesterday's code.
    """
    package = Path(siarpers.__file__).parent
    stamps = []
    for folder, folders, files in os.walk(package):
        folders[:] = [f for f in folders if f not in {"__pycache__", "starter"}]
        for name in files:
            found = os.stat(f"{folder}/{name}")  # noqa: PTH116 - on every build
            stamps.append(f"{name}:{found.st_size}:{found.st_mtime_ns}")
    parts = [siarpers.__version__, sys.version, sqlite3.sqlite_version, *sorted(stamps)]
    return "\n".join((*parts, *_library_versions()))


def _library_versions() -> list[str]:
    versions = set()
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")  # noqa: PTH208 - on every build
        except OSError:
            continue
        for name in names:
            if name.endswith(".dist-info"):
                project = name.partition("-")[0].lower().replace(".", "_")
                if project in _LIBRARIES:
                    versions.add(name.lower())
    return sorted(versions)
