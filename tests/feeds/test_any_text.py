"""Whatever reporters write, feeds parse, and give back the same text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lxml import etree
from newsstand import NAMES, URL, channel, entries, parsed, texts, told
from press import CONFIG, Press, release

from siarpers.site.addresses import Addresses
from siarpers.site.feeds import jsonfeed, syndication
from siarpers.site.feeds.channel import Channel
from siarpers.site.feeds.channel import channel as channel_of
from siarpers.site.feeds.item import FeedItem, feed_item
from siarpers.site.feeds.opml import opml
from siarpers.words.listing import ListFacts
from siarpers.words.newsroom import Newsroom, Publisher, Site
from siarpers.words.photo import Photo
from siarpers.words.release import Correction, Release, Source, Term, Withdrawal
from siarpers.words.text import ended

FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
WIB = timezone(timedelta(hours=7))
ADDRESSES = Addresses(URL)
NEWSROOM = Newsroom(Site("Kabar Uji", URL), Publisher("pers", "PT Kabar", "Jalan", "Rina"), ())
MARKUP = (
    *("]]>", "<![CDATA[", "<![CDATA[]]>", "<![CDATA[x]]>", "</item>", "</entry>", "</channel>"),
    *(
        "&lt;",
        "&amp;",
        "&#x3C;",
        "<b>",
        '"',
        "'",
        "<!--",
        "-->",
        "<?xml?>",
        "&nbsp;",
        "&",
        "<",
        "\\",
    ),
    *("\u202e", "\u200f", "\u2028", "\ufeff", "\ufffe", "\uffff", "\x00", "\x07", "\x0b", "\x85"),
    *(
        "😀",
        "👩\u200d🚒",
        "שלום",
        "\ue000",
        "\U0001fffe",
        "\U0010ffff",
        "\r\n",
        "\t",
        "%(title)s",
        "{}",
    ),
)
"""What has broken feeds somewhere, to be met more often than by chance."""

anything = st.lists(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8) | st.sampled_from(MARKUP),
    max_size=6,
).map("".join)
something = st.builds("".join, st.tuples(anything, st.just("a"), anything))
moments = st.datetimes(
    datetime(1980, 1, 1),
    datetime(2100, 1, 1),
    timezones=st.sampled_from([WIB, timezone(timedelta(hours=9)), UTC]),
).map(lambda moment: moment.replace(microsecond=0))
terms = st.builds(Term, something, st.just("nama"))
releases = st.builds(
    Release,
    path=st.just("content/a.md"),
    slug=st.just("a"),
    title=something,
    authors=st.lists(terms, min_size=1, max_size=3).map(tuple),
    office=st.just("lumajang"),
    date=moments,
    body=anything,
    summary=anything,
    updated=st.none() | moments,
    programme=st.none() | terms,
    topics=st.lists(terms, max_size=3).map(tuple),
    source=st.none()
    | st.builds(Source, something, anything.map(lambda text: f"https://kabar.example/{text}")),
    aliases=st.lists(anything.map(lambda text: f"/lama/{text}/"), max_size=2).map(tuple),
    corrections=st.lists(st.builds(Correction, moments, something), max_size=2).map(tuple),
    withdrawn=st.none() | st.builds(Withdrawal, moments, st.just("victim"), something),
    unverified=st.booleans(),
    paid=st.sampled_from(["", "advertorial"]),
)
newsrooms = st.builds(
    lambda title, tagline, name: Newsroom(
        Site(title, URL, tagline), Publisher("pers", name, "Jalan", "Rina"), ()
    ),
    *(something, something, something),
)


@st.composite
def heads(draw: st.DrawFn) -> Channel:
    """What a list's feed says of itself."""
    facts = ListFacts("topic/a", "topic", "a", draw(something), "/topik/a/", "/topik/a/feed.xml")
    newsroom, updated = draw(newsrooms), draw(st.none() | moments)
    hubs = draw(st.sampled_from([(), ("https://hub.example/?a=1&b=2",)]))
    return replace(channel_of(facts, newsroom, ADDRESSES, "feed.xml", updated), hubs=hubs)


