import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siarpers.source.markup import Marked, render
from siarpers.words.photo import Photo
from siarpers.words.release import Link
from siarpers.words.text import plain_text

PATH = "content/2024/02/patroli.md"


def html_of(body: str) -> str:
    marked = render(PATH, body, 1, "id")
    assert not marked.problems
    return marked.html


def test_words_marks_and_line_breaks_stay_as_written() -> None:
    assert (
        html_of('"Siap" – kata dia...\nlalu pergi') == '<p>"Siap" – kata dia...<br>\nlalu pergi</p>'
    )


def test_headings_begin_at_the_second_level_and_skip_none() -> None:
    assert html_of("# A\n\n### B\n\n###### C") == "<h2>A</h2>\n<h3>B</h3>\n<h4>C</h4>"
    assert html_of("## A\n\n### B") == "<h2>A</h2>\n<h3>B</h3>"


def test_a_list_needs_no_blank_line_before_it() -> None:
    expected = "<p>Barang bukti:</p>\n<ul>\n<li>helm</li>\n<li>jaket</li>\n</ul>"
    assert html_of("Barang bukti:\n- helm\n- jaket") == expected
    assert html_of("Barang bukti:\n\n- helm\n- jaket") == expected


def test_a_year_at_the_beginning_of_a_line_is_no_list() -> None:
    assert html_of("Pada tahun\n2024. Hal itu") == "<p>Pada tahun<br>\n2024. Hal itu</p>"


def test_indented_text_is_a_paragraph_and_not_code() -> None:
    assert html_of("    Petugas berjaga.") == "<p>Petugas berjaga.</p>"


def test_tables_keep_their_alignment_without_style() -> None:
    html = html_of("| a | b |\n|:-:|--:|\n| 1 | 2 |")
    assert '<td class="center">1</td>' in html
    assert '<td class="right">2</td>' in html


def test_footnotes_lead_there_and_back_and_do_not_leak_into_the_next_text() -> None:
    first = html_of("Isi[^1] dan[^1].\n\n[^1]: Catatan.")
    assert first == html_of("Isi[^1] dan[^1].\n\n[^1]: Catatan.")
    ids = re.findall(r' id="([^"]+)"', first)
    targets = re.findall(r'href="#([^"]+)"', first)
    assert sorted(ids) == sorted(set(ids))
    assert set(targets) == set(ids)
    assert "Kembali ke teks" in first
    assert html_of("Isi[^1].") == "<p>Isi[^1].</p>"


def test_references_become_what_the_site_resolves() -> None:
    marked = render(
        PATH,
        "\nBaca [ini](../01/ronda.md#akhir), [itu](/redaksi/) dan [ini](ronda.md).\n\n"
        "![Ronda \"malam\"](foto%20malam.jpg 'Judul') [surat](mailto:a@b.example) <https://a.example/?x=1&y=2>",
        9,
        "id",
    )
    assert marked.html == (
        '<p>Baca <a href="release:content/2024/01/ronda.md">ini</a>, <a href="site:/redaksi/">itu</a> dan '
        '<a href="release:content/2024/02/ronda.md">ini</a>.</p>\n'
        '<p><img src="photo:content/2024/02/foto malam.jpg"> '
        '<a href="mailto:a@b.example">surat</a> '
        '<a href="https://a.example/?x=1&amp;y=2">https://a.example/?x=1&amp;y=2</a></p>'
    )
    assert not marked.problems
    assert marked.links == (
        Link("link", "content/2024/01/ronda.md", 10, 12, "../01/ronda.md#akhir"),
        Link("link", "content/2024/02/ronda.md", 10, 62, "ronda.md"),
        Link("photo", "content/2024/02/foto malam.jpg", 12, 18, "foto%20malam.jpg"),
    )
    (named,) = marked.photos
    assert named.photo == Photo("content/2024/02/foto malam.jpg", 'Ronda "malam"', "Judul")
    assert (named.link, named.width) == (marked.links[2], len("foto%20malam.jpg"))


def test_two_links_to_one_file_have_two_places() -> None:
    marked = render(PATH, "[a](x.md) x.md\n[b](x.md)", 5, "id")
    assert [(link.line, link.column) for link in marked.links] == [(5, 5), (6, 5)]


