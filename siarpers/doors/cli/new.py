"""`siarpers new`: a press release to fill in."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from siarpers.doors.cli.options import PROBLEMS, fail, lang_option, site_at, site_option, words_for
from siarpers.doors.starter import start_release
from siarpers.words.text import closest


@click.command("new")
@click.argument("title")
@click.option(
    "--polres", metavar="ID", default="", help="Id or name of the office; by default the first one."
)
@click.option("--author", metavar="NAME", default="", help="Who writes it.")
@site_option
@lang_option
def command(title: str, polres: str, author: str, start: Path, lang: str | None) -> None:
    """Write a press release named TITLE, as a draft to fill in.

    It lies in content/YEAR/MONTH/; a file that is there already is never written over.
    """
    words = words_for(lang)
    site = site_at(start, words)
    offices = site.newsroom.offices
    known = {name.casefold(): office for office in offices for name in (office.id, office.name)}
    office = (
        known.get(polres.casefold())
        if polres
        else next((o for o in offices if o.kind == "polres"), offices[0])
    )
    if office is None:
        guess = closest(polres.casefold(), list(known))
        hint = known[guess].id if guess else ", ".join(o.id for o in offices)
        fail(
            words.gettext("no office “{name}” in config.yaml; did you mean: {hint}").format(
                name=polres, hint=hint
            )
        )
    try:
        file = start_release(
            site.root,
            site.newsroom,
            title,
            office.id,
            author,
            datetime.now(ZoneInfo(office.timezone)),
        )
    except FileExistsError as error:
        fail(
            words.gettext("{file} is there already; choose another title").format(
                file=error.filename
            ),
            PROBLEMS,
        )
    click.echo(file)
