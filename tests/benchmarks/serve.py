"""Time from saving a file to the page reloaded in Chromium, beside `hugo server`, and print a table.

    make benchmark-serve                             1,000 and 10,000 releases
    make benchmark-serve BENCH="--sizes 1000 --runs 5"

Hugo is measured twice: as it starts by default, when it renders only what was changed and
what was looked at last, and with --disableFastRender, when every page is right after each save, as
it is with ours.  Ours is timed from just before the file is written until Chromium, which has a page open, has
drawn the new words on it, as the page itself sees it.  Hugo's is what `hugo server` itself reports for its
rebuild, without its browser.  Both follow the same saves of the same releases, in one run.
"""

from __future__ import annotations

import argparse
import os
import queue
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import corpus  # noqa: E402 - it lies in the folder named above
from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402 - as above
from run import CONFIG, NEW, hugo_program, say, write_corpus  # noqa: E402 - as above

PATIENCE = 600.0
"""Seconds until a server is taken to hang."""
_QUIET = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking")


@dataclass(frozen=True)
class Server:
    """A server at work, and what it says line by line."""

    process: subprocess.Popen[str]
    lines: queue.Queue[str]

    def says(self, pattern: str) -> re.Match[str]:
        """The first line from now on that holds the pattern."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if found := re.search(pattern, self.lines.get(timeout=PATIENCE)):
                return found
        raise SystemExit(f"no server said {pattern}")


@contextmanager
def started(command: list[str], folder: Path) -> Iterator[Server]:
    """The server runs inside the block."""
    env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**env, "LANGUAGE": "en", "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    lines: queue.Queue[str] = queue.Queue()
    out = process.stdout
    if out is None:
        raise SystemExit("no output")
    threading.Thread(target=lambda: [lines.put(line) for line in out], daemon=True).start()
    try:
        yield Server(process, lines)
    finally:
        process.terminate()
        process.wait()


def saved(file: Path, text: str) -> Callable[[], None]:
    """The file is written; what is returned puts it back as it was, or deletes it."""
    before = file.read_text(encoding="utf-8") if file.exists() else None
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")

    def undo() -> None:
        if before is None:
            file.unlink()
        else:
            file.write_text(before, encoding="utf-8")

    return undo


def measure_ours(folder: Path, count: int, runs: int, browser: Browser) -> dict[str, list[float]]:
    (folder / "config.yaml").write_text(CONFIG + corpus.offices(), encoding="utf-8")
    write_corpus(folder / "content", count, "siarpers")
    spent: dict[str, list[float]] = {"edit": [], "new page": []}
    command = [sys.executable, "-m", "siarpers", "serve", "--port", "18100"]
    with started(command, folder) as server:
        url = server.says(r"(http://[\d.:]+)/")[1]
        server.says("pages written")
        page = browser.new_page()
        page.add_init_script(WATCHING)
        edited = max((folder / "content").rglob("*.md"))
        for run in range(runs):
            words = f"Simpanan ke-{run}"
            year, month = edited.parts[-3:-1]
            page.goto(f"{url}/{year}/{month}/{edited.stem}/")
            page.wait_for_timeout(300)
            text = edited.read_text(encoding="utf-8").rstrip().removesuffix("(\\*)")
            spent["edit"].append(until_shown(page, words, edited, f"{text}\n\n{words}.\n"))
            page.goto(f"{url}/")
            page.wait_for_timeout(300)
            title = f"Rilis paling baru {run}"
            file = folder / f"content/2026/07/rilis-paling-baru-{run}.md"
            new = NEW.replace("Rilis paling baru", title)
            spent["new page"].append(until_shown(page, title, file, new))
        page.close()
    return spent


WATCHING = """
    const look = () => {
        const found = document.body?.innerText.match(/(Simpanan ke-|Rilis paling baru )\\d+/g) ?? [];
        const seen = JSON.parse(sessionStorage.seen ?? "{}");
        const now = performance.timeOrigin + performance.now();
        for (const words of found) seen[words] ??= now;
        sessionStorage.seen = JSON.stringify(seen);
    };
    const drawn = () => requestAnimationFrame(() => setTimeout(look));
    addEventListener("DOMContentLoaded", () => {
        drawn();
        new MutationObserver(drawn).observe(document, {childList: true, subtree: true, characterData: true});
    });
"""
"""Notes when words are first drawn, in milliseconds since 1970, over every loading of a page."""


def until_shown(page: Page, words: str, file: Path, text: str) -> float:
    """Seconds from saving the text until the open page shows the words."""
    page.wait_for_timeout(700)
    start = time.time()
    saved(file, text)
    seen = "words => JSON.parse(sessionStorage.seen ?? '{}')[words]"
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        page.wait_for_timeout(50)
        if drawn := page.evaluate(seen, words):
            return float(drawn) / 1000 - start
    raise SystemExit(f"no page showed {words}")


def measure_hugo(folder: Path, count: int, runs: int, *options: str) -> dict[str, list[float]]:
    shutil.copytree(HERE / "hugo", folder, dirs_exist_ok=True)
    write_corpus(folder / "content", count, "hugo")
    total = r"Total in (\d+) ms"
    spent: dict[str, list[float]] = {"edit": [], "new page": []}
    with started([hugo_program(), "server", "--port", "18200", *options], folder) as server:
        server.says("Press Ctrl")
        files = sorted((folder / "content").rglob("*.md"))
        for run in range(runs):
            time.sleep(1)
            text = files[-1].read_text(encoding="utf-8")
            saved(files[-1], f"{text}\nSimpanan ke-{run}.\n")
            spent["edit"].append(int(server.says(total)[1]) / 1000)
            time.sleep(1)
            new = files[-1].read_text(encoding="utf-8").replace("title:", "title: Baru", 1)
            saved(files[-1].with_name(f"baru-{run}.md"), new)
            spent["new page"].append(int(server.says(total)[1]) / 1000)
    return spent


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    asked.add_argument("--runs", type=int, default=5)
    told = asked.parse_args()
    program = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program, args=_QUIET)
        for count in told.sizes:
            with tempfile.TemporaryDirectory(prefix="siarpers-bench-") as folder:
                root = Path(folder)
                for name in ("ours", "hugo", "whole"):
                    (root / name).mkdir()
                hugo = measure_hugo(root / "hugo", count, told.runs)
                whole = measure_hugo(root / "whole", count, told.runs, "--disableFastRender")
                ours = measure_ours(root / "ours", count, told.runs, browser)
            say(f"\n### {count:,} releases\n")
            say(
                "| saved | siarpers, to the new words drawn | hugo server | of it | all pages | of it |"
            )
            say("|---|---|---|---|---|---|")
            for case, times in ours.items():
                mine = statistics.median(times)
                peers = (statistics.median(peer[case]) for peer in (hugo, whole))
                ratios = " | ".join(f"{theirs:.2f} s | {mine / theirs:.3f}" for theirs in peers)
                say(f"| {case} | {mine:.2f} s | {ratios} |")
        browser.close()


if __name__ == "__main__":
    main()