@pytest.mark.parametrize(
    ("body", "code", "suggestion"),
    [
        ("[a](www.polri.example/x)", "bad-link", "https://www.polri.example/x"),
        ("[a](//polri.example)", "bad-link", "https://polri.example"),
        ("[a](foto.jpg)", "bad-link", "![…](foto.jpg)"),
        ("[a](ronda)", "bad-link", ""),
        ("[a](../../../ronda.md)", "link-outside", None),
        ("![a](../../../foto.jpg)", "photo-outside", None),
        ("![a](%2e%2e/../../foto.jpg)", "photo-outside", None),
        ("![a](https://polri.example/foto.jpg)", "remote-photo", None),
        ("![a](//polri.example/foto.jpg)", "remote-photo", None),
        ("![a](surat.pdf)", "photo-kind", None),
        ("![a](peta.SVG)", "photo-kind", None),
        ("![a](video.mp4)", "photo-kind", None),
        ("![a](foto.jpg.docx)", "photo-kind", None),
    ],
)
def test_a_reference_that_leads_nowhere_is_a_problem(
    body: str, code: str, suggestion: str | None
) -> None:
    (found,) = render(PATH, body, 1, "id").problems
    assert found.code == code
    assert dict(found.facts).get("suggestion") == suggestion


@pytest.mark.parametrize("name", ["foto", "foto.JPG", "foto.jfif", "foto 1.2.2024", "foto.heif"])
def test_a_photo_of_a_known_ending_or_of_none_is_to_be_proven(name: str) -> None:
    (link,) = render(PATH, f"![a](<{name}>)", 1, "id").links
    assert link == Link("photo", f"content/2024/02/{name}", 1, 7, name)


A, B = '<img src="photo:content/2024/02/a.jpg">', '<img src="photo:content/2024/02/b.jpg">'


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("![x](a.jpg)", A),
        ("Kata.\n\n![x](a.jpg)\n\nKata.", f"<p>Kata.</p>\n{A}\n<p>Kata.</p>"),
        ("![x](a.jpg)\n![y](b.jpg)", f"{A}\n{B}"),
        ("![x](a.jpg) ![y](b.jpg)", f"{A}\n{B}"),
        ("![x](a.jpg)\n\n![y](b.jpg)", f"{A}\n{B}"),
        ("- ![x](a.jpg)\n\n- kata", f"<ul>\n<li>\n{A}\n</li>\n<li>\n<p>kata</p>\n</li>\n</ul>"),
        ("<div><p>a</p><p>![x](a.jpg)</p></div>", "<div><p>a</p><p>![x](a.jpg)</p></div>"),
        ("<div><p><img src='a.jpg'></p></div>", f"<div>\n{A}\n</div>"),
    ],
)
def test_a_paragraph_of_photos_alone_becomes_the_photos_each_on_its_line(
    body: str, html: str
) -> None:
    assert html_of(body) == html


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("Kata ![x](a.jpg) kata.", f"<p>Kata {A} kata.</p>"),
        ("![x](a.jpg)\nKata.", f"<p>{A}<br>\nKata.</p>"),
        ("Kata.\n![x](a.jpg)", f"<p>Kata.<br>\n{A}</p>"),
        ("- ![x](a.jpg)", f"<ul>\n<li>{A}</li>\n</ul>"),
        ("[![x](a.jpg)](/redaksi/)", f'<p><a href="site:/redaksi/">{A}</a></p>'),
        ("<p>\nKata\n<img src='a.jpg'>\nkata\n</p>", f"<p>\nKata {A}\nkata\n</p>"),
        ("<figure>\n<img src='a.jpg'>\n</figure>", f"<figure> {A}\n</figure>"),
    ],
)
def test_a_photo_beside_other_things_stays_in_its_line(body: str, html: str) -> None:
    assert html_of(body) == html


