"""HTML without anything that acts: a short list of tags and attributes passes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

import nh3

from siarpers.words.problem import Problem, problem
from siarpers.words.text import TURNING

_TAGS = frozenset(
    """a abbr b blockquote br caption cite code dd del div dl dt em figcaption figure h1 h2 h3 h4 h5
    h6 hr i img ins kbd li mark ol p pre q s small span strong sub sup table tbody td tfoot th
    thead tr u ul""".split()  # noqa: SIM905 - a list of words reads best as words
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
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_INSIDE_EMPTIED = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_INSIDE_TAG = r"""(?:[^<>"']|"[^"]*"|'[^']*')"""
_OPENING_TAG = re.compile(rf"<([a-zA-Z][a-zA-Z0-9-]*)({_INSIDE_TAG}*)")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?""")
_BEFORE_ADDRESS = r"""(?:\]\(\s*<?|\]:\s*<?|<|(?:href|src)\s*=\s*["']?)\s*"""
_SPOKEN_OF = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)|<!--.*?(?:-->|\Z)|\\<", re.DOTALL)
"""Code, comments and escaped brackets."""
_NO_LINE_END = re.compile(r"[^\n]")
_ADDRESS_OR_TAG = re.compile(r"\]\(|<")
_TURNING = re.compile(f"[{TURNING}]")
_NUMBERED = re.compile("&#(?:x[0-9a-f]+|[0-9]+);?", re.IGNORECASE)
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
    if raw:
        safe = _TURNING.sub("", safe)
    if ' id="' in safe or ' class="' in safe:
        safe = _only_footnote_marks(safe)
    if ' align="' in safe:
        safe = _ALIGNED.sub(r'\1 class="\2"', safe)
    if not raw and not _UNSAFE_ADDRESS.search(html):
        return safe, ()
    unclosed = _unclosed(path, source, first_line)
    return safe, (*unclosed, *_removed(path, html, source, first_line))


_BRACKET = re.compile(r"\\.|[\[\])]|(?<=\])\(|\n[ \t]*(?=\n)", re.DOTALL)
_OPENED_BY = {"]": "[", ")": "("}
_TAG_BEGINS = re.compile(r"<[a-zA-Z]")
_MOST_STEPS = 2_000_000
"""Characters that are looked at in search of closing brackets: half a second."""
_SWALLOWING = re.compile(r"<(!--|script|style|title|textarea|iframe)(?![a-z])", re.IGNORECASE)


def _unclosed(path: str, source: str, first_line: int) -> Iterator[Problem]:
    """What was opened and never closed: it would swallow every word after it.

    An editor's note in an unclosed comment would even be published.
    """
    lowered = source.lower()
    last_end: dict[str, int] = {}
    for found in _SWALLOWING.finditer(source):
        name = found[1].lower()
        end = "-->" if name == "!--" else f"</{name}>"
        if name not in last_end:
            last_end[name] = lowered.rfind(end)
        if last_end[name] < found.end():
            last_end[name] = len(source)  # the first one swallows all others
            line = first_line + source.count("\n", 0, found.start())
            column = found.start() - source.rfind("\n", 0, found.start())
            what = found.group()
            yield problem("unclosed-html", path, line, column, width=len(what), what=what, end=end)


def open_brackets(path: str, source: str, first_line: int) -> tuple[Problem, ...]:
    """The place where brackets are opened so often that reading the text would not end.

    Markdown looks for the end of each `[` and `](` in its paragraph, the reader of HTML for that
    of each `<a`; no text of a newsroom needs a hundredth of the steps allowed.
    """
    if (2 * source.count("[") + source.count("<")) * len(source) <= _MOST_STEPS:
        return ()
    steps = 0
    opened: dict[str, list[int]] = {"[": [], "(": []}
    for found in _BRACKET.finditer(f"{source}\n\n"):
        at, sign = found.start(), found[0]
        if sign in opened:
            opened[sign].append(at)
        elif sign in _OPENED_BY:
            ended = opened[_OPENED_BY[sign]]
            steps += at - ended[-1] if ended else 0
            if steps > _MOST_STEPS:
                break
            del ended[-1:]
        elif sign[0] == "\n":
            steps += sum(at - place for places in opened.values() for place in places)
            if steps > _MOST_STEPS:
                break
            opened = {"[": [], "(": []}
    places = max(opened.values(), key=len)
    if steps <= _MOST_STEPS:
        after = source.rfind(">") + 1
        places = [tag.start() for tag in _TAG_BEGINS.finditer(source, after)]
        if sum(len(source) - place for place in places) <= _MOST_STEPS:
            return ()
    line = first_line + source.count("\n", 0, places[0])
    column = places[0] - source.rfind("\n", 0, places[0])
    bracket = source[places[0]]
    return (problem("open-brackets", path, line, column, count=len(places), bracket=bracket),)


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


@dataclass(frozen=True, slots=True)
class _Refused:
    """Something that does not pass: its name, and how it looks where it was written."""

    name: str
    written: str
    pattern: str
    """What finds it in Markdown, as group 1."""


def _refused(html: str) -> Iterator[_Refused]:
    """Everything in the HTML that does not pass."""
    for found in _NUMBERED.finditer(html):
        if _TURNING.match(unescape(found[0])):
            yield _Refused(found[0], found[0], f"({found[0]})")
    for tag in _OPENING_TAG.finditer(_INSIDE_EMPTIED.sub(r"<\1>", _COMMENT.sub("", html))):
        name = tag[1].lower()
        if name not in _TAGS:
            yield _Refused(f"<{name}>", f"<{name}", rf"(<{name}(?![\w-]))")
            continue
        for attribute in _ATTRIBUTE.finditer(tag[2]):
            key = attribute[1].lower()
            if key in ("href", "src"):
                value = unescape(attribute[2] or "").strip("\"'")
                scheme = _SCHEME.match(_INVISIBLE.sub("", value))
                if scheme and scheme[1].lower() not in _SCHEMES:
                    written = f"{scheme[1].lower()}:"
                    yield _Refused(written, written, rf"{_BEFORE_ADDRESS}({re.escape(written)})")
            elif key not in _ATTRIBUTES.get(name, ()) and key not in ("id", "class"):
                inside = rf"<{name}\b{_INSIDE_TAG}*?[\s\"'/]"
                yield _Refused(key, key, rf"{inside}({re.escape(key)})(?=[\s=>/])")


def _removed(path: str, html: str, source: str, first_line: int) -> Iterator[Problem]:
    if not (refused := {one.name: one for one in _refused(html)}):
        return
    # Not where it is only spoken of: same length, so that places stay.
    source = _SPOKEN_OF.sub(lambda found: _NO_LINE_END.sub(" ", found[0]), source)
    for one in refused.values():
        # What is disguised in the source is sought where the first address or tag stands.
        found = re.search(one.pattern, source, re.IGNORECASE)
        found = found or _ADDRESS_OR_TAG.search(source)
        start = found.start(found.lastindex or 0) if found else 0
        line = first_line + source.count("\n", 0, start)
        column = start - source.rfind("\n", 0, start)
        width = len(one.written)
        yield problem("unsafe-html", path, line, column, width=width, what=one.name)
