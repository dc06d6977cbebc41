"""OPML 2.0 (opml.org/spec2.opml): every feed in one file, to be taken into a feed reader."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from html import escape

from siarpers.site.addresses import Addresses
from siarpers.words.listing import ListFacts
from siarpers.words.newsroom import Newsroom
from siarpers.words.release import Office
from siarpers.words.text import xml_text


def opml(
    newsroom: Newsroom,
    groups: Iterable[tuple[str, tuple[ListFacts, ...]]],
    addresses: Addresses,
) -> bytes:
    """All feeds: the site's, those of the offices as a tree, and of each group (name, lists)."""
    site = newsroom.site

    def feed(name: str, url: str, inside: str = "") -> str:
        home = addresses.absolute(url)
        said = escape(xml_text(name))
        told = f'text="{said}" title="{said}" type="rss" version="RSS2"'
        told += f' xmlUrl="{escape(addresses.absolute(f"{url}feed.xml"))}" htmlUrl="{escape(home)}"'
        return f"<outline {told}>{inside}</outline>" if inside else f"<outline {told}/>"

    offices = "".join(_tree(newsroom.offices, (), feed))
    named = (
        f'<outline text="{escape(xml_text(name))}">'
        + "".join(feed(one.name, one.url) for one in lists)
        + "</outline>"
        for name, lists in groups
        if lists
    )
    lines = (
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        f"<head><title>{escape(xml_text(site.title))}</title></head>",
        "<body>",
        feed(site.title, "/"),
        offices,
        *named,
        "</body>",
        "</opml>",
        "",
    )
    return "\n".join(lines).encode()


def _tree(
    offices: tuple[Office, ...], above: tuple[str, ...], feed: Callable[[str, str, str], str]
) -> Iterator[str]:
    """The offices right below `above`, each with those below it inside."""
    for office in offices:
        if office.parents == above:
            inside = "".join(_tree(offices, (*above, office.id), feed))
            yield feed(office.name, office.url, inside)
