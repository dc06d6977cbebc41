"""Write N synthetic press releases as Markdown files with YAML front matter.

    python tests/corpus.py OUT N [--seed S] [--flavour siarpers|hugo|pelican]
    python tests/corpus.py --offices        the `offices:` of config.yaml that it needs

The same seed and N give the same releases in every flavour, so that a
generator and its peers can be timed on the same work.  About 2.3 KB of body
each, 39 Polres under one Polda, 60 authors, 240 tags, 24 programmes, dates
spread back from 2026-06-30; files lie in OUT/YYYY/MM/SLUG.md.
"""

import argparse
import datetime as dt
import random
import sys
from pathlib import Path

POLRES = [
    "Bangkalan",
    "Banyuwangi",
    "Batu",
    "Blitar",
    "Bojonegoro",
    "Bondowoso",
    "Gresik",
    "Jember",
    "Jombang",
    "Kediri",
    "Lamongan",
    "Lumajang",
    "Madiun",
    "Magetan",
    "Malang",
    "Mojokerto",
    "Nganjuk",
    "Ngawi",
    "Pacitan",
    "Pamekasan",
    "Pasuruan",
    "Ponorogo",
    "Probolinggo",
    "Sampang",
    "Sidoarjo",
    "Situbondo",
    "Sumenep",
    "Trenggalek",
    "Tuban",
    "Tulungagung",
    "Surabaya",
    "KotaBlitar",
    "KotaKediri",
    "KotaMadiun",
    "KotaMalang",
    "KotaMojokerto",
    "KotaPasuruan",
    "KotaProbolinggo",
    "TanjungPerak",
]
FIRST = [
    "Adi",
    "Bima",
    "Citra",
    "Dewi",
    "Eka",
    "Fajar",
    "Gita",
    "Hadi",
    "Indra",
    "Joko",
    "Kartika",
    "Lestari",
    "Made",
    "Nur",
    "Oki",
    "Putri",
    "Rani",
    "Sari",
    "Tono",
    "Wahyu",
]
LAST = [
    "Pratama",
    "Santoso",
    "Wijaya",
    "Nugroho",
    "Saputra",
    "Hidayat",
    "Kurniawan",
    "Setiawan",
    "Utami",
    "Rahayu",
    "Firmansyah",
    "Gunawan",
]
WORDS = [
    "warga",
    "kegiatan",
    "petugas",
    "wilayah",
    "bersama",
    "menjaga",
    "keamanan",
    "ketertiban",
    "masyarakat",
    "lingkungan",
    "kecamatan",
    "desa",
    "jajaran",
    "personel",
    "patroli",
    "jalan",
    "pasar",
    "sekolah",
    "pelajar",
    "orang",
    "tua",
    "kendaraan",
    "malam",
    "pagi",
    "siang",
    "program",
    "kepolisian",
    "pelayanan",
    "laporan",
    "cepat",
    "aman",
    "nyaman",
    "damai",
    "koordinasi",
    "pemerintah",
    "daerah",
    "tokoh",
    "agama",
    "pemuda",
    "relawan",
    "bantuan",
    "sosial",
    "kesehatan",
    "lalu",
    "lintas",
    "helm",
    "surat",
    "izin",
    "mengemudi",
    "gratis",
    "posko",
    "mudik",
    "libur",
    "panjang",
    "cuaca",
    "hujan",
    "banjir",
    "pohon",
    "tumbang",
    "evakuasi",
    "penanganan",
    "terpadu",
    "sinergi",
    "TNI",
    "dinas",
    "perhubungan",
    "rumah",
    "sakit",
    "puskesmas",
    "balai",
]
RANKS = ["Ipda", "Iptu", "AKP", "Kompol", "AKBP"]
ROLES = ["Kasihumas", "Kasatlantas", "Kapolres", "Wakapolres", "Kasatreskrim", "Kapolsek"]
VERBS = ["ujar", "kata", "jelas", "tambah", "terang", "ungkap"]


def slugify(text: str) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in text.lower()).split())


def sentence(r: random.Random, lo: int = 12, hi: int = 26) -> str:
    return " ".join(r.choices(WORDS, k=r.randint(lo, hi))).capitalize() + "."


