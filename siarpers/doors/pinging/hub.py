"""A WebSub hub is told of a feed, and what it answers.

WebSub (W3C Recommendation of 23 January 2018, section 6) leaves it to hub and publisher
how a hub hears of new content.  PubSubHubbub 0.3, section 7.1, does it with a form whose
`hub.url` is the feed, as Google's hub (pubsubhubbub.appspot.com) still wants it; Switchboard
(switchboard.p3k.io) wants `hub.topic`.  The form carries both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC
from email.message import Message
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from typing import Literal
from urllib.error import HTTPError
from urllib.parse import quote, urlencode, urljoin, urlsplit, urlunsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from siarpers import __version__

Kind = Literal["told", "refused", "faulty", "busy", "moved", "slow", "unreachable"]

_BUSY = (429, 503)
_WRITTEN_ALREADY = "/%:@!$&'()*+,;=~?-._"
"""What stays as it is when the rest of an address is escaped."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of telling a hub of one feed."""

    kind: Kind
    status: int = 0
    """Of HTTP; 0 when there was no answer."""
    detail: str = ""
    """Where the hub moved to, how long it wants to be left alone, or why it was not reached."""

    @property
    def is_final(self) -> bool:
        """Whether the hub would say the same of every other feed."""
        return self.kind in {"busy", "moved", "slow", "unreachable"}


class _NoRedirects(HTTPRedirectHandler):
    """Redirects are answers: to follow one, a POST would become a GET that tells nothing."""

    def redirect_request(self, *_: object) -> None:
        return None


_opener = build_opener(_NoRedirects)


def tell(hub: str, feed: str, timeout: float) -> Answer:
    """The hub knows that the feed at this address has changed, or the answer says why not.

    Connecting and each wait for an answer may take `timeout` seconds.
    """
    form = urlencode({"hub.mode": "publish", "hub.url": feed, "hub.topic": feed}).encode()
    try:
        request = Request(  # noqa: S310 - config takes addresses of http and https only
            _as_uri(hub), form, {"User-Agent": f"siarpers/{__version__}"}
        )
        with _opener.open(request, timeout=timeout) as response:
            return Answer("told", response.status)
    except HTTPError as error:
        with error:
            return _answer(error.code, error.headers, hub)
    except (OSError, HTTPException, ValueError, OverflowError) as error:
        reason = getattr(error, "reason", error)
        if isinstance(reason, TimeoutError):
            return Answer("slow")
        return Answer("unreachable", detail=_plain(getattr(reason, "strerror", "") or str(reason)))


def _answer(status: int, headers: Message, hub: str) -> Answer:
    if status in _BUSY:
        return Answer("busy", status, _pause(headers.get("Retry-After", "")))
    if 300 <= status < 400 and headers.get("Location"):  # noqa: PLR2004 - HTTP's own
        return Answer("moved", status, _place(urljoin(hub, headers["Location"])))
    return Answer("faulty" if status >= 500 else "refused", status)  # noqa: PLR2004 - as above


def _pause(text: str) -> str:
    """How long to wait, as RFC 9110, section 10.2.3, has it: seconds or a moment."""
    if re.fullmatch(r"[0-9]{1,9}", text.strip()):
        return f"{int(text)} s"
    try:
        return f"{parsedate_to_datetime(text).astimezone(UTC):%Y-%m-%d %H:%M} UTC"
    except (ValueError, OverflowError):
        return ""


def _place(address: str) -> str:
    """The address without a login."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return _plain(urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2])))


def _plain(text: str) -> str:
    """Words from elsewhere, safe to show on a terminal."""
    return "".join(c if c.isprintable() else "�" for c in text)[:300]


def _as_uri(address: str) -> str:
    """The address in ASCII, as HTTP needs it (RFC 3987, section 3.1)."""
    parts = urlsplit(address)
    return urlunsplit(
        parts._replace(
            netloc=parts.netloc.encode("idna").decode(),
            path=quote(parts.path, _WRITTEN_ALREADY),
            query=quote(parts.query, _WRITTEN_ALREADY),
        )
    )
