"""A content file becomes a release or a standing page, or problems."""

from __future__ import annotations

import re
from dataclasses import replace
from posixpath import basename

from siarpers.source.examples import with_examples
from siarpers.source.forms import problem_at
from siarpers.source.frontmatter import Document, split_document
from siarpers.source.markup import render
from siarpers.source.opening import bare_dateline, closed, read_dateline, summary_of, with_dateline
from siarpers.source.photos import photos_of, photos_of_page
from siarpers.source.quotes import bare_quote, place_quotes, wrong_calls
from siarpers.source.reading import Reading, is_standing
from siarpers.source.sanitising import open_brackets
from siarpers.source.schema import ReleaseForm, SpeakerForm, read_page, read_release
from siarpers.source.yamlnodes import Node
from siarpers.words.language import translation
from siarpers.words.newsroom import Newsroom
from siarpers.words.problem import Problem, problem
from siarpers.words.ranks import normal_rank, normal_titles, read_speaker, speaker_slug
from siarpers.words.release import (
    Appeal,
    Correction,
    Link,
    Quote,
    Release,
    Source,
    Speaker,
    StandingPage,
    Term,
    Withdrawal,
    answered,
)
from siarpers.words.text import slugify
from siarpers.words.wording import WORDINGS

MAX_BYTES = 2_000_000
"""The largest content file that is read: far more than a release, less than a mistake."""

_LEADING_DATE = re.compile(r"\d{4}-\d\d-\d\d[-_ ]+")
_PROTECTED = ("child", "victim")


def read_content(path: str, data: bytes, newsroom: Newsroom) -> Reading:
    """What one content file says: a standing page below content/pages/, else a release.

    `path` lies below the site's folder.  A file with an error gives no
    document, but its links, so that those are proven in the same run.
    """
    document, problems = split_document(path, data)
    if document is None:
        return Reading(problems=problems)
    if endless := open_brackets(path, document.body, document.body_line):
        return Reading(problems=(*problems, *endless))
    if is_standing(path):
        reading = _read_page(path, document, newsroom)
    else:
        reading = _read_release(path, document, newsroom)
    problems = tuple(sorted(with_examples({*problems, *reading.problems})))
    if any(WORDINGS[found.code].severity == "error" for found in problems):
        return Reading(links=reading.links, problems=problems)
    return replace(reading, problems=problems)


def too_large(path: str, size: int) -> Problem:
    """The problem of a file that is too large to be a release."""
    limit = f"{MAX_BYTES / 1e6:.0f} MB"
    return problem("file-too-large", path, size=f"{size / 1e6:.1f} MB", limit=limit)


def _read_page(path: str, document: Document, newsroom: Newsroom) -> Reading:
    marked = render(path, document.body, document.body_line, newsroom.site.language)
    if document.front is None:
        return Reading(links=marked.links, problems=marked.problems)
    form, problems = read_page(path, document.front, newsroom)
    problems = (*problems, *marked.problems)
    if form is None:
        return Reading(links=marked.links, problems=problems)
    photos, silences = photos_of_page(path, marked.photos)
    page = StandingPage(
        path=path,
        slug=form.slug or default_slug(path),
        title=form.title,
        body=marked.html,
        summary=form.summary or summary_of(marked.html, 0),
        order=form.order,
        updated=form.updated,
        inline=photos,
    )
    return Reading(page=page, links=marked.links, problems=(*problems, *silences))


