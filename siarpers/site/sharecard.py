"""The card beside a link to a release that has no photo: office, title and masthead.

Messengers show it 300 pixels wide, or cut to a square from its middle, so the title is as
large as its length allows and runs from edge to edge.  Letters are set one by one from
glyphs that are drawn once, in a picture of sixteen shades.
"""

from __future__ import annotations

import functools
import re
import struct
import unicodedata
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image, ImageFont

SIZE = (1200, 630)
MARGIN = 72
BAR = 20
"""The height of the accent's bar at the head, in pixels."""
SIZES = (160, 144, 128, 112, 96, 88, 80, 72, 66, 60, 54, 48)
"""The sizes a title is tried in, in pixels; the first in which it fits is taken."""
LEADING = 1.1
TITLE = (124, 514)
"""Where the title stands, from above; the kicker stands over it, the foot below."""
KICKER_SIZES, KICKER_BASE, KICKER_TRACKING = (36, 32, 28, 24), 94, 60
FOOT_SIZES, FOOT_BASE, FOOT_TRACKING = (32, 28, 24), 594, 15
RULE = 545
INK, ACCENT = (0x16, 0x19, 0x1C), (0x8C, 0x1D, 0x18)
CONTRAST = 4.5
"""What the accent has at least against white paper: level AA of WCAG."""
SHADES = 7
"""Steps from paper to ink, and from paper to the accent."""
FOOT_SHADE, RULE_SHADE = 5, 2
LEVEL = 3
"""How hard zlib tries: 6 saves three kilobytes of 23 and takes three times as long."""
WIDEST = 17000
"""The widest a word may be, in thousandths of the title's size, before it is broken."""
LONGEST = 1000
"""Letters of a text that are looked at; no more fit in any size."""
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
CLINGING = frozenset("di ke se dan dari oleh atau yang dan the a an of in on at to for and".split())
"""Words that would rather not end a line."""

SETTINGS = repr((1, SIZE, SIZES, LEADING, TITLE, KICKER_SIZES, FOOT_SIZES, SHADES))
"""What bytes depend on besides the words; the number counts changes of the code that show."""

_FONTS = Path(__file__).parent / "fonts"
_TO_ACCENT = [shade + SHADES if 0 < shade <= SHADES else 0 for shade in range(256)]
_PAIRS = {a + b: by for first, second, by in KERNING for a in first for b in second}
_ILLEGIBLE = ("C", "M")
"""Unicode's categories of controls, and of marks that found no letter to sit on."""


@dataclass(frozen=True, slots=True)
class CardWords:
    """The words of a card, and the colour of the newsroom that publishes it."""

    kicker: str
    title: str
    foot: str
    accent: str
    """A CSS colour; the theme's own where it is empty or cannot be read."""


@dataclass(frozen=True, slots=True)
class _Glyph:
    """A letter's ink, and where it lies from the pen on the base line."""

    mask: Image.Image
    left: int
    top: int


@dataclass(frozen=True, slots=True)
class _Piece:
    """What is never broken: a word, or a part of one that is wider than a line."""

    text: str
    width: int
    gap: int
    """The space before it, unless it begins a line; widths are thousandths of the size."""


class _Face:
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
        return [_PAIRS.get(a + b, 0) for a, b in zip(text, text[1:], strict=False)]

    def _spell(self, char: str) -> str:
        if char.isspace():
            return " "
        if self._has(char):
            return char
        plain = unicodedata.normalize("NFKC", char)
        return "".join(c if self._has(c) else " " if c.isspace() else "" for c in plain)

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


