"""One page of each kind and one feed, byte for byte as it was last approved.

`SIARPERS_GOLDEN=write make test PYTEST=tests/golden` writes the pages anew: look at
what `git diff` shows before you commit it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from press import CONFIG, Press, release

EXPECTED = Path(__file__).parent / "expected"
PAGES = {
    "release": "/2024/02/jagongan/",
    "withdrawn": "/2024/02/dicabut/",
    "home": "/",
    "office": "/polres/lumajang/",
    "author": "/penulis/sari-utami/",
    "topic": "/topik/pemilu-2024/",
    "programme": "/program/jagongan-kamtibmas/",
    "speaker": "/narasumber/sugiarto/",
    "archive": "/arsip/",
    "month": "/arsip/2024/02/",
    "day": "/arsip/2024/02/01/",
    "corrections": "/ralat/",
    "subscribe": "/langganan/",
    "search": "/cari/",
    "standing": "/redaksi/",
    "not-found": "/404.html",
    "redirect": "/lama/jagongan/",
    "feed": "/feed.xml",
    "release-with-photos": "/2024/01/pos-jaga/",
    "feed-with-photos": "/penulis/budi-contoh/feed.xml",
    "atom-with-photos": "/penulis/budi-contoh/atom.xml",
    "json-with-photos": "/penulis/budi-contoh/feed.json",
    "atom": "/atom.xml",
    "json": "/feed.json",
    "opml": "/feeds.opml",
    "ninjs": "/ninjs/2024/02/jagongan.json",
}
BODY = """\
Warga berkumpul di balai desa, Selasa (30/1/2024).  Lihat juga [kabar lain](patroli.md).

“Kami datang untuk mendengar,” ujar Ipda Sugiarto.

[[quote 2]]

- ronda malam
- kabar yang benar

| Desa | Peserta |
|------|---------|
| Senduro | 40 |
"""
QUOTES = """
  - {speaker: "Ipda Sugiarto, SH.", role: Kasihumas Polres Lumajang, text: Kami datang untuk mendengar.}
  - speaker: {rank: Akbp, name: Rangga Pradipta, titles: SIK, office: Kapolres Lumajang}
    via: Ipda Sugiarto
    text: Berbeda pilihan itu biasa.
  - {speaker: Ipda Sugiarto, role: Kasihumas Polres Lumajang, text: Jagongan diadakan lagi pekan depan.}"""


IMAGES = """
  - {file: pos.jpg, alt: Dua polisi di pos jaga, caption: Pos jaga di simpang pasar., credit: Humas}
  - {file: pasar.jpg, credit: Sari Utami, taken: 2023-11-02}
  - {file: /2024/01/pos.jpg}"""
PHOTO = Path(__file__).parent / "pos.jpg"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Press:
    press = Press(tmp_path_factory.mktemp("golden"))
    press.write(
        {
            "config.yaml": CONFIG,
            "content/2024/02/jagongan.md": release(
                "Duduk bersama di Senduro",
                BODY,
                program="Jagongan Kamtibmas",
                tags="[pemilu 2024, ronda]",
                quotes=QUOTES,
                aliases="[/lama/jagongan/]",
                corrections="[{date: 2024-02-03 09:00, note: Jumlah peserta diperbaiki.}]",
            ),
            "content/2024/02/patroli.md": release(
                "Patroli <malam> & pagi",
                "Petugas berkeliling.",
                date="2024-01-30 20:00",
                tags="[ronda]",
            ),
            "content/2024/02/dicabut.md": release(
                "Nama yang tidak boleh disebut",
                "Rahasia.",
                date="2024-02-02 08:00",
                withdrawn="{date: 2024-02-04 10:00, ground: victim, reason: Demi pemulihan korban.}",
            ),
            "content/2024/01/pos.jpg": PHOTO.read_bytes(),
            "content/2024/01/pasar.jpg": PHOTO.with_name("pasar.jpg").read_bytes(),
            "content/2024/01/pos-jaga.md": release(
                "Pos jaga dibuka lagi",
                "Warga menyambut.\n\n![Pasar pagi](pasar.jpg)\n\nPetugas berjaga.",
                author="Budi Contoh",
                polres="jember",
                date="2024-01-20 08:00",
                images=IMAGES,
            ),
            "content/pages/redaksi.md": "---\ntitle: Redaksi\norder: 1\n---\n\nPenanggung jawab: Rina Contoh.\n",
        }
    )
    outcome = press.build()
    assert outcome.problems == ()
    return press


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_of_each_kind_is_as_approved(built: Press, kind: str) -> None:
    page = re.sub(r"(/static/[a-z]+)\.[0-9a-f]{10}\.", r"\1.HASH.", built.page(PAGES[kind]))
    page = re.sub(r'("size_in_bytes":)[0-9]+', r'\1"BYTES"', page)
    page = re.sub(r'( length| fileSize)="[0-9]+"', r'\1="BYTES"', page)  # Pillow's versions differ
    ending = PAGES[kind].rpartition(".")[2] if "." in PAGES[kind] else "html"
    file = EXPECTED / f"{kind}.{ending}"

    if os.environ.get("SIARPERS_GOLDEN") == "write":
        file.parent.mkdir(exist_ok=True)
        file.write_text(page, encoding="utf-8")

    assert page == file.read_text(encoding="utf-8")


def test_a_home_page_says_nothing_of_what_stands_above_already(press: Press) -> None:
    nothing, newest = "Belum ada siaran pers di sini.", 'id="newest"'
    press.write(
        {"config.yaml": CONFIG, "content/pages/redaksi.md": "---\ntitle: Redaksi\n---\n\nR.\n"}
    )
    press.build()
    assert nothing in press.page("/")

    for number in range(1, 6):
        press.write({f"content/{number}.md": release(f"Kabar {number}")})
        press.build()
        assert (newest in press.page("/")) == (number > 4), "four stand above"
        assert nothing not in press.page("/")


def test_caption_and_credit_are_two_sentences(press: Press) -> None:
    photo = "{file: pos.jpg, alt: Pos, caption: Pos jaga, credit: Humas}"
    press.write(
        {"content/a.md": release(slug="a", image=photo), "content/pos.jpg": PHOTO.read_bytes()}
    )
    press.build()
    assert 'Pos jaga.\n<span class="credit">Foto: Humas</span>' in press.page("/2024/02/a/")
    assert "Pos jaga. Foto: Humas" in press.page("/feed.xml")


def test_a_withdrawn_release_leaves_no_word_anywhere(built: Press) -> None:
    for file in built.output.rglob("*.*"):
        if file.is_file():
            text = file.read_bytes()
            assert b"Rahasia" not in text, file
            assert b"tidak boleh disebut" not in text, file
