"""Which pages exist: for each list, each content file, and for the site as a whole.

Every page has one owner; when the owner changed, the pages it should have are
compared with those it had, and the difference appears or vanishes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from siarpers.site.contexts import APPEAL_IS_OVER, with_appeal_closed
from siarpers.site.pictures.renditions import address, variants_of
from siarpers.site.pictures.shareimages import card_address, wants_card
from siarpers.site.sitemaps import sitemap_of
from siarpers.store.changes import load_document
from siarpers.store.documents import release_from
from siarpers.store.pages import Spec
from siarpers.store.photos import shown_at
from siarpers.store.view import last_view, oldest_news
from siarpers.words.listing import (
    CROWDED,
    FEEDS,
    FRONT,
    NEWS,
    REVISED,
    address_of,
    is_published,
    kind_of,
)
from siarpers.words.newsroom import Newsroom

FIXED = "fixed"
"""The owner of pages that every site has."""

SEARCH = "/cari/"
"""Where readers search; below it lie the scripts of its months, which the page loads."""

FRONT_KINDS = {
    "site": "home",
    "office": "office",
    "author": "list",
    "topic": "list",
    "programme": "list",
    "speaker": "speaker",
}


def fixed_pages(statics: dict[str, str]) -> Iterator[Spec]:
    """The pages that every site has, and its static files."""
    yield Spec("/arsip/", "archive")
    yield Spec("/ralat/", "corrections")
    yield Spec("/langganan/", "subscribe")
    yield Spec(SEARCH, "search")
    yield Spec("/404.html", "not-found")
    yield Spec("/feeds.opml", "opml")
    yield Spec("/robots.txt", "robots")
    yield Spec("/sitemap.xml", "sitemap")
    yield Spec("/sitemap-pages.xml", "sitemap-pages")
    for name, url in sorted(statics.items()):
        yield Spec(url, "static", (name,))


def pages_of_list(db: sqlite3.Connection, list_id: str, newsroom: Newsroom) -> Iterator[Spec]:
    """The pages of a list as the store holds it: front, feed, and its archive by calendar."""
    kind = kind_of(list_id)
    if not is_published(list_id):
        yield from _sitemaps_of_list(db, list_id)
        return
    if kind == "office" and not newsroom.has_office(list_id.partition("/")[2]):
        return  # config.yaml knows it no more
    row = db.execute("SELECT count FROM term WHERE list = ?", (list_id,)).fetchone()
    count = row[0] if row else 0
    if not count and kind not in {"site", "office"}:
        return
    front = address_of(list_id, newsroom)
    yield Spec(front, FRONT_KINDS[kind], (list_id,))
    for file, kind_of_feed in FEEDS.items():
        yield Spec(f"{front}{file}", kind_of_feed, (list_id,))
    if count > FRONT or kind == "site":
        yield from _archive_of_list(db, list_id, "/arsip/" if kind == "site" else front)


def _archive_of_list(db: sqlite3.Connection, list_id: str, root: str) -> Iterator[Spec]:
    """A list's pages by calendar, below `root`."""
    is_site = kind_of(list_id) == "site"
    for month, in_month in db.execute(
        "SELECT month, count FROM tally WHERE list = ? ORDER BY month", (list_id,)
    ).fetchall():
        yield Spec(f"{root}{month.replace('-', '/')}/", "month", (list_id, month))
        if is_site:
            yield Spec(f"{SEARCH}{month}.js", "search-month", (list_id, month))
        if is_site or in_month > CROWDED:
            for (day,) in _days(db, list_id, month):
                yield Spec(f"{root}{day.replace('-', '/')}/", "day", (list_id, day))


def _sitemaps_of_list(db: sqlite3.Connection, list_id: str) -> Iterator[Spec]:
    """The sitemap that a list without pages of its own is made for."""
    kind = kind_of(list_id)
    if kind == NEWS:
        yield Spec("/sitemap-news.xml", "sitemap-news", (_oldest_news(db),))
    elif kind == REVISED and _holds_any(db, list_id):
        yield Spec(sitemap_of(list_id), "sitemap-month", (list_id,))


def _oldest_news(db: sqlite3.Connection) -> str:
    """The moment back to which releases are news, or nothing: told anew when one ceases to be."""
    view = last_view(db)
    oldest = oldest_news(db, view) if view else None
    return "" if oldest is None else str(oldest)


def _holds_any(db: sqlite3.Connection, list_id: str) -> bool:
    row = db.execute("SELECT 1 FROM listing WHERE list = ? LIMIT 1", (list_id,)).fetchone()
    return row is not None


def _days(db: sqlite3.Connection, list_id: str, month: str) -> list[tuple[str]]:
    from siarpers.store.questions.calendar import month_span  # noqa: PLC0415 - one caller

    return db.execute(
        "SELECT DISTINCT day FROM listing WHERE list = ? AND at BETWEEN ? AND ? "
        "AND substr(day, 1, 7) = ? ORDER BY day",
        (*month_span(list_id, month), month),
    ).fetchall()


def pages_of_photo(db: sqlite3.Connection, name: str) -> Iterator[Spec]:
    """The files of a photo, as long as any visible document shows it."""
    found = shown_at(db, name)
    if found is None:
        return
    path, photo = found
    for variant in variants_of(photo.width, full=photo.full is not None):
        yield Spec(address(name, variant), "photo", (name, variant, path))


def pages_of_document(db: sqlite3.Connection, path: str, newsroom: Newsroom) -> Iterator[Spec]:
    """The pages of a content file: its own, what goes with it, and a redirect for each alias."""
    document = load_document(db, path)
    if document is None:
        return
    shown = db.execute("SELECT shown FROM document WHERE path = ?", (path,)).fetchone()[0]
    if not shown:
        return
    if document.kind == "standing":
        yield Spec(document.url, "standing", (path, document.digest))
        return
    until = document.until
    over = (APPEAL_IS_OVER,) if until is not None and _has_passed(db, until) else ()
    yield Spec(document.url, "release", (path, document.digest, *over))
    release = with_appeal_closed(release_from(document.whole), *over)
    yield Spec(release.ninjs, "ninjs", (path, document.digest, *over))
    if wants_card(release, newsroom):
        yield Spec(card_address(release, newsroom), "card", (path,))
    for alias in set(release.aliases) - {document.url}:
        yield Spec(alias, "redirect", (path, document.digest))


def _has_passed(db: sqlite3.Connection, moment: int) -> bool:
    view = last_view(db)
    return view is not None and moment <= view.now
