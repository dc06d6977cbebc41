"""The site as it would be if every draft were ready and every embargo over, built beside output/.

It has a store and a folder of its own, so that no draft is ever published by looking at it,
and so that a build may run meanwhile.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from siarpers.doors.building.build import build
from siarpers.doors.building.outcome import Options, Outcome, Progress, Urgent, no_progress
from siarpers.doors.lock import LockedError
from siarpers.doors.serving.seed import start_from_published
from siarpers.doors.serving.watch import Changes
from siarpers.doors.site import FOLDER, SiteFolder, open_site
from siarpers.store import database
from siarpers.words.problem import Problem

BELOW = f"{FOLDER}/preview"


class Preview:
    """Builds the same site again and again; whatever fails, the last good pages stand."""

    def __init__(self, root: Path, jobs: int, clock: Callable[[], int] = time.time_ns) -> None:
        self.output = root / BELOW / "output"
        self.site: SiteFolder | None = open_site(root)[0]
        """The site as its config was last readable."""
        self._root, self._jobs, self._clock = root, jobs, clock
        self._trusts = False

    @property
    def store(self) -> Path:
        """The file of what is remembered of the preview."""
        return self._root / BELOW / database.FILE

    def refresh(
        self, changes: Changes, progress: Progress = no_progress, urgent: Urgent | None = None
    ) -> Outcome:
        """The preview is that of the site as it stands; else the outcome says why not."""
        is_whole = changes.all or not self._trusts or not self.store.is_file()
        problems = self._reopen() if is_whole else ()
        site, self._trusts = self.site, False
        if site is None or not self._root.is_dir():  # nor is a folder that was deleted made again
            return Outcome(problems)
        if not self.store.is_file():
            start_from_published(site, self.store.parent)
        clock = self._clock()
        options = Options(
            now=clock // 10**9,
            clock=clock,
            output=self.output,
            drafts=True,
            future=True,
            jobs=self._jobs,
            keep_going=True,
            files=None if is_whole else changes.files,
            urgent=urgent,
        )
        try:
            outcome = build(replace(site, below=BELOW), options, progress)
        except LockedError as error:
            outcome = Outcome((error.problem(self._root),))
        self._trusts = outcome.published and not problems
        return replace(outcome, problems=(*problems, *outcome.problems))

    def _reopen(self) -> tuple[Problem, ...]:
        """The config as it stands now is read; while it is wrong, the last good one is kept."""
        site, problems = open_site(self._root)
        self.site = site or self.site
        return problems
