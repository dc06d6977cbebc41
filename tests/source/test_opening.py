import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsrooms import NEWSROOM

from siarpers.source.markup import render
from siarpers.source.opening import (
    bare_dateline,
    closed,
    read_dateline,
    summary_of,
    with_dateline,
)
from siarpers.words.text import plain_text

CLOSING = '<p class="closing">(*)</p>'


DATELINES = [
    ("LUMAJANG – Petugas berjaga.", "LUMAJANG"),
    ("LUMAJANG- Petugas berjaga.", "LUMAJANG"),
    ("LUMAJANG—Petugas berjaga.", "LUMAJANG"),
    ("**LUMAJANG** – Petugas berjaga.", "LUMAJANG"),
    ("**LUMAJANG –** Petugas berjaga.", "LUMAJANG"),
    ("LUMAJANG: Petugas berjaga.", "LUMAJANG"),
    ("Lumajang – Petugas berjaga.", "Lumajang"),
    ("Senduro – Petugas berjaga.", "Senduro"),
    ("Surabaya, outlet.co.id - Petugas berjaga.", "Surabaya, outlet.co.id"),
    ("Lumajang, outlet.example.id - Petugas berjaga.", "Lumajang, outlet.example.id"),
    ("OUTLET.COM, LUMAJANG - Petugas berjaga.", "OUTLET.COM, LUMAJANG"),
    ("UJI,PADANG - Petugas berjaga.", "UJI,PADANG"),
    ("BATUBARA (Berita): Petugas berjaga.", "BATUBARA (Berita)"),
    ("Jakarta, (IWO) -- Petugas berjaga.", "Jakarta, (IWO)"),
    ("Polres Batu – Petugas berjaga.", "Polres Batu"),
    ("Humas Polres Batu – Petugas berjaga.", "Humas Polres Batu"),
    (
        "Kepolisian Resor Kabupaten Lumajang – Petugas berjaga.",
        "Kepolisian Resor Kabupaten Lumajang",
    ),
    ("KOTA BATU | Petugas berjaga.", "KOTA BATU"),
    ("MALANG KOTA — Petugas berjaga.", "MALANG KOTA"),
    ("FAK-FAK – Petugas berjaga.", "FAK-FAK"),
    ("DKI JAKARTA – Petugas berjaga.", "DKI JAKARTA"),
    ("Kab. Malang, 1/2/2024 – Petugas berjaga.", "Kab. Malang, 1/2/2024"),
    ("Tanjung Perak – Petugas berjaga.", "Tanjung Perak"),
    ("LUMAJANG, Kamis (1/2/2024) – Petugas berjaga.", "LUMAJANG, Kamis (1/2/2024)"),
    ("Surabaya, 1 Februari 2024 – Petugas berjaga.", "Surabaya, 1 Februari 2024"),
    ("LUMAJANG –\n\nPetugas berjaga.", "LUMAJANG"),
    ("![Foto](a.jpg)\n\nLUMAJANG – Petugas berjaga.", "LUMAJANG"),
    ("![Foto](a.jpg)\n![Foto](b.jpg)\n\nLUMAJANG – Petugas berjaga.", "LUMAJANG"),
    ("![Foto](a.jpg)\nLUMAJANG – Petugas berjaga.", "LUMAJANG"),
    ("![Foto](a.jpg) LUMAJANG – Petugas berjaga.", "LUMAJANG"),
    ("LUMAJANG – Petugas berjaga.\n\n![Foto](a.jpg)", "LUMAJANG"),
    ("LUMAJANG –\n\n![Foto](a.jpg)\n\nPetugas berjaga.", "LUMAJANG"),
    ("## Ronda\n\nLUMAJANG – Petugas berjaga.", "LUMAJANG"),
    ("[[quote 1]]\n\nLUMAJANG – Petugas berjaga.", "LUMAJANG"),
]
PROSE = [
    "Polisi - TNI bersinergi menjaga pasar.",
    "POLISI – TNI bersinergi menjaga pasar.",
    "TNI – Polri bersinergi menjaga pasar.",
    "TNI-POLRI – Bersinergi menjaga pasar.",
    "KPU: Pemilu berjalan lancar.",
    "KPU – Bawaslu menggelar rapat.",
    "KPU Lumajang - Bawaslu menggelar rapat.",
    "Komisi Pemilihan Umum (KPU): Rapat digelar.",
    "DPRD – Pemkab menggelar rapat.",
    "Kapolres Lumajang – Dandim meninjau pos.",
    "Polres Lumajang: Warga silakan melapor.",
    "Jum'at - Sabtu petugas berjaga.",
    "Jumat Berkah – Polisi berbagi.",
    "Senin - Petugas berjaga.",
    "SENIN – Petugas berjaga.",
    "Senin (5/2/2024) – Petugas berjaga.",
    "Kamis, 1 Februari 2024 - Petugas berjaga.",
    "HOAKS – Pesan itu tidak benar.",
    "Operasi Semeru – Petugas berjaga.",
    "Cooling System – Petugas berjaga.",
    "Rina Contoh - Warga setempat.",
    "Pukul 12.00 – 13.00 WIB.",
    "Kegiatan pukul 12.00 – 13.00 WIB.",
    "Anak - anak bermain.",
    "Lumajang - Surabaya ditutup sementara.",
    "Petugas berjaga.",
    "Petugas Polres Lumajang berjaga - seperti biasa - di pasar.",
    "Kapolres Lumajang berkata: siap.",
    "Perhatian: jalan ditutup.",
    "Kunjungi polri.example.id: petugas siap.",
    "PERHATIAN: Jalan ditutup.",
    "“Siap,” kata Contoh – tegas.",
    "- LUMAJANG – a",
    "Jum'at-Sabtu ramai.",
    "Barang bukti:\n\n- helm",
    "",
]


