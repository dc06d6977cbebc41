"""Something in output/ that cannot be written: the next build puts it right or says why not."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from builds import Archive, Ended, differences, name_of, text_of


@contextmanager
def immutable(place: Path) -> Iterator[None]:
    """Nobody, root included, may change the file or folder; skipped where that cannot be had."""
    try:
        done = subprocess.run(
            ["chattr", "+i", str(place)], capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        pytest.skip("there is no `chattr` here")
    if done.returncode:
        pytest.skip(f"no file can be made immutable here: {done.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["chattr", "-i", str(place)], check=True)


def says_why_not(failed: Ended, place: Path) -> None:
    assert failed.status == 1
    assert "Traceback" not in failed.err
    assert str(place) in failed.err, "the place is named that stands in the way"


CHANGED = "2024/01/rilis-000/index.html"


def change_much(archive: Archive) -> None:
    archive.write({name_of(n): text_of(n, title=f"Judul baru {n}") for n in range(0, 40, 4)})
    archive.write({"content/baru.md": text_of(50, slug="baru", date="2024-05-02 08:00")})
    archive.delete(name_of(1))


@pytest.mark.parametrize(
    "place",
    [CHANGED, "index.html", "feed.xml", "2024/02/rilis-001/index.html", "2024/02/rilis-001"],
)
def test_a_page_that_cannot_be_replaced_or_deleted(archive: Archive, place: str) -> None:
    archive.build()
    links = archive.tree().keys() - {"2024/02/rilis-001/index.html"}
    change_much(archive)
    with immutable(archive.output / place):
        failed = archive.run()
    assert archive.tree().keys() >= links, "no page that is linked to is lost"

    assert archive.rebuilt().status == 0
    assert differences(archive.tree(), archive.clean_tree()) == []
    says_why_not(failed, archive.output / place)


@pytest.mark.parametrize("place", ["", "2024", "arsip/2024"])
def test_a_folder_in_which_nothing_new_can_stand(archive: Archive, place: str) -> None:
    archive.build()
    before = archive.tree()
    archive.write({"content/baru.md": text_of(50, slug="baru", date="2024-05-02 08:00")})
    archive.write({"content/lama.md": text_of(51, slug="lama", date="2023-05-02 08:00")})
    with immutable(archive.output / place):
        failed = archive.run()
    assert archive.tree().keys() >= before.keys()

    assert archive.rebuilt().status == 0
    assert differences(archive.tree(), archive.clean_tree()) == []
    says_why_not(failed, archive.output / place)


@pytest.mark.parametrize("place", [CHANGED, "index.html", "feed.xml", "404.html"])
@pytest.mark.parametrize("content", [None, "isi.txt"], ids=["empty", "full"])
def test_a_folder_where_a_page_must_stand(
    archive: Archive, place: str, content: str | None
) -> None:
    archive.build()
    folder = archive.output / place
    folder.unlink()
    folder.mkdir()
    if content:
        (folder / content).write_text("milik orang")

    told = archive.run()

    if told.status == 0:
        assert differences(archive.tree(), archive.clean_tree()) == []
    else:
        says_why_not(told, folder)


@pytest.mark.parametrize("place", ["2024", "2024/01/rilis-000", "arsip", "static", "penulis"])
def test_a_file_where_a_folder_must_stand_gives_way(archive: Archive, place: str) -> None:
    archive.build()
    folder = archive.output / place
    folder.rename(archive.root / "moved")
    folder.write_text("bukan map")

    assert archive.rebuilt().status == 0
    assert differences(archive.tree(), archive.clean_tree()) == []


@pytest.mark.parametrize("place", ["2024", "arsip"])
def test_a_dangling_link_where_a_folder_must_stand(archive: Archive, place: str) -> None:
    archive.build()
    folder = archive.output / place
    folder.rename(archive.root / "moved")
    folder.symlink_to("nowhere")

    told = archive.run()

    if told.status == 0:
        assert differences(archive.tree(), archive.clean_tree()) == []
    else:
        says_why_not(told, folder)


def test_an_output_that_is_a_file_is_refused_by_name(archive: Archive) -> None:
    archive.output.write_text("bukan map")

    says_why_not(archive.run(), archive.output)
    assert archive.output.read_text() == "bukan map"
