"""Addresses that reading left open, filled in when a page or feed is made.

A body says `href="release:PATH"`, `href="site:/…"` or `src="photo:PATH"`, since only
the archive knows where these are published.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markupsafe import escape

from siarpers.site.ask import Ask
from siarpers.site.photos import photo_url
from siarpers.words.release import Photo, Picture

_OPEN = re.compile(r' (?:href|src|url)="(release|site|photo):([^"]*)"(?: length="0")?')
_SCHEMES = ('"release:', '"site:', '"photo:')


def resolve(text: str, ask: Ask, write: Callable[[str], str]) -> str:
    """The HTML or XML with every open address written by `write`.

    A release that readers may not see loses its address and keeps its words.
    """
    if not any(scheme in text for scheme in _SCHEMES):
        return text

    def fill(found: re.Match[str]) -> str:
        scheme, target = found.groups()
        if scheme == "site":
            return f' href="{escape(write(target))}"'
        if scheme == "release":
            path, mark, fragment = target.partition("#")
            url = ask.address(path)
            return f' href="{escape(write(url + mark + fragment))}"' if url else ""
        rows = ask.photo(target)
        if not rows:
            return ""
        digest, width, height, length = rows[0]
        url = str(escape(write(photo_url(target, digest))))
        if found.group().startswith(" url"):
            return f' url="{url}" length="{length}"'
        return f' src="{url}" width="{width}" height="{height}" loading="lazy"'

    return _OPEN.sub(fill, text)


def picture_of(photo: Photo | None, ask: Ask) -> Picture | None:
    """The photo as it is published, its address below the site's root; None when there is none."""
    rows = ask.photo(photo.file) if photo else ()
    if photo is None or not rows:
        return None
    digest, width, height, _ = rows[0]
    url = photo_url(photo.file, digest)
    return Picture(url, width, height, photo.alt, photo.caption, photo.credit, photo.taken)
