"""The documentation says what the software does: nothing left out, no example that fails.

`python tests/docs/test_docs.py` writes the table of problems in the reference anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import copy
from datetime import UTC, datetime
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import Any, get_args, get_type_hints

import click
import pytest

from siarpers.doors.cli import COMMANDS, main
from siarpers.source.config import read_config
from siarpers.source.forms import Form
from siarpers.source.reader import read_content
from siarpers.source.schema import PageForm, ReleaseForm
from siarpers.source.settings import ConfigForm
from siarpers.words.dates import parse_moment
from siarpers.words.newsroom import Newsroom
from siarpers.words.problem import Problem
from siarpers.words.wording import WORDINGS

TOP = Path(__file__).parents[2]
REFERENCE = TOP / "docs/reference.md"
GUIDE = TOP / "docs/panduan-reporter.md"
PAPERS = (TOP / "README.md", *sorted((TOP / "docs").glob("*.md")))

_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
BEGIN = "from siarpers/words/wording.py -->\n"
END = "<!-- end of problems -->"
LEAST = {
    "title": "title: Uji",
    "author": "author: Uji",
    "polres": "polres: lumajang",
    "date": "date: 2024-02-01 00:00",
}


def problem_table() -> str:
    """Every problem code with its severity and message, as a Markdown table."""
    rows = [
        f"| `{code}` | {wording.severity} | {wording.message.replace('|', '&#124;')} |"
        for code, wording in sorted(WORDINGS.items())
    ]
    return "\n".join(["", "| code | severity | message |", "|---|---|---|", *rows, "", ""])


def _table_span(text: str) -> tuple[int, int]:
    return text.index(BEGIN) + len(BEGIN), text.index(END)


def _keys(form: type[Form], before: str = "", seen: frozenset[type[Form]] = frozenset()) -> Any:
    """Dotted names of a form's keys; a form inside itself is named once."""
    for name, annotation in get_type_hints(form).items():
        yield f"{before}{name}"
        for inner in _forms_in(annotation):
            if inner not in seen | {form}:
                yield from _keys(inner, f"{before}{name}.", seen | {form})


def _forms_in(annotation: Any) -> Iterator[type[Form]]:
    if isinstance(annotation, type) and issubclass(annotation, Form):
        yield annotation
    yield from chain.from_iterable(map(_forms_in, get_args(annotation)))


def _told(key: str, text: str) -> bool:
    """Whether a key stands in the text; groups that share a form are described once."""
    same = {
        "quotes.via.": "quotes.speaker.",
        "images.": "image.",
        "offices.contact.": "publisher.contact.",
    }
    for repeated, first in same.items():
        key = key.replace(repeated, first)
    return f"`{key}`" in text


