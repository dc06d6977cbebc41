import ast
import errno
import os
import re
import string
from gettext import NullTranslations
from pathlib import Path

import pytest

import siarpers
from siarpers.words.language import message_language, translation
from siarpers.words.problem import problem
from siarpers.words.wording import WORDINGS, sentence

PACKAGE = Path(siarpers.__file__).parent
CATALOGUE = PACKAGE / "words" / "locale" / "id" / "LC_MESSAGES" / "messages.po"
INDONESIAN = translation("messages", "id")


def facts_named(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def sentences() -> list[str]:
    return [
        said
        for wording in WORDINGS.values()
        for said in (wording.message, wording.hint, wording.guess)
        if said
    ]


@pytest.mark.parametrize("said", sorted(set(sentences())))
def test_every_sentence_is_said_in_indonesian_with_the_same_facts(said: str) -> None:
    told = INDONESIAN.gettext(said)
    assert told != said
    assert facts_named(told) == facts_named(said)


def test_every_wording_says_what_is_wrong_and_what_to_type() -> None:
    for code, wording in WORDINGS.items():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)
        assert wording.message
        assert wording.hint


def test_no_sentence_names_a_fact_by_a_word_that_a_problem_takes_for_itself() -> None:
    taken = {"code", "path", "line", "column", "width"}
    assert [said for said in sentences() if facts_named(said) & taken] == []


def test_a_guess_replaces_the_hint_when_there_is_a_suggestion() -> None:
    facts = {"key": "tgas", "known": "tags, title"}
    plain = sentence(problem("unknown-key", "x.md", **facts), NullTranslations())
    guess = sentence(problem("unknown-key", "x.md", suggestion="tags", **facts), NullTranslations())
    assert plain == ("the key “tgas” is not known here", "known keys: tags, title")
    assert guess == ("the key “tgas” is not known here", "did you mean “tags”?")


def test_a_fact_with_braces_is_told_as_it_is() -> None:
    told, _ = sentence(problem("unknown-office", "x.md", value="{x}", known=""), INDONESIAN)
    assert "{x}" in told


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.EACCES, "tidak ada izin"),
        (errno.ENOSPC, "ruang penyimpanan penuh"),
        (errno.ENOENT, "berkas atau folder itu tidak ada"),
        (errno.ENOTDIR, "bukan folder"),
        (errno.EISDIR, "itu folder"),
        (errno.EROFS, "tempat itu hanya dapat dibaca"),
        (errno.EIO, "media penyimpanan bermasalah"),
    ],
)
def test_the_usual_reasons_of_the_system_are_told_in_indonesian(number: int, told: str) -> None:
    found = problem("unreadable-file", "x.md", reason=os.strerror(number))
    assert sentence(found, INDONESIAN)[0] == f"berkas ini tidak dapat dibaca: {told}"
    assert sentence(found, NullTranslations())[0].endswith(os.strerror(number))


def test_every_code_raised_on_the_source_floor_has_a_wording() -> None:
    raised = set()
    for file in (PACKAGE / "source").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
                name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
                first = node.args[0] if node.args else None
                if name in {"problem", "problem_at", "fault", "report"} and isinstance(
                    first, ast.Constant
                ):
                    raised.add(first.value)
    assert raised
    assert raised <= WORDINGS.keys()


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "C.UTF-8", "LC_ALL": "POSIX"}, "en"),
        ({"LANG": "id_ID.UTF-8"}, "id"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LC_MESSAGES": "id"}, "id"),
        ({"LANGUAGE": "de:id:en", "LANG": "de_DE"}, "id"),
        ({"LANGUAGE": "en", "LANG": "id_ID"}, "en"),
    ],
)
def test_messages_are_indonesian_where_the_environment_asks(
    environ: dict[str, str], language: str
) -> None:
    assert message_language(environ) == language


def test_a_language_without_a_catalogue_is_english() -> None:
    assert translation("messages", "de").gettext("through") == "through"
    assert translation("messages", "../id").gettext("through") == "through"
    assert INDONESIAN.gettext("through") == "melalui"
