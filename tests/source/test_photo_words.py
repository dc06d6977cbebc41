from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsrooms import NEWSROOM, PATH, written

from siarpers.source.reader import read_content
from siarpers.source.reading import Reading
from siarpers.words.photo import Photo
from siarpers.words.release import Link, Release

AT = "content/2024/02"
SAID = "credit: Humas, alt: Terlihat"


def read(extra: str = "", body: str = "Petugas berpatroli.", **keys: str) -> Reading:
    return read_content(PATH, written(body, extra, **keys), NEWSROOM)


def release_of(extra: str = "", body: str = "Petugas berpatroli.") -> Release:
    release = read(extra, body).release
    assert release
    return release


def files(photos: tuple[Photo, ...]) -> list[str]:
    return [photo.file.removeprefix(f"{AT}/") for photo in photos]


def told(reading: Reading) -> list[tuple[str, int, int]]:
    return [(found.code, found.line, found.column) for found in reading.problems]


@pytest.mark.parametrize(
    ("extra", "body", "photo", "inline", "gallery"),
    [
        ("image: a.jpg\n", "x", "a.jpg", [], []),
        ("images: a.jpg\n", "x", "a.jpg", [], []),
        ("images: {file: a.jpg}\n", "x", "a.jpg", [], []),
        ("images: []\n", "x", None, [], []),
        ("images: [a.jpg, b.jpg, c.jpg]\n", "x", "a.jpg", [], ["b.jpg", "c.jpg"]),
        ("image: c.jpg\nimages: [a.jpg, b.jpg, c.jpg]\n", "x", "c.jpg", [], ["a.jpg", "b.jpg"]),
        ("images: [a.jpg, b.jpg, a.jpg, ./b.jpg]\n", "x", "a.jpg", [], ["b.jpg"]),
        ("", "![x](a.jpg)", "a.jpg", ["a.jpg"], []),
        ("", "![x](b.jpg)\n\n![x](a.jpg)\n\ny ![x](b.jpg)", "b.jpg", ["b.jpg", "a.jpg"], []),
        ("images: [a.jpg, b.jpg]\n", "![x](b.jpg)", "a.jpg", ["b.jpg"], []),
        ("images: [a.jpg, b.jpg]\n", "![x](a.jpg)", "a.jpg", ["a.jpg"], ["b.jpg"]),
    ],
)
def test_every_photo_is_shown_where_it_belongs(
    extra: str, body: str, photo: str | None, inline: list[str], gallery: list[str]
) -> None:
    release = release_of(extra, body)
    assert files((release.photo,) if release.photo else ()) == ([photo] if photo else [])
    assert files(release.inline) == inline
    assert files(release.gallery) == gallery


def test_what_the_text_does_not_say_of_a_photo_comes_from_the_front_matter() -> None:
    extra = """\
image: {file: a.jpg, caption: Pos, credit: Humas, alt: Dua polisi, taken: 2024-01-30}
images:
  - {file: b.jpg, caption: Pasar, credit: Rina, alt: Kios}
"""
    release = release_of(extra, '![](a.jpg)\n\n![Kios sayur](b.jpg "Pasar pagi")')
    a = Photo(f"{AT}/a.jpg", "Dua polisi", "Pos", "Humas", date(2024, 1, 30))
    assert release.photo == a
    assert release.inline == (a, Photo(f"{AT}/b.jpg", "Kios sayur", "Pasar pagi", "Rina"))
    assert release.gallery == ()


def test_what_is_said_in_one_place_need_not_be_said_in_another() -> None:
    reading = read(
        "image: a.jpg\nimages: [{file: a.jpg, credit: Humas}]\n", '![Dua polisi](a.jpg "Pos")'
    )
    photo = Photo(f"{AT}/a.jpg", "Dua polisi", "Pos", "Humas")
    assert reading.release
    assert (reading.release.photo, reading.release.inline) == (photo, (photo,))
    assert not reading.problems


def test_every_photo_has_its_link_and_place() -> None:
    extra = f"image: {{file: a.jpg, {SAID}}}\nimages:\n  - {{file: /b.jpg, {SAID}}}\n  - c.jpg\n"
    assert read(extra, "![x](d.jpg)").links == (
        Link("photo", f"{AT}/d.jpg", 12, 6, "d.jpg"),
        Link("photo", f"{AT}/a.jpg", 6, 15, "a.jpg"),
        Link("photo", "content/b.jpg", 8, 12, "/b.jpg"),
        Link("photo", f"{AT}/c.jpg", 9, 5, "c.jpg"),
    )