@pytest.mark.parametrize(
    ("written", "alt", "caption"),
    [
        ('![Dua polisi](a.jpg "Pos jaga, Jumat.")', "Dua polisi", "Pos jaga, Jumat."),
        ('![Dua  polisi\nmuda](a.jpg "")', "Dua polisi muda", ""),
        ("![Dua polisi](a.jpg “Pos jaga, Jumat.”)", "Dua polisi", "Pos jaga, Jumat."),
        ('![Dua polisi](a.jpg "Pos \\"Jaga\\" & pasar")', "Dua polisi", 'Pos "Jaga" & pasar'),
        ('![Dua "polisi"][1]\n\n[1]: a.jpg "Pos jaga"', 'Dua "polisi"', "Pos jaga"),
        ('<img src="a.jpg" alt="Dua polisi" title="Pos">', "Dua polisi", "Pos"),
    ],
)
def test_what_is_said_of_a_photo_stands_beside_the_text(
    written: str, alt: str, caption: str
) -> None:
    marked = render(PATH, written, 1, "id")
    (named,) = marked.photos
    assert named.photo == Photo("content/2024/02/a.jpg", alt, caption)
    assert marked.html == A
    assert written.split("\n")[named.link.line - 1][named.link.column - 1 :].startswith("a.jpg")


PARTS = st.lists(
    st.tuples(
        st.sampled_from(["\n\n", "\n", " ", "\n\n- ", "\n\n> ", "\n\n1. ", "\n\n## "]),
        st.booleans(),
    ),
    max_size=12,
)


@given(PARTS)
def test_any_mix_of_words_and_photos_keeps_every_one_once_in_order(
    parts: list[tuple[str, bool]],
) -> None:
    body, words, photos = "", [], []
    for number, (before, is_photo) in enumerate(parts):
        if is_photo:
            body += f'{before}![Lihat {number}](f{number}.jpg "Foto {number}")'
            photos.append(f"content/2024/02/f{number}.jpg")
        else:
            body += f"{before}kata{number}"
            words.append(f"kata{number}")
    marked = render(PATH, body, 1, "id")
    assert plain_text(marked.html).split() == words
    assert re.findall('<img src="photo:([^"]*)">', marked.html) == photos
    assert [named.photo.file for named in marked.photos] == photos
    assert no_block_in_a_paragraph(marked.html)


def no_block_in_a_paragraph(html: str) -> bool:
    lines = re.compile(r'\n<img src="photo:[^"]*">\n')
    return not any(map(lines.search, re.findall("<p>.*?</p>", html, re.DOTALL)))


UNSAFE = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//x></sCrIpT>",
    '<b onclick="x()">a</b>',
    '<p style="x">a</p>',
    "<style>p {}</style>",
    '<iframe src="https://x.example"></iframe>',
    "[a](javascript:alert)",
    "[a](JaVaScRiPt:alert)",
    "[a](<java\nscript:alert>)",
    '<a href="&#106;avascript:alert(1)">a</a>',
    '<a href="data:text/html,x">a</a>',
    "![a](data:image/svg+xml,x)",
    "[a](release:content/x.md)",
    "<form action=/x><input></form>",
    '<object data="x"></object><embed src="x">',
    "<svg onload=alert(1)>",
    "<meta http-equiv=refresh>",
]


def acts(html: str) -> bool:
    tags = " ".join(re.findall(r'<(?:[^<>"]|"[^"]*")*>', html)).lower()
    return bool(
        re.search(r"<(?:script|style|iframe|object|embed|form|input|svg|meta|link|base)\b", tags)
        or re.search(r'\s(?:on\w+|style|srcset|formaction)="', tags)
        or re.search(r'(?:href|src)="\s*(?:javascript|data|vbscript):', tags)
    )


@pytest.mark.parametrize("body", UNSAFE)
def test_nothing_that_acts_passes_and_a_warning_says_so(body: str) -> None:
    marked = render(PATH, f"Petugas.\n\n{body}\n", 1, "id")
    assert not acts(marked.html)
    assert "unsafe-html" in {found.code for found in marked.problems}
    assert all(found.line >= 3 for found in marked.problems)


