"""What `siarpers new` writes: a key is taken into use by deleting the mark before it."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from press import CONFIG, Press

from siarpers.doors.site import open_site
from siarpers.doors.starting.drafts import DRAFTS
from siarpers.doors.starting.starter import start_release
from siarpers.source.reader import read_content
from siarpers.words.newsroom import Newsroom

KEYS = {"summary", "program", "tags", "image", "quotes", "embargo"}
BLOCK = re.compile(r"^#(\w+):.*\n(?:#  .*\n)*", re.MULTILINE)
"""A key that is commented out, with the lines that belong to it."""


def drafted(press: Press, language: str, year: int) -> tuple[str, Newsroom]:
    site, _ = open_site(press.root)
    assert site
    now = datetime(year, 2, 1, 12, 17, tzinfo=UTC)
    file = start_release(
        press.root, site.newsroom, "Patroli", "lumajang", "Sari Utami", now, language
    )
    return file.read_text(encoding="utf-8"), site.newsroom


def problems(text: str, newsroom: Newsroom) -> tuple[object, ...]:
    """What is wrong with the draft; whether its photo is there is not asked."""
    return read_content("content/2024/02/patroli.md", text.encode(), newsroom).problems


def in_use(block: str) -> str:
    """The lines without their first mark."""
    return re.sub("^#", "", block, flags=re.MULTILINE)


@pytest.mark.parametrize("year", [2024, 2030])
@pytest.mark.parametrize("language", DRAFTS)
def test_each_optional_key_is_read_once_its_mark_is_deleted(
    press: Press, language: str, year: int
) -> None:
    text, newsroom = drafted(press, language, year)
    blocks = [*BLOCK.finditer(text)]

    assert {block[1] for block in blocks} == KEYS
    assert problems(text, newsroom) == ()
    for block in blocks:
        one = text.replace(block[0], in_use(block[0]))
        assert f"\n{block[1]}:" in one
        assert problems(one, newsroom) == ()


@pytest.mark.parametrize("more", [0, 1, 2])
def test_a_draft_names_the_offices_and_says_when_there_are_more(press: Press, more: int) -> None:
    names = "abc"[: more + 1]
    added = "".join(f"  - {{id: {n}, name: Polres {n.upper()}, place: {n}}}\n" for n in names)
    press.write({"config.yaml": CONFIG + added})
    text, newsroom = drafted(press, "id", 2024)

    told = re.findall("^polres: lumajang +# (.*)$", text, re.MULTILINE)
    ids = [office.id for office in newsroom.offices]
    assert told == [", ".join(ids if more < 2 else [*ids[:6], "…"])]


@pytest.mark.parametrize("language", DRAFTS)
def test_a_note_stays_a_note_when_one_mark_of_every_line_is_deleted(
    press: Press, language: str
) -> None:
    text, newsroom = drafted(press, language, 2024)
    front = text.partition("\n---\n")[0]
    all_keys = text.replace(front, in_use(front))
    reading = read_content("content/2024/02/patroli.md", all_keys.encode(), newsroom)

    assert "[[" in all_keys.partition("\n---\n")[0], "the note is still there"
    assert reading.problems == ()
    assert {f"\n{key}:" in all_keys for key in KEYS} == {True}
