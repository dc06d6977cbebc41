"""A release as feeds tell it: one model for every format."""

from __future__ import annotations

import gettext
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from markupsafe import escape

from siarpers.site.addresses import Addresses
from siarpers.site.marks import corrections_of, title_of
from siarpers.site.phrases import Phrases, page_words, phrases
from siarpers.site.references import seen_from_outside, with_photos
from siarpers.words.listing import ROOTS
from siarpers.words.newsroom import Newsroom
from siarpers.words.photo import Photo
from siarpers.words.release import Release, Source
from siarpers.words.text import ended, xml_text

_URI = "%/:=&?~#+!$,;'@()*[]"
"""What stays as it is in an address, besides letters, digits and `_.-` (RFC 3986)."""


@dataclass(frozen=True, slots=True)
class FeedItem:
    """What every format tells of a release; addresses inside `html` are still open."""

    id: str
    """The first address it ever had, in full: it stays when title and slug change."""
    url: str
    title: str
    """With its mark: withdrawn, corrected, updated, paid for."""
    summary: str
    """Plain text; what was put right since comes first."""
    html: str
    published: datetime
    updated: datetime
    authors: tuple[tuple[str, str], ...]
    """(name, full address of the author's page)."""
    tags: tuple[str, ...] = ()
    photo: str = ""
    """Path of the leading photo's file below the site's folder."""
    source: Source | None = None
    notes: tuple[tuple[datetime, str], ...] = ()
    """What was corrected, and when."""


def feed_item(release: Release, newsroom: Newsroom) -> FeedItem:
    """The item of a release: its whole text, and before it what was put right since."""
    words, say = page_words(newsroom.site.language), phrases(newsroom.site.language)
    addresses = Addresses(newsroom.site.url)
    notes = tuple(_notes(release, words, say))
    html = "".join(f"<p><strong>{escape(note)}</strong></p>" for note in notes)
    url = _uri(addresses.absolute(release.url))
    # An address within the page is one of the page: the text stands elsewhere here.
    html += seen_from_outside(text_of(release, words, say, lead=True), url)
    title = _marked(release, words)
    terms = (*((release.programme,) if release.programme else ()), *release.topics)
    return FeedItem(
        id=_uri(addresses.absolute(release.first_url)),
        url=url,
        title=xml_text(title),
        summary=xml_text(" ".join((*notes, release.summary))).strip() or xml_text(title),
        html=xml_text(html).replace("\r\n", "\n").replace("\r", "\n"),  # as XML reads it
        published=release.date,
        updated=release.changed,
        authors=tuple(
            (xml_text(author.name), addresses.absolute(f"{ROOTS['author']}{author.slug}/"))
            for author in release.authors
        ),
        tags=tuple(xml_text(term.name) for term in terms),
        photo=release.photo.file if release.photo else "",
        source=_source(release.source),
        notes=tuple((c.date, xml_text(c.note)) for c in release.corrections),
    )


def _uri(url: str) -> str:
    """The address in ASCII: RSS knows no other."""
    return quote(xml_text(url), safe=_URI)


def _source(source: Source | None) -> Source | None:
    """Who wrote the text first, if feeds can say where."""
    if source is None or not source.url:
        return None
    return Source(xml_text(source.name), _uri(source.url))


def text_of(
    release: Release, words: gettext.NullTranslations, say: Phrases, *, lead: bool = False
) -> str:
    """The text and the gallery as other media carry them, and that they await verification.

    With `lead` the leading photo stands before the text, unless it stands in it.
    """
    shown = {photo.file for photo in release.inline}
    before = release.photo if lead and release.photo and release.photo.file not in shown else None
    text = _with_captions(release, words, say, before)
    if release.unverified:
        said = words.gettext("This report is still awaiting verification.")
        text += f"<p><em>({escape(said)})</em></p>"
    return text


def _marked(release: Release, words: gettext.NullTranslations) -> str:
    """The title, and before it what a reader of titles must know."""
    title = title_of(release, words, paid=True)
    if release.withdrawn:
        return title
    if release.corrections:
        return words.gettext("[Corrected] %(title)s") % {"title": title}
    if release.updated:
        return words.gettext("[Updated] %(title)s") % {"title": title}
    return title


def _notes(release: Release, words: gettext.NullTranslations, say: Phrases) -> Iterator[str]:
    """What changed since the release was published, a sentence each."""
    if release.withdrawn:
        yield release.withdrawn.reason
    yield from corrections_of(release, words, say)
    if release.updated and not release.withdrawn:
        yield words.gettext("Updated, %(date)s.") % {"date": say.moment(release.updated)}


def _with_captions(
    release: Release, words: gettext.NullTranslations, say: Phrases, lead: Photo | None
) -> str:
    """The leading photo, the text and the gallery, each photo with its alt text and its caption."""
    facts = {photo.file: photo for photo in release.photos}

    def show(element: str, file: str) -> str:
        photo = facts.get(file, Photo(file))
        image = f'<img src="photo:{escape(file)}" alt="{escape(photo.alt)}">'
        if not element.startswith("<figure"):
            return image
        said = [photo.caption] if photo.caption else []
        if said and photo.credit and not photo.taken:
            said = [ended(photo.caption)]
        if photo.taken:
            said.append(f"({words.gettext('Archive, %(date)s') % {'date': say.day(photo.taken)}})")
        if photo.credit:
            said.append(words.gettext("Photo: %(name)s") % {"name": photo.credit})
        caption = f"<figcaption>{escape(' '.join(said))}</figcaption>" if said else ""
        return f"<figure>{image}{caption}</figure>"

    def left_open(photos: Iterable[Photo]) -> list[str]:
        return [f'<img src="photo:{escape(photo.file)}">' for photo in photos]

    before, after = left_open((lead,) if lead else ()), left_open(release.gallery)
    return with_photos("\n".join((*before, release.body, *after)), show)
