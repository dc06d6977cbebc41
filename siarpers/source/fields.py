"""The types of values in front matter and config, each read from text.

A type is a pydantic annotation; what it cannot read becomes a problem whose code
and facts the annotation names.  `validated` gives a form or all its problems, each
at the place where the value was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Annotated, Any, TypeVar, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainValidator, ValidationError
from pydantic import ValidationInfo as Info
from pydantic_core import PydanticCustomError

from siarpers.source.yamlnodes import Node
from siarpers.words.dates import DateError, parse_moment
from siarpers.words.newsroom import Newsroom
from siarpers.words.problem import Problem, problem
from siarpers.words.text import clean, closest, slugify

_YES = frozenset({"true", "ya", "yes"})
_NO = frozenset({"false", "tidak", "no"})
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_WEB = re.compile(r"https?://[^\s/?#\"<>\\]+[^\s\"<>\\]*", re.IGNORECASE)
_MAIL = re.compile(r"[^\s@<>\"&?]+@[^\s@<>\"&?]+\.[^\s@<>\"&?]+")
_BELOW_ROOT = re.compile(r"/(?!/)[^\s?#\"<>\\]*")

FormType = TypeVar("FormType", bound="Form")


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
    return PydanticCustomError(code, "{code}", {name: str(value) for name, value in facts.items()})  # type: ignore[arg-type]


def text_of(value: object) -> str:
    """The value as one clean line of text, not empty."""
    if not isinstance(value, str):
        raise fault("not-text")
    text = clean(value)
    if not text:
        raise fault("empty-value")
    return text


def _moment(value: object, info: Info) -> datetime:
    text, zone = text_of(value), info.context.zone
    try:
        moment = parse_moment(text, zone)
    except DateError as error:
        raise fault(error.code, **error.facts) from None
    if moment is None:
        raise fault("bad-date", value=text)
    return moment.astimezone(zone)


def _day(value: object, info: Info) -> date:
    return _moment(value, info).date()


def _boolean(value: object) -> bool:
    text = text_of(value)
    if text.lower() in _YES:
        return True
    if text.lower() in _NO:
        return False
    raise fault("bad-boolean", value=text)


def _number(value: object) -> int:
    text = text_of(value)
    if not re.fullmatch(r"-?[0-9]{1,6}", text):
        raise fault("bad-number", value=text)
    return int(text)


def _slug(value: object) -> str:
    text = text_of(value)
    if not _SLUG.fullmatch(text):
        raise fault("bad-slug", value=text, suggestion=slugify(text))
    return text


def _web_address(value: object) -> str:
    text = text_of(value)
    if not _WEB.fullmatch(text):
        guess = f"https://{text}" if re.match(r"[\w-]+(\.[\w-]+)+(/|$)", text) else ""
        raise fault("bad-url", value=text, suggestion=guess)
    return text


def _site_address(value: object) -> str:
    text = text_of(value)
    if text.lower().startswith("file:///") and not re.search(r"[\s?#\"<>\\]", text):
        return text.rstrip("/")
    if "?" in text or "#" in text:
        raise fault("bad-url", value=text, suggestion=re.split("[?#]", text)[0].rstrip("/"))
    return _web_address(text).rstrip("/")


def _menu_address(value: object) -> str:
    text = text_of(value)
    if _BELOW_ROOT.fullmatch(text) or _WEB.fullmatch(text) or text.startswith(("mailto:", "tel:")):
        return text
    guess = f"/{text.strip('/')}/" if _SLUG.fullmatch(text.strip("/")) else ""
    raise fault("bad-address", value=text, suggestion=guess)


def _mail_address(value: object) -> str:
    text = text_of(value)
    if not _MAIL.fullmatch(text):
        raise fault("bad-email", value=text)
    return text


def _alias(value: object) -> str:
    text = text_of(value)
    if not _BELOW_ROOT.fullmatch(text) or ".." in text or text == "/":
        guess = f"/{text.strip('/')}/" if ".." not in text else ""
        guess = guess if _BELOW_ROOT.fullmatch(guess) and guess != "//" else ""
        raise fault("bad-alias", value=text, suggestion=guess)
    return text


def choice(*choices: str) -> PlainValidator:
    """One of these words, in lower case."""

    def chosen(value: object) -> str:
        text = text_of(value)
        if text.lower() not in choices:
            listed, near = ", ".join(choices), closest(text, choices)
            raise fault("bad-choice", value=text, choices=listed, suggestion=near)
        return text.lower()

    return PlainValidator(chosen)


def one_of(literal: Any) -> PlainValidator:
    """One of the words of a Literal type."""
    return choice(*get_args(literal))


def _several(value: object) -> object:
    """A list as it is, a single value as a list of one."""
    return value if isinstance(value, list) else [value]


def _at_least_one(value: object) -> object:
    if value == []:
        raise fault("empty-value")
    return _several(value)


def text_as(key: str) -> BeforeValidator:
    """A mapping; plain text stands for a mapping with `key` alone."""

    def mapping(value: object) -> object:
        return {key: text_of(value)} if isinstance(value, str) else value

    return BeforeValidator(mapping)


Text = Annotated[str, PlainValidator(text_of)]
Moment = Annotated[datetime, PlainValidator(_moment)]
Day = Annotated[date, PlainValidator(_day)]
Boolean = Annotated[bool, PlainValidator(_boolean)]
Number = Annotated[int, PlainValidator(_number)]
Slug = Annotated[str, PlainValidator(_slug)]
WebAddress = Annotated[str, PlainValidator(_web_address)]
SiteAddress = Annotated[str, PlainValidator(_site_address)]
MenuAddress = Annotated[str, PlainValidator(_menu_address)]
MailAddress = Annotated[str, PlainValidator(_mail_address)]
Alias = Annotated[str, PlainValidator(_alias)]
SEVERAL = BeforeValidator(_several)
AT_LEAST_ONE = BeforeValidator(_at_least_one)

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


def problem_at(
    code: str, node: Node, path: str, where: Iterable[str | int], **facts: object
) -> Problem:
    """A problem at the value that the keys and indexes of `where` lead to."""
    place = place_of(node, tuple(where))
    return problem(code, path, place.line, place.column, width=place.width, **facts)


def place_of(node: Node, where: tuple[str | int, ...]) -> Node:
    """The deepest node on the way that was really written."""
    for step in where:
        if isinstance(node.value, dict) and step in node.value:
            node = node.value[str(step)]
        elif isinstance(node.value, list) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
    return node


def _problem_of(form: type[Form], root: Node, path: str, details: Mapping[str, Any]) -> Problem:
    where: tuple[str | int, ...] = details["loc"]
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
    "tuple_type": "not-a-list",
}


def known_keys(form: type[Form], where: Iterable[str | int]) -> tuple[str, ...]:
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
