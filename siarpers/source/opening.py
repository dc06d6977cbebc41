"""How a release opens and closes: the dateline before the text, the mark after it."""

from __future__ import annotations

import re
from functools import cached_property
from html import escape

from siarpers.words.newsroom import Newsroom
from siarpers.words.places import (
    may_name_place,
    names_institution,
    names_office,
    sounds_like_place,
)
from siarpers.words.text import first_sentences, plain_text

_DASH = r"(?:,?\s*(?:–|—|--+)\s*|,?\s*-(?:\s+|\Z)|,?\s*\|(?:\s+|\Z))"
_PART = r"(?:\([^()]{1,40}\)|[^\s,()–—|:-]+(?:-[^\s,()–—|:-]+)*)"
_HEAD = rf"(?P<head>{_PART}(?:[\s,]+{_PART}|\([^()]{{1,40}}\))*?)"
_DATELINE = re.compile(rf"{_HEAD}(?:{_DASH}|\s*(?P<colon>:)(?:\s+|\Z))(?:(?=\S)|\Z)")
_SEPARATORS = " ,-–—|:"
_DOMAIN = re.compile(r"\w\.(?:com|co|id|net|org|news|info)\b", re.IGNORECASE)
_BRACKETED = re.compile(r"\(([^()]*)\)")
_LONGEST_HEAD = 70
_OPENING = 100
"""Characters of a text in which its dateline ends."""
_MOST_WORDS = 6
_ENOUGH = 400
"""Characters that are more than a summary takes."""

_IMG = r"""<img(?:[^<>"]|"[^"]*")*>"""
_PHOTO_ALONE = re.compile(r'<img src="photo:[^"]*">')
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_FIRST_PARAGRAPH = re.compile(
    rf"""(?>(?:<h([2-6])>.*?</h\1>|<hr>|<figure\b.*?</figure>|<p>\[\[[^\[\]<]*\]\]</p>
    |<p>(?:{_IMG}|<br>|\s)*</p>|{_IMG}|\s)*)<p>(?:{_IMG}|<br>|\s)*(?P<inside>.*?)</p>""",
    re.DOTALL | re.VERBOSE,
)
"""Headings, photos and quotes called may stand before it, photos before its words."""
_FOOTNOTES = '<div class="footnote">'

_TAIL = 200
"""Characters of HTML in which the closing mark lies."""
_SIGN = r"(?:\*{1,3}\w*|[@#]?[A-Za-z][\w.]*\*{0,3})"
_SIGNS = rf"\(\s*{_SIGN}(?:\s*[/&+-]\s*{_SIGN})*\s*\)"
_STARRED = rf"(?=\([^()<>]*\*){_SIGNS}"
_OPENED, _CLOSED = r"(?:<(?:b|i|em|strong)>)*", r"(?:\.?</(?:b|i|em|strong)>)*\.?"
_GAP = r"(?:\s|&nbsp;|<br>)*"
_BLOCK_ENDS = r"</(?:p|li|ul|ol|blockquote|td|tr|tbody|table)>"
_END = rf"(?P<end>(?:\s|<br>|{_IMG}|{_BLOCK_ENDS})*{_BLOCK_ENDS})\s*\Z"
"""The end of the text; photos may stand in its last blocks after the mark."""
_CLOSING_ALONE = re.compile(
    rf"<p>\s*(?P<mark>{_OPENED}(?:{_SIGNS}|\*{{1,3}}|\([^()<>]{{1,40}}\)){_CLOSED})(?P<end>\s*</p>)\s*\Z"
)
_CLOSING_INSIDE = re.compile(
    rf"(?:(?<=[.!?…”\"’'>]){_GAP}(?P<mark>{_OPENED}(?:{_SIGNS}|\*{{1,3}}){_CLOSED})"
    rf"|(?<=\S)(?:\s|&nbsp;)+(?P<starred>{_OPENED}{_STARRED}{_CLOSED})){_END}"
)
_HALF_EMPHASIS = re.compile(
    rf"(?P<mark>(?:\*|</?em>|</?strong>)*\((?:[\w./&+ -]|\*|</?em>)*</?em>(?:[\w./&+ -]|\*|</?em>)*\)"
    rf"(?:[.*]|</?em>|</?strong>)*){_END}"
)
"""`**(*)**` as Markdown reads it: the star inside the brackets closes what opened outside."""


