"""What each kind of page is made from, besides its spec and its answers."""

from __future__ import annotations

from siarpers.site.contexts import TEMPLATES
from siarpers.site.theme import References, Theme, closures
from siarpers.store.documents import fingerprint
from siarpers.words.problem import Problem, problem


def recipes_of(
    theme: Theme, known: References
) -> tuple[dict[str, str], References, tuple[Problem, ...]]:
    """The digest of epoch and template closure by kind of page.

    `known` are the references found before; those of today come second, and third
    the templates that cannot be parsed.
    """
    epoch = fingerprint(repr(theme.newsroom), *theme.addresses.values())
    faults: list[Problem] = []

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

    closed, references = closures(theme.sources, TEMPLATES.values(), known, parse)
    recipes = {kind: fingerprint(epoch, closed[name]) for kind, name in TEMPLATES.items()}
    return recipes | {"feed": epoch}, references, tuple(faults)
