"""A process of the crew that the system ends: the others' work is done all the same."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from builds import Archive, differences, ended, files_in, name_of, text_of, wait_until

COUNT = 400

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes as /proc tells them")


@pytest.fixture
def large(tmp_path: Path) -> Iterator[Archive]:
    """Enough releases that a crew is called in, one of them with a photo."""
    made = Archive.of(tmp_path / "site", COUNT, theme=True)
    photo = Path(__file__).parents[1] / "golden" / "pasar.jpg"
    made.write({"content/0/pasar.jpg": photo.read_bytes()})
    made.write({name_of(0): text_of(0, image="{file: pasar.jpg, alt: Pasar, credit: Humas}")})
    yield made
    made.end_all()


def crew_of(process: subprocess.Popen[str]) -> list[int]:
    """The processes that read and render for a build."""
    told = subprocess.run(
        ["ps", "-ww", "--ppid", str(process.pid), "-o", "pid=,args="],
        capture_output=True,
        text=True,
        check=False,  # none is an error to ps
    )
    rows = [line.split(None, 1) for line in told.stdout.splitlines()]
    return [int(pid) for pid, args in rows if "spawn_main" in args]


def is_reading(archive: Archive, process: subprocess.Popen[str]) -> bool:
    return not archive.waiting.exists() and len(crew_of(process)) > 1


def is_rendering(archive: Archive, _process: subprocess.Popen[str]) -> bool:
    return files_in(archive.waiting) > 60


@pytest.mark.parametrize("moment", [is_reading, is_rendering])
def test_a_build_goes_on_without_a_process_that_was_ended(
    large: Archive, moment: Callable[[Archive, subprocess.Popen[str]], bool]
) -> None:
    process = large.start("-j", "2")
    assert wait_until(lambda: moment(large, process), process)

    os.kill(crew_of(process)[0], signal.SIGKILL)
    end = ended(process)

    assert end.status == 0, end.err
    assert "warning[process-lost]" in end.err
    assert "Traceback" not in end.err
    assert differences(large.tree(), large.clean_tree()) == []
    again = large.run("--verify")
    assert again.status == 0, again.err
    assert "process-lost" not in again.err
