"""Each problem code has a folder below tests/problems that raises it."""

from gettext import NullTranslations
from pathlib import Path

import pytest

from siarpers.source.config import read_config
from siarpers.source.reader import read_content
from siarpers.words.wording import WORDINGS, sentence

PROBLEMS = Path(__file__).parent.parent / "problems"
FOUND_ELSEWHERE = {
    "broken-link",
    "file-too-large",
    "link-unpublished",
    "missing-photo",
    "output-not-ours",
    "photo-broken",
    "site-locked",
    "template-error",
    "unknown-reply",
    "unreadable-file",
    "url-taken",
}
"""Codes that reading files one by one cannot raise."""
CODES = sorted(WORDINGS.keys() - FOUND_ELSEWHERE)


def report(case: Path) -> str:
    """The first line of each problem in the case, in English, in the order of reading."""
    config = case / "site" / "config.yaml"
    if not config.is_file():
        config = PROBLEMS / "config.yaml"
    newsroom, problems = read_config(config.read_bytes())
    found = list(problems)
    if newsroom:
        for file in sorted((case / "site").rglob("*.md")):
            path = file.relative_to(case / "site").as_posix()
            found += read_content(path, file.read_bytes(), newsroom).problems
    return "".join(
        f"{problem.path}:{problem.line}:{problem.column}: "
        f"{WORDINGS[problem.code].severity}[{problem.code}]: "
        f"{sentence(problem, NullTranslations())[0]}\n"
        for problem in found
    )


@pytest.mark.parametrize("code", CODES)
def test_a_case_reports_exactly_what_is_expected(code: str) -> None:
    case = PROBLEMS / code
    expected = (case / "expected.txt").read_text(encoding="utf-8")
    assert report(case) == expected
    assert f"[{code}]" in expected


def test_no_case_stands_for_a_code_that_does_not_exist() -> None:
    cases = {folder.name for folder in PROBLEMS.iterdir() if folder.is_dir()}
    assert cases <= WORDINGS.keys()
