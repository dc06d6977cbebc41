"""Which releases of a preview readers cannot see like that, and why."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from gettext import NullTranslations
from pathlib import Path
from typing import Literal

from siarpers.site.phrases import phrases
from siarpers.store import database
from siarpers.store.documents import release_from
from siarpers.words.release import Release

_UNSEEN = (
    "SELECT url, whole FROM document WHERE draft AND shown "
    "UNION SELECT url, whole FROM document WHERE visible_at > ? AND shown"
)
_OUTDATED = "SELECT url FROM document WHERE path = ? AND shown AND outdated"


@dataclass(frozen=True, slots=True)
class Mark:
    """Why readers do not see a release, or not like that."""

    kind: Literal["draft", "embargo", "future", "outdated"]
    short: str
    """As a tag beside its title."""
    whole: str
    """As a band over its page."""


def marks_of(
    store: Path, now: int, broken: Iterable[str], words: NullTranslations, language: str
) -> dict[str, Mark]:
    """What is said of each release that readers do not see, or not like that, by its address.

    `now` is in seconds since 1970; `broken` are the paths of files that have errors.
    """
    marks = {}
    with closing(database.read_store(store)) as db:
        for url, whole in db.execute(_UNSEEN, (now,)):
            marks[url] = _mark(release_from(whole), words, language)
        for path in broken:
            for (url,) in db.execute(_OUTDATED, (path,)):
                said = words.gettext("Has errors: this is the last good version")
                marks[url] = Mark("outdated", words.gettext("Has errors"), said)
    return marks


def _mark(release: Release, words: NullTranslations, language: str) -> Mark:
    if release.draft:
        said = words.gettext(
            "Draft: readers will not see this page before the line “draft: true” is gone"
        )
        return Mark("draft", words.gettext("Draft"), said)
    moment = phrases(language).moment(release.visible_from)
    if release.embargo and release.embargo == release.visible_from:
        said = words.gettext("Under embargo until {moment}").format(moment=moment)
        return Mark("embargo", words.gettext("Embargo"), said)
    said = words.gettext("Dated in the future: to be published on {moment}").format(moment=moment)
    return Mark("future", words.gettext("Not yet"), said)
