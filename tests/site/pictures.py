"""Pictures for the tests of the darkroom, made where they are needed and small."""

import io
import struct
import zlib
from typing import Any

from PIL import Image

LEFT, RIGHT = (200, 40, 30), (30, 60, 180)
"""What the two halves of a test picture are coloured."""


def halves(mode: str = "RGB", size: tuple[int, int] = (64, 32)) -> Image.Image:
    """A picture that shows whether it was mirrored, turned or coloured wrongly."""
    picture = Image.new("RGB", size, LEFT)
    picture.paste(RIGHT, (size[0] // 2, 0, *size))
    return picture.quantize(2) if mode == "P" else picture.convert(mode)


def written(picture: Image.Image, kind: str, **how: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **how)
    return out.getvalue()


def near(one: object, other: object, by: int = 12) -> bool:
    assert isinstance(one, tuple)
    assert isinstance(other, tuple)
    return all(abs(a - b) <= by for a, b in zip(one, other, strict=True))


def exif(orientation: int = 1, original: str = "", digitized: str = "") -> bytes:
    """An EXIF block such as a camera writes, the most significant byte first."""
    days = [
        (tag, day.encode() + b"\0") for tag, day in ((0x9003, original), (0x9004, digitized)) if day
    ]
    block = b"MM\0*" + struct.pack(">IH", 8, 2)
    block += struct.pack(">HHIHH", 0x0112, 3, 1, orientation, 0)
    block += struct.pack(">HHII", 0x8769, 4, 1, 38) + bytes(4)
    block += struct.pack(">H", len(days))
    at = 38 + 2 + 12 * len(days) + 4
    for tag, day in days:
        block += struct.pack(">HHII", tag, 2, len(day), at)
        at += len(day)
    return b"Exif\0\0" + block + bytes(4) + b"".join(day for _, day in days)


def png_chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(header: bytes, rows: bytes, *between: bytes) -> bytes:
    """A PNG of raw rows: for what Pillow reads but cannot write."""
    parts = [png_chunk(b"IHDR", header), *between, png_chunk(b"IDAT", zlib.compress(rows))]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts) + png_chunk(b"IEND", b"")
