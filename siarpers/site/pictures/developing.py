"""Photographs as they are published: small, upright, and without a word about themselves.

An officer's phone writes the place into the picture.  Nothing of the original is
published: the pixels are encoded anew, so no EXIF, GPS, XMP, IPTC or embedded thumbnail
can follow them.  However large a photo is, what it takes in memory is bounded: a JPEG is
decoded small, any other is made smaller in bands before its colours are touched.
"""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from siarpers.site.pictures.negatives import Negative, PhotoFault, broken, negative_of
from siarpers.site.pictures.negatives import orientation_and_day as said_by
from siarpers.site.pictures.renditions import (
    FULL,
    FULL_QUALITY,
    JPEG_QUALITY,
    WEBP_QUALITY,
    WIDTHS,
    height_at,
    share_size,
    widest,
    widths_of,
)
from siarpers.words.wording import CUT, DAMAGED

if TYPE_CHECKING:
    from PIL import Image, ImageFile

__all__ = ["MAX_BYTES", "Developed", "Exposure", "PhotoFault", "develop", "expose", "too_large"]

_MB = 1024 * 1024
MAX_BYTES = 64 * _MB
MAX_WHOLE, MAX_OTHER = 64_000_000, 40_000_000
"""Pixels of a JPEG that is held whole while it is decoded, and of a kind not named below."""
_MAX_PIXELS = {"JPEG": 256_000_000, "HEIC": 50_000_000, "WEBP": 20_000_000}
"""Pixels that take at most about 450 MB: a JPEG decodes small, WebP is held several times."""
MAX_SIDE = 16_383
"""Pixels: the longest side WebP knows."""

_DECODERS = {
    "JPEG": ("PIL.JpegImagePlugin", "JpegImageFile"),
    "PNG": ("PIL.PngImagePlugin", "PngImageFile"),
    "WEBP": ("PIL.WebPImagePlugin", "WebPImageFile"),
    "GIF": ("PIL.GifImagePlugin", "GifImageFile"),
    "TIFF": ("PIL.TiffImagePlugin", "TiffImageFile"),
    "BMP": ("PIL.BmpImagePlugin", "BmpImageFile"),
    "AVIF": ("PIL.AvifImagePlugin", "AvifImageFile"),
    "HEIC": ("pillow_heif", "HeifImageFile"),
}
"""Called by name, not through Image.open: no other decoder ever sees a reporter's file."""
_MOVING = {"GIF", "WEBP", "AVIF"}
_BAND = 1_000_000
"""Pixels that are flattened at once."""
_SPARE = 1.5
"""How much larger than needed a photo is decoded, so that the last step is a good one."""


@dataclass(frozen=True, slots=True)
class Exposure:
    """A photo decoded: RGB, upright, in sRGB, nothing attached, no larger than needed."""

    picture: Image.Image
    width: int
    height: int
    """Pixels of the photo itself, seen upright."""
    taken: str
    """YYYY-MM-DD, or "" when the photo does not say so plausibly."""
    pictures: int
    """More than 1 for a photo that moves."""


@dataclass(frozen=True, slots=True)
class Developed:
    """A rendition ready to be published, and its size in pixels."""

    data: bytes
    width: int
    height: int


def too_large(size: int) -> PhotoFault | None:
    """The fault of a file of so many bytes, if that alone is one: asked before it is read."""
    if size <= MAX_BYTES:
        return None
    return _large(f"{math.ceil(size / _MB)} MB", f"{MAX_BYTES // _MB} MB")


def expose(data: bytes, *, full: bool = False) -> Exposure:
    """The photo in a file's bytes, all of it decoded; `full` keeps it large enough for that.

    Raises PhotoFault when there is none that can be shown.
    """
    if fault := too_large(len(data)):
        raise fault
    negative = negative_of(data)
    try:
        return _exposed(negative, full=full)
    except PhotoFault:
        raise
    except Exception as error:  # decoders raise whatever they stumble on
        lost = isinstance(error, EOFError) or "truncated" in str(error) or "enough" in str(error)
        raise broken(CUT if lost else DAMAGED) from error


