"""The Markdown of press releases: what of it they need, and no more.

A press release needs paragraphs, emphasis, lists, tables, footnotes, links and
photos, so indented text is a paragraph and not code.  Words, quotation marks and
line breaks stay as written.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import HashHeaderProcessor
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.nl2br import Nl2BrExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.preprocessors import HtmlBlockPreprocessor, Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from siarpers.words.language import translation


@cache
def converter(language: str) -> Markdown:
    """Markdown as press releases need it; its notes lead back in the site's language."""
    back = translation("messages", language).gettext("Back to the text at note {}")
    return Markdown(
        output_format="html",
        extensions=[
            TableExtension(use_align_attribute=True),
            FootnoteExtension(BACKLINK_TITLE=back),
            SaneListExtension(),
            Nl2BrExtension(),
            _Newsroom(),
        ],
    )


class _Newsroom(Extension):
    """What a press release does not need is taken out, what it needs is put in."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Markdown's
        md.parser.blockprocessors.deregister("code", strict=False)
        # A line of dashes under a paragraph parts it from the next; it makes no heading.
        md.parser.blockprocessors.deregister("setextheader", strict=False)
        md.parser.blockprocessors.register(_Heading(md.parser), "hashheader", 70)
        md.preprocessors.register(_HtmlBlocks(md), "html_block", 20)
        md.preprocessors.register(_SloppyLists(md), "sloppy_lists", 15)
        md.treeprocessors.register(_PlainText(md), "plain_text", 25)


class _Heading(HashHeaderProcessor):
    """A heading has a space after its marks: `#PolresBatu` is a hashtag."""

    RE = re.compile(r"(?:^|\n)(?P<level>#{1,6})[ \t]+(?P<header>(?:\\.|[^\\])*?)#*(?:\n|$)")


class _HtmlBlocks(HtmlBlockPreprocessor):
    """HTML is set aside only where the text has any."""

    def run(self, lines: list[str]) -> list[str]:
        if any("<" in line or "&" in line for line in lines):
            return super().run(lines)
        return lines


class _SloppyLists(Preprocessor):
    """A list that follows a line of text gets the blank line before it."""

    _ITEM = re.compile(r" {0,3}(?:[*+-]|1\.) +\S")
    _ANY_ITEM = re.compile(r" {0,3}(?:[*+-]|\d+\.) +\S")

    def run(self, lines: list[str]) -> list[str]:
        if not any(self._ITEM.match(line) for line in lines):
            return lines
        spaced: list[str] = []
        in_list = False
        for line in lines:
            opens_block = not spaced or not spaced[-1].strip()
            if not line.strip():
                in_list = False
            elif opens_block:
                in_list = bool(self._ANY_ITEM.match(line))
            elif not in_list and self._ITEM.match(line):
                in_list = True
                spaced.append("")
            spaced.append(line)
        return spaced


class _PlainText(Treeprocessor):
    """Text without any character that Markdown could mean is left alone."""

    _SPECIAL = re.compile("[\\\\`!\\[\\]<&*_\n\x02]")

    def run(self, root: Element) -> None:
        special: Any = self._SPECIAL.search
        for element in root.iter():
            if element.text and not special(element.text):
                element.text = AtomicString(element.text)
