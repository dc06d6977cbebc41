"""The language in which the command line speaks: help, complaints of click, messages."""

from __future__ import annotations

import gettext
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from gettext import NullTranslations
from typing import TypeVar

import click

from siarpers.words.language import LOCALES, message_language, translation
from siarpers.words.wording import N_

C = TypeVar("C", bound=click.Command)

LANGUAGES = ("id", "en")
_OPTIONS = N_("[OPTIONS]")
_LANG_INDONESIAN = 0x21
"""As Windows numbers languages (winnt.h)."""

lang_option = click.option(
    "--lang",
    expose_value=False,  # the whole command line speaks it: see language_of
    type=click.Choice(LANGUAGES),
    help=N_("Language of messages; by default the system's."),
)


def language_of(args: Sequence[str], environ: Mapping[str, str]) -> str:
    """The language that --lang asks for, wherever it stands among the arguments; else the system's.

    It is looked up before click reads anything, since help and complaints are told in it too.
    """
    asked: str = message_language(environ)
    for arg, following in zip(args, [*args[1:], ""], strict=False):
        if arg == "--":
            break
        name, mark, value = arg.partition("=")
        if name == "--lang" and (found := value if mark else following) in LANGUAGES:
            asked = found
    return asked


def surroundings() -> Mapping[str, str]:
    """The environment; on Windows, which tells its language in no variable, with that as LANG."""
    if sys.platform != "win32":
        return os.environ
    import ctypes  # noqa: PLC0415 - Windows only

    primary = ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF
    return {"LANG": "id" if primary == _LANG_INDONESIAN else "en", **os.environ}


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Click and gettext speak the language inside the block."""
    before = os.environ.get("LANGUAGE"), gettext.textdomain()
    gettext.bindtextdomain("click", LOCALES)
    gettext.textdomain("click")
    os.environ["LANGUAGE"] = language
    try:
        yield
    finally:
        if before[0] is None:
            del os.environ["LANGUAGE"]
        else:
            os.environ["LANGUAGE"] = before[0]
        gettext.textdomain(before[1])


def catalogue() -> NullTranslations:
    """The catalogue of messages in the language that is spoken."""
    return translation("messages", message_language(os.environ))


def translated(command: C, words: NullTranslations, first: str = "") -> C:
    """The command with its help in the language of the catalogue, `first` before all else."""
    told = copy(command)
    told.help = "\n\n".join(words.gettext(text) for text in (first, command.help) if text)
    told.options_metavar = words.gettext(_OPTIONS)
    told.params = [copy(param) for param in command.params]
    for param in told.params:
        if isinstance(param, click.Option) and param.help:
            param.help = words.gettext(param.help)
        if param.metavar:
            param.metavar = words.gettext(param.metavar)
    return told
