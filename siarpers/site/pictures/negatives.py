"""A photo's file as it came: its kind, the parts that hold the picture, what its EXIF says.

The bytes decide, whatever the file is called.  A decoder is given only the parts of the
file it needs to show the picture, so that what else a phone or an editor wrote there can
neither stop it nor follow the picture.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from siarpers.words.wording import CUT, DAMAGED, EMPTY

_SHOWN = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
)
_OTHERS = (
    (b"%PDF", "PDF"),
    (b"8BPS", "Photoshop"),
    (b"%!PS", "PostScript"),
    (b"PK\x03\x04", "ZIP"),
    (b"\xd0\xcf\x11\xe0", "Office"),
    (b"\x1aE\xdf\xa3", "video"),
    (b"\x00\x00\x01\xba", "video"),
    (b"\x00\x00\x01\x00", "ICO"),
    (b"\xff\x0a", "JPEG XL"),
    (b"\x00\x00\x00\x0cJXL ", "JPEG XL"),
    (b"\x00\x00\x00\x0cjP  ", "JPEG 2000"),
    (b"II+\x00", "BigTIFF"),
    (b"MM\x00+", "BigTIFF"),
)
_BMP_HEADERS = {12, 40, 52, 56, 64, 108, 124}
"""How long the second header of a BMP is: what tells one from a text about a BMW."""
_HEIF = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"}

_JPEG_ALONE = {*range(0xC0), *range(0xD0, 0xDA), *range(0xF0, 0xFE)}
"""Markers that no length follows."""
_JPEG_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_JPEG_PROGRESSIVE = {0xC2, 0xC6, 0xCA, 0xCE}
_PNG_NEEDED = {b"IHDR", b"PLTE", b"IDAT", b"IEND"}
_PNG_WANTED = {b"tRNS", b"iCCP"}
_TIFF_SINGLE = {256, 257, 259, 262, 266, 277, 278, 284, 292, 293, 317, 322, 323, 332}
_TIFF_SEVERAL = {258, 273, 279, 320, 324, 325, 338, 339, 529, 530, 532}
_TIFF_BYTES = {347, 34675}
"""The numbers of the TIFF tags that a decoder needs: of one value, of several, of mere bytes."""
_TIFF_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}

_AVIF_EXIF = re.compile(rb"(infe[\x02\x03].{7,9})Exif", re.DOTALL)
"""Where an AVIF says that a part is EXIF; how it was held stands elsewhere, its day is not told."""

_ORIENTATION, _EXIF, _TAKEN = 0x0112, 0x8769, (0x9003, 0x9004)
_DAY = re.compile(rb"(\d{4})[:/-](\d\d)[:/-](\d\d)")
_FIRST_YEAR = 1990
"""No police photo was taken digitally before; a clock that was never set says 1970 or 1980."""


class PhotoFault(ValueError):  # noqa: N818 - a fault of the photo, which its reporter mends
    """The bytes cannot be published; `code` is a problem's code, `facts` the words it names."""

    def __init__(self, code: str, facts: dict[str, str]) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts


@dataclass(frozen=True, slots=True)
class Negative:
    """The parts of a photo's file that hold the picture, and what stood in the others."""

    kind: str
    data: bytes
    """What a decoder may see."""
    exif: bytes = b""
    """Empty too where only the decoder can find it: in WebP and HEIC."""
    pictures: int = 1
    whole: bool = False
    """A JPEG that can be made smaller only after all of it has been held in memory."""


def negative_of(data: bytes) -> Negative:
    """The negative in a file's bytes; raises PhotoFault where no picture can be in them."""
    if not data:
        raise broken(EMPTY)
    kind = _kind_of(data)
    try:
        match kind:
            case "JPEG":
                return _jpeg(data)
            case "PNG":
                return _png(data)
            case "TIFF":
                return _tiff(data)
            case "AVIF":
                return Negative(kind, _AVIF_EXIF.sub(rb"\1none", data))
    except (struct.error, IndexError) as error:
        raise broken(CUT) from error
    return Negative(kind, data)


def broken(reason: str) -> PhotoFault:
    """The fault of a file that is a picture of a kind we show, but cannot be read."""
    return PhotoFault("photo-broken", {"reason": reason})


def orientation_and_day(exif: bytes) -> tuple[int, str]:
    """How the camera was held (1 to 8, 1 if unknown), and the day as YYYY-MM-DD or ""."""
    exif = exif.removeprefix(b"Exif\x00\x00")
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    orientation, days = 1, dict.fromkeys(_TAKEN, "")
    if not order:
        return orientation, ""
    inner: list[int] = []
    with suppress(struct.error):
        for tag, kind, _, value in _fields(exif, _long(exif, 4, order), order):
            if tag == _ORIENTATION and kind in {3, 4}:
                orientation = struct.unpack_from(order + " HI"[kind - 2], value)[0]
            elif tag == _EXIF:
                inner.append(_long(value, 0, order))
    with suppress(struct.error):
        for at in inner:
            for tag, _, _, value in _fields(exif, at, order):
                if tag in days:
                    days[tag] = _day(exif, _long(value, 0, order))
    return orientation, next(filter(None, days.values()), "")


