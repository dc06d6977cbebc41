"""Forms: mappings with known keys, filled in from YAML, every problem with its place.

What a value cannot mean becomes a problem whose code and facts the value's type
names (`fault`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, ValidationError, ValidationInfo
from pydantic_core import PydanticCustomError

from siarpers.source.yamlnodes import Node
from siarpers.words.newsroom import Newsroom
from siarpers.words.problem import Problem, problem
from siarpers.words.text import closest

FormType = TypeVar("FormType", bound="Form")
Where = tuple[str | int, ...]
"""The keys and indexes that lead to a value."""


class Form(BaseModel):
    """A mapping with known keys only."""

    model_config = ConfigDict(extra="forbid", frozen=True)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What reading a value needs to know: the zone of its office, and the newsroom."""

    zone: tzinfo
    newsroom: Newsroom | None = None


def fault(code: str, **facts: object) -> PydanticCustomError:
    """A problem found in a value: a code of the wordings and its facts."""
    return PydanticCustomError(code, "{}", {name: str(value) for name, value in facts.items()})


def surroundings_of(info: ValidationInfo) -> Surroundings:
    """The surroundings that `validated` was given, inside a value's type."""
    assert isinstance(info.context, Surroundings)  # noqa: S101 - for the type checker
    return info.context


# What people write instead of a key, mostly its Indonesian name.
_SYNONYMS = {
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
    "photo": ("image",), "kutipan": ("quotes",), "quote": ("quotes",), "sumber": ("source",),
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


def validated(
    form: type[FormType], node: Node, path: str, surroundings: Surroundings
) -> tuple[FormType | None, tuple[Problem, ...]]:
    """The form a mapping fills in, or None and everything that is wrong with it."""
    try:
        return form.model_validate(node.plain(), context=surroundings), ()
    except ValidationError as error:
        found = error.errors(include_url=False)
        return None, tuple(_problem_of(form, node, path, details) for details in found)


def problem_at(code: str, node: Node, path: str, where: Where, **facts: object) -> Problem:
    """A problem at the value that the keys and indexes of `where` lead to."""
    place = place_of(node, where)
    return problem(code, path, place.line, place.column, width=place.width, **facts)


def place_of(node: Node, where: Where) -> Node:
    """The deepest node on the way that was really written."""
    for step in where:
        if isinstance(node.value, dict) and step in node.value:
            node = node.value[str(step)]
        elif isinstance(node.value, list) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
    return node


def _problem_of(form: type[Form], root: Node, path: str, details: Mapping[str, Any]) -> Problem:
    where: Where = details["loc"]
    kind: str = details["type"]
    names_key = where[-1:] == ("[key]",)
    where = where[:-1] if names_key else where
    key = next((step for step in reversed(where) if isinstance(step, str)), "")
    if kind == "missing":
        return problem_at("missing-key", root, path, where[:-1], key=key)
    if kind == "extra_forbidden":
        parent = place_of(root, where[:-1])
        written = parent.keys.get(key, parent)
        known = known_keys(form, where[:-1])
        return problem(
            "unknown-key", path, written.line, written.column, width=written.width,
            key=key, known=", ".join(known), suggestion=_meant(key, known),
        )  # fmt: skip
    if kind in _STRUCTURE:
        return problem_at(_STRUCTURE[kind], root, path, where, key=key)
    facts = details.get("ctx", {})
    place = place_of(root, where)
    if where and (names_key or kind == "empty-value"):
        parent = place_of(root, where[:-1])
        place = parent.keys.get(str(where[-1]), place)
    return problem(kind, path, place.line, place.column, width=place.width, **{"key": key, **facts})


_STRUCTURE = {
    "model_type": "not-a-group",
    "model_attributes_type": "not-a-group",
    "dict_type": "not-a-group",
}


def known_keys(form: type[Form], where: Where) -> tuple[str, ...]:
    """The keys of the form that `where` leads to from `form`."""
    for step in where:
        if isinstance(step, str):
            form = _form_in(form.model_fields[step].annotation) or form
    return tuple(form.model_fields)


def _form_in(annotation: Any) -> type[Form] | None:
    """The first form inside an annotation such as `tuple[QuoteForm, ...]`."""
    if isinstance(annotation, type) and issubclass(annotation, Form):
        return annotation
    parts: tuple[Any, ...] = get_args(annotation)
    return next(filter(None, map(_form_in, parts)), None)


def _meant(key: str, known: tuple[str, ...]) -> str:
    name = key.strip().lower().replace("-", "_").replace(" ", "_")
    if name in known:
        return name
    for meant in _SYNONYMS.get(name, ()):
        if meant in known:
            return meant
    return closest(name, known)