def develop(exposure: Exposure, *, full: bool = False) -> dict[str, Developed]:
    """Every rendition of the photo, by variant: those of `variants_of`, in its order.

    `full` is as it was when the photo was exposed.
    """
    size = exposure.width, exposure.height
    developed: dict[str, Developed] = {}
    for width in widths_of(exposure.width):
        picture = _resized(exposure.picture, (width, height_at(width, size)))
        developed[f"{width}.webp"] = _written(picture, "WEBP", quality=WEBP_QUALITY, method=4)
        developed[f"{width}.jpg"] = _jpeg(picture, JPEG_QUALITY)
    developed["share.jpg"] = _jpeg(_share(exposure.picture, share_size(size)), JPEG_QUALITY)
    if full:
        picture = _resized(exposure.picture, _full_size(size))
        developed["full.jpg"] = _jpeg(picture, FULL_QUALITY)
    return developed


def _exposed(negative: Negative, *, full: bool) -> Exposure:
    opened = _opened(negative)
    orientation, taken = said_by(negative.exif or opened.info.get("exif") or b"")
    lying = orientation in {5, 6, 7, 8}
    size = opened.size[::-1] if lying else opened.size
    _refuse_large(size, negative)
    pictures = getattr(opened, "n_frames", 1) if negative.kind in _MOVING else negative.pictures
    needed = _needed(size, full=full)
    spare = 1 if full else _SPARE  # at full size there is enough to spare for the small ones
    if negative.kind == "JPEG":
        width, height = (math.ceil(side * spare) for side in (needed[::-1] if lying else needed))
        opened.draft(None, (width, height))
    opened.load()
    if negative.kind == "HEIC":  # whose header may tell another size than was decoded
        size = opened.size
        needed = _needed(size, full=full)
    picture = _reduced(opened, needed[::-1] if lying else needed, spare)
    opened.close()  # what was decoded is no longer needed, and may be large
    picture = _resized(_upright(picture, orientation), needed)
    picture = _in_srgb(picture, opened.info.get("icc_profile"))
    return Exposure(_bare(picture), *size, taken, pictures)


def _opened(negative: Negative) -> ImageFile.ImageFile:
    """The picture with its header read, nothing decoded yet."""
    from PIL import Image  # noqa: PLC0415 - only a build with photos pays

    Image.MAX_IMAGE_PIXELS = None  # _refuse_large knows more: what a kind needs in memory
    module, name = _DECODERS[negative.kind]
    try:
        decoders = import_module(module)
    except ImportError as error:
        raise _no_decoder(negative.kind) from error
    if not getattr(decoders, "SUPPORTED", True):
        raise _no_decoder(negative.kind)
    opened: ImageFile.ImageFile = getattr(decoders, name)(io.BytesIO(negative.data))
    return opened


def _no_decoder(kind: str) -> PhotoFault:
    if kind == "HEIC":
        return PhotoFault("photo-heic", {})
    return PhotoFault("not-a-photo", {"suggestion": kind})


def _refuse_large(size: tuple[int, int], negative: Negative) -> None:
    most = _MAX_PIXELS.get(negative.kind, MAX_OTHER)
    if negative.kind == "JPEG" and negative.whole:
        most = MAX_WHOLE
    written = f"{size[0]} × {size[1]} px"
    if size[0] * size[1] > most:
        raise _large(written, f"{most // 1_000_000} MP")
    width, height = widest(size)
    if height > MAX_SIDE:
        raise _large(written, f"{size[0]} × {MAX_SIDE * size[0] // width} px")


def _large(size: str, limit: str) -> PhotoFault:
    return PhotoFault("photo-large", {"size": size, "limit": limit})


