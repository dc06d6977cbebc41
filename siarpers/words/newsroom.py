"""Who publishes: the facts of config.yaml, as they stand for a whole build."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from siarpers.words.release import NO_CONTACT, Contact, Office


@dataclass(frozen=True, slots=True)
class Site:
    """The site as a whole; `url` has no slash at its end."""

    title: str
    url: str
    tagline: str = ""
    language: Literal["id", "en"] = "id"
    timezone: str = "Asia/Jakarta"
    masthead: str = ""
    """How releases without an office's own masthead are signed; the title by default."""


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who answers for the site: UU Pers 40/1999 article 12 wants these facts shown.

    `pers` is a press company, `instansi` a public body such as a police desk.
    """

    kind: Literal["pers", "instansi"]
    name: str
    address: str
    responsible: str
    contact: Contact = NO_CONTACT


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One entry of the main menu; `url` is below the site's root or absolute."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the home page: the newest of one office, programme or topic."""

    kind: Literal["office", "programme", "topic"]
    slug: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """The look, as far as config.yaml decides it."""

    logo: str = ""
    """A file below templates/static/."""
    colours: tuple[tuple[str, str], ...] = ()
    """Pairs of a custom property's name without dashes and a CSS colour: ("accent", "#7a1f1f")."""
    menu: tuple[MenuItem, ...] = ()
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class PhotoPolicy:
    """What is published of photos besides the sizes that pages show."""

    originals: bool = False
    """Whether each is offered at full size, stripped, to newsrooms that take a release over."""
    cards: bool = True
    """Whether a card is drawn for each release without a photo, to be seen in messengers."""


@dataclass(frozen=True)
class Newsroom:
    """Everything config.yaml says; `offices` holds each office, parents before children."""

    site: Site
    publisher: Publisher
    offices: tuple[Office, ...]
    theme: Theme = Theme()
    photos: PhotoPolicy = PhotoPolicy()
    hubs: tuple[str, ...] = ()
    """WebSub hubs: where readers' programs subscribe to feeds, and what `ping` tells of new ones."""

    @cached_property
    def _by_id(self) -> dict[str, Office]:
        return {office.id: office for office in self.offices}

    def has_office(self, office_id: str) -> bool:
        """Whether config.yaml has an office with this id."""
        return office_id in self._by_id

    def office(self, office_id: str) -> Office:
        """The office with this id; KeyError when config.yaml has none."""
        return self._by_id[office_id]

    def office_named(self, written: str) -> Office | None:
        """The office with this id or name, in whatever case; None when there is none."""
        if written in self._by_id:
            return self._by_id[written]
        sought = " ".join(written.split()).casefold()
        for office in self.offices:
            if sought in (office.id, office.name.casefold()):
                return office
        return None

    def offices_like(self, part: str) -> tuple[Office, ...]:
        """The office of this id or name alone; else those of whose words each one typed begins one."""
        if office := self.office_named(part):
            return (office,)
        typed = part.casefold().split()
        return tuple(
            office
            for office in self.offices
            if typed
            and all(
                any(
                    word.startswith(start)
                    for word in f"{office.name} {office.id}".casefold().split()
                )
                for start in typed
            )
        )
