"""The words of HTML as one line, to be searched, and where each lies in the HTML."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

TAG = re.compile(r'<(/?)([a-z0-9]+)(?:[^<>"]|"[^"]*")*>')
INLINE = frozenset(
    "a abbr b cite code del em i ins kbd mark q s small span strong sub sup u".split()  # noqa: SIM905 - a list of words reads best as words
)
"""Tags that part no words."""

_MARKS = '"“”„‟‘’‚‛«»‹›`´′″＂＇'
_DASHES = "‐‑‒–—―−"
_SPACES = "\t\n\xa0\u2002\u2003\u2007\u2009\u202f"
_UNIFORM = tuple(
    (variant, one)
    for variants, one in ((_MARKS, "'"), (_DASHES, "-"), (_SPACES, " "))
    for variant in variants
)
_GAP = re.compile(rf"</p>\n<p>|{TAG.pattern}")
_INVISIBLE = re.compile("[\u200b\xad]+")
_UNEVEN = re.compile(r"&(?:[a-zA-Z]+|#[0-9]+|#x[0-9a-fA-F]+);|\.{3}|  +|[\u200b\xad]+")
_SIGNS_OF_UNEVEN = ("&", "...", "  ", "\u200b", "\xad")


def flat_text(text: str) -> str:
    """Plain text as one line, with one kind of mark, dash and ellipsis."""
    return " ".join(_INVISIBLE.sub("", _uniform(text).replace("...", "…")).split())


def _uniform(text: str) -> str:
    """The text with one kind of mark, dash and space, each character in its place."""
    for variant, one in _UNIFORM:
        text = text.replace(variant, one)
    return text


@dataclass(frozen=True, slots=True)
class Flat:
    """The words of HTML as one line, and where each stretch of it lies in the HTML."""

    text: str
    starts: list[int]
    """Where each stretch begins in `text`."""
    places: list[int]
    """Where it begins in the HTML."""
    lengths: list[int]
    """How long it is in the HTML if it is one character of `text`, else 0."""

    def start_of(self, index: int) -> int:
        stretch = bisect_right(self.starts, index) - 1
        return self.places[stretch] + index - self.starts[stretch]

    def end_of(self, index: int) -> int:
        """The end in the HTML of the character at `index`."""
        stretch = bisect_right(self.starts, index) - 1
        return self.start_of(index) + (self.lengths[stretch] or 1)


def flatten(html: str) -> Flat:
    """The words of safe HTML as `flat_text` would have them; blocks are parted by a space."""
    text: list[str] = []
    starts: list[int] = []
    places: list[int] = []
    lengths: list[int] = []
    size = 0

    def add(words: str, place: int, length: int = 0) -> None:
        nonlocal size
        if words.startswith(" ") and (not text or text[-1].endswith(" ")):
            words, place = words[1:], place + 1
            length = max(length - 1, 0)
        if words:
            text.append(words)
            starts.append(size)
            places.append(place)
            lengths.append(length)
            size += len(words)

    uniform = _uniform(html)
    is_even = not any(sign in uniform for sign in _SIGNS_OF_UNEVEN)

    def add_text(begin: int, end: int) -> None:
        if not is_even:
            for uneven in _UNEVEN.finditer(uniform, begin, end):
                add(uniform[begin : uneven.start()], begin)
                add(_single(uneven[0]), uneven.start(), uneven.end() - uneven.start())
                begin = uneven.end()
        add(uniform[begin:end], begin)

    end = 0
    for gap in _GAP.finditer(html):
        add_text(end, gap.start())
        end = gap.end()
        if gap[2] not in INLINE:
            add(" ", gap.start(), end - gap.start())
    add_text(end, len(html))
    return Flat("".join(text), starts, places, lengths)


def _single(uneven: str) -> str:
    """One character for an entity, three dots or a run of spaces; none for invisible ones."""
    if uneven[0] == "&":
        return _uniform(unescape(uneven))[:1]
    if uneven[0] == ".":
        return "…"
    return " " if uneven[0] == " " else ""


def pieces(html: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and tag name of each piece of HTML; text has no name."""
    end = 0
    for tag in TAG.finditer(html):
        if tag.start() > end:
            yield end, tag.start(), ""
        yield tag.start(), tag.end(), tag[2]
        end = tag.end()
    if end < len(html):
        yield end, len(html), ""
