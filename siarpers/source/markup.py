"""Markdown becomes safe HTML, with the references that only the whole site can prove.

A press release needs paragraphs, emphasis, lists, tables, footnotes, links and
photos, so indented text is a paragraph and not code.  Words, quotation marks and
line breaks stay as written.  Whatever could act in a reader's browser is taken
out (`sanitised`), and a warning says what and where.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
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

from siarpers.source.paragraphs import paragraphs
from siarpers.source.references import resolve_references
from siarpers.source.sanitising import sanitised
from siarpers.words.language import translation
from siarpers.words.problem import Problem
from siarpers.words.release import Link


@dataclass(frozen=True, slots=True)
class Marked:
    """Safe HTML with what it refers to and what was wrong."""

    html: str
    links: tuple[Link, ...]
    problems: tuple[Problem, ...]


def render(path: str, body: str, first_line: int, language: str) -> Marked:
    """The body of the file `path` as safe HTML; `first_line` is its place in the file.

    Headings begin at h2.  Links to `.md` files become `release:PATH`, links below
    the root `site:/…`, photos `photo:PATH`, each with a Link to be proven.
    """
    if not body.strip():
        return Marked("", (), ())
    html = paragraphs(body)
    if html is not None:
        return Marked(html, (), ())
    html = _converter(language).reset().convert(body)
    html, removed = sanitised(path, html, body, first_line)
    if "<h" in html:
        html = _with_headings_from_h2(html)
    html, links, problems = resolve_references(path, html, body, first_line)
    return Marked(html.strip(), links, (*removed, *problems))


_HEADING = re.compile(r"<(/?)h([1-6])>")


def _with_headings_from_h2(html: str) -> str:
    """The highest heading used is h2, whichever a reporter began with, and none is skipped."""
    used = sorted({int(tag[2]) for tag in _HEADING.finditer(html)})
    level = {before: min(after, 6) for after, before in enumerate(used, start=2)}
    return _HEADING.sub(lambda tag: f"<{tag[1]}h{level[int(tag[2])]}>", html)


@cache
def _converter(language: str) -> Markdown:
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
