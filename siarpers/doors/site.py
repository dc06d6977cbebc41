"""Which site a command is about: its folder, and who publishes it."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from siarpers.doors.epoch import engine_form
from siarpers.words.newsroom import Newsroom
from siarpers.words.problem import Problem, problem

CONFIG = "config.yaml"


@dataclass(frozen=True, slots=True)
class SiteFolder:
    """A site on disk, its config read."""

    root: Path
    newsroom: Newsroom


def find_site(start: Path) -> Path | None:
    """The nearest folder from `start` upwards that holds a config.yaml."""
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / CONFIG).is_file():
            return folder
    return None


def open_site(root: Path, base_url: str = "") -> tuple[SiteFolder | None, tuple[Problem, ...]]:
    """The site at `root`, its base URL replaced if one is given; problems when config.yaml is wrong."""
    try:
        data = (root / CONFIG).read_bytes()
    except OSError as error:
        return None, (problem("unreadable-file", CONFIG, reason=error.strerror),)
    remembered = root / ".siarpers" / "newsroom.json"
    name = hashlib.blake2b(data + engine_form().encode(), digest_size=16).hexdigest()
    newsroom = _remembered(remembered, name)
    problems: tuple[Problem, ...] = ()
    if newsroom is None:
        from siarpers.source.config import read_config  # noqa: PLC0415 - pydantic costs 80 ms

        newsroom, problems = read_config(data)
        if newsroom is None:
            return None, problems
        if not problems and remembered.parent.is_dir():
            _remember(remembered, name, newsroom)
    if base_url:
        site = replace(newsroom.site, url=base_url.rstrip("/"))
        newsroom = replace(newsroom, site=site)
    return SiteFolder(root, newsroom), problems


def _remembered(file: Path, name: str) -> Newsroom | None:
    """The newsroom that the config of this name gave before; None when it is not known."""
    try:
        known, newsroom = msgspec.json.decode(file.read_bytes(), type=tuple[str, Newsroom])
    except (OSError, msgspec.DecodeError):
        return None
    return newsroom if known == name else None


def _remember(file: Path, name: str, newsroom: Newsroom) -> None:
    part = file.with_name(f"newsroom.{os.getpid()}.part")
    with suppress(OSError):  # it only saves time
        part.write_bytes(msgspec.json.encode((name, newsroom)))
        part.replace(file)
