"""A new site, and a new release: files written once, never over others."""

from __future__ import annotations

import os
import shutil
from datetime import datetime
from pathlib import Path

from siarpers.doors.starting.drafts import DRAFTS
from siarpers.site.theme import starter
from siarpers.words.newsroom import Newsroom
from siarpers.words.text import slugify


def start_site(folder: Path) -> None:
    """A site that builds at once stands in `folder`: config, content, an own templates/ to fill.

    It is made aside and put in place whole.  Raises FileExistsError when the folder holds anything.
    """
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(str(folder))
    is_there = folder.is_dir()
    place = folder if is_there else folder.parent
    place.mkdir(parents=True, exist_ok=True)
    part = place / f".siarpers-{os.getpid()}.part"
    try:
        _copy_sample(part)
        if is_there:  # it stays the folder that it was: somebody's shell may stand in it
            for made in sorted(part.iterdir()):
                made.rename(folder / made.name)
        else:
            part.rename(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _copy_sample(folder: Path) -> None:
    source = starter()
    folder.mkdir()
    shutil.copytree(source / "content", folder / "content")
    shutil.copyfile(source / "config.yaml", folder / "config.yaml")
    (folder / "templates").mkdir()
    (folder / ".gitignore").write_text(".siarpers/\noutput/\n", encoding="utf-8")


SHOWN = 6
"""Offices whose ids a draft names."""
LAST = 99
"""The highest number that is proposed behind a name."""


class TakenError(Exception):
    """A release of that name is there already."""

    def __init__(self, file: Path) -> None:
        super().__init__(str(file))
        self.file = file

    def free_name(self, office_id: str) -> str:
        """A name like that of the file which no file has: with the office, else with a number."""
        stem = self.file.stem
        endings = [] if stem.endswith(office_id) else [office_id]
        names = (f"{stem}-{ending}" for ending in (*endings, *range(2, LAST + 1)))
        free = (name for name in names if not self.file.with_name(f"{name}.md").exists())
        return next(free, "")


def name_of(title: str) -> str:
    """The name of the file of a release with this title, without its ending."""
    is_sayable = any(character.isalnum() for character in title)
    return slugify(title) if is_sayable else "siaran-pers"


def start_release(
    root: Path,
    newsroom: Newsroom,
    title: str,
    office_id: str,
    author: str,
    now: datetime,
    language: str,
    name: str = "",
) -> Path:
    """A release to be filled in lies at the path returned; it is a draft, with hints in `language`.

    Its file is called after the title where it is given no name.
    """
    folder = root / "content" / f"{now:%Y}" / f"{now:%m}"
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{name or name_of(title)}.md"
    offices = [office.id for office in newsroom.offices]
    text = DRAFTS[language].substitute(
        title=_quoted(title),
        author=_quoted(author) if author else "Nama Penulis",
        polres=office_id,
        offices=", ".join([*offices[:SHOWN], *(["…"] if len(offices) > SHOWN else [])]),
        date=f"{now:%Y-%m-%d %H:%M}",
    )
    try:
        with file.open("x", encoding="utf-8", newline="\n") as new:
            new.write(text)
    except FileExistsError as error:
        raise TakenError(file) from error
    return file


def _quoted(text: str) -> str:
    """The text as a YAML value between double quotes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
