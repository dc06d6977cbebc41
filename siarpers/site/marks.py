"""The words that mark a release wherever it is told: withdrawn, paid for, corrected."""

from __future__ import annotations

import gettext
from collections.abc import Iterator

from siarpers.site.phrases import Phrases
from siarpers.words.release import Release


def title_of(release: Release, words: gettext.NullTranslations, *, paid: bool = False) -> str:
    """The title, marked when the release is withdrawn and, with `paid`, when it is paid for."""
    title = release.title
    if paid and release.paid:
        title = f"{release.paid.capitalize()}: {title}"
    if release.withdrawn:
        title = words.gettext("[Withdrawn] %(title)s") % {"title": title}
    return title


def corrections_of(
    release: Release, words: gettext.NullTranslations, say: Phrases
) -> Iterator[str]:
    """A sentence for each correction: when, and what was put right."""
    for correction in release.corrections:
        said = {"date": say.moment(correction.date), "note": correction.note}
        yield words.gettext("Correction, %(date)s: %(note)s") % said
