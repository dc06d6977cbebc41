"""What the language server of editors' YAML extension makes of the schema, in its own words.

It is shown the front matter as extensions show it: the text of the release left out.
"""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from languageserver import LanguageServer
from press import CONFIG, left_out

from siarpers.doors.cli import main

TOP = Path(__file__).parents[2]
SERVER = TOP / "tests/browser/node_modules/yaml-language-server/bin/yaml-language-server"
RELEASE = "content/2024/02/patroli.md"
LEAST = "---\ntitle: Patroli\nauthor: Rina\npolres: lumajang\ndate: 2024-02-01 12:17\n"


@pytest.fixture(scope="module", params=["en", "id"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory, language: str) -> Iterator[LanguageServer]:
    """An editor on a site, with the settings and the schemas of docs/editors.md."""
    node = shutil.which("node")
    if node is None or not SERVER.is_file():
        left_out(
            "what an editor makes of the schema",
            "install npm (apt-get install npm), then `make test`",
        )
    site = tmp_path_factory.mktemp("situs")
    (site / "config.yaml").write_text(CONFIG)
    (site / ".vscode").mkdir()
    paper = (TOP / "docs/editors.md").read_text(encoding="utf-8")
    commands = re.findall(r"^siarpers (schema.*?) > (\S+)$", paper, re.MULTILINE)
    assert len(commands) == 3
    for args, file in commands:
        done = CliRunner().invoke(main, [*args.split(), "--site", str(site), "--lang", language])
        (site / file).write_text(done.stdout, encoding="utf-8")
    (settings,) = re.findall(r"^```json\n(.*?)^```$", paper, re.MULTILINE | re.DOTALL)
    yaml = {"schemas": json.loads(settings)["yaml.schemas"], "schemaStore": {"enable": False}}
    yaml |= {"validate": True, "hover": True, "completion": True}
    with LanguageServer([node, SERVER], site, {"yaml": yaml}) as server:
        patience = time.monotonic() + 60
        while not server.problems(RELEASE, "salah: 1\n"):  # until it has read its settings
            assert time.monotonic() < patience
        yield server


def test_a_good_release_is_left_alone(editor: LanguageServer) -> None:
    assert editor.problems(RELEASE, LEAST) == []
    for keys in (
        "title: 2024\nauthor: [Rina, true]\npolres: POLRES  Lumajang\ndate: Kamis, 1 Februari 2024\n",
        f"{LEAST}draft: ya\ntags: 2024\nimage: foto.jpg\nimages: [a.jpg, {{file: b.jpg}}]\n",
        f"{LEAST}quotes:\n  speaker: {{name: Sari, rank: Ipda}}\n  text: 'Ya'\n",
    ):
        assert editor.problems(RELEASE, keys) == [], keys


def test_every_release_of_the_sample_is_left_alone(editor: LanguageServer) -> None:
    fronts = {
        file.relative_to(TOP).as_posix(): re.sub(
            "(?m)^polres: .*",
            "polres: jember",
            file.read_text(encoding="utf-8").partition("\n---")[0],
        )
        for file in (TOP / "content").rglob("*.md")
    }

    assert editor.all_problems(fronts) == {path: [] for path in fronts}


@pytest.mark.parametrize(
    ("wrong", "line"),
    [
        ("judul: Patroli\n", 6),
        ("summary:\n", 6),
        ("slug: Jumat Curhat\n", 6),
        ("draft: mungkin\n", 6),
        ("updated: besok\n", 6),
        ("tags: {a: b}\n", 6),
        ("images:\n  - foto.jpg\n  - {file: b.jpg, alt_text: Pasar}\n", 8),
        ("withdrawn:\n  date: 2024-02-03\n  ground: salah\n  reason: Salah\n", 8),
    ],
)
def test_what_is_wrong_is_underlined_in_its_line(
    editor: LanguageServer, wrong: str, line: int
) -> None:
    assert {place for place, _ in editor.problems(RELEASE, LEAST + wrong)} == {line}


def test_what_is_missing_is_named(editor: LanguageServer) -> None:
    found = editor.problems(RELEASE, LEAST.replace("author: Rina\n", ""))

    assert ["author" in message for _, message in found] == [True]


def test_what_to_write_instead_is_said_in_the_persons_language(
    editor: LanguageServer, language: str
) -> None:
    ((_, message),) = editor.problems(RELEASE, LEAST + "slug: Jumat Curhat\n")

    assert message.startswith({"en": "Write lowercase", "id": "Tulis huruf kecil"}[language])


def test_an_office_that_the_site_does_not_have_is_underlined(editor: LanguageServer) -> None:
    assert editor.problems(RELEASE, LEAST.replace("lumajang", "lumjang"))[0][0] == 4


def test_keys_are_proposed_with_what_they_are_for(editor: LanguageServer, language: str) -> None:
    proposals = editor.proposals(RELEASE, "---\ntitle: Patroli\n|")

    assert {"author", "polres", "date", "tags", "appeal"} <= set(proposals)
    assert "title" not in proposals
    assert {"en": "Topics", "id": "Topik"}[language] in proposals["tags"]
    assert {"text", "speaker", "via"} <= set(editor.proposals(RELEASE, LEAST + "quotes:\n  - |"))


def test_offices_are_proposed_by_id_with_their_names(editor: LanguageServer) -> None:
    assert editor.proposals(RELEASE, "---\ntitle: Patroli\npolres: |") == {
        "jatim": "Polda Jawa Timur",
        "lumajang": "Polres Lumajang",
        "jember": "Polres Jember",
        "papua": "Polda Papua",
    }


def test_words_to_choose_from_are_proposed(editor: LanguageServer) -> None:
    assert set(editor.proposals(RELEASE, LEAST + "draft: |")) == {"true", "false"}
    assert set(editor.proposals(RELEASE, LEAST + "appeal:\n  kind: |")) == {
        "missing",
        "wanted",
        "witness",
    }


def test_nothing_is_proposed_for_a_text(editor: LanguageServer) -> None:
    assert editor.proposals(RELEASE, "---\ntitle: |") == {}


def test_a_key_says_what_it_is_for_and_shows_an_example(
    editor: LanguageServer, language: str
) -> None:
    shown = editor.help(RELEASE, LEAST + "date|line: SENDURO\n")

    assert {"en": "The place before", "id": "Nama tempat"}[language] in shown
    assert "`dateline: SENDURO`" in shown


def test_standing_pages_have_a_schema_of_their_own(editor: LanguageServer) -> None:
    page = "---\ntitle: Redaksi\norder: 1\n"

    assert editor.problems("content/pages/redaksi.md", page) == []
    assert editor.problems("content/pages/redaksi.md", page + "polres: lumajang\n")


def test_config_yaml_is_checked_too(editor: LanguageServer) -> None:
    sample = (TOP / "config.yaml").read_text(encoding="utf-8")

    assert editor.problems("config.yaml", CONFIG) == []
    assert editor.problems("config.yaml", sample) == []
    assert editor.problems("config.yaml", CONFIG.replace("tagline:", "semboyan:"))
    assert "masthead" in editor.proposals("config.yaml", f"{CONFIG}    |")


def test_a_first_line_in_config_yaml_names_its_schema(editor: LanguageServer) -> None:
    paper = (TOP / "docs/editors.md").read_text(encoding="utf-8")
    (line,) = re.findall(r"^# yaml-language-server: .*\n", paper, re.MULTILINE)

    assert editor.problems("lain.yaml", "situs: 1\n") == []
    assert editor.problems("lain.yaml", line + CONFIG) == []
    assert editor.problems("lain.yaml", f"{line}situs: 1\n")
