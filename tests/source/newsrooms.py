"""The newsroom that the tests of the source floor read for."""

from siarpers.words.newsroom import Newsroom, Publisher, Site
from siarpers.words.release import Office

NEWSROOM = Newsroom(
    Site("Kabar Uji", "https://uji.example"),
    Publisher("pers", "PT Kabar Uji", "Jalan Contoh 1", "Rina Contoh"),
    (
        Office("jatim", "Polda Jawa Timur", "polda", "Surabaya", "Asia/Jakarta", "UJI"),
        Office(
            "lumajang",
            "Polres Lumajang",
            "polres",
            "Lumajang",
            "Asia/Jakarta",
            "UJI",
            parents=("jatim",),
        ),
        Office("jayapura", "Polres Jayapura", "polres", "Jayapura", "Asia/Jayapura", "UJI"),
    ),
)
PATH = "content/2024/02/2024-02-01-patroli-malam.md"
BODY = "Petugas berpatroli di pusat kota."


def written(body: str = BODY, extra: str = "", **keys: str) -> bytes:
    """A content file; `keys` replace front matter, `extra` is added to it."""
    front = {
        "title": "Patroli malam",
        "author": "Rina Contoh",
        "polres": "lumajang",
        "date": "2024-02-01 12:17",
    } | keys
    lines = "".join(f"{key}: {value}\n" for key, value in front.items())
    return f"---\n{lines}{extra}---\n\n{body}\n".encode()
