"""The text of a release that waits to be filled in, its hints in the person's language."""

from __future__ import annotations

from string import Template

DRAFTS = {
    "id": Template(
        """\
---
title: $title
author: $author
polres: $polres              # $offices
date: $date    # waktu setempat
#summary: Satu atau dua kalimat; bila tidak diisi, diambil dari awal naskah.
#program: Nama program atau operasi
#tags: [topik satu, topik dua]
#image: {file: foto.jpg, caption: Keterangan foto, credit: Nama pemotret, alt: Yang terlihat di foto}
#quotes:
#  - speaker: Ipda Nama Lengkap, S.H.
#    role: Kasihumas Polres …
#    text: Kata-katanya, tanpa tanda petik.
##  Kutipan yang sudah ada di naskah ditandai otomatis; baris [[kutipan 1]] di naskah
##  menjadikannya kutipan besar; selebihnya tampil di bawah naskah.
#embargo: 2024-02-02 06:00   # tidak terbit sebelum waktu ini
draft: true                  # hapus baris ini bila siap terbit
---

Tulis paragraf pertama di sini: siapa, apa, di mana, kapan. Nama tempat dan tanda penutup ditambahkan otomatis.
"""
    ),
    "en": Template(
        """\
---
title: $title
author: $author
polres: $polres              # $offices
date: $date    # local time
#summary: One or two sentences; without them, the first of the text.
#program: Name of the programme or operation
#tags: [one topic, another topic]
#image: {file: photo.jpg, caption: What it shows, credit: Who took it, alt: What can be seen}
#quotes:
#  - speaker: Ipda Nama Lengkap, S.H.
#    role: Kasihumas Polres …
#    text: The words, without quotation marks.
##  Quotes that the text carries are marked up by themselves; a line [[quote 1]] in
##  the text makes a pull quote; the others are shown below the text.
#embargo: 2024-02-02 06:00   # not published before this moment
draft: true                  # delete this line when it is ready to be published
---

Write the first paragraph here: who, what, where, when.  The place name and the closing mark are added by themselves.
"""
    ),
}
"""The draft by language."""
