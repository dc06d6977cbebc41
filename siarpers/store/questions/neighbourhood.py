"""The question every release page asks: what stands around this release."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import ClassVar

from siarpers.store.documents import card_from
from siarpers.store.questions.question import LAST, Answer, Rows, Span, newest
from siarpers.words.newsroom import Newsroom
from siarpers.words.release import Card


@dataclass(frozen=True, slots=True)
class Around:
    """The neighbourhood of a release: nothing here is about the present."""

    older: Card | None
    newer: Card | None
    related: tuple[Card, ...]
    replies: tuple[Card, ...]
    answers: Card | None


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """What stands around one release: older, newer, related older ones, replies.

    Older and newer are those of its own office.  Related ones share a topic or
    its programme; those that share more come first, then the newer ones.
    """

    kind: ClassVar[str] = "neighbourhood"
    path: str
    at: int
    slug: str
    url: str
    office: str
    themes: tuple[str, ...]
    """Ids of its topic and programme lists."""
    replies_to: str

    RELATED: ClassVar[int] = 4

    def answer(self, db: sqlite3.Connection) -> Answer:
        office = f"office/{self.office}"
        older, (_, lowest, _) = newest(db, "headline", office, 1, (self.at, self.path))
        newer = db.execute(
            "SELECT at, headline FROM listing JOIN document USING (path) "
            "WHERE list = ? AND (at, listing.path) > (?, ?) ORDER BY at, listing.path LIMIT 1",
            (office, self.at, self.path),
        ).fetchall()
        spans: list[Span] = [(office, lowest, newer[0][0] if newer else LAST)]
        related = self._related(db, spans)
        replies = []
        for name in (self.slug, self.url):  # a reply names the one or the other
            found, span = newest(db, "headline", f"replies/{name}", 20)
            replies += found
            spans.append(span)
        replies.sort(reverse=True)
        answered: list[tuple[str]] = []
        if self.replies_to:
            slug = self.replies_to.strip("/").rpartition("/")[2]
            answered = _visible_answered(db, slug, self.replies_to, self.path)
            spans.append((f"slug/{slug}", 0, 0))
        groups = (
            ("older", [c for _, c in older]),
            ("newer", [c for _, c in newer]),
            ("related", related),
            ("replies", [c for _, c in replies]),
            ("answers", [c for (c,) in answered]),
        )
        return Answer(tuple((name, card) for name, cards in groups for card in cards), tuple(spans))

    def _related(self, db: sqlite3.Connection, spans: list[Span]) -> list[str]:
        shared: dict[str, int] = {}
        found: dict[str, tuple[int, str]] = {}
        for theme in self.themes:
            rows, span = newest(
                db, "document.path, headline", theme, self.RELATED, (self.at, self.path)
            )
            spans.append(span)
            for at, path, card in rows:
                shared[path] = shared.get(path, 0) + 1
                found[path] = (at, card)
        ranked = sorted(found, key=lambda path: (shared[path], found[path][0], path), reverse=True)
        return [found[path][1] for path in ranked[: self.RELATED]]

    def value(self, rows: Rows, _newsroom: Newsroom, /) -> Around:
        groups: dict[str, list[Card]] = {}
        for name, card in rows:
            groups.setdefault(name, []).append(card_from(card))
        return Around(
            older=groups["older"][0] if "older" in groups else None,
            newer=groups["newer"][0] if "newer" in groups else None,
            related=tuple(groups.get("related", ())),
            replies=tuple(groups.get("replies", ())),
            answers=groups["answers"][0] if "answers" in groups else None,
        )


def _visible_answered(db: sqlite3.Connection, slug: str, name: str, path: str) -> list[tuple[str]]:
    """The headline of the visible release that is answered; empty when there is none."""
    return db.execute(
        "SELECT headline FROM document WHERE slug = ?1 AND (?2 = ?1 OR url = ?2) AND shown "
        "AND kind = 'release' AND path <> ?3 ORDER BY visible_at DESC, path DESC LIMIT 1",
        (slug, name, path),
    ).fetchall()
