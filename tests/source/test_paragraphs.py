"""What is read without Markdown is read as Markdown reads it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siarpers.source import markup
from siarpers.source.paragraphs import paragraphs

WORDS = ["Petugas", "berjaga", "di", "pasar", "“siap”", "1.", "-", "*", "**", "***", "(*)", "(\\*)"]
MARKS = st.sampled_from(
    [*WORDS, " ", "  ", "\n", "\n\n", "\n\n\n", "#", "=", "'", '"', ".", "é", "–"]
)


def by_markdown(body: str) -> str:
    """What the whole of Markdown makes of a body."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markup, "paragraphs", lambda _body: None)
        return markup.render("x.md", body, 1, "id").html


@given(st.lists(MARKS, max_size=30).map("".join))
def test_pieces_of_releases_are_read_as_markdown_reads_them(body: str) -> None:
    html = paragraphs(body)
    assert html is None or html == by_markdown(body)


@given(st.text(max_size=60))
def test_any_text_is_read_as_markdown_reads_it(body: str) -> None:
    html = paragraphs(body)
    assert html is None or html == by_markdown(body)


@pytest.mark.parametrize(
    "body",
    [
        "LUMAJANG – Petugas berjaga.",
        "**LUMAJANG** – Petugas berjaga.\n\nWarga senang.\n\n(*)",
        "Kata *Kasihumas Polres* itu,\nlalu **tegas**.\n\n\n(\\*)\n",
        "“Kami siap,” ujarnya; pukul 12.00 WIB, 50 % warga (*) datang.",
    ],
)
def test_a_plain_release_needs_no_markdown(body: str) -> None:
    html = paragraphs(body)
    if "(*) datang" in body:
        assert html is None
    else:
        assert html == by_markdown(body)


@pytest.mark.parametrize(
    "body",
    [
        "# Judul",
        "- satu\n- dua",
        "1. satu",
        "Lihat [situs](https://a.example).",
        "<b>tebal</b>",
        "A &amp; B",
        "a | b\n--|--\n1 | 2",
        "**belum selesai",
        "snake_case",
        " menjorok",
        "baris  \nputus",
        "spasi tak\u00a0putus",
    ],
)
def test_what_markdown_may_mean_is_left_to_markdown(body: str) -> None:
    assert paragraphs(body) is None
