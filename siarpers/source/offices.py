"""The offices of config.yaml: a tree on paper, parents before children in the newsroom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, get_args

from siarpers.source.forms import Where, place_of, problem_at
from siarpers.source.settings import PATH, OfficeForm
from siarpers.source.yamlnodes import Node
from siarpers.words.newsroom import Site
from siarpers.words.problem import Problem
from siarpers.words.release import Office, OfficeKind

_KINDS: tuple[OfficeKind, ...] = get_args(OfficeKind)
_KIND = re.compile(
    r"(?P<mabes>Mabes)|(?P<polda>Polda)|(?P<polres>Polres(?:tabes|ta)?)(?:\s+Metro\b)?"
    r"|(?P<polsek>Polsek(?:ta)?)(?:\s+Metro\b)?",
    re.IGNORECASE,
)


class OfficeTree:
    """Walks the offices, parents before children, and collects what is wrong."""

    def __init__(self, site: Site, root: Node) -> None:
        self.site = site
        self.root = root
        self.lines: dict[str, int] = {}
        self.problems: list[Problem] = []

    def offices(
        self, forms: tuple[OfficeForm, ...], where: Where, parent: Office | None
    ) -> Iterator[Office]:
        for number, form in enumerate(forms):
            here = (*where, number)
            self.check_id(form, (*here, "id"))
            office = Office(
                id=form.id,
                name=form.name,
                kind=self.kind(form, here, parent),
                place=form.place or _place(form.name),
                timezone=form.timezone or (parent.timezone if parent else self.site.timezone),
                masthead=form.masthead or self.site.masthead,
                contact=form.contact.contact(),
                parents=(*parent.parents, parent.id) if parent else (),
            )
            yield office
            yield from self.offices(form.offices, (*here, "offices"), office)

    def check_id(self, form: OfficeForm, where: Where) -> None:
        line = place_of(self.root, where).line
        first = self.lines.setdefault(form.id, line)
        if first != line:
            self.problems.append(
                problem_at("duplicate-office", self.root, PATH, where, id=form.id, first=first)
            )

    def kind(self, form: OfficeForm, where: Where, parent: Office | None) -> OfficeKind:
        """What the office says it is, else its name, else one step below its parent."""
        named = _KIND.match(form.name)
        kind: Any = form.kind or (named.lastgroup if named else None)
        if kind is None and parent and parent.kind != _KINDS[-1]:
            kind = _KINDS[_KINDS.index(parent.kind) + 1]
        if kind is None:
            at = (*where, "name")
            self.problems.append(
                problem_at("unknown-office-kind", self.root, PATH, at, name=form.name)
            )
            return _KINDS[-1]
        if parent and _KINDS.index(kind) <= _KINDS.index(parent.kind):
            at = (*where, "kind" if form.kind else "name")
            facts = {"kind": kind.title(), "parent": parent.kind.title()}
            self.problems.append(problem_at("office-order", self.root, PATH, at, **facts))
        return _KINDS[_KINDS.index(kind)]


def _place(name: str) -> str:
    """The name without its kind: Polres Metro Bekasi is at Bekasi."""
    if name.lower() in ("mabes polri", "mabes"):
        return "Jakarta"
    kind = _KIND.match(name)
    return (name[kind.end() :].strip() if kind else "") or name
