"""The first preview of a site: what the last build published, so that it need not be made again."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from siarpers.doors.site import SiteFolder
from siarpers.site.addresses import file_of
from siarpers.store import database


def start_from_published(site: SiteFolder, folder: Path) -> None:
    """The folder begins with the store and pages of the last build, if there was one."""
    if not site.store.is_file():
        return
    part = folder.with_name(f"{folder.name}.{os.getpid()}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    try:
        with closing(database.read_store(site.store)) as db:
            if database.meta(db, "form") != site.form:
                return
            with closing(sqlite3.connect(part / database.FILE)) as copy:
                db.backup(copy)
            published = Path(database.meta(db, "output") or "")
            for (url,) in db.execute("SELECT url FROM page ORDER BY url"):
                with suppress(OSError):  # what is missing is made again
                    _link(published / file_of(url), part / "output" / file_of(url))
        shutil.copytree(site.folder / "jinja", part / "jinja", dirs_exist_ok=True)
        shutil.rmtree(folder, ignore_errors=True)
        part.replace(folder)
    except (OSError, sqlite3.Error):
        pass  # then it is built from nothing
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _link(file: Path, other: Path) -> None:
    """The file stands at the other place too, with the same time of change."""
    other.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(file, other)  # builds put new files in place of old ones, and never write into one
    except OSError:
        shutil.copy2(file, other)
