"""Which language a person reads, and the catalogue that speaks it.

English sentences are the message ids; a language without a catalogue is English.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Literal

LOCALES = Path(__file__).parent / "locale"


@cache
def translation(domain: str, language: str) -> NullTranslations:
    """The catalogue of `domain` in `language`; English when there is none."""
    catalogue = LOCALES / language / "LC_MESSAGES" / f"{domain}.mo"
    if not language.isalpha() or not catalogue.is_file():
        return NullTranslations()
    with catalogue.open("rb") as file:
        return GNUTranslations(file)


def message_language(environ: Mapping[str, str]) -> Literal["id", "en"]:
    """The language for messages: Indonesian where the environment asks for it, else English.

    The first of LANGUAGE, LC_ALL, LC_MESSAGES and LANG that names either of them
    decides; `C` and `POSIX` name none.
    """
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        for name in environ.get(variable, "").split(":"):
            match name.replace("-", "_").partition("_")[0].partition(".")[0].lower():
                case "id" | "in":
                    return "id"
                case "en":
                    return "en"
    return "en"
