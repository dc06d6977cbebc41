"""What messengers show beside a link to a release: a crop of its photo, or a card.

Releases travel as links in WhatsApp groups, and a link without a picture is passed over.
"""

from __future__ import annotations

from dataclasses import astuple

from siarpers.site.marks import title_of
from siarpers.site.phrases import page_words, phrases
from siarpers.site.pictures.renditions import SHARE, address, share_size
from siarpers.site.pictures.sharecard import SETTINGS, CardWords
from siarpers.store.photos import StoredPhoto
from siarpers.words.digest import fingerprint
from siarpers.words.newsroom import Newsroom
from siarpers.words.photo import ShareImage
from siarpers.words.release import Release


def wants_card(release: Release, newsroom: Newsroom) -> bool:
    """Whether a card is drawn for the release: it has no photo, or its appeal is over."""
    is_over = release.appeal is not None and release.appeal.resolved
    return newsroom.photos.cards and (release.photo is None or is_over)


def card_words(release: Release, newsroom: Newsroom) -> CardWords:
    """What the card of a release says."""
    words, office = page_words(newsroom.site.language), newsroom.office(release.office)
    kicker = office.name
    if release.paid:
        kicker = f"{release.paid.capitalize()} · {kicker}"
    day = phrases(newsroom.site.language).day(release.date)
    accent = dict(newsroom.theme.colours).get("accent", "")
    return CardWords(kicker, title_of(release, words), f"{office.masthead} · {day}", accent)


def card_address(release: Release, newsroom: Newsroom) -> str:
    """Where the card of a release is published: elsewhere as soon as it says something else."""
    words = astuple(card_words(release, newsroom))
    return address(fingerprint(SETTINGS, release.url, *words)[:16], "card.png")


def share_image(
    release: Release, photo: StoredPhoto | None, newsroom: Newsroom
) -> ShareImage | None:
    """The share image of a release whose page shows `photo`."""
    if wants_card(release, newsroom):
        return ShareImage(card_address(release, newsroom), *SHARE, release.title)
    if photo is None or release.photo is None:
        return None
    size = share_size((photo.width, photo.height))
    return ShareImage(address(photo.name, "share.jpg"), *size, release.photo.alt or release.title)
