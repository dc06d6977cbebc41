"""`siarpers init`: a new site that builds at once."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from siarpers.doors.cli.options import cannot_write, fail
from siarpers.doors.cli.speech import catalogue, lang_option
from siarpers.doors.starting.starter import start_site
from siarpers.words.wording import N_


@click.command(
    "init",
    help=N_("DIR must be new or empty: nothing is ever written over."),
)
@click.argument("folder", metavar=N_("DIR"), type=click.Path(path_type=Path))
@lang_option
def command(folder: Path) -> None:
    words = catalogue()
    try:
        start_site(folder)
    except FileExistsError:
        fail(words.gettext("{folder} is not empty; name a new folder").format(folder=folder))
    except OSError as error:
        cannot_write(folder, error, words)
    click.echo(
        words.gettext("A new site lies in {folder}. Next: `cd {folder} && siarpers serve`").format(
            folder=shlex.quote(str(folder))
        )
    )
