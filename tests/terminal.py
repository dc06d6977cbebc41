"""A real terminal for tests: a program runs in it, a person reads and types."""

from __future__ import annotations

import fcntl
import os
import re
import select
import struct
import subprocess
import termios
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import IO, Self

ENTER, TAB, CTRL_C, CTRL_D, CTRL_U = "\r", "\t", "\x03", "\x04", "\x15"
PATIENCE = 30
"""Seconds until a person gives up waiting."""
_CONTROL = re.compile(
    r"\x1b(?:\[[0-9;?>=]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()].|[=>78cM])"
)


class Terminal:
    """A program at a terminal of its own; leaving the block ends it."""

    def __init__(
        self,
        *args: str,
        env: Mapping[str, str],
        cwd: Path,
        stdout: IO[bytes] | None = None,
    ) -> None:
        self._screen, seat = os.openpty()
        fcntl.ioctl(seat, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 160, 0, 0))
        self._program = subprocess.Popen(
            args,
            stdin=seat,
            stdout=seat if stdout is None else stdout,
            stderr=seat,
            env={"TERM": "xterm", **env},
            cwd=cwd,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - no threads
        )
        os.close(seat)
        self._raw = b""
        self._read = 0
        self._is_over = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._program.kill()
        self._program.wait()
        os.close(self._screen)

    @property
    def text(self) -> str:
        """All that was shown so far, without colours and movements of the cursor."""
        shown = _CONTROL.sub("", self._raw.decode(errors="replace"))
        return shown.replace("\r\n", "\n").replace("\r", "")

    def type(self, keys: str) -> None:
        """The keys are pressed."""
        os.write(self._screen, keys.encode())

    def shows(self, wanted: str) -> str:
        """What is shown up to the wanted text, since this was asked before."""
        deadline = time.monotonic() + PATIENCE
        while (found := self.text.find(wanted, self._read)) < 0:
            assert self._takes_in(deadline), f"“{wanted}” never came:\n{self.text[self._read :]}"
        before, self._read = self._read, found + len(wanted)
        return self.text[before : self._read]

    def ends(self) -> int:
        """The status with which the program ended; all that it said is in `text`."""
        deadline = time.monotonic() + PATIENCE
        while self._takes_in(deadline):
            pass
        return self._program.wait(max(0.1, deadline - time.monotonic()))

    def is_left_by(self, key: str) -> int:
        """The status after the key; pressed again where it came while the program did not listen."""
        deadline = time.monotonic() + PATIENCE
        while not self._is_over and time.monotonic() < deadline:
            self.type(key)
            while self._takes_in(time.monotonic() + 1):
                pass
        return self.ends()

    def _takes_in(self, deadline: float) -> bool:
        """Whether more was shown before the deadline and the end of the program."""
        ready, _, _ = select.select([self._screen], [], [], max(0, deadline - time.monotonic()))
        try:
            more = os.read(self._screen, 65536) if ready else b""
        except OSError:  # so Linux says that nobody is left at the other side
            more = b""
        self._is_over = bool(ready) and not more
        self._raw += more
        return bool(more)
