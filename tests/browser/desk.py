"""A reporter's desk: `siarpers serve` as a process of its own, and pages of it in a browser."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page
from press import Press

PATROL = "content/2024/02/patroli-pagi.md"
AT = "2024/02/patroli-pagi/"
PATIENCE = 30.0
"""Seconds after which a test gives up waiting."""
_SERVE = (sys.executable, "-c", "from siarpers.doors.cli import main; main()", "serve")


@dataclass
class Desk:
    """A preview at work on the site of a press."""

    press: Press
    url: str
    process: subprocess.Popen[str]
    log: Path

    @property
    def told(self) -> str:
        """What was said on standard error so far."""
        return self.log.read_text(encoding="utf-8")

    @property
    def preview(self) -> Path:
        """Where the preview's pages lie."""
        return self.press.root / ".siarpers/preview/output"

    def save(self, name: str, text: str | bytes) -> None:
        """The file is written in place, as simple editors do."""
        self.press.write({name: text})

    def settles(self) -> None:
        """Every change so far has been built: no more builds are told for a while."""
        seen, since = self.told, time.monotonic()
        for _ in until("the preview settles"):
            if self.told != seen:
                seen, since = self.told, time.monotonic()
            elif time.monotonic() - since > 1.0:
                return

    def end(self) -> int:
        """Ctrl-C is pressed; the status with which it ended."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


Open = Callable[[Desk, str], Page]
"""Opens the page at a path below the desk's address."""


@contextmanager
def serving(
    press: Press,
    *options: str,
    before: Sequence[str] = (),
    lang: str = "en",
    is_built: bool = True,
) -> Iterator[Desk]:
    """The site is served inside the block, once its first build is done."""
    log = press.root.parent / "serve.log"
    # Pressing Ctrl-C must work wherever the tests were started from.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with log.open("w", encoding="utf-8") as errors:
        process = subprocess.Popen(
            [*before, *_SERVE, "--site", str(press.root), "--port", "18000", *options],
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            env={**os.environ, "LANGUAGE": lang, "PYTHONUNBUFFERED": "1"},
        )
    try:
        assert process.stdout
        desk = Desk(press, process.stdout.readline().strip(), process, log)
        assert desk.url.startswith("http://127.0.0.1:"), desk.told
        if is_built:
            for _ in until("the first build"):
                if "pages written" in desk.told or "halaman ditulis" in desk.told:
                    break
        yield desk
    finally:
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()


def until(what: str, patience: float = PATIENCE) -> Iterator[None]:
    """Goes on until the caller leaves the loop, and fails when it never does."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        yield
        time.sleep(0.02)
    raise AssertionError(f"{what}: not in {patience} s")


def sees(page: Page, wanted: Callable[[Page], bool], what: str) -> None:
    """The page comes to be as wanted, however often it is loaded anew meanwhile."""
    for _ in until(what):
        try:
            if wanted(page):
                return
        except Exception as error:
            if "Execution context was destroyed" not in str(error):
                raise


def shows(page: Page, text: str) -> None:
    """The page comes to show the text."""
    sees(page, lambda p: text in p.locator("body").inner_text(), f"“{text}” on the page")


def overlay(page: Page) -> str:
    """What lies over the page; nothing when nothing does."""
    return "".join(page.locator("siarpers-preview dialog[open]").all_inner_texts())
