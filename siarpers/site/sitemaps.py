"""Sitemaps: which addresses search engines are asked to read, and when each last changed.

The protocol is that of https://www.sitemaps.org/protocol.html: absolute addresses, at
most 50,000 in a file, and a last change that is told only where it is true.  A month of
releases is a file of its own, so that a new release rewrites one of them and the index.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from html import escape
from itertools import islice
from typing import Any

from siarpers.site.addresses import Addresses
from siarpers.site.ask import Ask
from siarpers.words.listing import REVISED
from siarpers.words.newsroom import Newsroom
from siarpers.words.text import xml_text

_MOST = 50_000
"""Addresses in one file, by the protocol."""
_MOST_NEWS = 1_000
"""Releases in a sitemap of news, by Google's rules for them."""

_PROTOCOL = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"


def sitemap_of(list_id: str) -> str:
    """The address of the sitemap that names the releases of a list `revised/YYYY-MM`."""
    return f"/sitemap-{list_id.removeprefix(f'{REVISED}/')}.xml"


def _index(ask: Ask, _newsroom: Newsroom, addresses: Addresses) -> bytes:
    """The sitemap of sitemaps, newest month first, each with the last change in it."""
    children = [_entry("sitemap", addresses.absolute("/sitemap-pages.xml"))]
    for month in ask.months("site"):
        list_id = f"{REVISED}/{month}"
        for _, changed in ask.changed(list_id, 1):
            children.append(_entry("sitemap", addresses.absolute(sitemap_of(list_id)), changed))
    return _document("sitemapindex", children)


def _pages(ask: Ask, newsroom: Newsroom, addresses: Addresses) -> bytes:
    """Every page that is no release and may be indexed, but for months and days of the archive.

    Only a standing page tells when it changed: what a list shows moves with every release.
    """
    return _urlset(islice(_urls_of_pages(ask, newsroom), _MOST), addresses)


def _urls_of_pages(ask: Ask, newsroom: Newsroom) -> Iterator[tuple[str, str]]:
    yield from ((url, "") for url in ("/", "/arsip/", "/ralat/", "/langganan/"))
    yield from ask.changed("standing", _MOST)
    yield from ((office.url, "") for office in newsroom.offices)
    for kind in ("programme", "topic", "speaker", "author"):
        yield from ((facts.url, "") for facts in ask.lists(kind))


def _month(ask: Ask, _newsroom: Newsroom, addresses: Addresses, list_id: str) -> bytes:
    """The releases of a month, the last changed first."""
    return _urlset(ask.changed(list_id, _MOST), addresses)


def _news(ask: Ask, newsroom: Newsroom, addresses: Addresses, since: str) -> bytes:
    """The releases that are news, newest first; `since` is the moment of the oldest of them.

    When none is, the home page stands alone, without any word of news: the schema wants
    one address at least, and Google's rules allow addresses that are news no more.
    """
    found = ask.news(int(since), _MOST_NEWS) if since else ()
    entries = [
        news_entry(newsroom, addresses.absolute(url), title, date) for url, title, date in found
    ]
    return news_document(entries or [_entry("url", addresses.absolute("/"))])


def news_document(entries: Iterable[str]) -> bytes:
    """A sitemap of news with these entries."""
    return _document("urlset", entries, f' xmlns:news="{_NEWS}"')


def news_entry(newsroom: Newsroom, url: str, title: str, date: str) -> str:
    """What a sitemap of news says of one release."""
    site = newsroom.site
    return (
        f"<url><loc>{_text(url)}</loc><news:news>"
        f"<news:publication><news:name>{_text(site.title)}</news:name>"
        f"<news:language>{site.language}</news:language></news:publication>"
        f"<news:publication_date>{date}</news:publication_date>"
        f"<news:title>{_text(title)}</news:title></news:news></url>\n"
    )


def _urlset(found: Iterable[tuple[Any, ...]], addresses: Addresses) -> bytes:
    return _document(
        "urlset", (_entry("url", addresses.absolute(url), changed) for url, changed in found)
    )


def _entry(element: str, url: str, changed: str = "") -> str:
    told = f"<lastmod>{changed}</lastmod>" if changed else ""
    return f"<{element}><loc>{_text(url)}</loc>{told}</{element}>\n"


def _document(root: str, entries: Iterable[str], more: str = "") -> bytes:
    body = "".join(entries)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{_PROTOCOL}"{more}>\n'
        f"{body}</{root}>\n"
    ).encode()


def _text(text: str) -> str:
    """The text as XML may hold it; a parser gives it back as it was."""
    return escape(xml_text(text)).replace("\r", "&#13;")


SITEMAPS: dict[str, Callable[..., bytes]] = {
    "sitemap": _index,
    "sitemap-pages": _pages,
    "sitemap-month": _month,
    "sitemap-news": _news,
}
"""What makes each kind of sitemap from the archive, the newsroom and the page's arguments."""
