"""What a build is asked for, and what it did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from siarpers.store.view import View
from siarpers.words.problem import Problem

Progress = Callable[[str, int, int], None]
"""Called with what is being done (`read`, `photos`, `render`), how much is done, and of how much."""


def no_progress(_stage: str, _done: int, _total: int) -> None:
    """Nothing is told of how far a build is."""


@dataclass(frozen=True, slots=True)
class Urgent:
    """Pages that somebody looks at: they stand in output/ before all others."""

    urls: frozenset[str]
    tell: Callable[[tuple[str, ...]], None]
    """Called with the addresses of those whose bytes changed, as soon as they stand there."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a build is asked for; `now` and `clock` are given, never taken from the system."""

    now: int
    """The moment that decides embargoes and expiries, in seconds since 1970."""
    clock: int
    """When this build began, in nanoseconds since 1970, for the racy-file rule alone."""
    output: Path
    drafts: bool = False
    future: bool = False
    jobs: int = 1
    force: bool = False
    keep_going: bool = False
    verify: bool = False
    files: tuple[str, ...] | None = None
    """The only files of content that may have changed since the last build, when that is known."""
    urgent: Urgent | None = None
    """Given for a preview alone: such pages are shown whatever becomes of the build."""
    reasons: bool = False
    """Whether to tell why each page was rendered."""

    @property
    def view(self) -> View:
        return View(self.now, self.drafts, self.future)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build found and did."""

    problems: tuple[Problem, ...]
    published: bool = False
    rendered: tuple[str, ...] = ()
    """Addresses of the pages that were rendered."""
    written: tuple[str, ...] = ()
    """Addresses of the pages whose bytes changed."""
    deleted: tuple[str, ...] = ()
    reasons: dict[str, str] = field(default_factory=dict)
    """Why each page was rendered, by its address, if that was asked for."""
    waiting: int = 0
    """How many releases readers cannot see yet: drafts, embargoes, dates in the future."""

    @property
    def has_errors(self) -> bool:
        return any(is_error(p) for p in self.problems)


def is_error(found: Problem) -> bool:
    """Whether a problem keeps its file from being published."""
    from siarpers.words.wording import WORDINGS  # noqa: PLC0415 - most builds find nothing wrong

    return WORDINGS[found.code].severity == "error"
