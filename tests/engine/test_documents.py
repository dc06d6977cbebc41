"""The ninjs documents in the engine: each follows its release, and a look costs nothing each."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from typing import Any

import pytest
from press import CONFIG, Press, codes, photograph, release

from siarpers.site.output import shelves

SHOWS = "{file: pos.jpg, alt: Pos jaga, credit: Humas}"
APPEAL = "{kind: missing, phone: '110', expires: 2024-06-02 08:00}"
AT = "/ninjs/2024/02/a.json"


def document(press: Press, url: str = AT) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(press.page(url))
    return found


def documents(press: Press) -> list[str]:
    """The addresses of all published documents."""
    return sorted(f"/{name}" for name in press.tree() if name.startswith("ninjs/"))


@pytest.fixture
def told(press: Press) -> Press:
    """A site with two releases in two months, one with a photo, built and at rest."""
    press.write(
        {
            "content/pos.jpg": photograph(),
            "content/a.md": release(slug="a", image=SHOWS),
            "content/b.md": release("Lain", slug="b", date="2023-11-01 08:00"),
        }
    )
    press.rest()
    assert codes(press.build()) == []
    press.build()
    return press


def test_every_release_has_a_document_beside_those_of_its_month(told: Press) -> None:
    assert documents(told) == ["/ninjs/2023/11/b.json", "/ninjs/2024/02/a.json"]


@pytest.mark.parametrize(
    ("keys", "field", "says"),
    [
        ({"title": "Judul baru"}, "headlines", "Judul baru"),
        ({"body": "Teks yang lain."}, "bodies", "Teks yang lain."),
        ({"author": "Budi"}, "by", "Budi"),
        (
            {"corrections": "[{date: 2024-02-03 09:00, note: Nama diperbaiki.}]"},
            *("edNote", "Nama diperbaiki."),
        ),
        (
            {"withdrawn": "{date: 2024-02-03 09:00, ground: victim, reason: Demi korban.}"},
            *("pubStatus", "canceled"),
        ),
    ],
    ids=["title", "text", "author", "correction", "withdrawal"],
)
def test_a_document_follows_its_release(
    told: Press, keys: dict[str, str], field: str, says: str
) -> None:
    told.write({"content/a.md": release(slug="a", image=SHOWS, **keys)})

    outcome = told.build(verify=True)

    assert codes(outcome) == []
    assert says in json.dumps(document(told)[field])
    assert [url for url in outcome.rendered if url.startswith("/ninjs/")] == [AT]


def test_a_document_shows_the_photo_that_took_the_place_of_another(told: Press) -> None:
    before = document(told)["associations"]
    told.write({"content/pos.jpg": photograph("maroon")})

    told.build(verify=True)

    after = document(told)["associations"]
    assert after != before
    assert told.has(after[0]["uri"].removeprefix("https://uji.example"))


def test_a_document_loses_the_photo_of_an_appeal_that_expires(press: Press) -> None:
    text = release(slug="a", image=SHOWS, appeal=APPEAL, body="![Wajah](pos.jpg)")
    press.write({"content/pos.jpg": photograph(), "content/a.md": text})
    press.build()
    assert "/foto/" in press.page(AT)
    assert "110" in document(press)["edNote"]

    press.build(now=datetime(2024, 6, 3, tzinfo=UTC), verify=True)

    assert "/foto/" not in press.page(AT)
    assert "110" not in document(press)["edNote"]


def test_documents_say_what_config_calls_an_office(told: Press) -> None:
    told.write({"config.yaml": CONFIG.replace("Polres Lumajang", "Polres Lumajang Kota")})

    told.build(verify=True)

    assert document(told)["organisations"][0]["name"] == "Polres Lumajang Kota"


def test_a_document_follows_the_address_of_a_release_that_its_text_names(told: Press) -> None:
    told.write({"content/a.md": release(slug="a", body="Lihat [ini](b.md).")})
    told.build()
    assert "https://uji.example/2023/11/b/" in document(told)["bodies"][0]["value"]
    told.write({"content/b.md": release("Lain", slug="baru", date="2023-11-01 08:00")})

    told.build(verify=True)

    assert "https://uji.example/2023/11/baru/" in document(told)["bodies"][0]["value"]


def test_a_document_goes_with_its_release(told: Press) -> None:
    told.delete("content/b.md")

    told.build()

    assert documents(told) == [AT]
    assert not (told.output / "ninjs/2023").exists()


def test_a_document_deleted_by_hand_comes_back(told: Press) -> None:
    tree = told.tree()
    (told.output / "ninjs/2023/11/b.json").unlink()

    outcome = told.build()

    assert outcome.written == ("/ninjs/2023/11/b.json",)
    assert told.tree() == tree


def test_a_month_of_documents_deleted_by_hand_comes_back(told: Press) -> None:
    tree = told.tree()
    (told.output / "ninjs/2023/11/b.json").unlink()
    (told.output / "ninjs/2023/11").rmdir()
    (told.output / "ninjs/2023").rmdir()

    told.build()

    assert told.tree() == tree


def test_a_document_replaced_by_another_program_comes_back(told: Press) -> None:
    tree = told.tree()
    other = told.output / "ninjs/2024/02/lain.tmp"
    other.write_text("{}")
    other.replace(told.output / "ninjs/2024/02/a.json")

    told.build()

    assert told.tree() == tree


def test_a_look_asks_nothing_about_each_document(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = 12
    press.write({f"content/{n}.md": release(f"Rilis {n}", slug=f"r{n}") for n in range(count)})
    press.build()
    press.rest()
    press.build()
    looked: list[str] = []
    stat = os.stat
    monkeypatch.setattr(
        os, "stat", lambda at, **keys: (looked.append(str(at)), stat(at, **keys))[1]
    )

    assert press.build().rendered == ()

    assert len([at for at in looked if "/output/2024/02/" in at]) == count
    assert not [at for at in looked if "/output/ninjs/" in at]
    assert len(documents(press)) == count


def test_shelves_are_the_folders_in_which_pictures_and_documents_stand(told: Press) -> None:
    found = shelves(told.output)

    assert {name for name in found if name.startswith("ninjs")} == {
        "ninjs/2023/11",
        "ninjs/2024/02",
    }
    assert {name.partition("/")[0] for name in found} == {"foto", "ninjs"}
    assert found["ninjs/2024/02"] == (told.output / "ninjs/2024/02").stat().st_mtime_ns
