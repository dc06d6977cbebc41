"""`siarpers init`: a new site that builds at once."""

from __future__ import annotations

from pathlib import Path

import click

from siarpers.doors.cli.options import PROBLEMS, fail, lang_option, words_for
from siarpers.doors.starter import start_site


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@lang_option
def command(folder: Path, lang: str | None) -> None:
    """Start a new site in DIR that builds at once.

    DIR must be new or empty: nothing is ever written over.
    """
    words = words_for(lang)
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
        words.gettext("A new site lies in {folder}. Next: cd {folder} && siarpers build").format(
            folder=folder
        )
    )
