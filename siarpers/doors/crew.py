"""Work shared out among processes when there is much of it, done here when there is little."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Literal, TypeVar, cast

from siarpers.doors.worker import Bench, FileRead, FileTask, PageMade, Worker
from siarpers.store.pages import Spec

In = TypeVar("In")
Out = TypeVar("Out")
Task = Literal["read_file", "make_page"]

CHUNK = 50
"""Files or pages handed to a process at once."""
FEW = 200
"""Fewer files or pages than this are not worth starting a process for."""


def read_files(bench: Bench, tasks: Sequence[FileTask], jobs: int) -> Iterator[FileRead]:
    """Every file as read, in the order of the tasks."""
    return cast("Iterator[FileRead]", _share_out(bench, "read_file", tasks, jobs))


def make_pages(bench: Bench, specs: Sequence[Spec], jobs: int) -> Iterator[PageMade]:
    """Every page rendered and waiting, in the order of the specs."""
    return cast("Iterator[PageMade]", _share_out(bench, "make_page", specs, jobs))


def _share_out(bench: Bench, task: Task, items: Sequence[In], jobs: int) -> Iterator[object]:
    if jobs <= 1 or len(items) < FEW:
        worker = Worker(bench)
        try:
            yield from map(getattr(worker, task), items)
        finally:
            worker.close()
        return
    import multiprocessing  # noqa: PLC0415 - a small change starts no process
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - as above

    chunks = iter([items[i : i + CHUNK] for i in range(0, len(items), CHUNK)])
    processes = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, processes, _begin, (bench,)) as pool:
        # Two chunks a process wait at most, so that memory does not grow with the archive.
        with _deaf_to_interrupts():
            running = deque(pool.submit(_work, task, chunk) for chunk in islice(chunks, jobs * 2))
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
