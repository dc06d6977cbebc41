"""The command line: what goes where, and with which exit status."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from press import CONFIG, Press, release
from terminal import CTRL_C, Terminal

from siarpers.doors.cli import COMMANDS, main
from siarpers.doors.lock import locked

TOP = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))


def run(*args: str) -> Result:
    return CliRunner().invoke(main, args)


def build(press: Press, *args: str) -> Result:
    return run("build", "--site", str(press.root), "--now", "2024-06-01 12:00", *args)


def test_help_names_every_command_and_imports_none_of_them() -> None:
    code = (
        "import sys; from click.testing import CliRunner; from siarpers.doors.cli import main; "
        "r = CliRunner().invoke(main, ['--help']); print(r.output); "
        "print([m for m in sys.modules if m.split('.')[0] in "
        "('jinja2', 'markdown', 'yaml', 'feedgen', 'babel', 'PIL', 'sqlite3')])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert all(command in told.stdout for command in COMMANDS)
    assert told.stdout.rstrip().endswith("[]")


@pytest.mark.parametrize("command", COMMANDS)
def test_the_first_line_of_each_commands_help_is_the_one_in_the_overview(command: str) -> None:
    assert COMMANDS[command].rstrip(".") in " ".join(run(command, "--help").output.split())


def test_a_build_tells_what_it_did_on_standard_output_and_exits_with_0(press: Press) -> None:
    press.write({"content/a.md": release()})

    told = build(press)

    assert told.exit_code == 0
    assert "pages written" in told.stdout
    assert told.stderr == ""


def test_problems_go_to_standard_error_and_the_build_exits_with_1(press: Press) -> None:
    press.write(
        {"content/a.md": release(date="kemarin"), "content/b.md": release(polres="lumajan")}
    )

    told = build(press)

    assert told.exit_code == 1
    assert told.stdout == ""
    assert "content/a.md:5:7: error[bad-date]" in told.stderr
    assert "content/b.md:4:9: error[unknown-office]" in told.stderr
    assert "did you mean “lumajang”?" in told.stderr
    assert "2 errors: nothing was published" in told.stderr
    assert not (press.output / "index.html").exists()


def test_problems_are_told_in_indonesian_when_asked_for(press: Press) -> None:
    press.write({"content/a.md": release(polres="lumajan")})

    assert "maksud Anda “lumajang”?" in build(press, "--lang", "id").stderr


def test_the_line_is_shown_with_a_caret_under_the_fault(press: Press) -> None:
    press.write({"content/a.md": release(polres="lumajan")})

    lines = build(press).stderr.splitlines()

    assert lines[1:3] == ["    polres: lumajan", "            ^^^^^^^"]


def test_wrong_use_exits_with_2(tmp_path: Path) -> None:
    assert run("build", "--nonsense").exit_code == 2
    told = run("build", "--site", str(tmp_path))
    assert told.exit_code == 2
    assert "config.yaml" in told.stderr


@pytest.mark.parametrize(
    ("args", "near"),
    [
        (("buid",), "build"),
        (("chek", "--strict"), "check"),
        (("xyzzy",), ""),
        (("build", "--drafs"), "--drafts"),
        (("build", "--keepgoing"), "--keep-going"),
        (("build", "--polres", "x"), ""),
        (("new", "--polris", "x"), "--polres"),
    ],
)
def test_only_what_is_near_is_suggested(args: tuple[str, ...], near: str) -> None:
    end = run(*args)
    assert end.exit_code == 2
    told = re.sub("[“”']", "", end.stderr.splitlines()[-1])
    assert re.findall(r"[Dd]id you mean (.*)\?", told) == ([near] if near else [])


def test_a_moment_that_is_no_date_is_wrong_use(press: Press) -> None:
    told = run("build", "--site", str(press.root), "--now", "besok")

    assert told.exit_code == 2
    assert "2024-02-01 12:17" in told.stderr


def test_a_build_can_be_told_as_json(press: Press) -> None:
    press.write({"content/a.md": release(slug="a")})

    told = json.loads(build(press, "--format", "json").stdout)

    assert told["published"] is True
    assert "/2024/02/a/" in told["written"]
    assert told["problems"] == []


def test_the_changes_file_lists_what_to_send(press: Press, tmp_path: Path) -> None:
    press.write({"content/a.md": release(slug="a"), "content/b.md": release(slug="b")})
    build(press)
    press.delete("content/b.md")

    build(press, "--changes", str(tmp_path / "changes.txt"))

    told = (tmp_path / "changes.txt").read_text().splitlines()
    assert "2024/02/b/index.html" in told
    assert "index.html" in told
    assert "2024/02/a/index.html" in told, "its neighbour is gone"
    assert "404.html" not in told


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "cannot write {place}: No such file or directory"),
        ("id", "{place} tidak dapat ditulis: berkas atau folder itu tidak ada"),
    ],
)
def test_a_changes_file_that_cannot_be_written_is_wrong_use(
    press: Press, tmp_path: Path, lang: str, said: str
) -> None:
    place = tmp_path / "nowhere/changes.txt"

    told = build(press, "--changes", str(place), "--lang", lang)

    assert told.exit_code == 2
    assert told.stderr == f"{said.format(place=place)}\n"
    assert not press.output.exists() or not [*press.output.iterdir()]


def test_another_output_folder_and_base_url_can_be_given(press: Press, tmp_path: Path) -> None:
    press.write({"content/a.md": release(slug="a")})

    build(press, "-o", str(tmp_path / "elsewhere"), "-u", "https://lain.example/humas/")

    page = press.page("/2024/02/a/", tmp_path / "elsewhere")
    assert '<link rel="canonical" href="https://lain.example/humas/2024/02/a/">' in page
    assert 'href="/humas/polres/lumajang/"' in page
    assert not press.output.exists()


def test_a_second_build_says_who_holds_the_lock(press: Press) -> None:
    code = (
        "import sys, time; from pathlib import Path; from siarpers.doors.lock import locked\n"
        "with locked(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"
    )
    lock = press.root / ".siarpers" / "lock"
    with subprocess.Popen(
        [sys.executable, "-c", code, str(lock)], stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        told = build(press)
        holder.kill()

    assert told.exit_code == 1
    assert f"process {holder.pid}" in told.stderr
    with locked(lock):
        pass  # the system drops the lock of a dead process


def test_check_writes_nothing_and_reports_warnings_without_failing(press: Press) -> None:
    press.write({"content/a.md": release(body="Isi <b onclick='x()'>tebal</b>.")})
    before = sorted(press.root.rglob("*"))

    told = run("check", "--site", str(press.root))

    assert told.exit_code == 0
    assert "warning[unsafe-html]" in told.stdout
    assert sorted(press.root.rglob("*")) == before
    assert run("check", "--site", str(press.root), "--strict").exit_code == 1


def test_check_can_be_limited_to_paths(press: Press) -> None:
    press.write({"content/a.md": release(date="x"), "content/b/b.md": release(date="y")})

    told = run("check", str(press.root / "content/b"), "--site", str(press.root))

    assert "content/b/b.md" in told.stdout
    assert "content/a.md" not in told.stdout


def test_check_speaks_to_github(press: Press) -> None:
    press.write({"content/a.md": release(polres="lumajan")})

    told = run("check", "--site", str(press.root), "--format", "github").stdout

    assert told.startswith("::error file=content/a.md,line=4,col=9,title=unknown-office::")


@pytest.mark.parametrize("is_there", [True, False])
def test_init_that_is_interrupted_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_there: bool
) -> None:
    site = tmp_path / "situs"
    if is_there:
        site.mkdir()

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("shutil.copyfile", interrupted)
        assert run("init", str(site)).exit_code == 1
    assert [path.name for path in tmp_path.rglob("*")] == (["situs"] if is_there else [])

    assert run("init", str(site)).exit_code == 0
    made = {path.name for path in site.iterdir()}
    assert made == {".gitignore", "config.yaml", "content", "templates"}
    assert [path.name for path in tmp_path.iterdir()] == ["situs"]
    assert run("init", str(site)).exit_code == 2


def test_new_writes_a_draft_that_reads_well_and_never_writes_over(press: Press) -> None:
    told = run(
        "new",
        'Kata "siap": patroli',
        "--polres",
        "polres jember",
        "--author",
        "Sari",
        "--site",
        str(press.root),
    )
    file = Path(told.stdout.strip())

    assert told.exit_code == 0
    assert file.is_relative_to(press.root / "content")
    assert "polres: jember" in file.read_text()
    checked = run("check", "--site", str(press.root))
    assert checked.exit_code == 0, checked.output

    before = file.read_bytes()
    again = run("new", 'Kata "siap": patroli', "--polres", "jember", "--site", str(press.root))
    assert again.exit_code == 1
    assert file.read_bytes() == before


def test_new_asks_back_when_the_office_is_unknown(press: Press) -> None:
    told = run("new", "Patroli", "--polres", "lumajnag", "--site", str(press.root))

    assert told.exit_code == 2
    assert "try: lumajang" in told.stderr


def test_clean_deletes_what_a_build_makes_and_nothing_else(press: Press) -> None:
    press.write({"content/a.md": release(), "output/.nojekyll": ""})
    build(press)

    told = run("clean", "--site", str(press.root))

    assert told.exit_code == 0
    assert [f.name for f in press.output.iterdir()] == [".nojekyll"]
    assert not (press.root / ".siarpers").exists()
    assert (press.root / "content/a.md").exists()


def test_clean_refuses_a_folder_of_somebody_else(press: Press) -> None:
    press.write({"output/tesis.txt": "penting"})

    told = run("clean", "--site", str(press.root))

    assert told.exit_code == 1
    assert (press.output / "tesis.txt").exists()


def test_explain_tells_what_a_page_rests_on(press: Press) -> None:
    press.write({"content/a.md": release(slug="a", tags="[ronda]")})
    build(press)
    site = ("--site", str(press.root))

    for name in ("/2024/02/a/", "https://uji.example/2024/02/a/", "content/a.md"):
        told = run("explain", name, *site)
        assert told.exit_code == 0
        assert "Made of: release content/a.md" in told.stdout
        assert "Last rendered because of: file content/a.md" in told.stdout
        assert "base.html" in told.stdout
        assert "    topic/ronda: ∞ … 2024-02-01 05:17Z" in told.stdout

    assert run("explain", "/2024/02/b/", *site).exit_code == 1


@pytest.mark.parametrize("base_url", ["https://uji.example", "https://uji.example/humas"])
def test_explain_takes_an_address_as_it_is_pasted(
    press: Press, monkeypatch: pytest.MonkeyPatch, base_url: str
) -> None:
    config = CONFIG.replace("https://uji.example", base_url)
    press.write({"config.yaml": config, "content/a.md": release(slug="a")})
    build(press)
    path = base_url.removeprefix("https://uji.example")
    monkeypatch.chdir(press.root)

    def told(page: str) -> str:
        return run("explain", page).stdout.partition("\n")[0]

    preview = f"http://127.0.0.1:8001{path}"
    for name in (
        *(f"{base_url}/2024/02/a/", f"{base_url}/2024/02/a", f"{preview}/2024/02/a/index.html"),
        *(f"{preview}/2024/02/a/#kutipan-1", f"http://localhost:8000{path}/2024/02/a"),
        *("/2024/02/a", "2024/02/a/", "2024/02/a", f"{path}/2024/02/a/", "content/a.md"),
        *("output/2024/02/a/index.html", (press.output / "2024/02/a/index.html").as_uri()),
    ):
        assert told(name) == "Page: /2024/02/a/", name
    for name in (base_url, f"{base_url}/", f"{preview}/", "/"):
        assert told(name) == "Page: /", name
    assert run("explain", "https://lain.example/2024/02/a/").exit_code == 1
    monkeypatch.chdir(press.root / "content")
    assert told("2024/02/a/") == told("a.md") == "Page: /2024/02/a/"


def test_explain_says_what_to_do_where_nothing_can_be_known(press: Press) -> None:
    site = ("--site", str(press.root))
    press.write({"content/a.md": release(slug="a")})

    told = run("explain", "/", *site)
    assert told.exit_code == 1
    assert told.stderr == "nothing has been built yet; run `siarpers build` first\n"

    press.write({".siarpers/store.sqlite": "rusak" * 1000})
    told = run("explain", "/", *site)
    store = press.root / ".siarpers/store.sqlite"
    assert told.exit_code == 1
    assert told.stderr == f"{store} is damaged; `siarpers build` makes it anew\n"


needs_lesser = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("setpriv"),
    reason="runs as somebody who may write nothing",
)


@needs_lesser
@pytest.mark.parametrize(
    ("command", "place", "reason"),
    [
        (("list",), "content/2024", "cannot read {place}: Permission denied"),
        (("explain", "/"), ".siarpers", "cannot read {place}/store.sqlite: attempt to write a"),
        (("clean",), ".siarpers", "cannot write {place}/lock: Permission denied"),
    ],
)
def test_what_may_not_be_read_or_written_is_told_and_no_traceback(
    command: tuple[str, ...], place: str, reason: str
) -> None:
    with tempfile.TemporaryDirectory() as top:  # pytest's own folders are closed to others
        Path(top).chmod(0o755)
        press = Press(Path(top) / "situs")
        press.write({"config.yaml": CONFIG, "content/2024/a.md": release()})
        build(press)
        if place.startswith("content"):
            (press.root / place).chmod(0)
        end = subprocess.run(
            [
                *("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"),
                *(sys.executable, "-m", "siarpers", *command),
            ],
            capture_output=True,
            text=True,
            check=False,
            cwd=press.root,
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(TOP), "LANGUAGE": "en"},
        )

    assert end.returncode == 1
    assert end.stderr.startswith(reason.format(place=press.root / place))
    assert len(end.stderr.splitlines()) == 1


def test_a_preview_that_is_ended_leaves_the_prompt_a_line_of_its_own(press: Press) -> None:
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(TOP), "LANGUAGE": "en"}
    args = (sys.executable, "-m", "siarpers", "serve", "--port")
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))  # where nobody listens, as at a port of the system's own
        port = str(other.getsockname()[1])
        with Terminal(*args, port, env=env, cwd=press.root) as at:
            at.shows(f"port {port} cannot be used; ")
            at.shows("Ctrl-C ends it.")
            assert at.is_left_by(CTRL_C) == 0
    assert at.text.endswith("^C\n")


def test_python_m_siarpers_is_the_same_command() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "siarpers", "--version"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent.parent)},
    )
    assert told.stdout.startswith("siarpers, version ")


@pytest.mark.parametrize("folder", ["content/x", "templates", ".", ".."])
def test_a_site_is_never_published_over_its_own_files(press: Press, folder: str) -> None:
    press.write({"content/a.md": release()})
    before = sorted(press.root.rglob("*.md"))

    assert build(press, "-o", str(press.root / folder)).exit_code == 2
    assert run("clean", "--site", str(press.root), "-o", str(press.root / folder)).exit_code == 2
    assert sorted(press.root.rglob("*.md")) == before


def test_a_site_is_found_from_a_folder_inside_it(press: Press) -> None:
    press.write({"content/2024/a.md": release()})

    assert run("check", "--site", str(press.root / "content/2024")).exit_code == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize("command", [["list"], ["schema"], ["build"], ["completion", "bash"]])
def test_output_that_goes_to_a_full_disk_is_told_and_no_traceback(
    press: Press, command: list[str]
) -> None:
    press.write({"content/a.md": release()})
    with Path("/dev/full").open("w") as full:
        end = subprocess.run(
            [sys.executable, "-m", "siarpers", *command, "--lang", "id"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            cwd=press.root,
            check=False,
        )

    assert end.returncode == 1
    assert end.stderr == "keluaran standar tidak dapat ditulis: ruang penyimpanan penuh\n"
