"""Same content, same bytes: on any machine, in any zone, locale, order and on any day."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from press import CONFIG, Press, release
from test_incremental import archive

SURROUNDINGS = [
    {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "0", "LANGUAGE": "en"},
    {"TZ": "America/Anchorage", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "4711", "LANGUAGE": "id"},
    {"TZ": "Asia/Jayapura", "LANG": "id_ID.UTF-8", "PYTHONHASHSEED": "random"},
]


def built(folder: Path, files: dict[str, str], names: list[str], around: dict[str, str]) -> Press:
    press = Press(folder)
    press.write({name: files[name] for name in names})
    env = {k: v for k, v in os.environ.items() if k not in {"TZ", "LANG", "LC_ALL", "LANGUAGE"}}
    subprocess.run(
        [sys.executable, "-m", "siarpers", "build", "-q", "--now", "2024-06-01 12:00"],
        cwd=folder,
        env={**env, "PYTHONPATH": str(Path(__file__).parent.parent.parent), **around},
        check=True,
    )
    return press


def test_the_surroundings_of_a_build_leave_no_trace(tmp_path: Path) -> None:
    files = {"config.yaml": CONFIG, **archive(40)}
    files["content/2024/a.md"] = release(
        "Dari timur", polres="papua", corrections="[{date: 2024-03-01 09:00, note: Nama.}]"
    )
    names = list(files)
    trees = [
        built(tmp_path / str(number), files, names[:: 1 if number % 2 else -1], around).tree()
        for number, around in enumerate(SURROUNDINGS)
    ]
    assert trees[0] == trees[1] == trees[2]


def test_many_processes_make_the_same_bytes_as_one(press: Press, tmp_path: Path) -> None:
    press.write(archive(230))
    alone = press.build(jobs=1)
    many = press.build(jobs=2, output=tmp_path / "elsewhere", force=True)

    assert alone.written == many.written
    assert press.tree() == press.tree(tmp_path / "elsewhere")


def test_nothing_published_carries_the_day_of_the_build(press: Press) -> None:
    press.write(archive(3))
    press.build()

    years = set()
    for file in press.output.rglob("*"):
        if file.suffix in {".html", ".xml"}:
            years |= set(re.findall(r"\b20[2-9]\d\b", file.read_text(encoding="utf-8")))
    assert years == {"2023"}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("id", ("Beranda", "1 Februari 2024", "Ralat")),
        ("en", ("Home", "1 February 2024", "Corrections")),
    ],
)
def test_a_site_speaks_one_language(press: Press, language: str, words: tuple[str, ...]) -> None:
    press.write(
        {
            "config.yaml": CONFIG.replace("masthead: UJI", f"language: {language}, masthead: UJI"),
            "content/a.md": release(slug="a"),
        }
    )
    press.build()
    page = press.page("/2024/02/a/")

    assert f'<html lang="{language}">' in page
    assert all(word in page for word in words)
    other = {"id": "Home", "en": "Beranda"}[language]
    assert f">{other}<" not in page
