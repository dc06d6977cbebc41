"""`siarpers build`: the site is published."""

from __future__ import annotations

import json
import os
import sys
import time
from gettext import NullTranslations
from pathlib import Path

import click

from siarpers.doors.build import build
from siarpers.doors.cli.options import (
    PROBLEMS,
    fail,
    lang_option,
    moment,
    output_of,
    say,
    site_at,
    site_option,
    words_for,
)
from siarpers.doors.cli.progress import Progress
from siarpers.doors.cli.report import as_json, as_text
from siarpers.doors.lock import LockedError
from siarpers.doors.outcome import Options, Outcome, is_error
from siarpers.site.addresses import file_of
from siarpers.words.problem import problem


@click.command("build")
@site_option
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Where the site is published; by default output/ in the site's folder.",
)
@click.option(
    "-u",
    "--base-url",
    metavar="URL",
    default="",
    help="The site's address, instead of the one in config.yaml.",
)
@click.option("-D", "--drafts", is_flag=True, help="Publish drafts too.")
@click.option(
    "-F", "--future", is_flag=True, help="Publish what is under embargo or dated in the future too."
)
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
@click.option("--force", is_flag=True, help="Make everything again, as if for the first time.")
@click.option(
    "--verify",
    is_flag=True,
    help="Look at every answer, source and page again, and fail if the store errs.",
)
@click.option(
    "--keep-going",
    is_flag=True,
    help="Publish the good releases; bad ones keep their last good version.",
)
@click.option(
    "--changes",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write the paths that were written and deleted, for an upload.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How the outcome is told.",
)
@click.option("-q", "--quiet", is_flag=True, help="Tell problems only.")
@lang_option
def command(
    start: Path,
    output: Path | None,
    base_url: str,
    drafts: bool,
    future: bool,
    now: str | None,
    jobs: int | None,
    force: bool,
    verify: bool,
    keep_going: bool,
    changes: Path | None,
    form: str,
    quiet: bool,
    lang: str | None,
) -> None:
    """Publish the site.

    A build with errors publishes nothing and reports every problem of every file.
    """
    clock = time.time_ns()
    words = words_for(lang)
    site = site_at(start, words, base_url, form)
    if changes and not _can_write(changes):
        fail(
            words.gettext("cannot write {place}: {reason}").format(
                place=changes, reason="--changes"
            )
        )
    options = Options(
        now=moment(now, site, words),
        clock=clock,
        output=output_of(site, output, words),
        drafts=drafts,
        future=future,
        jobs=jobs or os.cpu_count() or 1,
        force=force,
        verify=verify,
        keep_going=keep_going,
        reasons=form == "json",
    )
    progress = Progress(words, shown=not quiet and form == "text" and sys.stderr.isatty())
    try:
        outcome = build(site, options, progress.step)
    except LockedError as error:
        outcome = Outcome((problem("site-locked", str(site.root), pid=error.holder),))
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
        said = words.gettext(
            "{written} pages written, {deleted} deleted in {seconds:.1f} s; the site is {place}"
        )
        click.echo(
            said.format(
                written=len(outcome.written),
                deleted=len(outcome.deleted),
                seconds=spent / 1e9,
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


def _can_write(file: Path) -> bool:
    """Whether the file can be written: better known before the site is published."""
    try:
        file.open("a", encoding="utf-8").close()
    except OSError:
        return False
    return True


def _write_changes(file: Path, outcome: Outcome) -> None:
    """The file lists, one path below output/ a line, what was written and what was deleted.

    `rsync --files-from=FILE --delete-missing-args` sends the one and deletes the other.
    """
    paths = sorted({file_of(url) for url in (*outcome.written, *outcome.deleted)})
    file.write_text("".join(f"{path}\n" for path in paths), encoding="utf-8")
