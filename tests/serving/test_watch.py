"""What the system says of a site's files becomes which of them changed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from press import Press, release

from siarpers.doors.serving.watch import EVERYTHING, MANY, PAUSE, Changes, Watch

PATROL = "content/2024/02/patroli.md"


@pytest.fixture
def watch(press: Press) -> Iterator[Watch]:
    press.write({PATROL: release(), "templates/.keep": ""})
    with Watch(press.root) as started:
        assert started.pause == PAUSE
        yield started


def told(watch: Watch) -> Changes:
    """All that is told until nothing more comes."""
    files: set[str] = set()
    is_all = False
    while changes := watch.wait(0.5 if files or is_all else 10):
        files |= {*changes.files}
        is_all |= changes.all
    return EVERYTHING if is_all else Changes(tuple(sorted(files)))


def test_a_saved_file_is_told_by_its_name(press: Press, watch: Watch) -> None:
    press.write({PATROL: release("Lain")})

    assert told(watch) == Changes((PATROL,))


def test_a_file_that_is_renamed_is_told_by_both_names(press: Press, watch: Watch) -> None:
    (press.root / PATROL).rename(press.root / "content/2024/02/ronda.md")

    assert told(watch) == Changes((PATROL, "content/2024/02/ronda.md"))


def test_a_deleted_file_is_told(press: Press, watch: Watch) -> None:
    press.delete(PATROL)

    assert told(watch) == Changes((PATROL,))


def test_what_begins_with_a_dot_and_what_is_published_is_no_news(
    press: Press, watch: Watch
) -> None:
    press.write({"content/2024/02/.patroli.md.swp": "x", "output/index.html": "x"})
    press.write({".siarpers/store.sqlite": "x", "catatan.txt": "x"})

    assert watch.wait(0.5) is None


def test_reading_is_no_change(press: Press, watch: Watch) -> None:
    (press.root / PATROL).read_bytes()
    list((press.root / "content").rglob("*"))

    assert watch.wait(0.5) is None


@pytest.mark.parametrize("name", ["config.yaml", "templates/list.html", "templates/static/x.css"])
def test_config_and_templates_may_change_everything(press: Press, watch: Watch, name: str) -> None:
    press.write({name: "x"})

    assert told(watch) == EVERYTHING


def test_a_new_folder_may_hold_anything(press: Press, watch: Watch) -> None:
    press.write({"content/2025/01/baru.md": release()})

    assert told(watch) == EVERYTHING
    press.write({"content/2025/01/baru.md": release("Lain")})
    assert told(watch) == Changes(("content/2025/01/baru.md",))


@pytest.mark.parametrize("name", ["content", "templates"])
def test_a_folder_that_was_replaced_is_watched_again(press: Press, watch: Watch, name: str) -> None:
    shutil.rmtree(press.root / name)
    press.write({f"{name}/a.md": release()})
    assert told(watch) == EVERYTHING

    press.write({f"{name}/a.md": release("Lain")})

    assert told(watch) == (Changes((f"{name}/a.md",)) if name == "content" else EVERYTHING)


def test_the_folder_behind_a_link_is_watched(press: Press, tmp_path: Path) -> None:
    elsewhere = tmp_path / "Dropbox" / "naskah"
    elsewhere.parent.mkdir()
    press.write({PATROL: release()})
    (press.root / "content").rename(elsewhere)
    (press.root / "content").symlink_to(elsewhere)
    with Watch(press.root) as watch:
        press.write({PATROL: release("Lain")})
        assert told(watch) == Changes((PATROL,))
        press.write({"content/atas.md": release()})
        assert told(watch) == Changes(("content/atas.md",))
        press.write({"content/2025/01/baru.md": release()})
        assert told(watch) == EVERYTHING


def test_a_site_that_is_deleted_ends_no_watch(press: Press, watch: Watch) -> None:
    shutil.rmtree(press.root)

    assert told(watch) == EVERYTHING
    assert watch.pause == PAUSE
    assert watch.wait(0.2) is None


def test_more_changes_than_can_be_told_apart_are_everything(press: Press, watch: Watch) -> None:
    for n in range(MANY):
        (press.root / f"content/2024/02/r{n}.md").write_text("x", encoding="utf-8")

    assert told(watch) == EVERYTHING


def test_a_folder_that_comes_later_is_watched_too(press: Press) -> None:
    shutil.rmtree(press.root / "content")
    with Watch(press.root) as watch:
        press.write({PATROL: release()})
        assert told(watch) == EVERYTHING
        press.write({PATROL: release("Lain")})
        assert told(watch) == Changes((PATROL,))
