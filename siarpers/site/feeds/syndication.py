"""RSS 2.0 and Atom by way of feedgen, with its faults worked around in this one place.

feedgen 1.0.0 reads the build clock unless each date is set, prepends entries, drops
authors without an e-mail address from RSS and lets the last link become its `<link>`,
writes `<` in plain text as `&lt;`, which feed validators take for markup, and loses what
kind of link an Atom entry has and that its content is HTML.  An item is written once
and then stands in every feed that carries it; text and photo are put in when it does.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from html import escape

from feedgen.entry import FeedEntry
from feedgen.ext.dc import DcEntryExtension, DcExtension
from feedgen.feed import FeedGenerator
from lxml import etree

from siarpers.site.feeds.channel import Channel
from siarpers.site.feeds.item import FeedItem

_ATOM = "http://www.w3.org/2005/Atom"
_MEDIA = "http://search.yahoo.com/mrss/"
_RSS_NAMES = {
    "atom": _ATOM,
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": _MEDIA,
}
_ANYTHING = "x"
_TEXT = "<![CDATA[]]>"
"""Where an item's text will stand; no other text holds it, since `<` is escaped."""
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


def item_xml(item: FeedItem) -> tuple[str, str]:
    """The item as RSS `<item>` and Atom `<entry>`, its text and photo left open."""
    entry = FeedEntry()
    entry.register_extension("dc", DcEntryExtension, atom=False)
    entry.guid(item.id, permalink=True)
    entry.title(item.title)
    entry.link(href=item.url)
    entry.description(item.summary, isSummary=True)
    entry.published(item.published)
    entry.updated(item.updated)
    entry.author([{"name": name, "uri": uri} for name, uri in item.authors])
    entry.dc.dc_creator([name for name, _ in item.authors])
    if item.tags:
        entry.category([{"term": tag} for tag in item.tags])
    if item.source:
        entry.source(url=item.source.url, title=item.source.name)
    entry.content(_ANYTHING, type="CDATA")
    rss = entry.rss_entry()
    if item.updated != item.published:
        etree.SubElement(rss, f"{{{_ATOM}}}updated").text = item.updated.isoformat()
    entry.content(_ANYTHING, type="html")
    return _rss_text(rss), _atom_text(entry.atom_entry(), item)


def _rss_text(item: etree._Element) -> str:
    # Inside a root that declares the namespaces, the item's own declarations fall away.
    etree.Element("rss", nsmap=_RSS_NAMES).append(item)
    text: str = etree.tostring(item, encoding="unicode", with_tail=False)
    text = "<item>" + text[text.index(">") + 1 :]
    text = text.replace("<![CDATA[x]]>", _TEXT, 1)
    return text.replace("&lt;", "&#x3C;")


def _atom_text(entry: etree._Element, item: FeedItem) -> str:
    for link in entry.iterfind("link"):
        link.set("rel", "alternate")
        link.set("type", "text/html")
    if item.source:
        etree.SubElement(entry, "link", href=item.source.url, rel="via", type="text/html")
    for source in entry.findall("source"):  # a source wants an id, which we do not know
        entry.remove(source)
    content = entry.find("content")
    content.set("type", "html")
    content.text = etree.CDATA(_ANYTHING)
    text = etree.tostring(entry, encoding="unicode", with_tail=False)
    return str(text).replace("<![CDATA[x]]>", _TEXT, 1)


def with_text(entry: str, html: str, photo: str) -> str:
    """The `<item>` or `<entry>` with its text, and the elements of its photo at its end."""
    text = html.replace("]]>", "]]]]><![CDATA[>")
    head, mark, tail = entry.partition(_TEXT)
    tail, end, rest = tail.rpartition("</")
    return f"{head}<![CDATA[{text}]]>{tail}{photo}{end}{rest}" if mark else entry


def rss_photo(url: str, length: int, size: tuple[int, int]) -> str:
    """A JPEG as RSS carries it: one enclosure, and its size in pixels beside it."""
    address = escape(url)
    return (
        f'<enclosure url="{address}" length="{length}" type="image/jpeg"/>'
        f'<media:content url="{address}" fileSize="{length}" type="image/jpeg" medium="image" '
        f'width="{size[0]}" height="{size[1]}"/>'
    )


def atom_photo(url: str, length: int, _size: tuple[int, int]) -> str:
    """A JPEG as an Atom entry carries it (RFC 4287, 4.2.7.2)."""
    return f'<link rel="enclosure" href="{escape(url)}" type="image/jpeg" length="{length}"/>'


def rss(head: Channel, items: Iterable[str]) -> bytes:
    """The RSS feed; `items` the newest first."""
    feed = FeedGenerator()
    feed.register_extension("dc", DcExtension, None, atom=False)
    feed.title(head.title)
    feed.description(head.description)
    feed.language(head.language)
    feed.generator("siarpers")
    feed.lastBuildDate(head.updated or _BEGINNING)
    # The last link without rel=self becomes RSS's <link>: the page goes last.
    feed.link(href=head.address, rel="self", type="application/rss+xml")
    feed.link(href=head.home, rel="alternate")
    text: str = feed.rss_str(pretty=False).decode()
    if head.updated is None:  # feedgen cannot leave the date out
        start, mark, rest = text.partition("<lastBuildDate>")
        text = start + rest.partition("</lastBuildDate>")[2] if mark else text
    hubs = "".join(f'<atom:link rel="hub" href="{escape(hub)}"/>' for hub in head.hubs)
    text = text.replace("&lt;", "&#x3C;").replace(
        'xmlns:content="', f'xmlns:media="{_MEDIA}" xmlns:content="', 1
    )
    start, mark, end = text.partition("</channel>")
    return ("\n".join((start + hubs, *items, mark + end)) + "\n").encode()


def atom(head: Channel, entries: Iterable[str]) -> bytes:
    """The Atom feed; `entries` the newest first."""
    feed = FeedGenerator()
    feed.id(head.home)
    feed.title(head.title)
    feed.subtitle(head.description)
    feed.language(head.language)
    feed.generator("siarpers")
    feed.updated(head.updated or _BEGINNING)
    feed.author(name=head.publisher)
    feed.link(href=head.address, rel="self", type="application/atom+xml")
    feed.link(href=head.home, rel="alternate", type="text/html")
    for hub in head.hubs:
        feed.link(href=hub, rel="hub")
    text: str = feed.atom_str(pretty=False).decode()
    start, mark, end = text.partition("</feed>")
    return ("\n".join((start, *entries, mark + end)) + "\n").encode()
