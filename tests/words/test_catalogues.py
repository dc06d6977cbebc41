"""Every word that people read stands in its catalogue, in Indonesian, and compiled."""

from __future__ import annotations

import io
import re
from gettext import GNUTranslations
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir, extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import siarpers

PACKAGE = Path(siarpers.__file__).parent
TEMPLATES = PACKAGE.parent / "templates"
LOCALE = PACKAGE / "words/locale/id/LC_MESSAGES"
KEYWORDS = {"gettext": None, "ngettext": (1, 2), "N_": None, "_": None}
WHERE = {"pages": ["site"], "messages": ["words", "source", "doors"]}


def texts(message: str | tuple[str, ...]) -> tuple[str, ...]:
    return (message,) if isinstance(message, str) else message


def said(domain: str) -> set[str]:
    found = set()
    for floor in WHERE[domain]:
        for _, _, message, _, _ in extract_from_dir(PACKAGE / floor, keywords=KEYWORDS):
            found.add(texts(message)[0])
    if domain == "pages":
        for file in TEMPLATES.rglob("*.html"):
            rows = extract_from_file("jinja2", file, keywords=KEYWORDS)
            found |= {texts(message)[0] for _, message, _, _ in rows}
    return found


def catalogue(domain: str) -> dict[str, tuple[str, ...]]:
    with (LOCALE / f"{domain}.po").open("rb") as file:
        return {texts(m.id)[0]: texts(m.string) for m in read_po(file) if m.id}


@pytest.mark.parametrize("domain", WHERE)
def test_nothing_is_said_that_is_not_translated(domain: str) -> None:
    told = catalogue(domain)

    assert sorted(said(domain) - told.keys()) == []
    assert [message for message, words in told.items() if not all(words)] == []


@pytest.mark.parametrize("domain", WHERE)
def test_nothing_is_translated_that_is_never_said(domain: str) -> None:
    assert sorted(catalogue(domain).keys() - said(domain)) == []


@pytest.mark.parametrize("domain", WHERE)
def test_a_translation_has_the_same_places_as_its_sentence(domain: str) -> None:
    places = re.compile(r"(?<!\{)\{\w+[^{}]*\}(?!\})|%\(\w+\)s")
    wrong = [
        message
        for message, words in catalogue(domain).items()
        if any(sorted(places.findall(message)) != sorted(places.findall(word)) for word in words)
    ]
    assert wrong == []


@pytest.mark.parametrize("domain", WHERE)
def test_the_compiled_catalogue_is_that_of_its_source(domain: str) -> None:
    with (LOCALE / f"{domain}.po").open("rb") as file:
        compiled = io.BytesIO()
        write_mo(compiled, read_po(file))
    compiled.seek(0)
    shipped = GNUTranslations(io.BytesIO((LOCALE / f"{domain}.mo").read_bytes()))
    for message in catalogue(domain):
        assert shipped.gettext(message) == GNUTranslations(compiled).gettext(message), "make words"
        compiled.seek(0)
