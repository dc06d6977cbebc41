from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsrooms import BODY, NEWSROOM, PATH, written

from siarpers.source.reader import MAX_BYTES, default_slug, read_content, too_large
from siarpers.source.reading import Reading
from siarpers.source.sanitising import open_brackets
from siarpers.words.photo import Photo
from siarpers.words.problem import Problem
from siarpers.words.release import (
    Appeal,
    Correction,
    Link,
    Release,
    Source,
    Speaker,
    StandingPage,
    Term,
    Withdrawal,
)

JAKARTA = ZoneInfo("Asia/Jakarta")


def read(body: str = BODY, extra: str = "", **keys: str) -> Release:
    reading = read_content(PATH, written(body, extra, **keys), NEWSROOM)
    assert not reading.problems
    assert reading.release
    return reading.release


def codes(body: str = BODY, extra: str = "", **keys: str) -> list[str]:
    reading = read_content(PATH, written(body, extra, **keys), NEWSROOM)
    return [found.code for found in reading.problems]


def test_four_keys_and_a_sentence_are_a_release() -> None:
    assert read() == Release(
        path=PATH,
        slug="patroli-malam",
        title="Patroli malam",
        authors=(Term("Rina Contoh", "rina-contoh"),),
        office="lumajang",
        date=datetime(2024, 2, 1, 12, 17, tzinfo=JAKARTA),
        body='<p><b class="dateline">LUMAJANG</b> – Petugas berpatroli di pusat kota.</p>\n'
        '<p class="closing">(*)</p>',
        summary="Petugas berpatroli di pusat kota.",
        dateline="LUMAJANG",
    )


def test_every_key_is_understood() -> None:
    extra = """\
updated: 2024-02-01 15:00
slug: ronda
dateline: Candipuro
summary: Ringkasan.
program: Jum'at Curhat
tags: [pemilu 2024, 2024, Pemilu 2024]
image: {file: foto.jpg, caption: Patroli, credit: Humas, alt: Dua petugas, taken: 2024-01-30}
quotes:
  - speaker: {rank: Akbp, name: "Contoh Utama, SIK", office: Kapolres Lumajang}
    text: “Warga silakan melapor.”
    via: Ipda Contoh, SH.
  - speaker: Ipda Contoh, S.H.
    role: Kasihumas Polres Lumajang
    text: Kami siap.
source: {name: Kantor Berita, url: https://contoh.example/a}
draft: ya
embargo: 2024-02-02 06:00 WITA
aliases: [/lama/, /lebih/lama.html]
corrections:
  - {date: 2024-02-03, note: Jalan dibetulkan.}
  - {date: 2024-02-02, note: Nama dibetulkan.}
replies_to: /2024/01/berita-lama/
unverified: yes
paid: advertorial
minors: true
appeal: {kind: witness, phone: 110, reference: LP/1, expires: 1 Maret 2024, resolved: tidak}
"""
    reading = read_content(PATH, written(extra=extra), NEWSROOM)
    assert not reading.problems
    release = reading.release
    assert release
    assert (release.slug, release.dateline, release.summary) == ("ronda", "CANDIPURO", "Ringkasan.")
    assert release.updated == datetime(2024, 2, 1, 15, 0, tzinfo=JAKARTA)
    assert release.embargo == datetime(2024, 2, 2, 5, 0, tzinfo=JAKARTA)
    assert release.programme == Term("Jum'at Curhat", "jumat-curhat")
    assert release.topics == (Term("pemilu 2024", "pemilu-2024"), Term("2024", "2024"))
    assert release.photo == Photo(
        "content/2024/02/foto.jpg", "Dua petugas", "Patroli", "Humas", date(2024, 1, 30)
    )
    first, second = release.quotes
    assert first.text == "Warga silakan melapor."
    assert first.speaker == Speaker(
        "Contoh Utama", "contoh-utama", "AKBP", "S.I.K.", "Kapolres Lumajang"
    )
    assert first.via == Speaker("Contoh", "contoh", "Ipda", "S.H.")
    assert second.speaker == Speaker(
        "Contoh", "contoh", "Ipda", "S.H.", "Kasihumas Polres Lumajang"
    )
    assert release.source == Source("Kantor Berita", "https://contoh.example/a")
    assert release.aliases == ("/lama/", "/lebih/lama.html")
    assert [c.note for c in release.corrections] == ["Nama dibetulkan.", "Jalan dibetulkan."]
    assert release.corrections[0] == Correction(
        datetime(2024, 2, 2, tzinfo=JAKARTA), "Nama dibetulkan."
    )
    assert (release.replies_to, release.paid) == ("/2024/01/berita-lama/", "advertorial")
    assert release.draft
    assert release.unverified
    assert release.minors
    expires = datetime(2024, 3, 1, tzinfo=JAKARTA)
    assert release.appeal == Appeal("witness", "110", "LP/1", expires)
    assert Link("photo", "content/2024/02/foto.jpg", 12, 15, "foto.jpg") in reading.links
    assert Link("reply", "berita-lama", 27, 13, "/2024/01/berita-lama/") in reading.links


