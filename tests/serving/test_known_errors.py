"""What the overlay of a page is told."""

from __future__ import annotations

from gettext import NullTranslations
from pathlib import Path
from typing import cast

from siarpers.doors.serving.overlay import MOST, overlay_of
from siarpers.words.problem import Problem, problem


def errors(*problems: Problem) -> list[str]:
    """The errors by which the browser knows what it has shown."""
    return cast("list[str]", overlay_of(problems, Path(), NullTranslations())["errors"])


def test_an_error_stays_the_same_while_lines_move_and_differs_from_all_others() -> None:
    def twice(path: str, line: int, key: str = "polres") -> Problem:
        return problem("duplicate-key", path, line, 1, key=key, first=line - 1)

    known = errors(twice("a.md", 5))

    assert errors(twice("a.md", 9)) == known
    others = errors(twice("b.md", 5), twice("a.md", 5, "title"))
    assert len({*known, *others}) == 3


def test_all_errors_are_known_and_some_are_shown() -> None:
    many = [problem("duplicate-key", f"{n}.md", 5, 1, key="x", first=4) for n in range(MOST + 9)]

    assert len(errors(*many)) == MOST + 9
    assert errors(problem("unsafe-html", "a.md", 5, 1, what="<script>")) == []
