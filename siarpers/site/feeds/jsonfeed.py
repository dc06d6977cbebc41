"""JSON Feed 1.1 (jsonfeed.org/version/1.1), which no reader has to guess at."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from siarpers.site.feeds.channel import Channel
from siarpers.site.feeds.item import FeedItem

_encode = msgspec.json.Encoder().encode


def item_json(item: FeedItem) -> str:
    """The item as JSON text, its text and photo left open."""
    told: dict[str, Any] = {
        "id": item.id,
        "url": item.url,
        "title": item.title,
        "summary": item.summary,
        "date_published": item.published.isoformat(),
        "authors": [{"name": name, "url": url} for name, url in item.authors],
    }
    if item.updated != item.published:
        told["date_modified"] = item.updated.isoformat()
    if item.source:
        told["external_url"] = item.source.url
    if item.tags:
        told["tags"] = item.tags
    if item.notes:
        notes = [{"date": date.isoformat(), "note": note} for date, note in item.notes]
        told["_siarpers"] = {"corrections": notes}
    return _encode(told).decode()


def with_text(item: str, html: str, photo: str) -> str:
    """The item with its text, and its photo if it has one."""
    text = _encode(html).decode()
    return f'{item[:-1]},"content_html":{text}{photo}}}'


def json_photo(url: str, length: int, _size: tuple[int, int]) -> str:
    """A JPEG as members of an item."""
    attachment = {"url": url, "mime_type": "image/jpeg", "size_in_bytes": length}
    return f',"image":{_encode(url).decode()},"attachments":[{_encode(attachment).decode()}]'


def json_feed(head: Channel, items: Iterable[str]) -> bytes:
    """The JSON Feed; `items` the newest first."""
    told: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": head.title,
        "home_page_url": head.home,
        "feed_url": head.address,
        "description": head.description,
        "language": head.language,
        "authors": [{"name": head.publisher}],
    }
    if head.hubs:
        told["hubs"] = [{"type": "WebSub", "url": hub} for hub in head.hubs]
    start = _encode(told).decode()[:-1]
    return (f'{start},"items":[\n' + ",\n".join(items) + "\n]}\n").encode()
