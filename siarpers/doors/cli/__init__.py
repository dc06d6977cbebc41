"""The command line: one module a command, imported only when it is called."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import Any, NoReturn

import click

from siarpers import __version__
from siarpers.doors.cli.speech import (
    catalogue,
    lang_option,
    language_of,
    speaking,
    surroundings,
    translated,
)
from siarpers.words.wording import N_

COMMANDS = {
    "init": N_("Start a new site in DIR that builds at once."),
    "new": N_("Write a press release named TITLE, as a draft to fill in."),
    "list": N_("Find releases by office, author, date or words."),
    "check": N_("Report every problem of every file; write nothing."),
    "build": N_("Publish the site."),
    "serve": N_("Show the site as it is being written, in the browser of this machine."),
    "ping": N_("Tell WebSub hubs which feeds changed."),
    "schema": N_("Print a JSON Schema of what may be written, for editors."),
    "explain": N_(
        "Tell what a page asked, from which templates it came, and why it was last rendered."
    ),
    "clean": N_("Delete what a build can make again."),
    "completion": N_(
        "Print the script by which TAB completes commands, options, offices and authors."
    ),
}
"""Each command with its first line of help, so that --help imports none of them."""

_COMPLETE = "_SIARPERS_COMPLETE"
"""The variable by which a shell asks what TAB may offer, as click calls it."""
_SUBCOMMAND = N_("COMMAND [ARGS]...")


_FULL = {errno.ENOSPC, errno.EIO, errno.EDQUOT}


def _give_up_output(error: OSError) -> NoReturn:
    """The command ends: what it had to say can be written nowhere."""
    from siarpers.doors.cli.options import cannot_write  # noqa: PLC0415 - hardly ever

    words = catalogue()
    with suppress(OSError, ValueError):  # else Python would try it once more at its end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    cannot_write(words.gettext("the standard output"), error, words)


class _Commands(click.Group):
    """Finds a command in the module of its name, and speaks the person's language."""

    def main(self, args: Sequence[str] | None = None, *more: Any, **options: Any) -> Any:
        given = sys.argv[1:] if args is None else [*args]
        asks = _COMPLETE in os.environ
        typed = os.environ.get("COMP_LINE", "").split() if asks else given
        with speaking(language_of(typed, surroundings())):
            words = catalogue()
            told = translated(self, words)
            told.subcommand_metavar = words.gettext(_SUBCOMMAND)
            if asks:
                import_module("siarpers.doors.cli.shells")  # click asks the one that is registered
            try:
                return super(_Commands, told).main(given, *more, **options)
            except OSError as error:
                if error.filename or error.errno not in _FULL:
                    raise
                _give_up_output(error)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Any]:
        from click.shell_completion import CompletionItem  # noqa: PLC0415 - only for TAB

        words = catalogue()
        commands = [
            CompletionItem(name, help=words.gettext(told))
            for name, told in COMMANDS.items()
            if name.startswith(incomplete)
        ]
        # What click's group would add itself imports every command for its help.
        return [*commands, *click.Command.shell_complete(self, ctx, incomplete)]

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return [*COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"siarpers.doors.cli.commands.{cmd_name}").command
        return translated(command, catalogue(), COMMANDS[cmd_name])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command, or else the one that was meant, in a complaint."""
        name = args[0]
        if name in COMMANDS or name.startswith("-"):
            return super().resolve_command(ctx, args)
        from siarpers.words.text import closest  # noqa: PLC0415 - only mistakes need it

        words = catalogue()
        told = words.gettext("there is no command “{name}”").format(name=name)
        if near := closest(name, COMMANDS):
            guess = words.gettext("did you mean “{suggestion}”?").format(suggestion=near)
            told = f"{told}; {guess}"
        raise click.UsageError(told, ctx)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except click.NoSuchOption as error:
            from siarpers.words.text import closest  # noqa: PLC0415 - only mistakes need it

            # Click lets the dashes count, so that it finds most options alike.
            bare = {option.lstrip("-"): option for option in error.possibilities or ()}
            near = bare.get(closest(error.option_name.lstrip("-"), bare))
            raise click.NoSuchOption(
                error.option_name, error.message, [near] if near else None, error.ctx
            ) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        words = catalogue()
        with formatter.section(words.gettext("Commands")):
            formatter.write_dl([(name, words.gettext(told)) for name, told in COMMANDS.items()])


@click.command(
    "siarpers",
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=N_("Markdown press releases in, a news site with feeds out."),
)
@click.version_option(
    __version__, "-V", "--version", prog_name="siarpers", help=N_("Show the version and exit.")
)
@lang_option
def main() -> None:
    """Stands for the whole command line."""
