"""Work shared out among processes when there is much of it, done here when there is little."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Literal, TypeVar, cast

from siarpers.doors.building.worker import Bench, FileRead, FileTask, PageMade, Worker
from siarpers.store.pages import Spec

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

In = TypeVar("In")
Task = Literal["read_file", "make_page"]

CHUNK = 50
"""Files or pages handed to a process at once."""
FEW = 200
"""Fewer files or pages than this are not worth starting a process for."""


class Crew:
    """Who reads and renders at one bench: processes when there is much, this one when there is little.

    Processes are started once, for the first work that is worth it, and end with `close`.
    When the system ends one of them, mostly for want of memory, this process does the rest.
    """

    def __init__(self, bench: Bench, jobs: int) -> None:
        self.bench = bench
        self.has_lost_some = False
        """Whether a process was ended from outside."""
        self._jobs = jobs

    def read_files(self, tasks: Sequence[FileTask]) -> Iterator[FileRead]:
        """Every file as read, in the order of the tasks."""
        return cast("Iterator[FileRead]", self._share_out("read_file", tasks))

    def read_photos(self, tasks: Sequence[FileTask]) -> Iterator[FileRead]:
        """Every photo as read, in the order of the tasks: in threads, which Pillow lets run at once."""
        worker = Worker(self.bench)
        if self._jobs <= 1 or len(tasks) <= 1:
            yield from map(worker.read_photo, tasks)
            return
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - a small change starts none

        with ThreadPoolExecutor(self._jobs) as pool:
            try:
                yield from pool.map(worker.read_photo, tasks)
            finally:
                pool.shutdown(wait=True, cancel_futures=True)

    def make_pages(self, specs: Sequence[Spec]) -> Iterator[PageMade]:
        """Every page rendered and waiting, in the order of the specs."""
        return cast("Iterator[PageMade]", self._share_out("make_page", specs))

    def close(self) -> None:
        """No process that was started is left; what they have not begun is dropped."""
        if "_own" in self.__dict__:
            self._own.close()
        if "_pool" in self.__dict__:
            self._pool.shutdown(wait=True, cancel_futures=True)

    @cached_property
    def _own(self) -> Worker:
        """The worker of this process."""
        return Worker(self.bench)

    @cached_property
    def _pool(self) -> ProcessPoolExecutor:
        import multiprocessing  # noqa: PLC0415 - a small change starts no process
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - as above

        processes = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self._jobs, processes, _begin, (self.bench,))

    def _share_out(self, task: Task, items: Sequence[In]) -> Iterator[object]:
        done = 0
        if self._jobs > 1 and len(items) >= FEW:
            from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 - only here

            try:
                for one in self._shared_out(task, items):
                    done += 1
                    yield one
            except BrokenProcessPool:
                self._dismiss()
                self._jobs, self.has_lost_some = 1, True
        yield from map(getattr(self._own, task), items[done:])

    def _dismiss(self) -> None:
        """Every process has ended, before anything that it did is done again."""
        import multiprocessing  # noqa: PLC0415 - only here

        # The pool ends its processes by itself, but waits for ever for one that was just being
        # started when another was lost.
        for process in multiprocessing.active_children():
            process.kill()
        self._pool.shutdown(wait=True)

    def _shared_out(self, task: Task, items: Sequence[In]) -> Iterator[object]:
        chunks = iter([items[i : i + CHUNK] for i in range(0, len(items), CHUNK)])
        # Before signals are held back: making a pool may start Python's resource tracker,
        # which lets them through again.
        pool = self._pool
        # Two chunks a process wait at most, so that memory does not grow with the archive.
        with _deaf_to_interrupts():
            running = deque(
                pool.submit(_work, task, chunk) for chunk in islice(chunks, self._jobs * 2)
            )
        try:
            while running:
                done = running.popleft().result()
                running.extend(pool.submit(_work, task, chunk) for chunk in islice(chunks, 1))
                yield from done
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Processes started inside the block never hear Ctrl-C: their leader does, and ends them.

    The signal is held back and not ignored, so that one that comes meanwhile is not lost.
    """
    import signal  # noqa: PLC0415 - a small change starts no process

    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_worker: list[Worker] = []
"""The one worker of a process of the crew; empty in the process that leads."""


def _begin(bench: Bench) -> None:
    import signal  # noqa: PLC0415 - only in a process of the crew

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the leader hears Ctrl-C and ends the crew
    threading.Thread(target=_follow_the_leader, daemon=True).start()
    _worker.append(Worker(bench))


def _follow_the_leader() -> None:
    """The process ends with the one that started it, however that ended."""
    import multiprocessing  # noqa: PLC0415 - only in a process of the crew

    leader = multiprocessing.parent_process()
    if leader is not None:
        leader.join()
        os._exit(1)


def _work(task: Task, items: Iterable[object]) -> list[object]:
    return [getattr(_worker[0], task)(item) for item in items]
