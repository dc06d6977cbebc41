"""Which site a command is about: its folder, and who publishes it."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from siarpers.doors.epoch import engine_form
from siarpers.store.database import FILE
from siarpers.words.digest import digest_of
from siarpers.words.problem import Problem, problem

if TYPE_CHECKING:
    from siarpers.words.newsroom import Newsroom

CONFIG, FOLDER = "config.yaml", ".siarpers"


@dataclass(frozen=True)
class SiteFolder:
    """A site on disk, its config read."""

    root: Path
    form: str
    """What the store's rows and every page rest on besides the site itself: code and libraries."""
    facts: bytes
    """The newsroom as config.yaml tells it, as JSON."""
    base_url: str = ""
    """The site's address, when it is not that of config.yaml."""
    below: str = FOLDER
    """Where the site keeps what can be made again: a path below its root."""

    @property
    def folder(self) -> Path:
        """The folder of what can be made again."""
        return self.root / self.below

    @property
    def photos(self) -> Path:
        """Where developed photos are kept, whatever becomes of the store."""
        return self.root / FOLDER / "photos"

    @property
    def store(self) -> Path:
        """The file of what is remembered between builds."""
        return self.folder / FILE

    @property
    def config(self) -> str:
        """Equal for equal newsrooms."""
        return digest_of(self.facts + self.base_url.encode())

    @cached_property
    def newsroom(self) -> Newsroom:
        """Who publishes; decoded when it is asked for, since a build without work never does."""
        from dataclasses import replace  # noqa: PLC0415 - as above

        import msgspec  # noqa: PLC0415 - as above

        from siarpers.words.newsroom import Newsroom  # noqa: PLC0415 - as above

        newsroom = msgspec.json.decode(self.facts, type=Newsroom)
        url = self.base_url or newsroom.site.url
        return replace(newsroom, site=replace(newsroom.site, url=url))


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
    form = engine_form()
    remembered = root / FOLDER / "newsroom.json"
    name = digest_of(data + form.encode()).encode()
    facts = _remembered(remembered, name)
    problems: tuple[Problem, ...] = ()
    if facts is None:
        import msgspec  # noqa: PLC0415 - only when config.yaml is new

        from siarpers.source.config import read_config  # noqa: PLC0415 - as above

        newsroom, problems = read_config(data)
        if newsroom is None:
            return None, problems
        facts = msgspec.json.encode(newsroom)
        if not problems and remembered.parent.is_dir():
            _remember(remembered, name, facts)
    return SiteFolder(root, form, facts, base_url.rstrip("/")), problems


def _remembered(file: Path, name: bytes) -> bytes | None:
    """The facts that the config of this name told before; None when it is not known."""
    try:
        known, _, facts = file.read_bytes().partition(b"\n")
    except OSError:
        return None
    return facts if known == name + digest_of(facts).encode() else None


def _remember(file: Path, name: bytes, facts: bytes) -> None:
    part = file.with_name(f"newsroom.{os.getpid()}.part")
    with suppress(OSError):  # it only saves time
        part.write_bytes(name + digest_of(facts).encode() + b"\n" + facts)
        part.replace(file)
