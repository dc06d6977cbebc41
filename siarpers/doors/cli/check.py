"""`siarpers check`: every problem of every file, nothing written."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import click

from siarpers.doors.check import check
from siarpers.doors.cli.options import (
    PROBLEMS,
    lang_option,
    moment,
    say,
    site_at,
    site_option,
    words_for,
)
from siarpers.doors.cli.report import FORMATS
from siarpers.words.wording import WORDINGS


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@site_option
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    help="How problems are told.",
)
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@click.option(
    "--now", metavar="WHEN", help="The moment that decides embargoes, as 2024-02-01 12:17."
)
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1),
    default=None,
    help="Processes at work; by default one a core.",
)
@lang_option
def command(
    paths: tuple[Path, ...],
    start: Path,
    form: str,
    strict: bool,
    now: str | None,
    jobs: int | None,
    lang: str | None,
) -> None:
    """Report every problem of every file; write nothing.

    With PATH, only problems of these files and folders are told; links and addresses
    are proven against the whole archive all the same.
    """
    words = words_for(lang)
    site = site_at(start, words, form=form)
    wanted = [path.resolve() for path in paths]
    for path in wanted:
        if not path.exists():
            raise click.BadParameter(
                words.gettext("{path} does not exist").format(path=path), param_hint="PATH"
            )
    found = check(site, moment(now, site, words), time.time_ns(), jobs or os.cpu_count() or 1)
    if wanted:
        found = tuple(
            p for p in found if any((site.root / p.path).is_relative_to(path) for path in wanted)
        )
    told = FORMATS[form](found, site.root, words)
    if told:
        click.echo(told)
    errors = sum(1 for p in found if WORDINGS[p.code].severity == "error")
    warnings = len(found) - errors
    if form == "text":
        say(
            ", ".join(
                (
                    words.ngettext("{n} error", "{n} errors", errors).format(n=errors),
                    words.ngettext("{n} warning", "{n} warnings", warnings).format(n=warnings),
                )
            )
            if found
            else words.gettext("no problems found")
        )
    sys.exit(PROBLEMS if errors or (strict and found) else 0)
