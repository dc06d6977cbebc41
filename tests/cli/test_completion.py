"""TAB in real shells: what is offered, and what the shell makes of it."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from press import CONFIG, Press, left_out, release
from terminal import ENTER, TAB, Terminal

from siarpers.doors.cli import main

TOP = Path(__file__).parents[2]
PROMPT = "READY> "
CTRL_A = "\x01"
_FISH = f"""\
function fish_prompt; printf '{PROMPT}'; end
set -g fish_greeting
set -g fish_autosuggestion_enabled 0
"""
RC = {
    "bash": (".bashrc", f"PS1='{PROMPT}'\nbind 'set bell-style none'"),
    "zsh": (".zshrc", f"PS1='{PROMPT}'\nunsetopt beep prompt_sp"),
    "fish": (".config/fish/config.fish", _FISH),
}
"""What stands in a shell's own file; those that the script is appended to end without a newline."""
SCRIPT = {
    "bash": ".bashrc",
    "zsh": ".zshrc",
    "fish": ".config/fish/completions/siarpers.fish",
}
ODD = 'Ateng "Tjo" O\'Brien, S.H. $5'


class Reporter:
    """Somebody who types `siarpers` into a shell that completes it."""

    def __init__(self, shell: str, at: Terminal) -> None:
        self.shell, self.at = shell, at
        at.shows(PROMPT)

    def words(self, keys: str) -> list[str]:
        """The words behind `siarpers` that the shell reads, once the keys were pressed."""
        self.at.type(keys + CTRL_A + "printf '<%s>' " + ENTER)
        self.at.shows("<siarpers>")
        told = self.at.shows(PROMPT).removesuffix(PROMPT).rstrip("\n⏎ ")
        return told.removeprefix("<").removesuffix(">").split("><")

    def offers(self, keys: str, last: str) -> str:
        """What is listed below the line, up to the last offer that is expected."""
        self.at.type(keys)
        return self.at.shows(last)


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that was built, and `siarpers` on the PATH as pip puts it there."""
    top = tmp_path_factory.mktemp("bench")
    press = Press(top / "situs saya")
    press.write(
        {
            "config.yaml": CONFIG,
            "content/a.md": release("Satu", author="Rina Wulandari"),
            "content/b.md": release("Dua", author="Rini Astuti"),
            "content/c.md": release("Tiga", author="Sari Utami"),
            "content/d.md": release("Empat", author="'" + ODD.replace("'", "''") + "'"),
        }
    )
    assert press.build().published
    program = top / "bin/siarpers"
    program.parent.mkdir()
    program.write_text(f"#!{sys.executable}\nfrom siarpers.doors.cli import main\nmain()\n")
    program.chmod(0o755)
    return top


def at_home(bench: Path, shell: str, home: Path, language: str = "en") -> dict[str, str]:
    """The surroundings of somebody who installed the script as the help says."""
    env = {
        "PATH": f"{bench / 'bin'}:{os.environ['PATH']}",
        "PYTHONPATH": str(TOP),
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "LANGUAGE": language,
    }
    name, text = RC[shell]
    for file in (name, SCRIPT[shell]):
        (home / file).parent.mkdir(parents=True, exist_ok=True)
    (home / name).write_text(text)
    made = subprocess.run(
        [bench / "bin/siarpers", "completion", shell],
        capture_output=True,
        text=True,
        check=True,
        env=env,
    )
    with (home / SCRIPT[shell]).open("a") as script:
        script.write(made.stdout)
    return env


@pytest.fixture(params=RC)
def shell(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    if not shutil.which(name):
        left_out(f"TAB in {name}", f"apt-get install {name}")
    return name


@pytest.fixture
def reporter(bench: Path, shell: str, tmp_path: Path) -> Iterator[Reporter]:
    env = at_home(bench, shell, tmp_path)
    with Terminal(shell, "-i", env=env, cwd=bench / "situs saya") as at:
        yield Reporter(shell, at)


def test_a_command_and_its_options_are_completed(reporter: Reporter) -> None:
    assert reporter.words(f"siarpers expl{TAB}") == ["explain"]
    assert reporter.words(f"siarpers build --keep{TAB}") == ["build", "--keep-going"]
    assert reporter.words(f"siarpers check --format gi{TAB}") == ["check", "--format", "github"]
    assert reporter.words(f"siarpers check --site conf{TAB}") == ["check", "--site", "config.yaml"]
    assert reporter.words(f"LANGUAGE=id siarpers build --keep{TAB}")[1] == "--keep-going"


def test_an_office_is_completed_by_id_or_by_a_part_of_its_name(reporter: Reporter) -> None:
    new = ["new", "X"]
    assert reporter.words(f"siarpers new X --polres lum{TAB}") == [*new, "--polres", "lumajang"]
    assert reporter.words(f"siarpers new X --polres=jem{TAB}") == [*new, "--polres=jember"]
    assert reporter.words(f"siarpers new X --polres timur{TAB}")[-1] == "Polda Jawa Timur"


@pytest.mark.parametrize(
    "typed",
    ['"Polres Lu', "'Polres Lu", r"Polres\ Lu", '"polres lu', r"polres\ lu", "'Polres Lumajang"],
)
def test_an_office_is_completed_behind_the_words_of_its_name(
    reporter: Reporter, typed: str
) -> None:
    read = reporter.words(f"siarpers new X --polres {typed}{TAB}")
    assert read == ["new", "X", "--polres", "Polres Lumajang"]


@pytest.mark.parametrize("typed", ["Lum", '"lum', "'Lum"])
def test_an_id_is_completed_inside_a_quote(reporter: Reporter, typed: str) -> None:
    assert reporter.words(f"siarpers list --office {typed}{TAB}")[-1] == "lumajang"


@pytest.mark.parametrize("typed", ['"Polda Jaw', r"Polda\ Jaw"])
def test_an_office_is_completed_by_name_behind_an_equals_sign(
    reporter: Reporter, typed: str
) -> None:
    read = reporter.words(f"siarpers new X --polres={typed}{TAB}")
    assert read == ["new", "X", "--polres=Polda Jawa Timur"]


def test_names_of_offices_are_listed_where_several_fit(reporter: Reporter) -> None:
    first, last = ("Jember", "Lumajang") if reporter.shell == "fish" else ("Lumajang", "Jember")
    assert first in reporter.offers(f'siarpers new X --polres "Polres {TAB}{TAB}{TAB}', last)


@pytest.mark.parametrize(
    "typed", ["Rina", "rina", "'Rina", '"Rina', '"Rina W', "'Rina W", r"Rina\ W", "wulan"]
)
def test_a_name_with_a_space_stays_one_word(reporter: Reporter, typed: str) -> None:
    read = reporter.words(f"siarpers new X --author {typed}{TAB}")
    assert read == ["new", "X", "--author", "Rina Wulandari"]


@pytest.mark.parametrize("typed", ["Sar", '"Sar', "'Sari U", r"Sari\ U"])
def test_a_name_is_completed_behind_an_equals_sign(reporter: Reporter, typed: str) -> None:
    read = reporter.words(f"siarpers new X --author={typed}{TAB}")
    assert read == ["new", "X", "--author=Sari Utami"]


@pytest.mark.parametrize("typed", ["At", "'At", '"At', "o\\'b", "\"o'b"])
def test_a_name_with_every_kind_of_mark_stays_itself(reporter: Reporter, typed: str) -> None:
    assert reporter.words(f"siarpers new X --author {typed}{TAB}")[-1] == ODD


def test_names_are_listed_where_several_fit(reporter: Reporter) -> None:
    assert "Rina" in reporter.offers(f"siarpers new X --author Ri{TAB}{TAB}{TAB}", "Astuti")


def test_the_site_is_the_one_that_the_line_names(bench: Path, shell: str, tmp_path: Path) -> None:
    env = at_home(bench, shell, tmp_path / "home")
    (tmp_path / "home/situs").symlink_to(bench / "situs saya")
    with Terminal(shell, "-i", env=env, cwd=tmp_path) as at:
        reporter = Reporter(shell, at)
        assert reporter.words(f"siarpers new X --author Rina{TAB}")[-1] == "Rina"
        for site in (shlex.quote(str(bench / "situs saya")), "~/situs"):
            typed = f"siarpers new --site {site} X --author Rina{TAB}"
            assert reporter.words(typed)[-1] == "Rina Wulandari"


@pytest.mark.parametrize("harm", ["config.yaml", ".siarpers/store.sqlite", "no store"])
def test_nothing_is_said_where_nothing_can_be_known(
    press: Press, bench: Path, shell: str, tmp_path: Path, harm: str
) -> None:
    if harm != "no store":
        press.write({harm: "rusak: ["})
    env = at_home(bench, shell, tmp_path / "home")
    with Terminal(shell, "-i", env=env, cwd=press.root) as at:
        assert Reporter(shell, at).words(f"siarpers new X --author Ri{TAB}")[-1] == "Ri"
        assert "Error" not in at.text
        assert "Traceback" not in at.text


@pytest.mark.parametrize("shell", ["zsh", "fish"], indirect=True)
@pytest.mark.parametrize(
    ("typed", "told", "last"),
    [
        ("c", "Laporkan semua masalah", "Hapus semua yang dapat dibuat"),
        ("new --polres ", "Polres Lumajang", "Polda Papua"),
        ("build --f", "embargo", "Bentuk laporan"),
    ],
)
def test_help_beside_the_offers_is_in_the_persons_language(
    bench: Path, shell: str, tmp_path: Path, typed: str, told: str, last: str
) -> None:
    env = at_home(bench, shell, tmp_path, "id")
    with Terminal(shell, "-i", env=env, cwd=bench / "situs saya") as at:
        assert told in Reporter(shell, at).offers(f"siarpers {typed}{TAB}{TAB}", last)


@pytest.mark.parametrize(
    ("line", "told"),
    [("siarpers bui", "Publish the site."), ("siarpers --lang id bui", "Terbitkan situs.")],
)
def test_help_beside_the_offers_is_in_the_language_that_the_line_asks_for(
    bench: Path, line: str, told: str
) -> None:
    asked = {"COMP_LINE": line, "_SIARPERS_COMPLETE": "zsh_complete", "LANGUAGE": "en"}
    answer = subprocess.run(
        [bench / "bin/siarpers"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(TOP), **asked},
    ).stdout
    assert told in answer


def test_completing_a_command_imports_nothing_that_builds(bench: Path) -> None:
    code = (
        "import sys, atexit; from siarpers.doors.cli import main; "
        "atexit.register(lambda: print([m for m in sys.modules if m.split('.')[0] in "
        "('jinja2', 'markdown', 'yaml', 'feedgen', 'babel', 'PIL', 'sqlite3')])); "
        "main(prog_name='siarpers')"
    )
    asked = {"COMP_LINE": "siarpers b", "_SIARPERS_COMPLETE": "bash_complete"}
    told = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=bench,
        env={**os.environ, "PYTHONPATH": str(TOP), **asked},
    ).stdout
    assert told.splitlines() == ["plain,build", "[]"]


def test_the_shell_is_that_of_the_person() -> None:
    def script(*args: str, of: str) -> tuple[int, str]:
        told = CliRunner(env={"SHELL": of, "LANGUAGE": "en"}).invoke(main, ["completion", *args])
        return told.exit_code, told.output

    assert script(of="/usr/bin/zsh") == script("zsh", of="")
    assert script(of="/usr/bin/zsh")[1].endswith("compdef _siarpers_completion siarpers\n")
    for unknown in ("/bin/dash", ""):
        assert script(of=unknown)[0] == 2
        assert "siarpers completion bash" in script(of=unknown)[1]
