"""`siarpers explain`: what a page rests on, and why it was last rendered."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from siarpers.doors.cli.options import (
    PROBLEMS,
    fail,
    site_at,
    site_option,
)
from siarpers.doors.cli.speech import catalogue, lang_option
from siarpers.doors.explain import explain
from siarpers.store.questions.question import FIRST, LAST
from siarpers.words.wording import N_


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
    file = Path(page).resolve()
    for folder in (site.root / "output", site.root):
        if file.is_relative_to(folder):
            page = file.relative_to(folder).as_posix()
            break
    found = explain(site, page)
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


def _moment(at: int) -> str:
    """A place in the index as a moment; the open ends as such."""
    if at in {FIRST, LAST}:
        return "∞"
    if at == 0:
        return "0"
    return f"{datetime.fromtimestamp(at, UTC):%Y-%m-%d %H:%M}Z"
