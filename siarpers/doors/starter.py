"""A new site, and a new release: files written once, never over others."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path
from string import Template

from siarpers.site.theme import starter
from siarpers.words.newsroom import Newsroom
from siarpers.words.text import slugify

_RELEASE = Template(
    """\
---
title: $title
author: $author
polres: $polres              # $offices
date: $date    # waktu setempat
# summary: Satu atau dua kalimat; bila kosong diambil dari awal naskah.
# program: Nama program atau operasi
# tags: [topik satu, topik dua]
# image: {file: foto.jpg, caption: Keterangan foto, credit: Nama fotografer, alt: Yang terlihat di foto}
# quotes:
#   - speaker: Ipda Nama Lengkap, S.H.
#     role: Kasihumas Polres …
#     text: Kata-katanya, tanpa tanda kutip.
#   Kutipan yang ada di naskah ditandai sendiri; baris [[quote 1]] di naskah
#   menjadikannya kutipan besar; selebihnya tampil di bawah naskah.
# embargo: 2024-02-02 06:00   # tidak terbit sebelum waktu ini
draft: true                  # hapus baris ini bila siap terbit
---

Tulis paragraf pertama di sini: siapa, apa, di mana, kapan.  Nama tempat dan tanda penutup dipasang sendiri.
"""
)


def start_site(folder: Path) -> None:
    """A site that builds at once stands in `folder`: config, content, an own templates/ to fill.

    Raises FileExistsError when the folder holds anything.
    """
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(str(folder))
    source = starter()
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(source / "content", folder / "content")
    shutil.copyfile(source / "config.yaml", folder / "config.yaml")
    (folder / "templates").mkdir()
    (folder / ".gitignore").write_text(".siarpers/\noutput/\n", encoding="utf-8")


def start_release(
    root: Path, newsroom: Newsroom, title: str, office_id: str, author: str, now: datetime
) -> Path:
    """A release to be filled in lies at the path returned; it is a draft.

    Raises FileExistsError when a release of that name is there already.
    """
    folder = root / "content" / f"{now:%Y}" / f"{now:%m}"
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{slugify(title) or 'siaran-pers'}.md"
    text = _RELEASE.substitute(
        title=_quoted(title),
        author=_quoted(author) if author else "Nama Penulis",
        polres=office_id,
        offices=", ".join(office.id for office in newsroom.offices[:6]) + ", …",
        date=f"{now:%Y-%m-%d %H:%M}",
    )
    with file.open("x", encoding="utf-8", newline="\n") as new:
        new.write(text)
    return file


def _quoted(text: str) -> str:
    """The text as a YAML value between double quotes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
