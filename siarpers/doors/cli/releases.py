"""How releases are told: as text for people and for other programs, as JSON, as paths."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from datetime import datetime
from gettext import NullTranslations

import click

from siarpers.doors.site import SiteFolder
from siarpers.site.addresses import Addresses
from siarpers.store.entries import Entry, Facts, State
from siarpers.words.dates import zone_of
from siarpers.words.text import cells
from siarpers.words.wording import N_

LEAST = 20
"""Cells that a title has on the narrowest terminal."""

_MARKS: dict[State, str] = {
    "draft": N_("draft"),
    "embargo": N_("embargo until {moment}"),
    "scheduled": N_("scheduled"),
    "withdrawn": N_("withdrawn"),
}
_BROKEN, _OUTDATED = N_("has errors"), N_("outdated: has errors")


def as_lines(
    entries: Sequence[Entry], site: SiteFolder, now: int, words: NullTranslations
) -> list[str]:
    """A line each, nothing cut: date, office, title, marks and path between tabs."""
    return ["\t".join(_columns(entry, site, now, words)) for entry in entries]


def as_screen(
    entries: Sequence[Entry],
    site: SiteFolder,
    now: int,
    words: NullTranslations,
    *,
    width: int,
    coloured: bool,
) -> list[str]:
    """Two lines each, aligned: what it is, a title that is too long cut; where it lies, never cut."""
    rows = [_columns(entry, site, now, words) for entry in entries]
    indent = max((len(row[0]) for row in rows), default=0)
    style = click.style if coloured else _plain
    told = []
    for when, office, title, marks, path in rows:
        room = width - indent - 2 - (cells(marks) + 1 if marks else 0)
        what = (
            *([style(_cut(title, max(room, LEAST)), bold=True)] if title else ()),
            *([style(marks, fg="yellow")] if marks else ()),
        )
        where = " · ".join(filter(None, (office, path)))
        told.append(f"{when:<{indent}}  {' '.join(what)}")
        told.append(f"{'':<{indent}}  {style(where, dim=True)}")
    return told


def _plain(text: str, **_style: object) -> str:
    return text


def as_json(entries: Sequence[Entry], site: SiteFolder, now: int) -> str:
    """One JSON array of objects; of a file that was never good only the path is told."""
    told = [
        {
            "path": entry.path,
            **(_facts(entry, entry.facts, site, now) if entry.facts else dict.fromkeys(_KEYS)),
            "errors": entry.has_errors,
        }
        for entry in entries
    ]
    return json.dumps(told, ensure_ascii=False, indent=1)


_KEYS = ("url", "title", "date", "office", "authors", "tags", "program", "state", "visible_from")


def _facts(entry: Entry, facts: Facts, site: SiteFolder, now: int) -> dict[str, object]:
    values = (
        Addresses(site.newsroom.site.url).absolute(entry.url),
        facts.title,
        facts.date.isoformat(),
        facts.office,
        [author.name for author in facts.authors],
        [topic.name for topic in facts.topics],
        facts.programme.name if facts.programme else None,
        entry.states(now)[0],
        entry.visible_from.isoformat(),
    )
    return dict(zip(_KEYS, values, strict=True))


def path_of(entry: Entry, site: SiteFolder) -> str:
    """The path by which the file can be opened from the current folder."""
    file = site.root / entry.path
    try:
        return os.path.relpath(file)
    except ValueError:  # on another drive of Windows
        return str(file)


def _columns(
    entry: Entry, site: SiteFolder, now: int, words: NullTranslations
) -> tuple[str, str, str, str, str]:
    """Date, office, title, marks and path as text."""
    path = "".join(c if c.isprintable() else "�" for c in path_of(entry, site))
    facts = entry.facts
    if facts is None:
        return "", "", "", _marked([words.gettext(_BROKEN)]), path
    until = _moment(entry.visible_from)
    marks = [
        words.gettext(_MARKS[state]).format(moment=until)
        for state in entry.states(now)
        if state in _MARKS
    ]
    if entry.has_errors:
        marks.append(words.gettext(_OUTDATED))
    office = site.newsroom.office(facts.office).name
    return _moment(facts.date), office, facts.title, _marked(marks), path


def _marked(marks: Sequence[str]) -> str:
    return " ".join(f"[{mark}]" for mark in marks)


def _moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} {zone_of(moment)}"


def _cut(text: str, width: int) -> str:
    """The text in so many cells of a terminal, with an ellipsis where it was cut."""
    if cells(text) <= width:
        return text
    while cells(text) >= width:
        text = text[:-1]
    return f"{text.rstrip()}…"