def html_of(body: str) -> str:
    return render("content/x.md", body, 1, "id").html


@pytest.mark.parametrize(("body", "dateline"), DATELINES)
def test_datelines_of_many_shapes_are_recognised(body: str, dateline: str) -> None:
    found, length = read_dateline(html_of(body), NEWSROOM)
    assert found == dateline
    assert summary_of(html_of(body), length) == "Petugas berjaga."


@pytest.mark.parametrize("body", PROSE)
def test_a_text_without_a_dateline_has_none(body: str) -> None:
    assert read_dateline(html_of(body), NEWSROOM) == ("", 0)


@pytest.mark.parametrize("next_block", ["## Kronologi\n\nPetugas.", "- helm\n- jaket", ""])
def test_a_dateline_may_stand_alone_before_any_block(next_block: str) -> None:
    html = html_of(f"LUMAJANG –\n\n{next_block}")
    assert read_dateline(html, NEWSROOM) == ("LUMAJANG", len("LUMAJANG –"))
    assert "LUMAJANG" not in summary_of(html, len("LUMAJANG –"))


@given(st.text(alphabet="aA,() -–:.b", max_size=200))
def test_reading_a_dateline_takes_no_time_whatever_the_text(text: str) -> None:
    read_dateline(f"<p>{text}</p>", NEWSROOM)


@pytest.mark.parametrize("block", ["## a\n\n", "![](a.jpg)\n\n", "[[quote 1]]\n\n", "***\n\n"])
def test_a_text_of_headings_or_photos_alone_takes_no_time(block: str) -> None:
    html = html_of(block * 100)
    assert read_dateline(html, NEWSROOM) == ("", 0)
    assert closed(with_dateline(html, "Lumajang"), "").startswith("<p>")


def test_a_dateline_opens_the_first_paragraph_even_below_a_heading_or_a_photo() -> None:
    mark = '<b class="dateline">LUMAJANG</b>'
    assert with_dateline("<p>Petugas.</p>", "Lumajang") == f"<p>{mark} – Petugas.</p>"
    for before in (
        "<h2>Kronologi</h2>\n",
        '<img src="photo:a.jpg">\n<img src="photo:b.jpg">\n',
        '<figure class="pull"><blockquote><p>Siap.</p></blockquote></figure>\n<hr>\n',
    ):
        html = with_dateline(f"{before}<p>Petugas.</p>", "Lumajang")
        assert html == f"{before}<p>{mark} – Petugas.</p>"
    assert "A&amp;B" in with_dateline("<p>a</p>", "a&b")


def test_a_dateline_stands_after_the_photos_that_open_its_paragraph() -> None:
    html = with_dateline('<p><img src="photo:a.jpg"><br>\nPetugas.</p>', "Lumajang")
    mark = '<b class="dateline">LUMAJANG</b>'
    assert html == f'<p><img src="photo:a.jpg"><br>\n{mark} – Petugas.</p>'


def test_a_dateline_with_nothing_to_open_stands_alone_without_a_dash() -> None:
    mark = '<p><b class="dateline">LUMAJANG</b></p>'
    assert with_dateline("<ul><li>a</li></ul>", "Lumajang") == f"{mark}\n<ul><li>a</li></ul>"
    assert with_dateline("", "Lumajang") == mark


