"""Which releases of a preview readers cannot see like that, and why."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from gettext import NullTranslations
from pathlib import Path
from typing import Literal

from siarpers.site.phrases import phrases
from siarpers.store import database
from siarpers.store.documents import DAMAGE
from siarpers.store.entries import Entry, State, waiting

_OUTDATED = "SELECT url FROM document WHERE path = ? AND shown AND outdated"


@dataclass(frozen=True, slots=True)
class Mark:
    """Why readers do not see a release, or not like that."""

    kind: State | Literal["outdated"]
    short: str
    """As a tag beside its title."""
    whole: str
    """As a band over its page."""


def marks_of(
    store: Path, now: int, broken: Iterable[str], words: NullTranslations, language: str
) -> dict[str, Mark]:
    """What is said of each release that readers do not see, or not like that, by its address.

    `now` is in seconds since 1970; `broken` are the paths of files that have errors.
    A store that cannot be read tells of none.
    """
    marks = {}
    with suppress(*DAMAGE), closing(database.read_store(store)) as db:
        for entry in waiting(db, now):
            marks[entry.url] = _mark(entry, now, words, language)
        for path in broken:
            for (url,) in db.execute(_OUTDATED, (path,)):
                said = words.gettext("Has errors: this is the last good version")
                marks[url] = Mark("outdated", words.gettext("Has errors"), said)
    return marks


def _mark(entry: Entry, now: int, words: NullTranslations, language: str) -> Mark:
    state, until = entry.states(now)[0], phrases(language).moment(entry.visible_from)
    if state == "draft":
        said = words.gettext(
            "Draft: readers will not see this page before the line “draft: true” is gone"
        )
        return Mark(state, words.gettext("Draft"), said)
    if state == "embargo":
        said = words.gettext("Under embargo until {moment}").format(moment=until)
        return Mark(state, words.gettext("Embargo"), said)
    said = words.gettext("Dated in the future: can be published from {moment}").format(moment=until)
    return Mark(state, words.gettext("Not yet"), said)
