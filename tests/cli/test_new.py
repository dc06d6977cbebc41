"""`siarpers new` as a person meets it: at a real terminal, with a real editor."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from press import CONFIG, Press
from terminal import CTRL_C, CTRL_D, ENTER, Terminal

TOP = Path(__file__).parents[2]
CITIES = ("Batu", "Blitar", "Bojonegoro", "Bondowoso", "Gresik", "Jombang", "Kediri", "Madiun")
CITIES += ("Magetan", "Malang", "Nganjuk", "Ngawi", "Pacitan")
CROWD = "".join(f"  - {{id: {c.lower()}, name: Polres {c}, place: {c}}}\n" for c in CITIES)


class Desk:
    """A reporter's own surroundings: home, language, editor."""

    def __init__(self, press: Press, home: Path) -> None:
        self.press, self.home = press, home
        self.env = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(TOP),
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / "settings"),
            "LANG": "C.UTF-8",
            "LANGUAGE": "en",
        }
        home.mkdir()

    @property
    def memory(self) -> Path:
        return self.home / "settings/siarpers/habits.json"

    def remembers(self) -> dict[str, str]:
        found: dict[str, str] = json.loads(self.memory.read_text(encoding="utf-8"))
        return found

    def new(self, *args: str, **where: object) -> Terminal:
        """The command at a terminal."""
        return Terminal(
            sys.executable, "-m", "siarpers", "new", *args,
            env=self.env, cwd=self.press.root, **where,  # type: ignore[arg-type]
        )  # fmt: skip

    def script(self, *args: str) -> subprocess.CompletedProcess[str]:
        """The command without a terminal."""
        return subprocess.run(
            [sys.executable, "-m", "siarpers", "new", *args],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            env=self.env,
            cwd=self.press.root,
        )

    def editor(self, name: str, text: str) -> Path:
        """An editor that runs these lines of shell; $1 … is what it is given."""
        made = self.home / name
        made.parent.mkdir(parents=True, exist_ok=True)
        made.write_text(f"#!/bin/sh\n{text}\n")
        made.chmod(0o755)
        return made

    def releases(self) -> list[Path]:
        return sorted((self.press.root / "content").rglob("*.md"))

    def checked(self) -> str:
        """What `check` says of the site."""
        return subprocess.run(
            [sys.executable, "-m", "siarpers", "check", "--strict"],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            env=self.env,
            cwd=self.press.root,
        ).stdout


@pytest.fixture
def desk(press: Press, tmp_path: Path) -> Desk:
    return Desk(press, tmp_path / "home")


def test_a_reporter_is_asked_for_what_is_missing(desk: Desk) -> None:
    with desk.new() as at:
        at.shows("Title: ")
        at.type("Jumat Curhat: parkir" + ENTER)
        at.shows("Office (a part of its name will do): ")
        at.type("jemb" + ENTER)
        at.shows("  Polres Jember\n")
        at.shows("Author: ")
        at.type("Rina Wulandari" + ENTER)
        assert at.ends() == 0

    (file,) = desk.releases()
    assert at.text.splitlines()[-1] == str(file)
    text = file.read_text(encoding="utf-8")
    assert 'title: "Jumat Curhat: parkir"\nauthor: "Rina Wulandari"\npolres: jember ' in text
    assert "# delete this line when it is ready" in text
    assert desk.checked() == "no problems found\n"