def read_dateline(html: str, newsroom: Newsroom) -> tuple[str, int]:
    """The dateline that the first paragraph opens with, and its length in plain text.

    Newsrooms write it in many shapes: `LUMAJANG – `, `Surabaya, outlet.co.id - `,
    `BATUBARA (Berita): `, `Polres Batu – `.  ("", 0) when there is none.
    """
    first = _FIRST_PARAGRAPH.match(html)
    if not first:
        return "", 0
    text = plain_text(first["inside"][:600])
    found = _DATELINE.match(text[:_OPENING])
    if not found:
        return "", 0
    head = found["head"].strip(" ,")
    words = re.findall(r"[^\W\d_][\w.'’-]*", head)
    named = all(word[0].isupper() or _DOMAIN.search(word) for word in words)
    if not words or not named or len(head) > _LONGEST_HEAD or len(words) > _MOST_WORDS:
        return "", 0
    opening = _Opening(head, text[found.end() :], newsroom)
    certain = opening.is_label_of_place() if found["colon"] else opening.is_dateline()
    return (head, found.end()) if certain else ("", 0)


class _Opening:
    """Words before a dash or a colon, and what tells whether they are a dateline."""

    def __init__(self, head: str, rest: str, newsroom: Newsroom) -> None:
        self.head = head
        self.rest = rest
        self.offices = newsroom.offices
        self.has_domain = bool(_DOMAIN.search(head))
        self.is_shouted = head.isupper()
        bare = _BRACKETED.sub(" ", head)
        self.parts = [" ".join(part.split()) for part in bare.split(",") if part.strip()]

    @cached_property
    def places(self) -> set[str]:
        return {office.place.casefold() for office in self.offices}

    @cached_property
    def known(self) -> set[str]:
        return self.places | {office.name.casefold() for office in self.offices}

    def is_label_of_place(self) -> bool:
        """Before a colon, where mostly a speaker or a topic stands."""
        if self.is_barred() or not self.goes_on_as_sentence():
            return False
        return self.has_domain or self.has_outlet() or self.head.casefold() in self.places

    def is_dateline(self) -> bool:
        if self.is_barred() or self.is_route():
            return False
        if (self.is_shouted and self.may_be_place()) or self.is_known():
            return True
        if not self.goes_on_as_sentence():
            return False
        if self.has_domain or self.has_outlet():
            return True
        return any(map(sounds_like_place, self.parts)) and bool(self.rest)

    def is_known(self) -> bool:
        """Whether it is, or has inside, a place or an office of config.yaml, or is an office."""
        if any(part.casefold() in self.known or names_office(part) for part in self.parts):
            return True
        padded = f" {' '.join(self.parts).casefold()} "
        return self.may_be_place() and any(f" {name} " in padded for name in self.known)

    def is_barred(self) -> bool:
        return any(
            names_institution(part) and not names_office(part) and part.casefold() not in self.known
            for part in self.parts
        )

    def may_be_place(self) -> bool:
        return any(map(may_name_place, self.parts))

    def has_outlet(self) -> bool:
        """Whether a place has brackets after it that do not just shorten its words."""
        initials = "".join(word[0] for part in self.parts for word in part.split()).casefold()
        inside = [found.casefold() for found in _BRACKETED.findall(self.head)]
        return bool(inside) and initials not in inside and self.may_be_place()

    def is_route(self) -> bool:
        """`Lumajang - Jember ditutup` speaks of a road."""
        rest = self.rest.casefold()
        return not self.is_shouted and any(
            re.match(rf"{re.escape(place)}\b", rest) for place in self.places
        )

    def goes_on_as_sentence(self) -> bool:
        start = self.rest.lstrip("\"'“‘«([")[:1]
        return not start or start.isupper()