def _day(exif: bytes, at: int) -> str:
    found = _DAY.match(exif[at : at + 10])
    try:
        day = date(*map(int, found.groups())) if found else date.min
    except ValueError:
        return ""
    return day.isoformat() if day.year >= _FIRST_YEAR else ""


def _fields(data: bytes, at: int, order: str) -> Iterator[tuple[int, int, int, bytes]]:
    """Tag, type, count and four bytes of each field; struct.error where the data end."""
    (count,) = struct.unpack_from(order + "H", data, at)
    for one in range(count):
        yield struct.unpack_from(order + "HHI4s", data, at + 2 + one * 12)


def _long(data: bytes, at: int, order: str) -> int:
    return int(struct.unpack_from(order + "I", data, at)[0])


def _kind_of(data: bytes) -> str:
    for sign, kind in _SHOWN:
        if data.startswith(sign):
            return kind
        if sign.startswith(data):
            raise broken(CUT)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    if data[:2] == b"BM" and int.from_bytes(data[14:18], "little") in _BMP_HEADERS:
        return "BMP"
    if data[4:8] == b"ftyp":
        size = min(int.from_bytes(data[:4]), 256)
        brands = {data[at : at + 4] for at in range(8, size, 4)}
        if brands & {b"avif", b"avis"}:
            return "AVIF"
        if brands & _HEIF:
            return "HEIC"
    if not any(data[:512]):
        raise broken(DAMAGED)  # what a memory card leaves of a photo it lost
    raise PhotoFault("not-a-photo", {"suggestion": _other_kind(data)})


def _other_kind(data: bytes) -> str:
    """What a reader would call these bytes; "" when nobody knows."""
    for sign, kind in _OTHERS:
        if data.startswith(sign):
            return kind
    if data[4:8] == b"ftyp" or data[:4] == b"RIFF":
        return "video"
    text = data[:2048].decode("utf-8-sig", "replace").lower()
    if "<svg" in text:
        return "SVG"
    if "<html" in text or "<!doctype html" in text:
        return "HTML"
    whole = text[:-3] if len(data) > len(text) else text  # a letter may be cut at the end
    readable = all(letter.isprintable() or letter.isspace() for letter in whole)
    return "text" if readable and "\ufffd" not in whole else ""


def _jpeg(data: bytes) -> Negative:
    kept, exif, at = [data[:2]], b"", 2
    components, whole = 0, False
    while True:
        at = data.find(b"\xff", at)
        if at < 0:
            raise broken(CUT)
        marker = data[at + 1]
        if marker == 0xFF:  # noqa: PLR2004 - bytes that fill up, as the standard writes them
            at += 1
            continue
        if marker in _JPEG_ALONE:
            at += 2
            continue
        end = at + 2 + struct.unpack_from(">H", data, at + 2)[0]
        if marker == 0xDA:  # noqa: PLR2004 - start of scan: what follows is the picture
            whole |= data[at + 4] < components
            return Negative("JPEG", b"".join((*kept, data[at:])), exif, whole=whole)
        body = data[at + 4 : end]
        if marker in _JPEG_FRAMES:
            components, whole = body[5], marker in _JPEG_PROGRESSIVE
        elif body.startswith(b"Exif\x00\x00"):
            exif = exif or body
        known = body.startswith((b"JFIF\x00", b"Adobe", b"ICC_PROFILE\x00"))
        if known or marker < 0xE0:  # noqa: PLR2004 - where markers of applications begin
            kept.append(data[at:end])
        at = end


def _png(data: bytes) -> Negative:
    kept, exif, pictures, at = [data[:8]], b"", 1, 8
    while at + 8 <= len(data):
        (length,), name = struct.unpack_from(">I", data, at), data[at + 4 : at + 8]
        body, end = at + 8, at + 12 + length
        if name in _PNG_NEEDED or (name in _PNG_WANTED and _sound(data[at + 4 : end])):
            kept.append(data[at:end])
        elif name == b"eXIf":
            exif = data[body : end - 4]
        elif name == b"acTL":
            pictures = max(1, struct.unpack_from(">I", data, body)[0])
        at = end
    return Negative("PNG", b"".join(kept), exif, pictures)


def _sound(chunk: bytes) -> bool:
    return zlib.crc32(chunk[:-4]) == int.from_bytes(chunk[-4:])


def _tiff(data: bytes) -> Negative:
    order = "<" if data[:1] == b"I" else ">"
    at = _long(data, 4, order)
    kept: list[bytes] = []
    room = len(data)
    for tag, kind, count, value in _fields(data, at, order):
        size = count * _TIFF_SIZES.get(kind, 0)
        start = _long(value, 0, order) if size > 4 else 0  # noqa: PLR2004 - as wide as the field
        needed = (
            tag in _TIFF_SEVERAL
            or (tag in _TIFF_SINGLE and count == 1)
            or (tag in _TIFF_BYTES and kind in {1, 7})
        )
        if needed and 0 < size <= room and start + size <= len(data):
            room -= size
            kept.append(struct.pack(order + "HHI4s", tag, kind, count, value))
    fields = struct.pack(order + "H", len(kept)) + b"".join(kept) + bytes(4)
    return Negative("TIFF", data[:at] + fields + data[at + len(fields) :], data)
