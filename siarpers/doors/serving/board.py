"""What open pages are told: whether they are out of date, what is wrong, what is marked."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from siarpers.doors.serving.marks import Mark

_SOME = 50
_DIGITS = 18
"""So many are enough for any number of notices; Python refuses to read thousands."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What is known after a build."""

    number: int = 0
    """Counts notices, so that a page knows which it has read."""
    report: Mapping[str, object] = field(default_factory=dict)
    """What is wrong, as the overlay shows it."""
    marks: Mapping[str, Mark] = field(default_factory=dict)
    """What is said of releases that readers do not see like that, by their address."""
    waiting: str = ""
    """What is said while there is no site to look at yet."""


class Board:
    """Where the latest notice hangs; those who read it wait for the next."""

    def __init__(self, prefix: str = "") -> None:
        self.session = secrets.token_hex(8)
        """Another one for each run, so that a page left open from another run knows."""
        self.prefix = prefix
        """The path of the site's base URL: where on the server the site begins."""
        self._news = threading.Condition()
        self._notice = Notice()
        self._changed: dict[str, int] = {}
        self._read: dict[str, int] = {}
        self._is_closed = False

    @property
    def notice(self) -> Notice:
        return self._notice

    def post(self, changed: Iterable[str] = (), **said: Any) -> None:
        """A new notice hangs there if it says anything new; these addresses changed with it."""
        urls = tuple(changed)
        with self._news:
            notice = replace(self._notice, **said)
            if notice == self._notice and not urls:
                return
            self._notice = replace(notice, number=notice.number + 1)
            self._changed |= dict.fromkeys(urls, self._notice.number)
            self._news.notify_all()

    def renew(self, prefix: str) -> None:
        """The site begins at this path of the server, and no open page is as it was."""
        with self._news:
            self.session, self.prefix = secrets.token_hex(8), prefix
            self._notice = replace(self._notice, number=self._notice.number + 1)
            self._news.notify_all()

    def read_by(self, url: str, session: str, number: str) -> bool:
        """The page at the address has read the latest notice; returns whether it is out of date.

        `session` and `number` tell as of when it was served, as its browser tells them.
        """
        with self._news:
            self._read[url] = self._notice.number
            is_of_this_run = session == self.session and number.isdecimal()
            return not is_of_this_run or self._changed.get(url, 0) > int(number[:_DIGITS])

    @property
    def readers(self) -> frozenset[str]:
        """Addresses of the pages that are open: they have read the latest notice, or the one before."""
        with self._news:
            latest = self._notice.number
            self._read = {url: number for url, number in self._read.items() if number >= latest - 1}
            return frozenset(self._read)

    def changed_with(self, number: int) -> list[str]:
        """Some addresses of pages that changed with the notice of this number."""
        with self._news:
            changed = (url for url, at in self._changed.items() if at == number)
            return [*islice(changed, _SOME)]

    def wait(self, number: int, timeout: float) -> Notice | None:
        """The notice after that of this number, as soon as it hangs; None after so many seconds."""
        with self._news:
            self._news.wait_for(lambda: self._is_closed or self._notice.number > number, timeout)
            return self._notice if self._notice.number > number else None

    def close(self) -> None:
        """Nobody waits any more."""
        with self._news:
            self._is_closed = True
            self._news.notify_all()

    @property
    def is_closed(self) -> bool:
        return self._is_closed
