"""Questions to the person at the terminal."""

from __future__ import annotations

import sys
from contextlib import redirect_stdout, suppress
from gettext import NullTranslations

from siarpers.doors.cli.offices import MANY, office_lines, unknown_office
from siarpers.doors.cli.options import say
from siarpers.words.newsroom import Newsroom
from siarpers.words.release import Office
from siarpers.words.text import clean, xml_text


def one_line(text: str) -> str:
    """The text as it can stand on one line of a file."""
    return clean(xml_text(text))


def can_ask() -> bool:
    """Whether a person sits there; standard output may go elsewhere, as in `$(siarpers new)`."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def answer(question: str, default: str = "") -> str:
    """What the person typed, or the default for plain Enter; "" where there is neither."""
    prompt = f"{question} [{default}]: " if default else f"{question}: "
    if sys.stdout.isatty():
        with suppress(ImportError):  # Windows edits lines by itself
            import readline  # noqa: F401, PLC0415 - from now on input() knows arrow keys
        return one_line(input(prompt)) or default
    with redirect_stdout(sys.stderr):
        return one_line(input(prompt)) or default


def needed_answer(question: str, why: str, default: str = "") -> str:
    """What the person typed or agreed to; while it is nothing, why it is asked for again."""
    while not (given := answer(question, default)):
        say(why)
    return given


def office_answer(newsroom: Newsroom, default: Office | None, words: NullTranslations) -> Office:
    """The office that the person chose, by a part of its name or by its number in a list."""
    first = question = words.gettext("Office (a part of its name will do)")
    listed: tuple[Office, ...] = ()
    while True:
        typed = answer(question, default.name if default else "")
        if typed.isdecimal() and 0 < int(typed) <= len(listed):
            found: tuple[Office, ...] = (listed[int(typed) - 1],)
        else:
            found = newsroom.offices_like(typed) if typed else newsroom.offices
            if listed and not found and typed.isdecimal():
                said = words.gettext("there is no number {number} in the list")
                say(said.format(number=typed))
                continue
        if len(found) == 1:
            say(f"  {found[0].name}")
            return found[0]
        question = words.gettext("Number, or more of the name") if found else first
        listed = found[:MANY]
        told = office_lines(found, words) or [unknown_office(typed, newsroom, words)]
        say("\n".join(told))
