"""A list's feed from one state of the store; items made on the way are told."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable
from datetime import datetime

import msgspec

from siarpers.site.addresses import Addresses
from siarpers.site.ask import Ask
from siarpers.site.feeds.channel import channel
from siarpers.site.feeds.item import feed_item
from siarpers.site.pictures.renditions import address, height_at, widths_of
from siarpers.site.references import in_feed, resolve
from siarpers.store.items import Item, item_at
from siarpers.store.photos import StoredPhoto
from siarpers.words.digest import fingerprint
from siarpers.words.listing import FEED, FEEDS
from siarpers.words.newsroom import Newsroom

_ITEMS = 10_000
"""Items, packed, kept at hand: at most about 30 MB."""
_FILES = {kind: file for file, kind in FEEDS.items()}
_pack, _unpack = msgspec.msgpack.Encoder().encode, msgspec.msgpack.Decoder(Item).decode


class FeedPress:
    """Prints the feeds of one newsroom, one after the other; each item is made once."""

    def __init__(self, db: sqlite3.Connection, newsroom: Newsroom, ask: Ask) -> None:
        self._db = db
        self._newsroom = newsroom
        self._ask = ask
        self._addresses = Addresses(newsroom.site.url)
        self._epoch = fingerprint(repr(newsroom))
        self._items: dict[str, bytes] = {}
        self._made: list[Item] = []

    def made(self) -> tuple[Item, ...]:
        """The items made since this was asked last."""
        made, self._made = tuple(self._made), []
        return made

    def print(self, kind: str, list_id: str) -> bytes:
        """The feed of a list: `kind` is rss, atom or json-feed."""
        facts = self._ask.list(list_id)
        items = [self._item(path, digest) for path, digest in self._ask.newest(list_id, FEED)]
        newest = max((datetime.fromisoformat(item.changed) for item in items), default=None)
        head = channel(facts, self._newsroom, self._addresses, _FILES[kind], newest)
        if kind == "json-feed":
            from siarpers.site.feeds.jsonfeed import json_feed  # noqa: PLC0415 - as below

            return json_feed(head, self._json(items))
        from siarpers.site.feeds.syndication import atom, rss  # noqa: PLC0415 - feedgen and lxml cost 45 ms

        return atom(head, self._atom(items)) if kind == "atom" else rss(head, self._rss(items))

    def _rss(self, items: Iterable[Item]) -> Iterable[str]:
        from siarpers.site.feeds.syndication import rss_photo, with_text  # noqa: PLC0415 - as above

        for item in items:
            photo = self._photo(item)
            shown = rss_photo(self._url(photo), photo.bytes, *_size(photo)) if photo else ""
            yield with_text(item.rss, self._text(item), shown)

    def _atom(self, items: Iterable[Item]) -> Iterable[str]:
        from siarpers.site.feeds.syndication import atom_photo, with_text  # noqa: PLC0415 - as above

        for item in items:
            photo = self._photo(item)
            shown = atom_photo(self._url(photo), photo.bytes) if photo else ""
            yield with_text(item.atom, self._text(item), shown)

    def _json(self, items: Iterable[Item]) -> Iterable[str]:
        from siarpers.site.feeds.jsonfeed import json_photo, with_text  # noqa: PLC0415 - as above

        for item in items:
            photo = self._photo(item)
            shown = json_photo(self._url(photo), photo.bytes) if photo else ""
            yield with_text(item.json, self._text(item), shown)

    def _text(self, item: Item) -> str:
        return self.filled(item.html, item.path, item.at)

    def filled(self, html: str, path: str, at: int) -> str:
        """The text of the release at `path` with its addresses and photos filled in."""
        ask, write = self._ask, self._addresses.absolute

        def show(element: str, file: str) -> str:
            return in_feed(element, ask.photo(file, path, at), write)

        return resolve(html, ask, write, show)

    def _photo(self, item: Item) -> StoredPhoto | None:
        return self._ask.photo(item.photo, item.path, item.at) if item.photo else None

    def _url(self, photo: StoredPhoto) -> str:
        """The full address of a photo's widest JPEG."""
        return self._addresses.absolute(address(photo.name, f"{_size(photo)[0]}.jpg"))

    def _item(self, path: str, digest: str) -> Item:
        """A release as feeds carry it, made now if no feed carried it before."""
        key = f"{digest} {self._epoch}"
        packed = self._items.get(key)
        if packed:
            return _unpack(zlib.decompress(packed))
        item = item_at(self._db, path, key)
        if item is None:
            item = self._make(path, key)
            self._made.append(item)
        if len(self._items) == _ITEMS:
            self._items.clear()
        self._items[key] = zlib.compress(_pack(item), 1)
        return item

    def _make(self, path: str, key: str) -> Item:
        from siarpers.site.feeds.jsonfeed import item_json  # noqa: PLC0415 - as above
        from siarpers.site.feeds.syndication import item_xml  # noqa: PLC0415 - as above

        release = self._ask.release(path)
        told = feed_item(release, self._newsroom)
        changed = told.updated.isoformat()
        texts = (*item_xml(told), item_json(told))
        return Item(path, key, changed, release.at, told.photo, told.html, *texts)


def _size(photo: StoredPhoto) -> tuple[int, int]:
    """Width and height of a photo's widest JPEG."""
    width = widths_of(photo.width)[-1]
    return width, height_at(width, (photo.width, photo.height))