def plain(text: str) -> str:
    """The text as XML may hold it."""
    return FORBIDDEN.sub("", text)


def read(text: str) -> str:
    """The text as XML reads it from a CDATA section."""
    return plain(text).replace("\r\n", "\n").replace("\r", "\n")


def all_text(root: etree._Element, name: str) -> list[str]:
    return [one.text or "" for one in root.findall(name, NAMES)]


@settings(deadline=None)
@given(releases, heads())
def test_any_release_comes_back_from_every_format(found: Release, head: Channel) -> None:
    item = feed_item(found, NEWSROOM)
    rss_item, entry = syndication.item_xml(item)
    lone = jsonfeed.item_json(item)

    rss = parsed(syndication.rss(head, [syndication.with_text(rss_item, item.html, "")]))
    atom = parsed(syndication.atom(head, [syndication.with_text(entry, item.html, "")]))
    data = json.loads(jsonfeed.json_feed(head, [jsonfeed.with_text(lone, item.html, "")]))

    _in_rss(rss, item, head)
    _in_atom(atom, item, head)
    _in_json(data, item, head)
    assert plain(found.title) in item.title
    assert item.id.isascii()
    assert item.url == f"{URL}{found.url}"
    assert [name for name, _ in item.authors] == [plain(one.name) for one in found.authors]
    assert [note for _, note in item.notes] == [plain(one.note) for one in found.corrections]
    assert plain(found.summary).strip() in item.summary
    assert read(found.body) in item.html


photos = st.tuples(anything, something, anything)


@settings(deadline=None)
@given(photos, photos)
def test_any_caption_stands_below_its_photo(
    last: tuple[str, str, str], below: tuple[str, str, str]
) -> None:
    found = Release(
        path="content/a.md",
        slug="a",
        title="Kabar",
        authors=(Term("Sari", "sari"),),
        office="lumajang",
        date=datetime(2024, 1, 1, tzinfo=WIB),
        body='<p>Teks.</p>\n<img src="photo:content/satu.jpg">',
        summary="Teks.",
        inline=(Photo("content/satu.jpg", *last),),
        gallery=(Photo("content/dua.jpg", *below),),
    )

    figures = Figures(feed_item(found, NEWSROOM).html).found

    assert figures == [
        (
            f"photo:content/{file}.jpg",
            read(alt),
            f"{read(ended(caption) if credit else caption)}{said(credit)}",
        )
        for file, (alt, caption, credit) in (("satu", last), ("dua", below))
    ]


def said(credit: str) -> str:
    return f" Foto: {read(credit)}" if credit else ""


