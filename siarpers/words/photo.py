"""A photo as reporters name it, and as it is published.

Addresses lie below the site's root; sizes are in pixels.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Photo:
    """A photograph beside a release; `file` is its path below the site's folder."""

    file: str
    alt: str = ""
    caption: str = ""
    credit: str = ""
    taken: date | None = None


@dataclass(frozen=True, slots=True)
class Rendition:
    """One width of a published photo: the addresses of its two files below the site's root."""

    width: int
    webp: str
    jpeg: str


@dataclass(frozen=True, slots=True)
class FullSize:
    """A photo as it is offered to other newsrooms: address, pixels and bytes."""

    url: str
    width: int
    height: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo as published: its renditions, its words, and its size in pixels."""

    renditions: tuple[Rendition, ...]
    """The narrowest first; the last is `width` by `height`."""
    width: int
    height: int
    alt: str = ""
    caption: str = ""
    credit: str = ""
    taken: date | None = None
    full: FullSize | None = None

    @property
    def url(self) -> str:
        """The largest JPEG."""
        return self.renditions[-1].jpeg


@dataclass(frozen=True, slots=True)
class ShareImage:
    """What messengers show beside a link to a release; `url` is below the site's root."""

    url: str
    width: int
    height: int
    alt: str
