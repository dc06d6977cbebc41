"""`siarpers clean`: what a build can make again is gone."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from siarpers.doors.cli.options import (
    PROBLEMS,
    cannot_write,
    fail,
    output_of,
    output_option,
    say,
    site_at,
    site_option,
)
from siarpers.doors.cli.speech import catalogue, lang_option
from siarpers.doors.lock import LockedError, locked
from siarpers.doors.report import as_text
from siarpers.site.output import is_ours, strangers, withdraw
from siarpers.words.problem import problem
from siarpers.words.wording import N_


@click.command(
    "clean",
    help=N_(
        "Files whose names begin with a dot stay, and a folder that siarpers did not make is refused."
    ),
)
@site_option
@output_option
@lang_option
def command(start: Path, output: Path | None) -> None:
    words = catalogue()
    site = site_at(start, words)
    folder = output_of(site, output, words)
    if not is_ours(folder):
        found = problem("output-not-ours", str(folder), folder=str(folder))
        fail(as_text([found], site.root, words), PROBLEMS)
    try:
        with locked(site.folder / "lock"):
            files = strangers(folder, frozenset())
            # This page goes last: it is the sign that the folder is ours.
            withdraw([f"/{file}" for file in files if file != "404.html"], folder)
            withdraw(["/404.html"], folder)
    except LockedError as error:
        found = error.problem(site.root)
        fail(as_text([found], site.root, words), PROBLEMS)
    except OSError as error:
        cannot_write(site.folder, error, words)
    shutil.rmtree(site.folder, ignore_errors=True)
    said = words.ngettext(
        "{n} file deleted; `siarpers build` makes it again",
        "{n} files deleted; `siarpers build` makes them again",
        len(files),
    )
    say(said.format(n=len(files)))