def _fenced(paper: Path, *kinds: str) -> list[str]:
    pattern = rf"^```(?:{'|'.join(kinds)})\n(.*?)^```$"
    return re.findall(pattern, paper.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


EXAMPLES = [
    pytest.param(example, id=f"{paper.name}-{number}")
    for paper in PAPERS
    for number, example in enumerate(_fenced(paper, "yaml", "markdown"), start=1)
]


@pytest.fixture(scope="module")
def newsroom() -> Newsroom:
    found, _ = read_config((TOP / "config.yaml").read_bytes())
    assert found
    return found


def _problems(example: str, newsroom: Newsroom) -> tuple[Problem, ...]:
    if example.startswith("site:"):
        return read_config(example.encode())[1]
    if example.startswith("theme:"):
        config = (TOP / "config.yaml").read_text(encoding="utf-8").partition("\ntheme:")[0]
        return read_config(f"{config}\n{example}".encode())[1]
    if not example.startswith("---"):
        given = re.findall(r"^(\w+):", example, re.MULTILINE)
        least = "".join(f"{line}\n" for key, line in LEAST.items() if key not in given)
        example = f"---\n{least}{example}---\nIsi.\n"
    return read_content("content/2024/02/contoh.md", example.encode(), newsroom).problems


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_is_read_without_a_problem(example: str, newsroom: Newsroom) -> None:
    assert _problems(example, newsroom) == ()


def test_there_are_examples() -> None:
    assert len(EXAMPLES) > 10


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_stands_in_the_reference(name: str) -> None:
    text = REFERENCE.read_text(encoding="utf-8")
    _, heading, rest = text.partition(f"\n### siarpers {name}")
    assert heading
    command: click.Command = import_module(f"siarpers.doors.cli.commands.{name}").command
    own = rest.partition("\n##")[0]
    for option in command.params:
        if isinstance(option, click.Option):
            shared = option.name in {"start", "lang"}
            for written in (*option.opts, *option.secondary_opts):
                assert re.search(rf"`{written}[` ]", text if shared else own), (name, written)
            assert not shared or f"`{option.opts[-1]}`" in own, (name, option.opts)
            if isinstance(option.type, click.Choice):
                for choice in option.type.choices:
                    assert re.search(rf"[` ]{choice}`", text if shared else own), (name, choice)
        else:
            assert (option.metavar or str(option.name).upper()) in rest.partition("\n")[0]


def test_options_of_siarpers_itself_stand_in_the_reference() -> None:
    text = REFERENCE.read_text(encoding="utf-8")
    told = copy(main)  # click keeps the help option that it makes, in the language of that moment
    with click.Context(told) as context:
        for option in told.get_params(context):
            for written in option.opts:
                assert f"`{written}`" in text


def test_the_reference_names_no_option_that_does_not_exist() -> None:
    text = REFERENCE.read_text(encoding="utf-8").partition("## Command line")[2]
    named = set(re.findall(r"`(--[a-z-]+)", text.partition("## Problems")[0]))
    known = {"--help", "--version"}
    for name in COMMANDS:
        for option in import_module(f"siarpers.doors.cli.commands.{name}").command.params:
            known.update(option.opts, option.secondary_opts)
    assert named <= known


@pytest.mark.parametrize("form", [ReleaseForm, PageForm, ConfigForm])
def test_every_key_stands_in_the_reference(form: type[Form]) -> None:
    text = REFERENCE.read_text(encoding="utf-8")
    assert [key for key in _keys(form) if not _told(key, text)] == []


@pytest.mark.parametrize("form", [ReleaseForm, PageForm])
def test_every_key_of_front_matter_stands_in_the_guide(form: type[Form]) -> None:
    text = GUIDE.read_text(encoding="utf-8")
    names = {key.rpartition(".")[2] for key in _keys(form)}
    assert sorted(name for name in names if f"`{name}`" not in text) == []


def test_every_problem_stands_in_the_reference() -> None:
    text = REFERENCE.read_text(encoding="utf-8")
    start, end = _table_span(text)
    assert text[start:end] == problem_table()


def test_every_date_of_the_guide_is_the_same_moment() -> None:
    (block,) = (text for text in _fenced(GUIDE, "text") if text.startswith("date:"))
    wib = datetime.fromisoformat("2024-02-01T12:17+07:00").tzinfo
    assert wib
    moments = {parse_moment(line.removeprefix("date: "), wib) for line in block.splitlines()}
    assert moments == {datetime(2024, 2, 1, 5, 17, tzinfo=UTC)}


def _anchors(paper: Path) -> set[str]:
    """The anchors that GitHub gives the headings of a paper."""
    text = _FENCED.sub("", paper.read_text(encoding="utf-8"))
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def _links(paper: Path) -> Iterator[str]:
    text = _FENCED.sub("", paper.read_text(encoding="utf-8"))
    text = re.sub(r"^ {4}.*$|`[^`\n]*`", "", text, flags=re.MULTILINE)
    yield from re.findall(r"\]\(([^)\s]+)\)", text)
    yield from re.findall(r'(?:src|href)="([^"]+)"', text)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_every_relative_link_leads_to_a_file_and_heading(paper: Path) -> None:
    for link in _links(paper):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, anchor = link.partition("#")
        target = (paper.parent / name) if name else paper
        assert target.exists(), link
        assert not anchor or anchor in _anchors(target), link


if __name__ == "__main__":
    written = REFERENCE.read_text(encoding="utf-8")
    first, last = _table_span(written)
    table = written[:first] + problem_table() + written[last:]
    REFERENCE.write_text(table, encoding="utf-8", newline="\n")
