"""A page of the preview: as it will be published, with the preview's script at its end."""

from __future__ import annotations

import re
from dataclasses import dataclass

OURS = "/-siarpers-/"
"""Below this address lies what the preview adds to the site."""
WAITING = b"<!doctype html><html><head><title>siarpers</title></head><body></body></html>"
"""Stands where no page is yet."""
_POLICY = re.compile(rb'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)"')
_BODY_ENDS = re.compile(rb"(?i)</body\s*>(?!.*</body)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Tag:
    """As of when a page was served: by it the page is found out of date."""

    session: str
    number: int
    """That of the latest notice."""


def framed(page: bytes, tag: Tag) -> bytes:
    """The page with the preview's script, which its own policy lets run."""
    page = _POLICY.sub(lambda found: found[1] + _widened(found[2]) + b'"', page, count=1)
    script = (
        f'<script type="module" src="{OURS}preview.js" data-session="{tag.session}" '
        f'data-number="{tag.number}"></script>'
    ).encode()
    ends = _BODY_ENDS.search(page)
    at = ends.start() if ends else len(page)
    return page[:at] + script + page[at:]


def _widened(policy: bytes) -> bytes:
    """The policy with our script, style and notices allowed besides what it allows."""
    allowed = dict.fromkeys((b"script-src", b"style-src", b"connect-src"), b"'self'")
    rules = []
    for rule in filter(None, map(bytes.strip, policy.split(b";"))):
        name, _, sources = rule.partition(b" ")
        wanted = allowed.pop(name, b"")
        if wanted and wanted not in sources.split():
            sources = b" ".join(filter(None, (sources.replace(b"'none'", b"").strip(), wanted)))
        rules.append(b" ".join(filter(None, (name, sources))))
    return b"; ".join((*rules, *(b" ".join(left) for left in allowed.items())))
