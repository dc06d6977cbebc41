"""Share cards: always a picture of the same size, with every letter inside its margins."""

from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from siarpers.site.pictures.sharecard import (
    ACCENT,
    BAR,
    RULE,
    SETTINGS,
    SIZE,
    CardPress,
    CardWords,
)
from siarpers.site.pictures.typeface import SANS, SERIF, Typeface

PRESS = CardPress()
WORDS = CardWords(
    kicker="Polres Lumajang",
    title="Pemilu Usai, Jagongan Kamtibmas Lumajang Jalan Terus",
    foot="LUMAJANG.IWO.OR.ID · 1 Februari 2024",
    accent="",
)
MARGIN = 40
"""Nothing but the bar comes nearer to the sides; a J swings its tail past its stand."""
PAPER = (255, 255, 255)

anything = st.text(st.characters(), max_size=80) | st.text("AWÅjgQ…⸻@/. ", max_size=600)


def picture(card: bytes) -> Image.Image:
    with Image.open(io.BytesIO(card)) as opened:
        assert opened.format == "PNG"
        opened.load()
        return opened.convert("RGB")


def inked(card: bytes, box: tuple[int, int, int, int]) -> tuple[int, int, int, int] | None:
    """The smallest box that holds all that is not paper in this part of the card."""
    return picture(card).crop(box).convert("L").point([1] * 255 + [0]).getbbox()


def titled(title: str) -> bytes:
    return PRESS.draw(replace(WORDS, title=title))


