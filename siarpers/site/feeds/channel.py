"""What a feed says of itself, whatever its format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from siarpers.site.addresses import Addresses
from siarpers.words.listing import ListFacts
from siarpers.words.newsroom import Newsroom
from siarpers.words.text import xml_text


@dataclass(frozen=True, slots=True)
class Channel:
    """The head of a feed; addresses are full."""

    title: str
    description: str
    home: str
    """The page of its list."""
    address: str
    """The feed's own."""
    language: str
    publisher: str
    updated: datetime | None
    """The last change among its items, never the time of the build; None without items."""
    hubs: tuple[str, ...] = ()


def channel(
    facts: ListFacts,
    newsroom: Newsroom,
    addresses: Addresses,
    file: str,
    updated: datetime | None,
) -> Channel:
    """The head of the feed that lies in `file` beside a list's page."""
    site = newsroom.site
    title = site.title if facts.kind == "site" else f"{facts.name} | {site.title}"
    return Channel(
        title=xml_text(title),
        description=xml_text(site.tagline or title),
        home=addresses.absolute(facts.url),
        address=addresses.absolute(facts.url + file),
        language=site.language,
        publisher=xml_text(newsroom.publisher.name),
        updated=updated,
        hubs=newsroom.hubs,
    )
