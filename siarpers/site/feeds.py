"""RSS 2.0 by way of feedgen, with its faults worked around in this one place.

feedgen 1.0.0 reads the build clock unless each date is set, prepends entries, drops
authors without an e-mail address and writes `<` in plain text as `&lt;`, which feed
validators take for markup.  An item is serialised once, when its release is read,
and then stands in every feed that carries it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from feedgen.entry import FeedEntry
from feedgen.ext.dc import DcEntryExtension, DcExtension
from feedgen.feed import FeedGenerator
from lxml import etree

from siarpers.site.addresses import Addresses
from siarpers.words.listing import ListFacts
from siarpers.words.newsroom import Newsroom
from siarpers.words.release import Release

_NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
}
_CONTENT = "<content:encoded>"


def item_xml(release: Release, html: str, title: str, addresses: Addresses) -> str:
    """The `<item>` of a release, the addresses in its text and its photo's still open.

    `html` is its whole text, `title` its title with any mark (withdrawn, advertorial).
    The guid is the first address the release ever had, so that it survives a new slug.
    """
    entry = FeedEntry()
    entry.register_extension("dc", DcEntryExtension, atom=False)
    entry.title(title)
    entry.link(href=addresses.absolute(release.url))
    entry.description(release.summary or title)
    entry.content(html, type="CDATA")
    first = release.aliases[0] if release.aliases else release.url
    entry.guid(addresses.absolute(first), permalink=True)
    entry.pubDate(release.date)
    entry.dc.dc_creator([author.name for author in release.authors])
    terms = [*([release.programme] if release.programme else []), *release.topics]
    if terms:
        entry.category([{"term": term.name} for term in terms])
    if release.source and release.source.url:
        entry.source(url=release.source.url, title=release.source.name)
    if release.photo:
        entry.enclosure(f"photo:{release.photo.file}", "0", "image/jpeg")
    item = entry.rss_entry()
    # Inside a root that declares the namespaces, the item's own declarations fall away.
    etree.Element("rss", nsmap=_NAMESPACES).append(item)
    text: str = etree.tostring(item, encoding="unicode", with_tail=False)
    text = "<item>" + text[text.index(">") + 1 :]
    head, mark, rest = text.partition(_CONTENT)
    return head.replace("&lt;", "&#x3C;") + mark + rest


def rss(
    facts: ListFacts,
    newsroom: Newsroom,
    items: Iterable[str],
    newest: datetime | None,
    addresses: Addresses,
) -> bytes:
    """The RSS feed of a list; `items` newest first, `newest` the last change among them."""
    feed = FeedGenerator()
    feed.register_extension("dc", DcExtension, None, atom=False)
    site = newsroom.site
    title = site.title if facts.kind == "site" else f"{facts.name} | {site.title}"
    feed.title(title)
    feed.description(site.tagline or title)
    feed.language(site.language)
    feed.generator("siarpers")
    feed.lastBuildDate(newest or datetime(1970, 1, 1, tzinfo=UTC))
    # The last link without rel=self becomes RSS's <link>: the page goes last.
    feed.link(href=addresses.absolute(facts.feed), rel="self", type="application/rss+xml")
    feed.link(href=addresses.absolute(facts.url), rel="alternate")
    text: str = feed.rss_str(pretty=False).decode()
    if newest is None:  # feedgen cannot leave the date out
        start = text.index("<lastBuildDate>")
        end = text.index("</lastBuildDate>") + len("</lastBuildDate>")
        text = text[:start] + text[end:]
    head, mark, tail = text.partition("</channel>")
    body = "\n".join(("", *items, ""))
    return (head.replace("&lt;", "&#x3C;") + body + mark + tail + "\n").encode()
