"""A page's spec becomes its bytes, and what it asked on the way is told."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from siarpers.site.addresses import Addresses
from siarpers.site.ask import Ask
from siarpers.site.contexts import TEMPLATES, Desk, PageFacts, block_list, tell
from siarpers.site.environment import environment
from siarpers.site.phrases import page_words, phrases
from siarpers.site.references import picture_of, resolve
from siarpers.site.theme import Theme
from siarpers.store.pages import Asked, Spec
from siarpers.words.listing import FEED, ListFacts
from siarpers.words.newsroom import Block
from siarpers.words.release import Photo, Picture


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page's bytes, and the questions they rest on."""

    data: bytes
    asked: tuple[Asked, ...] = ()


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
        self._memory: dict[Any, Any] = {}
        self._shared: dict[str, Rendered] = {}
        self._desk = self._new_desk()

    def close(self) -> None:
        """The store is let go."""
        self._db.close()

    def render(self, spec: Spec) -> Rendered:
        """The page's bytes; raises jinja2.TemplateError when its template fails."""
        if spec.kind == "static":
            return Rendered(self._theme.statics[spec.args[0]])
        if spec.kind == "photo":
            return Rendered((self._folder / "photos" / f"{spec.args[0]}.jpg").read_bytes())
        self._desk = self._new_desk()
        make = self._feed if spec.kind == "feed" else self._page
        data = make(spec, self._desk.ask)
        return Rendered(data, self._desk.ask.asked)

    def _new_desk(self) -> Desk:
        """A desk for one page, with nothing asked yet."""
        ask = Ask(self._db, self._newsroom, self._memory)
        return Desk(self._newsroom, self._phrases, self._words, ask)

    def _page(self, spec: Spec, ask: Ask) -> bytes:
        told = tell(spec, self._desk)
        facts = dict(told.facts)
        canonical = told.canonical or self._addresses.absolute(spec.url)
        text = facts.get("release") or facts.get("standing")
        if text:
            body = resolve(text.body, ask, self._addresses.href)
            facts["body"] = Markup(body)  # noqa: S704 - sanitised when it was read
        if "release" in facts:
            facts["photo"] = picture_of(facts["release"].photo, ask)
        if "target_url" in facts:
            facts["target"] = canonical = self._addresses.absolute(facts["target_url"])
        facts["page"] = PageFacts(
            spec.url,
            canonical,
            told.title,
            told.description,
            spec.kind,
            told.crumbs,
            told.feed,
            told.noindex,
        )
        facts["ask"] = ask
        page = self._environment.get_template(TEMPLATES[spec.kind]).render(facts)
        return (page.strip() + "\n").encode()

    @cached_property
    def _environment(self) -> Environment:
        given = {"picture": self._picture, "block_list": self._block_list, "shared": self._share}
        return environment(self._theme, self._folder, given)

    def _picture(self, photo: Photo | None) -> Picture | None:
        return picture_of(photo, self._desk.ask)

    def _block_list(self, block: Block) -> ListFacts:
        return block_list(block, self._desk)

    def _share(self, name: str) -> Markup:
        """A template that is the same on every page, rendered once: it may ask, but knows no page."""
        part = self._shared.get(name)
        if part is None:
            ask = Ask(self._db, self._newsroom, self._memory)
            text = self._environment.get_template(name).render(ask=ask)
            part = self._shared[name] = Rendered(text.encode(), ask.asked)
        self._desk.ask.note(part.asked)
        return Markup(part.data.decode())  # noqa: S704 - rendered with autoescape

    def _feed(self, spec: Spec, ask: Ask) -> bytes:
        from siarpers.site.feeds import rss  # noqa: PLC0415 - feedgen and lxml cost 45 ms

        facts = ask.list(spec.args[0])
        items = ask.items(spec.args[0], FEED)
        newest = max((datetime.fromisoformat(changed) for changed, _ in items), default=None)
        texts = [resolve(xml, ask, self._addresses.absolute) for _, xml in items]
        return rss(facts, self._newsroom, texts, newest, self._addresses)
