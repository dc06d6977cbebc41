"""Addresses and photos that reading left open, filled in when a page or feed is made.

A body says `href="release:PATH"`, `href="site:/…"` or `<img src="photo:PATH">`, alone on
a line or amid words.  Only the archive knows where these are published, and whether they
may be shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from markupsafe import escape

from siarpers.site.ask import Ask
from siarpers.site.pictures.renditions import address, widest, widths_of
from siarpers.store.photos import StoredPhoto
from siarpers.words.photo import FullSize, Photo, Picture, Rendition

_LINK = re.compile(r' href="(release|site):([^"]*)"')
_ALONE = re.compile(r'^<img src="photo:[^"]*">$', re.MULTILINE)
_SHOWN = re.compile(
    r'<figure><img src="photo:([^"]*)"[^<>]*>(?:<figcaption>.*?</figcaption>)?</figure>'
    r'|<img src="photo:([^"]*)"[^<>]*>',
    re.DOTALL,
)
_TO_PART = re.compile(r'(<a\b(?:[^<>"]|"[^"]*")*? href=")#')
_OPEN = re.compile(r'"photo:[^"]*"')


Show = Callable[[str, str], str]
"""Given a whole element and the path of its photo: what stands instead, "" for nothing.

A photo that stands alone comes in a `<figure>`.
"""


def with_photos(text: str, show: Show) -> str:
    """The HTML or XML with what `show` gives in the place of every photo left open."""
    if '"photo:' not in text:
        return text
    text = _ALONE.sub(r"<figure>\g<0></figure>", text)
    return _SHOWN.sub(lambda it: show(it[0], unescape(it[1] or it[2])), text)


def resolve(text: str, ask: Ask, write: Callable[[str], str], show: Show) -> str:
    """The HTML or XML with every open address written by `write`, every photo by `show`.

    A release that readers may not see loses its address and keeps its words.
    """

    def link(found: re.Match[str]) -> str:
        scheme, target = found[1], unescape(found[2])
        if scheme == "site":
            return f' href="{escape(write(target))}"'
        path, mark, fragment = target.partition("#")
        url = ask.address(path)
        return f' href="{escape(write(url + mark + fragment))}"' if url else ""

    text = with_photos(text, show)
    if '"release:' in text or '"site:' in text:
        text = _LINK.sub(link, text)
    return text


def seen_from_outside(html: str, page: str) -> str:
    """The HTML with links to places in the text itself leading to its page, a full address."""
    if ' href="#' not in html:
        return html
    return _TO_PART.sub(lambda link: f"{link[1]}{escape(page)}#", html)


def in_feed(element: str, photo: StoredPhoto | None, write: Callable[[str], str]) -> str:
    """The element with the address and size of its photo, as feeds take it; "" when it is not shown."""
    if photo is None:
        return ""
    width, height = widest(photo.size)
    url = f'"{escape(write(address(photo.name, f"{width}.jpg")))}"'
    return _OPEN.sub(f'{url} width="{width}" height="{height}"', element)


def picture_of(photo: Photo, stored: StoredPhoto) -> Picture:
    """The photo as it is published, its addresses below the site's root."""
    widths, name = widths_of(stored.width), stored.name
    renditions = tuple(
        Rendition(width, address(name, f"{width}.webp"), address(name, f"{width}.jpg"))
        for width in widths
    )
    full = FullSize(address(name, "full.jpg"), *stored.full) if stored.full else None
    words = (photo.alt, photo.caption, photo.credit, photo.taken)
    width, height = widest(stored.size)
    return Picture(renditions, width, height, *words, full)
