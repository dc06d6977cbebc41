"""Numbers and sizes as the language of a catalogue writes them."""

from __future__ import annotations

import re
from gettext import NullTranslations

_SIZE = re.compile(r"([\d.]+)(?: × (\d+))? (px|MP|MB)")


def number(written: str, words: NullTranslations) -> str:
    """A number as Python writes it, 1,234.5, with the marks of the language: 1.234,5."""
    group, point = re.findall(r"\D", words.gettext("1,234.5"))
    return written.translate({ord(","): group, ord("."): point})


def size(written: str, words: NullTranslations) -> str:
    """A size as facts hold it, `320 × 240 px`, `40 MP` or `3.0 MB`, in the words of the language.

    Any other text stays as it is.
    """
    found = _SIZE.fullmatch(written)
    if not found:
        return written
    value, height, unit = found.groups()
    if unit == "MB":
        return f"{number(value, words)} MB"
    sides = (f"{int(side):,}" for side in (value, height) if side)
    told = words.gettext("pixels") if unit == "px" else words.gettext("megapixels")
    return f"{' × '.join(number(side, words) for side in sides)} {told}"
