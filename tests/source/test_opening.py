import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsrooms import NEWSROOM

from siarpers.source.opening import closed, read_dateline, summary_of, with_dateline

CLOSING = '<p class="closing">(*)</p>'


@pytest.mark.parametrize(
    ("html", "dateline"),
    [
        ("<p>LUMAJANG – Petugas berjaga.</p>", "LUMAJANG"),
        ("<p><strong>LUMAJANG</strong> – Petugas berjaga.</p>", "LUMAJANG"),
        ("<p><strong>LUMAJANG –</strong> Petugas berjaga.</p>", "LUMAJANG"),
        ("<p>LUMAJANG- Petugas berjaga.</p>", "LUMAJANG"),
        ("<p>LUMAJANG—Petugas berjaga.</p>", "LUMAJANG"),
        ("<p>Lumajang, outlet.example.id - Petugas berjaga.</p>", "Lumajang, outlet.example.id"),
        ("<p>OUTLET.COM, LUMAJANG - Petugas berjaga.</p>", "OUTLET.COM, LUMAJANG"),
        ("<p>BATUBARA (Berita): Petugas berjaga.</p>", "BATUBARA (Berita)"),
        ("<p>UJI,PADANG - Petugas berjaga.</p>", "UJI,PADANG"),
        ("<p>Polres Batu – Petugas berjaga.</p>", "Polres Batu"),
        ("<p>KOTA MALANG | Petugas berjaga.</p>", "KOTA MALANG"),
        ("<p>Jakarta, (IWO) -- Petugas berjaga.</p>", "Jakarta, (IWO)"),
        (
            "<p>Kepolisian Resor Kabupaten Lumajang – Petugas berjaga.</p>",
            "Kepolisian Resor Kabupaten Lumajang",
        ),
    ],
)
def test_datelines_of_many_shapes_are_recognised(html: str, dateline: str) -> None:
    found, length = read_dateline(html, NEWSROOM)
    assert found == dateline
    assert summary_of(html, length) == "Petugas berjaga."


@pytest.mark.parametrize(
    "html",
    [
        "<p>Petugas berjaga.</p>",
        "<p>Petugas Polres Lumajang berjaga - seperti biasa - di pasar.</p>",
        "<p>Kapolres Lumajang berkata: siap.</p>",
        "<p>Perhatian: jalan ditutup.</p>",
        "<p>Kegiatan pukul 12.00 – 13.00 WIB.</p>",
        "<p>“Siap,” kata Contoh – tegas.</p>",
        "<ul><li>LUMAJANG – a</li></ul>",
        "<p>Jum'at-Sabtu ramai.</p>",
        "",
    ],
)
def test_a_text_without_a_dateline_has_none(html: str) -> None:
    assert read_dateline(html, NEWSROOM) == ("", 0)


@given(st.text(alphabet="aA,() -–:.b", max_size=200))
def test_reading_a_dateline_takes_no_time_whatever_the_text(text: str) -> None:
    read_dateline(f"<p>{text}</p>", NEWSROOM)


def test_a_dateline_opens_the_first_paragraph_or_stands_alone() -> None:
    mark = '<b class="dateline">LUMAJANG</b> –'
    assert with_dateline("<p>Petugas.</p>", "Lumajang") == f"<p>{mark} Petugas.</p>"
    assert with_dateline("<ul><li>a</li></ul>", "Lumajang") == f"<p>{mark}</p>\n<ul><li>a</li></ul>"
    assert with_dateline("", "Lumajang") == f"<p>{mark}</p>"
    assert "A&amp;B" in with_dateline("<p>a</p>", "a&b")


@pytest.mark.parametrize(
    "mark", ["(*)", "( * )", "*", "***", "(fdn/x3)", "(Ind/hum/red)", "(red)", "<em>(hum)</em>"]
)
def test_a_closing_mark_that_is_there_is_kept(mark: str) -> None:
    inside = f"<p>Petugas berjaga. {mark}</p>"
    assert closed(inside, "") == inside
    assert (
        closed(f"<p>Petugas.</p>\n<p>{mark}</p>", "")
        == f'<p>Petugas.</p>\n<p class="closing">{mark}</p>'
    )


@pytest.mark.parametrize(
    "end", ["Selasa (30/1/2024)", "Selasa (30/1/2024).", "di Asosiasi (AKD)", "siap."]
)
def test_a_text_without_a_closing_mark_gets_one(end: str) -> None:
    assert closed(f"<p>{end}</p>", "") == f"<p>{end}</p>\n{CLOSING}"


def test_statements_stand_between_the_text_and_its_mark_and_notes_come_last() -> None:
    notes = '<div class="footnote">\n</div>'
    expected = f'<p>Petugas.</p>\n<div>s</div>\n<p class="closing">(hum)</p>\n{notes}'
    assert closed(f"<p>Petugas. (hum)</p>\n{notes}", "<div>s</div>") == expected
    assert closed(f"<p>Petugas.</p>\n<p>(hum)</p>\n{notes}", "<div>s</div>") == expected


def test_a_summary_leaves_out_marks_notes_and_quotes_called() -> None:
    html = (
        '<p>Petugas berjaga<sup id="fnref:1"><a href="#fn:1">1</a></sup>.</p>\n<p>[[quote 1]]</p>\n'
        '<p>Warga tenang. (*)</p>\n<div class="footnote"><p>Catatan.</p></div>'
    )
    assert summary_of(html, 0) == "Petugas berjaga. Warga tenang."
    assert summary_of("<ul>\n<li>helm</li>\n</ul>", 0) == "helm"
