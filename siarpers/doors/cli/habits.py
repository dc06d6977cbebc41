"""What a person gave last time: kept for the person, whatever the site."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

import click

from siarpers.words.text import clean


@dataclass(frozen=True, slots=True)
class Habits:
    """Who wrote the last release, and the id of the office it was for; empty when not known."""

    author: str = ""
    office: str = ""


def last_habits() -> Habits:
    """The habits that were kept; empty ones when there are none that can be read."""
    with suppress(OSError, ValueError, RecursionError, AttributeError):
        kept = json.loads(_file().read_bytes())
        told = [kept.get(name) for name in ("author", "office")]
        return Habits(*(clean(value) if isinstance(value, str) else "" for value in told))
    return Habits()


def keep(habits: Habits) -> None:
    """The habits are known the next time, where the person's folder of settings can be written."""
    file = _file()
    part = file.with_name(f"{file.name}.{os.getpid()}.part")
    with suppress(OSError):  # they only save typing
        file.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(asdict(habits), ensure_ascii=False), encoding="utf-8")
        part.replace(file)


def _file() -> Path:
    return Path(click.get_app_dir("siarpers")) / "habits.json"
