"""What several commands share: which site, which moment, which language."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from gettext import NullTranslations
from pathlib import Path
from typing import Any, NoReturn, TypeVar
from urllib.parse import urlsplit

import click

from siarpers.doors.report import FORMATS, as_text
from siarpers.doors.site import SiteFolder, find_site, open_site
from siarpers.words.wording import N_

F = TypeVar("F", bound=Callable[..., Any])

PROBLEMS, MISUSE = 1, 2
"""Exit statuses: problems in the content, wrong use."""


site_option = click.option(
    "-s",
    "--site",
    "start",
    metavar=N_("DIR"),
    default=".",
    type=click.Path(path_type=Path),
    help=N_("The site's folder; by default the nearest one upwards with a config.yaml."),
)
output_option = click.option(
    "-o",
    "--output",
    metavar=N_("DIR"),
    type=click.Path(path_type=Path),
    help=N_("Where the site is published; by default output/ in the site's folder."),
)
built_url_option = click.option(
    "-u",
    "--base-url",
    metavar=N_("URL"),
    default="",
    help=N_("The site's address, where `build` was given one."),
)
now_option = click.option(
    "--now",
    metavar=N_("WHEN"),
    help=N_("The moment that decides embargoes, as 2024-02-01 12:17."),
)
jobs_option = click.option(
    "-j",
    "--jobs",
    metavar=N_("N"),
    type=click.IntRange(1),
    default=os.cpu_count() or 1,
    help=N_("Processes at work; by default one a core."),
)
quiet_option = click.option("-q", "--quiet", is_flag=True, help=N_("Tell problems only."))


def format_option(*forms: str) -> Callable[[F], F]:
    """The command takes --format, one of these; the first is what it takes without."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(forms),
        default=forms[0],
        help=N_("How the outcome is told."),
    )


def say(text: str) -> None:
    """The text is on standard error, where progress and messages go."""
    click.echo(text, err=True)


def fail(text: str, status: int = MISUSE) -> NoReturn:
    """The command ends with a message and a status."""
    say(text)
    sys.exit(status)


def reason_of(error: Exception, words: NullTranslations) -> str:
    """Why the system refuses, in the language of the catalogue where that knows it."""
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return words.gettext(reason)


def cannot_write(
    place: Path | str, error: OSError, words: NullTranslations, status: int = PROBLEMS
) -> NoReturn:
    """The command ends, since this place, or the one that the error names, cannot be written."""
    said = words.gettext("cannot write {place}: {reason}")
    fail(said.format(place=error.filename or place, reason=reason_of(error, words)), status)


def cannot_read(place: Path | str, error: Exception, words: NullTranslations) -> NoReturn:
    """The command ends, since this place cannot be read."""
    said = words.gettext("cannot read {place}: {reason}")
    fail(said.format(place=place, reason=reason_of(error, words)), PROBLEMS)


@contextmanager
def reading(words: NullTranslations) -> Iterator[None]:
    """The command ends when a file or folder cannot be read inside the block."""
    try:
        yield
    except OSError as error:
        if not error.filename:
            raise
        cannot_read(error.filename, error, words)


def root_at(start: Path, words: NullTranslations) -> Path:
    """The folder of the site that `start` belongs to; the command ends when there is none."""
    root = find_site(start)
    if root is None:
        fail(
            words.gettext(
                "no config.yaml in {folder} or above it; go to your site's folder with `cd` first, or start a new site with `siarpers init my-site`"
            ).format(folder=start.resolve())
        )
    return root.resolve()


def site_at(
    start: Path, words: NullTranslations, base_url: str = "", form: str = "text"
) -> SiteFolder:
    """The site that `start` belongs to; the command ends when there is none or its config is wrong.

    Problems of the config are told in the format asked for.
    """
    root = root_at(start, words)
    if base_url and not _is_base_url(base_url):
        fail(
            words.gettext("{url} is no base URL; write it as https://example.org/news").format(
                url=base_url
            )
        )
    site, problems = open_site(root, base_url)
    if problems and form == "text":
        say(as_text(problems, root, words))
    elif site is None:
        click.echo(FORMATS[form](problems, root, words))
    if site is None:
        sys.exit(PROBLEMS)
    return site


def output_of(site: SiteFolder, output: Path | None, words: NullTranslations) -> Path:
    """Where the site is published; the command ends when its own sources lie there."""
    root, folder = site.root.resolve(), (output or site.root / "output").resolve()
    sources = [root / name for name in ("content", "templates", ".siarpers", "config.yaml")]
    if root.is_relative_to(folder) or any(folder.is_relative_to(source) for source in sources):
        said = words.gettext("{folder} holds the site's own files; choose another --output")
        fail(said.format(folder=folder))
    return folder


def _is_base_url(text: str) -> bool:
    parts = urlsplit(text)
    is_known = parts.scheme == "file" or (parts.scheme in {"http", "https"} and parts.netloc)
    return bool(is_known) and not parts.query and not parts.fragment


def moment(text: str | None, site: SiteFolder, words: NullTranslations) -> int:
    """Seconds since 1970 of --now, read in the site's time zone; the system's clock without it."""
    if not text:
        return int(datetime.now(UTC).timestamp())
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - only with --now

    from siarpers.words.dates import DateError, parse_moment  # noqa: PLC0415 - as above

    try:
        found = parse_moment(text, ZoneInfo(site.newsroom.site.timezone))
    except DateError:
        found = None
    if found is None:
        fail(
            words.gettext("--now {text} is no date; write it as 2024-02-01 12:17").format(text=text)
        )
    return int(found.timestamp())
