"""What changed in a site's sources, as the system tells it."""

from __future__ import annotations

import errno
import os
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

QUIET = 0.04
"""Seconds without another change after which a burst of saves is taken to be over."""
SAVED = 0.01
"""As `QUIET`, when the last that was heard is that a file was closed or put in its place."""
PATIENCE = 2.0
"""Seconds after which changes are told, however many more still come."""
MANY = 1_000
"""So many changes at once are not told apart: the system's queue, which drops what it cannot
hold without a word that watchdog passes on, is over ten times as long."""
PAUSE = 10.0
"""Seconds without a change after which everything is looked at all the same.

An embargo ends by itself, and some drives (of networks, of other systems) tell of no change.
"""
LOOK = 2.0
"""As `PAUSE`, where the system cannot watch so many folders."""

_WATCHED = ("content", "templates")
_MISSING = (errno.ENOENT, errno.ENOTDIR)
_HEARD: list[type[FileSystemEvent]] = [
    *(FileCreatedEvent, FileModifiedEvent, FileMovedEvent, FileDeletedEvent, FileClosedEvent),
    *(DirCreatedEvent, DirMovedEvent, DirDeletedEvent),
]


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed: these files of content, or more than can be told apart."""

    files: tuple[str, ...] = ()
    """Paths below the site's folder."""
    all: bool = False


EVERYTHING = Changes(all=True)


class Watch(FileSystemEventHandler):
    """Hears what changes in content/, templates/ and config.yaml while its block is open."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._heard = threading.Condition()
        self._files: set[str] = set()
        self._count = 0
        self._all = False
        self._first = self._quiet_at = 0.0
        self._observer: BaseObserver = Observer()
        self._watches: dict[str, ObservedWatch] = {}
        self._places: dict[Path, str] = {root: ""}
        """By where a watched folder really lies: its path below the site's folder."""
        self.pause = PAUSE
        """Seconds without a change after which everything is to be looked at all the same."""

    def __enter__(self) -> Self:
        try:
            self._observer.schedule(self, str(self._root), event_filter=_HEARD)
            for name in _WATCHED:
                self._watch(name)
            self._observer.start()
        except OSError:  # as in `_watch`
            self._stop()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    def wait(self, timeout: float) -> Changes | None:
        """What changed, told when a burst of changes is over; None when nothing did in so many seconds."""
        with self._heard:
            if not self._heard.wait_for(lambda: self._count, timeout):
                return None
            while (left := self._until_quiet()) > 0:
                self._heard.wait(left)
            changes = (
                EVERYTHING
                if self._all or self._count > MANY
                else Changes(tuple(sorted(self._files)))
            )
            self._files, self._count, self._all = set(), 0, False
        return changes

    def dispatch(self, event: FileSystemEvent) -> None:
        """The change is noted; called by watchdog's own thread."""
        for path in (event.src_path, event.dest_path):
            if path:
                self._note(os.fsdecode(path), event)

    def _note(self, path: str, event: FileSystemEvent) -> None:
        parts = self._below(Path(path))
        if not parts or parts[0] not in {*_WATCHED, "config.yaml"}:
            return
        if any(part.startswith(".") for part in parts):
            return
        if len(parts) == 1 and parts[0] in _WATCHED:
            self._watch(parts[0])
        with self._heard:
            now = time.monotonic()
            self._first = self._first if self._count else now
            is_saved = isinstance(event, FileClosedEvent | FileMovedEvent)
            self._quiet_at = now + (SAVED if is_saved else QUIET)
            self._count += 1
            if parts[0] == "content" and len(parts) > 1 and not event.is_directory:
                self._files.add("/".join(parts))
            else:
                self._all = True
            self._heard.notify_all()

    def _below(self, path: Path) -> tuple[str, ...]:
        """The path below the site's folder; empty when it is that folder, or none of the site's."""
        for folder, name in reversed(self._places.items()):
            if path.is_relative_to(folder):
                return Path(name, path.relative_to(folder)).parts
        return ()

    def _until_quiet(self) -> float:
        return min(self._quiet_at, self._first + PATIENCE) - time.monotonic()

    def _watch(self, name: str) -> None:
        """The folder of this name is watched with all below it, also when it is another one now."""
        if before := self._watches.pop(name, None):
            with suppress(KeyError, OSError):
                self._observer.unschedule(before)
        folder = (self._root / name).resolve()  # watchdog hears nothing of what lies behind a link
        self._places = {p: n for p, n in self._places.items() if n != name} | {folder: name}
        if not folder.is_dir():
            return
        try:
            self._watches[name] = self._observer.schedule(
                self, str(folder), recursive=True, event_filter=_HEARD
            )
        except OSError as error:
            if error.errno not in _MISSING:  # no more watches or handles are given
                self.pause = LOOK

    def _stop(self) -> None:
        self.pause = LOOK
        with suppress(RuntimeError):  # it was never started
            self._observer.stop()
            self._observer.join()
