"""A page's spec becomes its bytes, and what it asked on the way is told."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from siarpers.site.addresses import Addresses
from siarpers.site.ask import Ask
from siarpers.site.contexts import TEMPLATES, Desk, PageFacts, block_list, tell, with_appeal_closed
from siarpers.site.environment import environment
from siarpers.site.feeds.item import text_of
from siarpers.site.feeds.opml import opml
from siarpers.site.feeds.printing import FeedPress
from siarpers.site.ninjs import Wire, plain
from siarpers.site.phrases import page_words, phrases
from siarpers.site.pictures.sharecard import CardPress
from siarpers.site.pictures.shareimages import card_words, share_image
from siarpers.site.recipes import BODY_PHOTO
from siarpers.site.references import picture_of, resolve, with_photos
from siarpers.site.search import month_script
from siarpers.site.sitemaps import SITEMAPS
from siarpers.site.structured import Structured
from siarpers.site.theme import Theme
from siarpers.store.items import Item
from siarpers.store.pages import Asked, Spec
from siarpers.words.listing import FEEDS, ListFacts
from siarpers.words.newsroom import Block
from siarpers.words.photo import Photo, Picture
from siarpers.words.release import Card, Release, StandingPage

_PARTS = 1_000
"""Shared parts kept at hand: at most about 5 MB."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page's bytes, and the questions they rest on."""

    data: bytes
    asked: tuple[Asked, ...] = ()
    items: tuple[Item, ...] = ()
    """Feed items that were made on the way."""


