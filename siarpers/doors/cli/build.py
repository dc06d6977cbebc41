"""`siarpers build`: the site is published."""

from __future__ import annotations

import json
import os
import sys
import time
from gettext import NullTranslations
from pathlib import Path

import click

from siarpers.doors.build import Options, Outcome, build
from siarpers.doors.cli.options import (
    PROBLEMS,
    fail,
    lang_option,
    moment,
    say,
    site_at,
    site_option,
    words_for,
)
from siarpers.doors.cli.report import as_json, as_text
from siarpers.doors.lock import LockedError
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
    site = site_at(start, words, base_url)
    options = Options(
        now=moment(now, site, words),
        clock=clock,
        output=(output or site.root / "output").resolve(),
        drafts=drafts,
        future=future,
        jobs=jobs or os.cpu_count() or 1,
        force=force,
        verify=verify,
        keep_going=keep_going,
    )
    progress = _Progress(words, shown=not quiet and form == "text" and sys.stderr.isatty())
    try:
        outcome = build(site, options, progress.step)
    except LockedError as error:
        found = problem("site-locked", str(site.root), pid=error.holder)
        fail(as_text([found], site.root, words), PROBLEMS)
    except OSError as error:
        place = error.filename or options.output
        fail(
            words.gettext("cannot write {place}: {reason}").format(
                place=place, reason=error.strerror
            ),
            PROBLEMS,
        )
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
    errors = sum(1 for p in outcome.problems if _is_error(p.code))
    if not outcome.published:
        say(
            words.ngettext(
                "{n} error: nothing was published", "{n} errors: nothing was published", errors
            ).format(n=errors)
        )
    elif not quiet:
        click.echo(
            words.gettext(
                "{written} pages written, {deleted} deleted in {seconds:.1f} s; the site is {place}"
            ).format(
                written=len(outcome.written),
                deleted=len(outcome.deleted),
                seconds=spent / 1e9,
                place=output / "index.html",
            )
        )


def _is_error(code: str) -> bool:
    from siarpers.words.wording import WORDINGS  # noqa: PLC0415 - one caller

    return WORDINGS[code].severity == "error"


def _json(outcome: Outcome, root: Path, words: NullTranslations) -> str:
    told = {
        "published": outcome.published,
        "rendered": outcome.rendered,
        "written": outcome.written,
        "deleted": outcome.deleted,
        "problems": json.loads(as_json(outcome.problems, root, words)),
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def _write_changes(file: Path, outcome: Outcome) -> None:
    """One path below output/ a line: what to send or delete, deleted ones under their own heading."""
    paths = sorted(file_of(url) for url in (*outcome.written, *outcome.deleted))
    file.write_text("".join(f"{path}\n" for path in paths), encoding="utf-8")


class _Progress:
    """A bar on standard error for each stage that has much to do."""

    def __init__(self, words: NullTranslations, *, shown: bool) -> None:
        self._shown = shown
        self._labels = {"read": words.gettext("Reading"), "render": words.gettext("Rendering")}
        self._bar: object | None = None
        self._stage = ""

    def step(self, stage: str, done: int, total: int) -> None:
        if not self._shown or total < 100:  # noqa: PLR2004 - less is done in a blink
            return
        width, filled = 30, 30 * done // total
        if done == total or done % max(1, total // 100) == 0:
            bar = "█" * filled + "░" * (width - filled)
            click.echo(
                f"\r{self._labels[stage]:<12} {bar} {done}/{total}", err=True, nl=done == total
            )

    def close(self) -> None:
        """The cursor stands at the start of a line."""