def _read_release(path: str, document: Document, newsroom: Newsroom) -> Reading:
    front, body, line = document.front, document.body, document.body_line
    form, problems = read_release(path, front, newsroom) if front else (None, ())
    if front and form and form.withdrawn:
        release = _withdrawn(path, form, newsroom)
        return Reading(release=release, links=_reply(form, front), problems=problems)
    language = newsroom.site.language
    marked = render(path, body, line, language)
    problems = (*problems, *marked.problems)
    if not body.strip():
        problems = (*problems, problem("empty-body", path, max(line - 1, 1), 1))
    if form is None or front is None:
        return Reading(links=marked.links, problems=problems)
    calls = wrong_calls(path, body, line, len(form.quotes))
    photos = photos_of(path, form, front, marked.photos)
    office = newsroom.office(form.polres)

    dateline, length = read_dateline(marked.html, newsroom)
    summary = form.summary or summary_of(marked.html, length)
    text, statements, quotes = place_quotes(marked.html, tuple(_quotes(form)), language)
    if not dateline:
        dateline = (bare_dateline(form.dateline) or office.place).upper()
        text = with_dateline(text, dateline)
    release = replace(
        _facts(path, form),
        body=closed(text, statements),
        summary=summary,
        dateline=dateline,
        programme=_term(form.program) if form.program else None,
        topics=_terms(form.tags),
        photo=photos.photo,
        inline=photos.inline,
        gallery=photos.gallery,
        quotes=quotes,
        appeal=Appeal(**form.appeal.facts()) if form.appeal else None,
    )
    return Reading(
        release=release,
        links=(*marked.links, *photos.links, *_reply(form, front)),
        problems=(*problems, *calls, *photos.problems),
    )


def _facts(path: str, form: ReleaseForm) -> Release:
    """What also a withdrawn release keeps."""
    return Release(
        path=path,
        slug=form.slug or default_slug(path),
        title=form.title,
        authors=_terms(form.author),
        office=form.polres,
        date=form.date,
        body="",
        summary="",
        updated=form.updated,
        source=Source(form.source.name, form.source.url) if form.source else None,
        aliases=form.aliases,
        corrections=tuple(
            Correction(correction.date, correction.note)
            for correction in sorted(form.corrections, key=lambda correction: correction.date)
        ),
        replies_to=answered(form.replies_to) if form.replies_to else "",
        unverified=form.unverified,
        paid=form.paid,
        minors=form.minors,
        draft=form.draft,
        embargo=form.embargo,
    )


def _withdrawn(path: str, form: ReleaseForm, newsroom: Newsroom) -> Release:
    """The release as a notice: nothing of its text is left.

    Where a child or a victim is to be protected, neither are its title, its corrections
    and its old addresses, which may name them.
    """
    assert form.withdrawn  # noqa: S101 - for the type checker
    withdrawal = Withdrawal(**form.withdrawn.facts())
    release = replace(_facts(path, form), withdrawn=withdrawal, source=None)
    if withdrawal.ground not in _PROTECTED:
        return release
    catalogue = translation("messages", newsroom.site.language)
    title = catalogue.gettext("This press release has been withdrawn")
    return replace(release, title=title, corrections=(), aliases=())


def default_slug(path: str) -> str:
    """The slug that a file's name gives: 2024-02-01-jumat-curhat.md is jumat-curhat."""
    stem = basename(path).rpartition(".")[0] or basename(path)
    return slugify(_LEADING_DATE.sub("", stem, count=1)) or slugify(stem)


def _quotes(form: ReleaseForm) -> list[Quote]:
    return [
        Quote(
            number=number,
            text=bare_quote(quote.text),
            speaker=_speaker(quote.speaker, quote.role),
            via=_speaker(quote.via) if quote.via else None,
        )
        for number, quote in enumerate(form.quotes, start=1)
    ]


def _speaker(form: SpeakerForm, role: str = "") -> Speaker:
    rank, name, titles = read_speaker(form.name)
    if form.titles:
        titles = normal_titles(f"{titles}, {form.titles}" if titles else form.titles)
    return Speaker(
        name=name,
        slug=speaker_slug(name),
        rank=normal_rank(form.rank) if form.rank else rank,
        titles=titles,
        office=role or form.office,
    )


def _term(name: str) -> Term:
    return Term(name, slugify(name))


def _terms(names: tuple[str, ...]) -> tuple[Term, ...]:
    """The names as terms, each slug once, as it was written first."""
    terms: dict[str, Term] = {}
    for name in names:
        term = _term(name)
        terms.setdefault(term.slug, term)
    return tuple(terms.values())


def _reply(form: ReleaseForm, front: Node) -> tuple[Link, ...]:
    if not form.replies_to:
        return ()
    place = problem_at("unknown-reply", front, "", ("replies_to",))
    slug = answered(form.replies_to).strip("/").rpartition("/")[2]
    return (Link("reply", slug, place.line, place.column, form.replies_to),)
