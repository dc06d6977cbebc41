"""A page's spec becomes its bytes, and what it asked on the way is told."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote

import jinja2
from markupsafe import Markup, escape

from siarpers.site.addresses import Addresses
from siarpers.site.ask import Ask
from siarpers.site.contexts import TEMPLATES, Desk, PageFacts, block_list, tell
from siarpers.site.photos import photo_url
from siarpers.site.phrases import page_words, phrases
from siarpers.site.theme import Theme
from siarpers.store.documents import fingerprint
from siarpers.store.pages import Asked, Spec
from siarpers.words.listing import FEED, ROOTS
from siarpers.words.newsroom import Newsroom
from siarpers.words.release import Office, Photo, Picture, Release, Speaker, Term

Item = tuple[str, str, str]
"""A feed item as the store keeps it: path, digest of all it was made from, XML."""

_OPEN = re.compile(r'(?:href|src)="(release|site|photo):([^"]*)"')


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page's bytes, the questions they rest on, and the feed items made on the way."""

    data: bytes
    asked: tuple[Asked, ...] = ()
    items: tuple[Item, ...] = ()


class Renderer:
    """Renders pages of one newsroom from one state of the store.

    Making one costs one reading of the templates.
    """

    def __init__(
        self, db: sqlite3.Connection, newsroom: Newsroom, theme: Theme, folder: Path
    ) -> None:
        self._db = db
        self._newsroom = newsroom
        self._theme = theme
        self._folder = folder
        self._addresses = Addresses(newsroom.site.url)
        self._phrases = phrases(newsroom.site.language)
        self._words = page_words(newsroom.site.language)
        self._memory: dict[Any, Any] = {}
        self._new_items: dict[str, Item] = {}

    def close(self) -> None:
        """The store is let go."""
        self._db.close()

    def render(self, spec: Spec) -> Rendered:
        """The page's bytes; raises jinja2.TemplateError when its template fails."""
        if spec.kind == "static":
            return Rendered(self._theme.statics[spec.args[0]])
        if spec.kind == "photo":
            return Rendered((self._folder / "photos" / f"{spec.args[0]}.jpg").read_bytes())
        ask = Ask(self._db, self._newsroom, self._memory)
        if spec.kind == "feed":
            data = self._feed(spec.args[0], ask)
            items = tuple(self._new_items.values())
            self._new_items.clear()
            return Rendered(data, ask.asked, items)
        return Rendered(self._page(spec, ask), ask.asked)

    def _page(self, spec: Spec, ask: Ask) -> bytes:
        desk = Desk(self._newsroom, self._phrases, self._words, ask)
        told = tell(spec, desk)
        facts = dict(told.facts)
        canonical = self._addresses.absolute(spec.url)
        if "release" in facts:
            release: Release = facts["release"]
            facts["body"] = self._resolve(release.body, ask, self._addresses.href)
            facts["photo"] = self._picture(release.photo, ask)
            if release.source and release.source.url:
                canonical = release.source.url
        if "standing" in facts:
            facts["body"] = self._resolve(facts["standing"].body, ask, self._addresses.href)
        if "target_url" in facts:
            facts["target"] = canonical = self._addresses.absolute(facts["target_url"])
        page = PageFacts(
            spec.url,
            canonical,
            told.title,
            told.description,
            spec.kind,
            told.crumbs,
            told.feed,
            told.noindex,
        )
        template = self._environment.get_template(TEMPLATES[spec.kind])
        text = template.render(
            facts
            | {
                "page": page,
                "ask": ask,
                "block_list": lambda block: block_list(block, desk),
                "picture": lambda photo: self._picture(photo, ask),
            }
        )
        return (text.strip() + "\n").encode()

    @cached_property
    def _environment(self) -> jinja2.Environment:
        cache = self._folder / "jinja"
        cache.mkdir(parents=True, exist_ok=True)
        environment = jinja2.Environment(
            loader=jinja2.DictLoader(self._theme.sources),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.i18n"],
            bytecode_cache=jinja2.FileSystemBytecodeCache(str(cache)),
            auto_reload=False,
        )
        environment.install_gettext_translations(self._words, newstyle=True)  # type: ignore[attr-defined]
        say = self._phrases
        environment.filters |= {
            "moment": say.moment,
            "day": say.day,
            "short_day": say.short_day,
            "weekday_day": say.weekday_day,
            "clock": say.clock,
            "month_name": say.month_name,
            "number": say.number,
            "iso": lambda moment: moment.isoformat(),
            "urlquote": lambda text: quote(str(text), safe=""),
            "kind_label": _kind_label,
        }
        environment.globals |= {
            "site": self._newsroom.site,
            "publisher": self._newsroom.publisher,
            "theme": self._newsroom.theme,
            "offices": self._newsroom.offices,
            "office": self._office,
            "href": self._addresses.href,
            "absolute": self._addresses.absolute,
            "static": lambda name: self._addresses.href(self._theme.addresses[name]),
            "term_url": _term_url,
            "speaker_url": _speaker_url,
        }
        return environment

    def _office(self, office_id: str) -> Office:
        return self._newsroom.office(office_id)

    def _picture(self, photo: Photo | None, ask: Ask) -> Picture | None:
        rows = ask.photo(photo.file) if photo else ()
        if photo is None or not rows:
            return None
        digest, width, height, _ = rows[0]
        url = self._addresses.href(photo_url(photo.file, digest))
        return Picture(url, width, height, photo.alt, photo.caption, photo.credit, photo.taken)

    def _resolve(self, html: str, ask: Ask, write: Callable[[str], str]) -> Markup:
        """The HTML with its open addresses filled in by `write`."""

        def fill(found: re.Match[str]) -> str:
            scheme, target = found.groups()
            if scheme == "site":
                return f'href="{escape(write(target))}"'
            if scheme == "release":
                path, mark, fragment = target.partition("#")
                url = ask.address(path)
                return f'href="{escape(write(url + mark + fragment))}"' if url else ""
            rows = ask.photo(target)
            if not rows:
                return ""
            digest, width, height, _ = rows[0]
            url = escape(write(photo_url(target, digest)))
            return f'src="{url}" width="{width}" height="{height}" loading="lazy"'

        return Markup(_OPEN.sub(fill, html))  # noqa: S704 - sanitised when it was read

    def _feed(self, list_id: str, ask: Ask) -> bytes:
        from siarpers.site.feeds import rss  # noqa: PLC0415 - feedgen and lxml cost 45 ms

        facts = ask.list(list_id)
        items, newest = [], None
        for path, digest in ask.newest(list_id, FEED):
            item, changed = self._item(path, digest, ask)
            items.append(item)
            newest = max(newest, changed) if newest else changed
        return rss(facts, self._newsroom, items, newest, self._addresses)

    def _item(self, path: str, digest: str, ask: Ask) -> tuple[str, Any]:
        from siarpers.site.feeds import item_xml  # noqa: PLC0415 - as above

        release = ask.release(path)
        enclosure = None
        if release.photo and (rows := ask.photo(release.photo.file)):
            file, width, height, length = rows[0]
            enclosure = (Picture(photo_url(release.photo.file, file), width, height), length)
        html = self._resolve(release.body, ask, self._addresses.absolute)
        title, notes = release.title, []
        if release.withdrawn:
            title = self._words.gettext("[Withdrawn] %(title)s") % {"title": title}
            notes.append(release.withdrawn.reason)
        if release.paid:
            title = self._words.gettext("Advertorial: %(title)s") % {"title": title}
        notes += [
            self._words.gettext("Correction, %(date)s: %(note)s")
            % {"date": self._phrases.moment(c.date), "note": c.note}
            for c in release.corrections
        ]
        whole = "".join(f"<p><strong>{escape(note)}</strong></p>" for note in notes) + html
        if release.unverified:
            said = self._words.gettext("This report is still awaiting verification.")
            whole += f"<p><em>({escape(said)})</em></p>"
        made_from = fingerprint(digest, str(enclosure), whole)
        row = self._db.execute("SELECT digest, xml FROM item WHERE path = ?", (path,)).fetchone()
        if row and row[0] == made_from:
            return row[1], release.changed
        xml = item_xml(release, whole, title, enclosure, self._addresses)
        self._new_items[path] = (path, made_from, xml)
        return xml, release.changed


def template_references(source: str) -> tuple[str, ...]:
    """Names of the templates that a template's text extends, includes or imports.

    A name that is computed stands for every template, written as `*`.
    Raises jinja2.TemplateSyntaxError.
    """
    from jinja2 import meta  # noqa: PLC0415 - only when a template is new

    parsed = jinja2.Environment(extensions=["jinja2.ext.i18n"], autoescape=True).parse(source)
    return tuple(sorted({name or "*" for name in meta.find_referenced_templates(parsed)}))


def _kind_label(kind: str) -> str:
    return {"mabes": "Mabes Polri", "polda": "Polda", "polres": "Polres", "polsek": "Polsek"}[kind]


def _term_url(kind: str, term: Term) -> str:
    return f"{ROOTS[kind]}{term.slug}/"


def _speaker_url(speaker: Speaker) -> str:
    return f"{ROOTS['speaker']}{speaker.slug}/"
