"""What people write instead of a key, mostly its Indonesian name."""

from __future__ import annotations

from collections.abc import Iterable

from siarpers.words.text import closest

MEANT = {
    "judul": ("title",), "headline": ("title",), "nama": ("name", "title"),
    "penulis": ("author",), "wartawan": ("author",), "authors": ("author",), "byline": ("author",),
    "kantor": ("polres", "office", "offices"), "office": ("polres",), "polda": ("polres",),
    "polsek": ("polres",), "satuan": ("polres",), "kesatuan": ("polres",),
    "tanggal": ("date",), "waktu": ("date",), "jam": ("date",),
    "diperbarui": ("updated",), "diubah": ("updated",), "modified": ("updated",),
    "alamat": ("slug", "address"), "tempat": ("dateline", "place"), "lokasi": ("dateline", "place"),
    "kota": ("dateline", "place"), "ringkasan": ("summary",), "description": ("summary", "tagline"),
    "deskripsi": ("summary", "tagline"), "lead": ("summary",), "programme": ("program", "programme"),
    "operasi": ("program",), "topik": ("tags", "topic"), "tag": ("tags",), "label": ("tags",),
    "kategori": ("tags",), "category": ("tags",), "foto": ("image",), "gambar": ("image",),
    "photo": ("image",), "photos": ("images",), "galeri": ("images",), "gallery": ("images",),
    "kutipan": ("quotes",), "quote": ("quotes",), "sumber": ("source",),
    "draf": ("draft",), "konsep": ("draft",), "ralat": ("corrections",), "koreksi": ("corrections",),
    "dicabut": ("withdrawn",), "ditarik": ("withdrawn",), "hak_jawab": ("replies_to",),
    "menanggapi": ("replies_to",), "belum_terverifikasi": ("unverified",), "berbayar": ("paid",),
    "iklan": ("paid",), "anak": ("minors",), "imbauan": ("appeal",), "himbauan": ("appeal",),
    "narasumber": ("speaker",), "pangkat": ("rank",), "gelar": ("titles",),
    "jabatan": ("role", "office"), "teks": ("text",), "isi": ("text", "note"),
    "melalui": ("via",), "berkas": ("file",), "keterangan": ("caption", "note", "reason"),
    "kredit": ("credit",), "fotografer": ("credit",), "diambil": ("taken",), "catatan": ("note",),
    "alasan": ("reason", "ground"), "dasar": ("ground",), "jenis": ("kind",),
    "telepon": ("phone",), "telp": ("phone",), "hp": ("phone",), "wa": ("whatsapp",),
    "nomor": ("reference",), "berakhir": ("expires",), "selesai": ("resolved",), "urutan": ("order",),
    "situs": ("site", "web"), "penerbit": ("publisher",), "tema": ("theme",), "bahasa": ("language",),
    "zona": ("timezone",), "slogan": ("tagline",), "penanggung_jawab": ("responsible",),
    "kontak": ("contact",), "surel": ("email",), "website": ("web",), "colors": ("colours",),
    "warna": ("colours",), "blok": ("blocks",), "tautan": ("url",),
}  # fmt: skip
"""By what is written: the keys that may be meant, the likeliest first."""


def key_meant(key: str, known: Iterable[str]) -> str:
    """The known key that was surely meant: in another case, with hyphens, in Indonesian; else ""."""
    name = _plain(key)
    return next((meant for meant in (name, *MEANT.get(name, ())) if meant in known), "")


def key_like(key: str, known: Iterable[str]) -> str:
    """The known key that was likely meant, also one that is merely spelt alike; else ""."""
    return key_meant(key, known) or closest(_plain(key), list(known))


def _plain(key: str) -> str:
    return key.strip().lower().replace("-", "_").replace(" ", "_")
