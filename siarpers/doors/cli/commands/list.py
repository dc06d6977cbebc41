"""`siarpers list`: releases are found by office, author, date and words."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from gettext import NullTranslations
from pathlib import Path

import click

from siarpers.doors.cli.completing import AUTHOR, OFFICE
from siarpers.doors.cli.offices import MANY, unknown_office
from siarpers.doors.cli.options import (
    built_url_option,
    fail,
    format_option,
    jobs_option,
    moment,
    now_option,
    reading,
    say,
    site_at,
    site_option,
)
from siarpers.doors.cli.progress import Progress
from siarpers.doors.cli.releases import as_json, as_lines, as_screen, path_of
from siarpers.doors.cli.speech import catalogue, lang_option
from siarpers.doors.finding.find import find
from siarpers.doors.finding.wanted import Wanted
from siarpers.doors.site import SiteFolder
from siarpers.store.entries import Entry
from siarpers.words.dates import parse_period
from siarpers.words.newsroom import Newsroom
from siarpers.words.text import closest, slugify
from siarpers.words.wording import N_


@click.command(
    "list",
    help=N_(
        "Those that hold every one of WORDS, the newest first; drafts and whatever else readers "
        "cannot see yet are marked. What stands in content/ counts, built or not."
    ),
)
@click.argument("sought", nargs=-1, metavar=N_("[WORDS]..."))
@click.option(
    "--office",
    "--polres",
    "office",
    metavar=N_("OFFICE"),
    type=OFFICE,
    default="",
    help=N_("Id, name or a part of it; the offices below it count too."),
)
@click.option(
    "--author",
    metavar=N_("NAME"),
    type=AUTHOR,
    default="",
    help=N_("The name, or a part of it."),
)
@click.option("--tag", metavar=N_("NAME"), default="", help=N_("The tag, or a part of it."))
@click.option(
    "--program", metavar=N_("NAME"), default="", help=N_("The programme, or a part of it.")
)
@click.option(
    "--date",
    "on",
    metavar=N_("DATE"),
    default="",
    help=N_("The year, month or day, as 2024, 2024-02 or 2024-02-01."),
)
@click.option(
    "--from", "since", metavar=N_("DATE"), default="", help=N_("From this year, month or day on.")
)
@click.option(
    "--to",
    "until",
    metavar=N_("DATE"),
    default="",
    help=N_("Up to this year, month or day, which counts too."),
)
@click.option(
    "--waiting",
    is_flag=True,
    help=N_("Only what readers cannot see yet: drafts, embargoes, dates in the future."),
)
@click.option(
    "-n",
    "--newest",
    metavar=N_("N"),
    type=click.IntRange(1),
    help=N_("Only so many."),
)
@format_option("text", "json", "paths")
@site_option
@built_url_option
@now_option
@jobs_option
@lang_option
def command(
    sought: tuple[str, ...],
    office: str,
    author: str,
    tag: str,
    program: str,
    on: str,
    since: str,
    until: str,
    waiting: bool,
    newest: int | None,
    form: str,
    start: Path,
    base_url: str,
    now: str | None,
    jobs: int,
) -> None:
    words = catalogue()
    site = site_at(start, words, base_url, "json" if form == "json" else "text")
    at = moment(now, site, words)
    wanted = Wanted(
        offices=_offices(office, site.newsroom, words),
        author=author,
        tag=tag,
        program=program,
        date=_period("--date", on, words),
        since=_period("--from", since, words),
        until=_period("--to", until, words),
        words=sought,
        waiting=waiting,
    )
    _require_order(wanted, words)
    progress = Progress(words, shown=sys.stderr.isatty())
    try:
        with reading(words):
            found = find(site, wanted, at, jobs, progress.step)
    finally:
        progress.close()
    entries = found.entries[:newest]
    if form == "json":
        click.echo(as_json(entries, site, at))
    elif form == "paths":
        for entry in entries:
            click.echo(os.fsencode(path_of(entry, site)))
    elif entries:
        click.echo("\n".join(_text(entries, site, at, words)))
    if not entries:
        say(_nothing(author, found.authors, words))
    if n := found.errors:
        said = words.ngettext(
            "{n} file has errors; `siarpers check` tells which",
            "{n} files have errors; `siarpers check` tells which",
            n,
        )
        say(said.format(n=n))


def _text(
    entries: tuple[Entry, ...], site: SiteFolder, now: int, words: NullTranslations
) -> list[str]:
    if not sys.stdout.isatty():
        return as_lines(entries, site, now, words)
    width, coloured = shutil.get_terminal_size().columns, not os.environ.get("NO_COLOR")
    return as_screen(entries, site, now, words, width=width, coloured=coloured)


def _offices(part: str, newsroom: Newsroom, words: NullTranslations) -> frozenset[str]:
    """Ids of the offices that are meant, and of those below them."""
    if not part:
        return frozenset()
    meant = {office.id for office in newsroom.offices_like(part)}
    if not meant:
        fail(unknown_office(part, newsroom, words))
    return frozenset(o.id for o in newsroom.offices if meant & {o.id, *o.parents})


def _nothing(author: str, authors: Mapping[str, str], words: NullTranslations) -> str:
    """Why nothing was found: perhaps nobody has the name that was looked for."""
    sought = slugify(author)
    if not authors or any(sought in slug for slug in authors):
        return words.gettext("no release was found")
    called = {part: name for name in authors.values() for part in (*name.split(), name)}
    guess = closest(author, called)
    names = [called[guess]] if guess else [authors[slug] for slug in sorted(authors)]
    near = [*names[:MANY], *(["…"] if len(names) > MANY else [])]
    said = words.gettext("no author “{name}” is known; try: {hint}")
    return said.format(name=author, hint=", ".join(near))


def _require_order(wanted: Wanted, words: NullTranslations) -> None:
    """The command ends when there is no day between --from and --to."""
    since, until = wanted.since, wanted.until
    if until and since[: len(until)] > until:
        said = words.gettext("--from {since} is later than --to {until}; nothing lies between them")
        fail(said.format(since=since, until=until))


def _period(option: str, text: str, words: NullTranslations) -> str:
    found = parse_period(text.strip()) if text else ""
    if found is None:
        said = words.gettext("{option} {text} is no date; write it as 2024, 2024-02 or 2024-02-01")
        fail(said.format(option=option, text=text))
    return found
