"""The preview at work: builds after each change, and tells open pages and whoever started it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from gettext import NullTranslations
from pathlib import Path
from typing import NoReturn
from urllib.parse import unquote, urlsplit

from siarpers.doors.building.outcome import Outcome, Progress, Urgent, is_error, no_progress
from siarpers.doors.lock import locked
from siarpers.doors.serving.board import Board
from siarpers.doors.serving.marks import Mark, marks_of
from siarpers.doors.serving.overlay import overlay_of
from siarpers.doors.serving.preview import Preview
from siarpers.doors.serving.server import Server
from siarpers.doors.serving.watch import EVERYTHING, Changes, Watch
from siarpers.doors.site import FOLDER, SiteFolder
from siarpers.doors.stages import stages_in
from siarpers.site.pages import SEARCH
from siarpers.words.measures import number

STEP = 0.5
"""Seconds between two words on how far a build is."""
EASE = 10
"""After a build that failed, so many times the seconds it took pass before the next without a change."""

Tell = Callable[[Outcome, float], None]
"""Called with what a build did and the seconds it took."""


class Desk:
    """Serves the preview of one site in one language."""

    def __init__(self, root: Path, jobs: int, words: NullTranslations, language: str) -> None:
        self.preview = Preview(root, jobs)
        self._root, self._words, self._language = root, words, language
        self._broken: set[str] = set()
        self._ease = 0.0
        """Seconds to wait at least before everything is looked at again without a change."""
        self._board = Board(_path_of(self.preview.site))
        self._board.post(report=overlay_of((), root, words))
        self._let_wait()

    @property
    def _is_there(self) -> bool:
        """Whether there is a site to look at."""
        return (self.preview.output / "404.html").is_file()

    @contextmanager
    def served(self, port: int) -> Iterator[Server]:
        """Browsers are answered inside the block; raises LockedError when another desk is at this site."""
        with (
            locked(self._root / FOLDER / "serve.lock"),
            Server(self.preview.output, self._board, port) as server,
        ):
            threading.Thread(target=server.serve_forever, daemon=True).start()
            try:
                yield server
            finally:
                self._board.close()
                server.shutdown()

    def work(self, tell: Tell, progress: Progress = no_progress) -> NoReturn:
        """The preview follows every change, for ever; each build is told with the seconds it took."""
        with Watch(self._root) as watch:
            self.refresh(EVERYTHING, tell, self._shown_too(progress))
            while True:
                heard = watch.wait(max(watch.pause, self._ease))
                self.refresh(heard or EVERYTHING, tell)

    def refresh(
        self,
        changes: Changes,
        tell: Tell,
        progress: Progress = no_progress,
    ) -> None:
        """The preview is that of the site as it stands, and open pages know."""
        began = time.perf_counter()
        was_there = self._is_there
        self._let_wait()
        shown: set[str] = set()

        def show(urls: tuple[str, ...]) -> None:
            shown.update(urls)
            self._board.post(urls)

        urgent = Urgent(self._board.readers if was_there else frozenset(), show)
        outcome = self.preview.refresh(changes, progress, urgent)
        self._broken = {found.path for found in outcome.problems if is_error(found)}
        path, is_there = _path_of(self.preview.site), self._is_there
        if path != self._board.prefix or (is_there and not was_there):
            self._board.renew(path)
        changed = {*outcome.written, *outcome.deleted}
        if any(url.startswith(SEARCH) for url in changed):
            changed.add(SEARCH)  # it loads the scripts of its months
        self._board.post(
            changed,
            report=overlay_of(outcome.problems, self._root, self._words),
            marks=self._marks(),
            **({"waiting": ""} if is_there else {}),
        )
        took = time.perf_counter() - began
        self._ease = 0.0 if outcome.published else EASE * took
        tell(replace(outcome, written=tuple(sorted(shown.union(outcome.written)))), took)

    def _let_wait(self, more: str = "") -> None:
        """Who looks at a site that is not there yet is asked to wait."""
        if not self._is_there:
            said = self._words.gettext("The site is being built; it will be here in a moment.")
            self._board.post(waiting=f"{said}\n{more}".strip())

    def _shown_too(self, progress: Progress) -> Progress:
        """The progress, of which whoever waits for the site is told now and then."""
        stages, last = stages_in(self._words), 0.0

        def step(stage: str, done: int, total: int) -> None:
            nonlocal last
            progress(stage, done, total)
            if (now := time.monotonic()) - last > STEP:
                last = now
                self._let_wait(number(f"{stages[stage]}: {done:,} / {total:,}", self._words))

        return step

    def _marks(self) -> dict[str, Mark]:
        store, now = self.preview.store, int(time.time())
        return marks_of(store, now, self._broken, self._words, self._language)


def _path_of(site: SiteFolder | None) -> str:
    """Where on a server the site begins: the path of its base URL."""
    return unquote(urlsplit(site.newsroom.site.url).path) if site else ""
