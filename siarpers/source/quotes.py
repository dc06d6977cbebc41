"""Each quote is shown once: marked up in the body, pulled out of it, or as a statement.

`[[quote 1]]` alone in a paragraph (or `[[kutipan 1]]`) becomes a pull quote, and
the body keeps the same words, if it has them, unmarked.  A quote whose words the
body carries is marked up there.  What is left stands in the statements block.
No word of the body is lost or changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import escape

from siarpers.source.flat import INLINE, TAG, flat_text, flatten, pieces
from siarpers.words.language import translation
from siarpers.words.problem import Problem, problem
from siarpers.words.release import Quote, Speaker
from siarpers.words.text import closest

_PULL = re.compile(r"<p>\s*\[\[(?:quote|kutipan)\s+(\d{1,4})\]\]\s*</p>", re.IGNORECASE)
_CALL = re.compile(r"\[\[(?:quote|kutipan)\s+(\d{1,4})\]\]", re.IGNORECASE)
_BLANK_LINES = re.compile(r"\n[ \t]*\n")
_LONG = 200
_NEARLY_CALL = re.compile(
    r"\[\[\s*(?P<word>[^\W\d_]+)[^\[\]\n]{0,30}\]{1,2}(?!\()"
    r"|\[\s*(?:quote|kutipan)\s*\d{1,4}\s*\]{1,2}(?![(:\[])",
    re.IGNORECASE,
)
_COUNTED = {"satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "one": 1, "two": 2, "three": 3}
_EMPHASIS = re.compile(r"(?<![\w*\\])(\*{1,3}|_{1,3})(?=\S)([^*_]+)(?<=\S)\1(?![\w*])")
_LINK = re.compile(r"(?<!!)\[([^\[\]]+)\]\([^()\s]*\)")
_ESCAPED = re.compile(r"\\([*_\[\]])")
_PUNCTUATION = ".,;:!?…"
_AFTER_PART = re.compile(rf"[{_PUNCTUATION}]*(?: |'((?:[^']|(?<=\w)'(?=\w)){{1,150}})' ?)")
"""A space, or who says it between two parts of a quotation."""
_CLOSING = re.compile(r"[.,!?…]?'")
_AFTER_QUOTE = re.compile(rf"[{_PUNCTUATION}]*'")
_SURE_WORDS = 4
"""A quote of fewer words is marked up only where quotation marks stand around it."""


def bare_quote(text: str) -> str:
    """The words of a quote: no quotation marks around the whole, no emphasis, no links."""
    text = _LINK.sub(r"\1", text)
    text = _ESCAPED.sub(r"\1", _EMPHASIS.sub(r"\2", _EMPHASIS.sub(r"\2", text)))
    for opening, closing in ("“”", '""', "‘’", "''", "«»", "„“"):
        inside = text[1:-1]
        if text[:1] == opening and text[-1:] == closing and len(text) > 2:  # noqa: PLR2004
            return text if {opening, closing} & set(inside) else inside.strip()
    return text


def wrong_calls(path: str, body: str, first_line: int, count: int) -> tuple[Problem, ...]:
    """What is wrong with the `[[quote N]]` of a Markdown body that has `count` quotes."""
    if "[" not in body:
        return ()
    called: set[int] = set()
    problems: list[Problem] = []
    for match in _CALL.finditer(body):
        number = int(match[1])
        line = first_line + body.count("\n", 0, match.start())
        column = match.start() - body.rfind("\n", 0, match.start())
        alone = match[0] == _paragraph_around(body, match.start()).strip(" \t\n")
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
    problems += _nearly_calls(path, body, first_line, count)
    return tuple(problems)


def _paragraph_around(body: str, at: int) -> str:
    """The lines around a place up to the nearest blank ones, or a bit of them if they are long."""
    start, end = max(at - _LONG, 0), at + _LONG
    before = _BLANK_LINES.split(body[start:at])[-1]
    after = _BLANK_LINES.split(body[at:end])[0]
    return before + after


def _nearly_calls(path: str, body: str, first_line: int, count: int) -> Iterator[Problem]:
    """What was meant to call a quote, but would be printed as it stands."""
    for match in _NEARLY_CALL.finditer(body):
        written = match[0]
        word = (match["word"] or "kutipan").lower()
        meant = closest(word, ("quote", "kutipan"))
        if _CALL.match(written) or not meant:
            continue
        told = [
            int(word) if word.isdigit() else _COUNTED.get(word, 0)
            for word in re.findall(r"\d+|[^\W\d_]+", written.lower())[1:]
        ]
        number = max(told, default=1)
        yield problem(
            "bad-quote-call", path,
            first_line + body.count("\n", 0, match.start()),
            match.start() - body.rfind("\n", 0, match.start()),
            width=len(written), written=written,
            suggestion=f"[[{meant} {number}]]" if 1 <= number <= count else "",
        )  # fmt: skip


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
    flat = flatten(html)
    taken: _Taken = []
    # Longer quotes first: a short one may be part of a longer.
    for quote in sorted(quotes, key=lambda quote: (-len(quote.text), quote.number)):
        taken += [(*span, quote.number) for span in _find(flat.text, quote.text, taken)]
    parts: list[str] = []
    end = 0
    found: set[int] = set()
    for first, last, number in sorted(taken):
        start, stop = flat.start_of(first), flat.end_of(last - 1)
        identity = "" if number in found else f' id="kutipan-{number}"'
        parts += (html[end:start], _wrapped(html[start:stop], identity))
        end = stop
        found.add(number)
    parts.append(html[end:])
    return "".join(parts), found


_Span = tuple[int, int]
_Taken = list[tuple[int, int, int]]


def _find(text: str, quote: str, taken: _Taken) -> list[_Span]:
    """Where the flat text carries a quote that no other quote has taken, marks included.

    It may begin with a capital letter in one of the two only, and the text may say
    who speaks between its parts.
    """
    core = flat_text(quote).strip("' ").removesuffix(".").removesuffix(",").rstrip("' ")
    if not any(map(str.isalnum, core)):
        return []
    span = _find_whole(text, core, taken)
    span = span or _find_whole(text, core[0].swapcase() + core[1:], taken)
    return [span] if span else _find_parts(text, core, taken)


def _find_whole(text: str, core: str, taken: _Taken) -> _Span | None:
    unmarked = None
    at = text.find(core)
    while at >= 0:
        end = at + len(core)
        first, last = at, end
        cut = (at and text[at - 1].isalnum() and core[0].isalnum()) or (
            text[end : end + 1].isalnum() and core[-1].isalnum()
        )
        if not cut:
            closing = _CLOSING.match(text, end)
            opened = at > 0 and text[at - 1] == "'"
            if opened:
                first -= 1
            if closing:
                last = closing.end()
            free = _is_free((first, last), taken)
            if free and (opened or closing):
                return first, last
            if free and unmarked is None:
                unmarked = first, last
        at = text.find(core, at + 1)
    return unmarked if core.count(" ") + 1 >= _SURE_WORDS else None


def _find_parts(text: str, core: str, taken: _Taken) -> list[_Span]:
    """Where quotation marks open and close around parts of a quote that are its whole."""
    words = [word.rstrip(_PUNCTUATION).lower() for word in core.split()]
    opening = text.find("'") if len(words) > 1 else -1
    while opening >= 0:
        spans = _parts_from(opening, text, words)
        if spans and all(_is_free(span, taken) for span in spans):
            return spans
        opening = text.find("'", opening + 1)
    return []


def _parts_from(opening: int, text: str, words: list[str]) -> list[_Span]:
    """The parts that carry the words, the first one opening here; none if a word differs."""
    edges = [opening]
    at = opening + 1
    for number, word in enumerate(words, start=1):
        end = at + len(word)
        after = _AFTER_PART if number < len(words) else _AFTER_QUOTE
        follows = after.match(text, end)
        if text[at:end].lower() != word or not follows:
            return []
        if follows.lastindex:
            edges += follows.span(1)
        at = follows.end()
    edges.append(at)
    return list(zip(edges[::2], edges[1::2], strict=True))


def _is_free(span: _Span, taken: _Taken) -> bool:
    return all(span[1] <= start or span[0] >= stop for start, stop, _ in taken)


def _wrapped(html: str, identity: str) -> str:
    """A stretch of HTML marked up as a quote, in pieces where it crosses other tags."""
    depth = 0
    whole = True
    for tag in TAG.finditer(html):
        depth += -1 if tag[1] else tag[2] in INLINE
        whole = whole and depth >= 0 and (tag[2] in INLINE or tag[2] == "br")
    if whole and depth == 0:
        return f'<span class="quote"{identity}>{html}</span>'
    parts: list[str] = []
    for start, end, tag_name in pieces(html):
        piece = html[start:end]
        if tag_name or not piece.strip():
            parts.append(piece)
        else:
            parts.append(f'<span class="quote"{identity}>{piece}</span>')
            identity = ""
    return "".join(parts)
