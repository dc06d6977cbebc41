"""The types of values in front matter and config, each read from text.

What a type cannot read becomes a `fault`, a problem with its code and facts.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Any, get_args

from siarpers.source.forms import First, Reads, Surroundings, fault
from siarpers.words.dates import DateError, parse_moment
from siarpers.words.text import LONGEST_SLUG, clean, closest, slugify

_YES = frozenset({"true", "ya", "yes"})
_NO = frozenset({"false", "tidak", "no"})
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_WEB = re.compile(r"https?://[^\s/?#\"<>\\]+[^\s\"<>\\]*", re.IGNORECASE)
_LOGIN = re.compile(r"(https?://)[^/?#]*@", re.IGNORECASE)
_MAIL = re.compile(r"[^\s@<>\"&?]+@[^\s@<>\"&?]+\.[^\s@<>\"&?]+")
_BELOW_ROOT = re.compile(r"/(?!/)[^\s?#\"<>\\]*")


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

    return Reads(chosen)


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


Text = Annotated[str, Reads(text_of)]
Moment = Annotated[datetime, Reads(_moment)]
Day = Annotated[date, Reads(_day)]
Boolean = Annotated[bool, Reads(_boolean)]
Number = Annotated[int, Reads(_number)]
Slug = Annotated[str, Reads(_slug)]
WebAddress = Annotated[str, Reads(_web_address)]
SiteAddress = Annotated[str, Reads(_site_address)]
HubAddress = Annotated[str, Reads(_hub_address)]
MenuAddress = Annotated[str, Reads(_menu_address)]
MailAddress = Annotated[str, Reads(_mail_address)]
Alias = Annotated[str, Reads(_alias)]
SEVERAL = First(_several)
AT_LEAST_ONE = First(_at_least_one)
