import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siarpers.source.markup import render
from siarpers.source.quotes import bare_quote, place_quotes, wrong_calls
from siarpers.words.release import Quote, Speaker
from siarpers.words.text import plain_text

SPEAKER = Speaker("Contoh", "contoh", "Ipda", "S.H.", "Kasihumas Polres Lumajang")


def quotes(*texts: str, via: Speaker | None = None) -> tuple[Quote, ...]:
    return tuple(
        Quote(number, bare_quote(text), SPEAKER, via) for number, text in enumerate(texts, start=1)
    )


def placed(body: str, *texts: str) -> tuple[str, str, list[str]]:
    html, statements, found = place_quotes(
        render("content/x.md", body, 1, "id").html, quotes(*texts), "id"
    )
    return html, statements, [quote.placement for quote in found]


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        ("“Warga silakan melapor,” kata Contoh.", "“Warga silakan melapor,”"),
        ('"Warga silakan melapor", kata Contoh.', '"Warga silakan melapor"'),
        ("Kata Contoh: ‘Warga silakan melapor.’", "‘Warga silakan melapor.’"),
        ("Kata Contoh: Warga silakan melapor, lalu pergi.", None),
        ("“Warga  silakan\nmelapor,” kata Contoh.", "“Warga  silakan<br>\nmelapor,”"),
        ("“Warga **silakan** melapor,” kata.", "“Warga <strong>silakan</strong> melapor,”"),
        ("“**Warga silakan melapor**,” kata.", "“<strong>Warga silakan melapor</strong>,”"),
        ("“Warga&nbsp;silakan melapor!” kata.", "“Warga&nbsp;silakan melapor!”"),
    ],
)
def test_a_quote_is_marked_up_where_the_body_carries_its_words(
    body: str, marked: str | None
) -> None:
    html, statements, placement = placed(body, "Warga silakan melapor.")
    if marked is None:  # three words, and no quotation marks around them
        assert placement == ["statements"]
        return
    assert f'<span class="quote" id="kutipan-1">{marked}</span>' in html
    assert (statements, placement) == ("", ["body"])


@pytest.mark.parametrize(
    ("written", "quoted"),
    [
        (
            "Program “Jum’at Curhat” – milik kita & warga semua",
            'Program "Jum\'at Curhat" - milik kita & warga semua',
        ),
        ("Jangan ragu — lapor ke 110 sekarang juga", "Jangan ragu – lapor ke 110 sekarang juga."),
        ("Kami‑lah yang\xa0menjaga kota ini", "Kami-lah yang menjaga kota ini"),
        ("Kami tunggu... sampai aman", "Kami tunggu… sampai aman"),
        ("Kami tunggu… sampai aman", "Kami tunggu... sampai aman"),
        ("Kami tunggu sampai aman...", "Kami tunggu sampai aman…"),
        ("kami tunggu", "Kami tunggu."),
        ("Kami tunggu", "kami tunggu"),
        ("Kami tetap **tunggu** sampai aman", "Kami *tetap* tunggu __sampai aman__."),
    ],
)
def test_marks_dashes_dots_spaces_emphasis_and_the_first_capital_may_differ(
    written: str, quoted: str
) -> None:
    _, _, placement = placed(f"Ia berkata, “{written}.”", quoted)
    assert placement == ["body"]


def test_a_match_that_crosses_tags_is_marked_in_pieces_with_one_id() -> None:
    html, _, _ = placed("“Warga *silakan* **melapor,” kata** dia.", "Warga silakan melapor.")
    assert html == (
        '<p><span class="quote" id="kutipan-1">“Warga </span><em><span class="quote">silakan</span></em> '
        '<strong><span class="quote">melapor,”</span> kata</strong> dia.</p>'
    )


