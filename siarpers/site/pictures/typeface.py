"""The typefaces of share cards: which letters they have, how wide these run, how they look.

The fonts travel with the package, since no machine's own can be relied on.  A letter is
drawn once in every size it is asked for in, and pasted from then on.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image, ImageFont

SERIF, SANS = "SourceSerif4_700Bold.ttf", "LibreFranklin_600SemiBold.ttf"
LONGEST = 500
"""Letters of a text that are looked at; so many fit on no card."""
KERNING = (
    ("A", "TVWY", -95), ("A", "UCGOQ", -40), ("A", "vwy’”", -63), ("A", "tup", -29),
    ("L", "TVWY", -95), ("L", "U", -54), ("L", "vwy’”", -60), ("TVWYPF", "A", -100),
    ("DOQNRS", "A", -45), ("DOQ", "TVWY", -40), ("RGBS", "TUVWY", -40), ("UJ", "A", -65),
    ("TY", ".,", -96), ("VW", ".,", -128), ("PF", ".,", -110), ("DOJN", ".,", -45), ("U", ".,", -84),
    ("T", "acdegoqs", -58), ("T", "mnpruvwy", -22), ("TYVW", "-", -60), ("F", "acdegoqs", -54),
    ("VWY", "acdegoqs", -76), ("VWY", "mnpru", -52), ("VWY", "itfvwy", -38),
    ("U", "acdegopqsuy", -44), ("U", "mnrtifvw", -31), ("UVWYK", "CGOQ", -38),
    ("N", "acdegopqsu", -34), ("NHIMK", "vwy", -34), ("HIM", "cdeopqu", -26), ("N", "imnrtf", -29),
    ("J", "aguspvw", -38), ("J", "cdeoqt", -27), ("K", "cdeopqtu", -29), ("K", "wvy", -20),
    ("R", "uvwy", -30), ("P", "cdeoq", -20), ("r", ".,", -103), ("vwy", ".,", -95),
    ("vwy", "acdegoqhklb", -27), ("nmha", "vwy", -32), ("nmh", "’”", -40), ("r", "abhkl", -25),
    ("dlu", "vwy", -21), ("g", "a", -20), ("k", "cdeoq", -20), ("k", "-", -45), ("grt", "-", -21),
    ("bop", ".,", -20), ("f", "ij", 37), ("f", "’”", 88), (".,", "’”", -100), ("“‘", "AJ", -100),
    ("’", "acdegoqs", -66), ("-", "TYVW", -50),
)  # fmt: skip
"""Pairs that would gape, and by how many thousandths of the size they move: what the serif's
own table says, which FreeType does not read.  Its capitals serve the sans too."""

_FONTS = Path(__file__).parent / "fonts"
_PAIRS = {a + b: by for first, second, by in KERNING for a in first for b in second}
_ILLEGIBLE = ("C", "M")
"""Unicode's categories of controls, and of marks that found no letter to sit on."""


@dataclass(frozen=True, slots=True)
class _Glyph:
    """A letter's ink, and where it lies from the pen on the base line."""

    mask: Image.Image
    left: int
    top: int


class Typeface:
    """A font whose letters are drawn once in every size they are asked for in."""

    def __init__(self, file: str) -> None:
        self._file = str(_FONTS / file)
        self._sizes: dict[int, ImageFont.FreeTypeFont] = {}
        self._glyphs: dict[tuple[str, int], _Glyph | None] = {}
        self._advances: dict[str, int] = {}
        self._spellings: dict[str, str] = {}
        self._missing = self._look("\uffff")

    def legible(self, text: str) -> str:
        """The text as far as the font has its letters; what it lacks leaves no gap."""
        spellings = self._spellings
        kept = []
        for char in unicodedata.normalize("NFC", text[:LONGEST]):
            if (spelling := spellings.get(char)) is None:
                spelling = spellings[char] = self._spell(char)
            kept.append(spelling)
        return re.sub(" +(?=[,.;:!?])", "", " ".join("".join(kept).split()))

    def width(self, text: str, tracking: int = 0) -> int:
        """How far the pen moves, in thousandths of the size."""
        return sum(map(self._advance, text)) + sum(self._kerns(text)) + tracking * len(text)

    def write(self, page: Image.Image, text: str, at: tuple[int, int], size: int, shade: int,
              tracking: int = 0) -> None:  # fmt: skip
        """The text stands on the page, from `at` on the base line."""
        pen, (left, base) = 0, at
        for char, kern in zip(text, [*self._kerns(text), 0], strict=False):
            if glyph := self._glyph(char, size):
                x, y = left + (pen * size + 500) // 1000 + glyph.left, base + glyph.top
                width, height = glyph.mask.size
                page.paste(shade, (x, y, x + width, y + height), glyph.mask)
            pen += self._advance(char) + kern + tracking

    def _kerns(self, text: str) -> list[int]:
        return [_PAIRS.get(a + b, 0) for a, b in pairwise(text)]

    def _spell(self, char: str) -> str:
        """The letter, or the plain one it is a variant of, or nothing."""
        if char.isspace():
            return " "
        if self._has(char):
            return char
        plain = unicodedata.normalize("NFKC", char)
        return "".join(" " if c.isspace() else c for c in plain if c.isspace() or self._has(c))

    # A letter is missing where it looks as what stands for no letter at all.
    def _has(self, char: str) -> bool:
        return unicodedata.category(char)[0] not in _ILLEGIBLE and self._look(char) != self._missing

    def _look(self, char: str) -> tuple[int, bytes]:
        glyph = self._drawn(char, 24)
        return self._advance(char), glyph.mask.tobytes() if glyph else b""

    def _advance(self, char: str) -> int:
        if (advance := self._advances.get(char)) is None:
            advance = self._advances[char] = round(self._at(1000).getlength(char))
        return advance

    def _glyph(self, char: str, size: int) -> _Glyph | None:
        if (char, size) not in self._glyphs:
            self._glyphs[char, size] = self._drawn(char, size)
        return self._glyphs[char, size]

    def _drawn(self, char: str, size: int) -> _Glyph | None:
        from PIL import Image, ImageDraw  # noqa: PLC0415 - only a build that draws pays

        scratch = Image.new("L", (2 * size + self._advance(char) * size // 1000, 3 * size))
        ImageDraw.Draw(scratch).text(
            (size, 2 * size), char, fill=255, font=self._at(size), anchor="ls"
        )
        box = scratch.getbbox()
        return _Glyph(scratch.crop(box), box[0] - size, box[1] - 2 * size) if box else None

    def _at(self, size: int) -> ImageFont.FreeTypeFont:
        if size not in self._sizes:
            from PIL import ImageFont  # noqa: PLC0415 - likewise

            basic = ImageFont.Layout.BASIC
            self._sizes[size] = ImageFont.truetype(self._file, size, layout_engine=basic)
        return self._sizes[size]