def _needed(size: tuple[int, int], *, full: bool) -> tuple[int, int]:
    """The size at which a photo of `size` is large enough for each of its renditions."""
    width, height = size
    share = share_size(size)
    scale = max(min(1, WIDTHS[-1] / width), share[0] / width, share[1] / height)
    if full:
        scale = max(scale, _full_size(size)[0] / width, _full_size(size)[1] / height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _full_size(size: tuple[int, int]) -> tuple[int, int]:
    scale = min(1, FULL / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _reduced(picture: Image.Image, needed: tuple[int, int], spare: float) -> Image.Image:
    """The picture flat, a whole number of times smaller, still larger than needed.

    It is worked in bands, so that only the decoded picture and the small one are whole.
    """
    from PIL import Image  # noqa: PLC0415 - as above

    width, height = picture.size
    across, down = (max(1, int(a / b / spare)) for a, b in zip(picture.size, needed, strict=True))
    lowest, highest = _extremes(picture)
    step = down * max(1, _BAND // width // down)
    small: Image.Image | None = None
    for top in range(0, height, step):
        band = picture.crop((0, top, width, min(top + step, height)))
        band = _flat(band, lowest, highest).reduce((across, down))
        if small is None:
            small = Image.new(band.mode, (math.ceil(width / across), math.ceil(height / down)))
        small.paste(band, (0, top // down))
    return small or picture


def _extremes(picture: Image.Image) -> tuple[float, float]:
    """What is black and what is white in a picture of more than eight bits."""
    if picture.mode not in {"I", "F"} or picture.format == "PNG":
        return 0, 65_535  # sixteen bits, which an older Pillow calls I
    least, most = (float(value) for value in picture.getextrema() if isinstance(value, int | float))
    if not math.isfinite(most - least):
        return 0, 1
    for white in (1 if picture.mode == "F" else 255, 255, 65_535):
        if least >= 0 and most <= white:
            return 0, white
    return least, most


def _flat(band: Image.Image, black: float, white: float) -> Image.Image:
    """The band in eight bits a channel, white where it was transparent."""
    from PIL import Image  # noqa: PLC0415 - as above

    if band.mode.startswith("I;16"):
        upper = 0 if band.mode.endswith("B") else 1
        return Image.frombytes("L", band.size, band.tobytes()[upper::2])
    if band.mode in {"I", "F"}:
        scale = 255 / (white - black or 1)
        deep = band.convert("F").point(lambda value: value * scale - black * scale)
        return deep.convert("L")
    if "transparency" in band.info or band.mode in {"RGBA", "LA", "PA", "RGBa", "La"}:
        clear = band.convert("RGBA")
        flat = Image.new("RGB", band.size, "white")
        flat.paste(clear, mask=clear.getchannel("A"))
        return flat
    if band.mode in {"L", "RGB", "CMYK", "LAB"}:
        return band
    return band.convert("L" if band.mode == "1" else "RGB")


def _upright(picture: Image.Image, orientation: int) -> Image.Image:
    from PIL.Image import Transpose  # noqa: PLC0415 - as above

    turn = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }.get(orientation)
    return picture if turn is None else picture.transpose(turn)


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """The picture in RGB, its colours as its profile means them."""
    from PIL import ImageCms  # noqa: PLC0415 - as above

    if profile:
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            srgb = ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(picture, own, srgb, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
            converted = None  # a damaged profile, or another picture's
        picture = converted or picture
    return picture.convert("RGB")


def _bare(picture: Image.Image) -> Image.Image:
    """The same pixels with nothing attached."""
    from PIL import Image  # noqa: PLC0415 - as above

    bare = Image.new("RGB", picture.size)
    bare.paste(picture)
    return bare


def _resized(
    picture: Image.Image, size: tuple[int, int], box: tuple[int, int, int, int] | None = None
) -> Image.Image:
    from PIL.Image import Resampling  # noqa: PLC0415 - as above

    return picture.resize(size, Resampling.LANCZOS, box=box, reducing_gap=3.0)


def _share(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    """The cut of that shape, as large as it fits: heads are above the middle of a photo."""
    scale = min(picture.width / size[0], picture.height / size[1])
    width, height = (
        min(round(size[0] * scale), picture.width),
        min(round(size[1] * scale), picture.height),
    )
    left, top = (picture.width - width) // 2, (picture.height - height) // 3
    return _resized(picture, size, (left, top, left + width, top + height))


def _jpeg(picture: Image.Image, quality: int) -> Developed:
    return _written(picture, "JPEG", quality=quality, optimize=True, progressive=True)


def _written(picture: Image.Image, kind: str, **how: int) -> Developed:
    out = io.BytesIO()
    picture.save(out, kind, **how)
    return Developed(out.getvalue(), picture.width, picture.height)
