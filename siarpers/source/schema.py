"""The keys of front matter, as design and press law want them, and what they mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Annotated
from zoneinfo import ZoneInfo

from siarpers.source.fields import (
    AT_LEAST_ONE,
    SEVERAL,
    Alias,
    Boolean,
    Day,
    Moment,
    Number,
    Slug,
    Text,
    WebAddress,
    one_of,
    text_as,
    text_of,
)
from siarpers.source.forms import (
    First,
    Form,
    Reads,
    Surroundings,
    Where,
    Writing,
    fault,
    problem_at,
    validated,
)
from siarpers.source.yamlnodes import Node
from siarpers.words.newsroom import Newsroom
from siarpers.words.problem import Problem
from siarpers.words.release import AppealKind, Ground
from siarpers.words.text import between_curly_quotes, closest
from siarpers.words.wording import N_

_LISTED_OFFICES = 12


def _office(value: object, around: Surroundings) -> str:
    text, newsroom = text_of(value), around.newsroom
    offices = newsroom.offices if newsroom else ()
    office = newsroom.office_named(text) if newsroom else None
    if office:
        return office.id
    ids = [known.id for known in offices]
    near = closest(text, [*ids, *(known.name for known in offices)])
    known = ", ".join(ids[:_LISTED_OFFICES]) + (", …" if len(ids) > _LISTED_OFFICES else "")
    raise fault("unknown-office", value=text, known=known, suggestion=near)


_OFFICE = Writing(N_("Write the id or the name of an office in config.yaml."), is_office=True)


def _tags(value: object) -> object:
    """A list as it is; one text is cut at its commas."""
    if isinstance(value, str):
        return [tag for tag in value.split(",") if tag.strip()] or [value]
    return value if isinstance(value, list) else [value]


def _paid(value: object, _around: object) -> str:
    """The label of paid content; plain yes means `advertorial`, no means none."""
    text = text_of(value)
    match text.lower():
        case "true" | "ya" | "yes":
            return "advertorial"
        case "false" | "tidak" | "no":
            return ""
    return text


@dataclass(frozen=True)
class SpeakerForm(Form):
    name: Text
    rank: Text = ""
    titles: Text = ""
    office: Text = ""


SpokenBy = Annotated[SpeakerForm, text_as("name")]


@dataclass(frozen=True)
class QuoteForm(Form):
    text: Text
    speaker: SpokenBy
    role: Text = ""
    via: SpokenBy | None = None


@dataclass(frozen=True)
class ImageForm(Form):
    file: Text
    caption: Text = ""
    credit: Text = ""
    alt: Text = ""
    taken: Day | None = None


NamedImage = Annotated[ImageForm, text_as("file")]


@dataclass(frozen=True)
class SourceForm(Form):
    name: Text
    url: WebAddress = ""


@dataclass(frozen=True)
class CorrectionForm(Form):
    date: Moment
    note: Text


@dataclass(frozen=True)
class WithdrawalForm(Form):
    date: Moment
    ground: Annotated[Ground, one_of(Ground)]
    reason: Text


@dataclass(frozen=True)
class AppealForm(Form):
    kind: Annotated[AppealKind, one_of(AppealKind)]
    phone: Text = ""
    reference: Text = ""
    expires: Moment | None = None
    resolved: Boolean = False


@dataclass(frozen=True)
class ReleaseForm(Form):
    """Front matter of a release."""

    title: Text
    author: Annotated[tuple[Text, ...], AT_LEAST_ONE]
    polres: Annotated[str, Reads(_office, _OFFICE)]
    date: Moment
    updated: Moment | None = None
    slug: Slug = ""
    dateline: Text = ""
    summary: Text = ""
    program: Text = ""
    tags: Annotated[tuple[Text, ...], First(_tags)] = ()
    image: NamedImage | None = None
    images: Annotated[tuple[NamedImage, ...], SEVERAL] = ()
    quotes: Annotated[tuple[QuoteForm, ...], SEVERAL] = ()
    source: Annotated[SourceForm, text_as("name")] | None = None
    draft: Boolean = False
    embargo: Moment | None = None
    aliases: Annotated[tuple[Alias, ...], SEVERAL] = ()
    corrections: Annotated[tuple[CorrectionForm, ...], SEVERAL] = ()
    withdrawn: WithdrawalForm | None = None
    replies_to: Text = ""
    unverified: Boolean = False
    paid: Annotated[str, Reads(_paid)] = ""
    minors: Boolean = False
    appeal: AppealForm | None = None


@dataclass(frozen=True)
class PageForm(Form):
    """Front matter of a standing page."""

    title: Text
    slug: Slug = ""
    summary: Text = ""
    order: Number = 0
    updated: Moment | None = None


def read_release(
    path: str, front: Node, newsroom: Newsroom
) -> tuple[ReleaseForm | None, tuple[Problem, ...]]:
    """The front matter of a release, or all its problems; times in the office's zone."""
    zone = _zone(front, newsroom)
    form, problems = validated(ReleaseForm, front, path, Surroundings(zone, newsroom))
    if form:
        problems = (*_contradictions(form, front, path), *_taken_later(form, front, path))
        return (None if problems else form), (*problems, *_quoted_names(form, front, path))
    return None, problems


