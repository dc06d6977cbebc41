"""A folder of content that may not be opened: it is told, and what was published stands."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator

import pytest
from builds import NOW, Archive

HUMBLE = (
    *("setpriv", "--bounding-set=-dac_override,-dac_read_search"),
    "--inh-caps=-dac_override,-dac_read_search",
)
"""Runs a command that may open no more than others, though root starts it."""


@pytest.fixture
def shut(archive: Archive) -> Iterator[Archive]:
    """A published site, one folder of whose content may not be opened any more."""
    assert archive.build().published
    folder = archive.root / "content/1"
    folder.chmod(0)
    yield archive
    folder.chmod(0o755)


@pytest.mark.skipif(not shutil.which("setpriv"), reason="rights are given up as Linux does")
@pytest.mark.parametrize("command", ["build", "check"])
def test_a_folder_that_may_not_be_opened_loses_nothing(shut: Archive, command: str) -> None:
    before = shut.tree()

    end = subprocess.run(
        [
            *(*HUMBLE, sys.executable, "-m", "siarpers", command, "--site", str(shut.root)),
            *("--now", NOW, "--lang", "en"),
        ],
        capture_output=True,
        text=True,
        check=False,
    )

    assert end.returncode == 1
    assert (
        "content/1: error[unreadable-folder]: the folder cannot be read" in end.stdout + end.stderr
    )
    assert "Traceback" not in end.stderr
    assert shut.tree() == before