def test_the_questions_are_asked_in_indonesian(desk: Desk) -> None:
    desk.env["LANGUAGE"] = "id"
    with desk.new() as at:
        at.shows("Judul: ")
        at.type("Patroli pagi" + ENTER)
        at.shows("Satuan (sebagian namanya cukup): ")
        at.type("semeru" + ENTER)
        at.shows("tidak ada satuan “semeru”")
        at.shows("Satuan (sebagian namanya cukup): ")
        at.type("polda" + ENTER)
        at.shows("1. Polda Jawa Timur (jatim)")
        at.shows("2. Polda Papua (papua)")
        at.shows("Nomor, atau nama yang lebih lengkap: ")
        at.type("2" + ENTER)
        at.shows("  Polda Papua\n")
        at.shows("Penulis: ")
        at.type("Sari" + ENTER)
        assert at.ends() == 0

    (file,) = desk.releases()
    assert "polres: papua " in file.read_text(encoding="utf-8")
    assert "# hapus baris ini bila siap terbit" in file.read_text(encoding="utf-8")
    assert desk.checked() == "tidak ada masalah\n"


def test_what_stands_on_the_command_line_is_not_asked_for(desk: Desk) -> None:
    with desk.new("Patroli", "--polres", "polres jem", "--author", "Sari", "--no-edit") as at:
        assert at.ends() == 0
    (file,) = desk.releases()
    assert at.text == f"{file}\n"

    with desk.new("Patroli malam", "--author", "Sari") as at:
        at.shows("Office")
        at.type("papua" + ENTER)
        assert at.ends() == 0
    assert "Title" not in at.text
    assert "Author" not in at.text


def test_many_offices_are_listed_in_part(desk: Desk) -> None:
    desk.press.write({"config.yaml": CONFIG + CROWD})
    with desk.new("Patroli", "--author", "Sari") as at:
        at.shows("Office")
        at.type("polres" + ENTER)
        listed = at.shows("… and 5 more; type more of the name")
        assert "10. Polres Madiun (madiun)" in listed
        assert "11." not in listed
        at.shows("Number, or more of the name: ")
        at.type("99" + ENTER)
        at.shows("there is no number 99 in the list")
        at.shows("Number, or more of the name: ")
        at.type("zzz" + ENTER)
        at.shows("no office “zzz” in config.yaml; try: jatim,")
        assert at.shows("\n").endswith(", …\n")
        at.shows("Office (a part of its name will do): ")
        at.type("polres m" + ENTER)
        at.shows("3. Polres Malang (malang)")
        at.shows("Number, or more of the name: ")
        at.type("11" + ENTER)
        at.shows("there is no number 11 in the list")
        at.type("3" + ENTER)
        at.shows("  Polres Malang\n")
        assert at.ends() == 0


def test_an_office_that_is_mistyped_is_guessed(desk: Desk) -> None:
    with desk.new("Patroli", "--author", "Sari") as at:
        at.shows("Office")
        at.type("lumajan" + "x" + ENTER)
        at.shows("no office “lumajanx” in config.yaml; try: lumajang")
        at.shows("Office")
        at.type("lumajang" + ENTER)
        assert at.ends() == 0


def test_nothing_typed_is_no_answer(desk: Desk) -> None:
    with desk.new() as at:
        at.shows("Title: ")
        at.type("  " + ENTER)
        at.shows("the title is empty; write what the release is about\n")
        at.shows("Title: ")
        at.type("Patroli" + ENTER)
        at.shows("Office (a part of its name will do): ")
        at.type(ENTER)
        at.shows("2. Polres Lumajang (lumajang)")
        at.shows("Number, or more of the name: ")
        at.type("2" + ENTER)
        at.shows("Author: ")
        at.type(ENTER)
        at.shows("a release needs an author")
        at.shows("Author: ")
        at.type("Sari" + ENTER)
        assert at.ends() == 0


