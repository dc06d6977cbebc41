"""A release becomes the item that feeds carry."""

from __future__ import annotations

from markupsafe import escape

from siarpers.site.addresses import Addresses
from siarpers.site.phrases import page_words, phrases
from siarpers.store.items import Item
from siarpers.words.newsroom import Newsroom
from siarpers.words.release import Release


def item_of(release: Release, newsroom: Newsroom, key: str) -> Item:
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
    return Item(release.path, key, release.changed.isoformat(), xml)
