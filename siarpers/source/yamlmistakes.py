"""What a reporter most likely did where YAML gives up.

The parser says where it stopped and in its own words why; the line itself tells
the usual mistakes apart: a colon without quotation marks, a quotation mark that is
never closed, words after one, a tab, a bracket, a line without a key.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from yaml import MarkedYAMLError

from siarpers.source.quoting import (
    blank_at,
    bracket_at,
    hashtag_at,
    ordinary_blank,
    quoted_hashtags,
    quoted_line,
)
from siarpers.words.problem import Problem, problem

_TAB = re.compile(r"^ *\t", re.MULTILINE)
_QUOTED = re.compile(r"""\s*(?:- +)?(?:[\w -]+:\s+)?(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')""")
_KEY = re.compile(r"\s*(?:- +)?[\w-]+\s*")
_HAS_KEY = re.compile(r"\s*(?:- +)?[^:]+:(?:\s|$)")
_KEY_BEFORE = re.compile(r"\s*(?:- +)?[\w-]+:\s+")
_BLOCK_SIGN = re.compile(r"block scalar.*(?:comment or (?:a )?line break|indentation indicator)")
_SIGN = re.compile(r"sequence entries are not allowed|mapping keys are not allowed")
_LINES_BACK = 3
"""How far above the place where the parser stopped the mistake may lie."""


@dataclass(frozen=True, slots=True)
class _Stop:
    """Where the parser stopped, lines and columns from 0, and what it said."""

    lines: list[str]
    said: str
    line: int
    column: int
    begun_line: int
    """Where the thing began that it was reading."""
    begun_column: int


_Found = tuple[str, int, int, int]
"""Code, line, column and width."""


def syntax_problem(path: str, text: str, first_line: int, error: MarkedYAMLError) -> Problem:
    """The parser's complaint about `text` as the mistake a reporter most likely made."""
    mark: Any = error.problem_mark or error.context_mark
    if mark is None:
        return problem("yaml-syntax", path, first_line, 1)
    begun: Any = error.context_mark or mark
    said = f"{error.context or ''} {error.problem or ''}"
    stop = _Stop(text.split("\n"), said, mark.line, mark.column, begun.line, begun.column)
    found: _Found | None = None
    for mistake in _MISTAKES:
        found = mistake(stop)
        if found:
            break
    code, line, column, width = found or ("yaml-syntax", stop.line, stop.column, 1)
    facts = {}
    if code in _REPAIRS and line < len(stop.lines):
        facts["suggestion"] = _REPAIRS[code](stop.lines[line])
    return problem(code, path, line + first_line, column + 1, width=width, **facts)


def _tab(stop: _Stop) -> _Found | None:
    for number, line in enumerate(stop.lines[: stop.line + 2]):
        if found := _TAB.match(line):
            return "tab-indentation", number, found.end() - 1, 1
    return None


def _hashtag(stop: _Stop) -> _Found | None:
    """A comment ate the end of a list, or parts a value that goes on below."""
    last = min(stop.line, len(stop.lines) - 1)
    goes_on = "block" in stop.said and stop.lines[last].startswith(" ")
    if not goes_on and "flow" not in stop.said:
        return None
    first = last if goes_on else min(stop.begun_line, last)
    for number in range(max(first - 1, 0), last + 1):
        line = stop.lines[number]
        at = hashtag_at(line)
        if at >= 0:
            return "yaml-hashtag", number, at, len(line.rstrip()) - at
    return None


def _blank(stop: _Stop) -> _Found | None:
    """A blank that is not an ordinary one, as it comes from Word, where YAML wants a space."""
    last = min(stop.line, len(stop.lines) - 1)
    for number in range(last, max(last - _LINES_BACK, -1), -1):
        column, width = blank_at(stop.lines[number])
        if width:
            return "yaml-blank", number, column, width
    return None


def _beginning(stop: _Stop) -> _Found | None:
    """A text that begins with a sign of YAML: [Foto] Banjir, - Banjir, > Banjir, | Banjir."""
    if _BLOCK_SIGN.search(stop.said):
        return "yaml-character", stop.begun_line, stop.begun_column, 1
    line = stop.lines[stop.line] if stop.line < len(stop.lines) else ""
    if _SIGN.search(stop.said) and _KEY_BEFORE.fullmatch(line[: stop.column]):
        return "yaml-character", stop.line, stop.column, 1
    at = bracket_at(line)
    return ("yaml-character", stop.line, at, 1) if 0 <= at < stop.column else None


def _colon(stop: _Stop) -> _Found | None:
    if "mapping values are not allowed" not in stop.said:
        return None
    if not _KEY.fullmatch(stop.lines[stop.line][: stop.column]):
        return "yaml-colon", stop.line, stop.column, 1
    # The first colon of its line: the line before is to blame, or the indentation.
    before = stop.lines[stop.line - 1] if stop.line else ""
    if before and not before.startswith(" ") and not _HAS_KEY.match(before):
        return "yaml-no-colon", stop.line - 1, 0, len(before.rstrip())
    return "yaml-indentation", stop.line, 0, max(stop.column, 1)


def _quote(stop: _Stop) -> _Found | None:
    if "quoted scalar" not in stop.said:
        return None
    if "escape" in stop.said:
        backslash = stop.lines[stop.line].rfind("\\", 0, stop.column + 1)
        return "yaml-escape", stop.line, max(backslash, 0), 2
    return "yaml-quote", stop.begun_line, stop.begun_column, 1


def _after_quote(stop: _Stop) -> _Found | None:
    last = min(stop.line, len(stop.lines) - 1)
    for number in range(last, max(last - _LINES_BACK, -1), -1):
        line = stop.lines[number]
        quoted = _QUOTED.match(line)
        after = line[quoted.end() :] if quoted else ""
        rest = after.strip()
        if rest and rest[0] not in ",]}#:":
            column = len(line) - len(after.lstrip())
            return "yaml-after-quote", number, column, len(rest)
    return None


def _told(stop: _Stop) -> _Found | None:
    """What the parser's own words tell."""
    if "could not find expected ':'" in stop.said:
        width = len(stop.lines[stop.begun_line].strip())
        return "yaml-no-colon", stop.begun_line, stop.begun_column, width
    for words, code in _AT_BEGINNING:
        if re.search(words, stop.said):
            return code, stop.begun_line, stop.begun_column, 1
    for words, code in _AT_STOP:
        if re.search(words, stop.said):
            return code, stop.line, stop.column, 1
    return None


def _bracket(stop: _Stop) -> _Found | None:
    here = stop.lines[stop.line][stop.column :] if stop.line < len(stop.lines) else ""
    if here.startswith(("]", "}")):
        return "yaml-bracket", stop.line, stop.column, 1
    return None


_AT_BEGINNING = (
    ("flow (sequence|mapping|node)", "yaml-bracket"),
    ("anchor|alias", "yaml-anchor"),
    ("scanning a tag|parsing a tag|tag handle", "yaml-tag"),
)
_AT_STOP = (
    ("cannot start any token|directive", "yaml-character"),
    ("block|indent|document start", "yaml-indentation"),
)
_REPAIRS = {
    **dict.fromkeys(("yaml-anchor", "yaml-character", "yaml-colon", "yaml-tag"), quoted_line),
    "yaml-blank": ordinary_blank,
    "yaml-hashtag": quoted_hashtags,
}
"""How a line is written right, by the code of what is wrong with it."""
_MISTAKES: tuple[Callable[[_Stop], _Found | None], ...] = (
    _tab, _blank, _hashtag, _beginning, _colon, _quote, _after_quote, _bracket, _told,
)  # fmt: skip
