"""A site with a release of every kind, and its feeds read back by a strict parser."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from lxml import etree
from press import CONFIG, Press, photograph, release

URL = "https://uji.example"
NAMES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
    "opml": "",
}
ARCHIVE = 80
"""Plain releases, of which the oldest was corrected lately."""
SECRET = "rahasiakorban"  # noqa: S105 - a word that may not be published
HARD = 'Kata "korban": serahkan <uang> & <b>motor</b> </p> ]]> <![CDATA[ 😀 שלום مرحبا – 5 < 6'
LISTS = {
    "/": "site",
    "/polda/jatim/": "an office with offices below it",
    "/polres/lumajang/": "an office with more releases than a feed holds",
    "/polda/papua/": "an office in another zone",
    "/polres/jember/": "an office without releases",
    "/penulis/sari-utami/": "an author",
    "/penulis/budi-contoh/": "an author with few releases",
    "/topik/pasar/": "a topic",
    "/program/jumat-curhat/": "a programme",
    "/narasumber/sugiarto/": "a speaker",
}
"""Lists whose feeds are read, by the address of their page."""
OLDEST = "/2024/01/patroli-0/"
QUOTES = "[{speaker: Ipda Sugiarto, text: Pasar harus aman bagi semua.}]"
IMAGES = """
  - {file: depan.jpg, alt: Dua polisi di depan kios, credit: Humas}
  - {file: dalam.jpg, alt: Kios sayur, caption: Kios di dalam pasar., credit: Humas}
  - {file: belakang.jpg, alt: Parkir, caption: "Parkir <penuh> & sesak.", credit: Humas}"""
BODY = """\
Petugas mencatat setiap keluhan[^1], lihat [kutipan](#kutipan-1) dan [kabar lain](patroli-3.md).

![Kios sayur](dalam.jpg)

Redaksi ada [di sini](/redaksi/), atau [tulis surat](mailto:redaksi@uji.example).  Nilai 5 < 6 & 7 ]]> 0.

[^1]: Catatan kaki pertama.
"""


def front_page(folder: Path) -> Press:
    """The site, built into a folder."""
    press = Press(folder)
    press.write({"config.yaml": CONFIG, **files()})
    outcome = press.build()
    assert outcome.published, outcome.problems
    return press


def files() -> dict[str, str | bytes]:
    """The content of the site."""
    first = datetime(2024, 1, 2, 8)
    plain = {
        f"content/2024/patroli-{n}.md": release(
            f"Patroli ke-{n}",
            date=f"{first + timedelta(days=n):%Y-%m-%d %H:%M}",
            slug=f"patroli-{n}",
            tags="[pasar]",
            program="Jumat Curhat",
            quotes=QUOTES,
            corrections=None if n else "[{date: 2024-05-30 09:00, note: Jumlah <pos> & jam.}]",
        )
        for n in range(ARCHIVE)
    }
    special = {
        "sulit": release(f"'{HARD}'", f"Teks: {SECRET[:7]}.", date="2024-05-01 08:00"),
        "diperbarui": release("Banjir surut", date="2024-05-02 08:00", updated="2024-05-03 07:05"),
        "dicabut": release(
            "Nama anak",
            f"Isi {SECRET}.\n\n![{SECRET}](rahasia.jpg)",
            date="2024-05-04 08:00",
            images=f"[{{file: rahasia.jpg, alt: {SECRET}, credit: Humas}}]",
            withdrawn="{date: 2024-05-05 09:00, ground: child, reason: Demi masa depan anak.}",
        ),
        "alih": release(
            "Kabar alihan",
            date="2024-05-06 08:00",
            source='{name: "Kabar & <Contoh>", url: "https://kabar.example/1?a=1&b=é"}',
        ),
        "iklan": release("Sembako murah", date="2024-05-07 08:00", paid="yes"),
        "foto": release(
            "Pasar dibuka lagi",
            BODY,
            date="2024-05-08 08:00",
            author="[Budi Contoh, Sari Utami]",
            tags="[pasar, pemilu & suara]",
            images=IMAGES,
        ),
        "alias": release("Alamat lama", date="2024-05-09 08:00", aliases="[/lama/é/, /lebih/]"),
        "papua": release("Kabar timur", polres="papua", date="2024-05-10 08:00"),
        "kabur": release("Belum jelas", date="2024-05-11 08:00", unverified="yes"),
    }
    return {
        **plain,
        **{f"content/2024/{name}.md": text for name, text in special.items()},
        "content/2024/depan.jpg": photograph("navy", (1600, 1067)),
        "content/2024/dalam.jpg": photograph("red"),
        "content/2024/belakang.jpg": photograph("green"),
        "content/2024/rahasia.jpg": photograph("black"),
        "content/pages/redaksi.md": "---\ntitle: Redaksi\n---\n\nRina Contoh.\n",
    }


def parsed(data: bytes) -> etree._Element:
    """The root of an XML document, which has to be well-formed."""
    strict = etree.XMLParser(recover=False, resolve_entities=False, no_network=True)
    return etree.fromstring(data, strict)


def document(press: Press, url: str) -> etree._Element:
    """The root of a published XML document."""
    return parsed(press.page(url).encode())


def channel(press: Press, url: str) -> etree._Element:
    """The channel of the RSS feed beside a list's page."""
    found = document(press, f"{url}feed.xml").find("channel")
    assert found is not None
    return found


def items(press: Press, url: str) -> list[etree._Element]:
    return channel(press, url).findall("item")


def entries(press: Press, url: str) -> list[etree._Element]:
    return document(press, f"{url}atom.xml").findall("atom:entry", NAMES)


def told(press: Press, url: str) -> dict[str, Any]:
    """The JSON Feed beside a list's page."""
    return json.loads(press.page(f"{url}feed.json"))


def titled(press: Press, url: str, title: str) -> etree._Element:
    """The RSS item of that title."""
    return next(item for item in items(press, url) if item.findtext("title") == title)


def feeds(press: Press, name: str = "feed.xml") -> list[str]:
    """The address of every feed of the site in one format."""
    output = press.output
    return sorted(f"/{file.relative_to(output).as_posix()}" for file in output.rglob(name))


class Html(HTMLParser):
    """The elements, addresses and words of a piece of HTML."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.addresses: list[str] = []
        self._words: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            if name in {"href", "src", "cite", "poster", "data", "action"}:
                self.addresses.append(value or "")
            if name == "srcset":
                self.addresses += [one.split()[0] for one in (value or "").split(",")]

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    @property
    def words(self) -> list[str]:
        return re.findall(r"\w+", " ".join(self._words))


def texts(press: Press, url: str) -> Iterator[str]:
    """The HTML of each item, in all three formats."""
    yield from (item.findtext("content:encoded", "", NAMES) for item in items(press, url))
    yield from (entry.findtext("atom:content", "", NAMES) for entry in entries(press, url))
    yield from (item["content_html"] for item in told(press, url)["items"])