class Figures(HTMLParser):
    """(address, alt text, caption) of each figure of a text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str, str]] = []
        self._inside = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag
        if tag == "img":
            told = dict(attrs)
            self.found.append((told["src"] or "", told["alt"] or "", ""))

    def handle_data(self, data: str) -> None:
        if self._inside == "figcaption":
            address, alt, caption = self.found[-1]
            self.found[-1] = (address, alt, caption + data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "figcaption":
            self._inside = ""


@settings(deadline=None)
@given(newsrooms, something)
def test_any_name_comes_back_from_opml(newsroom: Newsroom, name: str) -> None:
    facts = ListFacts("topic/a", "topic", "a", name, "/topik/a/", "/topik/a/feed.xml")

    root = parsed(opml(newsroom, [(name, (facts,))], ADDRESSES))

    assert [one.get("text") for one in root.iter("outline")] == [
        spaced(plain(newsroom.site.title)),
        *[spaced(plain(name))] * 2,
    ]


def spaced(text: str) -> str:
    """The text as XML reads it from an attribute."""
    return re.sub("\r\n|[\r\n\t]", " ", text)


def _in_rss(rss: etree._Element, item: FeedItem, head: Channel) -> None:
    one = rss.find("channel/item")
    assert one is not None
    assert all_text(rss, "channel/title") == [head.title]
    assert all_text(rss, "channel/description") == [head.description]
    assert all_text(rss, "channel/link") == [head.home]
    assert all_text(one, "title") == [item.title]
    assert all_text(one, "description") == [item.summary]
    assert all_text(one, "content:encoded") == [read(item.html)] == [item.html]
    assert all_text(one, "guid") == [item.id]
    assert all_text(one, "dc:creator") == [name for name, _ in item.authors]
    assert all_text(one, "category") == list(item.tags)
    assert all_text(one, "source") == ([item.source.name] if item.source else [])


def _in_atom(atom: etree._Element, item: FeedItem, head: Channel) -> None:
    one = atom.find("atom:entry", NAMES)
    assert one is not None
    assert all_text(atom, "atom:title") == [head.title]
    assert all_text(atom, "atom:author/atom:name") == [head.publisher]
    assert all_text(one, "atom:title") == [item.title]
    assert all_text(one, "atom:summary") == [item.summary]
    assert all_text(one, "atom:content") == [item.html]
    assert all_text(one, "atom:id") == [item.id]
    assert all_text(one, "atom:author/atom:name") == [name for name, _ in item.authors]
    terms = [term.get("term") for term in one.findall("atom:category", NAMES)]
    assert terms == list(item.tags)
    assert all_text(one, "atom:published") == [item.published.isoformat()]
    assert all_text(one, "atom:updated") == [item.updated.isoformat()]


def _in_json(data: dict[str, object], item: FeedItem, head: Channel) -> None:
    assert data["title"] == head.title
    assert isinstance(data["items"], list)
    (one,) = data["items"]
    assert one["title"] == item.title
    assert one["summary"] == item.summary
    assert one["content_html"] == item.html
    assert one["id"] == item.id
    assert [author["name"] for author in one["authors"]] == [name for name, _ in item.authors]
    assert one.get("tags", []) == list(item.tags)


@contextmanager
def site() -> Iterator[Press]:
    with TemporaryDirectory() as folder:
        press = Press(Path(folder) / "site")
        press.write({"config.yaml": CONFIG})
        yield press


def quoted(text: str) -> str:
    """The text as a YAML scalar that means it exactly."""
    return '"' + "".join(f"\\U{ord(letter):08x}" for letter in text) + '"'


typed = st.lists(
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Cn"]), max_size=8)
    | st.sampled_from([text for text in MARKUP if text.isprintable() and text != "<!--"]),
    max_size=6,
).map("".join)
"""What an editor lets a reporter write into a text."""


@settings(max_examples=12, deadline=None)
@given(something, something, something, typed)
def test_any_text_passes_through_a_whole_build(title: str, name: str, tag: str, body: str) -> None:
    with site() as press:
        written = release(
            quoted(f"Judul {title}"),
            f"Teks {body}.",
            author=quoted(f"Sari {name}"),
            tags=f"[{quoted(f'pasar {tag}')}]",
            quotes=f"[{{speaker: Ipda Sugiarto, text: {quoted(f'Aman {tag}')}}}]",
        )
        press.write({"content/a.md": written})
        outcome = press.build()
        assume(outcome.published)  # else a reporter is told what is wrong
        ((known,),) = press.rows("SELECT whole FROM document WHERE path = 'content/a.md'")
        whole = json.loads(known)
        rss, atom, data = channel(press, "/"), entries(press, "/"), told(press, "/")["items"]

        assert all_text(rss, "item/title") == [whole["title"]]
        assert all_text(atom[0], "atom:title") == [whole["title"]]
        assert data[0]["title"] == whole["title"]
        assert all_text(rss, "item/dc:creator") == [one["name"] for one in whole["authors"]]
        assert data[0].get("tags", []) == [one["name"] for one in whole["topics"]]
        assert len(set(texts(press, "/"))) == 1
        for file in (*press.output.rglob("*.xml"), press.output / "feeds.opml"):
            parsed(file.read_bytes())
