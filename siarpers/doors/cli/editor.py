"""The person's own editor, as $VISUAL or $EDITOR name it."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from siarpers.words.wording import N_

MISTAKES = N_("No closing quotation"), N_("No escaped character")
"""Why a command is no command, as Python's shlex says it."""


def editor() -> str:
    """What $VISUAL says, else $EDITOR; "" when neither is set, for no editor is everybody's."""
    return os.environ.get("VISUAL", "").strip() or os.environ.get("EDITOR", "").strip()


def closed_in(command: str, file: Path) -> int:
    """The status with which the editor ended, the file closed.

    It writes to standard error, the terminal, since a script may read standard output.
    Raises OSError when it cannot be started, ValueError when the command is no command.
    """
    # Ctrl-C is meant for the editor, which hears it too.  A handler that does nothing is not
    # handed on to other programs, as SIG_IGN would be.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        return subprocess.run(  # noqa: S603 - the person's own choice
            [*_parts(command), str(file)], stdout=sys.stderr, check=False
        ).returncode
    finally:
        signal.signal(signal.SIGINT, before)


def _parts(command: str) -> list[str]:
    """The program and its arguments: `code --wait`, or a path with spaces."""
    if shutil.which(command):
        return [command]
    if os.name == "nt":  # where a backslash is part of a path
        return [part.strip('"') for part in shlex.split(command, posix=False)]
    return shlex.split(command)