class CardPress:
    """Draws cards, and keeps the letters it has drawn for the next."""

    def __init__(self) -> None:
        self._serif = _Face("SourceSerif4_700Bold.ttf")
        self._sans = _Face("LibreFranklin_600SemiBold.ttf")

    def draw(self, words: CardWords) -> bytes:
        """The card as PNG, without a word about itself."""
        from PIL import Image  # noqa: PLC0415 - only a build that draws pays

        width, height = SIZE
        title, kicker = self._serif.legible(words.title), words.kicker
        if not title:
            title, kicker = self._serif.legible(kicker), ""
        # Two pixels before each row become the byte that names the row's filter: none.
        page = Image.new("P", (2 + width, height))
        left, right = 2 + MARGIN, 2 + width - MARGIN
        self._line(page, kicker.upper(), KICKER_SIZES, (left, KICKER_BASE), SHADES, KICKER_TRACKING)
        head = page.crop((0, 0, page.width, TITLE[0]))
        page.paste(head.point(_TO_ACCENT), (0, 0))
        page.paste(2 * SHADES, (2, 0, 2 + width, BAR))
        self._title(page, title, left)
        page.paste(RULE_SHADE, (left, RULE, right, RULE + 2))
        self._line(page, words.foot, FOOT_SIZES, (left, FOOT_BASE), FOOT_SHADE, FOOT_TRACKING)
        return _png(page.tobytes("raw", "P;4"), _palette(words.accent))

    def _line(self, page: Image.Image, text: str, sizes: tuple[int, ...], at: tuple[int, int],
              shade: int, tracking: int) -> None:  # fmt: skip
        """The text stands on one line, in the first size that takes it, or cut short."""
        text, room = self._sans.legible(text).replace(" · ", "  ·  "), SIZE[0] - 2 * MARGIN
        size = next((s for s in sizes if self._sans.width(text, tracking) * s <= room * 1000), 0)
        while not size:
            text = text.rstrip("… ")[:-1].rstrip() + "…"
            size = sizes[-1] if self._sans.width(text, tracking) * sizes[-1] <= room * 1000 else 0
        self._sans.write(page, text, at, size, shade, tracking)

    def _title(self, page: Image.Image, title: str, left: int) -> None:
        """The title stands between kicker and foot, as large as it fits."""
        size, lines = self._fitted(self._pieces(title))
        step = round(size * LEADING)
        base = TITLE[0] + round(size * 0.8)
        for number, line in enumerate(lines):
            self._serif.write(page, line, (left, base + number * step), size, SHADES)

    def _fitted(self, pieces: list[_Piece]) -> tuple[int, list[str]]:
        """The first size in which the pieces fit, and their lines; cut short if none does."""
        while True:
            total = sum(piece.width + piece.gap for piece in pieces)
            for size in SIZES:
                room = (SIZE[0] - 2 * MARGIN) * 1000 // size
                most = 1 + (TITLE[1] - TITLE[0] - size) // round(size * LEADING)
                if total <= room * most and 0 < len(lines := _broken(pieces, room)) <= most:
                    return size, lines
            if not pieces:
                return 0, []
            *pieces, last, _ = pieces
            text = last.text.rstrip("…,.;:-–—/ ") + "…"
            pieces.append(_Piece(text, self._serif.width(text), last.gap))

    def _pieces(self, title: str) -> list[_Piece]:
        space, pieces = self._serif.width(" "), []
        for word in title.split():
            gap = space
            for part in self._parts(word):
                pieces.append(_Piece(part, self._serif.width(part), gap))
                gap = 0
        return pieces

    def _parts(self, word: str) -> list[str]:
        """The word, or where it is very long its parts: at its marks, and else in halves."""
        if self._serif.width(word) <= WIDEST or len(word) == 1:
            return [word]
        parts = re.findall("[^-/._@&=]*[-/._@&=]+|[^-/._@&=]+", word)
        if len(parts) == 1:
            half = (len(word) + 1) // 2
            parts = [word[:half], word[half:]]
        return [piece for part in parts for piece in self._parts(part)]


@functools.cache
def _press() -> CardPress:
    return CardPress()


def draw(words: CardWords) -> bytes:
    """The card as PNG, 1200×630; the same words give the same bytes."""
    return _press().draw(words)


def _broken(pieces: list[_Piece], room: int) -> list[str]:
    """The pieces in as few lines as can be, of lengths as equal as can be; none if one is too wide.

    From the last piece to the first: the cheapest way to set what begins here, where a line
    costs the square of what it leaves empty, and every further line more than any emptiness.
    """
    count = len(pieces)
    best = [(0, count)] * (count + 1)
    for first in range(count - 1, -1, -1):
        width, choices = -pieces[first].gap, []
        for last in range(first, count):
            width += pieces[last].gap + pieces[last].width
            if width > room:
                break
            clings = last + 1 < count and pieces[last].text.lower() in CLINGING
            cost = (room - width) ** 2 + (room * room // 8 if clings else 0)
            choices.append((cost + 4 * room * room + best[last + 1][0], last + 1))
        if not choices:
            return []
        best[first] = min(choices)
    lines, first = [], 0
    while first < count:
        after = best[first][1]
        line = "".join(" " * (piece.gap > 0) + piece.text for piece in pieces[first:after])
        lines.append(line.lstrip())
        first = after
    return lines


@functools.lru_cache(maxsize=16)
def _palette(accent: str) -> bytes:
    """Paper, its shades to ink, its shades to the accent."""
    shades = [
        round(255 + (channel - 255) * step / SHADES)
        for colour in (INK, _dark(_rgb(accent)))
        for step in range(1, SHADES + 1)
        for channel in colour
    ]
    return bytes([255, 255, 255, *shades])


def _rgb(css: str) -> tuple[int, int, int]:
    from PIL import ImageColor  # noqa: PLC0415 - only a build that draws pays

    try:
        red, green, blue, *_ = ImageColor.getrgb(css.strip())
    except ValueError:
        return ACCENT
    return min(red, 255), min(green, 255), min(blue, 255)


def _dark(colour: tuple[int, int, int]) -> tuple[int, int, int]:
    """The colour, or the lightest shade of it that can be read on white."""
    for parts in range(100, 0, -1):
        red, green, blue = (channel * parts // 100 for channel in colour)
        light = 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)
        if 1.05 / (light + 0.05) >= CONTRAST:
            break
    return red, green, blue


def _linear(channel: int) -> float:
    """The light of a channel of sRGB, from 0 to 1."""
    part = channel / 255
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _png(rows: bytes, palette: bytes) -> bytes:
    """A picture of sixteen colours; its packed rows begin with their filter's byte.

    Pillow's own writer takes twice as long, and Python's zlib is there anyway.
    """
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", *SIZE, 4, 3, 0, 0, 0)),
        (b"PLTE", palette),
        (b"IDAT", zlib.compress(rows, LEVEL)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )
