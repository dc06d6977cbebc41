"""Links and photos in safe HTML, turned into references that the site resolves."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape, unescape
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from siarpers.source.scan import PHOTOS
from siarpers.words.photo import Photo
from siarpers.words.problem import Problem, problem
from siarpers.words.release import Link
from siarpers.words.text import clean

_TAG = re.compile(r'<(a|img)((?: [a-z]+="[^"]*")*)>')
_ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')
_BEFORE_ADDRESS = re.compile(r"(?:[(<\"'=]|\]:[ ]*)\Z")
_ABSOLUTE = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/:?#]|$)", re.IGNORECASE)
_REMOTE = re.compile(r"[a-z][a-z0-9+.-]*://|//|(?:https?|mailto|tel|data):", re.IGNORECASE)
_ENDING = re.compile(r"\.(?=[0-9]*[a-z])[a-z0-9]{2,5}\Z", re.IGNORECASE)
_CURLY_TITLE = re.compile(r"(\S.*?\.\w+)\s+[“”„«‘’](.*)[”“»’‘]", re.DOTALL)
"""An address and a caption between the curly quotation marks that word processors type."""


@dataclass(frozen=True, slots=True)
class Named:
    """A photo where a reporter names it, with what is said of it there."""

    photo: Photo
    link: Link
    width: int
    """Characters of its name as written."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """HTML whose links and photos are resolved, with those photos and what was wrong."""

    html: str
    photos: tuple[Named, ...] = ()
    links: tuple[Link, ...] = ()
    problems: tuple[Problem, ...] = ()


def resolve_references(path: str, html: str, source: str, first_line: int) -> Resolved:
    """The HTML with its links and photos resolved as far as one file can.

    `x.md` becomes `release:PATH` (a part after `#` is left out), `/x/` becomes
    `site:/x/`, a photo the bare tag `<img src="photo:PATH">`: its words are told beside
    the HTML.  Places are found in `source`, the Markdown that begins at line
    `first_line` of the file.
    """
    if "<a" not in html and "<img" not in html:
        return Resolved(html)
    found = _References(path, source, first_line)
    html = _TAG.sub(found.tag, html)
    return Resolved(html, tuple(found.photos), tuple(found.links), tuple(found.problems))


def photo_link(
    path: str, written: str, line: int, column: int, width: int, *, is_address: bool = False
) -> Link | Problem:
    """The reference to a photo that `written` in the file `path` means, or why there can be none.

    In Markdown it is an address, where `%20` is a space; in front matter the name of a file.
    """
    if _REMOTE.match(written):
        return problem("remote-photo", path, line, column, width=width, written=written)
    file = path_below_content(path, unquote(written) if is_address else written)
    if not file:
        return problem("photo-outside", path, line, column, width=width, written=written)
    ending = _ENDING.search(file)
    if ending and ending[0].lower() not in PHOTOS:
        kind = ending[0].lower()
        return problem("photo-kind", path, line, column, width=width, file=written, kind=kind)
    return Link("photo", file, line, column, written)


def path_below_content(path: str, written: str) -> str:
    """The path below the site's folder that `written` in the file `path` means.

    It is read from the file's own folder, or from `content/` when it begins with a
    slash.  "" when it leads out of `content/`.
    """
    target = written.replace("\\", "/")
    folder = "content" if target.startswith("/") else dirname(path)
    found = normpath(join(folder, target.lstrip("/")))
    return found if found.startswith("content/") else ""


@dataclass(slots=True)
class _References:
    """Resolves one tag after the other."""

    path: str
    source: str
    first_line: int
    photos: list[Named] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)
    """Where the last link to an address was found, so that the next one is another."""

    def tag(self, match: re.Match[str]) -> str:
        attributes = {name: unescape(value) for name, value in _ATTRIBUTE.findall(match[2])}
        key = "href" if match[1] == "a" else "src"
        written = attributes.get(key, "").strip()
        if not written:
            return match[0] if match[1] == "a" else ""
        if match[1] == "img":
            return self.photo(written, attributes)
        attributes[key] = self.link(written)
        inside = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
        return f"<a{inside}>"

    def link(self, written: str) -> str:
        if _ABSOLUTE.match(written) or written.startswith("#"):
            return written
        address = re.split("[?#]", written)[0]
        if address.lower().endswith(".md"):
            target = path_below_content(self.path, unquote(address))
            if not target:
                self.report("link-outside", written)
                return written
            self.links.append(Link("link", target, *self.place(written), written))
            return f"release:{target}"
        if written.startswith("/") and not written.startswith(("//", "/\\")):
            return f"site:{written}"
        suggestion = ""
        if address.lower().endswith(tuple(PHOTOS)):
            suggestion = f"![…]({written})"
        elif written.startswith("//"):
            suggestion = f"https:{written}"
        elif _HOST.match(written):
            suggestion = f"https://{written}"
        self.report("bad-link", written, suggestion=suggestion)
        return written

    def photo(self, written: str, attributes: dict[str, str]) -> str:
        title = attributes.get("title", "").replace('\\"', '"')
        if not title and (curly := _CURLY_TITLE.fullmatch(written)):
            written, title = curly.groups()
        found = photo_link(self.path, written, *self.place(written), len(written), is_address=True)
        if isinstance(found, Problem):
            self.problems.append(found)
            return ""
        self.links.append(found)
        photo = Photo(found.target, clean(attributes.get("alt", "")), clean(title))
        self.photos.append(Named(photo, found, len(written)))
        return f'<img src="photo:{escape(found.target)}">'

    def report(self, code: str, written: str, **facts: str) -> None:
        line, column = self.place(written)
        facts = {"written": written, **facts}
        self.problems.append(problem(code, self.path, line, column, width=len(written), **facts))

    def place(self, written: str) -> tuple[int, int]:
        """Line and column where the address stands; its first line when it cannot be found."""
        last = self.seen.get(written, -1)
        found = self.source.find(written, last + 1)
        while found >= 0 and not _BEFORE_ADDRESS.search(self.source[max(found - 8, 0) : found]):
            found = self.source.find(written, found + 1)
        if found < 0:
            found = max(last, 0)
        self.seen[written] = found
        line = self.source.count("\n", 0, found)
        return self.first_line + line, found - self.source.rfind("\n", 0, found)
