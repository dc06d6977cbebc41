"""What each kind of page is made from, besides its spec and its answers."""

from __future__ import annotations

from collections.abc import Iterator

from siarpers.site.contexts import TEMPLATES
from siarpers.site.sitemaps import SITEMAPS
from siarpers.site.theme import References, Theme, closures
from siarpers.words.digest import fingerprint
from siarpers.words.listing import FEEDS
from siarpers.words.problem import Problem, problem
from siarpers.words.text import closest

BODY_PHOTO = "parts/photo.html"
"""The template of a photo in a text, which no other template needs to name."""
_WITH_TEXT = ("release", "standing")


def templates_of(kind: str) -> tuple[str, ...]:
    """The templates that a page of this kind begins from; none for what is made without."""
    name = TEMPLATES.get(kind)
    if name is None:
        return ()
    return (name, BODY_PHOTO) if kind in _WITH_TEXT else (name,)


def recipes_of(
    theme: Theme, known: References
) -> tuple[dict[str, str], References, tuple[Problem, ...]]:
    """The digest of epoch and template closure by kind of page.

    `known` are the references found before; those of today come second, and third
    the templates that cannot be parsed.
    """
    faults = list(_unreadable(theme))
    if faults:
        return {}, {}, tuple(faults)

    def parse(name: str, source: str) -> tuple[str, ...]:
        from jinja2 import TemplateSyntaxError  # noqa: PLC0415 - only when a template is new

        from siarpers.site.environment import template_references  # noqa: PLC0415 - as above

        try:
            return template_references(source)
        except TemplateSyntaxError as error:
            where, reason = f"templates/{name}", error.message
            faults.append(
                problem("template-error", where, error.lineno, template=name, reason=reason)
            )
            return ()

    roots = (*TEMPLATES.values(), BODY_PHOTO)
    closed, references = closures(theme.sources, roots, known, parse)
    kinds = (*TEMPLATES, *FEEDS.values(), "opml", "ninjs", "search-month", *SITEMAPS)
    recipes = {
        kind: fingerprint(theme.epoch, *(closed[name] for name in templates_of(kind)))
        for kind in kinds
    }
    return recipes, references, tuple(faults)


def _unreadable(theme: Theme) -> Iterator[Problem]:
    """Templates that are no UTF-8, and a logo that is not there."""
    for name, text in sorted(theme.sources.items()):
        try:
            text.encode()
        except UnicodeEncodeError as error:
            line = text.count("\n", 0, error.start) + 1
            reason = "UTF-8"
            yield problem("template-error", f"templates/{name}", line, template=name, reason=reason)
    logo = theme.newsroom.theme.logo
    if logo and logo not in theme.statics:
        guess = closest(logo, theme.statics)
        yield problem("missing-logo", "config.yaml", written=logo, suggestion=guess)
