"""The person's own editor, as $VISUAL or $EDITOR name it."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path


def editor() -> str:
    """What $VISUAL says, else $EDITOR; "" when neither is set, for no editor is everybody's."""
    return os.environ.get("VISUAL", "").strip() or os.environ.get("EDITOR", "").strip()


def closed_in(command: str, file: Path) -> int:
    """The status with which the editor ended, the file closed.

    It writes to standard error, the terminal, since a script may read standard output.
    Raises OSError when it cannot be started, ValueError when the command is no command.
    """
    with subprocess.Popen([*_parts(command), str(file)], stdout=sys.stderr) as opened:  # noqa: S603 - the person's own choice
        while True:
            try:
                return opened.wait()
            except KeyboardInterrupt:  # meant for the editor, which heard it too
                continue


def _parts(command: str) -> list[str]:
    """The program and its arguments: `code --wait`, or a path with spaces."""
    if shutil.which(command):
        return [command]
    if os.name == "nt":  # where a backslash is part of a path
        return [part.strip('"') for part in shlex.split(command, posix=False)]
    return shlex.split(command)
