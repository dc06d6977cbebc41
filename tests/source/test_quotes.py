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
    return tuple(Quote(number, text, SPEAKER, via) for number, text in enumerate(texts, start=1))


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
    ],
)
def test_marks_dashes_and_spaces_may_differ(written: str, quoted: str) -> None:
    _, _, placement = placed(f"Ia berkata, “{written}.”", quoted)
    assert placement == ["body"]


def test_a_match_that_crosses_tags_is_marked_in_pieces_with_one_id() -> None:
    html, _, _ = placed("“Warga *silakan* **melapor,” kata** dia.", "Warga silakan melapor.")
    assert html == (
        '<p><span class="quote" id="kutipan-1">“Warga </span><em><span class="quote">silakan</span></em> '
        '<strong><span class="quote">melapor,”</span> kata</strong> dia.</p>'
    )


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
    ("written", "bare"),
    [
        ("“Siap.”", "Siap."),
        ('"Siap."', "Siap."),
        ("Siap.", "Siap."),
        ("“A,” kata dia, “B.”", "“A,” kata dia, “B.”"),
        ("““", "““"),
        ('"', '"'),
    ],
)
def test_quotation_marks_around_a_whole_quote_are_left_out(written: str, bare: str) -> None:
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
