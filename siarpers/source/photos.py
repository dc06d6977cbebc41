"""The photos of a file: what front matter and text together say of each, and what neither says.

What is said of a photo in one place holds wherever another place says nothing of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from posixpath import basename

from siarpers.source.forms import Where, place_of
from siarpers.source.references import Named, photo_link
from siarpers.source.schema import ImageForm, ReleaseForm
from siarpers.source.yamlnodes import Node
from siarpers.words.photo import Photo
from siarpers.words.problem import Problem, problem
from siarpers.words.release import Link

_ARCHIVED = re.compile(
    r"\b(?:(?<!dinas )(?<!dan )arsip(?! nasional| daerah)|file photo|foto lama|dokumentasi lama)\d*\b"
)
"""Words that call a photo an old one; an archive may also be an office."""
_BETWEEN_WORDS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Photos:
    """The photos of one release by where they are shown, and what is wrong with them."""

    photo: Photo | None
    inline: tuple[Photo, ...]
    gallery: tuple[Photo, ...]
    links: tuple[Link, ...]
    problems: tuple[Problem, ...]


def photos_of(path: str, form: ReleaseForm, front: Node, shown: tuple[Named, ...]) -> Photos:
    """The photos of a release; `shown` are those that its text shows, in their order."""
    listed, problems = _listed(path, form, front)
    said_above, said_inside = _by_file(listed), _by_file(shown)
    above = _completed(said_above, said_inside)
    inside = _completed(said_inside, said_above)
    of_front = tuple(above.values())
    return Photos(
        photo=next(iter((*of_front, *inside.values())), None),
        inline=tuple(inside.values()),
        gallery=tuple(photo for photo in of_front[1:] if photo.file not in inside),
        links=tuple(named.link for named in listed),
        problems=(*problems, *_silences(path, listed, shown)),
    )


def photos_of_page(
    path: str, shown: tuple[Named, ...]
) -> tuple[tuple[Photo, ...], tuple[Problem, ...]]:
    """The photos of a standing page, whose front matter lists none, and those without words."""
    photos = tuple(_by_file(shown).values())
    silent = {photo.file for photo in photos if not photo.alt}
    return photos, tuple(
        _without_alt(path, named, is_listed=False)
        for named in _first_of_each(shown)
        if named.photo.file in silent
    )


def _listed(
    path: str, form: ReleaseForm, front: Node
) -> tuple[tuple[Named, ...], tuple[Problem, ...]]:
    """The photos of the front matter as they are named there, and those that can be none."""
    images: list[tuple[Where, ImageForm]] = []
    if form.image:
        images.append((("image", "file"), form.image))
    images += [(("images", number, "file"), image) for number, image in enumerate(form.images)]
    listed: list[Named] = []
    problems: list[Problem] = []
    for where, image in images:
        place = place_of(front, where)
        found = photo_link(path, image.file, place.line, place.column, place.width)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            photo = Photo(found.target, image.alt, image.caption, image.credit, image.taken)
            listed.append(Named(photo, found, place.width))
    return tuple(listed), tuple(problems)


def _by_file(named: Iterable[Named]) -> dict[str, Photo]:
    """Each photo once, with all that is said of it wherever it is named."""
    photos: dict[str, Photo] = {}
    for one in named:
        photo = _without_file_name(one.photo)
        photos[photo.file] = _filled_in(photos.get(photo.file, photo), photo)
    return photos


def _without_file_name(photo: Photo) -> Photo:
    """The photo without a description that only repeats the name of its file."""
    name = basename(photo.file).casefold()
    is_name = photo.alt.casefold() in (name, name.rpartition(".")[0])
    return replace(photo, alt="") if is_name else photo


def _completed(photos: dict[str, Photo], others: dict[str, Photo]) -> dict[str, Photo]:
    return {file: _filled_in(photo, others.get(file, photo)) for file, photo in photos.items()}


def _filled_in(photo: Photo, other: Photo) -> Photo:
    """The photo, with the words of the other one where it has none."""
    return Photo(
        photo.file,
        photo.alt or other.alt,
        photo.caption or other.caption,
        photo.credit or other.credit,
        photo.taken or other.taken,
    )


def _first_of_each(named: Iterable[Named]) -> tuple[Named, ...]:
    """Where each photo is named first."""
    first: dict[str, Named] = {}
    for one in named:
        first.setdefault(one.photo.file, one)
    return tuple(first.values())


def _silences(path: str, listed: tuple[Named, ...], shown: tuple[Named, ...]) -> Iterator[Problem]:
    """What is said of a photo nowhere, told once, in the front matter if that lists the photo."""
    everywhere = (*listed, *shown)
    known = _by_file(everywhere)
    from_archive = {one.photo.file for one in everywhere if _is_from_archive(one.photo)}
    files_listed = {one.photo.file for one in listed}
    for named in _first_of_each(everywhere):
        photo = known[named.photo.file]
        is_listed = photo.file in files_listed
        if not photo.alt:
            yield _without_alt(path, named, is_listed=is_listed)
        if not photo.credit:
            suggestion = "" if is_listed else f"- {{file: {named.link.written}, credit: …}}"
            yield _told("photo-without-credit", path, named, suggestion=suggestion)
        if photo.file in from_archive and not photo.taken:
            yield _told("photo-undated", path, named)


def _without_alt(path: str, named: Named, *, is_listed: bool) -> Problem:
    suggestion = "" if is_listed else f"![…]({named.link.written})"
    return _told("photo-without-alt", path, named, suggestion=suggestion)


def _told(code: str, path: str, named: Named, **facts: str) -> Problem:
    link = named.link
    return problem(
        code, path, link.line, link.column, width=named.width, written=link.written, **facts
    )


def _is_from_archive(photo: Photo) -> bool:
    """Whether its words or its name say that it was not taken for this release."""
    said = (photo.caption, photo.credit, photo.alt, basename(photo.file))
    return any(_ARCHIVED.search(_BETWEEN_WORDS.sub(" ", text.casefold())) for text in said)
