"""How problems are told: as text for people, as JSON, as annotations for GitHub."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from gettext import NullTranslations
from pathlib import Path

from siarpers.words.problem import Problem, Severity
from siarpers.words.text import cells
from siarpers.words.wording import N_, WORDINGS, sentence

Format = Callable[[Iterable[Problem], Path, NullTranslations], str]


@dataclass(frozen=True, slots=True)
class Told:
    """A problem in the words of one language, with the line that it stands in."""

    problem: Problem
    severity: Severity
    label: str
    """The severity as people call it."""
    message: str
    hint: str
    line: str = ""
    """The line as it can be shown; empty when the problem is the file's."""

    @property
    def place(self) -> str:
        """path:line:column, as far as they are known."""
        found = self.problem
        return ":".join([found.path, *(str(n) for n in (found.line, found.column) if n)])

    @property
    def parts(self) -> tuple[str, str, str]:
        """The line before, under and after the mark; all of it before, when nothing is marked."""
        start = self.problem.column - 1
        end = start + self.problem.width
        if start < 0:
            return self.line, "", ""
        return self.line[:start], self.line[start:end], self.line[end:]


def told(problems: Iterable[Problem], root: Path, words: NullTranslations) -> Iterator[Told]:
    """Each problem as it is told; every file is read once."""
    files: dict[str, list[str]] = {}
    for found in problems:
        if found.line and found.path not in files:
            files[found.path] = _lines(root / found.path)
        line = _shown(files[found.path], found.line) if found.line else ""
        severity = WORDINGS[found.code].severity
        label = words.gettext(_SEVERITIES[severity])
        yield Told(found, severity, label, *sentence(found, words), line)


def counted(problems: Iterable[Problem], words: NullTranslations) -> str:
    """2 errors, 1 warning; empty when there are none."""
    found = [WORDINGS[one.code].severity for one in problems]
    errors, warnings = found.count("error"), found.count("warning")
    said = (
        (errors, words.ngettext("{n} error", "{n} errors", errors)),
        (warnings, words.ngettext("{n} warning", "{n} warnings", warnings)),
    )
    return ", ".join(text.format(n=n) for n, text in said if n)


def as_text(problems: Iterable[Problem], root: Path, words: NullTranslations) -> str:
    """Each problem with its place, its line under a caret, and a hint."""
    return "\n".join(_paragraph(one, words) for one in told(problems, root, words))


def as_json(problems: Iterable[Problem], root: Path, words: NullTranslations) -> str:
    """One JSON array of objects: path, line, column, severity, code, message, hint, facts."""
    return json.dumps(
        [
            {
                "path": one.problem.path,
                "line": one.problem.line,
                "column": one.problem.column,
                "severity": one.severity,
                "code": one.problem.code,
                "message": one.message,
                "hint": one.hint,
                "facts": dict(one.problem.facts),
            }
            for one in told(problems, root, words)
        ],
        ensure_ascii=False,
        indent=1,
    )


def as_github(problems: Iterable[Problem], root: Path, words: NullTranslations) -> str:
    """Workflow commands, one a line, which GitHub shows beside the changed lines."""
    lines = []
    for one in told(problems, root, words):
        found = one.problem
        place = {"file": found.path, "line": found.line, "col": found.column, "title": found.code}
        pairs = ",".join(f"{k}={_escaped(str(v), ':,')}" for k, v in place.items() if v)
        text = _escaped(f"{one.message}\n{one.hint}" if one.hint else one.message)
        lines.append(f"::{one.severity} {pairs}::{text}")
    return "\n".join(lines)


def _escaped(text: str, more: str = "") -> str:
    for mark in "%\r\n" + more:
        text = text.replace(mark, f"%{ord(mark):02X}")
    return text


_SEVERITIES = {"error": N_("error"), "warning": N_("warning")}
FORMATS: dict[str, Format] = {"text": as_text, "json": as_json, "github": as_github}


def _paragraph(one: Told, words: NullTranslations) -> str:
    said = [f"{one.place}: {one.label}[{one.problem.code}]: {one.message}"]
    if one.line.strip():
        said.append(f"    {one.line}")
        if one.problem.column:
            before, under, _ = one.parts
            said.append("    " + " " * cells(before) + "^" * max(1, cells(under)))
    if one.hint:
        label = words.gettext("hint")
        said.append(f"  {label}: {one.hint}")
    return "\n".join(said) + "\n"


def _shown(lines: list[str], number: int) -> str:
    if not 0 < number <= len(lines):
        return ""
    shown = lines[number - 1].expandtabs(1).rstrip()
    return "".join(c if c.isprintable() else "�" for c in shown)[:300]


def _lines(file: Path) -> list[str]:
    try:
        text = file.read_bytes().decode("utf-8-sig", errors="replace")
    except OSError:
        return []
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