@pytest.mark.parametrize(
    ("body", "parts"),
    [
        ("“Kami siap,” ujar Contoh, “kapan saja.”", ["“Kami siap,”", "“kapan saja.”"]),
        ("“Kami siap”, ujar Contoh. “Kapan saja”.", ["“Kami siap”", "“Kapan saja”"]),
        ("“Kami,” kata KH Ma'ruf, “siap kapan saja.”", ["“Kami,”", "“siap kapan saja.”"]),
        ('"Kami siap," ujarnya.\n\n"Kapan saja."', ['"Kami siap,"', '"Kapan saja."']),
        (
            "“Kami,” ujar A, “siap,” lanjutnya, “kapan saja.”",
            ["“Kami,”", "“siap,”", "“kapan saja.”"],
        ),
    ],
)
def test_a_quote_with_its_speaker_in_the_middle_is_marked_up_in_parts_with_one_id(
    body: str, parts: list[str]
) -> None:
    html, statements, placement = placed(body, "Kami siap kapan saja.")
    assert (statements, placement) == ("", ["body"])
    assert html.count('id="kutipan-1"') == 1
    assert re.findall(r'<span class="quote"(?: id="kutipan-1")?>(.*?)</span>', html) == parts
    assert re.sub(r"<span[^>]*>|</span>", "", html) == render("content/x.md", body, 1, "id").html


@pytest.mark.parametrize(
    "body",
    [
        "“Kami siap,” ujar Contoh, “di pasar.”",
        "“Kami siap,” ujar Contoh, kapan saja.",
        "Kami siap, ujar Contoh, “kapan saja.”",
        "“Kami siap,” ujar Contoh. “Patroli jalan.” “Kapan saja.”",
    ],
)
def test_parts_that_are_not_the_whole_quote_are_left_alone(body: str) -> None:
    html, _, placement = placed(body, "Kami siap kapan saja.")
    assert placement == ["statements"]
    assert "<span" not in html


def test_words_inside_other_words_are_no_quote() -> None:
    _, _, placement = placed("Petugas menjaga “keamanan” kota.", "aman")
    assert placement == ["statements"]


def test_a_long_quote_is_found_before_the_short_one_inside_it() -> None:
    html, _, placement = placed(
        "“Aman dan damai semua,” katanya. “Aman,” ujarnya.", "Aman.", "Aman dan damai semua."
    )
    assert placement == ["body", "body"]
    assert '<span class="quote" id="kutipan-2">“Aman dan damai semua,”</span>' in html
    assert '<span class="quote" id="kutipan-1">“Aman,”</span>' in html


def test_a_called_quote_is_pulled_and_the_body_stays_unmarked() -> None:
    html, statements, placement = placed(
        "“Warga tenang,” kata dia.\n\n[[quote 1]]\n", "Warga tenang."
    )
    assert html == (
        "<p>“Warga tenang,” kata dia.</p>\n"
        '<figure class="pull" id="kutipan-1"><blockquote><p>“Warga tenang.”</p></blockquote>'
        '<figcaption><a href="site:/narasumber/contoh/">Ipda Contoh, S.H.</a>, '
        '<span class="role">Kasihumas Polres Lumajang</span></figcaption></figure>'
    )
    assert (statements, placement) == ("", ["pull"])


def test_the_call_may_be_in_indonesian() -> None:
    assert placed("Isi.\n\n[[kutipan 1]]\n", "Warga tenang.")[2] == ["pull"]


def test_a_quote_passed_on_names_who_passed_it_on() -> None:
    via = Speaker("Perantara", "perantara", "Iptu")
    for language, word in (("id", "melalui"), ("en", "through")):
        _, block, _ = place_quotes("<p>Isi.</p>", quotes("A < B.", via=via), language)
        assert (
            f', {word} <a href="site:/narasumber/perantara/">Iptu Perantara</a></figcaption>'
            in block
        )
        assert "“A &lt; B.”" in block
        assert block.startswith(
            '<div class="statements">\n<figure class="statement" id="kutipan-1">'
        )


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ("Isi.\n\n[[quote 1]]", []),
        ("[[quote 1]]\n\nIsi.", []),
        ("Isi.\n\n[[quote 3]]", ["unknown-quote"]),
        ("Isi.\n\n[[quote 0]]", ["unknown-quote"]),
        ("Isi [[quote 1]].", ["quote-not-alone"]),
        ("Isi.\n[[quote 1]]", ["quote-not-alone"]),
        ("[[quote 1]]\n\n[[quote 2]]\n\n[[quote 1]]", ["quote-called-twice"]),
    ],
)
def test_a_wrong_call_is_a_problem(body: str, codes: list[str]) -> None:
    assert [found.code for found in wrong_calls("x.md", body, 1, 2)] == codes


