"""What the search page looks through: one script a month, with the releases of that month.

A month is a file of its own, so that a new release rewrites one of them and a reader
fetches the newest first; it is a script and not JSON, so that it can be read from disk too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from siarpers.site.addresses import Addresses
from siarpers.words.newsroom import Newsroom
from siarpers.words.release import Card


def month_script(
    month: str, cards: Iterable[Card], newsroom: Newsroom, addresses: Addresses
) -> bytes:
    """A call of `cari` with the month and, of each release, address, title, summary, office, day.

    Withdrawn releases are left out.  `<` stands escaped, so that no text can end a script.
    """
    entries = [
        (
            addresses.href(card.url),
            card.title,
            card.summary,
            newsroom.office(card.office).name,
            f"{card.date:%Y-%m-%d}",
        )
        for card in cards
        if not card.withdrawn
    ]
    told = json.dumps(entries, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f'cari("{month}",{told});\n'.encode()
