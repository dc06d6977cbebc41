"""Every word of the command line is said in the person's language."""

from __future__ import annotations

import ast
import re
import shutil
from pathlib import Path

import click
import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from click.testing import CliRunner

import siarpers
from siarpers.doors.cli import COMMANDS, main
from siarpers.words import language

PACKAGE = Path(siarpers.__file__).parent
LOCALES = PACKAGE / "words/locale"
CLICK = Path(click.__file__).parent
HEARD = (8, 5)
"""The version of click whose sentences stand in the catalogue."""


def run(*args: str, spoken: str = "en") -> str:
    return CliRunner(env={"LANGUAGE": spoken}).invoke(main, args).output


def catalogue(domain: str) -> Catalog:
    with (LOCALES / f"id/LC_MESSAGES/{domain}.po").open("rb") as file:
        return read_po(file)


@pytest.fixture
def brackets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Indonesian is English between brackets: what stands outside them was not translated."""
    shutil.copytree(LOCALES, tmp_path / "locale")
    for domain in ("messages", "click"):
        said = catalogue(domain)
        for message in said:
            if isinstance(message.id, tuple):
                message.string = tuple(f"⟦{message.id[1]}⟧" for _ in message.string)
            elif message.id:
                message.string = f"⟦{message.id}⟧"
        with (tmp_path / f"locale/id/LC_MESSAGES/{domain}.mo").open("wb") as file:
            write_mo(file, said)
    monkeypatch.setattr("siarpers.words.language.LOCALES", tmp_path / "locale")
    monkeypatch.setattr("siarpers.doors.cli.speech.LOCALES", tmp_path / "locale")
    language.translation.cache_clear()
    yield
    language.translation.cache_clear()


def outside_brackets(text: str) -> set[str]:
    """Words of a language that are not between brackets; names of commands and options are none."""
    while (less := re.sub(r"⟦[^⟦⟧]*⟧", " ", text)) != text:
        text = less
    text = re.sub(r"--?[\w-]+|\[[\w|<>=]+\]", " ", text)
    return set(re.findall(r"[^\W\d_]{2,}", text)) - {"siarpers", "lang", *COMMANDS}


@pytest.mark.usefixtures("brackets")
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_translated_to_the_last_word(command: str) -> None:
    told = run(*command.split(), "--help", spoken="id")

    assert "⟦" in told
    assert outside_brackets(told) == set()


@pytest.mark.usefixtures("brackets")
@pytest.mark.parametrize(
    "args",
    [
        ("build", "--nope"),
        ("build", "--jobs", "0"),
        ("build", "--jobs", "many"),
        ("build", "--jobs"),
        ("build", "--quiet=1"),
        ("build", "surplus"),
        ("build", "--format", "xml"),
        ("check", "--site"),
        ("explain",),
        ("list", "--newest", "0"),
        ("list", "--format", "xml"),
        ("ping", "--timeout", "0"),
        ("new",),
        ("completion", "tcsh"),
        ("nope",),
        ("--lang", "id"),
    ],
)
def test_complaints_of_wrong_use_are_translated_to_the_last_word(args: tuple[str, ...]) -> None:
    told = run(*args, spoken="id")

    values = {"nope", "many", "surplus", "xml", "text", "json", "paths"}
    assert outside_brackets(told) <= values | {"tcsh", "bash", "zsh", "fish"}


@pytest.mark.parametrize(
    "args",
    [
        ("--lang", "id", "build", "--help"),
        ("build", "--lang", "id", "--help"),
        ("build", "--help", "--lang=id"),
        ("build", "--help", "--lang", "id"),
    ],
)
def test_the_language_is_heard_wherever_it_stands(args: tuple[str, ...]) -> None:
    assert "Pemakaian:" in run(*args)
    assert "Terbitkan situs." in run(*args)


def test_a_path_that_does_not_exist_is_called_as_the_help_calls_it() -> None:
    args = ("check", "tidak-ada.md", "--site", str(PACKAGE.parent))

    assert "untuk [BERKAS]...: " in run(*args, spoken="id")
    assert "for [PATH]...: " in run(*args)


def test_a_language_that_is_not_spoken_is_refused_in_the_systems() -> None:
    assert "Kesalahan" in run("build", "--lang", "jv", spoken="id")


def test_without_a_command_the_help_is_told() -> None:
    assert "Commands:" in run()
    assert "Perintah:" in run(spoken="id")


def test_the_language_of_one_call_is_not_that_of_the_next() -> None:
    assert "Pemakaian:" in run("--help", "--lang", "id")
    assert "Usage:" in run("--help")


def test_words_that_need_quotation_marks_are_told_in_both_languages() -> None:
    assert '(b); put words that belong together between quotation marks: "…"' in run(
        "new", "A", "b"
    )
    assert "(b c); put words" in run("new", "A", "b", "c")
    assert "apit dengan tanda petik" in run("new", "A", "b", spoken="id")


SPEAKING = {"echo", "say", "fail", "prompt", "confirm", "UsageError", "BadParameter"}


def test_no_sentence_is_said_without_the_catalogue() -> None:
    found = []
    for file in sorted((PACKAGE / "doors").rglob("*.py")):
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(call, ast.Call):
                continue
            name = (
                call.func.attr
                if isinstance(call.func, ast.Attribute)
                else getattr(call.func, "id", "")
            )
            said = [
                *call.args[:1],
                *(k.value for k in call.keywords if k.arg in {"help", "metavar", "text"}),
            ]
            if name not in SPEAKING and not any(
                k.arg in {"help", "metavar"} for k in call.keywords
            ):
                continue
            for text in said:
                literals = (
                    [part for part in text.values if isinstance(part, ast.Constant)]
                    if isinstance(text, ast.JoinedStr)
                    else [text]
                )
                found += [
                    f"{file.relative_to(PACKAGE)}:{part.lineno}: {part.value!r}"
                    for part in literals
                    if isinstance(part, ast.Constant)
                    and isinstance(part.value, str)
                    and not part.value.startswith("-")
                    and re.search(r"[^\W\d_]{2}", part.value)
                    and name not in {"option", "argument", "command"} | {"Choice"}
                ]
    assert found == []


def test_every_sentence_of_click_is_translated() -> None:
    version = tuple(
        int(part)
        for part in __import__("importlib.metadata").metadata.version("click").split(".")[:2]
    )
    if version > HEARD:
        pytest.skip(f"click {version} is newer than the catalogue, which was written for {HEARD}")
    told = {m.id[0] if isinstance(m.id, tuple) else m.id for m in catalogue("click")}
    said = {
        message[0] if isinstance(message, tuple) else message
        for _, _, message, _, _ in extract_from_dir(CLICK, keywords={"_": None, "ngettext": (1, 2)})
    }
    assert sorted(said - told - {"d"}) == []
