"""What each kind of page is told: its template, its place, and the facts it shows."""

from __future__ import annotations

import gettext
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from siarpers.site.ask import Ask
from siarpers.site.marks import title_of
from siarpers.site.phrases import Phrases
from siarpers.store.pages import Spec
from siarpers.words.listing import FRONT, ListFacts
from siarpers.words.newsroom import Block, Newsroom
from siarpers.words.release import Release
from siarpers.words.text import slugify
from siarpers.words.wording import N_

Crumbs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the frame of a page says about it."""

    url: str
    canonical: str
    title: str
    description: str
    kind: str
    crumbs: Crumbs = ()
    """(label, address) from the home page down; the page itself comes last, without one."""
    feeds: tuple[tuple[str, str], ...] = ()
    """(title, address of the list's page) of the page's own list and of the whole site."""
    noindex: bool = False

    @property
    def body_class(self) -> str:
        """The class of the page's body element."""
        return f"page-{self.kind}"


@dataclass(frozen=True, slots=True)
class Told:
    """A page ready for its template: facts of the frame and of the page itself."""

    title: str
    facts: dict[str, Any]
    description: str = ""
    crumbs: Crumbs = ()
    feed: tuple[str, str] | None = None
    """(name, address) of the list whose feeds are the page's own."""
    noindex: bool = False
    canonical: str = ""
    """The full address of the text's first home, when that is another site."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What every teller needs: the newsroom, its language, and the right to ask."""

    newsroom: Newsroom
    phrases: Phrases
    words: gettext.NullTranslations
    ask: Ask


def tell(spec: Spec, desk: Desk) -> Told:
    """What the page's template is given."""
    return _TELLERS[spec.kind](desk, *spec.args)


def block_list(block: Block, desk: Desk) -> ListFacts:
    """The list that a block of the home page shows."""
    slug = block.slug if block.kind == "office" else slugify(block.slug)
    return desk.ask.list(f"{block.kind}/{slug}")


APPEAL_IS_OVER = "over"
"""In the spec of a release page: its appeal has expired, and is shown as closed."""


def with_appeal_closed(release: Release, over: str = "") -> Release:
    """The release as it is; its appeal closed when the spec of its page says that it is over."""
    if release.appeal and over == APPEAL_IS_OVER:
        return replace(release, appeal=replace(release.appeal, resolved=True))
    return release


def _release(desk: Desk, path: str, _digest: str, over: str = "") -> Told:
    release = with_appeal_closed(desk.ask.release(path), over)
    return Told(
        title_of(release, desk.words),
        {"release": release},
        release.summary,
        (*_office_crumbs(desk, release.office), (release.title, "")),
        noindex=bool(release.withdrawn) or release.draft,
        canonical=release.source.url if release.source else "",
    )


def _office_crumbs(desk: Desk, office_id: str) -> Crumbs:
    office = desk.newsroom.office(office_id)
    units = [desk.newsroom.office(parent) for parent in (*office.parents, office.id)]
    home = (desk.words.gettext("Home"), "/")
    return (home, *((unit.name, unit.url) for unit in units))


def _home(desk: Desk, list_id: str) -> Told:
    site = desk.newsroom.site
    facts = desk.ask.list(list_id)
    return Told(site.title, {"list": facts}, site.tagline, feed=(site.title, facts.url))


_GATHERED = {
    "author": N_("Press releases by %(name)s"),
    "topic": N_("Press releases on %(name)s"),
    "programme": N_("Press releases on the programme %(name)s"),
    "speaker": N_("What %(name)s said, when, and in which press release"),
    "office": N_("Press releases of %(name)s"),
}


def _listing(desk: Desk, list_id: str) -> Told:
    facts = desk.ask.list(list_id)
    told: dict[str, Any] = {"list": facts}
    home = (desk.words.gettext("Home"), "/")
    crumbs: Crumbs = (home, (facts.name, ""))
    if facts.kind == "office":
        unit = desk.newsroom.office(facts.slug)
        told["unit"] = unit
        told["children"] = tuple(
            office for office in desk.newsroom.offices if office.parents[-1:] == (unit.id,)
        )
        crumbs = (*_office_crumbs(desk, unit.id)[:-1], (unit.name, ""))
    elif facts.kind == "speaker":
        told["statements"] = desk.ask.statements(list_id, FRONT)
    description = desk.words.gettext(_GATHERED[facts.kind]) % {"name": facts.name}
    return Told(facts.name, told, description, crumbs, feed=(facts.name, facts.url))


def _month(desk: Desk, list_id: str, month: str) -> Told:
    facts = desk.ask.list(list_id)
    name = desk.phrases.month_name(month)
    return _archived(desk, facts, name, {"list": facts, "month": month})


def _day(desk: Desk, list_id: str, day: str) -> Told:
    from datetime import date  # noqa: PLC0415 - one caller

    facts = desk.ask.list(list_id)
    name = desk.phrases.weekday_day(date.fromisoformat(day))
    return _archived(desk, facts, name, {"list": facts, "day": day})


def _archived(desk: Desk, facts: ListFacts, name: str, told: dict[str, Any]) -> Told:
    crumbs: Crumbs = ((desk.words.gettext("Home"), "/"),)
    if facts.kind == "site":
        crumbs = (*crumbs, (desk.words.gettext("Archive"), "/arsip/"))
        title = desk.words.gettext("Archive: %(name)s") % {"name": name}
    else:
        crumbs = (*crumbs, (facts.name, facts.url))
        title = f"{facts.name}: {name}"
    if "day" in told:
        month = told["day"][:7]
        root = "/arsip/" if facts.kind == "site" else facts.url
        crumbs = (*crumbs, (desk.phrases.month_name(month), f"{root}{month.replace('-', '/')}/"))
    return Told(title, told, title, (*crumbs, (name, "")), feed=(facts.name, facts.url))


def _plain(title: str, description: str = "", *, noindex: bool = False) -> Callable[[Desk], Told]:
    """A teller for a page that is given nothing but its title."""

    def teller(desk: Desk) -> Told:
        said = desk.words.gettext(title)
        crumbs = ((desk.words.gettext("Home"), "/"), (said, ""))
        about = desk.words.gettext(description) if description else said
        return Told(said, {"list": desk.ask.list("site")}, about, crumbs, noindex=noindex)

    return teller


def _standing(desk: Desk, path: str, _digest: str) -> Told:
    page = desk.ask.standing_page(path)
    crumbs = ((desk.words.gettext("Home"), "/"), (page.title, ""))
    return Told(page.title, {"standing": page}, page.summary, crumbs)


def _redirect(desk: Desk, path: str, _digest: str) -> Told:
    release = desk.ask.release(path)
    return Told(
        release.title, {"target_url": release.url, "target_title": release.title}, noindex=True
    )


def _robots(_desk: Desk) -> Told:
    return Told("", {})


_TELLERS: dict[str, Callable[..., Told]] = {
    "release": _release,
    "home": _home,
    "list": _listing,
    "office": _listing,
    "speaker": _listing,
    "month": _month,
    "day": _day,
    "archive": _plain(N_("Archive"), N_("Every press release by month")),
    "corrections": _plain(N_("Corrections"), N_("Corrections and withdrawals, each with its time")),
    "subscribe": _plain(N_("Subscribe"), N_("How to follow press releases by RSS, and every feed")),
    "search": _plain(N_("Search"), N_("Find a press release by its words"), noindex=True),
    "not-found": _plain(N_("Page not found"), noindex=True),
    "standing": _standing,
    "redirect": _redirect,
    "robots": _robots,
}

TEMPLATES = {kind: f"{kind}.html" for kind in _TELLERS} | {
    "not-found": "404.html",
    "robots": "robots.txt",
}
"""The template of each kind of page."""
