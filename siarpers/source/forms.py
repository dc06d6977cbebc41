"""Forms: mappings with known keys, filled in from YAML, every problem with its place.

What a value cannot mean becomes a problem whose code and facts the value's type
names (`fault`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import tzinfo
from functools import cache
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

from siarpers.source.quoting import flow
from siarpers.source.synonyms import key_like, key_meant
from siarpers.source.yamlnodes import Node
from siarpers.words.newsroom import Newsroom
from siarpers.words.problem import Problem, problem
from siarpers.words.text import between_curly_quotes
from siarpers.words.wording import N_

FormType = TypeVar("FormType", bound="Form")
Where = tuple[str | int, ...]
"""The keys and indexes that lead to a value."""


class Form:
    """A mapping with known keys only: a frozen dataclass whose types say how values are read."""

    def facts(self) -> dict[str, Any]:
        """Each value by its key."""
        return dict(vars(self))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What reading a value needs to know: the zone of its office, and the newsroom."""

    zone: tzinfo
    newsroom: Newsroom | None = None


class FaultError(Exception):
    """A value that cannot be read: a code of the wordings and its facts."""

    def __init__(self, code: str, facts: Mapping[str, object]) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


def fault(code: str, **facts: object) -> FaultError:
    """A problem found in a value: a code of the wordings and its facts."""
    return FaultError(code, facts)


@dataclass(frozen=True, slots=True)
class Writing:
    """How a value is written, as far as an editor can be told: it refuses nothing that is read."""

    how: str = N_("Write something here, or delete the line.")
    """To the person who writes; `{words}` stands for the words offered."""
    pattern: str = r"\S"
    """What the text looks like, in the regular expressions that Python and JavaScript share."""
    kinds: tuple[str, ...] = ("string", "number", "boolean")
    """What editors take it for: to YAML 1.2 the title 2024 is a number."""
    words: tuple[str, ...] = ()
    """The words to choose from."""
    is_office: bool = False
    """Whether it names an office of the newsroom."""


TEXT = Writing()


@dataclass(frozen=True, slots=True)
class Reads:
    """In a value's type: this function reads it, or raises a fault."""

    read: Callable[[object, Surroundings], Any]
    writing: Writing = TEXT


@dataclass(frozen=True, slots=True)
class First:
    """In a value's type: this function prepares it, or raises a fault, before it is read.

    Before a list, it takes one value alone for a list of it; before a group, a text for the group.
    """

    prepare: Callable[[object], object]
    least: int = 0
    """How many values a list has at least."""


def validated(
    form: type[FormType], node: Node, path: str, surroundings: Surroundings
) -> tuple[FormType | None, tuple[Problem, ...]]:
    """The form a mapping fills in, or None and everything that is wrong with it."""
    filling = _Filling(surroundings, [])
    filled = filling.form(form, node.plain(), ())
    if filling.faults:
        return None, tuple(_problem_of(form, node, path, *found) for found in filling.faults)
    return filled, ()


_Found = tuple[Where, str, Mapping[str, object]]
_Read = Callable[["_Filling", object, Where], Any]
_KEY = "[key]"
"""At the end of the way to a fault: it lies in the key, not in the value."""


@dataclass(frozen=True, slots=True)
class _Filling:
    """One filling in of a form, and the faults found on the way."""

    surroundings: Surroundings
    faults: list[_Found]

    def form(self, form: type[FormType], value: object, where: Where) -> FormType | None:
        if not isinstance(value, dict):
            self.faults.append((where, "not-a-group", {}))
            return None
        before, known, found = len(self.faults), _blanks(form), {}
        missing: list[str] = []
        for key, (read, is_needed) in known.items():
            if key in value:
                found[key] = read(self, value[key], (*where, key))
            elif is_needed:
                missing.append(key)
        unknown = value.keys() - known
        written = {key_meant(key, known) for key in unknown}  # those are told as unknown already
        self.faults.extend(((*where, k), "missing-key", {}) for k in missing if k not in written)
        self.faults.extend(((*where, key), "unknown-key", {}) for key in unknown)
        return form(**found) if len(self.faults) == before else None

    def value(self, read: Callable[[], Any], where: Where) -> Any:
        """What reading gives; None, and a fault noted, when the value cannot be read."""
        try:
            return read()
        except FaultError as error:
            written = str(error.facts.get("value", ""))
            if bare := between_curly_quotes(written):
                facts = {"value": written, "bare": bare}
                self.faults.append((where, "curly-quotes", facts))
            else:
                self.faults.append((where, error.code, error.facts))
            return None


def _blanks(form: Any) -> dict[str, tuple[_Read, bool]]:
    """How each value of a form is read, and whether it must be there, by key."""
    return _blanks_in(form)


@cache
def _blanks_in(form: Any) -> dict[str, tuple[_Read, bool]]:
    types = get_type_hints(form, include_extras=True)
    return {
        blank.name: (
            _reader(types[blank.name]),
            blank.default is MISSING and blank.default_factory is MISSING,
        )
        for blank in fields(form)
    }


