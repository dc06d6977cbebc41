"""Each quote is shown once: marked up in the body, pulled out of it, or as a statement.

`[[quote 1]]` alone in a paragraph (or `[[kutipan 1]]`) becomes a pull quote, and
the body keeps the same words, if it has them, unmarked.  A quote whose words the
body carries is marked up there.  What is left stands in the statements block.
No word of the body is lost or changed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape, unescape

from siarpers.words.language import translation
from siarpers.words.problem import Problem, problem
from siarpers.words.release import Quote, Speaker

_MARKS = '"“”„‟‘’‚‛«»‹›`´′″＂＇'
_DASHES = "‐‑‒–—―−"
_SPACES = "\t\n\xa0\u2002\u2003\u2007\u2009\u202f"
_UNIFORM = tuple(
    (variant, one)
    for variants, one in ((_MARKS, "'"), (_DASHES, "-"), (_SPACES, " "))
    for variant in variants
)
_TAG = re.compile(r'<(/?)([a-z0-9]+)(?:[^<>"]|"[^"]*")*>')
_GAP = re.compile(rf"</p>\n<p>|{_TAG.pattern}")
_INVISIBLE = re.compile("[\u200b\xad]+")
_UNEVEN = re.compile(r"&(?:[a-zA-Z]+|#[0-9]+|#x[0-9a-fA-F]+);|\.{3}|  +|[\u200b\xad]+")
_SIGNS_OF_UNEVEN = ("&", "...", "  ", "\u200b", "\xad")
_INLINE = frozenset(
    "a abbr b cite code del em i ins kbd mark q s small span strong sub sup u".split()  # noqa: SIM905 - a list of words reads best as words
)
_PULL = re.compile(r"<p>\s*\[\[(?:quote|kutipan)\s+(\d{1,4})\]\]\s*</p>", re.IGNORECASE)
_CALL = re.compile(r"\[\[(?:quote|kutipan)\s+(\d{1,4})\]\]", re.IGNORECASE)
_SURE_WORDS = 4
"""A quote of fewer words is marked up only where quotation marks stand around it."""


def bare_quote(text: str) -> str:
    """The words of a quote without the quotation marks around the whole."""
    for opening, closing in ("“”", '""', "‘’", "''", "«»", "„“"):
        inside = text[1:-1]
        if text[:1] == opening and text[-1:] == closing and len(text) > 2:  # noqa: PLR2004
            return text if {opening, closing} & set(inside) else inside.strip()
    return text


def wrong_calls(path: str, body: str, first_line: int, count: int) -> tuple[Problem, ...]:
    """What is wrong with the `[[quote N]]` of a Markdown body that has `count` quotes."""
    if "[[" not in body:
        return ()
    called: set[int] = set()
    problems: list[Problem] = []
    for match in _CALL.finditer(body):
        number = int(match[1])
        before, after = body[: match.start()], body[match.end() :]
        line = first_line + before.count("\n")
        column = match.start() - before.rfind("\n")
        alone = re.search(r"(?:\A|\n[ \t]*\n)[ \t]*\Z", before) and re.match(
            r"[ \t]*(?:\Z|\n[ \t]*(?:\n|\Z))", after
        )
        code = ""
        if not 1 <= number <= count:
            code = "unknown-quote"
        elif number in called:
            code = "quote-called-twice"
        elif not alone:
            code = "quote-not-alone"
        if code:
            problems.append(
                problem(
                    code, path, line, column,
                    width=len(match[0]), written=match[0], number=number, count=count,
                )
            )  # fmt: skip
        called.add(number)
    return tuple(problems)


def place_quotes(
    html: str, quotes: tuple[Quote, ...], language: str
) -> tuple[str, str, tuple[Quote, ...]]:
    """The body with its quotes marked up, the statements block ("" for none), the quotes.

    Each quote comes back with its placement.
    """
    if not quotes:
        return html, "", ()
    pulled: set[int] = set()

    def pull(match: re.Match[str]) -> str:
        number = int(match[1])
        if not 1 <= number <= len(quotes) or number in pulled:
            return match[0]
        pulled.add(number)
        return _figure(quotes[number - 1], "pull", language)

    pulls = _PULL.findall(html) if "[[" in html else []
    calls = {int(number) for number in pulls}
    wanted = [quote for quote in quotes if quote.number not in calls]
    html, found = _mark(html, wanted)
    if calls:
        html = _PULL.sub(pull, html)
    placed: list[Quote] = []
    statements: list[str] = []
    for quote in quotes:
        if quote.number in pulled:
            placed.append(replace(quote, placement="pull"))
        elif quote.number in found:
            placed.append(replace(quote, placement="body"))
        else:
            placed.append(replace(quote, placement="statements"))
            statements.append(_figure(quote, "statement", language))
    block = f'<div class="statements">\n{chr(10).join(statements)}\n</div>' if statements else ""
    return html, block, tuple(placed)


def _figure(quote: Quote, kind: str, language: str) -> str:
    """A quote that stands by itself, with who said it."""
    by = _credit(quote.speaker)
    if quote.via:
        through = translation("messages", language).gettext("through")
        by = f"{by}, {through} {_credit(quote.via)}"
    return (
        f'<figure class="{kind}" id="kutipan-{quote.number}">'
        f"<blockquote><p>“{escape(quote.text, quote=False)}”</p></blockquote>"
        f"<figcaption>{by}</figcaption></figure>"
    )


def _credit(speaker: Speaker) -> str:
    name = escape(speaker.full_name, quote=False)
    link = f'<a href="site:/narasumber/{speaker.slug}/">{name}</a>'
    if not speaker.office:
        return link
    return f'{link}, <span class="role">{escape(speaker.office, quote=False)}</span>'


def _mark(html: str, quotes: list[Quote]) -> tuple[str, set[int]]:
    """The HTML with the quotes it carries marked up, and the numbers of those."""
    if not quotes:
        return html, set()
    flat = _flatten(html)
    taken: list[tuple[int, int, int]] = []
    # Longer quotes first: a short one may be part of a longer.
    for quote in sorted(quotes, key=lambda quote: (-len(quote.text), quote.number)):
        span = _find(flat.text, quote.text, taken)
        if span:
            taken.append((*span, quote.number))
    parts: list[str] = []
    end = 0
    for first, last, number in sorted(taken):
        start, stop = flat.start_of(first), flat.end_of(last - 1)
        parts += (html[end:start], _wrapped(html[start:stop], number))
        end = stop
    parts.append(html[end:])
    return "".join(parts), {number for _, _, number in taken}


def _find(text: str, quote: str, taken: list[tuple[int, int, int]]) -> tuple[int, int] | None:
    """Where the flat text carries a quote that no other quote has taken, marks included."""
    words = " ".join(_INVISIBLE.sub("", _uniform(quote)).split())
    core = words.strip("' ").removesuffix(".").removesuffix(",").rstrip("' ")
    if not core or not any(map(str.isalnum, core)):
        return None
    unmarked = None
    at = text.find(core)
    while at >= 0:
        end = at + len(core)
        first, last = at, end
        cut = (at and text[at - 1].isalnum() and core[0].isalnum()) or (
            text[end : end + 1].isalnum() and core[-1].isalnum()
        )
        if not cut:
            closing = re.compile(r"[.,!?…]?'").match(text, end)
            opened = at > 0 and text[at - 1] == "'"
            if opened:
                first -= 1
            if closing:
                last = closing.end()
            free = all(last <= start or first >= stop for start, stop, _ in taken)
            if free and (opened or closing):
                return first, last
            if free and unmarked is None:
                unmarked = first, last
        at = text.find(core, at + 1)
    return unmarked if core.count(" ") + 1 >= _SURE_WORDS else None


def _uniform(text: str) -> str:
    """The text with one kind of mark, dash and space, each character in its place."""
    for variant, one in _UNIFORM:
        text = text.replace(variant, one)
    return text


@dataclass(frozen=True, slots=True)
class _Flat:
    """The words of HTML as one line, and where each stretch of it lies in the HTML."""

    text: str
    starts: list[int]
    """Where each stretch begins in `text`."""
    places: list[int]
    """Where it begins in the HTML."""
    lengths: list[int]
    """How long it is in the HTML if it is one character of `text`, else 0."""

    def start_of(self, index: int) -> int:
        stretch = bisect_right(self.starts, index) - 1
        return self.places[stretch] + index - self.starts[stretch]

    def end_of(self, index: int) -> int:
        """The end in the HTML of the character at `index`."""
        stretch = bisect_right(self.starts, index) - 1
        return self.start_of(index) + (self.lengths[stretch] or 1)


def _flatten(html: str) -> _Flat:
    text: list[str] = []
    starts: list[int] = []
    places: list[int] = []
    lengths: list[int] = []
    size = 0

    def add(words: str, place: int, length: int = 0) -> None:
        nonlocal size
        if words.startswith(" ") and (not text or text[-1].endswith(" ")):
            words, place = words[1:], place + 1
            length = max(length - 1, 0)
        if words:
            text.append(words)
            starts.append(size)
            places.append(place)
            lengths.append(length)
            size += len(words)

    uniform = _uniform(html)
    is_even = not any(sign in uniform for sign in _SIGNS_OF_UNEVEN)

    def add_text(begin: int, end: int) -> None:
        if not is_even:
            for uneven in _UNEVEN.finditer(uniform, begin, end):
                add(uniform[begin : uneven.start()], begin)
                add(_single(uneven[0]), uneven.start(), uneven.end() - uneven.start())
                begin = uneven.end()
        add(uniform[begin:end], begin)

    end = 0
    for gap in _GAP.finditer(html):
        add_text(end, gap.start())
        end = gap.end()
        if gap[2] not in _INLINE:
            add(" ", gap.start(), end - gap.start())
    add_text(end, len(html))
    return _Flat("".join(text), starts, places, lengths)


def _single(uneven: str) -> str:
    """One character for an entity, three dots or a run of spaces; none for invisible ones."""
    if uneven[0] == "&":
        return _uniform(unescape(uneven))[:1]
    if uneven[0] == ".":
        return "…"
    return " " if uneven[0] == " " else ""


def _pieces(html: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and tag name of each piece of HTML; text has no name."""
    end = 0
    for tag in _TAG.finditer(html):
        if tag.start() > end:
            yield end, tag.start(), ""
        yield tag.start(), tag.end(), tag[2]
        end = tag.end()
    if end < len(html):
        yield end, len(html), ""


def _wrapped(html: str, number: int) -> str:
    """A stretch of HTML marked up as a quote, in pieces where it crosses other tags."""
    if "<" not in html:
        return f'<span class="quote" id="kutipan-{number}">{html}</span>'
    depth = 0
    whole = True
    for tag in _TAG.finditer(html):
        depth += -1 if tag[1] else tag[2] in _INLINE
        whole = whole and depth >= 0 and (tag[2] in _INLINE or tag[2] == "br")
    if whole and depth == 0:
        return f'<span class="quote" id="kutipan-{number}">{html}</span>'
    parts: list[str] = []
    identity = f' id="kutipan-{number}"'
    for start, end, tag_name in _pieces(html):
        piece = html[start:end]
        if tag_name or not piece.strip():
            parts.append(piece)
        else:
            parts.append(f'<span class="quote"{identity}>{piece}</span>')
            identity = ""
    return "".join(parts)
