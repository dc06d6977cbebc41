"""A list's feed from one state of the store; items made on the way are told."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Literal

import msgspec

from siarpers.site.addresses import Addresses
from siarpers.site.ask import Ask
from siarpers.site.feeds.channel import channel
from siarpers.site.feeds.item import feed_item
from siarpers.site.feeds.jsonfeed import item_json, json_feed, json_photo
from siarpers.site.feeds.jsonfeed import with_text as json_with_text
from siarpers.site.pictures.renditions import address, widest
from siarpers.site.references import in_feed, resolve
from siarpers.store.items import Item, item_at
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
            return json_feed(head, self._filled(items, "json", json_with_text, json_photo))
        from siarpers.site.feeds.syndication import (  # noqa: PLC0415 - feedgen and lxml cost 45 ms
            atom,
            atom_photo,
            rss,
            rss_photo,
            with_text,
        )

        if kind == "atom":
            return atom(head, self._filled(items, "atom", with_text, atom_photo))
        return rss(head, self._filled(items, "rss", with_text, rss_photo))

    def _filled(
        self,
        items: Iterable[Item],
        form: Literal["rss", "atom", "json"],
        with_text: Callable[[str, str, str], str],
        with_photo: Callable[[str, int, tuple[int, int]], str],
    ) -> Iterator[str]:
        """Each item in one format, its text and photo put in."""
        for item in items:
            photo = self._ask.photo(item.photo, item.path, item.at) if item.photo else None
            shown = ""
            if photo:
                size = widest(photo.size)
                url = self._addresses.absolute(address(photo.name, f"{size[0]}.jpg"))
                shown = with_photo(url, photo.bytes, size)
            text = self.filled(item.html, item.path, item.at)
            yield with_text(getattr(item, form), text, shown)

    def filled(self, html: str, path: str, at: int) -> str:
        """The text of the release at `path` with its addresses and photos filled in."""
        ask, write = self._ask, self._addresses.absolute

        def show(element: str, file: str) -> str:
            return in_feed(element, ask.photo(file, path, at), write)

        return resolve(html, ask, write, show)

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
        from siarpers.site.feeds.syndication import item_xml  # noqa: PLC0415 - as above

        release = self._ask.release(path)
        told = feed_item(release, self._newsroom)
        changed = told.updated.isoformat()
        texts = (*item_xml(told), item_json(told))
        return Item(path, key, changed, release.at, told.photo, told.html, *texts)
