"""A problem: what is wrong, where, and which facts its sentence needs.

A problem holds no sentence.  Its code names a wording in `wording.WORDINGS`, its
facts fill the wording's places, and the door that prints it chooses the language.
So a problem can be stored and told again in another language on a later day.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something a person has to mend, at a place they can go to.

    `line` and `column` count from 1 in characters; 0 means the file as a whole.
    `width` is how many characters the caret underlines.  `facts` are the pairs
    that the wording of `code` names, each value as plain text.
    """

    path: str
    line: int
    column: int
    code: str
    facts: tuple[tuple[str, str], ...] = ()
    width: int = 1


def problem(
    code: str, path: str, line: int = 0, column: int = 0, *, width: int = 1, **facts: object
) -> Problem:
    """A problem with its facts in a fixed order, so that equal ones compare equal."""
    pairs = tuple(sorted((name, str(value)) for name, value in facts.items()))
    return Problem(path, line, column, code, pairs, max(width, 1))
