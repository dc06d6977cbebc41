import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siarpers.words.text import (
    between_curly_quotes,
    clean,
    closest,
    ended,
    first_sentences,
    plain_text,
    searchable,
    slugify,
)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Jum'at Curhat", "jumat-curhat"),
        ("Jum’at  Curhat!", "jumat-curhat"),
        ("Ketupat Semeru 2024", "ketupat-semeru-2024"),
        ("Café Đà Nẵng – Øresund", "cafe-da-nang-oresund"),
        ("Straße", "strasse"),
        ("Polri & Warga", "polri-warga"),
        ("  ", ""),
        ("日本", "u65e5-u672c"),
    ],
)
def test_a_slug_is_plain_lowercase_letters_digits_and_hyphens(text: str, slug: str) -> None:
    assert slugify(text) == slug


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Pasar pagi", "Pasar pagi."),
        ("Pasar pagi.", "Pasar pagi."),
        ("Aman?", "Aman?"),
        ("Pasar (foto arsip)", "Pasar (foto arsip)."),
        ("Kata Ipda Sugeng: “Kami siap.”", "Kata Ipda Sugeng: “Kami siap.”"),
    ],
)
def test_a_sentence_that_another_follows_is_ended(text: str, told: str) -> None:
    assert ended(text) == told


@given(st.text())
def test_only_blank_text_has_no_slug(text: str) -> None:
    slug = slugify(text)
    assert bool(slug) == bool(text.strip())
    assert slug.isascii()
    assert not slug.startswith("-")
    assert not slug.endswith("-")
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


@given(st.text())
def test_a_slug_of_a_slug_is_itself(text: str) -> None:
    assert slugify(slugify(text)) == slugify(text)


@given(st.text())
def test_cleaned_text_is_one_normal_line(text: str) -> None:
    cleaned = clean(text)
    assert cleaned == unicodedata.normalize("NFC", cleaned)
    assert cleaned == " ".join(cleaned.split())
    assert not any(unicodedata.category(character) == "Cc" for character in cleaned)
    assert not set(cleaned) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def test_plain_text_keeps_words_apart_where_blocks_end_and_together_inside_them() -> None:
    html = '<p>Tang<b>gap</b> darurat<br>dan &amp; siaga</p><p>Selesai<sup id="fnref:1">1</sup></p>'
    assert plain_text(html) == "Tanggap darurat dan & siaga Selesai"


@pytest.mark.parametrize(
    ("text", "limit", "summary"),
    [
        ("Satu kalimat. Dua kalimat. Tiga.", 28, "Satu kalimat. Dua kalimat."),
        (
            "AKBP. Contoh hadir di Jl. Merdeka. Warga senang.",
            40,
            "AKBP. Contoh hadir di Jl. Merdeka.",
        ),
        (
            "Ipda Contoh, S.H. Hadir pula warga. Lalu pulang.",
            40,
            "Ipda Contoh, S.H. Hadir pula warga.",
        ),
        ("“Siap!” Kata itu bergema. Semua hening di sana.", 30, "“Siap!” Kata itu bergema."),
        (
            "Pukul 22.00 WIB mereka tiba. Lalu istirahat sampai pagi.",
            35,
            "Pukul 22.00 WIB mereka tiba.",
        ),
        ("satu dua tiga empat lima", 12, "satu dua…"),
        ("Warga hadir. “Kami siap. Kami tenang,” ujarnya.", 30, "Warga hadir."),
        ('Warga hadir. "Kami siap. Kami tenang," ujarnya.', 30, "Warga hadir."),
        ("“Kami siap. Kami tenang.” Warga hadir di sana.", 30, "“Kami siap. Kami tenang.”"),
        ("“Kami siap. Kami tenang,” ujar Contoh di pasar.", 30, "“Kami siap. Kami tenang,”…"),
        ("“Kami siap. Kami tenang di rumah,” ujarnya.", 25, "“Kami siap. Kami tenang…”"),
        ("Ipda Contoh di pasar itu berkata, “Kami siap.”", 43, "Ipda Contoh di pasar itu berkata…"),
        ("“Kami siap. Kami tenang, ujarnya tanpa akhir.", 25, "“Kami siap."),
        ("Pendek", 200, "Pendek"),
        ("", 200, ""),
    ],
)
def test_a_summary_ends_with_a_whole_sentence(text: str, limit: int, summary: str) -> None:
    assert first_sentences(text, limit) == summary


@given(st.text(), st.integers(10, 300))
def test_a_summary_is_never_longer_than_its_limit(text: str, limit: int) -> None:
    assert len(first_sentences(text, limit)) <= limit


@given(
    st.lists(st.sampled_from(["“Siap.", "kata", "Dia.", "tenang,”", "“", "”", "AKP."]), max_size=40)
)
def test_a_summary_opens_no_quotation_that_it_does_not_close(words: list[str]) -> None:
    text = " ".join(words)
    opened, whole = 0, True
    for mark in re.findall("[“”]", text):
        opened += 1 if mark == "“" else -1
        whole = whole and opened in (0, 1)
    summary = first_sentences(text, 60)
    if whole and not opened:
        assert summary.count("“") == summary.count("”")


def test_the_closest_word_is_found_whatever_its_case() -> None:
    assert closest("Tgas", ["tags", "title"]) == "tags"
    assert closest("LUMAJNG", ["lumajang", "malang"]) == "lumajang"
    assert closest("xyz", ["tags", "title"]) == ""


def test_what_is_searched_knows_neither_case_nor_kinds_of_apostrophe() -> None:
    assert searchable("JUM’AT Curhat") == searchable("jum'at curhat")
    assert searchable(unicodedata.normalize("NFD", "Café")) == searchable("CAFÉ")
    assert searchable("jumat") != searchable("jum'at")


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“lumajang”", "lumajang"),
        ("”lumajang”", "lumajang"),
        ("« lumajang »", "lumajang"),
        ("‘Jumat’", "Jumat"),
        ('“lumajang"', "lumajang"),
        ("“Siap” dan “sedia”", ""),
        ('"lumajang"', ""),
        ("Jum’at", ""),
        ("“”", ""),
        ("", ""),
    ],
)
def test_only_one_pair_of_curly_quotation_marks_around_the_whole_is_found(
    text: str, inner: str
) -> None:
    assert between_curly_quotes(text) == inner