def bare_dateline(text: str) -> str:
    """A dateline without the dash that somebody wrote after it."""
    return text.rstrip(_SEPARATORS)


def with_dateline(html: str, place: str) -> str:
    """The HTML with a dateline that opens its first paragraph, after photos in it.

    Where a list, a table or nothing stands first, the dateline stands alone before it.
    """
    mark = f'<b class="dateline">{escape(place.upper(), quote=False)}</b>'
    first = _FIRST_PARAGRAPH.match(html)
    if first and plain_text(first["inside"]):
        at = first.start("inside")
        return f"{html[:at]}{mark} – {html[at:]}"
    return f"<p>{mark}</p>\n{html}".rstrip()


def closed(html: str, statements: str) -> str:
    """The text, its statements and the closing mark, in this order, footnotes last.

    A mark that the text ends with (`(*)`, `*`, initials in brackets) is kept;
    where there is none, `(*)` is set.  Photos after it stay with the text.
    """
    text, footnotes = _without_footnotes(html)
    text, photos = _without_last_photos(text)
    text = _with_whole_mark(text)
    start = max(len(text) - _TAIL, 0)
    mark = ""
    if alone := _CLOSING_ALONE.search(text, start):
        text, mark = text[: alone.start()].rstrip(), alone["mark"]
    elif inside := _CLOSING_INSIDE.search(text, start):
        if not statements:
            return "\n".join(filter(None, (text, photos, footnotes)))
        text, mark = text[: inside.start()] + inside["end"], inside["mark"] or inside["starred"]
    ending = f'<p class="closing">{mark or "(*)"}</p>'
    return "\n".join(filter(None, (text, photos, statements, ending, footnotes)))


def summary_of(html: str, dateline_length: int) -> str:
    """The first sentences of the text, without its dateline, its notes and its closing mark."""
    text, _ = _without_footnotes(html)
    text, _ = _without_last_photos(text)
    text = _without_mark(text)
    words = ""
    after = 0
    for paragraph in _PARAGRAPH.finditer(text):
        line = plain_text(paragraph[1])
        if not line or line.startswith("[["):
            continue
        if dateline_length:
            line, dateline_length, after = line[dateline_length:], 0, paragraph.end()
        words = f"{words} {line}".strip()
        if len(words) > _ENOUGH:
            break
    return first_sentences(words or plain_text(text[after:]))


def _with_whole_mark(text: str) -> str:
    """The text with the mark it ends with in one piece, if emphasis tore it apart."""
    start = max(len(text) - _TAIL, 0)
    found = _HALF_EMPHASIS.search(text, start) if "</em>" in text[start:] else None
    if not found:
        return text
    starred = re.sub(r"</?em>", "*", re.sub(r"</?strong>", "**", found["mark"]))
    written = re.fullmatch(rf"(\*{{1,3}})({_STARRED}\.?)\1(\.?)", starred)
    if not written:
        return text
    tag = "em" if written[1] == "*" else "strong"
    return f"{text[: found.start()]}<{tag}>{written[2]}</{tag}>{written[3]}{found['end']}"


def _without_mark(text: str) -> str:
    text = _with_whole_mark(text)
    start = max(len(text) - _TAIL, 0)
    found = _CLOSING_ALONE.search(text, start) or _CLOSING_INSIDE.search(text, start)
    return text[: found.start()] + found["end"] if found else text


def _without_footnotes(html: str) -> tuple[str, str]:
    """The HTML up to its footnotes, and the footnotes."""
    if _FOOTNOTES not in html:
        return html, ""
    at = html.rindex(_FOOTNOTES)
    return html[:at].rstrip(), html[at:]


def _without_last_photos(text: str) -> tuple[str, str]:
    """The HTML up to the photos that stand alone at its end, and those photos."""
    end = len(text)
    while end > 0:
        start = text.rfind("\n", 0, end) + 1
        if not _PHOTO_ALONE.fullmatch(text, start, end):
            break
        end = start - 1
    end = max(end, 0)
    return text[:end].rstrip(), text[end:].lstrip()