def release(i: int, n: int, r: random.Random) -> dict:
    polres = r.choice(POLRES)
    when = dt.datetime(2026, 6, 30, 12) - dt.timedelta(minutes=17 * (n - i) + r.randint(0, 16))
    quotes = [
        {
            "text": sentence(r, 10, 20),
            "rank": r.choice(RANKS),
            "name": f"{r.choice(FIRST)} {r.choice(LAST)}",
            "role": f"{r.choice(ROLES)} Polres {polres}",
            "verb": r.choice(VERBS),
        }
        for _ in range(r.randint(1, 3))
    ]
    paras = [" ".join(sentence(r) for _ in range(r.randint(1, 2))) for _ in range(r.randint(8, 11))]
    title = " ".join(w.capitalize() for w in r.choices(WORDS, k=r.randint(5, 9))) + f" {i}"
    return {
        "title": title,
        "slug": slugify(title),
        "when": when,
        "polres": polres,
        "author": f"{r.choice(FIRST)} {r.choice(LAST[:3])}",
        "tags": sorted({f"topik {r.randint(1, 240)}" for _ in range(r.randint(2, 5))}),
        "programme": f"Program {r.randint(1, 24)}",
        "quotes": quotes,
        "paras": paras,
    }


def body(d: dict) -> str:
    out = [f"**{d['polres'].upper()}** – {d['paras'][0]}"]
    for k, para in enumerate(d["paras"][1:]):
        out.append(para)
        if k < len(d["quotes"]):
            q = d["quotes"][k]
            out.append(f"“{q['text'][:-1]},” {q['verb']} {q['rank']} {q['name']}, *{q['role']}*.")
    return "\n\n".join(out) + "\n\n(\\*)\n"


def q(s: str) -> str:
    return '"' + s.replace('"', '\\"') + '"'


def front(d: dict, flavour: str) -> str:
    iso = d["when"].strftime("%Y-%m-%dT%H:%M:00+07:00")
    if flavour == "pelican":
        return (
            f"Title: {d['title']}\nDate: {iso}\nAuthor: {d['author']}\nCategory: Polres {d['polres']}\n"
            f"Tags: {', '.join(d['tags'])}\nSlug: {d['slug']}\nProgramme: {d['programme']}\n\n"
        )
    if flavour == "hugo":
        return (
            f"---\ntitle: {q(d['title'])}\ndate: {iso}\nauthors: [{q(d['author'])}]\npolres: [{q('Polres ' + d['polres'])}]\n"
            f"tags: [{', '.join(q(t) for t in d['tags'])}]\nslug: {d['slug']}\nprogramme: {q(d['programme'])}\n---\n"
        )
    quotes = "".join(
        f"  - text: {q(x['text'])}\n    speaker: {q(x['rank'] + ' ' + x['name'])}\n    role: {q(x['role'])}\n"
        for x in d["quotes"]
    )
    return (
        f"---\ntitle: {q(d['title'])}\nauthor: {d['author']}\npolres: {slugify(d['polres'])}\n"
        f"date: {d['when'].strftime('%Y-%m-%d %H:%M')}\ntags: [{', '.join(d['tags'])}]\n"
        f"program: {d['programme']}\nquotes:\n{quotes}---\n"
    )


def offices() -> str:
    head = "offices:\n  - id: jatim\n    name: Polda Jawa Timur\n    place: Surabaya\n    timezone: Asia/Jakarta\n    offices:\n"
    return head + "".join(
        f"      - {{id: {slugify(x)}, name: Polres {x}, place: {x}}}\n" for x in POLRES
    )


def main() -> None:
    p = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    p.add_argument("out", type=Path, nargs="?")
    p.add_argument("n", type=int, nargs="?", default=0)
    p.add_argument("--offices", action="store_true")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--flavour", choices=["siarpers", "hugo", "pelican"], default="siarpers")
    a = p.parse_args()
    if a.offices:
        sys.stdout.write(offices())
        return
    if a.out is None:
        p.error("OUT and N, or --offices")
    made = set()
    for i in range(1, a.n + 1):
        d = release(i, a.n, random.Random(a.seed * 1_000_003 + i))
        folder = a.out / d["when"].strftime("%Y/%m")
        if folder not in made:
            folder.mkdir(parents=True, exist_ok=True)
            made.add(folder)
        (folder / f"{d['slug']}.md").write_text(
            front(d, a.flavour) + "\n" * (a.flavour != "pelican") + body(d), encoding="utf-8"
        )


if __name__ == "__main__":
    main()
