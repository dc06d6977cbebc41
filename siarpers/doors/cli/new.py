"""`siarpers new`: a press release to fill in."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from siarpers.doors.cli.options import (
    PROBLEMS,
    fail,
    site_at,
    site_option,
)
from siarpers.doors.cli.speech import catalogue, lang_option
from siarpers.doors.starter import start_release
from siarpers.words.text import closest
from siarpers.words.wording import N_


@click.command(
    "new",
    help=N_("It lies in content/YEAR/MONTH/; a file that is there already is never written over."),
)
@click.argument("title", metavar=N_("TITLE"))
@click.option(
    "--polres",
    metavar=N_("ID"),
    default="",
    help=N_("Id or name of the office; by default the first one."),
)
@click.option("--author", metavar=N_("NAME"), default="", help=N_("Who writes it."))
@site_option
@lang_option
def command(title: str, polres: str, author: str, start: Path) -> None:
    words = catalogue()
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
