"""`siarpers check`: every problem of every file, nothing written."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

from siarpers.doors.building.outcome import is_error
from siarpers.doors.check import check
from siarpers.doors.cli.options import (
    PROBLEMS,
    format_option,
    jobs_option,
    moment,
    now_option,
    say,
    site_at,
    site_option,
)
from siarpers.doors.cli.speech import catalogue, lang_option
from siarpers.doors.report import FORMATS, counted
from siarpers.words.wording import N_


@click.command(
    "check",
    help=N_(
        "With PATH, only problems of these files and folders are told; links and addresses are proven against the whole archive all the same."
    ),
)
@click.argument("paths", nargs=-1, metavar=N_("[PATH]..."), type=click.Path(path_type=Path))
@site_option
@format_option(*FORMATS)
@click.option("--strict", is_flag=True, help=N_("Warnings count as errors."))
@now_option
@jobs_option
@lang_option
def command(
    paths: tuple[Path, ...],
    start: Path,
    form: str,
    strict: bool,
    now: str | None,
    jobs: int,
) -> None:
    words = catalogue()
    site = site_at(start, words, form=form)
    wanted = [path.resolve() for path in paths]
    for path in wanted:
        if not path.exists():
            raise click.BadParameter(
                words.gettext("{path} does not exist").format(path=path),
                param_hint=words.gettext("[PATH]..."),
            )
    found = check(site, moment(now, site, words), time.time_ns(), jobs)
    if wanted:
        found = tuple(
            p for p in found if any((site.root / p.path).is_relative_to(path) for path in wanted)
        )
    told = FORMATS[form](found, site.root, words)
    if told:
        click.echo(told)
    if form == "text":
        say(counted(found, words) or words.gettext("no problems found"))
    has_errors = any(is_error(problem) for problem in found)
    sys.exit(PROBLEMS if has_errors or (strict and found) else 0)