def test_times_are_those_of_the_office() -> None:
    release = read(polres="Polres Jayapura", extra="embargo: 2024-02-02\n")
    zone = ZoneInfo("Asia/Jayapura")
    assert release.date == datetime(2024, 2, 1, 12, 17, tzinfo=zone)
    assert release.embargo == datetime(2024, 2, 2, tzinfo=zone)
    assert (
        read(polres="jayapura", date="31 Januari 2024 23:30 WIB").url == "/2024/02/patroli-malam/"
    )


@pytest.mark.parametrize("written", ["lumajang", "Polres Lumajang", "POLRES  LUMAJANG", "Lumajang"])
def test_an_office_is_named_by_id_or_name(written: str) -> None:
    assert read(polres=written).office == "lumajang"


def test_a_list_may_be_one_value() -> None:
    release = read(
        author="[Rina Contoh, Sari Contoh]", extra="tags: pemilu, ronda\naliases: /lama/\n"
    )
    assert [author.name for author in release.authors] == ["Rina Contoh", "Sari Contoh"]
    assert [topic.slug for topic in release.topics] == ["pemilu", "ronda"]
    assert release.aliases == ("/lama/",)


def test_a_dateline_that_is_there_is_left_alone() -> None:
    release = read("**LUMAJANG** – Petugas berjaga. (\\*)")
    assert release.body == "<p><strong>LUMAJANG</strong> – Petugas berjaga. (*)</p>"
    assert (release.dateline, release.summary) == ("LUMAJANG", "Petugas berjaga.")


@pytest.mark.parametrize("ground", ["child", "victim", "decency", "sara", "press-council"])
def test_a_withdrawn_release_is_emptied(ground: str) -> None:
    extra = (
        "tags: [a]\nprogram: b\nimage: foto.jpg\nsummary: c\nappeal: {kind: missing}\n"
        "quotes: {speaker: Contoh, text: d}\n"
        f"withdrawn: {{date: 2024-02-03, ground: {ground}, reason: Melindungi yang bersangkutan.}}\n"
    )
    reading = read_content(PATH, written("Isi [x](y.md).", extra), NEWSROOM)
    release = reading.release
    assert release
    when = datetime(2024, 2, 3, tzinfo=JAKARTA)
    assert release.withdrawn == Withdrawal(when, ground, "Melindungi yang bersangkutan.")  # type: ignore[arg-type]
    emptied = replace(
        release, body="", quotes=(), photo=None, topics=(), programme=None, appeal=None, summary=""
    )
    assert release == emptied
    assert reading.links == ()
    protected = ground in ("child", "victim")
    assert release.title == ("Siaran pers ini telah dicabut" if protected else "Patroli malam")


def test_a_standing_page_lies_below_pages() -> None:
    data = b"---\ntitle: Redaksi\norder: 2\nupdated: 2024-02-01\n---\n\nPimpinan: Contoh.\n"
    reading = read_content("content/pages/redaksi.md", data, NEWSROOM)
    assert reading.page == StandingPage(
        "content/pages/redaksi.md", "redaksi", "Redaksi", "<p>Pimpinan: Contoh.</p>",
        "Pimpinan: Contoh.", 2, datetime(2024, 2, 1, tzinfo=JAKARTA),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        ("content/2024/02/2024-02-01-jumat-curhat.md", "jumat-curhat"),
        ("content/2024/02/Jum'at Curhat.md", "jumat-curhat"),
        ("content/2024-02-01.md", "2024-02-01"),
        ("content/2024-02-01_a.b.md", "a-b"),
    ],
)
def test_the_slug_is_the_file_s_name_without_a_leading_date(path: str, slug: str) -> None:
    assert default_slug(path) == slug


def test_all_problems_of_a_file_come_at_once_in_order() -> None:
    body = (
        "Isi <b onclick='x()'>a</b> [b](www.b.example).\n\n[[quote 4]]\n\n![c](//c.example/c.jpg)"
    )
    extra = "draft: mungkin\njudul: a\nimage: ../../../x.jpg\n"
    assert codes(body, extra, polres="lumajng", date="2024-02-30") == [
        "unknown-office", "no-such-day", "bad-boolean", "unknown-key", "unsafe-html", "bad-link", "remote-photo",
    ]  # fmt: skip
    assert codes(body, "image: ../../../x.jpg\n") == [
        "photo-outside", "unsafe-html", "bad-link", "unknown-quote", "remote-photo",
    ]  # fmt: skip
    assert codes(body, title="a: b") == ["yaml-colon", "unsafe-html", "bad-link", "remote-photo"]


