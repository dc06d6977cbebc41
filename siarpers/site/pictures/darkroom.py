"""Where developed photos are kept by their names, so that each is developed once.

The folder lies beside the store and not in it: a new store finds it as it was.  What is
known of a photo is written after its files, so that a photo that is known is whole.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec

from siarpers.site.pictures.developing import develop, expose
from siarpers.words.digest import digest_of


@dataclass(frozen=True, slots=True)
class Print:
    """One file of a developed photo: its pixels, and what its bytes must be."""

    width: int
    height: int
    bytes: int
    digest: str


@dataclass(frozen=True, slots=True)
class Shot:
    """What is known of a photo once it is developed."""

    width: int
    height: int
    """Pixels of the photo itself, seen upright."""
    taken: str
    """YYYY-MM-DD as the camera says; may be empty."""
    pictures: int
    """More than one when it moves."""
    prints: dict[str, Print]
    """By variant: `480.webp`, `share.jpg`, …"""


@dataclass(frozen=True, slots=True)
class Darkroom:
    """The developed photos below one folder, laid out as they are published."""

    folder: Path

    def shot(self, name: str) -> Shot | None:
        """What is known of a developed photo; None when it has to be developed."""
        try:
            return msgspec.json.decode(self._place(name, ".json").read_bytes(), type=Shot)
        except (OSError, msgspec.DecodeError):
            return None

    def file(self, name: str, variant: str) -> Path:
        """Where a file of a developed photo lies."""
        return self._place(name, f"-{variant}")

    def whole(self, name: str, variant: str) -> bytes | None:
        """The bytes of a developed photo's file; None when they are not those that were kept."""
        shot = self.shot(name)
        known = shot.prints.get(variant) if shot else None
        try:
            data = self.file(name, variant).read_bytes()
        except OSError:
            return None
        return data if known and digest_of(data) == known.digest else None

    def develop(self, name: str, data: bytes, *, full: bool) -> Shot:
        """The photo is developed and kept under its name; raises PhotoFault."""
        exposure = expose(data, full=full)
        prints = {}
        self._place(name, ".json").parent.mkdir(parents=True, exist_ok=True)
        for variant, made in develop(exposure, full=full).items():
            self._write(self.file(name, variant), made.data)
            size = len(made.data)
            prints[variant] = Print(made.width, made.height, size, digest_of(made.data))
        shot = Shot(exposure.width, exposure.height, exposure.taken, exposure.pictures, prints)
        self._write(self._place(name, ".json"), msgspec.json.encode(shot))
        return shot

    @staticmethod
    def examine(data: bytes) -> Shot:
        """What there is to be known of a photo, nothing kept; raises PhotoFault."""
        seen = expose(data)
        return Shot(seen.width, seen.height, seen.taken, seen.pictures, {})

    def forget(self, name: str) -> None:
        """Nothing of the photo is kept."""
        self._place(name, ".json").unlink(missing_ok=True)
        for file in self._place(name, "").parent.glob(f"{name[2:]}-*"):
            file.unlink(missing_ok=True)
        with suppress(OSError):
            self._place(name, ".json").parent.rmdir()

    def keep_only(self, is_kept: Callable[[str], bool]) -> None:
        """No other photos are kept, nor anything that a killed build left half written."""
        for left in self.folder.glob("*/.*.part"):
            left.unlink(missing_ok=True)
        for file in sorted(self.folder.glob("*/*.json")):
            name = f"{file.parent.name}{file.stem}"
            if not is_kept(name):
                self.forget(name)

    def _place(self, name: str, ending: str) -> Path:
        return self.folder / name[:2] / f"{name[2:]}{ending}"

    @staticmethod
    def _write(file: Path, data: bytes) -> None:
        # Two workers may develop the same bytes at once: each writes a file of its own.
        part = file.with_name(f".{file.name}.{os.getpid()}.{id(data)}.part")
        part.write_bytes(data)
        part.replace(file)
