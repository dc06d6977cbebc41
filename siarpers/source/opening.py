"""How a release opens and closes: the dateline before the text, the mark after it."""

from __future__ import annotations

import re
from html import escape

from siarpers.words.newsroom import Newsroom
from siarpers.words.text import first_sentences, plain_text

_DASH = r"(?:,?\s*(?:–|—|--+)\s*|,?\s*-\s+|,?\s*\|\s+)"
_PART = r"(?:\([^()]{1,40}\)|[^\s,()–—|:-]+(?:-[^\s,()–—|:-]+)*)"
_HEAD = rf"(?P<head>{_PART}(?:[\s,]+{_PART}|\([^()]{{1,40}}\))*?)"
_DATELINE = re.compile(rf"{_HEAD}(?:{_DASH}|\s*(?P<colon>:)\s+)(?=\S)")
_DOMAIN = re.compile(r"\w\.(?:com|co|id|net|org|news|info)\b", re.IGNORECASE)
_LONGEST_HEAD = 70
_OPENING = 100
"""Characters of a text in which its dateline ends."""
_MOST_WORDS = 6
_FEW_WORDS = 3
_ENOUGH = 400
"""Characters that are more than a summary takes."""

_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_FOOTNOTES = '<div class="footnote">'
_MARK = r"(?:\(\s*\*{1,3}\s*\)|\*{1,3}|\([A-Za-z][\w.]*(?:\s*[/&+-]\s*[\w.]+)*\))"
_CLOSING_ALONE = re.compile(
    rf"<p>\s*((?:<(?:b|i|em|strong)>)*(?:{_MARK}|\([^()<>]{{1,40}}\))(?:</(?:b|i|em|strong)>)*)\s*</p>\s*\Z"
)
_CLOSING_INSIDE = re.compile(
    rf"(?<=[.!?…”\"’'>])(?:\s|&nbsp;|<br>)*"
    rf"((?:<(?:b|i|em|strong)>)*{_MARK}\.?(?:</(?:b|i|em|strong)>)*)\s*</p>\s*\Z"
)


def read_dateline(html: str, newsroom: Newsroom) -> tuple[str, int]:
    """The dateline that the first paragraph opens with, and its length in plain text.

    Newsrooms write it in many shapes: `LUMAJANG – `, `Surabaya, outlet.co.id - `,
    `BATUBARA (Berita): `, `Polres Batu – `.  ("", 0) when there is none.
    """
    first = _PARAGRAPH.match(html)
    if not first:
        return "", 0
    text = plain_text(first[1][:600])
    found = _DATELINE.match(text[:_OPENING])
    if not found:
        return "", 0
    head = found["head"].strip(" ,")
    words = re.findall(r"[^\W\d_][\w.'’-]*", head)
    named = all(word[0].isupper() or _DOMAIN.search(word) for word in words)
    if not words or not named or len(head) > _LONGEST_HEAD or len(words) > _MOST_WORDS:
        return "", 0
    shouted = head.isupper() or _DOMAIN.search(head) or "(" in head
    if found["colon"]:
        certain = shouted and words[0].isupper() and len(words[0]) > 1
    else:
        certain = shouted or len(words) <= _FEW_WORDS or _names_place(head, newsroom)
    return (head, found.end()) if certain else ("", 0)


def _names_place(head: str, newsroom: Newsroom) -> bool:
    folded = head.casefold()
    return any(
        office.place.casefold() in folded or office.name.casefold() in folded
        for office in newsroom.offices
    )


def with_dateline(html: str, place: str) -> str:
    """The HTML opened by a dateline, in a paragraph of its own if it begins otherwise."""
    mark = f'<b class="dateline">{escape(place.upper(), quote=False)}</b> –'
    first = _PARAGRAPH.match(html)
    if first and plain_text(first[1]):
        return f"<p>{mark} {html[len('<p>') :].lstrip()}"
    return f"<p>{mark}</p>\n{html}".rstrip()


def closed(html: str, statements: str) -> str:
    """The text, its statements and the closing mark, in this order, footnotes last.

    A mark that the text ends with (`(*)`, `*`, initials in brackets) is kept;
    where there is none, `(*)` is set.
    """
    text, footnotes = _without_footnotes(html)
    mark = ""
    if alone := _CLOSING_ALONE.search(text):
        text, mark = text[: alone.start()].rstrip(), alone[1]
    elif inside := _CLOSING_INSIDE.search(text):
        if not statements:
            return "\n".join(filter(None, (text, footnotes)))
        text, mark = text[: inside.start()] + "</p>", inside[1]
    ending = f'<p class="closing">{mark or "(*)"}</p>'
    return "\n".join(filter(None, (text, statements, ending, footnotes)))


def summary_of(html: str, dateline_length: int) -> str:
    """The first sentences of the text, without its dateline, its notes and its closing mark."""
    text, _ = _without_footnotes(html)
    text = _CLOSING_INSIDE.sub("</p>", _CLOSING_ALONE.sub("", text))
    words = ""
    for paragraph in _PARAGRAPH.finditer(text):
        line = plain_text(paragraph[1])
        if dateline_length:
            line, dateline_length = line[dateline_length:], 0
        if not line.startswith("[["):
            words = f"{words} {line}".strip()
        if len(words) > _ENOUGH:
            break
    return first_sentences(words or plain_text(text))


def _without_footnotes(html: str) -> tuple[str, str]:
    """The HTML up to its footnotes, and the footnotes."""
    if _FOOTNOTES not in html:
        return html, ""
    at = html.rindex(_FOOTNOTES)
    return html[:at].rstrip(), html[at:]