@pytest.mark.parametrize(
    ("body", "what", "line", "column"),
    [
        ('Jaga style, class dan onclick.\n\n<p style="x">a</p>', "style", 3, 4),
        ("onclick dulu\n\n<b>a</b> <b onclick='x()'>b</b>", "onclick", 3, 13),
        ('<i title="style">a</i> <b\nstyle=x>b</b>', "style", 2, 1),
        ("javascript: itu kode.\n\n[a](javascript:x)", "javascript:", 3, 5),
        ("javascript: a.\n\n[a]\n\n[a]: <javascript:x>", "javascript:", 5, 7),
        ('data: lengkap\n<a title="data:" href="data:text/html,x">a</a>', "data:", 2, 24),
        ("Tulis `<script>` atau \\<script>.\n\n<script>x</script>", "<script>", 3, 1),
        ("<!-- <form> -->\n\na <form>b</form>", "<form>", 3, 3),
        ("Tulis `a\nb` dulu.\n\n<form>b</form>", "<form>", 4, 1),
        ("a&#x41;\n\nRp&#8238;000.1", "&#8238;", 3, 3),
        ("a\n\nRp &#X202e;1", "&#X202e;", 3, 4),
        ("<scripta> a\n\n<script>x</script>", "<script>", 3, 1),
    ],
)
def test_the_warning_points_at_the_tag_that_holds_it(
    body: str, what: str, line: int, column: int
) -> None:
    places = {
        dict(found.facts)["what"]: (found.line, found.column)
        for found in render(PATH, body, 1, "id").problems
    }
    assert places[what] == (line, column)


@pytest.mark.parametrize(
    "body", ["3 < 4 & 5 > 2", "a &amp; b &copy;", "<b>tebal</b>", "tulis: `<b>`", "A<br>b"]
)
def test_harmless_text_has_no_warning(body: str) -> None:
    assert not render(PATH, body, 1, "id").problems


def test_a_reporter_cannot_use_ids_and_classes_of_the_page() -> None:
    html = html_of(
        '<p id="kutipan-1" class="closing">a</p>\n\n<sup id="fnref:1" class="x">b</sup>\n'
    )
    assert "kutipan" not in html
    assert "class" not in html


def test_no_entity_turns_a_number_around() -> None:
    html = render(PATH, "Rp&#8238;000.1&#x202C; dan `&#x2066;`", 1, "id").html
    assert html == "<p>Rp000.1 dan <code>&amp;#x2066;</code></p>"


PIECES = st.lists(
    st.sampled_from(
        [
            *UNSAFE,
            "<",
            ">",
            "&",
            '"',
            "'",
            "<!--",
            "-->",
            "<a href=",
            "<img src=x onerror=y ",
            "<img src=a.jpg>",
            "![a](a.jpg)",
            "\n",
            "<p>",
            "</p>",
            "<div>\n",
            "\n\n",
            "- ",
            "1. ",
            "> ",
            "    ",
            "| a | b |\n|---|---|\n",
            "[^1]",
            "[^1]: ",
            "**",
            "_",
            "`",
            "\\",
            "[[quote 1]]",
            "kata",
            " ",
            "\x02",
            "\x03",
            "wzxhzdk:0",
            "\x02klzzwxh:0000\x03",
            "é",
            "“",
        ]
    )
    | st.text(max_size=5),
    max_size=12,
).map("".join)


@given(PIECES)
def test_whatever_is_written_nothing_that_acts_passes(body: str) -> None:
    marked = render(PATH, body, 1, "id")
    assert isinstance(marked, Marked)
    assert not acts(marked.html)


@given(PIECES)
def test_whatever_is_written_no_photo_stands_as_a_block_in_a_paragraph(body: str) -> None:
    assert no_block_in_a_paragraph(render(PATH, body, 1, "id").html)


@given(PIECES)
def test_a_text_reads_the_same_whatever_was_read_before(body: str) -> None:
    first = render(PATH, body, 1, "id")
    render(PATH, "[^1] x\n\n[^1]: y\n\n[z]: /z/\n\n<b>", 1, "id")
    assert render(PATH, body, 1, "id") == first


def test_hashtags_and_lines_of_dashes_make_no_headings() -> None:
    assert html_of("#PolresBatu #Presisi") == "<p>#PolresBatu #Presisi</p>"
    assert "<h" not in html_of("Paragraf satu\n---\nParagraf dua").replace("<hr", "")