def test_releases_of_one_title_get_files_of_their_own(desk: Desk) -> None:
    given = ("Jumat Curhat", "--polres", "lumajang", "--author", "Sari")
    names = (
        ("jumat-curhat", ""),
        ("jumat-curhat-lumajang", ""),
        ("jumat-curhat-2", ""),
        ("di-pasar", "Di Pasar.md"),
    )
    for number, (name, typed) in enumerate(names):
        before = {file: file.read_bytes() for file in desk.releases()}
        with desk.new(*given) as at:
            if number:
                at.shows("/jumat-curhat.md is there already")
                proposed = "jumat-curhat-3" if typed else name
                at.shows(f"Name of the new file [{proposed}]: ")
                at.type("Jumat-curhat" + ENTER)  # taken too
                at.shows(f"Name of the new file [{proposed}]: ")
                at.type(typed + ENTER)
            assert at.ends() == 0
        (made,) = set(desk.releases()) - set(before)
        assert made.stem == name
        assert 'title: "Jumat Curhat"' in made.read_text("utf-8")
        assert before == {file: file.read_bytes() for file in before}


def test_a_title_without_letters_gives_the_file_a_name_that_can_be_said(desk: Desk) -> None:
    assert desk.script("!!!").returncode == 0
    assert [file.stem for file in desk.releases()] == ["siaran-pers"]


def test_author_and_office_of_last_time_are_taken_with_enter(desk: Desk) -> None:
    with desk.new("Satu", "--polres", "jember", "--author", "Rina Wulandari") as at:
        assert at.ends() == 0
    assert desk.remembers() == {"author": "Rina Wulandari", "office": "jember"}

    with desk.new("Dua") as at:
        at.shows("Office (a part of its name will do) [Polres Jember]: ")
        at.type(ENTER)
        at.shows("Author [Rina Wulandari]: ")
        at.type(ENTER)
        assert at.ends() == 0
    assert 'author: "Rina Wulandari"\npolres: jember ' in desk.releases()[0].read_text("utf-8")

    with desk.new("Tiga", "--author", "Sari Utami") as at:
        at.shows("[Polres Jember]: ")
        at.type("lumajang" + ENTER)
        assert at.ends() == 0
    assert desk.remembers() == {"author": "Sari Utami", "office": "lumajang"}


def test_an_office_that_this_site_does_not_have_is_not_offered(desk: Desk) -> None:
    desk.memory.parent.mkdir(parents=True)
    desk.memory.write_text('{"author": "Sari", "office": "bandung"}')
    with desk.new("Patroli") as at:
        at.shows("Office (a part of its name will do): ")
        assert at.is_left_by(CTRL_C) == 1


def test_the_only_office_is_offered(desk: Desk) -> None:
    desk.press.write({"config.yaml": CONFIG.partition("    offices:")[0]})
    with desk.new("Patroli", "--author", "Sari") as at:
        at.shows("[Polda Jawa Timur]: ")
        at.type(ENTER)
        assert at.ends() == 0


@pytest.mark.parametrize("damaged", ["", "[]", "{", '{"author": 7}', "[" * 100_000, "\xff", None])
def test_a_memory_that_is_broken_or_cannot_be_written_is_no_obstacle(
    desk: Desk, damaged: str | None
) -> None:
    if damaged is None:
        (desk.home / "settings").write_text("a file where the folder should be")
    else:
        desk.memory.parent.mkdir(parents=True)
        desk.memory.write_text(damaged, encoding="latin-1")
    with desk.new("Patroli", "--polres", "jember") as at:
        at.shows("Author: ")
        at.type("Sari" + ENTER)
        assert at.ends() == 0
    assert damaged is None or desk.remembers()["author"] == "Sari"


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
@pytest.mark.parametrize("answers", [(), ("Patroli",), ("Patroli", "jember")])
def test_leaving_writes_nothing(desk: Desk, key: str, answers: tuple[str, ...]) -> None:
    desk.env["LANGUAGE"] = "id"
    before = sorted(desk.press.root.rglob("*"))
    with desk.new() as at:
        for typed, question in zip((*answers, ""), ("Judul", "Satuan", "Penulis"), strict=False):
            at.shows(question)
            at.shows(": ")
            if typed:
                at.type(typed + ENTER)
        assert at.is_left_by(key) == 1

    assert at.text.endswith("\nDibatalkan!\n")
    assert "Traceback" not in at.text
    assert sorted(desk.press.root.rglob("*")) == before
    assert not desk.memory.exists()


