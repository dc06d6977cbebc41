"""The command line: one module a command, imported only when it is called."""

from __future__ import annotations

from importlib import import_module

import click

from siarpers import __version__

COMMANDS = {
    "init": "Start a new site in DIR that builds at once.",
    "new": "Write a press release named TITLE, as a draft to fill in.",
    "check": "Report every problem of every file; write nothing.",
    "build": "Publish the site.",
    "ping": "Tell WebSub hubs which feeds changed.",
    "explain": "Tell what a page asked, from which templates it came, and why it was last rendered.",
    "clean": "Delete what a build can make again.",
}
"""Each command with its first line of help, so that --help imports none of them."""


class _Commands(click.Group):
    """Finds a command in the module of its name."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"siarpers.doors.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="siarpers")
def main() -> None:
    """Markdown press releases in, a news site with feeds out."""
