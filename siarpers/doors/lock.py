"""One at a time: a lock that the system drops when its holder dies."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from siarpers.words.problem import Problem, problem


class LockedError(Exception):
    """Another process holds the lock; `holder` is its id, as far as it is known."""

    def __init__(self, holder: str) -> None:
        super().__init__(holder)
        self.holder = holder

    def problem(self, root: Path) -> Problem:
        """What keeps anybody else from working at the site in `root`."""
        return problem("site-locked", str(root), pid=self.holder)


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """The lock is ours inside the block; raises LockedError when another process has it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a+b") as handle:
        try:
            _lock(handle.fileno())
        except OSError as error:
            handle.seek(0)
            raise LockedError(handle.read(20).decode(errors="replace").strip() or "?") from error
        handle.truncate(0)
        handle.write(str(os.getpid()).encode())
        handle.flush()
        yield


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - Windows only

        os.lseek(descriptor, 1000, os.SEEK_SET)  # beyond the holder's id, which others read
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl  # noqa: PLC0415 - not on Windows

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