def test_the_path_alone_is_on_standard_output(desk: Desk, tmp_path: Path) -> None:
    desk.env["EDITOR"] = str(desk.editor("ed", 'echo "at work" && test -t 0 && test -t 1'))
    with (
        (tmp_path / "out").open("wb") as out,
        desk.new("--polres", "jember", stdout=out) as at,
    ):
        at.shows("Title: ")
        at.type("Patroli" + ENTER)
        at.shows("Author: ")
        at.type("Sari" + ENTER)
        at.shows("at work")
        assert at.ends() == 0

    assert (tmp_path / "out").read_text() == f"{desk.releases()[0]}\n"


@pytest.mark.parametrize("variable", ["VISUAL", "EDITOR"])
def test_the_file_opens_in_the_reporters_editor(desk: Desk, variable: str) -> None:
    editor = desk.editor("my tools/ed", 'test "$1" = --wait && echo "Diisi." >> "$2"')
    desk.env |= {"EDITOR": "false", variable: f"{shlex.quote(str(editor))} --wait"}
    with desk.new("Patroli", "--polres", "jember", "--author", "Sari") as at:
        assert at.ends() == 0, at.text

    (file,) = desk.releases()
    assert file.read_text("utf-8").endswith("\nDiisi.\n")
    assert at.text == f"{file}\n"


def test_an_editor_may_lie_in_a_folder_with_spaces(desk: Desk) -> None:
    desk.env["EDITOR"] = str(desk.editor("my tools/ed", 'echo "Diisi." >> "$1"'))
    with desk.new("Patroli", "--polres", "jember", "--author", "Sari") as at:
        assert at.ends() == 0, at.text
    assert desk.releases()[0].read_text("utf-8").endswith("\nDiisi.\n")


def test_ctrl_c_inside_the_editor_is_the_editors(desk: Desk) -> None:
    text = 'trap "echo heard" INT; echo open; read x; read x; echo "Diisi." >> "$1"'
    desk.env["EDITOR"] = str(desk.editor("ed", text))
    with desk.new("Patroli", "--polres", "jember", "--author", "Sari") as at:
        at.shows("open")
        at.type(CTRL_C)
        at.shows("heard")
        at.type(ENTER)
        at.type(ENTER)
        assert at.ends() == 0, at.text
    assert desk.releases()[0].read_text("utf-8").endswith("\nDiisi.\n")


def test_ctrl_c_that_ends_the_editor_is_called_so(desk: Desk) -> None:
    desk.env |= {"EDITOR": str(desk.editor("ed", "kill -INT $$")), "LANGUAGE": "id"}
    with desk.new("Patroli", "--polres", "jember", "--author", "Sari") as at:
        assert at.ends() == 1
    assert "gagal: dihentikan dengan Ctrl+C; " in at.text


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        ("false", "it ended with status 1"),
        ("nowhere/ed --wait", "No such file or directory"),
        ('ed "half', "No closing quotation"),
    ],
)
def test_an_editor_that_fails_keeps_the_file(desk: Desk, command: str, reason: str) -> None:
    desk.env["EDITOR"] = command
    with desk.new("Patroli", "--polres", "jember", "--author", "Sari") as at:
        assert at.ends() == 1

    (file,) = desk.releases()
    said, path = at.text.splitlines()
    assert said == f"the editor “{command}” did not work: {reason}; the release is kept"
    assert path == str(file)


def test_no_edit_opens_nothing_and_edit_wants_an_editor(desk: Desk) -> None:
    given = ("--polres", "jember", "--author", "Sari")
    desk.env["EDITOR"] = "false"
    with desk.new("Satu", "--no-edit", *given) as at:
        assert at.ends() == 0

    del desk.env["EDITOR"]
    with desk.new("Dua", "--edit", *given) as at:
        assert at.ends() == 2
    assert "VISUAL or EDITOR" in at.text
    assert [file.stem for file in desk.releases()] == ["satu"]


