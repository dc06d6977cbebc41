"""Offices as people type them: by id, name or a part of the name."""

from __future__ import annotations

from gettext import NullTranslations

from siarpers.doors.cli.options import fail
from siarpers.words.newsroom import Newsroom
from siarpers.words.release import Office
from siarpers.words.text import closest

MANY = 10
"""Offices that are listed at once."""


def office_written(written: str, newsroom: Newsroom, words: NullTranslations) -> Office:
    """The one office that fits; the command ends, telling which come near, when it is not one."""
    fitting = newsroom.offices_like(written)
    if not fitting:
        fail(unknown_office(written, newsroom, words))
    if len(fitting) > 1:
        told = words.gettext("“{name}” may be any of these offices; write the id of one:")
        fail("\n".join([told.format(name=written), *office_lines(fitting, words)]))
    return fitting[0]


def unknown_office(written: str, newsroom: Newsroom, words: NullTranslations) -> str:
    """The sentence that there is no such office, with the nearest one or the first few."""
    known = {name.casefold(): o for o in newsroom.offices for name in (o.id, o.name)}
    guess = closest(written, known)
    near = [known[guess].id] if guess else [o.id for o in newsroom.offices[:MANY]]
    if not guess and len(newsroom.offices) > MANY:
        near.append("…")
    return words.gettext("no office “{name}” in config.yaml; try: {hint}").format(
        name=written, hint=", ".join(near)
    )


def office_lines(offices: tuple[Office, ...], words: NullTranslations) -> list[str]:
    """The first offices under numbers, one a line, and how many more there are."""
    lines = [f"{n:>4}. {o.name} ({o.id})" for n, o in enumerate(offices[:MANY], start=1)]
    if len(offices) > MANY:
        said = words.gettext("… and {n} more; type more of the name")
        lines.append(f"      {said.format(n=len(offices) - MANY)}")
    return lines
