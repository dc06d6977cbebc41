"""A small press for tests: sites made from dicts, built and read back."""

from __future__ import annotations

import hashlib
import io
import os
import sqlite3
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn

import pytest

from siarpers.doors.building.build import build
from siarpers.doors.building.outcome import Options, Outcome
from siarpers.doors.site import SiteFolder, open_site

CONFIG = """\
site: {title: Kabar Uji, tagline: Situs untuk pengujian, url: "https://uji.example", masthead: UJI.EXAMPLE}
photos: {cards: false}
publisher:
  kind: pers
  name: PT Kabar Uji
  address: Jalan Contoh 1, Surabaya
  responsible: Rina Contoh
  contact: {email: redaksi@uji.example}
offices:
  - id: jatim
    name: Polda Jawa Timur
    place: Surabaya
    timezone: Asia/Jakarta
    offices:
      - {id: lumajang, name: Polres Lumajang, place: Lumajang, masthead: LUMAJANG.UJI.EXAMPLE}
      - {id: jember, name: Polres Jember, place: Jember}
  - id: papua
    name: Polda Papua
    place: Jayapura
    timezone: Asia/Jayapura
"""
WITH_CARDS = CONFIG.replace("cards: false", "cards: true")
NOW = datetime(2024, 6, 1, 5, 0, tzinfo=UTC)


def release(
    title: str = "Patroli pagi", body: str = "Petugas berjaga di pasar.", **keys: Any
) -> str:
    """The text of a release; keys are front matter, written as they are given."""
    front = {
        "title": title,
        "author": "Sari Utami",
        "polres": "lumajang",
        "date": "2024-02-01 12:17",
    }
    front |= keys
    lines = "".join(f"{key}: {value}\n" for key, value in front.items() if value is not None)
    return f"---\n{lines}---\n\n{body}\n"


def photograph(
    colour: str = "navy", size: tuple[int, int] = (640, 480), *, taken: str = "", kind: str = "JPEG"
) -> bytes:
    """A photo of one colour, as a camera that keeps the time would have written it."""
    from PIL import Image  # noqa: PLC0415 - most tests show none

    exif = Image.Exif()
    if taken:
        exif[0x8769] = {0x9003: f"{taken.replace('-', ':')} 08:00:00"}
    data = io.BytesIO()
    Image.new("RGB", size, colour).save(data, kind, exif=exif)
    return data.getvalue()


def left_out(what: str, remedy: str) -> NoReturn:
    """Ends the test: skipped, or failed where nothing may be left out."""
    told = f"left out: {what}; {remedy}"
    if os.environ.get("SIARPERS_BROWSER") == "required":
        pytest.fail(told)
    pytest.skip(told)


@dataclass
class Press:
    """One site on disk, with its builds."""

    root: Path
    base_url: str = ""
    outcomes: list[Outcome] = field(default_factory=list)

    def write(self, files: dict[str, str | bytes]) -> None:
        """The files stand in the site's folder; their folders are made."""
        for name, content in files.items():
            file = self.root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            data = content.encode() if isinstance(content, str) else content
            file.write_bytes(data)

    def delete(self, *names: str) -> None:
        for name in names:
            (self.root / name).unlink()

    def rest(self) -> None:
        """Every file of the site was last changed an hour ago: none is too young to be trusted."""
        then = time.time_ns() - 3600 * 10**9
        for folder in ("content", "templates"):
            for file in (self.root / folder).rglob("*"):
                os.utime(file, ns=(then, then))

    @property
    def site(self) -> SiteFolder:
        site, problems = open_site(self.root, self.base_url)
        assert site is not None, problems
        return site

    @property
    def output(self) -> Path:
        return self.root / "output"

    @property
    def store(self) -> Path:
        return self.root / ".siarpers" / "store.sqlite"

    def build(self, *, now: datetime = NOW, **options: Any) -> Outcome:
        """What a build of the site as it stands gives."""
        options.setdefault("output", self.output)
        asked = Options(now=int(now.timestamp()), clock=time.time_ns(), **options)
        outcome = build(self.site, asked)
        self.outcomes.append(outcome)
        return outcome

    def page(self, url: str, output: Path | None = None) -> str:
        """The text of a published page."""
        file = url[1:] + "index.html" if url.endswith("/") else url[1:]
        return ((output or self.output) / file).read_text(encoding="utf-8")

    def has(self, url: str) -> bool:
        file = url[1:] + "index.html" if url.endswith("/") else url[1:]
        return (self.output / file).is_file()

    def tree(self, output: Path | None = None) -> dict[str, str]:
        """The digest of every published file by its path."""
        folder = output or self.output
        return {
            file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
            for file in sorted(folder.rglob("*"))
            if file.is_file()
        }

    def rows(self, sql: str, *values: Any) -> list[Any]:
        with sqlite3.connect(self.store) as db:
            return db.execute(sql, values).fetchall()


def codes(outcome: Outcome) -> list[str]:
    """The codes of an outcome's problems, in the order of places."""
    return [found.code for found in outcome.problems]
