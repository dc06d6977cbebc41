"""Which site a command is about: its folder, its config, its theme."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

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
    from siarpers.source.config import read_config  # noqa: PLC0415 - pydantic costs 40 ms

    try:
        data = (root / CONFIG).read_bytes()
    except OSError as error:
        return None, (problem("unreadable-file", CONFIG, reason=error.strerror),)
    newsroom, problems = read_config(data)
    if newsroom is None:
        return None, problems
    if base_url:
        site = replace(newsroom.site, url=base_url.rstrip("/"))
        newsroom = replace(newsroom, site=site)
    return SiteFolder(root, newsroom), problems
