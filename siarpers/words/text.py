"""Plain text: cleaned, shortened, compared, and made into addresses."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from html import unescape

_APOSTROPHES = re.compile("['`´ʼʻ‘’]")
_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")
TURNING = "\u202a-\u202e\u2066-\u2069"
"""Range of the invisible characters that turn what follows around, be it a name or a number."""
_CONTROL = re.compile(
    f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u2060\ufeff\ufffe\uffff{TURNING}]"
)
_FOOTNOTE_MARK = re.compile(r'<sup id="fnref[^"]*">.*?</sup>')
_INLINE_TAG = re.compile(
    r"</?(?:a|abbr|b|cite|code|del|em|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|u)\b(?:[^<>\"]|\"[^\"]*\")*>"
)
_TAG = re.compile(r"<(?:[^<>\"]|\"[^\"]*\")*>")
_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[^\W_a-z])")
_QUOTATION = re.compile('“[^“”]*”|"[^"]*"|«[^«»]*»')
_LAST_WORD = re.compile(r"[^\s(\[\"“‘']+$")

_ABBREVIATIONS = frozenset(
    # Ranks and forms of address written with a full stop, parts of an address, and measures.
    """abripda abrippol abriptu aipda aiptu akbp akp bharada bharaka bharatu brigjen brigpol bripda
    bripka briptu ipda iptu irjen jenderal kombes kompol komjen pol purn
    bpk dr drs dra gus h hj ir kh ny prof r ra rr sdr sdri tn ust
    ds dsn gg jl jln kab kec kel km kp no rt rw tgl telp
    alm almh hlm max min rp s.d st vs""".split()  # noqa: SIM905 - a list of words reads best as words
)

_STRAIGHT = "\"'"
_QUOTES = "“”„‟‘’‚‛«»‹›″＂" + _STRAIGHT


def clean(text: str) -> str:
    """The text in Unicode form NFC, without control characters, white space collapsed."""
    if not (text.isascii() or unicodedata.is_normalized("NFC", text)):
        text = unicodedata.normalize("NFC", text)
    return " ".join(_CONTROL.sub("", text).split())


def between_curly_quotes(text: str) -> str:
    """What stands between one pair of quotation marks that YAML does not know; else ""."""
    if len(text) < 3 or text[0] not in _QUOTES or text[-1] not in _QUOTES:  # noqa: PLR2004 - two marks
        return ""
    first, inner, last = text[0], text[1:-1], text[-1]
    is_straight = first in _STRAIGHT and last in _STRAIGHT
    return "" if is_straight or first in inner or last in inner else inner.strip()


def slugify(text: str) -> str:
    """The text as part of an address: lowercase ASCII letters and digits between hyphens.

    Apostrophes vanish (`Jum'at Curhat` gives `jumat-curhat`), accents are dropped,
    other Latin letters become the nearest plain one.  Text without any Latin letter
    or digit is spelled as code points, so that only blank text gives an empty slug.
    A very long one is cut at a hyphen and told apart by a digest of the whole.
    """
    folded = _APOSTROPHES.sub("", text)
    if not folded.isascii():
        folded = "".join(map(_plain_letter, unicodedata.normalize("NFKD", folded)))
    slug = _NOT_IN_SLUG.sub("-", folded.lower()).strip("-")
    if not slug:
        slug = "-".join(f"u{ord(character):x}" for character in text if not character.isspace())
    if len(slug) <= LONGEST_SLUG:
        return slug
    short = slug[: LONGEST_SLUG - 9].rpartition("-")[0] or slug[: LONGEST_SLUG - 9]
    return f"{short}-{hashlib.blake2b(slug.encode(), digest_size=4).hexdigest()}"


LONGEST_SLUG = 120
"""Characters in a slug: a folder's name may have 255 bytes, an address should have fewer."""


def _plain_letter(character: str) -> str:
    """The ASCII spelling of a decomposed character; a space for what has none."""
    if character.isascii():
        return character
    if unicodedata.combining(character):
        return ""
    if character in _SPELLED:
        return _SPELLED[character]
    name = unicodedata.name(character, "")
    if name.startswith("LATIN ") and " LETTER " in name:
        letter = name.partition(" LETTER ")[2].partition(" WITH ")[0].split()[-1]
        return letter if len(letter) <= 2 else letter[0]  # noqa: PLR2004 - AE, OE and the like
    return " "


_SPELLED = {"ß": "ss", "ẞ": "ss", "þ": "th", "Þ": "th", "ð": "d", "Ð": "d", "ŋ": "ng", "Ŋ": "ng"}


def searchable(text: str) -> str:
    """The text as it is looked through for words: case and kinds of apostrophe do not count."""
    return _APOSTROPHES.sub("'", unicodedata.normalize("NFC", text)).casefold()


def plain_text(html: str) -> str:
    """The words of safe HTML on one line, without tags and footnote marks."""
    if "<sup" in html:
        html = _FOOTNOTE_MARK.sub("", html)
    return " ".join(unescape(_TAG.sub(" ", _INLINE_TAG.sub("", html))).split())


def first_sentences(text: str, limit: int = 200) -> str:
    """As many whole sentences as fit into `limit` characters, at least one.

    A first sentence longer than that ends at a word, with an ellipsis, but before a
    quotation rather than inside it.  Ranks, titles and abbreviations (`AKP.`, `S.H.`,
    `Jl.`) do not end a sentence.
    """
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    marked = any(mark in text for mark in '“"«')
    quotations = [found.span() for found in _QUOTATION.finditer(text)] if marked else []
    end = 0
    for match in _SENTENCE_END.finditer(text, 0, limit + 2):
        if match.end() > limit:
            break
        is_inside = any(start < match.end() < stop for start, stop in quotations)
        if not is_inside and not _is_abbreviation(text[: match.start() + 1]):
            end = match.end()
    if end:
        return text[:end]
    cut = _cut_at_word(text, limit)
    for start, stop in quotations:
        if start < len(cut) < stop:
            if start > limit // 2:
                return f"{_without_loose_end(text[:start])}…"
            return f"{_without_loose_end(_cut_at_word(text, limit - 1))}…{text[stop - 1]}"
    return f"{_without_loose_end(cut)}…"


def ended(text: str) -> str:
    """The text with a full stop at its end, where no mark ends its sentence: others may follow."""
    return text if text.rstrip("”\"'’)»")[-1:] in (*".!?…",) else f"{text}."


def _cut_at_word(text: str, limit: int) -> str:
    """What fits into `limit` characters with one left for an ellipsis."""
    return text[:limit].rpartition(" ")[0] or text[: limit - 1]


def _without_loose_end(text: str) -> str:
    return text.rstrip(" ,;:–—-(“«\"'")


def _is_abbreviation(text: str) -> bool:
    """Whether the full stop that ends `text` belongs to its last word."""
    if not text.endswith("."):
        return False
    found = _LAST_WORD.search(text[:-1])
    word = found.group().lower() if found else ""
    return len(word) == 1 or "." in word or word in _ABBREVIATIONS


def closest(word: str, candidates: Iterable[str]) -> str:
    """The candidate most like `word`, ignoring case; "" when none is near."""
    from difflib import get_close_matches  # noqa: PLC0415 - only mistakes need it

    by_folded = {candidate.casefold(): candidate for candidate in candidates}
    found = get_close_matches(word.casefold()[:200], by_folded, 1)
    return by_folded[found[0]] if found else ""


_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """The text without what no XML document may hold, not even as a reference (XML 1.0, 2.2)."""
    return _FORBIDDEN.sub("", text)


def cells(text: str) -> int:
    """How many cells of a terminal the text takes."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )
