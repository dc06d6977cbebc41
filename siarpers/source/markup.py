"""Markdown becomes safe HTML, with the references that only the whole site can prove.

Whatever could act in a reader's browser is taken out (`sanitised`), and a warning
says what and where.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from siarpers.source.paragraphs import paragraphs
from siarpers.source.references import Named, resolve_references
from siarpers.source.sanitising import sanitised
from siarpers.words.problem import Problem
from siarpers.words.release import Link


@dataclass(frozen=True, slots=True)
class Marked:
    """Safe HTML with what it refers to and what was wrong."""

    html: str
    photos: tuple[Named, ...] = ()
    links: tuple[Link, ...] = ()
    problems: tuple[Problem, ...] = ()


def render(path: str, body: str, first_line: int, language: str) -> Marked:
    """The body of the file `path` as safe HTML; `first_line` is its place in the file.

    Headings begin at h2.  Links to `.md` files become `release:PATH`, links below
    the root `site:/…`, photos `photo:PATH`, each with a Link to be proven.  A paragraph
    of nothing but photos becomes their tags alone, each on a line of its own.
    """
    if not body.strip():
        return Marked("")
    html = paragraphs(body)
    if html is not None:
        return Marked(html)
    from siarpers.source.converter import converter  # noqa: PLC0415 - most releases need none

    html = converter(language).reset().convert(body)
    html, removed = sanitised(path, html, body, first_line)
    if "<h" in html:
        html = _with_headings_from_h2(html)
    found = resolve_references(path, html, body, first_line)
    html = _with_photos_as_blocks(found.html) if found.photos else found.html
    return Marked(html.strip(), found.photos, found.links, (*removed, *found.problems))


_HEADING = re.compile(r"<(/?)h([1-6])>")


def _with_headings_from_h2(html: str) -> str:
    """The highest heading used is h2, whichever a reporter began with, and none is skipped."""
    used = sorted({int(tag[2]) for tag in _HEADING.finditer(html)})
    level = {before: min(after, 6) for after, before in enumerate(used, start=2)}
    return _HEADING.sub(lambda tag: f"<{tag[1]}h{level[int(tag[2])]}>", html)


_PHOTO = re.compile(r'<img src="photo:[^"]*">')
_LONE_LINE = re.compile(rf"\n(?={_PHOTO.pattern}\n)")
_PHOTOS_ALONE = re.compile(rf"\n?<p>(?:\s|<br>)*((?:{_PHOTO.pattern}(?:\s|<br>)*)+)</p>")


def _with_photos_as_blocks(html: str) -> str:
    """Only the photos of paragraphs that hold nothing else stand on lines of their own."""
    return _PHOTOS_ALONE.sub(_each_on_its_line, _LONE_LINE.sub(" ", html))


def _each_on_its_line(paragraph: re.Match[str]) -> str:
    photos = "\n".join(_PHOTO.findall(paragraph[1]))
    is_last = not paragraph.string.startswith("\n", paragraph.end())
    return f"\n{photos}\n" if is_last else f"\n{photos}"
