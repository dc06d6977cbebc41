"""Problems as the overlay of a page shows them."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import NullTranslations
from pathlib import Path

from siarpers.doors.building.outcome import is_error
from siarpers.doors.report import counted, told
from siarpers.words.digest import fingerprint
from siarpers.words.problem import Problem

MOST = 30
"""So many problems are shown at once."""


def overlay_of(
    problems: Sequence[Problem], root: Path, words: NullTranslations
) -> dict[str, object]:
    """What the overlay says, errors first."""
    errors = [found for found in problems if is_error(found)]
    others = [found for found in problems if not is_error(found)]
    shown = [*errors, *others][:MOST]
    hidden = len(problems) - len(shown)
    more = words.gettext("… and {n} more; `siarpers check` tells them all").format(n=hidden)
    return {
        "errors": [*dict.fromkeys(map(_identity, errors))],
        "severity": "error" if errors else "warning",
        "title": counted(problems, words),
        "explanation": words.gettext("The last good pages stand behind this notice.")
        if errors
        else words.gettext("The pages are shown all the same; look at it before you publish."),
        "problems": [
            {
                "place": one.place,
                "severity": one.severity,
                "label": one.label,
                "message": one.message,
                "line": one.parts,
                "hint": one.hint,
            }
            for one in told(shown, root, words)
        ],
        "more": more if hidden else "",
        "words": {
            "hint": words.gettext("hint"),
            "close": words.gettext("Close"),
            "away": words.gettext("The preview has ended; start `siarpers serve` again"),
        },
    }


def _identity(found: Problem) -> str:
    """Tells a problem from all others, and stays the same while lines only move."""
    facts = (repr(fact) for fact in found.facts if fact[0] != "first")  # the number of a line
    return fingerprint(found.path, found.code, *facts)
