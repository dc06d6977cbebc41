"""Where a group is missing, or something else stands in its place: how it is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import get_origin, get_type_hints

from siarpers.source.forms import Form, groups_in, needed_keys
from siarpers.source.keys import KEYS
from siarpers.source.quoting import flow
from siarpers.words.problem import Problem


def with_examples(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems; those of groups with the shortest one that is right."""
    for found in problems:
        example = ""
        if found.code in {"not-a-group", "missing-key"}:
            key = dict(found.facts)["key"]
            example = _examples().get(key, "")
        if example:
            facts = (*found.facts, ("suggestion", f"{key}: {example}"))
            yield replace(found, facts=tuple(sorted(facts)))
        else:
            yield found


@cache
def _examples() -> dict[str, str]:
    """The shortest right value of each key that takes a group."""
    found: dict[str, str] = {}
    for form, keys in KEYS.items():
        types, groups = get_type_hints(form), groups_in(form)
        for name, key in keys.items():
            if group := groups.get(name):
                shortest = _shortest(group)
                is_list = get_origin(types[name]) is tuple
                found.setdefault(name, f"[{shortest}]" if is_list else shortest)
            elif get_origin(types[name]) is dict:
                found.setdefault(name, key.example)
    return found


def _shortest(form: type[Form]) -> str:
    """A group with the keys that it needs, or with its first one, as `KEYS` tell them."""
    keys = [key for key, is_needed in needed_keys(form).items() if is_needed]
    keys = keys or [next(iter(needed_keys(form)))]
    examples = {key: KEYS[form][key].example for key in keys}
    if any(example.startswith("[") for example in examples.values()):
        return "{" + ", ".join(f"{key}: {example}" for key, example in examples.items()) + "}"
    return flow(examples)