def light(colour: tuple[int, int, int]) -> float:
    parts = [c / 3294.6 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def bar(accent: str) -> tuple[int, int, int]:
    pixel = picture(PRESS.draw(replace(WORDS, accent=accent))).getpixel((600, BAR // 2))
    assert isinstance(pixel, tuple)
    return pixel[0], pixel[1], pixel[2]


def test_a_card_is_a_small_png_of_1200_by_630() -> None:
    card = PRESS.draw(WORDS)

    assert picture(card).size == (1200, 630) == SIZE
    assert len(card) < 30_000


def test_a_card_says_nothing_about_itself() -> None:
    card, kinds, at = PRESS.draw(WORDS), [], 8
    while at < len(card):
        length = int.from_bytes(card[at : at + 4])
        kinds.append(card[at + 4 : at + 8])
        at += 12 + length

    assert kinds == [b"IHDR", b"PLTE", b"IDAT", b"IEND"]


def test_the_same_words_give_the_same_bytes_whatever_was_drawn_before() -> None:
    press = CardPress()
    press.draw(replace(WORDS, title="Ţéxt yang lain sama sekali", kicker="Polres Batu"))

    assert press.draw(WORDS) == PRESS.draw(WORDS) == CardPress().draw(WORDS)


@pytest.mark.parametrize("field", ["kicker", "title", "foot", "accent"])
def test_another_word_or_colour_gives_another_card(field: str) -> None:
    assert PRESS.draw(replace(WORDS, **{field: "navy"})) != PRESS.draw(WORDS)


@settings(deadline=None)
@given(st.builds(CardWords, anything, anything, anything, anything))
def test_whatever_is_written_fits_between_the_margins(words: CardWords) -> None:
    card = PRESS.draw(words)

    assert picture(card).size == SIZE
    assert inked(card, (0, BAR, MARGIN, 630)) is None
    assert inked(card, (1200 - MARGIN, BAR, 1200, 630)) is None
    assert inked(card, (0, 615, 1200, 630)) is None


@pytest.mark.parametrize(
    "title",
    [
        "https://www.tribratanews.lumajang.jatim.polri.go.id/berita/2024/02/01",
        "PERTANGGUNGJAWABAN" * 5,
        "W" * 300,
        "Kapolres mengapresiasi " + "dipertanggungjawabkannya" * 3 + " seluruh personel",
        "Kata sambutan yang panjang sekali " * 30,
    ],
)
def test_a_long_word_or_title_stays_above_the_rule(title: str) -> None:
    card = titled(title)

    assert inked(card, (0, RULE - 15, 1200, RULE)) is None
    assert inked(card, (0, 124, 1200, RULE)) is not None


@pytest.mark.parametrize(
    ("title", "seen"),
    [
        ("Halo 😀", "Halo"),
        ("Halo 👨‍👩‍👧 Warga", "Halo Warga"),
        ("Alhamdulillah 🙏, Aman", "Alhamdulillah, Aman"),
        ("Basmalah بسم الله Berkah", "Basmalah Berkah"),
        ("Aksara ꦗꦮ dan 日本", "Aksara dan"),
        ("Ju\u00admat\u200b \u202eCurhat\u202c\x07", "Jumat Curhat"),
        ("Re\u0301sume\u0301 \ufffe \ud800", "Résumé"),
        ("𝗧𝗮𝗸𝗷𝗶𝗹 Ｇｒａｔｉｓ", "Takjil Gratis"),
        ("Dua\n\tbaris\u00a0 saja", "Dua baris saja"),
    ],
)
def test_what_the_font_lacks_leaves_neither_box_nor_gap(title: str, seen: str) -> None:
    assert titled(title) == titled(seen)


def test_without_a_title_the_office_takes_its_place() -> None:
    assert titled("😀😀") == titled("") == PRESS.draw(replace(WORDS, kicker="", title=WORDS.kicker))


def test_without_any_word_there_are_bar_and_rule() -> None:
    card = PRESS.draw(CardWords("", "", "", ""))

    assert inked(card, (0, BAR, 1200, 630)) == (72, RULE - BAR, 1128, RULE + 2 - BAR)


@pytest.mark.parametrize("file", [SERIF, SANS])
def test_the_fonts_have_every_letter_of_indonesian_and_of_its_neighbours_names(file: str) -> None:
    letters = "abcdefghijklmnopqrstuvwxyz0123456789éèêëáàâäãåçñøöóòôõüúùûíìîïýšžčćđğşłńřțāēīōūḥṣṭẓ"
    punctuation = ".,;:!?()[]'\"’‘“”–—-…/&%@#+*·•°²³½×©®"

    for char in letters + letters.upper() + punctuation:
        assert Typeface(file).legible(f"a{char}") == f"a{char}"


def test_a_short_title_is_set_larger_than_a_long_one() -> None:
    areas = [inked(titled("Waspada " * n), (0, 124, 1200, RULE)) for n in (1, 4, 12)]
    first_lines = [area[1] for area in areas if area]

    assert first_lines == sorted(first_lines, reverse=True)


def test_no_title_ends_in_a_line_of_one_short_word() -> None:
    card = titled("Sosialisasi Keselamatan Berkendara bagi Pelajar SMA di Batu")
    last = inked(card, (0, 350, 1200, RULE))

    assert last is not None
    assert last[2] > 600


@pytest.mark.parametrize("accent", ["", "oklch(40% .1 20)", "var(--x)", "#12", "bukan warna", "😀"])
def test_an_accent_that_cannot_be_read_is_the_themes(accent: str) -> None:
    assert bar(accent) == ACCENT


@pytest.mark.parametrize("accent", ["#005f86", "rgb(0, 95, 134)", "#005f86ff", " #005F86 "])
def test_an_accent_that_can_be_read_on_white_stays_as_it_is(accent: str) -> None:
    assert bar(accent) == (0, 95, 134)


@pytest.mark.parametrize("accent", ["#f2978d", "yellow", "white", "#00ff00", "hsl(200, 90%, 800%)"])
def test_an_accent_too_light_for_white_paper_is_darkened(accent: str) -> None:
    assert 4.5 <= 1.05 / (light(bar(accent)) + 0.05) < 4.7


def test_a_build_that_draws_nothing_imports_no_pillow() -> None:
    asked = "import sys, siarpers.site.pictures.sharecard as s; s.CardWords; sys.exit('PIL' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0


def test_the_settings_name_what_a_card_looks_like() -> None:
    assert str(SIZE) in SETTINGS
