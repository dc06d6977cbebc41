"""`siarpers clean`: what a build can make again is gone."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from siarpers.doors.cli.options import (
    PROBLEMS,
    fail,
    lang_option,
    output_of,
    say,
    site_at,
    site_option,
    words_for,
)
from siarpers.doors.cli.report import as_text
from siarpers.doors.lock import LockedError, locked
from siarpers.site.output import is_ours, strangers, withdraw
from siarpers.words.problem import problem


@click.command("clean")
@site_option
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Where the site is published; by default output/ in the site's folder.",
)
@lang_option
def command(start: Path, output: Path | None, lang: str | None) -> None:
    """Delete what a build can make again: output/ and the store.

    Files whose names begin with a dot stay, and a folder that siarpers did not make is refused.
    """
    words = words_for(lang)
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
        found = problem("site-locked", str(site.root), pid=error.holder)
        fail(as_text([found], site.root, words), PROBLEMS)
    shutil.rmtree(site.folder, ignore_errors=True)
    say(words.gettext("{n} files deleted; `siarpers build` makes them again").format(n=len(files)))
