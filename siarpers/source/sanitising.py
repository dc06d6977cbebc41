"""HTML without anything that acts: a short list of tags and attributes passes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import nh3

from siarpers.words.problem import Problem, problem

_TAGS = frozenset(
    """a abbr b blockquote br caption cite code dd del div dl dt em figcaption figure h1 h2 h3 h4 h5
    h6 hr i img ins kbd li mark ol p pre q s small span strong sub sup table tbody td tfoot th
    thead tr u ul""".split()
)
_ATTRIBUTES = {
    "a": {"href", "title", "class"},
    "abbr": {"title"},
    "div": {"class"},
    "img": {"src", "alt", "title"},
    "li": {"id"},
    "ol": {"start"},
    "sup": {"id"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan"},
}
_SCHEMES = {"http", "https", "mailto", "tel"}
_EMPTIED = {"script", "style"}
"""Tags that go with all they hold; of others the words stay."""

_MARKED_TAG = re.compile(r'<(div|a|li|sup)( (?:[a-z]+="[^"]*" ?)+)>')
_CLASS = re.compile(r' class="([^"]*)"')
_ID = re.compile(r' id="([^"]*)"')
_FOOTNOTE_CLASSES = frozenset({"footnote", "footnote-ref", "footnote-backref"})
_FOOTNOTE_ID = re.compile(r"fn(?:ref\d*)?:")
_ALIGNED = re.compile(r'(<t[hd](?: (?:col|row)span="[^"]*")*) align="(left|center|right)"')
_UNSAFE_ADDRESS = re.compile(r'(?:href|src)="\s*(?!https?:|mailto:|tel:)[^"/?#]*:', re.IGNORECASE)
_SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_INVISIBLE = re.compile("[\x00-\x20\u200b]")


def sanitised(
    path: str, html: str, source: str, first_line: int
) -> tuple[str, tuple[Problem, ...]]:
    """The HTML with nothing in it that acts, and a warning for each thing removed.

    `source` is the Markdown it came from, beginning at line `first_line` of the
    file; the warnings point into it.
    """
    safe = nh3.clean(
        html,
        tags=set(_TAGS),
        clean_content_tags=_EMPTIED,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel=None,
    )
    raw = "<" in source or "&" in source
    if ' id="' in safe or ' class="' in safe:
        safe = _only_footnote_marks(safe)
    if ' align="' in safe:
        safe = _ALIGNED.sub(r'\1 class="\2"', safe)
    if not raw and not _UNSAFE_ADDRESS.search(html):
        return safe, ()
    return safe, tuple(_removed(path, html, source, first_line))


def _only_footnote_marks(html: str) -> str:
    """Classes and ids that footnotes made stay, each id once."""
    seen: set[str] = set()

    def cleaned_id(attribute: re.Match[str]) -> str:
        if attribute[1] in seen or not _FOOTNOTE_ID.match(attribute[1]):
            return ""
        seen.add(attribute[1])
        return attribute[0]

    def cleaned_class(attribute: re.Match[str]) -> str:
        return attribute[0] if attribute[1] in _FOOTNOTE_CLASSES else ""

    def cleaned(tag: re.Match[str]) -> str:
        attributes = _CLASS.sub(cleaned_class, _ID.sub(cleaned_id, tag[2]))
        return f"<{tag[1]}{attributes}>"

    return _MARKED_TAG.sub(cleaned, html)


class _Refused(HTMLParser):
    """Names everything in HTML that does not pass."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.names: dict[str, str] = {}
        """What is named in the warning, and how it looks in the source."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _TAGS:
            self.names[f"<{tag}>"] = f"<{tag}"
            return
        for name, value in attrs:
            if name not in _ATTRIBUTES.get(tag, ()) and name not in ("id", "class"):
                self.names[name] = name
            elif name in ("href", "src"):
                scheme = _SCHEME.match(_INVISIBLE.sub("", value or ""))
                if scheme and scheme[1].lower() not in _SCHEMES:
                    self.names[f"{scheme[1].lower()}:"] = f"{scheme[1]}:"


def _removed(path: str, html: str, source: str, first_line: int) -> Iterator[Problem]:
    parser = _Refused()
    parser.feed(html)
    parser.close()
    folded = source.lower()
    for name, written in parser.names.items():
        start = max(folded.find(written.lower()), 0)
        line = source.count("\n", 0, start)
        column = start - source.rfind("\n", 0, start)
        yield problem("unsafe-html", path, first_line + line, column, width=len(written), what=name)