@pytest.mark.parametrize(
    "written", ["Batu – ", "Batu–", "Batu -", "Batu --", "Batu:", "Batu |", "Batu"]
)
def test_a_dash_written_after_a_dateline_is_not_doubled(written: str) -> None:
    assert bare_dateline(written) == "Batu"


@pytest.mark.parametrize(
    "ending",
    [
        "Petugas berjaga. **(*)**",
        "Petugas berjaga. *(*)*",
        "Petugas berjaga. ***(*)***",
        "Petugas berjaga. **(*).**",
        "Petugas berjaga. **(\\*)**",
        "Petugas berjaga. __(*)__",
        "Petugas berjaga.\n\n**(*)**",
        "Petugas berjaga.\n(*)",
        "Petugas berjaga. (*).",
        "Petugas berjaga. (Red).",
        "Petugas berjaga.\n\n(Red).",
        "Petugas berjaga. **(Red).**",
        "Petugas berjaga. (*/red)",
        "Petugas berjaga. **(*/red)**",
        "Petugas berjaga. (red/*)",
        "Petugas berjaga. (red*)",
        "Petugas berjaga (*)",
        "- helm\n- jaket (*)",
        "- helm\n\n- jaket. (*)",
        "1. helm\n2. jaket. (hum)",
        "- helm\n- **(*)**",
        "> Petugas berjaga. (*)",
    ],
)
@pytest.mark.parametrize("statements", ["", "<div>s</div>"])
def test_a_closing_mark_is_kept_once_however_it_is_set(ending: str, statements: str) -> None:
    html = html_of(ending)
    after = closed(html, statements)
    mark = re.search(r"\([^()]*\)\.?(?=[*_]*\Z)", ending.replace("\\", ""))
    assert mark
    text = plain_text(after)
    assert text.count(mark[0]) == 1, after
    assert text.endswith(mark[0])
    assert re.findall("[a-zA-Z]", text.replace(" s ", "")) == re.findall(
        "[a-zA-Z]", plain_text(html)
    )
    assert "(" not in summary_of(html, 0)


PHOTO = '<img src="photo:a.jpg">'


@pytest.mark.parametrize(
    ("body", "after"),
    [
        ("Petugas.\n\n![](a.jpg)", f"<p>Petugas.</p>\n{PHOTO}\n{CLOSING}"),
        ("Petugas.\n\n(*)\n\n![](a.jpg)", f"<p>Petugas.</p>\n{PHOTO}\n{CLOSING}"),
        ("Petugas. (*)\n\n![](a.jpg)\n![](a.jpg)", f"<p>Petugas. (*)</p>\n{PHOTO}\n{PHOTO}"),
        ("Petugas. (*)\n![](a.jpg)", f"<p>Petugas. (*)<br>\n{PHOTO}</p>"),
        ("Petugas.\n![](a.jpg)", f"<p>Petugas.<br>\n{PHOTO}</p>\n{CLOSING}"),
        ("![](a.jpg)", f"{PHOTO}\n{CLOSING}"),
        ("![](a.jpg)\n\n(*)", f"{PHOTO}\n{CLOSING}"),
        ("- helm (*)\n\n  ![](a.jpg)", f"<ul>\n<li>helm (*)</li>\n</ul>\n{PHOTO}"),
        ("(*)\n![](a.jpg)", f"<p>(*)<br>\n{PHOTO}</p>"),
    ],
)
def test_a_closing_mark_is_kept_once_with_photos_before_or_after_it(body: str, after: str) -> None:
    html = render("content/x.md", body, 1, "id").html.replace("photo:content/", "photo:")
    assert closed(html, "") == after
    with_statements = closed(html, "<div>s</div>")
    assert with_statements.count(PHOTO) == after.count(PHOTO)
    assert with_statements.endswith(f"<div>s</div>\n{CLOSING}")
    assert plain_text(with_statements).count("(*)") == 1
    assert "(" not in summary_of(html, 0)


@given(
    st.lists(
        st.sampled_from(["![](a.jpg)", "Petugas.", "(*)", "- helm", "\n", "\n\n"]), max_size=10
    )
)
def test_opening_and_closing_lose_no_photo_and_put_no_word_inside_one(parts: list[str]) -> None:
    html = html_of("\n".join(parts))
    after = closed(with_dateline(html, "Lumajang"), "<div>s</div>")
    assert after.count('<img src="photo:content/a.jpg">') == parts.count("![](a.jpg)")
    assert re.findall("Petugas|helm", after) == re.findall("Petugas|helm", html)
    assert not re.search(r"<p>(?:<p>|(?:(?!</p>).)*\n<img[^>]*>\n)", after, re.DOTALL)


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
