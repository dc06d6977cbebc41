"""Links and photos in safe HTML, turned into references that the site resolves."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape, unescape
from posixpath import dirname, join, normpath
from typing import Literal
from urllib.parse import unquote

from siarpers.words.problem import Problem, problem
from siarpers.words.release import Link

_TAG = re.compile(r'<(a|img)((?: [a-z]+="[^"]*")*)>')
_ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')
_BEFORE_ADDRESS = re.compile(r"(?:[(<\"'=]|\]:[ ]*)\Z")
_ABSOLUTE = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/:?#]|$)", re.IGNORECASE)
_PICTURE = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif")


def resolve_references(
    path: str, html: str, source: str, first_line: int
) -> tuple[str, tuple[Link, ...], tuple[Problem, ...]]:
    """The HTML with its links and photos resolved as far as one file can.

    `x.md` becomes `release:PATH` (a part after `#` is left out), `/x/` becomes
    `site:/x/`, a photo `photo:PATH`.  Places are found in `source`, the Markdown
    that begins at line `first_line` of the file.
    """
    if "<a" not in html and "<img" not in html:
        return html, (), ()
    references = _References(path, source, first_line)
    html = _TAG.sub(references.tag, html)
    return html, tuple(references.links), tuple(references.problems)


def path_below_content(path: str, written: str) -> str:
    """The path below the site's folder that `written` in the file `path` means.

    It is read from the file's own folder, or from `content/` when it begins with a
    slash.  "" when it leads out of `content/`.
    """
    target = unquote(written).replace("\\", "/")
    folder = "content" if target.startswith("/") else dirname(path)
    found = normpath(join(folder, target.lstrip("/")))
    return found if found.startswith("content/") else ""


@dataclass(slots=True)
class _References:
    """Resolves one tag after the other."""

    path: str
    source: str
    first_line: int
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
        resolved = self.link(written) if match[1] == "a" else self.photo(written)
        attributes[key] = resolved
        if match[1] == "img":
            attributes = {"src": resolved, "alt": attributes.pop("alt", ""), **attributes}
        inside = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
        return f"<{match[1]}{inside}>"

    def link(self, written: str) -> str:
        if _ABSOLUTE.match(written) or written.startswith("#"):
            return written
        address = re.split("[?#]", written)[0]
        if address.lower().endswith(".md"):
            target = path_below_content(self.path, address)
            if not target:
                self.report("link-outside", written)
                return written
            self.prove("link", target, written)
            return f"release:{target}"
        if written.startswith("/") and not written.startswith(("//", "/\\")):
            return f"site:{written}"
        suggestion = ""
        if address.lower().endswith(_PICTURE):
            suggestion = f"![…]({written})"
        elif written.startswith("//"):
            suggestion = f"https:{written}"
        elif _HOST.match(written):
            suggestion = f"https://{written}"
        self.report("bad-link", written, suggestion=suggestion)
        return written

    def photo(self, written: str) -> str:
        if _ABSOLUTE.match(written) or written.startswith(("//", "data:")):
            self.report("remote-photo", written)
            return ""
        target = path_below_content(self.path, written)
        if not target:
            self.report("photo-outside", written, file=written)
            return ""
        self.prove("photo", target, written)
        return f"photo:{target}"

    def prove(self, kind: Literal["link", "photo"], target: str, written: str) -> None:
        line, column = self.place(written)
        self.links.append(Link(kind, target, line, column, written))

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
