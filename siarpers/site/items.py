"""A release as feeds carry it: one item, made once when the release is read."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import escape

from siarpers.site.addresses import Addresses
from siarpers.site.phrases import page_words, phrases
from siarpers.words.newsroom import Newsroom
from siarpers.words.release import Release


@dataclass(frozen=True, slots=True)
class Item:
    """A feed item: when its release last changed (ISO 8601), and its RSS."""

    changed: str
    rss: str


def item_of(release: Release, newsroom: Newsroom) -> Item:
    """The item of a release: its whole text, and before it what was put right since.

    Addresses inside the text stay open, as in the release's body.
    """
    from siarpers.site.feeds import item_xml  # noqa: PLC0415 - feedgen and lxml cost 45 ms

    words = page_words(newsroom.site.language)
    title, notes = release.title, []
    if release.withdrawn:
        title = words.gettext("[Withdrawn] %(title)s") % {"title": title}
        notes.append(release.withdrawn.reason)
    if release.paid:
        title = words.gettext("Advertorial: %(title)s") % {"title": title}
    if release.corrections:
        say = phrases(newsroom.site.language)
        notes += [
            words.gettext("Correction, %(date)s: %(note)s")
            % {"date": say.moment(c.date), "note": c.note}
            for c in release.corrections
        ]
    whole = "".join(f"<p><strong>{escape(note)}</strong></p>" for note in notes) + release.body
    if release.unverified:
        said = words.gettext("This report is still awaiting verification.")
        whole += f"<p><em>({escape(said)})</em></p>"
    xml = item_xml(release, whole, title, Addresses(newsroom.site.url))
    return Item(release.changed.isoformat(), xml)
