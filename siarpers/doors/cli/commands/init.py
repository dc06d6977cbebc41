"""`siarpers init`: a new site that builds at once."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from siarpers.doors.cli.options import (
    PROBLEMS,
    fail,
)
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
        fail(
            words.gettext("cannot write {place}: {reason}").format(
                place=folder, reason=error.strerror
            ),
            PROBLEMS,
        )
    click.echo(
        words.gettext("A new site lies in {folder}. Next: `cd {folder} && siarpers serve`").format(
            folder=shlex.quote(str(folder))
        )
    )