def read_page(
    path: str, front: Node, newsroom: Newsroom
) -> tuple[PageForm | None, tuple[Problem, ...]]:
    """The front matter of a standing page, or all its problems; times in the site's zone."""
    zone = ZoneInfo(newsroom.site.timezone)
    return validated(PageForm, front, path, Surroundings(zone, newsroom))


def _zone(front: Node, newsroom: Newsroom) -> tzinfo:
    """The zone of the office named, before anything else is read; else the site's."""
    named = front.value.get("polres") if isinstance(front.value, dict) else None
    if named and isinstance(named.value, str):
        office = newsroom.office_named(named.value)
        if office:
            return ZoneInfo(office.timezone)
    return ZoneInfo(newsroom.site.timezone)


def _contradictions(form: ReleaseForm, front: Node, path: str) -> Iterator[Problem]:
    """What no single value can tell: times before the release, things said twice."""
    later: list[tuple[Where, datetime]] = []
    if form.updated:
        later.append((("updated",), form.updated))
    later += [
        (("corrections", number, "date"), correction.date)
        for number, correction in enumerate(form.corrections)
    ]
    if form.withdrawn:
        later.append((("withdrawn", "date"), form.withdrawn.date))
    for where, moment in later:
        if moment < form.date:
            yield problem_at(
                "before-release", front, path, where,
                key=where[0], moment=f"{moment:%Y-%m-%d %H:%M}", date=f"{form.date:%Y-%m-%d %H:%M}",
            )  # fmt: skip
    for number, alias in enumerate(form.aliases):
        if alias in form.aliases[:number]:
            yield problem_at("duplicate-alias", front, path, ("aliases", number), alias=alias)
    for number, quote in enumerate(form.quotes):
        if quote.role and quote.speaker.office:
            yield problem_at("role-twice", front, path, ("quotes", number, "role"))


def _taken_later(form: ReleaseForm, front: Node, path: str) -> Iterator[Problem]:
    """Photos said to be taken after the release that shows them; a day's grace for zones."""
    listed: list[tuple[Where, ImageForm]] = [
        (("images", number), image) for number, image in enumerate(form.images)
    ]
    if form.image:
        listed.append((("image",), form.image))
    published = form.date.date()
    for where, image in listed:
        if image.taken and image.taken > published + timedelta(days=1):
            yield problem_at(
                "taken-after-release", front, path, (*where, "taken"),
                taken=image.taken, date=published,
            )  # fmt: skip


def _quoted_names(form: ReleaseForm, front: Node, path: str) -> Iterator[Problem]:
    """Names between curly quotation marks, which would be published with them.

    A title may be a quotation.
    """
    names: list[tuple[Where, str]] = [
        *((("author", number), name) for number, name in enumerate(form.author)),
        *((("tags", number), name) for number, name in enumerate(form.tags)),
        *((("images", number, "file"), image.file) for number, image in enumerate(form.images)),
        *((("quotes", n, "speaker", "name"), q.speaker.name) for n, q in enumerate(form.quotes)),
        (("program",), form.program),
        (("dateline",), form.dateline),
        (("replies_to",), form.replies_to),
        (("image", "file"), form.image.file if form.image else ""),
        (("source", "name"), form.source.name if form.source else ""),
    ]
    for where, name in names:
        if bare := between_curly_quotes(name):
            yield problem_at("quoted-name", front, path, where, value=name, bare=bare)
