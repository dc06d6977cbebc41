"""A page of the preview: as it will be published, with the preview's script at its end."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

OURS = "/-siarpers-/"
"""Below this address lies what the preview adds to the site."""
WAITING = b"<!doctype html><html><head><title>siarpers</title></head><body></body></html>"
"""Stands where no page is yet."""
_POLICY = re.compile(
    rb"""(?is)(<meta\s(?=[^>]*http-equiv=["']?content-security-policy\b)[^>]*?content=)(["'])(.*?)\2"""
)
_NEEDED = {
    "script-src": ("script-src-elem", "script-src", "default-src"),
    "connect-src": ("connect-src", "default-src"),
    "worker-src": ("worker-src", "child-src", "script-src", "default-src"),
}
"""What the preview does, and the directives that may rule it; the first that a policy has does.

https://www.w3.org/TR/CSP3/#directive-fallback-list
"""
_BODY_ENDS = re.compile(rb"(?i)</body\s*>(?!.*</body)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Tag:
    """As of when a page was served: by it the page is found out of date."""

    session: str
    number: int
    """That of the latest notice."""


def framed(page: bytes, tag: Tag) -> bytes:
    """The page with the preview's script, which its own policies let run."""
    page = _POLICY.sub(lambda found: found[1] + _widened(found[3]), page)
    script = (
        f'<script type="module" src="{OURS}preview.js" data-session="{tag.session}" '
        f'data-number="{tag.number}"></script>'
    ).encode()
    ends = _BODY_ENDS.search(page)
    at = ends.start() if ends else len(page)
    return page[:at] + script + page[at:]


def _widened(content: bytes) -> bytes:
    """The policy in an attribute, with our script, notices and worker allowed besides what it allows."""
    rules: dict[str, list[str]] = {}
    policy = html.unescape(content.decode(errors="replace"))
    for name, *sources in filter(None, map(str.split, policy.split(";"))):
        rules.setdefault(name.lower(), sources)  # of two of a name the first counts
    for needed, names in _NEEDED.items():
        name = next(filter(rules.__contains__, names), "")
        if name and "'self'" not in rules[name]:
            sources = [source for source in rules[name] if source != "'none'"]
            rules[needed if name == "default-src" else name] = [*sources, "'self'"]
    told = "; ".join(" ".join((name, *sources)) for name, sources in rules.items())
    return f'"{html.escape(told)}"'.encode()