@pytest.mark.parametrize(
    ("body", "suggestion"),
    [
        ("Isi.\n\n[[kutipan satu]]", "[[kutipan 1]]"),
        ("Isi.\n\n[[kutipan: 2]]", "[[kutipan 2]]"),
        ("Isi.\n\n[[quote]]", "[[quote 1]]"),
        ("Isi.\n\n[[ quote 1 ]]", "[[quote 1]]"),
        ("Isi.\n\n[[Quote2]]", "[[quote 2]]"),
        ("Isi.\n\n[[kutpan 1]]", "[[kutipan 1]]"),
        ("Isi.\n\n[kutipan 1]", "[[kutipan 1]]"),
        ("Isi.\n\n[[quote 1]", "[[quote 1]]"),
        ("Isi.\n\n[[quote 9x]]", ""),
    ],
)
def test_what_is_nearly_a_call_is_a_problem_and_never_printed(body: str, suggestion: str) -> None:
    (found,) = wrong_calls("x.md", body, 1, 2)
    assert (found.code, found.line, found.column) == ("bad-quote-call", 3, 1)
    assert dict(found.facts)["suggestion"] == suggestion


@pytest.mark.parametrize(
    "body",
    ["[[1]](x.md)", "[kutipan](x.md)", "[kutipan 1](x.md)", "a [x] [^1] [ ] [[", "[[foto 1]]"],
)
def test_other_brackets_are_no_call(body: str) -> None:
    assert wrong_calls("x.md", body, 1, 2) == ()


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("Kami **siap** dan _tenang_.", "Kami siap dan tenang."),
        ("“**Kami _siap_.**”", "Kami siap."),
        ("[Kami](https://a.example/b_c_d) siap \\*", "Kami siap *"),
        ("5*3*2 dan nama_file_baru", "5*3*2 dan nama_file_baru"),
        ("“Siap.”", "Siap."),
        ('"Siap."', "Siap."),
        ("Siap.", "Siap."),
        ("“A,” kata dia, “B.”", "“A,” kata dia, “B.”"),
        ("““", "““"),
        ('"', '"'),
    ],
)
def test_a_quote_is_bare_of_marks_around_the_whole_and_of_markdown(written: str, bare: str) -> None:
    assert bare_quote(written) == bare


WORDS = st.sampled_from(
    [
        "warga",
        "aman",
        "jum'at",
        "“siap,”",
        '"siap"',
        "–",
        "-",
        "&",
        "<b>",
        "**",
        "*",
        "_",
        "\n",
        "\n\n",
        "- ",
        "&nbsp;",
        "&copy;",
        "kata.",
        "[x](y.md)",
        "| a |",
        "[[quote 1]]",
        "[[quote 2]]",
        "\u200b",
        "  ",
        "é",
        "🚓",
    ]
)


@given(st.lists(WORDS, max_size=25), st.data())
def test_each_quote_is_shown_once_and_no_word_of_the_body_is_lost(
    words: list[str], data: st.DataObject
) -> None:
    html = render("content/x.md", " ".join(words), 1, "id").html
    told = plain_text(html)
    start = data.draw(st.integers(0, max(len(told) - 1, 0)))
    end = data.draw(st.integers(start, len(told)))
    texts = [
        told[start:end].strip() or "Siap.",
        data.draw(st.sampled_from(["warga aman", "siap", "Lain."])),
    ]
    marked, block, found = place_quotes(html, quotes(*texts), "id")
    for quote in found:
        ids = (marked + block).count(f'id="kutipan-{quote.number}"')
        assert ids == 1
        assert (f'id="kutipan-{quote.number}"' in block) == (quote.placement == "statements")
    unmarked = re.sub(r'<figure class="pull".*?</figure>', "", marked)
    unmarked = re.sub(r'<span class="quote"(?: id="kutipan-\d")?>|</span>', "", unmarked)
    calls = r"<p>\s*\[\[quote [12]\]\]\s*</p>"
    assert re.sub(calls, "", unmarked) == re.sub(calls, "", html) or "[[quote" in unmarked
