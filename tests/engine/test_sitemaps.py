"""Sitemaps name what search engines are to show, when it last changed, and nothing else."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from press import CONFIG, NOW, Press, codes, release

from siarpers.site.sitemaps import news_document, news_entry
from siarpers.source.config import read_config

SCHEMA = etree.XMLSchema(file=str(Path(__file__).parents[1] / "schemas/all.xsd"))
NEWSROOM, _ = read_config(CONFIG.encode())
NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "n": "http://www.google.com/schemas/sitemap-news/0.9",
}
HOME = "https://uji.example"
WITHDRAWN = "{date: 2024-06-01 09:00, ground: victim, reason: Demi korban.}"


def read(press: Press, url: str) -> Any:
    """A sitemap, parsed, after its schema found no fault with it."""
    parsed = etree.fromstring(press.page(url).encode())
    SCHEMA.assertValid(parsed)
    return parsed


def told(press: Press, url: str) -> dict[str, str]:
    """The addresses that a sitemap names, with the last change of each."""
    entries = read(press, url).findall("*", NAMES)
    return {
        entry.findtext("s:loc", "", NAMES).removeprefix(HOME): entry.findtext(
            "s:lastmod", "", NAMES
        )
        for entry in entries
    }


def news(press: Press) -> list[str]:
    """The titles in the sitemap of news."""
    return [title.text for title in read(press, "/sitemap-news.xml").iterfind(".//n:title", NAMES)]


def sitemaps(press: Press) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in press.output.glob("sitemap*.xml")}


def moved(rendered: tuple[str, ...]) -> list[str]:
    return [url for url in rendered if url.startswith("/sitemap")]


def year() -> dict[str, str | bytes]:
    """Releases of three months, two of them in the two days before NOW."""
    return {
        "content/a.md": release("Satu", slug="a"),
        "content/b.md": release("Dua", slug="b", date="2024-02-09 08:00"),
        "content/c.md": release("Tiga", slug="c", polres="papua", date="2024-04-01 08:00"),
        "content/d.md": release("Empat & <lima>", slug="d", date="2024-05-31 08:00"),
        "content/e.md": release("Enam", slug="e", date="2024-06-01 08:00"),
    }


def test_every_release_stands_in_the_sitemap_of_its_month_with_its_last_change(
    press: Press,
) -> None:
    noted = "[{date: 2024-03-05 10:00, note: Jumlah diperbaiki.}]"
    press.write(
        year() | {"content/a.md": release(slug="a", updated="2024-02-02 09:30", corrections=noted)}
    )
    press.build()

    assert told(press, "/sitemap-2024-02.xml") == {
        "/2024/02/a/": "2024-03-05T10:00:00+07:00",
        "/2024/02/b/": "2024-02-09T08:00:00+07:00",
    }
    assert told(press, "/sitemap.xml") == {
        "/sitemap-pages.xml": "",
        "/sitemap-2024-06.xml": "2024-06-01T08:00:00+07:00",
        "/sitemap-2024-05.xml": "2024-05-31T08:00:00+07:00",
        "/sitemap-2024-04.xml": "2024-04-01T08:00:00+09:00",
        "/sitemap-2024-02.xml": "2024-03-05T10:00:00+07:00",
    }


@pytest.mark.parametrize(
    "keys",
    [
        {"withdrawn": WITHDRAWN},
        {"source": "{name: Lain, url: 'https://lain.example/kabar'}"},
        {"draft": "true"},
    ],
    ids=["withdrawn", "republished", "a draft"],
)
def test_what_search_engines_are_not_to_show_stands_in_no_sitemap(
    press: Press, keys: dict[str, str]
) -> None:
    press.write(year())
    press.build()
    date = "2024-06-01 08:00"
    press.write({"content/e.md": release("Enam", slug="e", date=date, **keys)})

    press.build(drafts=True, verify=True)

    assert not press.has("/sitemap-2024-06.xml")
    assert "/sitemap-2024-06.xml" not in told(press, "/sitemap.xml")
    assert news(press) == ["Empat & <lima>"]
    assert not any(b"/2024/06/e/" in data for data in sitemaps(press).values())


def test_no_page_that_says_noindex_stands_in_a_sitemap_and_every_other_does(press: Press) -> None:
    press.write(
        year()
        | {
            "content/f.md": release("Lama", slug="f", aliases="[/lama/]", withdrawn=WITHDRAWN),
            "content/g.md": release("Baru", slug="g", aliases="[/usang/]", tags="[mudik]"),
            "content/pages/redaksi.md": "---\ntitle: Redaksi\nupdated: 2024-03-01 08:00\n---\n\nIsi.\n",
            "content/pages/kontak.md": "---\ntitle: Kontak\n---\n\nIsi.\n",
        }
    )
    press.build()

    named: dict[str, str] = {}
    for url in told(press, "/sitemap.xml"):
        named |= told(press, url)
    own = {f"/{f.parent.relative_to(press.output)}/" for f in press.output.rglob("index.html")}
    shown = {
        url.replace("/./", "/")
        for url in own
        if 'content="noindex"' not in press.page(url.replace("/./", "/"))
    }
    archived = {url for url in shown if re.fullmatch(r"/arsip/\d.*", url)}
    assert set(named) == shown - archived - {"/usang/", "/lama/"}
    assert named["/redaksi/"] == "2024-03-01T08:00:00+07:00"
    assert named["/kontak/"] == ""


def test_a_new_release_rewrites_its_month_the_index_and_the_news(press: Press) -> None:
    press.write(year())
    press.build()
    press.write({"content/f.md": release("Tujuh", slug="f", date="2024-06-01 09:00")})

    rendered = press.build().rendered

    assert moved(rendered) == ["/sitemap-2024-06.xml", "/sitemap-news.xml", "/sitemap.xml"]


def test_an_older_release_leaves_the_index_and_the_news_alone(press: Press) -> None:
    press.write(year())
    press.build()
    press.write({"content/f.md": release("Tujuh", slug="f", date="2024-02-05 09:00")})

    assert moved(press.build().rendered) == ["/sitemap-2024-02.xml"]


@pytest.mark.parametrize("name", ["a", "e"])
def test_a_typo_renders_no_sitemap(press: Press, name: str) -> None:
    press.write(year())
    press.build()
    text = str(year()[f"content/{name}.md"])
    press.write({f"content/{name}.md": text.replace("berjaga", "bersiaga")})

    outcome = press.build()

    assert f"/2024/0{6 if name == 'e' else 2}/{name}/" in outcome.written
    assert moved(outcome.rendered) == []


def test_a_new_title_rewrites_the_news_alone(press: Press) -> None:
    press.write(year())
    press.build()
    press.write({"content/e.md": str(year()["content/e.md"]).replace("Enam", "Delapan")})

    assert moved(press.build().rendered) == ["/sitemap-news.xml"]
    assert news(press) == ["Delapan", "Empat & <lima>"]


def test_a_correction_moves_the_last_change_of_its_month(press: Press) -> None:
    press.write(year())
    press.build()
    noted = "[{date: 2024-05-01 10:00, note: Jumlah diperbaiki.}]"
    press.write({"content/a.md": release("Satu", slug="a", corrections=noted)})

    assert moved(press.build().rendered) == ["/sitemap-2024-02.xml", "/sitemap.xml"]
    assert told(press, "/sitemap.xml")["/sitemap-2024-02.xml"] == "2024-05-01T10:00:00+07:00"


def test_a_release_under_embargo_is_new_when_the_embargo_ends(press: Press) -> None:
    ended = "2024-06-01 11:00"
    press.write(year() | {"content/a.md": release(slug="a", embargo=ended)})
    press.build(now=NOW - timedelta(hours=2))
    assert list(told(press, "/sitemap-2024-02.xml")) == ["/2024/02/b/"]

    press.build(verify=True)

    assert told(press, "/sitemap-2024-02.xml")["/2024/02/a/"] == "2024-06-01T11:00:00+07:00"
    assert told(press, "/sitemap.xml")["/sitemap-2024-02.xml"] == "2024-06-01T11:00:00+07:00"


def test_a_month_that_lost_its_last_release_has_no_sitemap(press: Press) -> None:
    press.write(year())
    press.build()
    press.delete("content/c.md")

    outcome = press.build()

    assert [url for url in outcome.deleted if "sitemap" in url] == ["/sitemap-2024-04.xml"]
    assert moved(outcome.rendered) == ["/sitemap.xml"]


def test_news_is_of_two_days_and_newest_first(press: Press) -> None:
    press.write(year())
    press.build()

    entry = read(press, "/sitemap-news.xml")[1]
    assert news(press) == ["Enam", "Empat & <lima>"]
    assert [element.text for element in entry.iter() if not len(element)] == [
        "https://uji.example/2024/05/d/",
        "Kabar Uji",
        "id",
        "2024-05-31T08:00:00+07:00",
        "Empat & <lima>",
    ]


def test_news_grows_old_when_nothing_else_happens(press: Press) -> None:
    press.write(year())
    press.rest()
    press.build()
    last_minute = datetime(2024, 6, 2, 0, 59, 59, tzinfo=UTC)

    assert press.build(now=last_minute).rendered == ()
    outcome = press.build(now=last_minute + timedelta(seconds=1), verify=True)

    assert (outcome.rendered, outcome.problems) == (("/sitemap-news.xml",), ())
    assert news(press) == ["Enam"]
    assert press.build(now=last_minute + timedelta(hours=2)).rendered == ()


def test_without_news_the_home_page_stands_alone(press: Press) -> None:
    press.write(year())
    press.rest()
    press.build()

    assert press.build(now=NOW + timedelta(days=3)).rendered == ("/sitemap-news.xml",)

    assert list(told(press, "/sitemap-news.xml")) == ["/"]
    assert news(press) == []


def test_going_back_in_time_makes_it_news_again(press: Press) -> None:
    press.write(year())
    press.rest()
    press.build(now=NOW + timedelta(days=3))

    press.build(verify=True)

    assert news(press) == ["Enam", "Empat & <lima>"]


def test_what_is_dated_ahead_is_news_only_when_the_future_is_asked_for(press: Press) -> None:
    press.write(year() | {"content/f.md": release("Besok", slug="f", date="2024-06-02 08:00")})
    press.build()
    assert news(press) == ["Enam", "Empat & <lima>"]

    press.build(future=True, verify=True)

    assert news(press) == ["Besok", "Enam", "Empat & <lima>"]


def test_incremental_sitemaps_are_those_of_a_clean_build(press: Press, tmp_path: Path) -> None:
    press.write(year())
    press.rest()
    press.build()
    press.write({"content/f.md": release("Tujuh", slug="f", date="2024-06-01 11:00")})
    press.delete("content/c.md")
    press.build()
    later = NOW + timedelta(days=1)
    press.build(now=later)

    clean = Press(tmp_path / "clean")
    files = [press.root / "config.yaml", *press.root.joinpath("content").rglob("*.md")]
    clean.write({str(file.relative_to(press.root)): file.read_bytes() for file in files})
    clean.build(now=later)

    assert sitemaps(press) == sitemaps(clean)
    assert news(press) == ["Tujuh", "Enam"]


def test_an_empty_site_has_valid_sitemaps(press: Press) -> None:
    press.build()

    assert list(told(press, "/sitemap.xml")) == ["/sitemap-pages.xml"]
    assert "/polres/lumajang/" in told(press, "/sitemap-pages.xml")
    assert list(told(press, "/sitemap-news.xml")) == ["/"]


def test_addresses_are_those_of_the_base_url(press: Press) -> None:
    press.base_url = "https://lain.example/a&b"
    press.write(year())
    press.build()

    for url in ("/sitemap.xml", "/sitemap-pages.xml", "/sitemap-2024-02.xml", "/sitemap-news.xml"):
        named = read(press, url).findall(".//s:loc", NAMES)
        assert named
        assert all(loc.text.startswith("https://lain.example/a&b/") for loc in named)
    assert "Sitemap: https://lain.example/a&b/sitemap.xml\n" in press.page("/robots.txt")


def test_robots_are_let_in_and_told_of_the_sitemaps(press: Press) -> None:
    press.build()

    assert press.page("/robots.txt") == (
        "User-agent: *\nAllow: /\n\n"
        "Sitemap: https://uji.example/sitemap.xml\n"
        "Sitemap: https://uji.example/sitemap-news.xml\n"
    )


def test_a_site_may_have_a_robots_file_of_its_own(press: Press) -> None:
    press.build()
    own = "User-agent: *\nDisallow: /cari/\nSitemap: {{ absolute('/sitemap.xml') }}\n"
    press.write({"templates/robots.txt": own})

    assert press.build().rendered == ("/robots.txt",)

    assert "Disallow: /cari/" in press.page("/robots.txt")
    assert "Sitemap: https://uji.example/sitemap.xml\n" in press.page("/robots.txt")


@pytest.mark.parametrize(
    "alias", ["/sitemap.xml", "/sitemap-2024-02.xml", "/sitemap-lama.xml", "/robots.txt"]
)
def test_the_addresses_of_sitemaps_are_reserved(press: Press, alias: str) -> None:
    press.write({"content/a.md": release(aliases=f"[{alias}]")})

    assert codes(press.build()) == ["url-reserved"]


def test_a_standing_page_may_be_called_after_a_sitemap(press: Press) -> None:
    press.write({"content/pages/sitemap-kota.md": "---\ntitle: Peta\n---\n\nIsi.\n"})

    assert press.build().problems == ()
    assert "/sitemap-kota/" in told(press, "/sitemap-pages.xml")


ANY = st.text(st.characters(), max_size=60)


@given(title=ANY, name=ANY)
def test_any_title_is_read_back_from_the_news_as_it_was(title: str, name: str) -> None:
    def allowed(text: str) -> str:
        return "".join(
            c
            for c in text
            if c in "\t\n\r"
            or (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
        )

    assert NEWSROOM
    site = NEWSROOM.site.__class__(name, NEWSROOM.site.url)
    newsroom = NEWSROOM.__class__(site, NEWSROOM.publisher, NEWSROOM.offices)
    url = "https://uji.example/2024/02/a/"

    made = news_document([news_entry(newsroom, url, title, "2024-02-01T08:00:00+07:00")])

    parsed = etree.fromstring(made)
    SCHEMA.assertValid(parsed)
    assert parsed.findtext(".//n:title", "", NAMES) == allowed(title)
    assert parsed.findtext(".//n:name", "", NAMES) == allowed(name)
