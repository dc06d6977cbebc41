"""The keys of config.yaml, and what they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, available_timezones

from siarpers.source.fields import (
    AT_LEAST_ONE,
    SEVERAL,
    Boolean,
    HubAddress,
    MailAddress,
    MenuAddress,
    SiteAddress,
    Slug,
    Text,
    WebAddress,
    choice,
    one_of,
    pattern_of,
    text_of,
)
from siarpers.source.forms import Form, Reads, Writing, fault
from siarpers.words.release import Contact, OfficeKind
from siarpers.words.text import closest
from siarpers.words.wording import N_

PATH = "config.yaml"

_ZONES = {"wib": "Asia/Jakarta", "wita": "Asia/Makassar", "wit": "Asia/Jayapura"}
_COLOUR = re.compile(
    r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})"
    r"|[a-z]{3,24}"
    r"|(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch)\([0-9a-z.%,/ +-]{1,60}\)",
    re.IGNORECASE,
)
_COLOUR_NAME = re.compile(r"[a-z][a-z0-9-]*")
_LOGO = re.compile(r"[\w-][\w. -]*(?:/[\w-][\w. -]*)*")


def _timezone(value: object, _around: object) -> str:
    text = text_of(value)
    known = _ZONES.get(text.lower(), text)
    try:
        return ZoneInfo(known).key
    except (ValueError, OSError, KeyError):
        near = closest(text, sorted(available_timezones()))
        raise fault("unknown-timezone", value=text, suggestion=near) from None


def _colour(value: object, _around: object) -> str:
    text = text_of(value)
    if not _COLOUR.fullmatch(text):
        raise fault("bad-colour", value=text)
    return text


def _colour_name(value: object, _around: object) -> str:
    text = text_of(value)
    if not _COLOUR_NAME.fullmatch(text):
        raise fault("bad-colour-name", value=text)
    return text


def _logo(value: object, _around: object) -> str:
    text = text_of(value)
    if not _LOGO.fullmatch(text):
        raise fault("bad-logo", value=text)
    return text


_COLOUR_NAMING = Writing(
    N_("Name it with lowercase letters, digits and hyphens, beginning with a letter."),
    pattern_of(_COLOUR_NAME.pattern),
    kinds=("string",),
)
_Timezone = Annotated[
    str,
    Reads(
        _timezone,
        Writing(
            N_("Write WIB, WITA or WIT, or a time zone such as Asia/Jakarta."),
            words=("WIB", "WITA", "WIT", *_ZONES.values()),
        ),
    ),
]


@dataclass(frozen=True)
class ContactForm(Form):
    phone: Text = ""
    whatsapp: Text = ""
    email: MailAddress = ""
    web: WebAddress = ""
    address: Text = ""

    def contact(self) -> Contact:
        return Contact(**self.facts())


@dataclass(frozen=True)
class SiteForm(Form):
    title: Text
    url: SiteAddress
    tagline: Text = ""
    language: Annotated[Literal["id", "en"], choice("id", "en")] = "id"
    timezone: _Timezone = "Asia/Jakarta"
    masthead: Text = ""


@dataclass(frozen=True, kw_only=True)
class PublisherForm(Form):
    kind: Annotated[Literal["pers", "instansi"], choice("pers", "instansi")] = "pers"
    name: Text
    address: Text
    responsible: Text
    contact: ContactForm = ContactForm()


@dataclass(frozen=True)
class OfficeForm(Form):
    id: Slug
    name: Text
    kind: Annotated[OfficeKind | None, one_of(OfficeKind)] = None
    place: Text = ""
    timezone: _Timezone = ""
    masthead: Text = ""
    contact: ContactForm = ContactForm()
    offices: Annotated[tuple[OfficeForm, ...], SEVERAL] = ()


@dataclass(frozen=True)
class MenuForm(Form):
    label: Text
    url: MenuAddress


@dataclass(frozen=True)
class BlockForm(Form):
    office: Text = ""
    programme: Text = ""
    topic: Text = ""
    title: Text = ""


@dataclass(frozen=True)
class ThemeForm(Form):
    logo: Annotated[str, Reads(_logo)] = ""
    colours: dict[
        Annotated[str, Reads(_colour_name, _COLOUR_NAMING)], Annotated[str, Reads(_colour)]
    ] = field(default_factory=dict)
    menu: Annotated[tuple[MenuForm, ...], SEVERAL] = ()
    blocks: Annotated[tuple[BlockForm, ...], SEVERAL] = ()


@dataclass(frozen=True)
class PhotosForm(Form):
    originals: Boolean = False
    cards: Boolean = True


@dataclass(frozen=True)
class WebSubForm(Form):
    hubs: Annotated[tuple[HubAddress, ...], SEVERAL] = ()


@dataclass(frozen=True)
class ConfigForm(Form):
    """Everything that config.yaml may say."""

    site: SiteForm
    publisher: PublisherForm
    offices: Annotated[tuple[OfficeForm, ...], AT_LEAST_ONE]
    theme: ThemeForm = ThemeForm()
    photos: PhotosForm = PhotosForm()
    websub: WebSubForm = WebSubForm()
