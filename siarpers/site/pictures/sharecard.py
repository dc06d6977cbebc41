"""The card beside a link to a release that has no photo: office, title and masthead.

Messengers show it 300 pixels wide, or cut to a square from its middle, so the title is as
large as its length allows.  The picture has fifteen colours: paper, and steps from it to
the ink and to the newsroom's accent; so two pixels make a byte.
"""

from __future__ import annotations

import functools
import re
import struct
import zlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from siarpers.site.pictures.typeface import KERNING, SANS, SERIF, Typeface

if TYPE_CHECKING:
    from PIL import Image


@dataclass(frozen=True, slots=True)
class CardWords:
    """The words of a card, and the colour of the newsroom that publishes it."""

    kicker: str
    title: str
    foot: str
    accent: str
    """A CSS colour; the theme's own where it is empty or cannot be read."""


@dataclass(frozen=True, slots=True)
class _Line:
    """How a line beside the title is set: the first of the sizes that takes it, and where."""

    sizes: tuple[int, ...]
    base: int
    tracking: int
    """What stands between its letters, in thousandths of the size."""
    shade: int


SIZE = (1200, 630)
MARGIN = 72
BAR = 20
"""The height of the accent's bar at the head, in pixels."""
SHADES = 7
"""Steps from paper to ink, and from paper to the accent."""
INK, ACCENT = (0x16, 0x19, 0x1C), (0x8C, 0x1D, 0x18)
CONTRAST = 4.5
"""What the accent has at least against white paper: level AA of WCAG."""
KICKER = _Line((36, 32, 28, 24), base=94, tracking=60, shade=SHADES)
TITLE = (124, 514)
"""Between which heights the title stands."""
SIZES = (160, 144, 128, 112, 100, 92, 84, 78, 72, 67, 62, 58, 54, 51, 48)
"""The sizes a title is tried in, in pixels; the first in which it fits is taken."""
LEADING = 1.1
WIDEST = 17000
"""The widest a word may be, in thousandths of the title's size, before it is broken."""
CLINGING = frozenset(
    ("di", "ke", "dan", "dari", "oleh", "atau", "yang", "the", "a", "of", "in", "to", "and")
)
"""Words that would rather not end a line."""
RULE, RULE_SHADE = 545, 2
FOOT = _Line((32, 28, 24), base=594, tracking=15, shade=5)
LEVEL = 3
"""How hard zlib tries: 6 saves three kilobytes of 23 and takes three times as long."""

_LOOK = (SIZE, MARGIN, BAR, SHADES, INK, ACCENT, CONTRAST, KICKER, TITLE, SIZES, LEADING, WIDEST)
SETTINGS = repr((1, *_LOOK, sorted(CLINGING), RULE, RULE_SHADE, FOOT, LEVEL, KERNING))
"""What bytes depend on besides the words; the number counts changes of the code that show."""

_ROOM = SIZE[0] - 2 * MARGIN
_LEFT = 2 + MARGIN
"""Two pixels before each row become the byte that names its filter in the PNG: none."""
_TO_ACCENT = [shade + SHADES if 0 < shade <= SHADES else 0 for shade in range(256)]


@dataclass(frozen=True, slots=True)
class _Piece:
    """What is never broken: a word, or a part of one that is wider than a line."""

    text: str
    width: int
    gap: int
    """The space before it, unless it begins a line; widths are thousandths of the size."""


class CardPress:
    """Draws cards, and keeps the letters it has drawn for the next."""

    def __init__(self) -> None:
        self._serif = Typeface(SERIF)
        self._sans = Typeface(SANS)

    @cached_property
    def _page(self) -> Image.Image:
        """One page for all cards: to ask the system for a new one takes as long as to draw."""
        from PIL import Image  # noqa: PLC0415 - only a build that draws pays

        return Image.new("P", (2 + SIZE[0], SIZE[1]))

    def draw(self, words: CardWords) -> bytes:
        """The card as PNG, without a word about itself."""
        title, kicker = self._serif.legible(words.title), words.kicker
        if not title:
            title, kicker = self._serif.legible(kicker), ""
        page = self._page
        page.paste(0, (0, 0, *page.size))
        self._line(page, kicker.upper(), KICKER)
        head = page.crop((0, 0, page.width, TITLE[0]))
        page.paste(head.point(_TO_ACCENT), (0, 0))
        page.paste(2 * SHADES, (2, 0, page.width, BAR))
        self._title(page, title)
        page.paste(RULE_SHADE, (_LEFT, RULE, _LEFT + _ROOM, RULE + 2))
        self._line(page, words.foot, FOOT)
        return _png(page.tobytes("raw", "P;4"), _palette(words.accent))

    def _line(self, page: Image.Image, text: str, line: _Line) -> None:
        """The text stands on one line, as large as it fits, or cut short."""

        def fits(text: str, size: int) -> bool:
            return self._sans.width(text, line.tracking) * size <= _ROOM * 1000

        text = self._sans.legible(text).replace(" · ", "  ·  ")
        size = next((size for size in line.sizes if fits(text, size)), 0)
        if not size:
            size = line.sizes[-1]
            cuts = (text[:end].rstrip() + "…" for end in range(len(text), -1, -1))
            text = next(cut for cut in cuts if fits(cut, size))
        self._sans.write(page, text, (_LEFT, line.base), size, line.shade, line.tracking)

    def _title(self, page: Image.Image, title: str) -> None:
        """The title stands between kicker and foot, as large as it fits."""
        size, lines = self._fitted(self._pieces(title))
        step = round(size * LEADING)
        base = TITLE[0] + round(size * 0.8)
        for number, line in enumerate(lines):
            self._serif.write(page, line, (_LEFT, base + number * step), size, SHADES)

    def _fitted(self, pieces: list[_Piece]) -> tuple[int, list[str]]:
        """The first size in which the pieces fit, and their lines; cut short if none does."""
        while True:
            total = sum(piece.width + piece.gap for piece in pieces)
            for size in SIZES:
                room = _ROOM * 1000 // size
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
    return _byte(red), _byte(green), _byte(blue)


def _byte(channel: int) -> int:
    return min(max(channel, 0), 255)


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
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)  # noqa: PLR2004 - as sRGB has it


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
