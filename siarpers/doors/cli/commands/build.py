"""`siarpers build`: the site is published."""

from __future__ import annotations

import json
import sys
import time
from gettext import NullTranslations
from pathlib import Path

import click

from siarpers.doors.building.build import build
from siarpers.doors.building.outcome import Options, Outcome, is_error
from siarpers.doors.cli.options import (
    MISUSE,
    PROBLEMS,
    cannot_write,
    format_option,
    jobs_option,
    moment,
    now_option,
    output_of,
    output_option,
    quiet_option,
    say,
    site_at,
    site_option,
)
from siarpers.doors.cli.progress import Progress
from siarpers.doors.cli.speech import catalogue, lang_option
from siarpers.doors.lock import LockedError
from siarpers.doors.report import as_json, as_text
from siarpers.site.addresses import file_of
from siarpers.words.measures import number
from siarpers.words.wording import N_


@click.command(
    "build",
    help=N_("A build with errors publishes nothing and reports every problem of every file."),
)
@site_option
@output_option
@click.option(
    "-u",
    "--base-url",
    metavar=N_("URL"),
    default="",
    help=N_("The site's address, instead of the one in config.yaml."),
)
@click.option("-D", "--drafts", is_flag=True, help=N_("Publish drafts too."))
@click.option(
    "-F",
    "--future",
    is_flag=True,
    help=N_("Publish what is under embargo or dated in the future too."),
)
@now_option
@jobs_option
@click.option("--force", is_flag=True, help=N_("Make everything again, as if for the first time."))
@click.option(
    "--verify",
    is_flag=True,
    help=N_("Look at every answer, source and page again, and fail if the store errs."),
)
@click.option(
    "--keep-going",
    is_flag=True,
    help=N_("Publish the good releases; bad ones keep their last good version."),
)
@click.option(
    "--changes",
    metavar=N_("FILE"),
    type=click.Path(path_type=Path),
    help=N_("Write the paths that were written and deleted, for an upload."),
)
@format_option("text", "json")
@quiet_option
@lang_option
def command(
    start: Path,
    output: Path | None,
    base_url: str,
    drafts: bool,
    future: bool,
    now: str | None,
    jobs: int,
    force: bool,
    verify: bool,
    keep_going: bool,
    changes: Path | None,
    form: str,
    quiet: bool,
) -> None:
    clock = time.time_ns()
    words = catalogue()
    site = site_at(start, words, base_url, form)
    if changes:
        _require_writable(changes, words)
    options = Options(
        now=moment(now, site, words),
        clock=clock,
        output=output_of(site, output, words),
        drafts=drafts,
        future=future,
        jobs=jobs,
        force=force,
        verify=verify,
        keep_going=keep_going,
        reasons=form == "json",
    )
    progress = Progress(words, shown=not quiet and form == "text" and sys.stderr.isatty())
    try:
        outcome = build(site, options, progress.step)
    except LockedError as error:
        outcome = Outcome((error.problem(site.root),))
    finally:
        progress.close()
    if changes and outcome.published:
        _write_changes(changes, outcome)
    if form == "json":
        click.echo(_json(outcome, site.root, words))
    else:
        _tell(outcome, site.root, words, options.output, time.time_ns() - clock, quiet=quiet)
    sys.exit(PROBLEMS if outcome.has_errors else 0)


def _tell(
    outcome: Outcome, root: Path, words: NullTranslations, output: Path, spent: int, *, quiet: bool
) -> None:
    if outcome.problems:
        say(as_text(outcome.problems, root, words))
    if not outcome.published:
        n = sum(1 for found in outcome.problems if is_error(found))
        said = words.ngettext(
            "{n} error: nothing was published", "{n} errors: nothing was published", n
        )
        say(said.format(n=n))
    elif not quiet:
        said = words.ngettext(
            "{written} page written, {deleted} deleted in {seconds} s; the site is {place}",
            "{written} pages written, {deleted} deleted in {seconds} s; the site is {place}",
            len(outcome.written),
        )
        click.echo(
            said.format(
                written=len(outcome.written),
                deleted=len(outcome.deleted),
                seconds=number(f"{spent / 1e9:.1f}", words),
                place=output / "index.html",
            )
        )
        if outcome.waiting:
            said = words.ngettext(
                "{n} release waits: a draft, under embargo or dated in the future",
                "{n} releases wait: drafts, under embargo or dated in the future",
                outcome.waiting,
            )
            click.echo(said.format(n=outcome.waiting))


def _json(outcome: Outcome, root: Path, words: NullTranslations) -> str:
    told = {
        "published": outcome.published,
        "rendered": outcome.reasons,
        "written": outcome.written,
        "deleted": outcome.deleted,
        "waiting": outcome.waiting,
        "problems": json.loads(as_json(outcome.problems, root, words)),
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def _require_writable(file: Path, words: NullTranslations) -> None:
    """The command ends when the file cannot be written: better before the site is published."""
    try:
        file.open("a", encoding="utf-8").close()
    except OSError as error:
        cannot_write(file, error, words, MISUSE)


def _write_changes(file: Path, outcome: Outcome) -> None:
    """The file lists, one path below output/ a line, what was written and what was deleted.

    `rsync --files-from=FILE --delete-missing-args` sends the one and deletes the other.
    """
    paths = sorted({file_of(url) for url in (*outcome.written, *outcome.deleted)})
    file.write_text("".join(f"{path}\n" for path in paths), encoding="utf-8")
