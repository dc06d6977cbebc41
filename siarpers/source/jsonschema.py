"""A form told as JSON Schema, for editors that check and complete YAML while it is typed.

What the reader takes, the schema never refuses; what it cannot express, the reader tells.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import MISSING, Field, dataclass, field, fields
from gettext import NullTranslations
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from siarpers.source.fields import in_any_case, pattern_of
from siarpers.source.forms import TEXT, First, Form, Reads, Writing
from siarpers.source.keys import KEYS
from siarpers.words.newsroom import Newsroom
from siarpers.words.wording import N_

DRAFT = "http://json-schema.org/draft-07/schema#"
"""The newest that YAML extensions of editors know well."""

_BEYOND_ASCII = "[^ -~]"

Schema = dict[str, Any]


def schema_of(
    form: type[Form], words: NullTranslations, newsroom: Newsroom | None = None
) -> Schema:
    """The JSON Schema of what fills in a form, told in the language of the catalogue.

    With a newsroom, its offices are the only ones that may be named.
    """
    telling = _Telling(words, newsroom)
    whole = telling.group(form)
    return {"$schema": DRAFT, **whole, "definitions": telling.definitions}


@dataclass(frozen=True)
class _Telling:
    """One telling, in one language; forms inside the form are its definitions."""

    words: NullTranslations
    newsroom: Newsroom | None
    definitions: dict[str, Schema] = field(default_factory=dict)

    def group(self, form: type[Form]) -> Schema:
        """A mapping with the keys of a form."""
        types = get_type_hints(form, include_extras=True)
        blanks = fields(form)  # type: ignore[arg-type] # every form is a dataclass
        return {
            "type": "object",
            "properties": {
                blank.name: {
                    **self.help(form, blank, types[blank.name]),
                    **_one_of(self.ways(types[blank.name])),
                }
                for blank in blanks
            },
            "required": [blank.name for blank in blanks if _is_needed(blank)],
            "additionalProperties": False,
        }

    def ways(self, kind: Any) -> list[Schema]:
        """Every way in which a value of a type may be written."""
        origin, parts = get_origin(kind), get_args(kind)
        if origin is Annotated:
            return self.marked(parts[0], parts[1])
        if origin is tuple:
            return [{"type": "array", "items": _one_of(self.ways(parts[0]))}]
        if origin is dict:
            (names,), values = self.ways(parts[0]), _one_of(self.ways(parts[1]))
            return [{"type": "object", "propertyNames": names, "additionalProperties": values}]
        if parts:  # a type or None
            return self.ways(next(part for part in parts if part is not type(None)))
        return [self.reference(kind)]

    def marked(self, kind: Any, mark: Reads | First) -> list[Schema]:
        """Every way that the mark of a type reads, or prepares for reading."""
        if isinstance(mark, Reads):
            return self.written(mark.writing)
        ways = self.ways(kind)
        if get_origin(kind) is not tuple:
            return [*ways, *self.written(TEXT)]
        (several,) = ways
        several |= {"minItems": mark.least} if mark.least else {}
        return [*self.ways(get_args(kind)[0]), several]

    def reference(self, form: type[Form]) -> Schema:
        name = form.__name__.removesuffix("Form").lower()
        if name not in self.definitions:
            self.definitions[name] = {}  # a form may hold itself
            self.definitions[name] |= self.group(form)
        return {"$ref": f"#/definitions/{name}"}

    def written(self, writing: Writing) -> list[Schema]:
        """One text: a word to choose, or what a pattern tells."""
        offered, pattern = dict.fromkeys(writing.words, ""), writing.pattern
        if writing.is_office and self.newsroom:
            offered = {office.id: office.name for office in self.newsroom.offices}
            pattern = _names(name for pair in offered.items() for name in pair)
        text: Schema = {
            "type": [kind for kind in writing.kinds if kind != "boolean"],
            "pattern": pattern,
            "errorMessage": self.how(writing),
        }
        if writing.kinds == TEXT.kinds:  # a text may be “true” like any other, but none is proposed
            text = {"anyOf": [{"if": {"type": "boolean"}, "else": text}]}
        elif "boolean" in writing.kinds:
            text["type"].append("boolean")
        choice: Schema = {"enum": list(offered)}
        if any(offered.values()):
            choice["enumDescriptions"] = list(offered.values())
        return [choice, text] if offered else [text]

    def how(self, writing: Writing) -> str:
        return self.words.gettext(writing.how).format(words=", ".join(writing.words))

    def help(self, form: type[Form], blank: Field[Any], kind: Any) -> Schema:
        """What a person is shown at a key."""
        key, say = KEYS[form][blank.name], self.words.gettext
        told = [say(key.purpose)]
        writing = _writing_in(kind)
        if writing not in (None, TEXT):
            told.append(self.how(writing))
        if key.example:
            told.append(
                say(N_("Example: {example}")).format(example=f"`{blank.name}: {key.example}`")
            )
        if isinstance(blank.default, bool | int | str) and blank.default != "":
            # Not as “default”: editors would type it wherever the key is completed.
            told.append(say(N_("Without it: {value}")).format(value=f"`{blank.default}`".lower()))
        return {"description": told[0], "markdownDescription": "\n\n".join(told)}


def _names(names: Iterable[str]) -> str:
    """A pattern for these names in whatever case; beyond ASCII only the reader knows what is one."""
    folded = map(str.casefold, names)
    return pattern_of(in_any_case(name for name in folded if name.isascii()), _BEYOND_ASCII)


def _one_of(ways: list[Schema]) -> Schema:
    return ways[0] if len(ways) == 1 else {"anyOf": ways}


def _is_needed(blank: Field[Any]) -> bool:
    return blank.default is MISSING and blank.default_factory is MISSING


def _writing_in(kind: Any) -> Writing | None:
    """How the text in a type is written; None for a group."""
    if get_origin(kind) is Annotated and isinstance(kind.__metadata__[0], Reads):
        return kind.__metadata__[0].writing
    return next((found for part in get_args(kind) if (found := _writing_in(part))), None)
