"""The preview is the site as it would be with every draft ready and every embargo over."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from press import Press, codes, photograph, release

from siarpers.doors.building.outcome import Urgent
from siarpers.doors.building.worker import Worker
from siarpers.doors.serving.preview import Preview
from siarpers.doors.serving.watch import EVERYTHING, Changes

A, B = "content/2024/02/a.md", "content/2024/02/b.md"


def clean(press: Press, folder: Path) -> dict[str, str]:
    """What a clean build of the same files gives."""
    other = Press(folder)
    other.root.mkdir()
    for name in ("content", "templates", "config.yaml"):
        if (press.root / name).exists():
            (other.root / name).symlink_to(press.root / name)
    other.build(now=datetime.now(UTC), drafts=True, future=True, keep_going=True)
    return other.tree()


@pytest.fixture
def preview(press: Press) -> Preview:
    press.write({A: release("A"), B: release("B", draft="true")})
    made = Preview(press.root, 1)
    assert made.refresh(EVERYTHING).published
    return made


def test_only_the_files_that_are_named_are_read(
    press: Press, preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    read_file = Worker.read_file
    monkeypatch.setattr(
        Worker, "read_file", lambda self, task: read.append(task.path) or read_file(self, task)
    )
    press.write({A: release("A baru"), B: release("B baru", draft="true")})

    preview.refresh(Changes((A,)))

    assert read == [A]


def test_a_preview_of_named_files_is_that_of_a_clean_build(
    press: Press, preview: Preview, tmp_path: Path
) -> None:
    press.write({A: release("A baru", image="{file: p.jpg, alt: Pos, credit: Humas}")})
    press.write({"content/2024/02/p.jpg": photograph()})
    preview.refresh(Changes((A, "content/2024/02/p.jpg")))
    press.delete(B)
    preview.refresh(Changes((B,)))

    assert press.tree(preview.output) == clean(press, tmp_path / "clean")


def test_open_pages_are_shown_before_all_others(press: Press, preview: Preview) -> None:
    shown: list[tuple[tuple[str, ...], bool]] = []
    home = preview.output / "index.html"
    before = home.read_bytes()

    def tell(urls: tuple[str, ...]) -> None:
        shown.append((urls, home.read_bytes() == before))

    press.write({A: release("Judul lain")})
    outcome = preview.refresh(Changes((A,)), urgent=Urgent(frozenset({"/2024/02/a/"}), tell))

    assert shown == [(("/2024/02/a/",), True)]
    assert outcome.published
    assert home.read_bytes() != before
    assert "/" in outcome.written


def test_an_open_page_is_shown_with_its_new_photo(press: Press, preview: Preview) -> None:
    image = "{file: p.jpg, alt: Pos, credit: Humas}"
    press.write({A: release("A", image=image), "content/2024/02/p.jpg": photograph("navy")})
    preview.refresh(EVERYTHING)
    lost: list[str] = []

    def tell(urls: tuple[str, ...]) -> None:
        assert "/2024/02/a/" in urls
        page = (preview.output / "2024/02/a/index.html").read_text(encoding="utf-8")
        sources = {part.split('"')[0].split()[0] for part in page.split('src="')[1:]}
        lost.extend(s for s in sources if not (preview.output / s.lstrip("/")).is_file())

    press.write({"content/2024/02/p.jpg": photograph("maroon")})
    preview.refresh(
        Changes(("content/2024/02/p.jpg",)), urgent=Urgent(frozenset({"/2024/02/a/"}), tell)
    )

    assert lost == []


def test_an_open_page_that_stays_the_same_is_not_told(press: Press, preview: Preview) -> None:
    told: list[tuple[str, ...]] = []
    press.write({A: release("Judul lain")})

    preview.refresh(Changes((A,)), urgent=Urgent(frozenset({"/langganan/"}), told.append))

    assert told == []


def test_a_wrong_config_leaves_the_last_good_one_at_work(press: Press, preview: Preview) -> None:
    config = (press.root / "config.yaml").read_text(encoding="utf-8")
    press.write({"config.yaml": "site: [", A: release("Judul lain")})

    outcome = preview.refresh(EVERYTHING)

    assert outcome.published
    assert outcome.problems[0].path == "config.yaml"
    assert "Judul lain" in press.page("/2024/02/a/", preview.output)
    press.write({"config.yaml": config})
    assert codes(preview.refresh(EVERYTHING)) == []


def test_a_name_that_is_no_utf8_is_told_however_it_was_found(
    press: Press, preview: Preview
) -> None:
    name = os.fsdecode(b"content/2024/02/lap\xe9.md")
    (press.root / name).write_text(release("Lap"), encoding="utf-8")

    assert codes(preview.refresh(EVERYTHING)) == ["unreadable-file"]
    assert codes(preview.refresh(Changes((name,)))) == ["unreadable-file"]
    press.delete(name)
    assert codes(preview.refresh(Changes((name,)))) == []


def test_after_a_wrong_template_everything_is_looked_at(press: Press, preview: Preview) -> None:
    press.write({"templates/404.html": "{{ nothing.here }}"})
    assert codes(preview.refresh(EVERYTHING)) == ["template-error"]
    press.write({"templates/404.html": "{% extends 'base.html' %}", B: release("Diam-diam")})

    assert preview.refresh(Changes((A,))).published
    assert "Diam-diam" in press.page("/2024/02/b/", preview.output)


def test_a_preview_starts_from_what_was_published_and_shares_its_room(press: Press) -> None:
    press.write({A: release("A"), B: release("B", draft="true")})
    press.rest()
    press.build(now=datetime.now(UTC))

    preview = Preview(press.root, 1)
    outcome = preview.refresh(EVERYTHING)

    assert "/2024/02/b/" in outcome.written
    assert "/404.html" not in outcome.written
    assert (press.output / "404.html").samefile(preview.output / "404.html")


def test_what_is_shown_never_reaches_what_is_published(press: Press) -> None:
    press.write({A: release("A")})
    press.rest()
    press.build()
    before = press.tree()
    preview = Preview(press.root, 1)
    preview.refresh(EVERYTHING)

    press.write({A: release("Judul lain"), B: release("B", draft="true")})
    preview.refresh(Changes((A, B)))

    assert press.tree() == before


def test_content_is_never_written(press: Press, preview: Preview) -> None:
    def signs() -> dict[Path, tuple[int, bytes]]:
        files = [f for f in (press.root / "content").rglob("*") if f.is_file()]
        return {f: (f.stat().st_mtime_ns, f.read_bytes()) for f in files}

    press.write({A: release("Judul lain")})
    before = signs()
    time.sleep(0.01)

    preview.refresh(Changes((A,)))
    preview.refresh(EVERYTHING)

    assert signs() == before
