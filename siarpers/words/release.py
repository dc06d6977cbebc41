"""What a press release is, as facts that never change once read.

Every stage hands the next one these frozen dataclasses.  Times are aware
datetimes in the zone of the office (WIB +07, WITA +08, WIT +09).  Text is plain
Unicode; only `Release.body` is HTML, already sanitised.  An empty string means
"not given".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from siarpers.words.photo import Photo

OfficeKind = Literal["mabes", "polda", "polres", "polsek"]
Ground = Literal["child", "victim", "decency", "sara", "press-council"]
AppealKind = Literal["missing", "wanted", "witness"]


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach an office or a publisher; every field may be empty."""

    phone: str = ""
    whatsapp: str = ""
    email: str = ""
    web: str = ""
    address: str = ""

    def __bool__(self) -> bool:
        return any((self.phone, self.whatsapp, self.email, self.web, self.address))


NO_CONTACT = Contact()


@dataclass(frozen=True, slots=True)
class Office:
    """A police unit that publishes: its place in the tree and how it signs."""

    id: str
    name: str
    kind: OfficeKind
    place: str
    timezone: str
    masthead: str
    contact: Contact = NO_CONTACT
    parents: tuple[str, ...] = ()
    """Ids of the offices above it, the highest first."""

    @property
    def url(self) -> str:
        return f"/{self.kind}/{self.id}/"


@dataclass(frozen=True, slots=True)
class Term:
    """An author, a topic or a programme: its name as written and its slug."""

    name: str
    slug: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said something, with the office held on that day.

    The page that collects a speaker's words is found by `slug`, made from the
    name alone: ranks, titles and offices change.
    """

    name: str
    slug: str
    rank: str = ""
    titles: str = ""
    office: str = ""

    @property
    def full_name(self) -> str:
        """Rank, name and titles, as the press writes them: Ipda Sugiarto, S.H."""
        name = f"{self.rank} {self.name}" if self.rank else self.name
        return f"{name}, {self.titles}" if self.titles else name


@dataclass(frozen=True, slots=True)
class Quote:
    """Words somebody said, without the quotation marks around them.

    `placement` says where the release page shows them, once: marked up in the
    `body`, as a `pull` quote inside the body, or in the `statements` block.
    """

    number: int
    """From 1, as in `[[quote 1]]`; its anchor on the page is `kutipan-1`."""
    text: str
    speaker: Speaker
    via: Speaker | None = None
    placement: Literal["body", "pull", "statements"] = "statements"


@dataclass(frozen=True, slots=True)
class Correction:
    """What was put right, and when; Pedoman Pemberitaan Media Siber 4c."""

    date: datetime
    note: str


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Why a release was taken back, and when; Pedoman Pemberitaan Media Siber 5."""

    date: datetime
    ground: Ground
    reason: str


@dataclass(frozen=True, slots=True)
class Source:
    """Who wrote a republished text first."""

    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Appeal:
    """A call to the public; shown until it is resolved or has expired."""

    kind: AppealKind
    phone: str = ""
    reference: str = ""
    expires: datetime | None = None
    resolved: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A reference from one content file to another, to be proven."""

    kind: Literal["link", "photo", "reply"]
    target: str
    """Path below the site's folder; for a reply the slug that is answered."""
    line: int
    column: int
    written: str
    """As the reporter wrote it."""


