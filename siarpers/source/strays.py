"""Files below content/ that were meant as releases, but whose names say that they are none."""

from __future__ import annotations

from posixpath import basename, splitext

from siarpers.words.problem import Problem, problem

_PLAIN = frozenset({".txt", ".markdown"})
"""Endings of plain text: a new name makes a release of it.  Notepad adds `.txt` by itself."""
_FOREIGN = frozenset({".doc", ".docx", ".odt", ".rtf", ".htm", ".html"})
"""Endings of texts in another format: their words must be copied."""
STRAYS = _PLAIN | _FOREIGN


def not_read(path: str) -> Problem:
    """That this file is passed over, and the name under which it would be read."""
    name = basename(path)
    stem, ending = splitext(name)
    stem = stem[:-3] if stem.lower().endswith(".md") else stem
    right = f"{stem}.md" if ending.lower() in _PLAIN else ""
    return problem("not-read", path, name=name, suggestion=right)
