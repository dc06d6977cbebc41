"""Releases as IPTC ninjs 3.1: valid by its JSON Schema, true to the release, and nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from html import escape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from press import CONFIG, Press, photograph, release
from schemas.ninjs import DOCUMENT

from siarpers.site.addresses import Addresses
from siarpers.site.ninjs import Wire, plain
from siarpers.site.phrases import page_words, phrases
from siarpers.source.config import read_config
from siarpers.source.reader import read_content
from siarpers.words.release import Release

NEWSROOM, _ = read_config(CONFIG.encode())
assert NEWSROOM
WIRE = Wire(NEWSROOM, page_words("id"), phrases("id"), Addresses(NEWSROOM.site.url))

SHOWS = "{file: pos.jpg, alt: Pos jaga, caption: Pos jaga pagi ini, credit: Humas}"
QUOTES = """
  - {speaker: "Ipda Sugiarto, SH.", role: Kasihumas Polres Lumajang, text: Kami siap.}
  - {speaker: "Akbp Rangga Pradipta", via: Ipda Sugiarto, text: Semua aman.}"""
BODY = """\
Petugas berjaga.  Lihat [kabar lain](b.md), [kantor](/polres/lumajang/) dan [kutipan](#kutipan-1).

![Pasar pagi](pasar.jpg)

- ronda
- apel

| Desa | Peserta |
|------|---------|
| Senduro | 40 |
"""
FILES = {
    "content/pos.jpg": photograph(),
    "content/pasar.jpg": photograph("maroon"),
    "content/a.md": release(
        "Patroli <pagi> & malam",
        BODY,
        slug="a",
        images=f"[{SHOWS}]",
        program="Jagongan Kamtibmas",
        tags="[pemilu 2024, ronda]",
        quotes=QUOTES,
        author="[Sari Utami, Budi]",
        aliases="[/lama/a/, /lebih-lama/]",
        updated="2024-02-02 07:00",
        corrections="[{date: 2024-02-03 09:00, note: Jumlah peserta diperbaiki.}]",
        unverified="true",
    ),
    "content/b.md": release(
        "Orang hilang",
        slug="b",
        image=SHOWS,
        appeal="{kind: missing, phone: '110', reference: LP/1, expires: 2024-06-02 08:00}",
    ),
    "content/c.md": release(
        "Nama yang tidak boleh disebut",
        "Rahasia.",
        slug="c",
        image=SHOWS,
        quotes=QUOTES,
        tags="[rahasia]",
        withdrawn="{date: 2024-02-04 10:00, ground: victim, reason: Demi pemulihan korban.}",
    ),
    "content/d.md": release(
        "Dari media lain", slug="d", source='{name: Kantor Lain, url: "https://lain.example/d"}'
    ),
    "content/e.md": release("Beriklan", slug="e", paid="advertorial", polres="papua"),
    "content/f.md": release("Rancangan", slug="f", draft="true"),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Press:
    press = Press(tmp_path_factory.mktemp("ninjs"))
    press.write({"config.yaml": CONFIG, **FILES})
    assert press.build(drafts=True).published
    return press


def document(press: Press, slug: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(press.page(f"/ninjs/2024/02/{slug}.json"))
    return found


def validator() -> Draft202012Validator:
    Draft202012Validator.check_schema(DOCUMENT)
    return Draft202012Validator(DOCUMENT)


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from strings(one)
    elif isinstance(value, str):
        yield value


def test_every_document_says_only_what_the_schema_of_the_iptc_allows(built: Press) -> None:
    valid = validator()
    files = sorted((built.output / "ninjs").rglob("*.json"))

    assert len(files) == 6
    for file in files:
        faults = [fault.message for fault in valid.iter_errors(json.loads(file.read_bytes()))]
        assert faults == [], file.name


FIELDS: dict[tuple[str, str], Any] = {
    ("a", "uri"): "https://uji.example/lama/a/",
    ("a", "altIds"): [
        {"role": "web", "value": "https://uji.example/2024/02/a/"},
        {"role": "alias", "value": "https://uji.example/lama/a/"},
        {"role": "alias", "value": "https://uji.example/lebih-lama/"},
    ],
    ("a", "type"): "text",
    ("a", "language"): "id",
    ("a", "pubStatus"): "usable",
    ("a", "firstCreated"): "2024-02-01T12:17:00+07:00",
    ("a", "versionCreated"): "2024-02-03T09:00:00+07:00",
    ("a", "slugline"): "a",
    ("a", "by"): "Sari Utami, Budi",
    ("a", "located"): "LUMAJANG",
    ("a", "copyrightHolder"): "PT Kabar Uji",
    ("a", "headlines"): [
        {"role": "main", "contentType": "text/plain", "value": "Patroli <pagi> & malam"}
    ],
    ("a", "edNote"): (
        "Ralat, Sabtu, 3 Februari 2024 - 09:00 WIB: Jumlah peserta diperbaiki.\n"
        "Berita ini masih memerlukan verifikasi lebih lanjut."
    ),
    ("a", "people"): [
        {
            "name": "Sugiarto",
            "rel": "speaker",
            "uri": "https://uji.example/narasumber/sugiarto/",
            "literal": "Ipda Sugiarto, S.H., Kasihumas Polres Lumajang",
        },
        {
            "name": "Rangga Pradipta",
            "rel": "speaker",
            "uri": "https://uji.example/narasumber/rangga-pradipta/",
            "literal": "AKBP Rangga Pradipta",
        },
    ],
    ("a", "organisations"): [
        {
            "name": "Polres Lumajang",
            "rel": "issuer",
            "uri": "https://uji.example/polres/lumajang/",
        },
        {
            "name": "Polda Jawa Timur",
            "rel": "parent",
            "uri": "https://uji.example/polda/jatim/",
        },
    ],
    ("a", "subjects"): [
        {
            "name": "Jagongan Kamtibmas",
            "rel": "programme",
            "uri": "https://uji.example/program/jagongan-kamtibmas/",
        },
        {
            "name": "pemilu 2024",
            "rel": "topic",
            "uri": "https://uji.example/topik/pemilu-2024/",
        },
        {"name": "ronda", "rel": "topic", "uri": "https://uji.example/topik/ronda/"},
    ],
    ("a", "expires"): None,
    ("b", "uri"): "https://uji.example/2024/02/b/",
    ("b", "expires"): "2024-06-02T08:00:00+07:00",
    ("b", "edNote"): "Hubungi: 110\nNomor rujukan: LP/1",
    ("b", "urgency"): None,
    ("b", "embargoedUntil"): None,
    ("d", "copyrightHolder"): None,
    ("d", "infoSources"): [
        {
            "name": "PT Kabar Uji",
            "role": "publisher",
            "uri": "https://uji.example/",
            "contactInfo": [{"type": "email", "value": "redaksi@uji.example"}],
        },
        {
            "name": "Sari Utami",
            "role": "author",
            "uri": "https://uji.example/penulis/sari-utami/",
        },
        {"name": "Kantor Lain", "role": "source", "uri": "https://lain.example/d"},
    ],
    ("e", "headlines"): [
        {"role": "main", "contentType": "text/plain", "value": "Advertorial: Beriklan"}
    ],
    ("e", "places"): [{"name": "Jayapura", "rel": "office"}],
    ("f", "pubStatus"): "withheld",
}


@pytest.mark.parametrize(("slug", "field"), FIELDS, ids=["-".join(place) for place in FIELDS])
def test_a_field_says_what_the_release_says(built: Press, slug: str, field: str) -> None:
    assert document(built, slug).get(field) == FIELDS[slug, field]


def test_the_text_comes_as_html_and_in_plain_words(built: Press) -> None:
    html, text = document(built, "a")["bodies"]

    assert (html["contentType"], text["contentType"]) == ("text/html", "text/plain")
    assert '<a href="https://uji.example/2024/02/b/">kabar lain</a>' in html["value"]
    assert '<a href="https://uji.example/2024/02/a/#kutipan-1">' in html["value"]
    assert text["value"].split("\n\n") == [
        "LUMAJANG – Petugas berjaga. Lihat kabar lain, kantor dan kutipan.",
        "- ronda\n- apel",
        "Desa\tPeserta\nSenduro\t40",
        "“Kami siap.”",
        "Ipda Sugiarto, S.H., Kasihumas Polres Lumajang",
        "“Semua aman.”",
        "AKBP Rangga Pradipta, melalui Ipda Sugiarto",
        "(*)",
        "(Berita ini masih memerlukan verifikasi lebih lanjut.)",
    ]
    assert (text["charCount"], text["wordCount"]) == (
        len(text["value"]),
        len(text["value"].split()),
    )


def test_no_address_in_the_html_is_relative(built: Press) -> None:
    for file in (built.output / "ninjs").rglob("*.json"):
        for body in json.loads(file.read_bytes()).get("bodies", []):
            if body["contentType"] == "text/html":
                found = re.findall(r' (?:href|src)="([^"]*)"', body["value"])
                assert all(one.startswith("https://") for one in found), file.name


def test_each_photo_comes_with_the_addresses_of_its_files(built: Press) -> None:
    told = document(built, "a")["associations"]

    assert {photo["name"]: photo.get("by") for photo in told} == {
        "Pos jaga pagi ini": "Humas",
        "Pasar pagi": None,
    }
    for photo in told:
        assert [it["width"] for it in photo["renditions"]] == [240, 480, 640]
        assert [it["height"] for it in photo["renditions"]] == [180, 360, 480]
        for rendition in photo["renditions"]:
            file = built.output / rendition["href"].removeprefix("https://uji.example/")
            assert rendition.get("sizeInBytes", file.stat().st_size) == file.stat().st_size
        assert "sizeInBytes" in photo["renditions"][-1]
        assert photo["uri"] == photo["renditions"][-1]["href"]


def test_a_full_size_comes_last_where_config_offers_it(press: Press) -> None:
    config = CONFIG.replace("cards: false", "cards: false, originals: true")
    press.write({"config.yaml": config, **FILES})
    press.build()

    last = document(press, "a")["associations"][0]["renditions"][-1]

    file = press.output / last["href"].removeprefix("https://uji.example/")
    assert (last["name"], last["sizeInBytes"]) == ("full", file.stat().st_size)


def test_a_withdrawn_release_is_a_notice_and_tells_nothing_of_its_text(built: Press) -> None:
    told = document(built, "c")

    assert told["pubStatus"] == "canceled"
    assert told["versionCreated"] == "2024-02-04T10:00:00+07:00"
    assert told["edNote"].endswith("Demi pemulihan korban.")
    assert not {"bodies", "descriptions", "people", "subjects", "associations", "by"} & set(told)
    for said in strings(told):
        assert not re.search("rahasia|disebut|siap|foto/", said, re.IGNORECASE), said


def test_a_release_page_names_its_document(built: Press) -> None:
    link = '<link rel="alternate" type="application/json" title="IPTC ninjs" href="{}">'

    assert link.format("/ninjs/2024/02/a.json") in built.page("/2024/02/a/")
    assert link.format("/ninjs/2024/02/c.json") in built.page("/2024/02/c/")


def test_an_appeal_that_is_over_has_no_telephone_number_and_no_photo(press: Press) -> None:
    press.write(FILES)
    press.build()
    assert document(press, "b")["associations"]

    press.build(now=datetime(2024, 6, 3, tzinfo=UTC))

    told = document(press, "b")
    assert told["edNote"] == "Imbauan ini sudah ditutup. Terima kasih atas bantuan Anda."
    assert "associations" not in told
    assert "/foto/" not in json.dumps(told)


def bare(**facts: Any) -> Release:
    """A release that says as little as one can."""
    read = read_content("content/x.md", release("X", slug="x").encode(), NEWSROOM).release
    assert read is not None

    return replace(read, **facts)


TEXTS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1) | st.sampled_from(
    [
        "\x00\x1f\x7f\x85\u2028",
        "مرحبا \u202eabc",
        "👮🏽‍♀️🇮🇩",
        "𠀀\U0010ffff",
        '"\\</script>',
        "&lt;b&gt;",
    ]
)


@given(TEXTS, TEXTS, TEXTS)
def test_whatever_is_written_reads_back_the_same(title: str, summary: str, words: str) -> None:
    html = f"<p>{escape(words)}</p>"

    data = WIRE.document(bare(title=title, summary=summary), html, words, [])

    told = json.loads(data.decode())
    assert told["headlines"][0]["value"] == title
    assert told["descriptions"][0]["value"] == summary
    assert [body["value"] for body in told["bodies"]] == [html, words]


@given(TEXTS)
def test_plain_text_keeps_every_character_but_the_white_space_between_words(words: str) -> None:
    kept = plain(f"<p>{escape(words)}</p>\n<p>{escape(words)}</p>")

    assert kept.encode().split() == words.encode().split() * 2


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>satu\n dua</p>\n<p>tiga</p>", "satu dua\n\ntiga"),
        ("<p>satu<br>\ndua</p>", "satu\ndua"),
        ("<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>\n<p>c</p>", "- a\n\n- b\n\nc"),
        ("<h2>A</h2>\n<blockquote>\n<p>b</p>\n</blockquote>", "A\n\nb"),
        ("<p>a &amp;lt; b&nbsp;c</p>", "a &lt; b\xa0c"),
        ('<p>a <img src="https://x.example/y.jpg" alt="<"> b</p>', "a  b"),
        ("", ""),
    ],
)
def test_plain_text_parts_what_html_parts(html: str, text: str) -> None:
    assert plain(html) == text