@dataclass(frozen=True, slots=True)
class Release:
    """One press release, whole and checked.

    A withdrawn release arrives here already emptied: no body, quotes, photo,
    topics or programme.
    """

    path: str
    """Where it was written, below the site's folder: content/2024/02/x.md."""
    slug: str
    title: str
    authors: tuple[Term, ...]
    office: str
    """Id of the office in config.yaml."""
    date: datetime
    body: str
    """Safe HTML, whole: dateline, text, quotes, closing mark.

    What only the site can resolve stands in it as `href="release:PATH"` (another
    release), `href="site:/…"` (an address below the root) and `src="photo:PATH"`.
    """
    summary: str
    dateline: str = ""
    """The place, as the text opens with it."""
    updated: datetime | None = None
    programme: Term | None = None
    topics: tuple[Term, ...] = ()
    photo: Photo | None = None
    """The photo that lists and messengers show: `image`, or the first of `images` or the text."""
    inline: tuple[Photo, ...] = ()
    """What is known of each photo that stands in the body, in the order it first stands there."""
    gallery: tuple[Photo, ...] = ()
    """The photos of `images` that are shown below the text."""
    quotes: tuple[Quote, ...] = ()
    source: Source | None = None
    aliases: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    withdrawn: Withdrawal | None = None
    replies_to: str = ""
    """The slug or the address of the release it answers; see `answered`."""
    unverified: bool = False
    paid: str = ""
    minors: bool = False
    appeal: Appeal | None = None
    draft: bool = False
    embargo: datetime | None = None

    @property
    def url(self) -> str:
        """Its address below the site's root: /YYYY/MM/SLUG/, by local date."""
        return f"/{self.date:%Y/%m}/{self.slug}/"

    @property
    def ninjs(self) -> str:
        """Address of its document for other newsrooms: /ninjs/YYYY/MM/SLUG.json."""
        return f"/ninjs{self.url[:-1]}.json"

    @property
    def at(self) -> int:
        """Where it stands in lists: seconds since 1970, UTC."""
        return int(self.date.timestamp())

    @property
    def photos(self) -> tuple[Photo, ...]:
        """Every photo it shows: the leading one, those in the text, those below it."""
        return (*((self.photo,) if self.photo else ()), *self.inline, *self.gallery)

    @property
    def first_url(self) -> str:
        """The first address it ever had, by which other media know it."""
        return self.aliases[0] if self.aliases else self.url

    @property
    def visible_from(self) -> datetime:
        """When readers may see it: its date or the end of its embargo, whichever is later."""
        return max(self.date, self.embargo) if self.embargo else self.date

    @property
    def changed(self) -> datetime:
        """When its text last changed: the newest of date, update and correction."""
        moments = [self.date, *(c.date for c in self.corrections)]
        if self.updated:
            moments.append(self.updated)
        if self.withdrawn:
            moments.append(self.withdrawn.date)
        return max(moments)

    @property
    def is_indexed(self) -> bool:
        """Whether search engines are to show this page: not a draft, nor withdrawn, nor another site's."""
        elsewhere = self.source is not None and self.source.url
        return not (self.draft or self.withdrawn or elsewhere)


@dataclass(frozen=True, slots=True)
class Card:
    """What a list shows of a release."""

    path: str
    url: str
    title: str
    summary: str
    office: str
    date: datetime
    authors: tuple[Term, ...] = ()
    programme: Term | None = None
    photo: Photo | None = None
    updated: datetime | None = None
    corrected: bool = False
    withdrawn: bool = False
    unverified: bool = False
    paid: str = ""
    appeal: Appeal | None = None
    draft: bool = False

    @property
    def at(self) -> int:
        """Where it stands in lists: seconds since 1970, UTC."""
        return int(self.date.timestamp())


@dataclass(frozen=True, slots=True)
class StandingPage:
    """A page that is no news: Redaksi, Pedoman Media Siber, Tentang, Kontak."""

    path: str
    slug: str
    title: str
    body: str
    summary: str = ""
    order: int = 0
    updated: datetime | None = None
    inline: tuple[Photo, ...] = ()

    @property
    def url(self) -> str:
        return f"/{self.slug}/"


def answered(written: str) -> str:
    """What a reply answers: a slug, or with slashes the address /YYYY/MM/SLUG/."""
    parts = written.strip().strip("/").split("/")
    return f"/{'/'.join(parts[-3:])}/" if len(parts) > 1 else parts[0]


def card_of(release: Release) -> Card:
    """The card of a release: what lists show of it."""
    return Card(
        path=release.path,
        url=release.url,
        title=release.title,
        summary=release.summary,
        office=release.office,
        date=release.date,
        authors=release.authors,
        programme=release.programme,
        photo=release.photo,
        updated=release.updated,
        corrected=bool(release.corrections),
        withdrawn=release.withdrawn is not None,
        unverified=release.unverified,
        paid=release.paid,
        appeal=release.appeal,
        draft=release.draft,
    )
