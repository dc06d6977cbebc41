"""How problems are told: as text for people, as JSON, as annotations for GitHub."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from gettext import NullTranslations
from pathlib import Path

from siarpers.words.problem import Problem
from siarpers.words.wording import N_, WORDINGS, sentence

Format = Callable[[Iterable[Problem], Path, NullTranslations], str]


def as_text(problems: Iterable[Problem], root: Path, words: NullTranslations) -> str:
    """Each problem with its place, its line under a caret, and a hint."""
    told = [_paragraph(found, root, words) for found in problems]
    return "\n".join(told)


def as_json(problems: Iterable[Problem], root: Path, words: NullTranslations) -> str:  # noqa: ARG001 - one signature
    """One JSON array of objects: path, line, column, severity, code, message, hint, facts."""
    return json.dumps(
        [
            {
                "path": found.path,
                "line": found.line,
                "column": found.column,
                "severity": WORDINGS[found.code].severity,
                "code": found.code,
                "message": message,
                "hint": hint,
                "facts": dict(found.facts),
            }
            for found in problems
            for message, hint in [sentence(found, words)]
        ],
        ensure_ascii=False,
        indent=1,
    )


def as_github(problems: Iterable[Problem], root: Path, words: NullTranslations) -> str:  # noqa: ARG001 - one signature
    """Workflow commands, one a line, which GitHub shows beside the changed lines."""
    lines = []
    for found in problems:
        message, hint = sentence(found, words)
        place = {"file": found.path, "line": found.line, "col": found.column, "title": found.code}
        pairs = ",".join(f"{k}={_escaped(str(v), ':,')}" for k, v in place.items() if v)
        text = _escaped(f"{message}\n{hint}" if hint else message)
        lines.append(f"::{WORDINGS[found.code].severity} {pairs}::{text}")
    return "\n".join(lines)


def _escaped(text: str, more: str = "") -> str:
    for mark in "%\r\n" + more:
        text = text.replace(mark, f"%{ord(mark):02X}")
    return text


_SEVERITIES = {"error": N_("error"), "warning": N_("warning")}
FORMATS: dict[str, Format] = {"text": as_text, "json": as_json, "github": as_github}


def _paragraph(found: Problem, root: Path, words: NullTranslations) -> str:
    message, hint = sentence(found, words)
    place = ":".join([found.path, *(str(n) for n in (found.line, found.column) if n)])
    severity = words.gettext(_SEVERITIES[WORDINGS[found.code].severity])
    told = [f"{place}: {severity}[{found.code}]: {message}"]
    line = _line(root / found.path, found.line)
    if found.line and line.strip():
        told.append(f"    {line}")
        if found.column:
            before = cells(line[: found.column - 1])
            under = max(1, cells(line[found.column - 1 : found.column - 1 + found.width]))
            told.append("    " + " " * before + "^" * under)
    if hint:
        label = words.gettext("hint")
        told.append(f"  {label}: {hint}")
    return "\n".join(told) + "\n"


def _line(file: Path, number: int) -> str:
    lines = _lines(file)
    if not 0 < number <= len(lines):
        return ""
    shown = lines[number - 1].expandtabs(1).rstrip()
    return "".join(c if c.isprintable() else "�" for c in shown)[:300]


@cache
def _lines(file: Path) -> list[str]:
    try:
        text = file.read_bytes().decode("utf-8-sig", errors="replace")
    except OSError:
        return []
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def cells(text: str) -> int:
    """How many cells of a terminal the text takes."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )
