"""The renditions a photo is published in: their sizes, their names, their addresses.

A name is made of the photo's bytes and of how it is developed, never of its file name,
which may name a person.  Two releases that use the same bytes share the renditions, and
an address never shows another picture.
"""

from __future__ import annotations

from siarpers.words.digest import fingerprint

WIDTHS = (240, 480, 800, 1200)
"""Pixels: what the theme shows, from a row in a list on a plain phone to the lead on a wide
screen, at one to three pixels of the device each."""
SHARE = (1200, 630)
"""Pixels of the picture that messengers show beside a link."""
FULL = 4096
"""Pixels of the longer side at which a photo is offered to other newsrooms, if config asks."""
JPEG_QUALITY, WEBP_QUALITY, FULL_QUALITY = 80, 75, 92

_SETTINGS = repr((1, WIDTHS, SHARE, FULL, JPEG_QUALITY, WEBP_QUALITY, FULL_QUALITY))
"""What bytes depend on besides the photo; the number counts changes of the code that show."""


def name_of(digest: str, *, full: bool) -> str:
    """The name of the photo whose bytes have this digest; `full` if it is offered at full size."""
    return fingerprint(digest, _SETTINGS, str(full))[:16]


def widths_of(width: int) -> tuple[int, ...]:
    """The widths in which a photo of this width is published; none is wider than the photo."""
    return (*(smaller for smaller in WIDTHS[:-1] if smaller < width), min(width, WIDTHS[-1]))


def height_at(width: int, size: tuple[int, int]) -> int:
    """The height of the rendition of this width of a photo of `size` (width, height)."""
    return max(1, round(size[1] * width / size[0]))


def widest(size: tuple[int, int]) -> tuple[int, int]:
    """Width and height of the largest rendition that pages show of a photo of `size`."""
    width = widths_of(size[0])[-1]
    return width, height_at(width, size)


def share_size(size: tuple[int, int]) -> tuple[int, int]:
    """The size of the share image cut from a photo of `size`: never larger than the photo."""
    width = min(SHARE[0], size[0], size[1] * SHARE[0] // SHARE[1])
    return max(1, width), max(1, round(width * SHARE[1] / SHARE[0]))


def variants_of(width: int, *, full: bool) -> tuple[str, ...]:
    """The files of a photo of this width: `480.webp`, `480.jpg`, …, `share.jpg`, `full.jpg`."""
    sized = [f"{one}.{ending}" for one in widths_of(width) for ending in ("webp", "jpg")]
    return (*sized, "share.jpg", *(("full.jpg",) if full else ()))


def address(name: str, variant: str) -> str:
    """Where a rendition is published, below the site's root."""
    return f"/foto/{name[:2]}/{name[2:]}-{variant}"
