"""What others measure a page by: the Nu HTML Checker and Lighthouse."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from conftest import QUIET, module
from press import left_out
from sample import Sample

TRIES = 3
"""A busy machine slows a page down; its best run counts."""


def test_the_nu_checker_finds_neither_errors_nor_warnings(sample: Sample, java: str) -> None:
    pages = sample.all_pages()
    assert len(pages) > 100

    # Asked for as served: a policy that says 'self' means nothing in a file.
    checked = subprocess.run(
        [
            java,
            "-Dnu.validator.servlet.allow-forbidden-hosts=true",
            "-jar",
            module("vnu-jar", "build/dist/vnu.jar"),
            *("--format", "json", "--exit-zero-always"),
            *(sample.url + page for page in pages),
        ],
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )

    messages = filter(is_true, json.loads(checked.stderr)["messages"])
    assert [f"{found.get('url')}: {found['message']}" for found in messages] == []


def is_true(found: dict[str, Any]) -> bool:
    """Whether a message of the checker tells what browsers do.

    Release 26.9.27 takes every script element for a script.  A data block is none: it is left
    alone before the policy is asked, https://html.spec.whatwg.org/#prepare-the-script-element
    (test_closed.py hears what Chromium reports).
    """
    is_data = '<script type="application/ld+json">' in found.get("extract", "")
    return not (is_data and found["message"].startswith("Inline script violates Content Security"))


@pytest.mark.parametrize("name", ["home", "release with a photo", "office"])
def test_lighthouse_gives_full_marks(
    sample: Sample, chromium: str, tmp_path: Path, name: str
) -> None:
    best: dict[str, float] = {}
    shortfall: list[str] = []

    for _ in range(TRIES):
        report = lighthouse(sample.url + sample.address(name), chromium, tmp_path)
        for mark, category in report["categories"].items():
            best[mark] = max(best.get(mark, 0), category["score"])
        if min(best.values()) == 1:
            break
        shortfall = [
            f"{audit['id']}: {audit.get('displayValue') or audit['title']}"
            for audit in report["audits"].values()
            if audit["score"] is not None and audit["score"] < 1
        ]

    full = dict.fromkeys(["performance", "accessibility", "best-practices", "seo"], 1)
    assert best == full, shortfall


def lighthouse(url: str, chromium: str, folder: Path) -> dict[str, Any]:
    """What Lighthouse reports of a page on a telephone."""
    node = shutil.which("node") or left_out("Lighthouse", "apt-get install npm")
    report = folder / "report.json"
    subprocess.run(
        [
            *(node, module("lighthouse", "cli/index.js"), url),
            *("--quiet", "--output=json", f"--output-path={report}", "--no-enable-error-reporting"),
            f"--chrome-flags={' '.join(QUIET)}",
        ],
        check=True,
        capture_output=True,
        env=os.environ | {"CHROME_PATH": chromium},
    )
    return json.loads(report.read_bytes())
