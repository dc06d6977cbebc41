"""Which releases of a preview readers cannot see like that, and why."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from gettext import NullTranslations
from pathlib import Path

from siarpers.site.phrases import phrases
from siarpers.store import database
from siarpers.store.documents import release_from
from siarpers.words.release import Release

_UNSEEN = (
    "SELECT url, whole FROM document WHERE draft AND shown "
    "UNION SELECT url, whole FROM document WHERE visible_at > ? AND shown"
)
_OUTDATED = "SELECT url FROM document WHERE path = ? AND shown AND outdated"


def marks_of(
    store: Path, now: int, broken: Iterable[str], words: NullTranslations, language: str
) -> dict[str, str]:
    """What is said of each release that readers do not see, or not like that, by its address.

    `now` is in seconds since 1970; `broken` are the paths of files that have errors.
    """
    marks = {}
    with closing(database.read_store(store)) as db:
        for url, whole in db.execute(_UNSEEN, (now,)):
            marks[url] = _mark(release_from(whole), words, language)
        for path in broken:
            for (url,) in db.execute(_OUTDATED, (path,)):
                marks[url] = words.gettext("Has errors: this is the last good version")
    return marks


def _mark(release: Release, words: NullTranslations, language: str) -> str:
    if release.draft:
        return words.gettext("Draft")
    if release.embargo and release.embargo == release.visible_from:
        said = words.gettext("Under embargo until {moment}")
    else:
        said = words.gettext("To be published on {moment}")
    return said.format(moment=phrases(language).moment(release.visible_from))
