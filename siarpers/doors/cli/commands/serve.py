"""`siarpers serve`: the site as it is being written, in the browser of this machine."""

from __future__ import annotations

import os
import signal
import socket
import sys
import time
import warnings
from gettext import NullTranslations
from pathlib import Path

import click

from siarpers.doors.building.outcome import Outcome
from siarpers.doors.cli.options import PROBLEMS, fail, jobs_option, root_at, say, site_option
from siarpers.doors.cli.progress import Progress
from siarpers.doors.cli.speech import catalogue, lang_option
from siarpers.doors.faults import refusal
from siarpers.doors.lock import LockedError
from siarpers.doors.report import as_text
from siarpers.words.language import message_language
from siarpers.words.measures import number
from siarpers.words.problem import Problem
from siarpers.words.wording import N_


@click.command(
    "serve",
    help=N_(
        "Each file that is saved is on the screen a moment later; what is wrong is told over the "
        "page. Drafts and releases under embargo are shown with a mark, to nobody but you: "
        "output/ stays as the last `siarpers build` left it."
    ),
)
@site_option
@click.option(
    "-p",
    "--port",
    metavar=N_("N"),
    type=click.IntRange(1, 65_535),
    default=8000,
    help=N_("Port to begin with; by default 8000. If it is taken, the next free one is used."),
)
@click.option("-O", "--open", "opens", is_flag=True, help=N_("Open the site in the browser."))
@jobs_option
@lang_option
def command(start: Path, port: int, opens: bool, jobs: int) -> None:
    from siarpers.doors.serving.desk import Desk  # noqa: PLC0415 - not for --help

    # Watchdog warns when it meets a new folder twice, which does no harm.
    warnings.filterwarnings("ignore", category=RuntimeWarning, module="watchdog")
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # who ends it politely, as Ctrl-C
    words = catalogue()
    root = root_at(start, words)
    desk = Desk(root, jobs, words, message_language(os.environ))
    progress = Progress(words, shown=sys.stderr.isatty())
    last: tuple[Problem, ...] | None = None

    def tell(outcome: Outcome, seconds: float) -> None:
        nonlocal last
        progress.close()
        is_new, last = outcome.problems != last, outcome.problems
        if not (is_new or outcome.written or outcome.deleted):
            return
        if is_new and outcome.problems:
            say(as_text(outcome.problems, root, words))
        said = words.gettext("{clock}  {written} pages written, {deleted} deleted in {seconds} s")
        say(
            said.format(
                clock=time.strftime("%H:%M:%S"),
                written=len(outcome.written),
                deleted=len(outcome.deleted),
                seconds=number(f"{seconds:.2f}", words),
            )
        )

    try:
        with desk.served(port) as server:
            if server.server_port != port:
                say(_elsewhere(port, server.server_port, words))
            click.echo(f"{server.url}/")
            say(words.gettext("Ctrl-C ends it."))
            if opens:
                click.launch(f"{server.url}/")
            desk.work(tell, progress.step)
    except LockedError as error:
        found = error.problem(root)
        fail(as_text([found], root, words), PROBLEMS)
    except OSError as error:
        if not error.filename:
            raise
        fail(as_text([refusal(error, root, root)], root, words), PROBLEMS)
    except KeyboardInterrupt:
        progress.interrupt()


def _elsewhere(port: int, other: int, words: NullTranslations) -> str:
    """That another port is used; nobody answers at one that only an administrator may use."""
    with socket.socket() as caller:
        is_taken = caller.connect_ex(("127.0.0.1", port)) == 0
    said = (
        words.gettext("port {port} is taken; {other} is used instead")
        if is_taken
        else words.gettext("port {port} cannot be used; {other} is used instead")
    )
    return said.format(port=port, other=other)
