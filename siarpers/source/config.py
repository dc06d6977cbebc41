"""config.yaml becomes the newsroom: the site, its publisher, its offices, its look."""

from __future__ import annotations

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from siarpers.source.forms import Surroundings, problem_at, validated
from siarpers.source.frontmatter import compose_mapping, decode
from siarpers.source.offices import OfficeTree
from siarpers.source.settings import PATH, ConfigForm, ThemeForm
from siarpers.source.yamlnodes import Node
from siarpers.words.newsroom import Block, MenuItem, Newsroom, PhotoPolicy, Publisher, Site, Theme
from siarpers.words.problem import Problem
from siarpers.words.text import closest, slugify
from siarpers.words.wording import WORDINGS


def read_config(data: bytes) -> tuple[Newsroom | None, tuple[Problem, ...]]:
    """The newsroom that config.yaml describes, or None and everything wrong with it."""
    text, problems = decode(PATH, data)
    if any(found.code != "byte-order-mark" for found in problems):
        return None, problems
    root, faults = compose_mapping(PATH, text, 1)
    problems = (*problems, *faults)
    if root is None:
        return None, problems
    # config.yaml itself decides the zones; no value of it is a moment.
    form, faults = validated(ConfigForm, root, PATH, Surroundings(ZoneInfo("UTC")))
    problems = (*problems, *faults)
    if form is None:
        from siarpers.source.examples import (  # noqa: PLC0415 - only when something is wrong
            with_examples,
        )

        return None, tuple(sorted(with_examples(problems)))
    newsroom, found = _newsroom(form, root)
    problems = tuple(sorted((*problems, *found)))
    is_right = all(WORDINGS[found.code].severity == "warning" for found in problems)
    return (newsroom if is_right else None), problems


def _newsroom(form: ConfigForm, root: Node) -> tuple[Newsroom, list[Problem]]:
    site_facts = form.site.facts()
    site_facts["masthead"] = form.site.masthead or form.site.title
    site = Site(**site_facts)
    publisher = Publisher(**{**form.publisher.facts(), "contact": form.publisher.contact.contact()})
    tree = OfficeTree(site, root)
    offices = tuple(tree.offices(form.offices, ("offices",), None))
    newsroom = Newsroom(site, publisher, offices)
    theme = Theme(
        form.theme.logo,
        tuple(form.theme.colours.items()),
        tuple(MenuItem(item.label, item.url) for item in form.theme.menu),
        tuple(_blocks(form.theme, newsroom, root, tree.problems)),
    )
    photos = PhotoPolicy(**form.photos.facts())
    hubs = tuple(dict.fromkeys(form.websub.hubs))
    return Newsroom(site, publisher, offices, theme, photos, hubs), tree.problems


def _blocks(
    theme: ThemeForm, newsroom: Newsroom, root: Node, problems: list[Problem]
) -> Iterator[Block]:
    for number, form in enumerate(theme.blocks):
        where = ("theme", "blocks", number)
        given = [kind for kind in ("office", "programme", "topic") if getattr(form, kind)]
        if len(given) != 1:
            problems.append(problem_at("bad-block", root, PATH, where))
        elif form.office:
            office = newsroom.office_named(form.office)
            if office:
                yield Block("office", office.id, form.title)
                continue
            names = [name for known in newsroom.offices for name in (known.id, known.name)]
            problems.append(
                problem_at(
                    "unknown-office", root, PATH, (*where, "office"),
                    value=form.office, suggestion=closest(form.office, names),
                    known=", ".join(known.id for known in newsroom.offices),
                )
            )  # fmt: skip
        elif form.programme:
            yield Block("programme", slugify(form.programme), form.title)
        else:
            yield Block("topic", slugify(form.topic), form.title)
