"""A new site, and a new release: files written once, never over others."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

from siarpers.doors.starting.drafts import DRAFTS
from siarpers.site.theme import starter
from siarpers.words.newsroom import Newsroom
from siarpers.words.text import slugify


def start_site(folder: Path) -> None:
    """A site that builds at once stands in `folder`: config, content, an own templates/ to fill.

    Raises FileExistsError when the folder holds anything.
    """
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(str(folder))
    source = starter()
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(source / "content", folder / "content")
    shutil.copyfile(source / "config.yaml", folder / "config.yaml")
    (folder / "templates").mkdir()
    (folder / ".gitignore").write_text(".siarpers/\noutput/\n", encoding="utf-8")


def start_release(
    root: Path,
    newsroom: Newsroom,
    title: str,
    office_id: str,
    author: str,
    now: datetime,
    language: str,
) -> Path:
    """A release to be filled in lies at the path returned; it is a draft, with hints in `language`.

    Raises FileExistsError when a release of that name is there already.
    """
    folder = root / "content" / f"{now:%Y}" / f"{now:%m}"
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{slugify(title) or 'siaran-pers'}.md"
    text = DRAFTS[language].substitute(
        title=_quoted(title),
        author=_quoted(author) if author else "Nama Penulis",
        polres=office_id,
        offices=", ".join(office.id for office in newsroom.offices[:6]) + ", …",
        date=f"{now:%Y-%m-%d %H:%M}",
    )
    with file.open("x", encoding="utf-8", newline="\n") as new:
        new.write(text)
    return file


def _quoted(text: str) -> str:
    """The text as a YAML value between double quotes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
