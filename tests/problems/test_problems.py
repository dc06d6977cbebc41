"""One folder for every problem code: a small site, and the report that a person reads.

A case lies in `CODE/site/` (config.yaml is this folder's own unless the case has one)
and its report, in English, in `CODE/expected.txt`.  What cannot lie in a folder is
prepared here.  `SIARPERS_GOLDEN=write` writes the reports anew.
"""

from __future__ import annotations

import errno
import multiprocessing
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import replace
from gettext import NullTranslations
from pathlib import Path

import pytest
from press import NOW

from siarpers.doors.building.build import build
from siarpers.doors.building.crew import FEW
from siarpers.doors.building.outcome import Options
from siarpers.doors.check import check
from siarpers.doors.lock import LockedError, locked
from siarpers.doors.report import as_text
from siarpers.doors.site import open_site
from siarpers.words.problem import Problem
from siarpers.words.wording import WORDINGS

CASES = Path(__file__).parent
ONLY_BUILDS = {
    *("cannot-write", "missing-logo", "output-not-ours", "process-lost", "site-locked"),
    *("store-disagrees", "template-error"),
}


def _write_large_file(root: Path) -> None:
    (root / "content/besar.md").write_text("a" * 3_000_000)


def _write_unreadable_file(root: Path) -> None:
    (root / "content/rusak.md").symlink_to("/proc/self/mem")


def _write_many_files(root: Path) -> None:
    text = (root / "content/patroli.md").read_text(encoding="utf-8")
    for number in range(FEW):
        (root / f"content/patroli-{number}.md").write_text(text, encoding="utf-8")


def _kill_one(_stage: str, _done: int, _total: int) -> None:
    for process in multiprocessing.active_children()[:1]:
        process.kill()


def _rename_content(root: Path) -> None:
    (root / "content").rename(root / "Content")


def _deny(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder may not be listed; tests/faults does it for real, where the system lets it."""
    scandir = os.scandir

    def denied(place: str) -> object:
        if str(place) == str(root / "content/2024"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), place)
        return scandir(place)

    monkeypatch.setattr(os, "scandir", denied)


PREPARED: dict[str, Callable[[Path], None]] = {
    "file-too-large": _write_large_file,
    "missing-content": _rename_content,
    "process-lost": _write_many_files,
    "unreadable-file": _write_unreadable_file,
}


def problems_of(root: Path, code: str) -> tuple[Problem, ...]:
    site, found = open_site(root)
    if site is None:
        return found
    if code not in ONLY_BUILDS:
        return (*found, *check(site, int(NOW.timestamp()), 0, 1))
    options = Options(now=int(NOW.timestamp()), clock=0, output=root / "output")
    if code == "site-locked":
        with locked(root / ".siarpers/lock"):
            try:
                build(site, options)
            except LockedError:
                return (LockedError("4711").problem(root),)
    if code == "cannot-write":
        options = replace(options, output=root / "config.yaml" / "output")
    if code == "store-disagrees":
        build(site, options)
        with sqlite3.connect(root / ".siarpers/store.sqlite") as db:
            db.execute("UPDATE question SET fingerprint = '' WHERE kind = 'calendar' AND id < 99")
        return build(site, replace(options, verify=True)).problems[:1]
    if code == "process-lost":
        return build(site, replace(options, jobs=2), _kill_one).problems
    return build(site, options).problems


@pytest.mark.parametrize("code", sorted(WORDINGS))
def test_the_report_of_a_problem_says_what_where_and_what_to_type(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if code == "photo-heic":
        monkeypatch.setitem(sys.modules, "pillow_heif", None)  # as without the extra
    root = tmp_path / "situs"
    shutil.copytree(CASES / code / "site", root)
    (root / "content").mkdir(exist_ok=True)
    if not (root / "config.yaml").exists():
        shutil.copyfile(CASES / "config.yaml", root / "config.yaml")
    PREPARED.get(code, lambda _: None)(root)
    if code == "unreadable-folder":
        _deny(root, monkeypatch)

    report = as_text(problems_of(root, code), root, NullTranslations()).replace(str(root), "/situs")

    expected = CASES / code / "expected.txt"
    if os.environ.get("SIARPERS_GOLDEN") == "write":
        expected.write_text(report, encoding="utf-8")
    assert report == expected.read_text(encoding="utf-8")
    assert f"[{code}]" in report


def test_no_folder_stands_for_a_code_that_does_not_exist() -> None:
    folders = {folder.name for folder in CASES.iterdir() if folder.is_dir()} - {"__pycache__"}
    assert folders == set(WORDINGS)
