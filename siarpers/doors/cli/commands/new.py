"""`siarpers new`: a press release to fill in."""

from __future__ import annotations

import os
import signal
import sys
import tempfile
from datetime import datetime
from gettext import NullTranslations
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from siarpers.doors.cli.asking import answer, can_ask, needed_answer, office_answer, one_line
from siarpers.doors.cli.completing import AUTHOR, OFFICE
from siarpers.doors.cli.editor import closed_in, editor
from siarpers.doors.cli.habits import Habits, keep, last_habits
from siarpers.doors.cli.offices import office_written
from siarpers.doors.cli.options import (
    PROBLEMS,
    cannot_write,
    fail,
    reason_of,
    say,
    site_at,
    site_option,
)
from siarpers.doors.cli.speech import catalogue, lang_option
from siarpers.doors.site import SiteFolder
from siarpers.doors.starting.starter import TakenError, name_of, start_release
from siarpers.words.language import message_language
from siarpers.words.newsroom import Newsroom
from siarpers.words.release import Office
from siarpers.words.wording import N_


@click.command(
    "new",
    help=N_(
        "It lies in content/YEAR/MONTH/; a file that is there already is never written over. "
        "On a terminal you are asked for what you do not give, and the file opens in your editor, "
        "the one that $VISUAL or $EDITOR names."
    ),
)
@click.argument("title", metavar=N_("[TITLE]"), required=False)
@click.option(
    "--polres",
    metavar=N_("ID"),
    type=OFFICE,
    help=N_(
        "Id, name or a part of the name of the office; without a terminal by default the first Polres."
    ),
)
@click.option("--author", metavar=N_("NAME"), type=AUTHOR, default="", help=N_("Who writes it."))
@click.option(
    "--edit/--no-edit",
    default=None,
    help=N_("Open the file in your editor, or do not; by default on a terminal only."),
)
@site_option
@lang_option
def command(
    title: str | None, polres: str | None, author: str, edit: bool | None, start: Path
) -> None:
    words = catalogue()
    asks = can_ask()
    if title is None and not asks:
        said = words.gettext(
            'the title is missing; write for example `siarpers new "Jumat Curhat di Pasar"`'
        )
        raise click.UsageError(said, click.get_current_context())
    opened_in = editor() if edit or (edit is None and asks) else ""
    if edit and not opened_in:
        fail(
            words.gettext(
                "no editor is known; name yours in the variable VISUAL or EDITOR, for example `set EDITOR=notepad` on Windows or `export EDITOR=nano` on Linux and Mac"
            )
        )
    site = site_at(start, words)
    habits = last_habits() if asks else Habits()
    office = None if polres is None else office_written(polres, site.newsroom, words)
    untitled = words.gettext("the title is empty; write what the release is about")
    if asks:
        _require_writable(site, words)
    if title is None:
        title = needed_answer(words.gettext("Title"), untitled)
    title, author = one_line(title), one_line(author)
    if not title:
        fail(untitled)
    if asks:
        office = office or office_answer(site.newsroom, _usual_office(site.newsroom, habits), words)
        unsigned = words.gettext("a release needs an author; write a name")
        author = author or needed_answer(words.gettext("Author"), unsigned, habits.author)
    file = _started(site, title, office or _first_polres(site.newsroom), author, words, asks=asks)
    if asks and office:
        keep(Habits(author, office.id))
    if asks and edit is None and not opened_in:
        say(words.gettext("Open this file in your text editor:"))
    is_well = not opened_in or _is_closed(opened_in, file, words)
    click.echo(file)
    sys.exit(0 if is_well else PROBLEMS)


def _first_polres(newsroom: Newsroom) -> Office:
    """What an office is without anybody to ask: a script rests on nobody's memory."""
    return next((o for o in newsroom.offices if o.kind == "polres"), newsroom.offices[0])


def _usual_office(newsroom: Newsroom, habits: Habits) -> Office | None:
    """The only office there is, or the one of last time; None when this site has no such office."""
    if len(newsroom.offices) == 1:
        return newsroom.offices[0]
    return next((o for o in newsroom.offices if o.id == habits.office), None)


def _require_writable(site: SiteFolder, words: NullTranslations) -> None:
    """The command ends when no release can be written: better before anything is asked."""
    folder = site.root / "content" / f"{datetime.now(ZoneInfo(site.newsroom.site.timezone)):%Y/%m}"
    while not folder.exists():
        folder = folder.parent
    try:
        tempfile.TemporaryFile(dir=folder).close()
    except OSError as error:
        error.filename = folder
        cannot_write(folder, error, words)


def _started(
    site: SiteFolder,
    title: str,
    office: Office,
    author: str,
    words: NullTranslations,
    *,
    asks: bool,
) -> Path:
    """Where the release lies; the command ends when it cannot be written.

    Another release may have the name that its title gives it: then a person is asked for another.
    """
    now, language = datetime.now(ZoneInfo(office.timezone)), message_language(os.environ)
    name = name_of(title)
    while True:
        try:
            return start_release(
                site.root, site.newsroom, title, office.id, author, now, language, name
            )
        except TakenError as taken:
            if not asks:
                said = words.gettext("{file} is there already; choose another title")
                fail(said.format(file=taken.file), PROBLEMS)
            said = words.gettext("{file} is there already and stays; the title may be the same")
            say(said.format(file=taken.file))
            typed = answer(words.gettext("Name of the new file"), taken.free_name(office.id))
            name = name_of(typed.removesuffix(".md"))
        except OSError as error:
            cannot_write(site.root / "content", error, words)


def _is_closed(opened_in: str, file: Path, words: NullTranslations) -> bool:
    """Whether the person could edit the file; what hindered them was said."""
    try:
        status = closed_in(opened_in, file)
    except (OSError, ValueError) as error:
        reason = reason_of(error, words)
    else:
        if not status:
            return True
        reason = _ending(status, words)
    said = words.gettext("the editor “{editor}” did not work: {reason}; the release is kept")
    say(said.format(editor=opened_in, reason=reason))
    return False


def _ending(status: int, words: NullTranslations) -> str:
    """How a program ended whose status is not 0."""
    if status == -signal.SIGINT:
        return words.gettext("Ctrl-C ended it")
    if status < 0:
        return words.gettext("the system ended it (signal {number})").format(number=-status)
    return words.gettext("it ended with status {status}").format(status=status)
