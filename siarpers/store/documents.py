"""A content file as the store remembers it, and where it stands in the lists."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any

import msgspec

from siarpers.source.reading import Reading
from siarpers.store.view import View
from siarpers.words.digest import fingerprint
from siarpers.words.listing import NEWS, REVISED, is_published
from siarpers.words.newsroom import Newsroom
from siarpers.words.problem import Problem
from siarpers.words.release import Card, Link, Release, StandingPage, card_of

ALWAYS = -(2**62)
"""The earliest moment an index can name; a standing page is visible since then."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document stands: in which list, when, and until when at the latest."""

    list: str
    at: int
    """Seconds since 1970, UTC."""
    day: str
    """The local date of that moment, YYYY-MM-DD."""
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One content file, ready to be remembered."""

    path: str
    kind: str
    """`release` or `standing`."""
    digest: str
    url: str
    slug: str
    draft: bool
    visible_at: int
    until: int | None
    changed: str
    """When readers were last shown something new, in ISO 8601; empty if nothing says."""
    headline: str
    """The card without its summary: what neighbours show, so that a typo stays at home."""
    card: str
    whole: str
    places: tuple[Place, ...]
    claims: tuple[str, ...] = ()
    barred: bool = False
    """True while the archive refuses it: its address belongs to another file."""

    def is_visible(self, view: View) -> bool:
        """Whether readers may see it."""
        if self.barred or (self.draft and not view.drafts):
            return False
        return view.future or self.visible_at <= view.now

    def standing_places(self, view: View) -> frozenset[tuple[str, int, str]]:
        """Its rows in the ordered index: (list, at, day); none when it is not visible."""
        if not self.is_visible(view):
            return frozenset()
        return frozenset(
            (p.list, p.at, p.day) for p in self.places if p.until is None or p.until > view.now
        )


@dataclass(frozen=True, slots=True)
class Record:
    """What reading one file leaves behind: a document when it is good, and problems."""

    path: str
    document: Document | None
    links: tuple[Link, ...]
    problems: tuple[Problem, ...]


@cache
def _decoder(shape: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(shape)


def encode(value: Any) -> str:
    """A frozen fact as JSON text; equal facts give equal text."""
    return msgspec.json.encode(value).decode()


def card_from(text: str) -> Card:
    """The card whose JSON was stored."""
    card: Card = _decoder(Card).decode(text)
    return card


DAMAGE = (sqlite3.Error, msgspec.DecodeError, EOFError, TypeError, ValueError)
"""What a store that is missing or damaged raises, in SQLite or in what its rows hold."""


def release_from(text: str) -> Release:
    """The release whose JSON was stored."""
    release: Release = _decoder(Release).decode(text)
    return release


def standing_from(text: str) -> StandingPage:
    """The standing page whose JSON was stored."""
    page: StandingPage = _decoder(StandingPage).decode(text)
    return page


def places_from(text: str) -> tuple[Place, ...]:
    """The places whose JSON was stored."""
    places: tuple[Place, ...] = _decoder(tuple[Place, ...]).decode(text)
    return places


def record_of(path: str, reading: Reading, newsroom: Newsroom) -> Record:
    """What the store keeps of a reading."""
    document = None
    if reading.release is not None:
        document = _release_document(reading.release, reading.links, newsroom)
    elif reading.page is not None:
        document = _standing_document(reading.page, reading.links)
    return Record(path, document, reading.links, reading.problems)


def _release_document(release: Release, links: tuple[Link, ...], newsroom: Newsroom) -> Document:
    whole, card = encode(release), card_of(release)
    changed = max(release.changed, release.visible_from)
    places = (*_places(release, links, newsroom, changed), *_places_in_sitemaps(release, changed))
    return Document(
        path=release.path,
        kind="release",
        digest=fingerprint(whole),
        url=release.url,
        slug=release.slug,
        draft=release.draft,
        visible_at=_seconds(release.visible_from),
        until=min((p.until for p in places if p.until is not None), default=None),
        changed=changed.isoformat(),
        headline=encode(replace(card, summary="")),
        card=encode(card),
        whole=whole,
        places=places,
        claims=(release.url, *release.aliases),
    )


def _standing_document(page: StandingPage, links: tuple[Link, ...]) -> Document:
    whole = encode(page)
    photos = tuple(Place(f"photo/{k.target}", page.order, "") for k in links if k.kind == "photo")
    return Document(
        path=page.path,
        kind="standing",
        digest=fingerprint(whole),
        url=page.url,
        slug=page.slug,
        draft=False,
        visible_at=ALWAYS,
        until=None,
        changed=page.updated.isoformat() if page.updated else "",
        headline="",
        card=encode((page.title, page.url)),
        whole=whole,
        places=(Place("standing", page.order, ""), *photos),
        claims=(page.url,),
    )


def _places(
    release: Release, links: tuple[Link, ...], newsroom: Newsroom, changed: datetime
) -> list[Place]:
    office = newsroom.office(release.office)
    lists = ["site", *(f"office/{unit}" for unit in (*office.parents, office.id))]
    lists += [f"author/{author.slug}" for author in release.authors]
    lists += [f"topic/{topic.slug}" for topic in release.topics]
    if release.programme:
        lists.append(f"programme/{release.programme.slug}")
    for quote in release.quotes:
        lists.append(f"speaker/{quote.speaker.slug}")
        if quote.via:
            lists.append(f"speaker/{quote.via.slug}")
    if release.replies_to:
        lists.append(f"replies/{release.replies_to}")

    at, day = release.at, _day(release.date)
    places = [Place(name, at, day) for name in dict.fromkeys(lists)]
    if changed != release.date:
        again = _seconds(changed)
        names = [name for name in dict.fromkeys(lists) if is_published(name)]
        places += [Place(f"amended/{name}", again, "") for name in names]
    until, photos = None, sorted({link.target for link in links if link.kind == "photo"})
    if release.appeal:
        until = _seconds(release.appeal.expires) if release.appeal.expires else None
        if not release.appeal.resolved:
            places.append(Place("appeals", at, day, until))
    # The face of whom the public was asked about goes with the appeal.
    if not (release.appeal and release.appeal.resolved):
        places += [Place(f"photo/{file}", at, "", until) for file in photos]
    amended = [c.date for c in release.corrections]
    if release.withdrawn:
        amended.append(release.withdrawn.date)
    places += [Place("corrections", _seconds(d), _day(d)) for d in dict.fromkeys(amended)]
    return places


def _places_in_sitemaps(release: Release, changed: datetime) -> Iterator[Place]:
    if release.is_indexed:
        yield Place(NEWS, _seconds(release.visible_from), "")
        yield Place(f"{REVISED}/{release.date:%Y-%m}", _seconds(changed), "")


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())


def _day(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d}"
