"""The types of values in front matter and config, each read from text.

What a type cannot read becomes a `fault`, a problem with its code and facts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Annotated, Any, get_args

from siarpers.source.forms import First, Reads, Surroundings, Writing, fault
from siarpers.words.dates import DateError, parse_moment
from siarpers.words.text import LONGEST_SLUG, clean, closest, slugify
from siarpers.words.wording import N_

_YES = frozenset({"true", "ya", "yes"})
_NO = frozenset({"false", "tidak", "no"})
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_WEB = re.compile(r"https?://[^\s/?#\"<>\\]+[^\s\"<>\\]*", re.IGNORECASE)
_LOGIN = re.compile(r"(https?://)[^/?#]*@", re.IGNORECASE)
_MAIL = re.compile(r"[^\s@<>\"&?]+@[^\s@<>\"&?]+\.[^\s@<>\"&?]+")
_BELOW_ROOT = re.compile(r"/(?!/)[^\s?#\"<>\\]*")

_CLEANED = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u0130\u0131\u017f\u200b\u2060\u202a-\u202e\u2066-\u2069\u212a\ufeff\ufffe\uffff]"
"""What is invisible, and letters that count as i, k and s: only the reader knows what such texts are."""


def pattern_of(core: str, unless: str = _CLEANED) -> str:
    """A pattern for the whole text, with white space around it; what `unless` finds passes too."""
    return rf"^\s*(?:{core})\s*$|{unless}"


def in_any_case(words: Iterable[str]) -> str:
    """A pattern for these words, in capital and small letters."""
    return "|".join("".join(map(_in_any_case, word)) for word in words)


def _in_any_case(character: str) -> str:
    if character.isspace():
        return r"\s+"
    if character.isalpha():
        return f"[{character.lower()}{character.upper()}]"
    # JavaScript refuses a backslash where none is needed, as before a hyphen.
    return f"\\{character}" if character in r"^$\.*+?()[]{}|/" else character


def text_of(value: object, _around: object = None) -> str:
    """The value as one clean line of text, not empty."""
    if not isinstance(value, str):
        raise fault("not-text")
    text = clean(value)
    if not text:
        raise fault("empty-value")
    return text


def _moment(value: object, around: Surroundings) -> datetime:
    text, zone = text_of(value), around.zone
    try:
        moment = parse_moment(text, zone)
    except DateError as error:
        raise fault(error.code, **error.facts) from None
    if moment is None:
        raise fault("bad-date", value=text)
    return moment.astimezone(zone)


def _day(value: object, around: Surroundings) -> date:
    return _moment(value, around).date()


def _boolean(value: object, _around: object = None) -> bool:
    text = text_of(value)
    if text.lower() in _YES:
        return True
    if text.lower() in _NO:
        return False
    raise fault("bad-boolean", value=text)


def _number(value: object, _around: object = None) -> int:
    text = text_of(value)
    if not re.fullmatch(r"-?[0-9]{1,6}", text):
        raise fault("bad-number", value=text)
    return int(text)


def _slug(value: object, _around: object = None) -> str:
    text = text_of(value)
    if not _SLUG.fullmatch(text) or len(text) > LONGEST_SLUG:
        raise fault("bad-slug", value=text, suggestion=slugify(text))
    return text


def _web_address(value: object, _around: object = None) -> str:
    text = text_of(value)
    if not _WEB.fullmatch(text):
        guess = f"https://{text}" if re.match(r"[\w-]+(\.[\w-]+)+(/|$)", text) else ""
        raise fault("bad-url", value=text, suggestion=guess)
    return text


def _hub_address(value: object, _around: object = None) -> str:
    """A web address without a login: feeds name their hubs for everybody to read."""
    text = _web_address(value)
    bare = _LOGIN.sub(r"\1", text)
    if bare != text:
        raise fault("hub-with-login", suggestion=bare)
    return text


def _site_address(value: object, _around: object = None) -> str:
    text = text_of(value)
    if text.lower().startswith("file:///") and not re.search(r"[\s?#\"<>\\]", text):
        return text.rstrip("/")
    if "?" in text or "#" in text:
        raise fault("bad-url", value=text, suggestion=re.split("[?#]", text)[0].rstrip("/"))
    return _web_address(text).rstrip("/")


def _menu_address(value: object, _around: object = None) -> str:
    text = text_of(value)
    if _BELOW_ROOT.fullmatch(text) or _WEB.fullmatch(text) or text.startswith(("mailto:", "tel:")):
        return text
    guess = f"/{text.strip('/')}/" if _SLUG.fullmatch(text.strip("/")) else ""
    raise fault("bad-address", value=text, suggestion=guess)


def _mail_address(value: object, _around: object = None) -> str:
    text = text_of(value)
    if not _MAIL.fullmatch(text):
        raise fault("bad-email", value=text)
    return text


def _alias(value: object, _around: object = None) -> str:
    """An old address in the one form that claims are compared in: /old/url/ or /old.html."""
    text = text_of(value)
    parts = text.strip("/").split("/")
    is_hidden = any(part.startswith(".") or len(part) > LONGEST_SLUG for part in parts)
    if not _BELOW_ROOT.fullmatch(text) or is_hidden or "%" in text or text == "/":
        guess = "" if is_hidden or "%" in text else f"/{text.strip('/')}/"
        guess = guess if _BELOW_ROOT.fullmatch(guess) and guess != "//" else ""
        raise fault("bad-alias", value=text, suggestion=guess)
    if parts[-1] == "index.html":
        parts.pop()
    joined = "/".join(["", *parts])
    return joined if parts and "." in parts[-1] else f"{joined}/"


def choice(*choices: str) -> Reads:
    """One of these words, in lower case."""

    def chosen(value: object, _around: object) -> str:
        text = text_of(value)
        if text.lower() not in choices:
            listed, near = ", ".join(choices), closest(text, choices)
            raise fault("bad-choice", value=text, choices=listed, suggestion=near)
        return text.lower()

    writing = Writing(
        N_("Write one of these words: {words}."),
        pattern_of(in_any_case(choices)),
        kinds=("string",),
        words=choices,
    )
    return Reads(chosen, writing)


def one_of(literal: Any) -> Reads:
    """One of the words of a Literal type."""
    return choice(*get_args(literal))


def _several(value: object) -> object:
    """A list as it is, a single value as a list of one."""
    return value if isinstance(value, list) else [value]


def _at_least_one(value: object) -> object:
    if value == []:
        raise fault("empty-value")
    return _several(value)


def text_as(key: str) -> First:
    """A mapping; plain text stands for a mapping with `key` alone."""

    def mapping(value: object) -> object:
        return {key: text_of(value)} if isinstance(value, str) else value

    return First(mapping)


def _reads(read: Callable[[object, Surroundings], Any], how: str, core: str, *kinds: str) -> Reads:
    """A type with a pattern of its own; editors take it for a string, or also for these kinds."""
    return Reads(read, Writing(how, pattern_of(core), kinds=("string", *kinds)))


_ANY = r"[\s\S]*"
_YEAR = rf"{_ANY}[0-9]{{4}}{_ANY}"  # all the rest of a date is left to the reader
_HTTP = r"[hH][tT][tT][pP][sS]?://\S+"
_FILE = r"[fF][iI][lL][eE]:///\S*"

_WRITE_MOMENT = N_(
    "Write a date, and a time after it: 2024-02-01 12:17, or 1 Februari 2024 pukul 12.17 WIB."
)
_WRITE_DAY = N_("Write a date: 2024-01-30, or 30 Januari 2024.")
_WRITE_BOOLEAN = N_("Write true or false; ya and tidak do too.")
_WRITE_NUMBER = N_("Write a whole number.")
_WRITE_SLUG = N_("Write lowercase letters and digits, with single hyphens between them.")
_WRITE_WEB = N_("Write a web address that begins with https:// or http://.")
_WRITE_MENU = N_(
    "Write an address on this site that begins with “/”, or a whole one with https://."
)
_WRITE_MAIL = N_("Write an e-mail address.")
_WRITE_ALIAS = N_("Write an old address on this site that begins with “/”.")

Text = Annotated[str, Reads(text_of)]
Moment = Annotated[datetime, _reads(_moment, _WRITE_MOMENT, _YEAR)]
Day = Annotated[date, _reads(_day, _WRITE_DAY, _YEAR)]
Boolean = Annotated[
    bool, _reads(_boolean, _WRITE_BOOLEAN, in_any_case(sorted(_YES | _NO)), "boolean")
]
Number = Annotated[int, _reads(_number, _WRITE_NUMBER, "-?[0-9]{1,6}", "integer")]
Slug = Annotated[str, _reads(_slug, _WRITE_SLUG, _SLUG.pattern, "number", "boolean")]
WebAddress = Annotated[str, _reads(_web_address, _WRITE_WEB, _HTTP)]
SiteAddress = Annotated[str, _reads(_site_address, _WRITE_WEB, f"{_HTTP}|{_FILE}")]
HubAddress = Annotated[str, _reads(_hub_address, _WRITE_WEB, _HTTP)]
MenuAddress = Annotated[
    str, _reads(_menu_address, _WRITE_MENU, rf"/\S*|{_HTTP}|(?:mailto|tel):{_ANY}")
]
MailAddress = Annotated[str, _reads(_mail_address, _WRITE_MAIL, r"\S+@\S+\.\S+")]
Alias = Annotated[str, _reads(_alias, _WRITE_ALIAS, r"/\S+")]
SEVERAL = First(_several)
AT_LEAST_ONE = First(_at_least_one, least=1)
