"""What reading one content file gives: facts, links to prove, and problems."""

from __future__ import annotations

from dataclasses import dataclass

from siarpers.words.problem import Problem
from siarpers.words.release import Link, Release, StandingPage

_STANDING = "content/pages/"


def is_standing(path: str) -> bool:
    """Whether the content file at this path is a standing page, and no release."""
    return path.startswith(_STANDING) and "/" not in path.removeprefix(_STANDING)


@dataclass(frozen=True, slots=True)
class Reading:
    """The outcome of reading one file.

    Either `release` or `page` is given when the file can be published; neither
    when `problems` holds an error.  `links` are the references that only the
    whole archive can prove.
    """

    release: Release | None = None
    page: StandingPage | None = None
    links: tuple[Link, ...] = ()
    problems: tuple[Problem, ...] = ()