def _reader(kind: Any) -> _Read:
    """How a value of a type is read."""
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _marked(parts[0], parts[1:])
    if origin is tuple:
        return _each(_reader(parts[0]))
    if origin is dict:
        return _pairs(_reader(parts[0]), _reader(parts[1]))
    if parts:  # a type or None
        return _reader(next(part for part in parts if part is not type(None)))
    return lambda filling, value, where: filling.form(kind, value, where)


def _marked(kind: Any, marks: tuple[Any, ...]) -> _Read:
    found = next((mark.read for mark in marks if isinstance(mark, Reads)), None)
    if found is not None:
        leaf: Callable[[object, Surroundings], Any] = found
        return lambda filling, value, where: filling.value(
            lambda: leaf(value, filling.surroundings), where
        )
    inner, mark = _reader(kind), next(mark for mark in marks if isinstance(mark, First))

    def read(filling: _Filling, value: object, where: Where) -> Any:
        before = len(filling.faults)
        prepared = filling.value(lambda: mark.prepare(value), where)
        return inner(filling, prepared, where) if len(filling.faults) == before else None

    return read


def _each(read: _Read) -> _Read:
    def several(filling: _Filling, value: Any, where: Where) -> tuple[Any, ...]:
        return tuple(read(filling, one, (*where, number)) for number, one in enumerate(value))

    return several


def _pairs(read_key: _Read, read_value: _Read) -> _Read:
    def mapping(filling: _Filling, value: object, where: Where) -> dict[Any, Any] | None:
        if not isinstance(value, dict):
            filling.faults.append((where, "not-a-group", {}))
            return None
        return {
            read_key(filling, key, (*where, key, _KEY)): read_value(filling, one, (*where, key))
            for key, one in value.items()
        }

    return mapping


def problem_at(code: str, node: Node, path: str, where: Where, **facts: object) -> Problem:
    """A problem at the value that the keys and indexes of `where` lead to."""
    place = place_of(node, where)
    return problem(code, path, place.line, place.column, width=place.width, **facts)


def place_of(node: Node, where: Where) -> Node:
    """The deepest node on the way that was really written."""
    for step in where:
        if isinstance(node.value, dict) and step in node.value:
            node = node.value[str(step)]
        elif isinstance(node.value, list) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
    return node


def _problem_of(
    form: type[Form],
    root: Node,
    path: str,
    where: Where,
    code: str,
    facts: Mapping[str, object],
) -> Problem:
    names_key = where[-1:] == (_KEY,)
    where = where[:-1] if names_key else where
    key = next((step for step in reversed(where) if isinstance(step, str)), "")
    if code == "missing-key":
        return problem_at(code, root, path, where[:-1], key=key)
    if code == "unknown-key":
        parent = place_of(root, where[:-1])
        written = parent.keys.get(key, parent)
        facts = _stranger(form_at(form, where[:-1]), key, parent)
        code = "misplaced-key" if "group" in facts else code
        return problem(
            code, path, written.line, written.column, width=written.width, key=key, **facts
        )
    place = place_of(root, where)
    if where and (names_key or code == "empty-value"):
        parent = place_of(root, where[:-1])
        place = parent.keys.get(str(where[-1]), place)
    return problem(code, path, place.line, place.column, width=place.width, **{"key": key, **facts})


def _stranger(form: type[Form], key: str, written: Node) -> dict[str, object]:
    """What can be said of a key that is none of the form: its own group, or what it may mean."""
    known = needed_keys(form)
    groups = [name for name, group in groups_in(form).items() if key in needed_keys(group)]
    if groups and not key_meant(key, known):
        group = next((name for name in groups if name in written.keys), groups[0])
        return {"group": group, "suggestion": _joined(form, group, key, written)}
    return {"known": ", ".join(known), "suggestion": key_like(key, known)}


def _joined(form: type[Form], group: str, key: str, written: Node) -> str:
    """A text that stands for a group, and a key that belongs to it, as that group."""
    values = written.value if isinstance(written.value, dict) else {}
    text, own = (values[name].value if name in values else "" for name in (group, key))
    if not (isinstance(text, str) and isinstance(own, str) and text and own):
        return ""
    first = next(iter(needed_keys(groups_in(form)[group])))
    return f"{group}: {flow({first: text, key: own})}"


def form_at(form: type[Form], where: Where) -> type[Form]:
    """The form that `where` leads to from `form`."""
    for step in where:
        if isinstance(step, str):
            form = _form_in(get_type_hints(form)[step]) or form
    return form


def needed_keys(form: type[Form]) -> dict[str, bool]:
    """The keys of a form, and whether each must be there."""
    return {key: is_needed for key, (_, is_needed) in _blanks(form).items()}


def groups_in(form: type[Form]) -> dict[str, type[Form]]:
    """The keys of a form that take a group, or a list of groups, with its form."""
    inside = {key: _form_in(kind) for key, kind in get_type_hints(form).items()}
    return {key: group for key, group in inside.items() if group}


def _form_in(annotation: Any) -> type[Form] | None:
    """The first form inside an annotation such as `tuple[QuoteForm, ...]`."""
    if isinstance(annotation, type) and issubclass(annotation, Form):
        return annotation
    parts: tuple[Any, ...] = get_args(annotation)
    return next(filter(None, map(_form_in, parts)), None)
