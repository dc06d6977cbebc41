"""Publishing costs the same in an archive of a hundred and of ten thousand: counted, not timed."""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from press import CONFIG, Press, release
from test_history import TEMPLATES

from siarpers.store import database, pages

LATEST = datetime(2024, 5, 30, 10, 0)
SIZES = (100, 10_000)


def archive(count: int) -> dict[str, str]:
    """Releases of two offices twelve hours apart, back from the latest, in a folder a month."""
    dates = [LATEST - timedelta(hours=12 * number) for number in range(1, count + 1)]
    return {
        f"content/{date:%Y/%m}/rilis-{number}.md": release(
            f"Rilis {number}",
            polres=("lumajang", "jember")[number % 2],
            date=f"{date:%Y-%m-%d %H:%M}",
            tags=f"[topik {number % 3}]",
        )
        for number, date in enumerate(dates)
    }


@pytest.fixture(scope="module")
def presses(tmp_path_factory: pytest.TempPathFactory) -> list[Press]:
    """A built site of each size."""
    made = [Press(tmp_path_factory.mktemp(f"of-{size}")) for size in SIZES]
    for press, size in zip(made, SIZES, strict=True):
        press.write({"config.yaml": CONFIG, **archive(size)})
        press.write({f"templates/{name}": text for name, text in TEMPLATES.items()})
        assert press.build(jobs=2).published
    return made


def counted(press: Press, monkeypatch: pytest.MonkeyPatch) -> tuple[tuple[str, ...], int]:
    """The pages that a build rendered, and how many of the stored questions it put again."""
    put_again = pages.ask_again
    asked = 0

    def counting(db: Any, ids: Any) -> int:
        nonlocal asked
        asked += len(ids)
        return put_again(db, ids)

    with monkeypatch.context() as patch:
        patch.setattr(pages, "ask_again", counting)
        outcome = press.build()
    assert outcome.published
    return outcome.rendered, asked


def test_publishing_a_release_renders_and_asks_the_same(
    presses: list[Press], monkeypatch: pytest.MonkeyPatch
) -> None:
    new = release("Rilis baru", date=f"{LATEST:%Y-%m-%d %H:%M}", tags="[topik 0]")
    for press in presses:
        press.write({"content/2024/05/baru.md": new})

    small, large = (counted(press, monkeypatch) for press in presses)

    assert small == large
    assert "/2024/05/baru/" in small[0]
    assert len(small[0]) < 40


def test_a_changed_opening_of_an_old_release_renders_and_asks_the_same(
    presses: list[Press], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Its summary changes with it, so the lists of its month are rendered too.
    for press in presses:
        (file,) = (press.root / "content").rglob("rilis-40.md")
        text = file.read_text(encoding="utf-8").replace("berjaga", "bersiaga")
        file.write_text(text, encoding="utf-8")

    small, large = (counted(press, monkeypatch) for press in presses)

    assert small == large
    assert len(small[0]) < 30


SMALL = ("SCAN folder", "SCAN recipe", "SCAN problem", "SCAN CONSTANT ROW")
"""Tables that do not grow with the archive, but with its months and its problems."""
SHORT = ("document_hidden", "document_barred", "page_lies")
"""Indices that hold what waits, or are read whole on purpose: each page is looked at."""


def test_publishing_a_release_reads_no_table_of_the_archive_from_end_to_end(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    press.write(archive(30))
    press.build()
    press.write({"content/2024/05/baru.md": release("Rilis baru", date=f"{LATEST:%Y-%m-%d %H:%M}")})
    told: set[str] = set()
    connect = database._connect  # noqa: SLF001 - the seam at which statements are heard

    def heard(file: Path) -> sqlite3.Connection:
        db = connect(file)
        db.set_trace_callback(told.add)
        return db

    monkeypatch.setattr(database, "_connect", heard)
    press.build()

    asked = [said for said in told if said.startswith(("SELECT", "UPDATE", "DELETE"))]
    with sqlite3.connect(press.store) as db:
        plans = {said: db.execute(f"EXPLAIN QUERY PLAN {said}").fetchall() for said in asked}
    scans = {
        said: step[3]
        for said, plan in plans.items()
        for step in plan
        if step[3].startswith("SCAN")
        and not step[3].startswith(SMALL)
        and not step[3].endswith(SHORT)
    }
    assert len(plans) > 30
    assert scans == {}
