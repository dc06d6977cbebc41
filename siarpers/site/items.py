"""A release becomes the item that feeds carry."""

from __future__ import annotations

import gettext

from markupsafe import escape

from siarpers.site.addresses import Addresses
from siarpers.site.phrases import Phrases, page_words, phrases
from siarpers.site.references import with_photos
from siarpers.store.items import Item
from siarpers.words.newsroom import Newsroom
from siarpers.words.photo import Photo
from siarpers.words.release import Release


def item_of(release: Release, newsroom: Newsroom, key: str) -> Item:
    """The item of a release: its whole text, and before it what was put right since.

    Addresses inside the text stay open, as in the release's body.
    """
    from siarpers.site.feeds import item_xml  # noqa: PLC0415 - feedgen and lxml cost 45 ms

    words, say = page_words(newsroom.site.language), phrases(newsroom.site.language)
    notes = [release.withdrawn.reason] if release.withdrawn else []
    if release.corrections:
        notes += [
            words.gettext("Correction, %(date)s: %(note)s")
            % {"date": say.moment(c.date), "note": c.note}
            for c in release.corrections
        ]
    whole = "".join(f"<p><strong>{escape(note)}</strong></p>" for note in notes)
    whole += text_of(release, words, say)
    title = heading(release, words)
    xml = item_xml(release, whole, title, Addresses(newsroom.site.url))
    return Item(release.path, key, release.changed.isoformat(), xml)


def heading(release: Release, words: gettext.NullTranslations) -> str:
    """The title, marked when the release is withdrawn or paid for."""
    title = release.title
    if release.withdrawn:
        title = words.gettext("[Withdrawn] %(title)s") % {"title": title}
    if release.paid:
        title = words.gettext("Advertorial: %(title)s") % {"title": title}
    return title


def text_of(release: Release, words: gettext.NullTranslations, say: Phrases) -> str:
    """The text and the gallery as other media carry them, and that they await verification."""
    text = _with_captions(release, words, say)
    if release.unverified:
        said = words.gettext("This report is still awaiting verification.")
        text += f"<p><em>({escape(said)})</em></p>"
    return text


def _with_captions(release: Release, words: gettext.NullTranslations, say: Phrases) -> str:
    """The text and the gallery, each photo with its alt text and its caption."""
    facts = {photo.file: photo for photo in (*release.gallery, *release.inline)}

    def show(element: str, file: str) -> str:
        photo = facts.get(file, Photo(file))
        image = f'<img src="photo:{escape(file)}" alt="{escape(photo.alt)}">'
        if not element.startswith("<figure"):
            return image
        said = [photo.caption] if photo.caption else []
        if photo.taken:
            said.append(f"({words.gettext('Archive, %(date)s') % {'date': say.day(photo.taken)}})")
        if photo.credit:
            said.append(words.gettext("Photo: %(name)s") % {"name": photo.credit})
        caption = f"<figcaption>{escape(' '.join(said))}</figcaption>" if said else ""
        return f"<figure>{image}{caption}</figure>"

    gallery = (f'<figure><img src="photo:{escape(p.file)}"></figure>' for p in release.gallery)
    return with_photos(release.body + "".join(gallery), show)
