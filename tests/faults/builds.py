"""A site and the real processes that build it, to be killed, starved and compared."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from press import CONFIG, Press, release
from test_history import TEMPLATES

PATIENCE = 60.0
"""Seconds after which a build that has not ended is taken to hang, on the slowest machine."""
NOW = "2024-06-01 12:00"
"""The moment of every build: press.NOW, as a reporter in Surabaya writes it."""


@dataclass(frozen=True)
class Ended:
    """How a build ended and what it said."""

    status: int
    out: str
    err: str

    @property
    def told(self) -> dict[str, Any]:
        """The outcome of a build that was asked for JSON."""
        told: dict[str, Any] = json.loads(self.out)
        return told


def text_of(number: int, **keys: Any) -> str:
    """The text of one release of the archive."""
    told = {
        "title": f"Rilis {number}",
        "author": f"Penulis {number % 3}",
        "polres": ("lumajang", "jember")[number % 2],
        "date": f"2024-{1 + number % 4:02}-{1 + number % 27:02} 08:{number % 60:02}",
        "tags": f"[topik {number % 5}]",
        "quotes": f'[{{speaker: "Ipda Tono {number % 4}, S.H.", text: Kami siap.}}]',
    }
    return release(**(told | keys))


def name_of(number: int) -> str:
    return f"content/{number % 4}/rilis-{number:03}.md"


@dataclass
class Archive(Press):
    """A site on disk that is built by processes of its own."""

    started: list[subprocess.Popen[str]] = field(default_factory=list)

    @classmethod
    def of(cls, root: Path, count: int, *, theme: bool = False) -> Archive:
        """A site of `count` releases, under small templates or, with `theme`, its own theme."""
        made = cls(root)
        made.write({"config.yaml": CONFIG})
        made.write({name_of(n): text_of(n) for n in range(count)})
        if not theme:
            made.write({f"templates/{name}": text for name, text in TEMPLATES.items()})
        return made

    @property
    def waiting(self) -> Path:
        return self.root / ".siarpers" / "waiting"

    def start(self, *args: str, **popen: Any) -> subprocess.Popen[str]:
        """A build at work in a session, and so a process group, of its own."""
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "siarpers", "build", "--site", str(self.root)),
                *("--now", NOW, "--lang", "en", *args),
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            **popen,
        )
        self.started.append(process)
        return process

    def run(self, *args: str, **popen: Any) -> Ended:
        """How a build by a process of its own ended."""
        return ended(self.start("-j", "1", *args, **popen))

    def rebuilt(self) -> Ended:
        """How the next build ended; its outcome is told as JSON."""
        return self.run("--format", "json")

    def clean_tree(self) -> dict[str, str]:
        """What a build of the same files publishes where nothing was built before."""
        clean = Press(self.root.with_name(self.root.name + "-clean"))
        output = clean.root / f"output-{len(list(clean.root.glob('output-*')))}"
        clean.root.mkdir(exist_ok=True)
        for part in ("config.yaml", "content", "templates"):
            link = clean.root / part
            if (self.root / part).exists() and not link.exists():
                link.symlink_to(self.root / part)
        outcome = clean.build(output=output, force=True)
        assert outcome.published, outcome.problems
        return self.tree(output)

    def end_all(self) -> None:
        """No process that was started here is left, nor any that one of them started."""
        for process in self.started:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.communicate()


def ended(process: subprocess.Popen[str]) -> Ended:
    """How a build ended, once it has."""
    out, err = process.communicate(timeout=PATIENCE)
    return Ended(process.returncode, out, err)


def wait_until(moment: Callable[[], bool], process: subprocess.Popen[str]) -> bool:
    """Whether the moment came before the process ended."""
    while process.poll() is None:
        if moment():
            return True
        time.sleep(0.0003)
    return False


def files_in(folder: Path) -> int:
    """How many files lie below a folder that others are changing."""
    return sum(len(files) for _, _, files in os.walk(folder))


def group_left(process: subprocess.Popen[str]) -> list[str]:
    """The processes of the build's group that still run, as `ps` names them."""
    told = subprocess.run(
        ["ps", "-A", "-o", "pgid=,stat=,pid=,args="], capture_output=True, text=True, check=True
    )
    rows = [line.split(None, 2) for line in told.stdout.splitlines()]
    return [row[2] for row in rows if row[0] == str(process.pid) and not row[1].startswith("Z")]


def group_ends(process: subprocess.Popen[str], seconds: float) -> list[str]:
    """What is left of the build's group after some time; empty as soon as nothing is."""
    deadline = time.monotonic() + seconds
    while (left := group_left(process)) and time.monotonic() < deadline:
        time.sleep(0.05)
    return left


def differences(found: dict[str, str], expected: dict[str, str]) -> Sequence[str]:
    """The files in which two trees differ, each with how."""
    return [
        f"{file}: {'stray' if file not in expected else 'missing' if file not in found else 'other bytes'}"
        for file in sorted(found.keys() | expected.keys())
        if found.get(file) != expected.get(file)
    ]