def test_a_script_is_asked_nothing_and_rests_on_nobodys_memory(desk: Desk) -> None:
    desk.memory.parent.mkdir(parents=True)
    desk.memory.write_text('{"author": "Rina", "office": "jember"}')
    desk.env["EDITOR"] = str(desk.editor("ed", 'echo "Diisi." >> "$1"; echo done'))

    told = desk.script("Patroli")
    assert (told.returncode, told.stderr) == (0, "")
    file = Path(told.stdout.removesuffix("\n"))
    assert "author: Nama Penulis\npolres: lumajang " in file.read_text("utf-8")
    assert "Diisi." not in file.read_text("utf-8")
    assert desk.remembers() == {"author": "Rina", "office": "jember"}

    told = desk.script("Patroli malam", "--edit")
    assert (told.returncode, told.stderr) == (0, "done\n")
    assert Path(told.stdout.removesuffix("\n")).read_text("utf-8").endswith("Diisi.\n")


@pytest.mark.parametrize(("language", "said"), [("en", "is missing"), ("id", "belum disebut")])
def test_a_script_has_to_give_the_title(desk: Desk, language: str, said: str) -> None:
    desk.env["LANGUAGE"] = language
    told = desk.script()

    assert told.returncode == 2
    assert said in told.stderr
    assert 'siarpers new "Jumat Curhat di Pasar"' in told.stderr
    assert desk.releases() == []


def test_without_an_editor_the_next_step_is_told(desk: Desk) -> None:
    desk.env["LANGUAGE"] = "id"
    with desk.new("Patroli", "--polres", "jember", "--author", "Sari") as at:
        assert at.ends() == 0
    assert at.text == f"Buka berkas ini di penyunting teks Anda:\n{desk.releases()[0]}\n"


def test_an_office_that_is_nothing_is_refused(desk: Desk) -> None:
    told = desk.script("Patroli", "--polres", "")
    assert (told.returncode, desk.releases()) == (2, [])
    assert "no office “” in config.yaml; try: jatim, lumajang" in told.stderr


@pytest.mark.parametrize("title", ["", " ", "\u200b\t"])
def test_an_empty_title_is_refused(desk: Desk, title: str) -> None:
    told = desk.script(title)
    assert (told.returncode, told.stdout) == (2, "")
    assert "the title is empty" in told.stderr

    with desk.new(title, "--polres", "jember", "--author", "Sari") as at:
        assert at.ends() == 2
    assert desk.releases() == []


def test_an_office_that_could_be_several_is_refused_with_their_list(desk: Desk) -> None:
    told = desk.script("Patroli", "--polres", "polda")

    assert (told.returncode, told.stdout) == (2, "")
    assert "“polda” may be any of these offices" in told.stderr
    assert "1. Polda Jawa Timur (jatim)\n" in told.stderr
    assert "2. Polda Papua (papua)\n" in told.stderr
    assert desk.releases() == []


def test_a_folder_that_cannot_be_written_is_told(desk: Desk) -> None:
    (desk.press.root / "content/.keep").unlink()
    (desk.press.root / "content").rmdir()
    (desk.press.root / "content").write_text("")
    told = desk.script("Patroli")

    assert told.returncode == 1
    assert told.stderr.startswith("cannot write ")
    with desk.new() as at:
        assert at.ends() == 1
    content = desk.press.root / "content"
    assert at.text == f"cannot write {content}: Not a directory\n", "before anything is asked"


def test_init_names_a_folder_with_a_space_as_a_shell_reads_it(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-m", "siarpers", "init", "situs saya"],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(TOP)},
        cwd=tmp_path,
    )
    assert "cd 'situs saya' && siarpers serve" in told.stdout