def test_a_photo_that_can_be_none_is_told_at_its_own_place() -> None:
    extra = """\
image: ../../../a.jpg
images:
  - https://contoh.example/b.jpg
  - file: surat.PDF
"""
    reading = read(extra, "![x](peta.svg)")
    assert told(reading) == [
        ("photo-outside", 6, 8),
        ("remote-photo", 8, 5),
        ("photo-kind", 9, 11),
        ("photo-kind", 12, 6),
    ]
    kind = reading.problems[2]
    assert dict(kind.facts) == {"file": "surat.PDF", "kind": ".pdf"}
    assert reading.links == ()


@pytest.mark.parametrize(
    ("extra", "body", "expected"),
    [
        ("image: a.jpg\n", "x", [("photo-without-alt", 6, 8), ("photo-without-credit", 6, 8)]),
        ("images: [{file: a.jpg, alt: x}]\n", "x", [("photo-without-credit", 6, 17)]),
        ("image: {file: Pos.jpg, credit: x, alt: pos.JPG}\n", "x", [("photo-without-alt", 6, 15)]),
        ("image: {file: Pos.jpg, credit: x, alt: Pos}\n", "x", [("photo-without-alt", 6, 15)]),
        ("", "![](a.jpg)", [("photo-without-alt", 8, 5), ("photo-without-credit", 8, 5)]),
        ("", "![a](a.jpg)", [("photo-without-alt", 8, 6), ("photo-without-credit", 8, 6)]),
        ("", "![x](a.jpg) ![](a.jpg)", [("photo-without-credit", 8, 6)]),
        ("images: {file: a.jpg, credit: x}\n", "![x](a.jpg)", []),
        ("images: {file: a.jpg, credit: x}\n", "![](a.jpg)", [("photo-without-alt", 6, 16)]),
        ("image: {file: a.jpg, credit: x, alt: Foto arsip}\n", "x", [("photo-undated", 6, 15)]),
    ],
)
def test_what_nobody_says_of_a_photo_is_told_once_at_its_place(
    extra: str, body: str, expected: list[tuple[str, int, int]]
) -> None:
    reading = read(extra, body)
    assert told(reading) == expected
    assert reading.release


@pytest.mark.parametrize(
    ("extra", "body", "code", "suggestion"),
    [
        ("image: {file: a.jpg, credit: x}\n", "x", "photo-without-alt", ""),
        ("", "![](<a b.jpg>)", "photo-without-alt", "![…](a b.jpg)"),
        ("image: {file: a.jpg, alt: x}\n", "x", "photo-without-credit", ""),
        ("", "![x](a.jpg)", "photo-without-credit", "- {file: a.jpg, credit: …}"),
    ],
)
def test_the_hint_says_where_the_words_are_to_be_typed(
    extra: str, body: str, code: str, suggestion: str
) -> None:
    (found,) = (found for found in read(extra, body).problems if found.code == code)
    assert dict(found.facts)["suggestion"] == suggestion


OLD: list[dict[str, Any]] = [
    {"caption": "Pasar (foto arsip)."},
    {"caption": "ARSIP: pasar"},
    {"credit": "Arsip Humas"},
    {"credit": "Dokumentasi lama Polres"},
    {"alt": "Foto lama sebuah pasar"},
    {"caption": "File photo"},
    {"file": "arsip-pasar.jpg"},
    {"file": "pasar_ARSIP2.jpg"},
    {"file": "foto_lama.jpg"},
]
OWN: list[dict[str, Any]] = [
    {"credit": "Dok. Humas Polres Lumajang"},
    {"credit": "Dokumentasi Humas"},
    {"caption": "Petugas Dinas Arsip menerima kunjungan."},
    {"caption": "Dinas Perpustakaan dan Arsip"},
    {"alt": "Gedung Arsip Nasional"},
    {"caption": "Kearsipan desa"},
    {"file": "/arsip/pasar.jpg"},
    {"caption": "Foto", "credit": "Lama"},
]


def written_photo(said: dict[str, Any]) -> str:
    keys = {"file": "a.jpg", "credit": "Humas", "alt": "Terlihat"} | said
    return "image:\n" + "".join(f'  {key}: "{value}"\n' for key, value in keys.items())


@pytest.mark.parametrize("said", OLD)
def test_a_photo_from_the_archive_needs_the_day_it_was_taken(said: dict[str, Any]) -> None:
    assert [found.code for found in read(written_photo(said)).problems] == ["photo-undated"]
    assert not read(written_photo(said | {"taken": "2020-01-30"})).problems


