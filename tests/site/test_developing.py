from __future__ import annotations

import io
import shutil
import struct
import subprocess
import sys
import warnings
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pictures import LEFT, RIGHT, exif, halves, near, png, png_chunk, written
from PIL import Image, ImageCms, ImageDraw
from press import left_out

from siarpers.site.pictures.developing import (
    MAX_BYTES,
    Exposure,
    PhotoFault,
    develop,
    expose,
    too_large,
)
from siarpers.site.pictures.renditions import FULL, height_at, share_size, variants_of, widths_of

WHITE = (255, 255, 255)


def sides(exposure: Exposure) -> tuple[object, object]:
    """What stands in the middle of the left half and of the right half."""
    width, height = exposure.picture.size
    middle = height // 2
    return (
        exposure.picture.getpixel((width // 4, middle)),
        exposure.picture.getpixel((width * 3 // 4, middle)),
    )


def fault_of(data: bytes) -> tuple[str, dict[str, str]]:
    with pytest.raises(PhotoFault) as caught:
        expose(data)
    return caught.value.code, caught.value.facts


def moving(kind: str, pictures: int, **how: bool) -> bytes:
    frames = [halves()] + [Image.new("RGB", (64, 32), (0, 9 * n, 0)) for n in range(1, pictures)]
    return written(frames[0], kind, save_all=True, append_images=frames[1:], **how)


def deep_png(colour: int) -> bytes:
    """A PNG of sixteen bits a channel: grey (0) or RGB (2)."""
    ends = ((LEFT[0],), (RIGHT[2],)) if colour == 0 else (LEFT, RIGHT)
    row = b"\0" + b"".join(bytes((value, 99)) for end in ends for _ in range(32) for value in end)
    return png(struct.pack(">IIBBBBB", 64, 32, 16, colour, 0, 0, 0), row * 32)


def palette_with_transparency() -> bytes:
    picture = Image.new("P", (64, 32), 0)
    picture.putpalette([*LEFT, *RIGHT])
    picture.paste(1, (32, 0, 64, 32))
    return written(picture, "PNG", transparency=b"\xff\x00")


def half_clear(mode: str, kind: str, **how: bool) -> bytes:
    picture = halves("RGBA")
    picture.paste((0, 0, 0, 0), (32, 0, 64, 32))
    return written(picture.convert(mode), kind, **how)


GREY_LEFT, GREY_RIGHT = ((halves("L").getpixel((x, 0)),) * 3 for x in (1, 63))
COLOURS = (LEFT, RIGHT)
GREYS = (GREY_LEFT, GREY_RIGHT)
KINDS = {
    "JPEG": (written(halves(), "JPEG"), COLOURS),
    "JPEG, progressive": (written(halves(), "JPEG", progressive=True), COLOURS),
    "JPEG, grey": (written(halves("L"), "JPEG"), GREYS),
    "JPEG, CMYK as Adobe writes it": (written(halves("CMYK"), "JPEG"), COLOURS),
    "MPO": (moving("MPO", 2), COLOURS),
    "PNG": (written(halves(), "PNG"), COLOURS),
    "PNG, grey": (written(halves("L"), "PNG"), GREYS),
    "PNG, palette": (written(halves("P"), "PNG"), COLOURS),
    "PNG, palette, partly clear": (palette_with_transparency(), (LEFT, WHITE)),
    "PNG, one bit": (
        written(halves("L").point(lambda v: 255 * (v > 75), "1"), "PNG"),
        ((255, 255, 255), (0, 0, 0)),
    ),
    "PNG, one colour clear": (written(halves(), "PNG", transparency=RIGHT), (LEFT, WHITE)),
    "PNG, alpha": (half_clear("RGBA", "PNG"), (LEFT, WHITE)),
    "PNG, grey and alpha": (half_clear("LA", "PNG"), (GREY_LEFT, WHITE)),
    "PNG, sixteen bits, grey": (deep_png(0), ((LEFT[0],) * 3, (RIGHT[2],) * 3)),
    "PNG, sixteen bits, colour": (deep_png(2), COLOURS),
    "WebP": (written(halves(), "WEBP", quality=90), COLOURS),
    "WebP, alpha": (half_clear("RGBA", "WEBP", lossless=True), (LEFT, WHITE)),
    "GIF": (written(halves(), "GIF"), COLOURS),
    "TIFF": (written(halves(), "TIFF"), COLOURS),
    "TIFF, LZW": (written(halves(), "TIFF", compression="tiff_lzw"), COLOURS),
    "TIFF, JPEG inside": (written(halves(), "TIFF", compression="jpeg"), COLOURS),
    "TIFF, fax": (
        written(halves("L").point(lambda v: 255 * (v > 75), "1"), "TIFF", compression="group4"),
        ((255, 255, 255), (0, 0, 0)),
    ),
    "TIFF, CMYK": (written(halves("CMYK"), "TIFF"), COLOURS),
    "TIFF, LAB": (
        written(
            ImageCms.profileToProfile(
                halves(),
                ImageCms.createProfile("sRGB"),
                ImageCms.createProfile("LAB"),
                outputMode="LAB",
            )
            or halves(),
            "TIFF",
        ),
        COLOURS,
    ),
    "TIFF, sixteen bits": (
        written(halves("I").point(lambda v: v * 256).convert("I;16"), "TIFF"),
        GREYS,
    ),
    "TIFF, thirty-two bits": (written(halves("I"), "TIFF"), GREYS),
    "TIFF, float": (written(halves("F").point(lambda v: v * (1 / 255) + 0), "TIFF"), GREYS),
    "TIFF, two pages": (moving("TIFF", 2), COLOURS),
    "BMP": (written(halves(), "BMP"), COLOURS),
    "BMP, palette": (written(halves("P"), "BMP"), COLOURS),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_picture_keeps_its_colours_and_is_white_where_it_was_clear(kind: str) -> None:
    data, expected = KINDS[kind]
    exposure = expose(data)
    assert (exposure.width, exposure.height, exposure.picture.size) == (64, 32, (64, 32))
    assert (exposure.picture.mode, exposure.picture.info) == ("RGB", {})
    assert exposure.pictures == 1
    assert all(map(near, sides(exposure), expected)), sides(exposure)


def test_avif_is_read_where_pillow_can_and_its_exif_by_nobody() -> None:
    if "AVIF" not in Image.registered_extensions().values():
        pytest.skip("this Pillow reads no AVIF")
    whole = written(turned(6), "AVIF", quality=95, exif=exif(6, original="2024:02:01 12:17:30"))
    damaged = bytearray(whole)
    damaged[whole.index(b"\x87\x69") + 4] = 0x7F
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        for data in (whole, bytes(damaged)):
            exposure = expose(data)
            assert (exposure.width, exposure.height) == (80, 40)
            assert near(exposure.picture.getpixel((20, 10)), CORNERS[0], 40)
    assert not told


def test_a_dark_picture_of_sixteen_bits_stays_dark() -> None:
    night = png(struct.pack(">IIBBBBB", 8, 8, 16, 0, 0, 0, 0), (b"\0" + b"\0\xc8" * 8) * 8)
    assert expose(night).picture.getpixel((4, 4)) == (0, 0, 0)


@pytest.mark.parametrize(
    ("data", "pictures"),
    [
        (moving("GIF", 3), 3),
        (moving("GIF", 1), 1),
        (moving("WEBP", 3, lossless=True), 3),
        (moving("PNG", 3), 3),
    ],
    ids=["GIF", "GIF of one picture", "WebP", "APNG"],
)
def test_a_photo_that_moves_shows_its_first_picture_and_says_that_it_moves(
    data: bytes, pictures: int
) -> None:
    exposure = expose(data)
    assert exposure.pictures == pictures
    assert all(map(near, sides(exposure), COLOURS))


CORNERS = ((255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0))


def turned(orientation: int) -> Image.Image:
    """What a camera held so stores of a scene whose corners are CORNERS, clockwise."""
    scene = Image.new("RGB", (80, 40))
    for colour, at in zip(CORNERS, ((0, 0), (40, 0), (40, 20), (0, 20)), strict=True):
        scene.paste(colour, (*at, at[0] + 40, at[1] + 20))
    turn = Image.Transpose
    back = {
        2: turn.FLIP_LEFT_RIGHT, 3: turn.ROTATE_180, 4: turn.FLIP_TOP_BOTTOM, 5: turn.TRANSPOSE,
        6: turn.ROTATE_90, 7: turn.TRANSVERSE, 8: turn.ROTATE_270,
    }.get(orientation)  # fmt: skip
    return scene if back is None else scene.transpose(back)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_a_photo_stands_upright_however_the_camera_was_held(kind: str, orientation: int) -> None:
    how = {"quality": 95} if kind in {"JPEG", "WEBP"} else {}
    exposure = expose(written(turned(orientation), kind, exif=exif(orientation), **how))
    assert (exposure.width, exposure.height) == exposure.picture.size == (80, 40)
    seen = [exposure.picture.getpixel(at) for at in ((20, 10), (60, 10), (60, 30), (20, 30))]
    assert all(near(one, other, 40) for one, other in zip(seen, CORNERS, strict=True)), seen


def test_a_tall_photo_of_a_large_camera_is_measured_upright_and_whole() -> None:
    data = written(Image.new("RGB", (4001, 3001), LEFT), "JPEG", exif=exif(6))
    exposure = expose(data)
    assert (exposure.width, exposure.height) == (3001, 4001)
    assert exposure.picture.size == (1200, 1600)


@pytest.mark.parametrize(
    ("block", "taken"),
    [
        (exif(original="2024:02:01 12:17:30"), "2024-02-01"),
        (exif(digitized="2024:02:03 12:17:30"), "2024-02-03"),
        (exif(original="2024:02:01 12:17:30", digitized="2024:02:03 00:00:00"), "2024-02-01"),
        (exif(original="    :  :     :  :  ", digitized="2024:02:03 00:00:00"), "2024-02-03"),
        (exif(original="2024-02-01T12:17"), "2024-02-01"),
        (exif(original="1980:01:01 00:00:00"), ""),
        (exif(original="0000:00:00 00:00:00"), ""),
        (exif(original="2024:13:01 12:17:30"), ""),
        (exif(original="kemarin"), ""),
        (exif(), ""),
        (b"", ""),
        (b"Exif\0\0rusak", ""),
        (b"Exif\0\0MM\0*\xff\xff\xff\xff", ""),
        (exif(original="2024:02:01 12:17:30")[:40], ""),
    ],
)
def test_the_day_a_photo_was_taken_is_told_only_when_it_can_be_true(
    block: bytes, taken: str
) -> None:
    assert expose(written(halves(), "JPEG", exif=block)).taken == taken


def test_damage_in_the_exif_of_a_photo_is_no_damage_to_the_photo() -> None:
    whole = exif(3, original="2024:02:01 12:17:30")
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        for at in range(6, len(whole)):
            damaged = whole[:at] + bytes((whole[at] ^ 0xFF,)) + whole[at + 1 :]
            for kind in ("JPEG", "PNG", "WEBP"):
                assert expose(written(halves(), kind, exif=damaged)).width == 64
    assert not told


def profile(red: tuple[float, float], gamma: float = 2.2) -> bytes:
    """An RGB profile with these chromaticities of its red: an ICC file of version 2."""
    white = (0.9505, 1.0, 1.0890)
    primaries = (red, (0.21, 0.71), (0.15, 0.06))
    columns = [(x / y, 1.0, (1 - x - y) / y) for x, y in primaries]
    # How much of each primary makes white, by Cramer's rule.
    a, b, c = columns

    def determinant(p: tuple[float, ...], q: tuple[float, ...], r: tuple[float, ...]) -> float:
        return (
            p[0] * (q[1] * r[2] - q[2] * r[1])
            - q[0] * (p[1] * r[2] - p[2] * r[1])
            + r[0] * (p[1] * q[2] - p[2] * q[1])
        )

    full = determinant(a, b, c)
    amounts = (
        determinant(white, b, c) / full,
        determinant(a, white, c) / full,
        determinant(a, b, white) / full,
    )
    adapted = (0.9642 / white[0], 1.0, 0.8249 / white[2])
    tags = {b"wtpt": b"XYZ \0\0\0\0" + struct.pack(">iii", 63190, 65536, 54061)}
    for name, column, amount in zip((b"rXYZ", b"gXYZ", b"bXYZ"), columns, amounts, strict=True):
        values = (round(v * amount * k * 65536) for v, k in zip(column, adapted, strict=True))
        tags[name] = b"XYZ \0\0\0\0" + struct.pack(">iii", *values)
    for name in (b"rTRC", b"gTRC", b"bTRC"):
        tags[name] = b"curv\0\0\0\0" + struct.pack(">IHH", 1, round(gamma * 256), 0)
    tags[b"desc"] = b"desc\0\0\0\0\0\0\0\2x\0" + bytes(78)
    tags[b"cprt"] = b"text\0\0\0\0x\0\0\0"
    return icc(b"RGB ", tags)


def icc(space: bytes, tags: dict[bytes, bytes], between: bytes = b"XYZ ") -> bytes:
    table, body, at = b"", b"", 132 + 12 * len(tags)
    for name, tag in tags.items():
        table += name + struct.pack(">II", at + len(body), len(tag))
        body += tag + bytes(-len(tag) % 4)
    device = b"prtr" if space == b"CMYK" else b"mntr"
    sizes = struct.pack(">I4sI", at + len(body), bytes(4), 0x02400000)
    head = sizes + device + space + between + bytes(12) + b"acsp" + bytes(28)
    head += struct.pack(">iii", 63190, 65536, 54061)
    return head.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body


WIDE = profile((0.64, 0.33))
"""Adobe RGB, near enough: its green is greener than sRGB's."""
DARK_GREY = icc(
    b"GRAY",
    {
        b"wtpt": b"XYZ \0\0\0\0" + struct.pack(">iii", 63190, 65536, 54061),
        b"kTRC": b"curv\0\0\0\0" + struct.pack(">IHH", 1, 256, 0),
        b"desc": b"desc\0\0\0\0\0\0\0\2x\0" + bytes(78),
        b"cprt": b"text\0\0\0\0x\0\0\0",
    },
)
"""Grey that is linear in light, so that its middle is bright."""


def press() -> bytes:
    """A CMYK profile of a press whose cyan is red: what it prints is easily told from a guess."""
    inks = [(c, m, y, k) for c in (0, 1) for m in (0, 1) for y in (0, 1) for k in (0, 1)]
    lab = b"".join(
        bytes((0, 128, 128) if k else (140, 200, 190) if c else (255, 128, 128))
        for c, _, _, k in inks
    )
    straight = bytes(range(256))
    one = struct.pack(">i", 65536)
    matrix = one + bytes(12) + one + bytes(12) + one
    table = b"mft1" + bytes(4) + bytes((4, 3, 2, 0)) + matrix + straight * 4 + lab + straight * 3
    named = {
        b"desc": b"desc\0\0\0\0\0\0\0\2x\0" + bytes(78),
        b"cprt": b"text\0\0\0\0x\0\0\0",
        b"wtpt": b"XYZ \0\0\0\0" + struct.pack(">iii", 63190, 65536, 54061),
    }
    return icc(b"CMYK", named | {b"A2B0": table}, between=b"Lab ")


@pytest.mark.parametrize("kind", ["JPEG", "TIFF"])
def test_inks_are_shown_as_the_press_would_print_them(kind: str) -> None:
    picture = Image.new("CMYK", (64, 32), (0, 0, 0, 0))
    picture.paste((255, 0, 0, 0), (32, 0, 64, 32))
    paper, cyan = sides(expose(written(picture, kind, icc_profile=press())))
    assert near(paper, WHITE)
    assert near(cyan, (240, 60, 40), 40), cyan


def test_colours_are_shown_as_the_profile_of_the_photo_means_them() -> None:
    pale = Image.new("RGB", (8, 8), (150, 120, 110))
    shown = expose(written(pale, "PNG", icc_profile=WIDE)).picture.getpixel((4, 4))
    assert isinstance(shown, tuple)
    assert shown[0] > 155
    grey = Image.new("L", (8, 8), 128)
    bright = expose(written(grey, "PNG", icc_profile=DARK_GREY)).picture.getpixel((4, 4))
    assert near(bright, (188, 188, 188), 4)


@pytest.mark.parametrize(
    "damaged", [b"rusak", WIDE[:200], WIDE[:140] + bytes(len(WIDE) - 140), DARK_GREY]
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_a_profile_that_is_damaged_or_anothers_changes_nothing(kind: str, damaged: bytes) -> None:
    exposure = expose(written(halves(), kind, icc_profile=damaged))
    assert all(map(near, sides(exposure), COLOURS))


def test_a_damaged_profile_chunk_of_a_png_is_left_out() -> None:
    data = written(halves(), "PNG", icc_profile=WIDE)
    at = data.index(b"iCCP") + 20
    data = data[:at] + bytes((data[at] ^ 0xFF,)) + data[at + 1 :]
    assert all(map(near, sides(expose(data)), COLOURS))


JPEG = written(halves(), "JPEG")
PNG = written(halves(), "PNG")
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(64)


def sized_jpeg(width: int, height: int, *, progressive: bool = False) -> bytes:
    """A JPEG whose header promises that size, and whose body does not hold it."""
    data = written(halves(), "JPEG", progressive=progressive)
    at = data.index(b"\xff\xc2" if progressive else b"\xff\xc0") + 5
    return data[:at] + struct.pack(">HH", height, width) + data[at + 4 :]


def sized_png(width: int, height: int) -> bytes:
    return png(struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0), b"")


def broken(reason: str) -> tuple[str, dict[str, str]]:
    return "photo-broken", {"reason": reason}


def kind(name: str) -> tuple[str, dict[str, str]]:
    return "not-a-photo", {"suggestion": name}


def large(size: str, limit: str) -> tuple[str, dict[str, str]]:
    return "photo-large", {"size": size, "limit": limit}


EMPTY, CUT = broken("the file is empty"), broken("the file is cut off")
DAMAGED = broken("the file is damaged")
FAULTS = {
    "nothing": (b"", EMPTY),
    "the first bytes of a JPEG": (JPEG[:2], CUT),
    "the header of a JPEG": (JPEG[:300], CUT),
    "a JPEG but for its end": (JPEG[:-30], CUT),
    "a progressive JPEG cut off": (written(halves(), "JPEG", progressive=True)[:-60], CUT),
    "a PNG cut off": (written(Image.effect_noise((64, 64), 80), "PNG")[:-900], CUT),
    "a PNG without a picture": (png(struct.pack(">IIBBBBB", 9, 9, 8, 2, 0, 0, 0), b""), CUT),
    "a PNG of empty parts": (PNG[:33] + png_chunk(b"IDAT", b"") + png_chunk(b"IEND", b""), CUT),
    "a PNG with a wrong sum": (PNG[:30] + b"\0" + PNG[31:], DAMAGED),
    "a GIF cut off": (written(Image.effect_noise((64, 64), 80), "GIF")[:-900], CUT),
    "a WebP cut off": (written(halves(), "WEBP")[:-20], DAMAGED),
    "a TIFF cut off": (written(halves(), "TIFF")[:-90], CUT),
    "a BMP cut off": (written(halves(), "BMP")[:-90], CUT),
    "a TIFF in a strange compression": (
        written(halves(), "TIFF").replace(
            struct.pack("<HHIHH", 259, 3, 1, 1, 0), struct.pack("<HHIHH", 259, 3, 1, 34661, 0)
        ),
        DAMAGED,
    ),
    "what a lost photo leaves on a card": (bytes(4096), DAMAGED),
    "a text": ("Foto menyusul — é.\r\n".encode(), kind("text")),
    "a text about a car": (b"BMW hitam ditemukan di tepi jalan raya", kind("text")),
    "an SVG": (b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>', kind("SVG")),
    "a page": (b"<!DOCTYPE html><title>Masuk</title>", kind("HTML")),
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3", kind("PDF")),
    "a film": (b"\0\0\0\x18ftypmp42\0\0\0\0isommp42" + bytes(9), kind("video")),
    "a film of Windows": (b"RIFF\x10\0\0\0AVI LIST" + bytes(9), kind("video")),
    "a Photoshop file": (b"8BPS\0\1" + bytes(40), kind("Photoshop")),
    "a PostScript file": (b"%!PS-Adobe-3.0 EPSF-3.0\n", kind("PostScript")),
    "a Word file": (b"PK\x03\x04" + bytes(40), kind("ZIP")),
    "noise": (bytes((n * 73 + 129) % 256 for n in range(900)), kind("")),
    "an absurd JPEG": (sized_jpeg(50000, 50000), large("50000 × 50000 px", "256 MP")),
    "a large progressive JPEG": (
        sized_jpeg(9000, 9000, progressive=True), large("9000 × 9000 px", "64 MP"),
    ),
    "an absurd PNG": (sized_png(50000, 50000), large("50000 × 50000 px", "40 MP")),
    "a PNG like a thread": (
        written(Image.new("1", (1, 60000)), "PNG"), large("1 × 60000 px", "1 × 16383 px"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_what_cannot_be_shown_is_told_by_its_fault(name: str) -> None:
    data, expected = FAULTS[name]
    assert fault_of(data) == expected


def test_a_file_is_weighed_before_it_is_read() -> None:
    assert too_large(MAX_BYTES) is None
    fault = too_large(210 * 1024 * 1024)
    assert fault
    assert (fault.code, fault.facts) == large("210 MB", "64 MB")
    over = too_large(MAX_BYTES + 1)
    assert over
    assert over.facts["size"] == "65 MB"


def test_heic_is_named_when_nothing_here_can_read_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    assert fault_of(HEIC) == ("photo-heic", {})


@pytest.mark.parametrize("orientation", range(1, 9))
def test_heic_stands_upright_and_keeps_its_day(orientation: int) -> None:
    heif = pytest.importorskip("pillow_heif")
    out = io.BytesIO()
    block = exif(orientation, original="2024:02:01 12:17:30")
    heif.from_pillow(turned(orientation)).save(out, quality=95, exif=block)
    exposure = expose(out.getvalue())
    assert (exposure.width, exposure.height, exposure.taken) == (80, 40, "2024-02-01")
    seen = [exposure.picture.getpixel(at) for at in ((20, 10), (60, 10), (60, 30), (20, 30))]
    assert all(near(one, other, 60) for one, other in zip(seen, CORNERS, strict=True)), seen
    assert fault_of(out.getvalue()[: len(out.getvalue()) // 2])[0] == "photo-broken"


SIZES = st.one_of(
    st.tuples(st.integers(1, 2000), st.integers(1, 3)),
    st.tuples(st.integers(1, 3), st.integers(1, 2000)),
    st.tuples(st.integers(1, 1500), st.integers(1, 1500)),
)


@settings(max_examples=40, deadline=None)
@given(size=SIZES, full=st.booleans(), kind=st.sampled_from(["JPEG", "PNG"]))
def test_a_photo_of_any_size_gets_exactly_the_renditions_that_are_promised(
    size: tuple[int, int], full: bool, kind: str
) -> None:
    exposure = expose(written(Image.new("RGB", size, LEFT), kind), full=full)
    assert (exposure.width, exposure.height) == size
    developed = develop(exposure, full=full)
    assert tuple(developed) == variants_of(size[0], full=full)
    expected = {f"{width}": (width, height_at(width, size)) for width in widths_of(size[0])}
    expected |= {"share": share_size(size), "full": size}
    for variant, one in developed.items():
        name, _, ending = variant.partition(".")
        assert (one.width, one.height) == expected[name]
        with Image.open(io.BytesIO(one.data)) as opened:
            assert opened.size == (one.width, one.height)
            assert opened.format == {"webp": "WEBP", "jpg": "JPEG"}[ending]
            opened.load()


@pytest.mark.parametrize("size", [(60000, 1), (5000, 700), (4300, 5100), (1, 16383)])
@pytest.mark.parametrize("full", [False, True])
def test_no_rendition_of_a_large_or_thin_photo_is_larger_than_the_photo(
    size: tuple[int, int], full: bool
) -> None:
    exposure = expose(written(Image.new("L", size, 99), "JPEG"), full=full)
    assert (exposure.width, exposure.height) == size
    assert exposure.picture.width <= size[0]
    assert exposure.picture.height <= size[1]
    developed = develop(exposure, full=full)
    share = developed["share.jpg"]
    assert (share.width, share.height) == share_size(size)
    if full:
        longest = max(developed["full.jpg"].width, developed["full.jpg"].height)
        assert longest == min(FULL, max(size))


def test_the_share_image_keeps_the_heads_and_the_middle() -> None:
    portrait = Image.new("RGB", (600, 915), WHITE)
    ImageDraw.Draw(portrait).rectangle((0, 200, 600, 515), fill=LEFT)
    share = develop(expose(written(portrait, "PNG")))["share.jpg"]
    with Image.open(io.BytesIO(share.data)) as opened:
        assert opened.size == (600, 315)
        assert all(near(opened.getpixel((300, y)), LEFT) for y in (4, 150, 310))


def test_a_photo_is_developed_to_the_same_bytes_in_any_thread() -> None:
    data = [written(halves(size=(900, 500 + n)), "JPEG") for n in range(4)] * 3
    with ThreadPoolExecutor(4) as threads:
        developed = list(threads.map(lambda one: develop(expose(one)), data))
    assert developed[:4] == developed[4:8] == developed[8:]
    assert developed[0] == develop(expose(data[0]))


def flipped(data: bytes, flips: list[tuple[int, int]], end: int) -> bytes:
    changed = bytearray(data[: end % (len(data) + 1)] or data)
    for at, by in flips:
        changed[at % len(changed)] ^= by
    return bytes(changed)


RICH = [
    written(halves(), "JPEG", exif=exif(6, "2024:02:01 12:17:30"), icc_profile=WIDE, comment=b"x"),
    written(halves(), "PNG", exif=exif(6), icc_profile=WIDE),
    moving("PNG", 2),
    palette_with_transparency(),
    moving("GIF", 2),
    written(halves(), "WEBP", exif=exif(6), icc_profile=WIDE),
    written(halves(), "TIFF", exif=exif(6), icc_profile=WIDE),
    written(halves(), "TIFF", compression="tiff_lzw"),
    written(halves("P"), "BMP"),
    HEIC,
]


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    data=st.one_of(
        st.binary(max_size=200),
        st.builds(
            flipped,
            st.sampled_from(RICH),
            st.lists(st.tuples(st.integers(0, 4000), st.integers(1, 255)), max_size=4),
            st.one_of(st.just(0), st.integers(0, 4000)),
        ),
    )
)
def test_any_bytes_are_a_photo_or_a_fault_and_nothing_warns(data: bytes) -> None:
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        try:
            exposure = expose(data)
        except PhotoFault as fault:
            assert fault.code in {"photo-broken", "not-a-photo", "photo-large", "photo-heic"}  # noqa: PT017 - either may come
            assert "0x" not in str(fault.facts)  # noqa: PT017 - likewise
        else:
            assert exposure.picture.mode == "RGB"
    assert not told


EXIFTOOL = shutil.which("exiftool")
STRUCTURE = {
    *("File", "JFIF", "RIFF", "System", "ExifTool", "Composite"),
}
"""Groups of what exiftool derives from the file itself: sizes, bits, sampling."""
SECRETS = {
    "JPEG": [
        "-EXIF:Artist=RAHASIA", "-EXIF:GPSLatitude=7.9", "-EXIF:GPSLatitudeRef=S",
        "-EXIF:GPSLongitude=112.9", "-EXIF:GPSLongitudeRef=E", "-EXIF:SerialNumber=RAHASIA",
        "-XMP-dc:Creator=RAHASIA", "-IPTC:By-line=RAHASIA", "-IPTC:City=RAHASIA",
        "-Comment=RAHASIA", "-Photoshop:URL=https://rahasia.example",
    ],
    "PNG": [
        "-EXIF:Artist=RAHASIA", "-EXIF:GPSLatitude=7.9", "-XMP-dc:Creator=RAHASIA",
        "-PNG:Author=RAHASIA", "-PNG:Comment=RAHASIA",
    ],
    "WEBP": ["-EXIF:Artist=RAHASIA", "-EXIF:GPSLatitude=7.9", "-XMP-dc:Creator=RAHASIA"],
    "TIFF": [
        "-EXIF:Artist=RAHASIA", "-EXIF:GPSLatitude=7.9", "-XMP-dc:Creator=RAHASIA",
        "-IPTC:By-line=RAHASIA", "-EXIF:ImageDescription=RAHASIA",
    ],
    "GIF": ["-Comment=RAHASIA", "-XMP-dc:Creator=RAHASIA"],
}  # fmt: skip


@pytest.mark.parametrize("kind", SECRETS)
def test_nothing_that_was_written_into_a_photo_follows_it(kind: str, tmp_path: Path) -> None:
    if EXIFTOOL is None:
        left_out("what exiftool reads", "apt-get install libimage-exiftool-perl")
    profiled = {} if kind == "GIF" else {"icc_profile": WIDE}
    file = tmp_path / "foto"
    file.write_bytes(written(halves(size=(700, 500)), kind, **profiled))
    secrets = list(SECRETS[kind])
    if kind == "JPEG":
        thumbnail = tmp_path / "kecil"
        thumbnail.write_bytes(JPEG)
        secrets.append(f"-ThumbnailImage<={thumbnail}")
    told = subprocess.run(
        ["exiftool", "-m", "-overwrite_original", *secrets, str(file)],
        check=True,
        capture_output=True,
    )
    assert b"1 image files updated" in told.stdout, told
    original = file.read_bytes()
    assert b"RAHASIA" in original
    for variant, one in develop(expose(original, full=True), full=True).items():
        assert b"RAHASIA" not in one.data
        rendition = tmp_path / variant
        rendition.write_bytes(one.data)
        listed = subprocess.run(
            ["exiftool", "-G1", "-a", "-s", "-u", str(rendition)], check=True, capture_output=True
        ).stdout.decode()
        groups = {line[1 : line.index("]")] for line in listed.splitlines()}
        assert groups <= STRUCTURE, listed
        assert "ProfileDescription" not in listed
        assert "Comment" not in listed


def test_a_build_without_photos_never_pays_for_pillow() -> None:
    code = "import sys, siarpers.site.pictures.developing; sys.exit(any(m.startswith('PIL') for m in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
