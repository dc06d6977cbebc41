"""output/ and the store as accidents leave them: the next build ends at the clean result."""

from __future__ import annotations

import io
import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest
from builds import Archive, differences, name_of, text_of
from PIL import Image

TABLES = ("document", "listing", "question", "span", "page", "item")


def ends_at_the_clean_result(archive: Archive) -> None:
    """Now, and after one more change, which only a store that is right answers rightly."""
    told = archive.rebuilt()
    assert "Traceback" not in told.err
    assert (told.status, told.err) == (0, "")
    assert differences(archive.tree(), archive.clean_tree()) == []
    archive.write({name_of(5): text_of(5, date="2024-02-03 04:05", tags="[topik 1]")})
    archive.delete(name_of(6))
    assert archive.rebuilt().status == 0
    assert differences(archive.tree(), archive.clean_tree()) == []


def delete_output(archive: Archive) -> None:
    shutil.rmtree(archive.output)


def empty_output(archive: Archive) -> None:
    shutil.rmtree(archive.output)
    archive.output.mkdir()


def lose_a_folder(archive: Archive) -> None:
    shutil.rmtree(archive.output / "2024")


def edit_pages(archive: Archive) -> None:
    for file in ("index.html", "404.html", "2024/01/rilis-000/index.html", "feed.xml"):
        (archive.output / file).write_text("disunting")


def empty_a_page(archive: Archive) -> None:
    (archive.output / "index.html").write_bytes(b"")


def edit_without_changing_size(archive: Archive) -> None:
    page = archive.output / "index.html"
    page.write_bytes(page.read_bytes()[::-1])


def lose_every_folder_of_ours(archive: Archive) -> None:
    shutil.rmtree(archive.root / ".siarpers")


@pytest.mark.parametrize(
    "damage",
    [
        delete_output,
        empty_output,
        lose_a_folder,
        edit_pages,
        empty_a_page,
        edit_without_changing_size,
        lose_every_folder_of_ours,
    ],
)
def test_output_put_right(archive: Archive, damage: Callable[[Archive], None]) -> None:
    archive.build()
    damage(archive)

    ends_at_the_clean_result(archive)


def lose_the_store(archive: Archive) -> None:
    archive.store.unlink()


def halve_the_store(archive: Archive) -> None:
    os.truncate(archive.store, archive.store.stat().st_size // 2)


def empty_the_store(archive: Archive) -> None:
    os.truncate(archive.store, 0)


def fill_the_store_with_garbage(archive: Archive) -> None:
    archive.store.write_bytes(random.Random(1).randbytes(archive.store.stat().st_size))


def leave_a_garbage_log(archive: Archive) -> None:
    archive.store.with_name("store.sqlite-wal").write_bytes(random.Random(2).randbytes(99_000))


def put_a_folder_there(archive: Archive) -> None:
    archive.store.unlink()
    archive.store.mkdir()


def age_the_store(archive: Archive) -> None:
    by_hand(archive, "UPDATE meta SET value = 'siarpers 0.0.1' WHERE name = 'form'")


def add_a_column(archive: Archive) -> None:
    by_hand(archive, "ALTER TABLE page ADD COLUMN other TEXT")


def by_hand(archive: Archive, *statements: str) -> None:
    with closing(sqlite3.connect(archive.store)) as db, db:
        for statement in statements:
            db.execute(statement)


# Fails for a folder in place of the store (traceback) and for a column too many.
@pytest.mark.parametrize(
    "damage",
    [
        lose_the_store,
        halve_the_store,
        empty_the_store,
        fill_the_store_with_garbage,
        leave_a_garbage_log,
        put_a_folder_there,
        age_the_store,
        add_a_column,
    ],
)
def test_store_replaced(archive: Archive, damage: Callable[[Archive], None]) -> None:
    archive.build()
    archive.delete(name_of(0))
    damage(archive)

    ends_at_the_clean_result(archive)


# Fails, as do the two tests below: damage that is met after the store was opened is a
# traceback, and rows that are missing are not missed.
@pytest.mark.parametrize("number", range(4))
def test_store_with_a_few_bytes_overwritten(archive: Archive, number: int) -> None:
    archive.build()
    draw = random.Random(number)
    with archive.store.open("r+b") as store:
        for _ in range(6):
            # The first page holds the schema; SQLite itself refuses a broken one.
            store.seek(draw.randrange(4096, archive.store.stat().st_size - 600))
            store.write(draw.randbytes(500))

    ends_at_the_clean_result(archive)


@pytest.mark.parametrize("table", TABLES)
def test_store_without_a_table_is_replaced(archive: Archive, table: str) -> None:
    archive.build()
    archive.delete(name_of(0))
    by_hand(archive, f"DROP TABLE {table}")

    ends_at_the_clean_result(archive)


# Fails until `--force`: a developed photo that is lost is not made again.
def test_photos_as_they_will_be_published_are_made_again(archive: Archive) -> None:
    archive.write(
        {
            "content/foto.jpg": photo(),
            "content/berfoto.md": text_of(60, slug="berfoto", body="![Pos jaga](foto.jpg)"),
        }
    )
    assert archive.build().published
    shutil.rmtree(archive.root / ".siarpers" / "photos")
    shutil.rmtree(archive.output)

    ends_at_the_clean_result(archive)


def photo() -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (640, 480), "navy").save(data, "JPEG")
    return data.getvalue()
