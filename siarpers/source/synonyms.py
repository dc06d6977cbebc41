"""What people write instead of a key, mostly its Indonesian name."""

from __future__ import annotations

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
