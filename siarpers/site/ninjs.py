"""A release as IPTC ninjs 3.1: one JSON document for newsrooms that take the text over.

The names and what they mean are those of the JSON Schema at
https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json, which allows no others.  What a
release does not say is left out: no urgency, no terms of use are made up.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

import msgspec

from siarpers.site.addresses import Addresses
from siarpers.site.marks import corrections_of, title_of
from siarpers.site.phrases import Phrases
from siarpers.site.pictures.renditions import address, height_at, widths_of
from siarpers.site.references import seen_from_outside
from siarpers.source.flat import INLINE, TAG
from siarpers.store.photos import StoredPhoto
from siarpers.words.listing import ROOTS
from siarpers.words.newsroom import Newsroom
from siarpers.words.photo import Photo
from siarpers.words.release import Contact, Office, Release, Speaker

Facts = dict[str, Any]

_STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
}
_HTML, _TEXT = "text/html", "text/plain"
_BLANK = re.compile(r"\n{3,}")
_OPENED = {"br": "\n", "li": "\n- ", "tr": "\n", "dt": "\n", "dd": "\n"}
_CLOSED = {"td": "\t", "th": "\t"}
_QUIET = INLINE | {*_OPENED, *_CLOSED, "img", "thead", "tbody", "tfoot"}
"""Tags that part no paragraphs."""


@dataclass(frozen=True, slots=True)
class Wire:
    """Writes the releases of one newsroom as ninjs."""

    newsroom: Newsroom
    words: gettext.NullTranslations
    say: Phrases
    addresses: Addresses

    def document(
        self, release: Release, html: str, text: str, photos: Iterable[tuple[Photo, StoredPhoto]]
    ) -> bytes:
        """The release as ninjs; one that is withdrawn is a notice without any of its text.

        `html` is its text with every address whole, `text` the same in plain words, and
        `photos` are those that readers may see.
        """
        absolute, publisher = self.addresses.absolute, self.newsroom.publisher
        facts: Facts = {
            "standard": _STANDARD,
            "uri": absolute(release.first_url),
            "altIds": [
                {"role": "web", "value": absolute(release.url)},
                *({"role": "alias", "value": absolute(alias)} for alias in release.aliases),
            ],
            "type": "text",
            "language": self.newsroom.site.language,
            "pubStatus": _status(release),
            "firstCreated": release.date,
            "versionCreated": release.changed,
            "slugline": release.slug,
            "headlines": [_said("main", title_of(release, self.words, paid=True))],
            "edNote": "\n".join(self._notes(release)),
            "copyrightHolder": "" if release.source else publisher.name,
        }
        if not release.withdrawn:
            facts |= self._content(release, html, text, photos)
        return msgspec.json.encode(_given(facts)) + b"\n"

    def _content(
        self, release: Release, html: str, text: str, photos: Iterable[tuple[Photo, StoredPhoto]]
    ) -> Facts:
        office = self.newsroom.office(release.office)
        return {
            "expires": release.appeal.expires
            if release.appeal and not release.appeal.resolved
            else None,
            "by": ", ".join(author.name for author in release.authors),
            "descriptions": [_said("summary", release.summary)] if release.summary else [],
            "located": release.dateline,
            "places": [{"name": office.place, "rel": "office"}],
            "people": list(self._people(release)),
            "organisations": [
                self._organisation(office, "issuer"),
                *(
                    self._organisation(self.newsroom.office(parent), "parent")
                    for parent in reversed(office.parents)
                ),
            ],
            "infoSources": list(self._sources(release)),
            "subjects": [
                {"name": term.name, "rel": kind, "uri": self._list(kind, term.slug)}
                for kind, terms in (
                    ("programme", (release.programme,) if release.programme else ()),
                    ("topic", release.topics),
                )
                for term in terms
            ],
            "bodies": [
                _said("main", seen_from_outside(html, self.addresses.absolute(release.url)), _HTML),
                _said("main", text) | {"charCount": len(text), "wordCount": len(text.split())},
            ],
            "associations": [
                self._picture(number, photo, stored)
                for number, (photo, stored) in enumerate(photos, start=1)
            ],
        }

    def _notes(self, release: Release) -> Iterator[str]:
        """What an editor who took the text over must know."""
        words, moment = self.words.gettext, self.say.moment
        if release.withdrawn:
            yield (
                f"{words('This release has been withdrawn')}: {moment(release.withdrawn.date)}. "
                f"{release.withdrawn.reason}".rstrip()
            )
        yield from corrections_of(release, self.words, self.say)
        if release.unverified:
            yield words("This report is still awaiting verification.")
        if release.appeal and release.appeal.resolved:
            yield words("This appeal is closed. Thank you for your help.")
        elif release.appeal:
            if release.appeal.phone:
                yield f"{words('Call')}: {release.appeal.phone}"
            if release.appeal.reference:
                yield f"{words('Reference')}: {release.appeal.reference}"

    def _people(self, release: Release) -> Iterator[Facts]:
        """Who is quoted, and who passed words on, each once, as they stood on that day."""
        known: set[str] = set()
        said = [(quote.speaker, "speaker") for quote in release.quotes]
        said += [(quote.via, "spokesperson") for quote in release.quotes if quote.via]
        for speaker, rel in said:
            if speaker.slug not in known:
                known.add(speaker.slug)
                uri = self._list("speaker", speaker.slug)
                yield {"name": speaker.name, "rel": rel, "uri": uri, "literal": _in_full(speaker)}

    def _organisation(self, office: Office, rel: str) -> Facts:
        uri = self.addresses.absolute(office.url)
        return _given(
            {"name": office.name, "rel": rel, "uri": uri, "contactInfo": _ways(office.contact)}
        )

    def _sources(self, release: Release) -> Iterator[Facts]:
        """Who publishes, who wrote, and where a republished text stood first."""
        publisher, home = self.newsroom.publisher, self.addresses.absolute("/")
        ways = _ways(publisher.contact)
        yield _given(
            {"name": publisher.name, "role": "publisher", "uri": home, "contactInfo": ways}
        )
        for author in release.authors:
            uri = self._list("author", author.slug)
            yield {"name": author.name, "role": "author", "uri": uri}
        if source := release.source:
            yield _given({"name": source.name, "role": "source", "uri": source.url})

    def _picture(self, number: int, photo: Photo, stored: StoredPhoto) -> Facts:
        """A photo with the address of each of its JPEGs, the widest last."""
        renditions = [
            self._rendition(stored.name, str(width), width, height_at(width, stored.size))
            for width in widths_of(stored.width)
        ]
        uri = renditions[-1]["href"]
        if stored.bytes:
            renditions[-1]["sizeInBytes"] = stored.bytes
        if stored.full:
            width, height, count = stored.full
            full = self._rendition(stored.name, "full", width, height)
            renditions.append(full | {"sizeInBytes": count})
        taken = self.say.day(photo.taken) if photo.taken else ""
        said = (
            ("caption", photo.caption),
            ("alt", photo.alt),
            ("archive", taken and self.words.gettext("Archive, %(date)s") % {"date": taken}),
        )
        return _given(
            {
                "name": photo.caption or photo.alt or str(number),
                "rel": "photo",
                "uri": uri,
                "type": "picture",
                "by": photo.credit,
                "descriptions": [_said(role, words) for role, words in said if words],
                "renditions": renditions,
            }
        )

    def _rendition(self, name: str, variant: str, width: int, height: int) -> Facts:
        href = self.addresses.absolute(address(name, f"{variant}.jpg"))
        size = {"width": width, "height": height}
        return {"name": variant, "href": href, "contentType": "image/jpeg", **size}

    def _list(self, kind: str, slug: str) -> str:
        return self.addresses.absolute(f"{ROOTS[kind]}{slug}/")


def plain(html: str) -> str:
    """The words of safe HTML as plain text: a blank line between blocks, a dash before items."""
    text = b" ".join(html.encode().split()).decode()  # the spaces of ASCII only, as in HTML
    text = text.replace("</p> <p>", "\n\n")  # most tags by far
    text = TAG.sub(_gap, text).replace("\t ", "\t")
    text = "\n".join(line.strip(" \t") for line in text.split("\n")).strip("\n")
    return unescape(_BLANK.sub("\n\n", text) if "\n\n\n" in text else text)


def _gap(tag: re.Match[str]) -> str:
    """What stands in plain text instead of a tag."""
    special = _CLOSED if tag[1] else _OPENED
    return special.get(tag[2], "" if tag[2] in _QUIET else "\n\n")


def _status(release: Release) -> str:
    if release.withdrawn:
        return "canceled"
    return "withheld" if release.draft else "usable"


def _said(role: str, value: str, kind: str = _TEXT) -> Facts:
    return {"role": role, "contentType": kind, "value": value}


def _given(facts: Facts) -> Facts:
    """The facts without those that are empty."""
    return {name: value for name, value in facts.items() if value}


def _in_full(speaker: Speaker) -> str:
    """Ipda Sugiarto, S.H., Kasihumas Polres Lumajang."""
    return f"{speaker.full_name}, {speaker.office}" if speaker.office else speaker.full_name


def _ways(contact: Contact) -> list[Facts]:
    """How to reach somebody."""
    ways: list[Facts] = [
        {"type": kind, "value": value}
        for kind in ("phone", "whatsapp", "email", "web")
        if (value := getattr(contact, kind))
    ]
    if contact.address:
        ways.append({"type": "address", "address": {"lines": [contact.address]}})
    return ways
