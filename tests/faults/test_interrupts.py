"""Ctrl-C: the build ends at once, quietly, with nobody left at work; the next one completes it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import corpus
import pytest
from builds import Archive, differences, ended, files_in, group_ends, wait_until

COUNT = 400
LATER = ("--now", "2026-07-01 12:00")
"""A moment after the newest release of the corpus."""
CONFIG = """\
site: {title: Siaran Pers, url: "https://siaran.example"}
publisher: {kind: instansi, name: Humas, address: Surabaya, responsible: Kabid Humas}
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="process groups of POSIX")


@pytest.fixture(scope="module")
def twin(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """Four hundred releases of the corpus, enough that a crew is called in; built in peace."""
    made = Archive(tmp_path_factory.mktemp("twin") / "site")
    made.write({"config.yaml": CONFIG + corpus.offices()})
    maker = [sys.executable, corpus.__file__, str(made.root / "content"), str(COUNT)]
    subprocess.run(maker, check=True)
    assert made.run(*LATER).status == 0
    return made


@pytest.fixture
def large(twin: Archive, tmp_path: Path) -> Iterator[Archive]:
    """The releases of the twin, not built yet."""
    made = Archive(tmp_path / "site")
    shutil.copytree(twin.root / "content", made.root / "content")
    shutil.copyfile(twin.root / "config.yaml", made.root / "config.yaml")
    yield made
    made.end_all()


def lock_taken(archive: Archive) -> bool:
    return (archive.root / ".siarpers" / "lock").exists()


def content_read(archive: Archive) -> bool:
    return archive.waiting.exists()


def pages_wait(archive: Archive) -> bool:
    return files_in(archive.waiting) > 100


@pytest.mark.parametrize(
    ("moment", "later"),
    [
        (lock_taken, 0.25),  # the crew starts
        (lock_taken, 0.7),  # files are read
        (content_read, 0.0),
        (content_read, 0.25),  # the second crew starts
        (pages_wait, 0.0),
    ],
)
def test_ctrl_c(
    large: Archive, twin: Archive, moment: Callable[[Archive], bool], later: float
) -> None:
    process = large.start("-j", "2", *LATER)
    came = wait_until(lambda: moment(large), process)
    assert came
    time.sleep(later)
    began = time.monotonic()
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does
    end = ended(process)
    took = time.monotonic() - began

    left = group_ends(process, 1)
    repaired = large.run(*LATER)
    assert (repaired.status, repaired.err) == (0, "")
    assert differences(large.tree(), twin.tree()) == []
    assert end.status != 0
    assert left == []
    assert "Traceback" not in end.err
    assert took < 3
