"""A line of YAML as the person meant it: its value between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Mapping

_LONGEST = 120
"""Longer lines are not shown again: a hint is read at a glance."""
_PAIR = re.compile(r"(\s*(?:- +)?[\w-]+:[ \t]+)(\S.*)")
_BRACKETED = re.compile(
    r"(\s*(?:- +)?(?:[\w-]+:[ \t]+)?)(?:\[[^\[\]{}]*\]|\{[^\[\]{}]*\})\s*[^\s,\]}#:]"
)
_BLANK = re.compile(r"( *(?:(?:- +)?[\w-]+:|-)?)([\xa0\u1680\u2000-\u200b\u202f\u205f\u3000]+)")
_SPECIAL = re.compile(r"[\[\]{},\"\\#]|^[-?:&*!|>'%@`]|:(?:\s|$)")
"""What a text between the brackets of YAML cannot hold, or begin with, without quotation marks."""
_COMMENT = re.compile(r"\s#(?:\s|$)")
_HASHTAG = re.compile(r"(?<=[\s\[{,])#(?=[^\W_])")
_LIST = re.compile(r"(\s*(?:- +)?[\w-]+:[ \t]+)([\[{])([^\[\]{}\"']*)([\]}])\s*")


def quoted(text: str) -> str:
    """The text as a YAML value between quotation marks."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def with_quotes(before: str, value: str) -> str:
    """What stands before a value, and the value quoted; "" when that is too long to show."""
    line = f"{before.strip()} {quoted(value.strip())}"
    return line if len(line) <= _LONGEST else ""


def flow(pairs: Mapping[str, str]) -> str:
    """Keys and texts as a group on one line."""
    inside = (
        f"{key}: {quoted(text) if _SPECIAL.search(text) else text}" for key, text in pairs.items()
    )
    return f"{{{', '.join(inside)}}}"


def quoted_line(line: str) -> str:
    """A line “key: value” with its value quoted; "" when it is not plain how."""
    pair = _PAIR.fullmatch(line)
    if not pair or pair[2][0] in "\"'" or (pair[2][0] in "[{" and bracket_at(line) < 0):
        return ""
    return with_quotes(pair[1], _COMMENT.split(pair[2])[0])


def bracket_at(line: str) -> int:
    """Where in a line a text begins with words in brackets, as in [Foto] Banjir; -1 if none does."""
    found = _BRACKETED.match(line)
    return found.end(1) if found else -1


def blank_at(line: str) -> tuple[int, int]:
    """Place and width of blanks where YAML wants ordinary spaces; the width is 0 if there are none."""
    found = _BLANK.match(line)
    return found.start(2) if found else 0, len(found[2]) if found else 0


def ordinary_blank(line: str) -> str:
    """A line “key: value” with an ordinary space after the colon; "" when that is not what it needs."""
    found = _BLANK.match(line)
    if not found or not found[1].endswith(":"):
        return ""
    shown = f"{found[1].strip()} {line[found.end() :].strip()}"
    return shown if len(shown) <= _LONGEST else ""


def hashtag_at(line: str, start: int = 0) -> int:
    """Where a hashtag in a line begins that YAML takes for a comment; -1 when there is none.

    A line that is a comment as a whole has none.
    """
    for found in _HASHTAG.finditer(line, start):
        before = line[: found.start()]
        if before.strip() and before.count('"') % 2 == 0:
            return found.start()
    return -1


def quoted_hashtags(line: str) -> str:
    """A line “key: [#a, #b]” with each hashtag quoted; "" when it is not plain how."""
    found = _LIST.fullmatch(line)
    if not found:
        return ""
    parts = (part.strip() for part in found[3].split(","))
    inner = ", ".join(_quoted_hashtag(part) if "#" in part else part for part in parts)
    shown = f"{found[1].strip()} {found[2]}{inner}{found[4]}"
    return shown if len(shown) <= _LONGEST else ""


def _quoted_hashtag(part: str) -> str:
    key, colon, value = part.rpartition(": ")
    return key + colon + quoted(value)