def test_a_warning_does_not_keep_a_release_back() -> None:
    reading = read_content(PATH, written("Isi <b onclick='x()'>a</b>."), NEWSROOM)
    assert reading.release
    assert [found.code for found in reading.problems] == ["unsafe-html"]


def test_a_file_too_large_is_named_with_both_sizes() -> None:
    found = too_large(PATH, 52_428_800)
    assert (found.code, dict(found.facts)) == (
        "file-too-large",
        {"size": "52.4 MB", "limit": "2 MB"},
    )
    assert MAX_BYTES == 2_000_000


FRONT = st.lists(
    st.sampled_from(
        [
            "title: a",
            "author: b",
            "polres: lumajang",
            "date: 2024-02-01",
            "date: 29/02/2023",
            "tags: [a, b]",
            "quotes: {speaker: Ipda A, text: b}",
            "quotes:\n  - text: c\n    speaker: {name: d}",
            "image: a.jpg",
            "images: [a.jpg, {file: b.jpg, taken: 2025-01-01}]",
            "images: {file: c.pdf}",
            "withdrawn: {date: 2024-02-02, ground: child, reason: e}",
            "aliases: [/a/]",
            "slug: é",
            "appeal: {}",
            "corrections: [{date: 1 Jan 0001, note: f}]",
            "embargo: Senin, 1 Januari 2024",
            "paid: ya",
            "x: y",
            "source: g",
            "updated: [",
            'summary: "',
            "draft: &a",
            "title: 日本",
            "author: [[[]]]",
            "polres: {a: b}",
        ]
    ),
    max_size=10,
    unique=True,
).map("\n".join)


@given(FRONT, st.text(max_size=80))
def test_any_file_is_read_without_a_crash(front: str, body: str) -> None:
    data = f"---\n{front}\n---\n{body}".encode("utf-8", "surrogatepass")
    for path in (PATH, "content/pages/x.md"):
        reading = read_content(path, data, NEWSROOM)
        assert isinstance(reading, Reading)
        assert reading.release or reading.page or reading.problems
        assert list(reading.problems) == sorted(reading.problems)


@given(st.binary(max_size=100))
def test_any_bytes_are_read_without_a_crash(data: bytes) -> None:
    assert read_content(PATH, data, NEWSROOM).problems


def test_a_dash_written_after_the_dateline_in_front_matter_is_not_doubled() -> None:
    release = read_content(PATH, written(extra="dateline: Batu –\n"), NEWSROOM).release
    assert release
    assert release.dateline == "BATU"
    assert release.body.startswith('<p><b class="dateline">BATU</b> – Petugas')


@pytest.mark.parametrize("bomb", ["[", "![", "[a](", "[x][", "[^", "[\n", "<a ", '<a "', "<b x=y "])
def test_brackets_without_end_are_told_before_they_take_time(bomb: str) -> None:
    reading = read_content(PATH, written(bomb * 20_000), NEWSROOM)
    assert [found.code for found in reading.problems] == ["open-brackets"]
    assert read_content(PATH, written("[" * 20_000 + "]" * 20_000), NEWSROOM).release is None


@pytest.mark.parametrize(
    "body",
    [
        "[kata](https://a.example/) " * 5_000,
        "Lihat [ini dan itu.\n\n" * 3_000,
        "\\[" * 5_000,
        "| [a](/b/) | <br> |\n" * 500,
    ],
)
def test_a_text_with_many_brackets_is_no_problem(body: str) -> None:
    assert open_brackets(PATH, body, 1) == ()


def test_a_key_in_capital_letters_or_in_indonesian_is_told_once() -> None:
    for key in ("Title", "TITLE", "judul"):
        text = written().replace(b"title:", f"{key}:".encode())
        found = read_content(PATH, text, NEWSROOM).problems
        assert [(one.code, dict(one.facts)["suggestion"]) for one in found] == [
            ("unknown-key", "title")
        ]


def test_a_key_outside_its_group_is_told_with_the_group() -> None:
    (found,) = read_content(PATH, written(extra="expires: 2024-03-01\n"), NEWSROOM).problems
    assert (found.code, dict(found.facts)["group"]) == ("misplaced-key", "appeal")
    extra = "source: Kabar, Contoh\nurl: https://kabar.example/1\n"
    (found,) = read_content(PATH, written(extra=extra), NEWSROOM).problems
    told = dict(found.facts)["suggestion"]
    assert told == 'source: {name: "Kabar, Contoh", url: https://kabar.example/1}'


@pytest.mark.parametrize("key", ["withdrawn", "appeal", "corrections", "quotes"])
def test_the_hint_for_what_is_no_group_shows_one_that_is_read(key: str) -> None:
    def problems(line: str) -> tuple[Problem, ...]:
        return read_content(PATH, written(extra=f"{line}\n"), NEWSROOM).problems

    (found,) = problems(f"{key}: “Halo”")
    assert found.code == "not-a-group"
    assert problems(dict(found.facts)["suggestion"]) == ()
