"""Bodies in which Markdown finds nothing but paragraphs and emphasis.

Most press releases are that, and reading them this way costs a twentieth of what
the whole of Markdown costs.  Anything else, and any doubt, is left to Markdown.
"""

from __future__ import annotations

import re

_CLOSING = re.compile(r"\n\n\(\\?\*\)\n*\Z")
"""The mark that ends a release, alone in the last paragraph."""
_DOUBT = re.compile(
    r"[\\`_\[\]<>&|\x00-\x09\x0b-\x1f\x7f-\xa0\u2028\u2029]"  # what may mark something up or be escaped
    r"|^(?:[^\S\n]|[#+=~:-]|[0-9]{1,9}[.)])"  # what may open a block
    r"|[^\S\n]$",
    re.MULTILINE,
)
_EMPHASIS = re.compile(r"(?<!\*)(\*\*?)(?![\s*])([^*\n]+)(?<!\s)\1(?!\*)")
_TAGS = {"*": "em", "**": "strong"}


def paragraphs(body: str) -> str | None:
    """The HTML that Markdown makes of the body; None when it may hold more than paragraphs."""
    text, closings = _CLOSING.subn("", body.strip("\n"))
    if _DOUBT.search(text):
        return None
    if "*" in text:
        text = _EMPHASIS.sub(_marked_up, text)
        if "*" in text:
            return None
    blocks = [block.strip("\n").replace("\n", "<br>\n") for block in text.split("\n\n")]
    blocks = [block for block in blocks if block]
    if closings:
        blocks.append("(*)")
    return "\n".join(f"<p>{block}</p>" for block in blocks)


def _marked_up(emphasis: re.Match[str]) -> str:
    tag = _TAGS[emphasis[1]]
    return f"<{tag}>{emphasis[2]}</{tag}>"
