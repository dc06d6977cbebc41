"""The schema for editors and the reader of siarpers agree on what may be written."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import MISSING, dataclass, fields
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from press import CONFIG

from siarpers.doors.check import check
from siarpers.doors.cli import main
from siarpers.doors.site import open_site
from siarpers.source.config import read_config
from siarpers.source.fields import in_any_case, pattern_of
from siarpers.source.forms import FaultError, Form, Reads, Surroundings, validated
from siarpers.source.jsonschema import schema_of
from siarpers.source.keys import KEYS
from siarpers.source.schema import PageForm, ReleaseForm
from siarpers.source.settings import ConfigForm
from siarpers.source.yamlnodes import Node
from siarpers.words.language import translation
from siarpers.words.text import clean

TOP = Path(__file__).parents[2]
CASES = TOP / "tests/problems"
FORMS: tuple[type[Form], ...] = (ReleaseForm, PageForm, ConfigForm)
NEWSROOM, _ = read_config(CONFIG.replace("Polres Jember", "Polres Größer Jember").encode())
AROUND = Surroundings(ZoneInfo("Asia/Jakarta"), NEWSROOM)
ENGLISH = translation("messages", "en")


@dataclass(frozen=True)
class Scalar:
    """A text as it stands in a YAML file."""

    text: str
    quoted: bool = False


def as_read(value: Any) -> Node:
    """What siarpers reads: every scalar is a text."""
    if isinstance(value, dict):
        return Node(1, 1, 1, {key: as_read(one) for key, one in value.items()})
    if isinstance(value, list):
        return Node(1, 1, 1, [as_read(one) for one in value])
    return Node(1, 1, 1, "" if is_nothing(value) else value.text)


def is_nothing(scalar: Scalar) -> bool:
    """Whether no value stands there, to YAML 1.2 and so to the reader."""
    return not scalar.quoted and scalar.text in {"", "~", "null", "Null", "NULL"}


def as_edited(value: Any) -> Any:  # noqa: PLR0911 - one return for each row of the table there
    """What an editor makes of it by the core schema of YAML 1.2 (chapter 10.3.2)."""
    if isinstance(value, dict):
        return {key: as_edited(one) for key, one in value.items()}
    if isinstance(value, list):
        return [as_edited(one) for one in value]
    text = value.text
    if value.quoted:
        return text
    if is_nothing(value):
        return None
    if text in {"true", "True", "TRUE", "false", "False", "FALSE"}:
        return text.lower() == "true"
    if re.fullmatch("[-+]?[0-9]+", text, re.ASCII):
        return int(text)
    if re.fullmatch("0o[0-7]+|0x[0-9a-fA-F]+", text, re.ASCII):
        return int(text, 0)
    if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", text, re.ASCII):
        return float(text)
    if re.fullmatch(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)", text):
        return float(text.replace(".", ""))
    return text


def written(text: str) -> Any:
    """The values of a YAML document, as they stand there."""
    return _written(yaml.compose(text, Loader=yaml.BaseLoader))


def _written(node: Any) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _written(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_written(one) for one in node.value]
    return Scalar(node.value, quoted=node.style is not None)


def front_matter(file: Path) -> Any:
    return written(file.read_text(encoding="utf-8").partition("---\n")[2].partition("\n---")[0])


def refusals(form: type[Form], value: Any, newsroom: Any = NEWSROOM) -> list[str]:
    """What an editor finds wrong."""
    return [error.message for error in editor(form, newsroom).iter_errors(as_edited(value))]


@cache
def editor(form: type[Form], newsroom: Any) -> Draft7Validator:
    return Draft7Validator(schema_of(form, ENGLISH, newsroom))


# What is there


@pytest.mark.parametrize("form", FORMS)
def test_the_schema_is_a_schema(form: type[Form]) -> None:
    for newsroom in (None, NEWSROOM):
        Draft7Validator.check_schema(schema_of(form, ENGLISH, newsroom))


def forms_in(kind: Any) -> Iterator[type[Form]]:
    if isinstance(kind, type) and issubclass(kind, Form):
        yield kind
        for inner in get_type_hints(kind).values():
            if kind not in get_args(inner) and (kind, ...) != get_args(inner):
                yield from forms_in(inner)
    yield from chain.from_iterable(map(forms_in, get_args(kind)))


def test_every_key_is_explained_and_nothing_else_is() -> None:
    forms = set(chain.from_iterable(map(forms_in, FORMS)))

    assert {form: set(get_type_hints(form)) for form in forms} == {
        form: set(keys) for form, keys in KEYS.items()
    }


@pytest.mark.parametrize(
    ("form", "name", "example"),
    [
        pytest.param(form, name, key.example, id=f"{form.__name__}-{name}")
        for form, keys in KEYS.items()
        for name, key in keys.items()
        if key.example
    ],
)
def test_every_example_is_one(form: type[Form], name: str, example: str) -> None:
    value = {name: written(example)}

    _, problems = validated(form, as_read(value), "", AROUND)

    assert {found.code for found in problems} <= {"missing-key"}
    assert name not in {dict(found.facts)["key"] for found in problems}


def explained(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        for word, inner in schema.items():
            if word in {"description", "markdownDescription", "errorMessage"}:
                yield inner
            yield from explained(inner)
    elif isinstance(schema, list):
        yield from chain.from_iterable(map(explained, schema))


@pytest.mark.parametrize("form", FORMS)
def test_every_word_is_told_in_indonesian_too(form: type[Form]) -> None:
    english = set(explained(schema_of(form, ENGLISH, NEWSROOM)))
    indonesian = set(explained(schema_of(form, translation("messages", "id"), NEWSROOM)))

    assert english
    assert not english & indonesian


# What is right, and what is wrong

SAMPLES = sorted((TOP / "content").rglob("*.md"))


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.stem)
def test_every_page_of_the_sample_site_is_valid(file: Path) -> None:
    newsroom, _ = read_config((TOP / "config.yaml").read_bytes())
    form = PageForm if file.parent.name == "pages" else ReleaseForm

    assert refusals(form, front_matter(file), newsroom) == []


def test_the_config_of_the_sample_site_is_valid() -> None:
    assert refusals(ConfigForm, written((TOP / "config.yaml").read_text())) == []


SEEN = {
    *("unknown-key", "missing-key", "not-a-group", "not-text", "empty-value", "unknown-office"),
    *("bad-boolean", "bad-choice", "bad-number", "bad-slug", "bad-colour-name", "bad-date"),
    *("bad-url", "bad-address", "bad-alias", "bad-email"),
}
"""Problems that an editor can see while they are typed."""


@pytest.mark.parametrize("code", sorted(SEEN))
def test_what_an_editor_can_see_is_refused(code: str, tmp_path: Path) -> None:
    root = tmp_path / "situs"
    shutil.copytree(CASES / code / "site", root)
    (root / "content").mkdir(exist_ok=True)
    if not (root / "config.yaml").exists():
        shutil.copyfile(CASES / "config.yaml", root / "config.yaml")
    site, problems = open_site(root)
    problems = (*problems, *(check(site, 1717218000, 0, 1) if site else ()))
    (path,) = {found.path for found in problems if found.code == code}

    if path == "config.yaml":
        assert refusals(ConfigForm, written((root / path).read_text()))
    else:
        form = PageForm if "/pages/" in path else ReleaseForm
        assert site
        assert refusals(form, front_matter(root / path), site.newsroom)


POOL = (
    *("lumajang", "LUMAJANG", "Polres  Lumajang", "polres größer jember", "POLRES GRÖSSER JEMBER"),
    *(
        "2024",
        "2024-02-01 12:17",
        "1 Februari\n2024",
        "Jumat, 2 Februari 2024 – 10:30 WIB",
        "besok",
    ),
    *("true", "Ya", "TIDAK", "no", "tida\u212a", "12", "-3", "007", "1.5", "0x1F", "1e5", ".inf"),
    *("victim", "Press-Council", "missing", "pols\u200bek", "POLSEK", "id", "pers", "WIB"),
    *("https://a.example/x", "HTTP\u017f://A", "file:///srv", "/lama/", "tel:110\n1", "a@b.c"),
    *("accent", "#7a1f1f", "jumat-curhat", "Jumat Curhat", "jum’at", "foto.jpg", "Asia/Jakarta"),
    *("", " ", "\u200b", "~", "null", "Rina, Achmad", "\x85id\xa0"),
)


@cache
def readable(mark: Reads) -> list[str]:
    """Those that a mark can read."""
    found = []
    for text in POOL:
        with suppress(FaultError):
            mark.read(text, AROUND)
            found.append(text)
    return found


class Typist:
    """Someone who fills in forms, mostly right."""

    def __init__(self, data: Any) -> None:
        self.data = data

    def one_of(self, choices: Any) -> Any:
        return self.data.draw(st.sampled_from(choices))

    def errs(self) -> bool:
        return bool(self.data.draw(st.integers(0, 39)) == 39)

    def group(self, form: type[Form]) -> dict[str, Any]:
        types = get_type_hints(form, include_extras=True)
        needed = [
            blank.name
            for blank in fields(form)  # type: ignore[arg-type] # every form is a dataclass
            if blank.default is MISSING and blank.default_factory is MISSING
        ]
        others = st.lists(st.sampled_from(sorted(types)), unique=True, max_size=5)
        keys = [key for key in needed if not self.errs()] + self.data.draw(others)
        filled = {key: self.value(types[key]) for key in keys}
        return {**filled, "judul": Scalar("A")} if self.errs() else filled

    def value(self, kind: Any) -> Any:  # noqa: PLR0911 - one return for each kind of type
        if self.errs():
            return self.one_of([[], {}, [Scalar("A")], {"name": Scalar("A")}, self.scalar(POOL)])
        origin, parts = get_origin(kind), get_args(kind)
        if origin is Annotated and isinstance(mark := parts[1], Reads):
            return self.scalar(readable(mark))
        if origin is Annotated and self.one_of([True, False]):
            is_list = get_origin(parts[0]) is tuple
            return self.value(get_args(parts[0])[0]) if is_list else self.scalar(POOL)
        if origin is Annotated:
            return self.value(parts[0])
        if origin is tuple:
            return [self.value(parts[0]) for _ in range(self.one_of([1, 2, 0]))]
        if origin is dict:
            return {self.one_of(["accent", "dark-2", "Accent"]): self.value(parts[1])}
        if parts:
            return self.value(next(part for part in parts if part is not type(None)))
        return self.group(kind)

    def scalar(self, texts: Any) -> Scalar:
        text = self.one_of(texts)
        if self.errs():
            text = self.data.draw(st.text(max_size=6))
        change = self.one_of([str, str, str.upper, str.lower, " {}\u2028".format])
        return Scalar(change(text), quoted=self.one_of([False, True]))


@pytest.mark.parametrize("form", FORMS)
@settings(deadline=None)
@given(data=st.data())
def test_what_the_reader_takes_the_schema_never_refuses(form: type[Form], data: Any) -> None:
    value = Typist(data).group(form)
    filled, problems = validated(form, as_read(value), "", AROUND)
    found = refusals(form, value)

    if filled:
        assert found == []
    if {"unknown-key", "missing-key", "not-a-group", "not-text"} & {one.code for one in problems}:
        assert found


def test_patterns_leave_to_the_reader_what_cleaning_changes() -> None:
    """JavaScript counts fewer characters as white space, and knows nothing of cleaning."""
    same = re.compile(pattern_of("a"))
    letters = re.compile(pattern_of(in_any_case("bcdefghijklmnopqrstuvwxyz")))
    for c in map(chr, range(0x10000)):
        if clean(f"a{c}") == "a":
            assert same.search(f"a{c}"), hex(ord(c))
        if clean(c).lower() in set("bcdefghijklmnopqrstuvwxyz") or re.fullmatch(
            "[b-z]", c, re.IGNORECASE
        ):
            assert letters.search(c), hex(ord(c))
    unseen = same.pattern.rpartition("|")[2]
    assert all(re.search(unseen, c) for c in "\x1c\x1d\x1e\x1f\x85")


@pytest.mark.parametrize("written_", ["", "~", "null"])
def test_a_key_without_a_value_is_refused(written_: str) -> None:
    value = {"title": Scalar("Kontak"), "summary": Scalar(written_)}

    assert refusals(PageForm, value)


def test_only_offices_of_the_site_may_be_named() -> None:
    def is_refused(name: str) -> bool:
        least = {"title": "A", "author": "B", "date": "2024-02-01", "polres": name}
        value = {key: Scalar(text) for key, text in least.items()}
        return bool(refusals(ReleaseForm, value))

    assert not any(map(is_refused, ["lumajang", "Lumajang", "polres lumajang", "POLDA PAPUA"]))
    assert all(map(is_refused, ["lumjang", "Polres", "umajan", "jatim lumajang"]))


# The command


def run(*args: str, folder: Path) -> Any:
    return CliRunner().invoke(main, ["schema", *args, "--site", str(folder)])


def test_the_schema_offers_the_offices_of_the_site(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text(CONFIG)

    polres = json.loads(run(folder=tmp_path).stdout)["properties"]["polres"]

    offered = polres["anyOf"][0]
    assert offered["enum"] == ["jatim", "lumajang", "jember", "papua"]
    assert offered["enumDescriptions"][1] == "Polres Lumajang"


def test_outside_a_site_the_schema_knows_no_offices(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    done = CliRunner().invoke(main, ["schema", "--lang", "en"])

    assert done.exit_code == 0
    assert "knows no offices" in done.stderr
    assert "enum" not in json.dumps(json.loads(done.stdout)["properties"]["polres"])


def test_a_folder_that_holds_no_site_is_refused_when_it_was_named(tmp_path: Path) -> None:
    assert run(folder=tmp_path).exit_code == 2


def test_the_schema_of_a_broken_config_can_be_had(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("site: 3\n")

    assert json.loads(run("config", folder=tmp_path).stdout)["required"][0] == "site"
    assert run(folder=tmp_path).exit_code == 1
