"""What keeps a site from being looked at as a whole."""

from __future__ import annotations

from pathlib import Path

from siarpers.words.problem import Problem, problem


def faults_of_content(root: Path) -> tuple[Problem, ...]:
    """What is wrong with content/ as a whole: without it, every release would be taken for deleted."""
    if (root / "content").is_dir():
        return ()
    near = (p.name for p in sorted(root.iterdir()) if p.name.casefold() == "content" and p.is_dir())
    return (problem("missing-content", "content", suggestion=next(near, "")),)


def refusal(error: OSError, root: Path, place: Path) -> Problem:
    """What the system refused: to read a folder of the sources, or to write at a place."""
    refused = Path(error.filename2 or error.filename or place)
    reason = error.strerror or str(error)
    if any(refused.is_relative_to(root / name) for name in ("content", "templates")):
        path = refused.relative_to(root).as_posix()
        return problem("unreadable-folder", path, reason=reason)
    return problem("cannot-write", str(refused), place=refused, reason=reason)
