"""The Jinja2 environment: what every template may use."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, MutableMapping
from pathlib import Path
from types import FunctionType, MethodType
from typing import Any
from urllib.parse import quote

import jinja2
from jinja2 import meta, nodes
from jinja2.runtime import Context, Macro

from siarpers.site.addresses import Addresses
from siarpers.site.phrases import page_words, phrases
from siarpers.site.theme import Theme
from siarpers.words.listing import ROOTS
from siarpers.words.release import Speaker, Term
from siarpers.words.text import ended


class _Context(Context):
    """A context that calls macros and plain functions without asking what they want passed.

    Jinja2 looks at each callable anew at each call, which took a fifth of the time of a page.
    """

    def call(self, __obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        kind = type(__obj)
        if kind is Macro:
            kwargs.pop("_loop_vars", None)
            kwargs.pop("_block_vars", None)
            return __obj(self.eval_ctx, *args, **kwargs)
        if kind in _PLAIN and not hasattr(__obj, "jinja_pass_arg"):
            kwargs.pop("_loop_vars", None)
            kwargs.pop("_block_vars", None)
            return __obj(*args, **kwargs)
        return super().call(__obj, *args, **kwargs)


_PLAIN = frozenset({FunctionType, MethodType})


class _Environment(jinja2.Environment):
    """An environment whose globals never change once templates are loaded."""

    context_class = _Context

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """A plain dict: Jinja2's ChainMap is walked in Python at every import and render."""
        return {**self.globals, **(d or {})}


_SAID = re.compile(r"""\{\{ _\((["'])([^"'\\]+)\1\) \}\}""")
_KINDS = {"mabes": "Mabes Polri", "polda": "Polda", "polres": "Polres", "polsek": "Polsek"}


def environment(theme: Theme, folder: Path, given: Mapping[str, Any]) -> jinja2.Environment:
    """An environment with the theme's templates and what they may call.

    Compiled templates are kept below `folder`.  `given` are the renderer's own
    functions, the same objects for every page, so that imported macros see them.
    """
    newsroom = theme.newsroom
    addresses = Addresses(newsroom.site.url)
    say = phrases(newsroom.site.language)
    cache = folder / "jinja"
    cache.mkdir(parents=True, exist_ok=True)

    words = page_words(newsroom.site.language)

    def source(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        text = theme.sources.get(name)
        if text is None:
            return None
        # A site has one language: what is always said stands translated in the template.
        text = _SAID.sub(lambda said: words.gettext(said[2]), text)
        return text, name, lambda: True  # errors name the template

    made = _Environment(
        loader=jinja2.FunctionLoader(source),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        bytecode_cache=jinja2.FileSystemBytecodeCache(str(cache)),
        auto_reload=False,
        cache_size=-1,
    )
    made.install_gettext_translations(words, newstyle=True)  # type: ignore[attr-defined]
    made.filters |= {
        "moment": say.moment,
        "day": say.day,
        "short_day": say.short_day,
        "weekday_day": say.weekday_day,
        "clock": say.clock,
        "month_name": say.month_name,
        "number": say.number,
        "ended": ended,
        "iso": lambda moment: moment.isoformat(),
        "urlquote": lambda text: quote(str(text), safe=""),
        "kind_label": _KINDS.__getitem__,
    }
    statics = {name: addresses.href(url) for name, url in theme.addresses.items()}
    made.globals |= {
        "site": newsroom.site,
        "publisher": newsroom.publisher,
        "theme": newsroom.theme,
        "offices": newsroom.offices,
        "office": newsroom.office,
        "href": addresses.href,
        "absolute": addresses.absolute,
        "static": statics.__getitem__,
        "term_url": _term_url,
        "speaker_url": _speaker_url,
        **given,
    }
    return made


def _term_url(kind: str, term: Term) -> str:
    return f"{ROOTS[kind]}{term.slug}/"


def _speaker_url(speaker: Speaker) -> str:
    return f"{ROOTS['speaker']}{speaker.slug}/"


def template_references(source: str) -> tuple[str, ...]:
    """Names of the templates that a template's text extends, includes, imports or shares.

    A name that is computed stands for every template, written as `*`.
    Raises jinja2.TemplateSyntaxError.
    """
    parsed = jinja2.Environment(extensions=["jinja2.ext.i18n"], autoescape=True).parse(source)
    names = {name or "*" for name in meta.find_referenced_templates(parsed)}
    for call in parsed.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "shared":
            given = call.args[0] if call.args else None
            names.add(given.value if isinstance(given, nodes.Const) else "*")
    return tuple(sorted(names))
