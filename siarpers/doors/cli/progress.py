"""A bar on standard error while there is much to do."""

from __future__ import annotations

from gettext import NullTranslations

import click

from siarpers.doors.stages import stages_in

FEW = {"read": 100, "photos": 5, "render": 100}
"""By stage: fewer files, photos or pages than this are done in a blink."""
WIDTH = 30


class Progress:
    """Shows how far each stage is; nothing when it is not shown."""

    def __init__(self, words: NullTranslations, *, shown: bool) -> None:
        self._shown = shown
        self._labels = stages_in(words)
        self._is_open = False

    def step(self, stage: str, done: int, total: int) -> None:
        """The bar of the stage stands at `done` of `total`."""
        few = FEW[stage]
        if not self._shown or total < few or (done != total and done % (total // few)):
            return
        filled = WIDTH * done // total
        bar = "█" * filled + "░" * (WIDTH - filled)
        self._is_open = done < total
        text = f"\r{self._labels[stage]:<12} {bar} {done}/{total}"
        click.echo(text, err=True, nl=not self._is_open)

    def interrupt(self) -> None:
        """The cursor stands at the start of a line, behind the ^C that a terminal shows."""
        if self._shown:
            click.echo(err=True)

    def close(self) -> None:
        """The cursor stands at the start of a line."""
        if self._is_open:
            click.echo(err=True)
