"""`siarpers explain`: what a page rests on, and why it was last rendered."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import click

from siarpers.doors.cli.options import (
    PROBLEMS,
    cannot_read,
    fail,
    reading,
    site_at,
    site_option,
)
from siarpers.doors.cli.speech import catalogue, lang_option
from siarpers.doors.explain import explain
from siarpers.store.documents import DAMAGE
from siarpers.store.questions.question import FIRST, LAST
from siarpers.words.wording import N_

_CLOSED = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}
"""What SQLite answers where a sound store cannot be opened: even a reader writes beside it."""


@click.command(
    "explain",
    help=N_("The page is named by its address, its file in output/, or its file in content/."),
)
@click.argument("page", metavar=N_("URL|FILE"))
@site_option
@lang_option
def command(page: str, start: Path) -> None:
    words = catalogue()
    site = site_at(start, words)
    if not site.store.is_file():
        fail(words.gettext("nothing has been built yet; run `siarpers build` first"), PROBLEMS)
    try:
        with reading(words):
            found = explain(site, page) or explain(site, _below(site.root, page))
    except DAMAGE as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _CLOSED:
            cannot_read(site.store, error, words)
        said = words.gettext("{place} is damaged; `siarpers build` makes it anew")
        fail(said.format(place=site.store), PROBLEMS)
    if found is None:
        fail(words.gettext("no published page is known as {page}").format(page=page), PROBLEMS)
    rows = [
        (words.gettext("Page"), found.url),
        (words.gettext("Made of"), " ".join((found.kind, *found.args))),
        (words.gettext("Last rendered because of"), found.why),
        (words.gettext("Templates"), ", ".join(found.templates) or "–"),
    ]
    for label, told in rows:
        click.echo(f"{label}: {told}")
    click.echo(words.gettext("Questions") + ":")
    for question in found.questions:
        click.echo(f"  {question.kind} {question.args}")
        for list_id, lowest, highest in question.spans:
            click.echo(f"    {list_id}: {_moment(lowest)} … {_moment(highest)}")


def _below(root: Path, page: str) -> str:
    """The page as a path below output/ or the site's folder, where it is a file's name."""
    given = urlsplit(page)
    file = Path(url2pathname(given.path) if given.scheme == "file" else page).resolve()
    for folder in (root / "output", root):
        if file.is_relative_to(folder):
            return file.relative_to(folder).as_posix()
    return page


def _moment(at: int) -> str:
    """A place in the index as a moment; the open ends as such."""
    if at in {FIRST, LAST}:
        return "∞"
    if at == 0:
        return "0"
    return f"{datetime.fromtimestamp(at, UTC):%Y-%m-%d %H:%M}Z"
