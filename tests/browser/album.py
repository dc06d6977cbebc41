"""Photos of every shape, in every place of a text: what the sample site is too tidy to have."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image
from sample import TOP

SHAPES = {
    "wide": (1600, 1067),
    "phone": (1600, 1200),
    "square": (1000, 1000),
    "portrait": (1200, 1600),
    "screen": (720, 1600),
    "panorama": (1600, 360),
    "narrow": (640, 427),
    "tiny": (300, 225),
}
"""Pixels of the photos by their names."""
LEADS = ("wide", "square", "panorama", "tiny", "square")
GALLERIES = (
    (),
    ("portrait",),
    ("wide", "portrait"),
    ("phone", "portrait", "wide"),
    ("wide", "portrait", "panorama", "tiny", "screen"),
)
LONG = "Warga dan petugas bekerja bersama sejak pagi. " * 12
TEXT = """Yang pertama diangkut bukan barang, tetapi mereka yang tidak bisa berjalan jauh.

![Lanskap](panorama.jpg "Pemandangan lebar.")

![Potret](portrait.jpg "Seorang petugas berdiri.")

Rambu ![Kecil](phone.jpg) dipasang di depan balai desa agar warga tidak menyeberang di tikungan
yang gelap, dan lampu jalan menyusul sebelum akhir bulan.  Warga diminta mematikan sakelar utama.

Di layar telepon ![Layar](screen.jpg) pesan itu tersebar sejak pagi. Polisi meminta warga tidak
meneruskannya sebelum ada keterangan dari perangkat desa, dan mengecek nomor yang tertera.

## Sesudahnya

![Kecil sekali](tiny.jpg "Foto kiriman warga.")

![Sedang](narrow.jpg "Foto kiriman warga.")

![Persegi](square.jpg "Foto kiriman warga.")

Selesai.
"""


def album() -> Iterator[tuple[str, bytes]]:
    """Files below a site's folder: photos, releases that show them, and a standing page."""
    for name, size in SHAPES.items():
        yield f"content/2024/04/{name}.jpg", _photo(size)
    for number, names in enumerate(GALLERIES, start=1):
        text = "Selesai." if names else TEXT
        listed = [(LEADS[number - 1], "Suasana pagi." if names else LONG)]
        listed += [(name, f"Foto {name}.") for name in names or (*SHAPES,)[1:]]
        front = "\n".join(_listed(name, caption) for name, caption in listed)
        yield (
            f"content/2024/04/album-{number}.md",
            f"---\ntitle: Album {number}\nauthor: Redaksi\npolres: lumajang\n"
            f"date: 2024-04-0{number} 12:00\nimages:\n{front}\n---\n{text}\n".encode(),
        )
    page = f"---\ntitle: Album\n---\n{TEXT.replace('](', '](/2024/04/')}"
    yield "content/pages/album.md", page.encode()


def _listed(name: str, caption: str) -> str:
    return (
        f"  - {{file: {name}.jpg, alt: Foto {name}, credit: Humas Polres Lumajang, "
        f'caption: "{caption}"}}'
    )


def _photo(size: tuple[int, int]) -> bytes:
    """A cut of a photo of the sample site."""
    found = BytesIO()
    with Image.open(Path(TOP) / "content/2024/03/pasar-pagi.jpg") as whole:
        ratio = min(whole.width / size[0], whole.height / size[1])
        width, height = round(size[0] * ratio), round(size[1] * ratio)
        left, top = (whole.width - width) // 2, (whole.height - height) // 2
        cut = whole.crop((left, top, left + width, top + height)).resize(size)
        cut.save(found, "JPEG", quality=70)
    return found.getvalue()
