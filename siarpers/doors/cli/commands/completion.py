"""`siarpers completion`: the script by which a shell completes siarpers."""

from __future__ import annotations

import os
from pathlib import PurePath

import click

from siarpers.doors.cli.options import fail
from siarpers.doors.cli.speech import catalogue, lang_option
from siarpers.words.wording import N_

SHELLS = ("bash", "zsh", "fish")


@click.command(
    "completion",
    help=N_(
        "Type the line of your shell once, then open a new terminal.\n\n"
        "bash: siarpers completion bash >> ~/.bashrc\n\n"
        "zsh: siarpers completion zsh >> ~/.zshrc\n\n"
        "fish: siarpers completion fish > ~/.config/fish/completions/siarpers.fish\n\n"
        "Without the name of a shell, it is the one that $SHELL names."
    ),
)
@click.argument("shell", metavar="[bash|zsh|fish]", type=click.Choice(SHELLS), required=False)
@lang_option
def command(shell: str | None) -> None:
    from siarpers.doors.cli.shells import script  # noqa: PLC0415 - not for the help

    words = catalogue()
    wanted = shell or PurePath(os.environ.get("SHELL", "")).name
    if wanted not in SHELLS:
        fail(words.gettext("say for which shell, for example `siarpers completion bash`"))
    told = script(wanted, click.get_current_context().find_root().command)
    click.echo(told.encode(), nl=False)  # bytes: Windows would end its lines with CR LF
