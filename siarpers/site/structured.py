"""What a page tells search engines about itself, as a graph of things of schema.org.

Told is only what the page shows, in terms that schema.org has: it knows no PressRelease,
and its PoliceStation is a place.  Names in the graph are an address and a fragment:
`/#publisher`, `/polres/lumajang/#office`, `/narasumber/sugiarto/#person`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from markupsafe import Markup

from siarpers.site.addresses import Addresses
from siarpers.site.contexts import Desk, PageFacts
from siarpers.site.schemaorg import Node, crumb_list, image, known, reference, thing, ways, written
from siarpers.store.questions.people import Statement
from siarpers.words.listing import ROOTS
from siarpers.words.newsroom import Newsroom
from siarpers.words.photo import Picture, ShareImage
from siarpers.words.release import Office, Quote, Release, Speaker, StandingPage

_GOVERNMENT = "GovernmentOrganization"
_POLICIES = {
    "/redaksi/": ("masthead",),
    "/pedoman-media-siber/": ("ethicsPolicy", "publishingPrinciples"),
}
"""What standing pages at their usual addresses are to a press company."""
_FORMER = ("mantan ", "eks ", "purnawirawan ")


def serves_at(speaker: Speaker, units: Iterable[Office]) -> Office | None:
    """The one of the offices that a ranked speaker's function ends with: Kapolres Lumajang.

    Who held it once, or holds no rank, may work elsewhere.
    """
    function = speaker.office.casefold()
    if not speaker.rank or function.startswith(_FORMER):
        return None
    return next((unit for unit in units if function.endswith(unit.name.casefold())), None)


class Structured:
    """The graphs of one newsroom's pages; what many of them share is made once."""

    def __init__(self, desk: Desk, addresses: Addresses, logo: str) -> None:
        """`logo` is its address below the root, or empty."""
        self._ask = desk.ask
        self._newsroom = newsroom = desk.newsroom
        self._absolute = addresses.absolute
        self._addresses = addresses
        self._logo = logo
        kind = "NewsMediaOrganization" if newsroom.publisher.kind == "pers" else _GOVERNMENT
        self._publisher = self._named(kind, "/#publisher", newsroom.publisher.name)
        self._site = self._named("WebSite", "/#website", newsroom.site.title)
        self._units = {office.id: self._unit(office) for office in newsroom.offices}
        self._chains = {office.id: _chain(office, newsroom) for office in newsroom.offices}
        # The 404 page stands at any address, and a redirect tells of nothing.
        self._tellers: dict[str, Callable[[PageFacts, Mapping[str, Any]], list[Node]]] = {
            "release": self._release,
            "home": self._home,
            "office": self._office,
            "speaker": self._speaker,
            "standing": self._standing,
            **dict.fromkeys(("list", "month", "day", "archive"), self._collection),
            **dict.fromkeys(("corrections", "subscribe", "search"), self._plain),
        }

    def of(self, page: PageFacts, facts: Mapping[str, Any]) -> Markup:
        """What a page tells, given the facts of its template; empty when it tells nothing."""
        teller = self._tellers.get(page.kind)
        nodes = teller(page, facts) if teller else []
        return written(nodes + crumb_list(page.crumbs, self._addresses)) if nodes else Markup()

    def _release(self, page: PageFacts, facts: Mapping[str, Any]) -> list[Node]:
        """The article, who is quoted in it, and the offices; of a withdrawn one the page alone."""
        release: Release = facts["release"]
        if release.draft:
            return []
        if release.withdrawn:
            return [self._page("WebPage", page, dateModified=release.changed.isoformat())]
        images = self._images(release, facts["share_image"], facts["photo"])
        units = self._chains[release.office]
        article = self._article(release, self._absolute(page.url), images)
        people = self._people(release.quotes, units)
        return [article, *people, *(self._units[unit.id] for unit in units)]

    def _article(self, release: Release, url: str, images: list[Node]) -> Node:
        unit, appeal = self._newsroom.office(release.office), release.appeal
        expires = appeal.expires if appeal and not appeal.resolved else None
        answers = self._ask.around(release).answers if release.replies_to else None
        return known(
            {
                "@type": "AdvertiserContentArticle" if release.paid else "NewsArticle",
                "@id": f"{url}#article",
                "url": url,
                "mainEntityOfPage": url,
                "headline": release.title,
                "description": release.summary,
                "image": images,
                "datePublished": release.date.isoformat(),
                "dateModified": release.changed.isoformat(),
                "expires": expires.isoformat() if expires else "",
                "inLanguage": self._newsroom.site.language,
                "isAccessibleForFree": True,
                "author": [
                    thing("Person", name=author.name, url=self._profile("author", author.slug))
                    for author in release.authors
                ],
                "publisher": self._publisher,
                "sourceOrganization": reference(self._units[unit.id]),
                # Only a NewsArticle has a dateline.
                "dateline": "" if release.paid else release.dateline,
                "articleSection": release.programme.name if release.programme else unit.name,
                "keywords": [topic.name for topic in release.topics],
                "isBasedOn": release.source.url if release.source else "",
                "citation": self._absolute(answers.url) if answers else "",
                "correction": [
                    thing(
                        "CorrectionComment", text=entry.note, datePublished=entry.date.isoformat()
                    )
                    for entry in release.corrections
                ],
                "hasPart": [self._quotation(quote, url) for quote in release.quotes],
            }
        )

    def _images(
        self, release: Release, share: ShareImage | None, photo: Picture | None
    ) -> list[Node]:
        """What messengers show, and the lead photo at its widest; a drawn card shows no photo."""
        shown = []
        if share:
            seen = None if share.url.endswith(".png") else release.photo
            shown.append(image(self._absolute(share.url), share.width, share.height, seen))
        if photo:
            url = self._absolute(photo.url)
            shown.append(image(url, photo.width, photo.height, release.photo))
        return shown

    def _quotation(self, quote: Quote, url: str) -> Node:
        """What was said and by whom; who passed it on contributed to it."""
        return thing(
            "Quotation",
            url=f"{url}#kutipan-{quote.number}",
            text=quote.text,
            creator={"@id": self._person_id(quote.speaker)},
            contributor={"@id": self._person_id(quote.via)} if quote.via else None,
        )

    def _people(self, quotes: Iterable[Quote], units: Iterable[Office]) -> Iterable[Node]:
        """Each who is quoted once, with all that the quotes together tell of them."""
        people: dict[str, Node] = {}
        for quote in quotes:
            for speaker in (quote.speaker, quote.via) if quote.via else (quote.speaker,):
                told = self._person(speaker, units)
                people[speaker.slug] = told | people.get(speaker.slug, {})
        return people.values()

    def _person(self, speaker: Speaker, units: Iterable[Office]) -> Node:
        unit = serves_at(speaker, units)
        return known(
            {
                "@type": "Person",
                "@id": self._person_id(speaker),
                "name": speaker.name,
                "url": self._profile("speaker", speaker.slug),
                "honorificPrefix": speaker.rank,
                "honorificSuffix": speaker.titles,
                "jobTitle": speaker.office,
                "worksFor": reference(self._units[unit.id]) if unit else None,
            }
        )

    def _person_id(self, speaker: Speaker) -> str:
        return f"{self._profile('speaker', speaker.slug)}#person"

    def _profile(self, kind: str, slug: str) -> str:
        return self._absolute(f"{ROOTS[kind]}{slug}/")

    def _home(self, page: PageFacts, _facts: Mapping[str, Any]) -> list[Node]:
        """The site, how it is searched, and in full who publishes it."""
        words = thing("EntryPoint", urlTemplate=f"{self._absolute('/cari/')}?q={{words}}")
        search = {
            "@type": "SearchAction",
            "target": words,
            "query-input": "required name=words",
        }
        about = {
            "url": self._absolute("/"),
            "description": page.description,
            "inLanguage": self._newsroom.site.language,
            "publisher": reference(self._publisher),
            "potentialAction": search,
        }
        return [self._site | known(about), self._publisher_in_full()]

    def _publisher_in_full(self) -> Node:
        publisher = self._newsroom.publisher
        told = self._publisher | ways(publisher.contact)
        told |= {"url": self._absolute("/"), "address": publisher.address}
        told["correctionsPolicy"] = self._absolute("/ralat/")
        if self._logo:
            told["logo"] = self._absolute(self._logo)
        for _, url in self._ask.standing():
            told |= dict.fromkeys(_POLICIES.get(url, ()), self._absolute(url))
        if publisher.kind != "pers":
            told.pop("masthead", None)  # schema.org keeps it for the press
        return told

    def _collection(self, page: PageFacts, _facts: Mapping[str, Any]) -> list[Node]:
        return [self._page("CollectionPage", page)]

    def _plain(self, page: PageFacts, _facts: Mapping[str, Any]) -> list[Node]:
        return [self._page("WebPage", page)]

    def _standing(self, page: PageFacts, facts: Mapping[str, Any]) -> list[Node]:
        standing: StandingPage = facts["standing"]
        changed = standing.updated.isoformat() if standing.updated else ""
        return [self._page("WebPage", page, dateModified=changed)]

    def _office(self, page: PageFacts, facts: Mapping[str, Any]) -> list[Node]:
        """The page, all that is known of the office, and the offices above it."""
        office: Office = facts["unit"]
        _, *above = self._chains[office.id]
        told = self._units[office.id] | ways(office.contact) | {"location": office.place}
        about = self._page("CollectionPage", page, mainEntity=reference(told))
        return [about, told, *(self._units[unit.id] for unit in above)]

    def _speaker(self, page: PageFacts, facts: Mapping[str, Any]) -> list[Node]:
        """The page, the person as last quoted, and the office they serve at."""
        statements: tuple[Statement, ...] = facts["statements"]
        last = [
            (speaker, self._chains[said.card.office])
            for said in statements[:1]
            for quote in said.quotes
            for speaker in (quote.speaker, quote.via)
            if speaker and speaker.slug == facts["list"].slug
        ]
        if not last:
            return [self._page("ProfilePage", page)]
        speaker, units = last[0]
        person, unit = self._person(speaker, units), serves_at(speaker, units)
        about = self._page("ProfilePage", page, mainEntity=reference(person))
        return [about, person, *([self._units[unit.id]] if unit else [])]

    def _page(self, kind: str, page: PageFacts, **more: Any) -> Node:
        return thing(
            kind,
            url=self._absolute(page.url),
            name=page.title,
            description=page.description,
            inLanguage=self._newsroom.site.language,
            isPartOf=self._site,
            publisher=self._publisher,
            **more,
        )

    def _unit(self, office: Office) -> Node:
        told = self._named(_GOVERNMENT, f"{office.url}#office", office.name)
        told["url"] = self._absolute(office.url)
        if office.parents:
            above = self._newsroom.office(office.parents[-1])
            told["parentOrganization"] = {"@id": self._absolute(f"{above.url}#office")}
        return told

    def _named(self, kind: str, url: str, name: str) -> Node:
        return {"@type": kind, "@id": self._absolute(url), "name": name}


def _chain(office: Office, newsroom: Newsroom) -> tuple[Office, ...]:
    """The office and those above it, the nearest first."""
    return (office, *(newsroom.office(above) for above in reversed(office.parents)))