class Renderer:
    """Renders pages of one newsroom from one state of the store, one after the other."""

    def __init__(self, db: sqlite3.Connection, theme: Theme, folder: Path) -> None:
        self._db = db
        self._newsroom = newsroom = theme.newsroom
        self._theme = theme
        self._folder = folder
        self._addresses = Addresses(newsroom.site.url)
        self._phrases = phrases(newsroom.site.language)
        self._words = page_words(newsroom.site.language)
        self._ask = Ask(db, newsroom)
        self._desk = Desk(newsroom, self._phrases, self._words, self._ask)
        logo = theme.addresses.get(newsroom.theme.logo, "")
        self._structured = Structured(self._desk, self._addresses, logo)
        self._feeds = FeedPress(db, newsroom, self._ask)
        self._makers: dict[str, Callable[[Spec], bytes]] = {
            **dict.fromkeys(FEEDS.values(), lambda spec: self._feeds.print(spec.kind, *spec.args)),
            "ninjs": self._ninjs,
            "opml": self._opml,
            "search-month": self._search_month,
            **dict.fromkeys(SITEMAPS, self._sitemap),
        }
        self._wire = Wire(newsroom, self._words, self._phrases, self._addresses)
        self._shared: dict[tuple[Hashable, ...], tuple[Markup, tuple[Asked, ...]]] = {}

    def close(self) -> None:
        """The store is let go."""
        self._db.close()

    def render(self, spec: Spec) -> Rendered:
        """The page's bytes; raises jinja2.TemplateError when its template fails."""
        if spec.kind == "static":
            return Rendered(self._theme.statics[spec.args[0]])
        if spec.kind == "card":
            return Rendered(self._draw_card(*spec.args))
        make = self._makers.get(spec.kind, self._page)
        data, asked = self._ask.noted(lambda: make(spec))
        return Rendered(data, asked, self._feeds.made())

    def _page(self, spec: Spec) -> bytes:
        told = tell(spec, self._desk)
        facts = dict(told.facts)
        canonical = told.canonical or self._addresses.absolute(spec.url)
        release: Release | None = facts.get("release")
        standing: StandingPage | None = facts.get("standing")
        if release:
            facts |= self._facts_of(release)
        elif standing:
            facts["body"] = self._body(
                standing.body, standing.inline, standing.path, standing.order
            )
        if "target_url" in facts:
            facts["target"] = canonical = self._addresses.absolute(facts["target_url"])
        facts["page"] = page = PageFacts(
            spec.url,
            canonical,
            told.title,
            told.description,
            spec.kind,
            told.crumbs,
            tuple(dict.fromkeys(filter(None, (told.feed, (self._newsroom.site.title, "/"))))),
            told.noindex,
        )
        facts["structured"] = self._structured.of(page, facts)
        text = self._environment.get_template(TEMPLATES[spec.kind]).render(facts)
        return (text.strip() + "\n").encode()

    @cached_property
    def _environment(self) -> Environment:
        given = {
            "ask": self._ask,
            "picture": self._card_picture,
            "pictured": self._pictured,
            "block_list": self._block_list,
            "shared": self._share,
        }
        return environment(self._theme, self._folder, given)

    def _facts_of(self, release: Release) -> dict[str, object]:
        """The text of a release and the photos around it, as readers may see them."""
        path, at = release.path, release.at
        stored = self._ask.photo(release.photo.file, path, at) if release.photo else None
        photo = picture_of(release.photo, stored) if release.photo and stored else None
        if release.photo and release.photo.file in {shown.file for shown in release.inline}:
            photo = None  # it stands in the text
        gallery = (self._picture(shown, path, at) for shown in release.gallery)
        return {
            "body": self._body(release.body, release.inline, path, at),
            "photo": photo,
            "gallery": tuple(filter(None, gallery)),
            "share_image": share_image(release, stored, self._newsroom),
        }

    def _body(self, body: str, inline: tuple[Photo, ...], path: str, at: int) -> Markup:
        facts = {photo.file: photo for photo in inline}

        def show(element: str, file: str) -> str:
            picture = self._picture(facts.get(file, Photo(file)), path, at)
            if picture is None:
                return ""
            return self._share(BODY_PHOTO, picture=picture, alone=element.startswith("<figure"))

        text = resolve(body, self._ask, self._addresses.href, show)
        return Markup(text)  # noqa: S704 - sanitised when it was read

    def _card_picture(self, card: Card) -> Picture | None:
        return self._picture(card.photo, card.path, card.at)

    def _pictured(self, cards: Iterable[Card]) -> list[Card]:
        """Those of the releases that have a photo to show."""
        return [card for card in cards if self._card_picture(card)]

    def _picture(self, photo: Photo | None, path: str, at: int) -> Picture | None:
        """A photo as the document at `path` shows it; None when it has none to show."""
        stored = self._ask.photo(photo.file, path, at) if photo else None
        return picture_of(photo, stored) if photo and stored else None

    def _draw_card(self, path: str) -> bytes:
        return self._cards.draw(card_words(self._ask.release(path), self._newsroom))

    @cached_property
    def _cards(self) -> CardPress:
        return CardPress()

    def _block_list(self, block: Block) -> ListFacts:
        return block_list(block, self._desk)

    def _share(self, name: str, **facts: Hashable) -> Markup:
        """A part that is the same wherever its facts are, rendered once: it may ask, but knows no page."""
        key = (name, *facts.items())
        part = self._shared.get(key)
        if part is None:
            template = self._environment.get_template(name)
            part = self._ask.noted(lambda: Markup(template.render(facts).strip()))  # noqa: S704 - autoescaped
            if len(self._shared) == _PARTS:
                self._shared.clear()
            self._shared[key] = part
        text, asked = part
        self._ask.note(asked)
        return text

    def _ninjs(self, spec: Spec) -> bytes:
        ask, (path, _digest, *over) = self._ask, spec.args
        release = with_appeal_closed(ask.release(path), *over)
        at, text = release.at, text_of(release, self._words, self._phrases)
        named = {photo.file: photo for photo in release.photos}.values()
        found = ((photo, ask.photo(photo.file, path, at)) for photo in named)
        photos = [(photo, stored) for photo, stored in found if stored]
        html, words = (
            self._feeds.filled(text, path, at),
            plain(with_photos(text, lambda *_: "")),
        )
        return self._wire.document(release, html, words, photos)

    def _search_month(self, spec: Spec) -> bytes:
        cards = self._ask.contents(*spec.args)
        return month_script(spec.args[1], cards, self._newsroom, self._addresses)

    def _sitemap(self, spec: Spec) -> bytes:
        return SITEMAPS[spec.kind](self._ask, self._newsroom, self._addresses, *spec.args)

    def _opml(self, _spec: Spec) -> bytes:
        say = self._words.gettext
        names = {"programme": "Programmes", "topic": "Topics", "author": "Authors"}
        groups = [(say(name), self._ask.lists(kind)) for kind, name in names.items()]
        groups.append((say("Spokespeople"), self._ask.lists("speaker")))
        return opml(self._newsroom, groups, self._addresses)
