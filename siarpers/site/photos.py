"""Photographs as they are published: small, upright, and without a word about themselves.

An officer's phone writes the place into the picture.  Nothing of the original is
published: the pixels are encoded anew, so no EXIF, GPS, XMP, IPTC or embedded
thumbnail can follow them.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

WIDTH = 1200
"""The widest a published photo is, in pixels: the share image of messengers."""
QUALITY = 82
MAX_PIXELS = 60_000_000
"""More than any phone takes; beyond it a file is taken for a decompression bomb."""


class BrokenPhotoError(ValueError):
    """The bytes are no picture that can be shown; the text says why."""


@dataclass(frozen=True, slots=True)
class Developed:
    """A photo ready to be published: JPEG bytes and size in pixels."""

    data: bytes
    width: int
    height: int


def develop(data: bytes) -> Developed:
    """The photo turned upright, at most WIDTH wide, in sRGB, stripped, as JPEG.

    Raises BrokenPhotoError when Pillow cannot read it.
    """
    from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError  # noqa: PLC0415 - only releases with photos pay

    try:
        with Image.open(io.BytesIO(data)) as opened:
            _refuse_bomb(opened.width, opened.height)
            profile = opened.info.get("icc_profile")
            opened.draft("RGB", (WIDTH * 2, WIDTH * 2))
            picture: Image.Image = ImageOps.exif_transpose(opened)
            if picture.mode in {"RGBA", "LA", "PA", "P"}:
                flat = picture.convert("RGBA")
                picture = Image.alpha_composite(Image.new("RGBA", flat.size, "white"), flat)
            if profile and picture.mode in {"RGB", "CMYK", "L"}:
                try:
                    own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
                    srgb = ImageCms.createProfile("sRGB")
                    picture = (
                        ImageCms.profileToProfile(picture, own, srgb, outputMode="RGB") or picture
                    )
                except ImageCms.PyCMSError:
                    pass  # a damaged profile: the pixels are taken as they are
            picture = picture.convert("RGB")
    except BrokenPhotoError:
        raise
    except UnidentifiedImageError as error:
        raise BrokenPhotoError("no known kind of picture") from error
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise BrokenPhotoError(str(error)) from error
    if picture.width > WIDTH:
        height = max(1, round(picture.height * WIDTH / picture.width))
        picture = picture.resize((WIDTH, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
    out = io.BytesIO()
    clean = Image.new("RGB", picture.size)
    clean.paste(picture)
    clean.save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return Developed(out.getvalue(), clean.width, clean.height)


def _refuse_bomb(width: int, height: int) -> None:
    if width * height > MAX_PIXELS:
        raise BrokenPhotoError(f"{width}×{height} px")


def photo_url(path: str, digest: str) -> str:
    """The address of a published photo: its own for every content it ever had."""
    name = path.removeprefix("content/").rpartition(".")[0]
    safe = "".join(c if c.isascii() and (c.isalnum() or c in "-_/") else "-" for c in name).lower()
    return f"/foto/{safe}.{digest[:10]}.jpg"
