"""config.yaml becomes the newsroom: the site, its publisher, its offices, its look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal, get_args
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
from siarpers.source.forms import (
    Form,
    Reads,
    Surroundings,
    Where,
    Writing,
    fault,
    place_of,
    problem_at,
    validated,
)
from siarpers.source.frontmatter import compose_mapping, decode
from siarpers.source.yamlnodes import Node
from siarpers.words.newsroom import Block, MenuItem, Newsroom, PhotoPolicy, Publisher, Site, Theme
from siarpers.words.problem import Problem
from siarpers.words.release import Contact, Office, OfficeKind
from siarpers.words.text import closest, slugify
from siarpers.words.wording import N_

PATH = "config.yaml"

_ZONES = {"wib": "Asia/Jakarta", "wita": "Asia/Makassar", "wit": "Asia/Jayapura"}
_KINDS: tuple[OfficeKind, ...] = get_args(OfficeKind)
_KIND = re.compile(
    r"(?P<mabes>Mabes)|(?P<polda>Polda)|(?P<polres>Polres(?:tabes|ta)?)(?:\s+Metro\b)?"
    r"|(?P<polsek>Polsek(?:ta)?)(?:\s+Metro\b)?",
    re.IGNORECASE,
)
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


def read_config(data: bytes) -> tuple[Newsroom | None, tuple[Problem, ...]]:
    """The newsroom that config.yaml describes, or None and everything wrong with it."""
    text, problems = decode(PATH, data)
    if any(found.code != "byte-order-mark" for found in problems):
        return None, problems
    root, faults = compose_mapping(PATH, text, 1)
    problems = (*problems, *faults)
    if root is None:
        return None, problems
    # config.yaml itself decides the zones; no value of it is a moment.
    form, faults = validated(ConfigForm, root, PATH, Surroundings(ZoneInfo("UTC")))
    problems = (*problems, *faults)
    if form is None:
        return None, tuple(sorted(problems))
    newsroom, found = _newsroom(form, root)
    problems = tuple(sorted((*problems, *found)))
    return (newsroom if all(p.code == "byte-order-mark" for p in problems) else None), problems


def _newsroom(form: ConfigForm, root: Node) -> tuple[Newsroom, list[Problem]]:
    site_facts = form.site.facts()
    site_facts["masthead"] = form.site.masthead or form.site.title
    site = Site(**site_facts)
    publisher = Publisher(**{**form.publisher.facts(), "contact": form.publisher.contact.contact()})
    tree = _Tree(site, root)
    offices = tuple(tree.offices(form.offices, ("offices",), None))
    newsroom = Newsroom(site, publisher, offices)
    theme = Theme(
        form.theme.logo,
        tuple(form.theme.colours.items()),
        tuple(MenuItem(item.label, item.url) for item in form.theme.menu),
        tuple(_blocks(form.theme, newsroom, root, tree.problems)),
    )
    photos = PhotoPolicy(**form.photos.facts())
    hubs = tuple(dict.fromkeys(form.websub.hubs))
    return Newsroom(site, publisher, offices, theme, photos, hubs), tree.problems


class _Tree:
    """Walks the offices, parents before children, and collects what is wrong."""

    def __init__(self, site: Site, root: Node) -> None:
        self.site = site
        self.root = root
        self.lines: dict[str, int] = {}
        self.problems: list[Problem] = []

    def offices(
        self, forms: tuple[OfficeForm, ...], where: Where, parent: Office | None
    ) -> Iterator[Office]:
        for number, form in enumerate(forms):
            here = (*where, number)
            self.check_id(form, (*here, "id"))
            office = Office(
                id=form.id,
                name=form.name,
                kind=self.kind(form, here, parent),
                place=form.place or _place(form.name),
                timezone=form.timezone or (parent.timezone if parent else self.site.timezone),
                masthead=form.masthead or self.site.masthead,
                contact=form.contact.contact(),
                parents=(*parent.parents, parent.id) if parent else (),
            )
            yield office
            yield from self.offices(form.offices, (*here, "offices"), office)

    def check_id(self, form: OfficeForm, where: Where) -> None:
        line = place_of(self.root, where).line
        first = self.lines.setdefault(form.id, line)
        if first != line:
            self.problems.append(
                problem_at("duplicate-office", self.root, PATH, where, id=form.id, first=first)
            )

    def kind(self, form: OfficeForm, where: Where, parent: Office | None) -> OfficeKind:
        """What the office says it is, else its name, else one step below its parent."""
        named = _KIND.match(form.name)
        kind: Any = form.kind or (named.lastgroup if named else None)
        if kind is None and parent and parent.kind != _KINDS[-1]:
            kind = _KINDS[_KINDS.index(parent.kind) + 1]
        if kind is None:
            at = (*where, "name")
            self.problems.append(
                problem_at("unknown-office-kind", self.root, PATH, at, name=form.name)
            )
            return _KINDS[-1]
        if parent and _KINDS.index(kind) <= _KINDS.index(parent.kind):
            at = (*where, "kind" if form.kind else "name")
            facts = {"kind": kind.title(), "parent": parent.kind.title()}
            self.problems.append(problem_at("office-order", self.root, PATH, at, **facts))
        return _KINDS[_KINDS.index(kind)]


def _place(name: str) -> str:
    """The name without its kind: Polres Metro Bekasi is at Bekasi."""
    if name.lower() in ("mabes polri", "mabes"):
        return "Jakarta"
    kind = _KIND.match(name)
    return (name[kind.end() :].strip() if kind else "") or name


def _blocks(
    theme: ThemeForm, newsroom: Newsroom, root: Node, problems: list[Problem]
) -> Iterator[Block]:
    for number, form in enumerate(theme.blocks):
        where = ("theme", "blocks", number)
        given = [kind for kind in ("office", "programme", "topic") if getattr(form, kind)]
        if len(given) != 1:
            problems.append(problem_at("bad-block", root, PATH, where))
        elif form.office:
            office = newsroom.office_named(form.office)
            if office:
                yield Block("office", office.id, form.title)
                continue
            names = [name for known in newsroom.offices for name in (known.id, known.name)]
            problems.append(
                problem_at(
                    "unknown-office", root, PATH, (*where, "office"),
                    value=form.office, suggestion=closest(form.office, names),
                    known=", ".join(known.id for known in newsroom.offices),
                )
            )  # fmt: skip
        elif form.programme:
            yield Block("programme", slugify(form.programme), form.title)
        else:
            yield Block("topic", slugify(form.topic), form.title)