@pytest.mark.parametrize("said", OWN)
def test_humas_signing_its_own_photo_and_an_archive_office_are_no_archive(
    said: dict[str, Any],
) -> None:
    assert not read(written_photo(said)).problems


@pytest.mark.parametrize(
    ("taken", "codes"),
    [("2024-02-01", []), ("2024-02-02", []), ("2024-02-03", ["taken-after-release"])],
)
def test_a_photo_is_not_taken_later_than_a_day_after_its_release(
    taken: str, codes: list[str]
) -> None:
    extra = f"images:\n  - {{file: a.jpg, {SAID}}}\n  - {{file: b.jpg, {SAID}, taken: {taken}}}\n"
    reading = read(extra)
    assert [found.code for found in reading.problems] == codes
    for found in reading.problems:
        assert (found.line, found.column, found.width) == (8, 56, 10)


def test_a_withdrawn_release_has_no_photos_and_nothing_to_say_of_them() -> None:
    extra = "images: a.jpg\nwithdrawn: {date: 2024-02-03, ground: victim, reason: x}\n"
    reading = read(extra, "![](b.jpg)")
    assert reading.release
    assert not reading.release.inline + reading.release.gallery
    assert reading.release.photo is None
    assert (reading.links, reading.problems) == ((), ())


def test_a_standing_page_says_what_is_seen_in_its_photos_and_needs_no_credit() -> None:
    data = b'---\ntitle: Tentang\n---\n\n![Kantor](a.jpg "Arsip")\n\n![](b.jpg)\n\n![](b.jpg)\n'
    reading = read_content("content/pages/tentang.md", data, NEWSROOM)
    assert reading.page
    assert reading.page.inline == (
        Photo("content/pages/a.jpg", "Kantor", "Arsip"),
        Photo("content/pages/b.jpg"),
    )
    assert told(reading) == [("photo-without-alt", 7, 5)]


def test_a_body_of_photos_alone_is_a_release() -> None:
    release = release_of(body='![x](a.jpg)\n\n![y](b.jpg "Kata")')
    assert release.body == (
        '<p><b class="dateline">LUMAJANG</b></p>\n'
        f'<img src="photo:{AT}/a.jpg">\n<img src="photo:{AT}/b.jpg">\n<p class="closing">(*)</p>'
    )
    assert release.summary == ""


def test_photos_around_the_words_stay_around_them() -> None:
    extra = "quotes: {speaker: Contoh, text: Kami siap kapan saja.}\n"
    body = "![x](a.jpg)\n\n“Kami siap\n![x](b.jpg)\nkapan saja,” kata Contoh. (*)\n\n![y](c.jpg)"
    release = release_of(extra, body)
    assert release.body == (
        f'<img src="photo:{AT}/a.jpg">\n'
        '<p><b class="dateline">LUMAJANG</b> – <span class="quote" id="kutipan-1">“Kami siap</span><br>\n'
        f'<img src="photo:{AT}/b.jpg"><br><span class="quote">\nkapan saja,”</span> kata Contoh. (*)</p>\n'
        f'<img src="photo:{AT}/c.jpg">'
    )
    assert release.summary == "“Kami siap kapan saja,” kata Contoh."


def test_a_quote_goes_on_after_a_photo_that_parts_its_paragraphs() -> None:
    extra = "quotes: {speaker: Contoh, text: Kami siap kapan saja.}\n"
    release = release_of(extra, "“Kami siap\n\n![x](a.jpg)\n\nkapan saja,” kata Contoh.")
    assert f'</span></p>\n<img src="photo:{AT}/a.jpg">\n<p><span class="quote">' in release.body
    assert release.quotes[0].placement == "body"


NAMES = st.lists(st.sampled_from(["a.jpg", "b.jpg", "c.jpg", "d.jpg"]), max_size=6)


@given(NAMES, NAMES, st.sampled_from(["", "a.jpg", "e.jpg"]))
def test_each_photo_is_shown_and_no_gallery_repeats_one(
    listed: list[str], shown: list[str], image: str
) -> None:
    extra = f"images: [{', '.join(listed)}]\n" + (f"image: {image}\n" if image else "")
    release = release_of(extra, "Petugas.\n\n" + "\n\n".join(f"![x]({name})" for name in shown))
    photo = files((release.photo,)) if release.photo else []
    inline, gallery = files(release.inline), files(release.gallery)
    assert {*photo, *inline, *gallery} == {*listed, *shown, *([image] if image else [])}
    assert len(gallery) == len(set(gallery))
    assert not set(gallery) & {*photo, *inline}
    assert inline == list(dict.fromkeys(shown))
