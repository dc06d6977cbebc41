"""The lists a site is made of: their ids, their addresses, how far they reach.

A list is named by an id such as `site`, `office/lumajang` or `topic/pemilu-2024`.
Some lists have pages and feeds of their own (`PUBLISHED`); others only answer
questions: `appeals`, `corrections`, `replies/SLUG`, `photo/PATH`; for each published list
`amended/LIST`, where changed releases stand by the time of their last change; and what
sitemaps name: `news`, `revised/YYYY-MM`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a build that finds nothing to do reads names of lists alone
    from siarpers.words.newsroom import Newsroom

FRONT = 20
"""Releases on a list's front page; a longer list has an archive by month."""
FEED = 50
"""Releases in a feed."""
CROWDED = 100
"""Releases in a month beyond which its page names the days instead."""

FEEDS = {"feed.xml": "rss", "atom.xml": "atom", "feed.json": "json-feed"}
"""The feeds beside each list's page: the kind of page by its file."""
PUBLISHED = ("site", "office", "author", "topic", "programme", "speaker")
"""The kinds of list that have pages and feeds."""

ROOTS = {
    "site": "/",
    "author": "/penulis/",
    "topic": "/topik/",
    "programme": "/program/",
    "speaker": "/narasumber/",
}


@dataclass(frozen=True, slots=True)
class ListFacts:
    """A list as its pages and other pages name it."""

    id: str
    kind: str
    slug: str
    name: str
    url: str
    feed: str
    """Address of its RSS feed below the site's root."""
    has_archive: bool = False
    """True when it holds more than its front page shows."""


RESERVED = frozenset(
    {
        *("404.html", "arsip", "atom.xml", "cari", "feed.json", "feed.xml", "feeds.opml", "foto"),
        *("index.html", "langganan", "mabes", "narasumber", "ninjs", "penulis", "polda", "polres"),
        *("polsek", "program", "ralat", "robots.txt", "sitemap.xml", "sitemap-news.xml", "static"),
        "topik",
    }
)
"""First parts of addresses that belong to the site itself."""


def is_reserved(url: str) -> bool:
    """Whether an address belongs to the site itself; so do all of `/sitemap-….xml`."""
    first = url.split("/")[1]
    is_sitemap = first.startswith("sitemap-") and first.endswith(".xml")
    return url == "/" or first in RESERVED or is_sitemap


NEWS = "news"
"""The list of the releases that search engines are to show, by their dates."""
REVISED = "revised"
"""The kind of the lists of the same releases by month, at the moments of their last change."""


def kind_of(list_id: str) -> str:
    """The kind of a list: the part of its id before the slash."""
    return list_id.partition("/")[0]


def is_published(list_id: str) -> bool:
    """Whether a list has pages and a feed."""
    return kind_of(list_id) in PUBLISHED


def address_of(list_id: str, newsroom: Newsroom) -> str:
    """The address of a published list's front page, below the site's root."""
    kind, _, slug = list_id.partition("/")
    if kind == "office":
        return newsroom.office(slug).url
    return ROOTS[kind] + (f"{slug}/" if slug else "")


def list_facts(list_id: str, name: str, count: int, newsroom: Newsroom) -> ListFacts:
    """The facts of a published list that holds `count` releases."""
    kind, _, slug = list_id.partition("/")
    url = address_of(list_id, newsroom)
    return ListFacts(list_id, kind, slug, name, url, f"{url}feed.xml", count > FRONT)
