"""The theme: which templates a page is made from, and its static files.

A site's own templates/ overrides single files; what it lacks comes with the package.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from siarpers.words.digest import fingerprint

if TYPE_CHECKING:
    from siarpers.words.newsroom import Newsroom


def starter() -> Path:
    """The folder with the theme and the starter site: in the wheel, or the repository's top."""
    package = Path(__file__).parent.parent
    inside = package / "starter"
    return inside if inside.is_dir() else package.parent


@dataclass(frozen=True)
class Theme:
    """Templates and static files, the site's own first."""

    folders: tuple[Path, ...]
    newsroom: Newsroom

    @cached_property
    def sources(self) -> dict[str, str]:
        """Every template by its name, as text."""
        files = self._files("", ".html") | self._files("", "robots.txt")
        return {name: data.decode(errors="surrogateescape") for name, data in files.items()}

    @cached_property
    def statics(self) -> dict[str, bytes]:
        """Every static file by its name below static/; colours.css is made from config.yaml."""
        files = {k.removeprefix("static/"): v for k, v in self._files("static", "").items()}
        if self.newsroom.theme.colours:
            rules = "".join(f"--{name}:{value};" for name, value in self.newsroom.theme.colours)
            files["colours.css"] = f":root{{{rules}}}\n".encode()
        return files

    @cached_property
    def epoch(self) -> str:
        """Equal as long as every page rests on the same newsroom and the same static files."""
        return fingerprint(repr(self.newsroom), *self.addresses.values())

    @cached_property
    def addresses(self) -> dict[str, str]:
        """The address of every static file: it changes whenever the bytes do."""
        return {name: _hashed(name, data) for name, data in self.statics.items()}

    def _files(self, below: str, ending: str) -> dict[str, bytes]:
        found: dict[str, bytes] = {}
        for folder in reversed(self.folders):
            for file in sorted((folder / below).rglob("*" + ending)):
                if file.is_file() and not file.name.startswith("."):
                    found[file.relative_to(folder).as_posix()] = file.read_bytes()
        return found


def theme_of(root: Path, newsroom: Newsroom) -> Theme:
    """The theme of the site at `root`."""
    return Theme(theme_folders(root), newsroom)


def theme_folders(root: Path) -> tuple[Path, ...]:
    """Where the theme of the site at `root` lies: its own templates/, then the package's."""
    own, package = root / "templates", starter() / "templates"
    return (package,) if own.resolve() == package.resolve() else (own, package)


def _hashed(name: str, data: bytes) -> str:
    stem, dot, ending = name.rpartition(".")
    digest = hashlib.blake2b(data, digest_size=5).hexdigest()
    return f"/static/{stem}.{digest}{dot}{ending}" if dot else f"/static/{name}.{digest}"


References = dict[str, tuple[str, ...]]
"""Names of the templates that a template's text refers to, by the text's digest."""


def closures(
    sources: Mapping[str, str],
    names: Iterable[str],
    known: References,
    parse: Callable[[str, str], tuple[str, ...]],
) -> tuple[dict[str, str], References]:
    """The digest of each named template with all it extends, includes, imports or shares.

    `known` spares parsing a text whose references were found before; what is
    returned beside the digests is `known` for the next time.  Jinja2's loader is
    silent once a template is cached, hence the references are read from the text.
    """
    digests = {name: fingerprint(text) for name, text in sources.items()}
    references = dict(known)
    closed = {}
    for name in names:
        reached = _reach(name, digests, references, lambda at: parse(at, sources[at]))
        closed[name] = fingerprint(*(f"{at} {digests.get(at, 'missing')}" for at in reached))
    return closed, {
        digest: references[digest] for digest in digests.values() if digest in references
    }


def closure_of(sources: Mapping[str, str], name: str, known: References) -> tuple[str, ...]:
    """Names of all templates that a page made from the named one is made from."""
    digests = {at: fingerprint(text) for at, text in sources.items()}
    return tuple(_reach(name, digests, dict(known), lambda _: ()))


def _reach(
    name: str,
    digests: Mapping[str, str],
    references: References,
    parse: Callable[[str], tuple[str, ...]],
) -> list[str]:
    """The named template and all it refers to, sorted; `*` refers to every template."""
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        at = waiting.pop()
        if at in seen:
            continue
        seen.add(at)
        digest = digests.get(at)
        if digest is None:
            continue
        if digest not in references:
            references[digest] = parse(at)
        found = references[digest]
        waiting += digests if "*" in found else found
    return sorted(seen)
