"""YAML as nodes that know their place: text, lists and mappings, nothing guessed.

Anchors, aliases and tags are refused, so that no small file can grow large.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from siarpers.source.quoting import blank_at, hashtag_at, quoted_line, with_quotes
from siarpers.source.yamlmistakes import syntax_problem
from siarpers.words.problem import Problem, problem

MAX_DEPTH = 12
"""Levels of lists and mappings; the front matter needs four, an office tree eight."""


# Only their events are used; the C parser is there where PyYAML was built with libyaml.
_Parser: Any = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader


@dataclass(frozen=True, slots=True)
class Node:
    """A value and where it stands: line and column from 1, width in characters.

    `keys` holds the places of a mapping's keys.
    """

    line: int
    column: int
    width: int
    value: str | list[Node] | dict[str, Node]
    keys: dict[str, Node] = field(default_factory=dict)

    def plain(self) -> Any:
        """The value as text, lists and dicts, without places."""
        if isinstance(self.value, str):
            return self.value
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return {key: node.plain() for key, node in self.value.items()}


def compose(path: str, text: str, first_line: int) -> tuple[Node | None, tuple[Problem, ...]]:
    """The root node of one YAML document, and its problems; None when it is empty or broken."""
    # YAML breaks lines at these too, editors do not.
    text = re.sub("[\x85\u2028\u2029]", " ", text)
    composer = _Composer(path, first_line, text)
    try:
        root = composer.root(_Parser(text))
    except yaml.MarkedYAMLError as error:
        if "nesting depth" in str(error.problem):  # libyaml's own limit, met before ours
            mark: Any = error.problem_mark
            place = (mark.line + first_line, mark.column + 1)
            found = problem("nested-too-deep", path, *place, limit=MAX_DEPTH)
        else:
            found = syntax_problem(path, text, first_line, error)
        told = (
            one for one in composer.problems if (one.line, one.column) != (found.line, found.column)
        )
        return None, (*told, found)
    except yaml.YAMLError:  # a character YAML has no place for, or nesting already reported
        if not composer.problems:
            composer.problems.append(problem("yaml-syntax", path, first_line, 1))
        return None, tuple(composer.problems)
    return root, tuple(composer.problems)


class _TooDeepError(yaml.YAMLError):
    """Lists inside lists without end; already reported."""


class _Composer:
    """Builds nodes from the parser's events and collects what is refused."""

    def __init__(self, path: str, first_line: int, text: str) -> None:
        self.path = path
        self.first_line = first_line
        self.lines = text.split("\n")
        self.has_hash = "#" in text
        self.problems: list[Problem] = []

    def root(self, parser: Any) -> Node | None:
        root = None
        while True:
            event = parser.get_event()
            kind = type(event)
            if kind is yaml.StreamEndEvent:
                return root
            if kind is yaml.DocumentStartEvent and root is not None:
                self.report("yaml-syntax", event)
                return root
            if kind not in _FRAME:
                root = self.node(parser, event, 1)

    def node(self, parser: Any, event: Any, depth: int) -> Node:
        start, end = event.start_mark, event.end_mark
        line, column = start.line + self.first_line, start.column + 1
        kind = type(event)
        if kind is yaml.AliasEvent or event.anchor is not None:
            self.refuse("yaml-anchor", event)
        if kind is yaml.AliasEvent:
            return Node(line, column, 1, "")
        if event.tag is not None:
            self.refuse("yaml-tag", event, tag=event.tag)
        if kind is yaml.ScalarEvent:
            width = end.column - start.column if end.line == start.line else 1
            if self.has_hash and event.value and event.style not in _BLOCKS:
                self.look_for_hashtag(event)
            is_nothing = event.implicit[0] and event.value in _NOTHING
            return Node(line, column, max(width, 1), "" if is_nothing else event.value)
        if depth > MAX_DEPTH:
            self.report("nested-too-deep", event, limit=str(MAX_DEPTH))
            raise _TooDeepError
        if kind is yaml.SequenceStartEvent:
            items: list[Node] = []
            while type(event := parser.get_event()) is not yaml.SequenceEndEvent:
                items.append(self.node(parser, event, depth + 1))
            return Node(line, column, 1, items)
        return self.mapping(parser, Node(line, column, 1, {}), depth)

    def mapping(self, parser: Any, node: Node, depth: int) -> Node:
        values = node.value
        assert isinstance(values, dict)  # noqa: S101 - for the type checker
        while type(event := parser.get_event()) is not yaml.MappingEndEvent:
            key = self.node(parser, event, depth + 1)
            value = self.node(parser, parser.get_event(), depth + 1)
            if not isinstance(key.value, str):
                self.problems.append(problem("yaml-syntax", self.path, key.line, key.column))
            elif width := blank_at(key.value)[1]:
                place = (key.line, key.column)
                self.problems.append(problem("yaml-blank", self.path, *place, width=width))
            elif key.value in values:
                first = node.keys[key.value].line
                self.problems.append(
                    problem(
                        "duplicate-key", self.path, key.line, key.column,
                        width=key.width, key=key.value, first=first,
                    )
                )  # fmt: skip
            else:
                values[key.value] = value
                node.keys[key.value] = key
        return node

    def look_for_hashtag(self, event: Any) -> None:
        """A value is followed by a hashtag, which YAML takes for a comment."""
        start, end = event.start_mark, event.end_mark
        line = self.lines[end.line] if end.line < len(self.lines) else ""
        at = hashtag_at(line, end.column)
        if at < 0 or line[end.column : at].strip():
            return
        before, lost = line[: start.column], line[at:].split()[0]
        is_plain = start.line == end.line and not set(before) & set("[{")
        whole = with_quotes(before, event.value + line[end.column :]) if is_plain else ""
        self.problems.append(
            problem(
                "lost-hashtag", self.path, end.line + self.first_line, at + 1,
                width=len(line.rstrip()) - at, hashtag=lost, suggestion=whole,
            )
        )  # fmt: skip

    def refuse(self, code: str, event: Any, **facts: str) -> None:
        line = event.start_mark.line
        whole = quoted_line(self.lines[line]) if line < len(self.lines) else ""
        self.report(code, event, suggestion=whole, **facts)

    def report(self, code: str, event: Any, **facts: str) -> None:
        mark = event.start_mark
        line = mark.line + self.first_line
        self.problems.append(problem(code, self.path, line, mark.column + 1, width=1, **facts))


_NOTHING = frozenset({"~", "null", "Null", "NULL"})
"""What YAML 1.2 (section 10.3.2) takes for no value where it stands without quotation marks."""
_BLOCKS = ("|", ">")
"""Styles of text that stands on lines of its own, where nothing is a comment."""
_FRAME = (yaml.StreamStartEvent, yaml.DocumentStartEvent, yaml.DocumentEndEvent)
