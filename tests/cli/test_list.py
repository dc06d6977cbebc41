"""`siarpers list`: what is found, how it is told, and that it is never stale."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import struct
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st
from press import CONFIG, NOW, Press, release

from siarpers.doors.cli import main
from siarpers.doors.finding.find import find
from siarpers.doors.finding.wanted import Wanted
from siarpers.doors.lock import locked

TOP = Path(__file__).parents[2]
FILES = {
    "content/2024/02/curat.md": release(
        "Pencuri sepeda ditangkap", "Petugas Jum’at malam\nmenangkap pencuri.", tags="[curanmor]"
    ),
    "content/2024/02/kedai.md": release(
        "Kopi pagi",
        "Warga mengobrol.",
        author="[Budi Santoso, José Ramírez]",
        polres="jember",
        date="2024-02-29 23:30",
        summary="Obrolan soal kebanjiran.",
        program="Jumat Curhat",
    ),
    "content/2024/03/adat.md": release(
        "Musyawarah adat",
        "Kedua pihak berdamai.",
        polres="papua",
        date="2024-03-01 00:30",
        quotes='[{speaker: "Ipda Tono, S.H.", text: Kami menjaga tanah ini.}]',
        tags="[adat, pemilu 2024]",
    ),
    "content/2023/lama.md": release("Arsip lama", polres="jatim", date="2023-12-31 08:00"),
    "content/draf.md": release("Belum jadi", date="2024-04-01 08:00", draft="ya"),
    "content/tunggu.md": release(
        "Ditahan dulu", date="2024-05-01 08:00", embargo="2024-06-02 06:00"
    ),
    "content/nanti.md": release("Besok saja", date="2024-06-03 08:00"),
    "content/cabut.md": release(
        "Nama korban",
        date="2024-05-02 08:00",
        withdrawn="{date: 2024-05-03, ground: victim, reason: Keluarga.}",
    ),
    "content/pages/tentang.md": "---\ntitle: Tentang kami\n---\n\nRedaksi pencuri perhatian.\n",
}


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "en")


@pytest.fixture
def filled(press: Press) -> Press:
    """A site with a release of every kind, not built."""
    press.write({**FILES})
    press.rest()
    return press


@pytest.fixture
def built(filled: Press) -> Press:
    filled.build()
    return filled


def run(press: Press, *args: str) -> Result:
    told = CliRunner().invoke(
        main, ["list", "--site", str(press.root), "--now", "2024-06-01 12:00", *args]
    )
    assert told.exit_code in {0, 2}, told.output
    return told


def told_of(press: Press, *args: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run(press, "--format", "json", *args).stdout)
    return found


def names(press: Press, *args: str) -> list[str]:
    """Names of the files found, without ending, in the order in which they are told."""
    return [Path(found["path"]).stem for found in told_of(press, *args)]


EVERYTHING = ["nanti", "cabut", "tunggu", "draf", "kedai", "adat", "curat", "lama"]


@pytest.mark.parametrize("site", ["filled", "built"])
def test_every_release_is_found_the_newest_first_and_no_standing_page(
    site: str, request: pytest.FixtureRequest
) -> None:
    assert names(request.getfixturevalue(site)) == EVERYTHING


@pytest.mark.parametrize(
    ("args", "found"),
    [
        (["--office", "lumajang"], ["nanti", "cabut", "tunggu", "draf", "curat"]),
        (["--polres", "Polres Jember"], ["kedai"]),
        (["--office", "jem"], ["kedai"]),
        (["--office", "papua"], ["adat"]),
        (["--office", "jatim", "--date", "2023"], ["lama"]),
        (["--office", "jatim", "--date", "2024-02"], ["kedai", "curat"]),
        (["--office", "polda", "--to", "2024-03"], ["kedai", "adat", "curat", "lama"]),
        (["--author", "santo"], ["kedai"]),
        (["--author", "JOSE RAM"], ["kedai"]),
        (["--author", "sari", "--date", "2024-03"], ["adat"]),
        (["--tag", "pemilu"], ["adat"]),
        (["--program", "curhat"], ["kedai"]),
        (["--date", "2024-02-29"], ["kedai"]),
        (["--date", "2024-2-1"], ["curat"]),
        (["--from", "2024-05-02"], ["nanti", "cabut"]),
        (["--from", "2024-02-01", "--to", "2024-02"], ["kedai", "curat"]),
        (["--to", "2023"], ["lama"]),
        (["--waiting"], ["nanti", "tunggu", "draf"]),
        (["--waiting", "--now", "2024-06-02 06:00"], ["nanti", "draf"]),
        (["--waiting", "--to", "2024-04"], ["draf"]),
        (["-n", "2"], ["nanti", "cabut"]),
        (["--newest", "1", "--office", "jember"], ["kedai"]),
        (["PENCURI"], ["curat"]),
        (["banjir"], ["kedai"]),
        (["menjaga tanah"], ["adat"]),
        (["malam menangkap"], ["curat"]),
        (["menangkap malam"], []),
        (["menangkap", "malam"], ["curat"]),
        (["jum'at", "sepeda"], ["curat"]),
        (["strong"], []),
        (["korban"], []),
        (["--office", "lumajang", "--author", "sari", "--tag", "curan", "pencuri"], ["curat"]),
        (["--office", "jember", "pencuri"], []),
    ],
)
def test_filters_are_all_met(
    built: Press,
    args: list[str],
    found: list[str],
) -> None:
    assert names(built, *args) == found


def test_json_tells_the_facts_of_a_release(built: Press) -> None:
    assert told_of(built, "--program", "jumat curhat") == [
        {
            "path": "content/2024/02/kedai.md",
            "url": "https://uji.example/2024/02/kedai/",
            "title": "Kopi pagi",
            "date": "2024-02-29T23:30:00+07:00",
            "office": "jember",
            "authors": ["Budi Santoso", "José Ramírez"],
            "tags": [],
            "program": "Jumat Curhat",
            "state": "public",
            "visible_from": "2024-02-29T23:30:00+07:00",
            "errors": False,
        }
    ]


def test_json_tells_how_each_stands_to_readers(built: Press) -> None:
    found = {Path(entry["path"]).stem: entry for entry in told_of(built)}

    assert {name: found[name]["state"] for name in EVERYTHING[:5]} == {
        "nanti": "scheduled",
        "cabut": "withdrawn",
        "tunggu": "embargo",
        "draf": "draft",
        "kedai": "public",
    }
    assert found["tunggu"]["visible_from"] == "2024-06-02T06:00:00+07:00"
    assert found["cabut"]["title"] == "Siaran pers ini telah dicabut", "as readers see it"


def test_the_address_is_below_the_base_url_of_the_build(filled: Press) -> None:
    filled.base_url = "https://lain.example/humas"
    filled.build()

    (found,) = told_of(filled, "-n", "1", "-u", "https://lain.example/humas/")
    assert found["url"] == "https://lain.example/humas/2024/06/nanti/"
    assert names(filled) == EVERYTHING


@pytest.mark.parametrize(
    ("since", "until"),
    [("2024-03", "2024-02"), ("2024", "2023-05"), ("2024-02-02", "2024-02-01"), ("2024-5", "2023")],
)
def test_a_beginning_later_than_the_end_is_told(built: Press, since: str, until: str) -> None:
    end = run(built, "--from", since, "--to", until)
    assert (end.exit_code, end.stdout) == (2, "")
    assert " is later than --to " in end.stderr


@pytest.mark.parametrize(
    ("author", "said"),
    [
        ("santosa", "no author “santosa” is known; try: Budi Santoso\n"),
        ("Xyzzy", "no author “Xyzzy” is known; try: Budi Santoso, José Ramírez, Sari Utami\n"),
        ("budi", "no release was found\n"),
    ],
)
def test_an_author_whom_nobody_knows_is_told(built: Press, author: str, said: str) -> None:
    end = run(built, "--author", author, "--date", "2023")
    assert (end.exit_code, end.stdout, end.stderr) == (0, "", said)


# How it is told.


def test_away_from_a_terminal_a_release_is_one_line_of_five_columns(
    built: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(built.root)
    lines = run(built, "--from", "2024-04").stdout.splitlines()

    assert [line.split("\t") for line in lines] == [
        [
            "2024-06-03 08:00 WIB",
            "Polres Lumajang",
            "Besok saja",
            "[scheduled]",
            "content/nanti.md",
        ],
        [
            "2024-05-02 08:00 WIB",
            "Polres Lumajang",
            "Siaran pers ini telah dicabut",
            "[withdrawn]",
            "content/cabut.md",
        ],
        [
            "2024-05-01 08:00 WIB",
            "Polres Lumajang",
            "Ditahan dulu",
            "[embargo until 2024-06-02 06:00 WIB]",
            "content/tunggu.md",
        ],
        ["2024-04-01 08:00 WIB", "Polres Lumajang", "Belum jadi", "[draft]", "content/draf.md"],
    ]
    assert run(built, "--tag", "adat").stdout.startswith("2024-03-01 00:30 WIT\tPolda Papua\t")


def test_marks_are_told_in_indonesian_when_asked_for(built: Press) -> None:
    told = run(built, "--waiting", "--lang", "id").stdout

    assert "[draf]" in told
    assert "[embargo sampai 2024-06-02 06:00 WIB]" in told
    assert "[tanggalnya belum tiba]" in told


def test_paths_can_be_opened_from_where_one_stands(
    built: Press, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for folder in (built.root, built.root / "content/2024/03", tmp_path):
        monkeypatch.chdir(folder)
        paths = run(built, "--format", "paths").stdout.splitlines()
        assert len(paths) == len(EVERYTHING)
        assert all(Path(path).is_file() for path in paths)
    monkeypatch.chdir(built.root / "content/2024/03")
    assert run(built, "--format", "paths", "--tag", "adat").stdout == "adat.md\n"


@pytest.mark.skipif(sys.platform == "win32", reason="has no pseudo-terminals")
@pytest.mark.parametrize("colour", [True, False])
def test_on_a_terminal_a_title_is_cut_to_its_width_and_a_path_never(
    press: Press, colour: bool
) -> None:
    long = "Kapolres 山田 meninjau pasar yang ramai menjelang hari raya"
    where = "content/2024/02/folder-yang-namanya-panjang-sekali/berkas-yang-namanya-panjang.md"
    press.write(
        {where: release(long, draft="ya"), "content/b.md": release("Pendek", polres="papua")}
    )

    told = on_terminal(press, width=60, colour=colour)

    assert ("\x1b[" in told) == colour
    lines = re.sub(r"\x1b\[[\d;]*m", "", told).splitlines()
    assert lines == [
        "2024-02-01 12:17 WIB  Kapolres 山田 meninjau pasar… [draft]",
        f"                      Polres Lumajang · {where}",
        "2024-02-01 12:17 WIT  Pendek",
        "                      Polda Papua · content/b.md",
    ]
    assert len(lines[0]) + 2 <= 60


def on_terminal(press: Press, *, width: int, colour: bool) -> str:
    """What the command writes to a terminal of this width."""
    import fcntl  # noqa: PLC0415 - not on Windows
    import pty  # noqa: PLC0415 - as above
    import termios  # noqa: PLC0415 - as above

    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))
    env = {k: v for k, v in os.environ.items() if k not in {"COLUMNS", "NO_COLOR"}}
    env |= {"PYTHONPATH": str(TOP), "LANGUAGE": "en"} | ({} if colour else {"NO_COLOR": "1"})
    process = subprocess.Popen(
        [sys.executable, "-m", "siarpers", "list", "--now", "2024-06-01"],
        cwd=press.root,
        env=env,
        stdout=follower,
        stderr=subprocess.PIPE,
    )
    os.close(follower)
    told = b""
    with closing(os.fdopen(leader, "rb", 0)) as screen:
        try:
            while data := screen.read(4096):
                told += data
        except OSError:  # how Linux tells that the other side is closed
            pass
    assert process.communicate(timeout=30)[1] == b""
    return told.decode().replace("\r\n", "\n")


def test_nothing_found_is_said_and_is_no_failure(built: Press) -> None:
    told = run(built, "tidakada")
    assert (told.exit_code, told.stdout) == (0, "")
    assert told.stderr == "no release was found\n"
    assert run(built, "tidakada", "--format", "json").stdout == "[]\n"
    assert run(built, "tidakada", "--format", "paths").stdout == ""


@pytest.mark.parametrize("option", ["--date", "--from", "--to"])
@pytest.mark.parametrize(
    "text", ["kemarin", "2024-13", "2024-02-30", "01/02/2024", "2024-02-01 12:17"]
)
def test_what_is_no_date_is_refused(filled: Press, option: str, text: str) -> None:
    told = run(filled, option, text)

    assert told.exit_code == 2
    assert f"{option} {text} is no date; write it as 2024, 2024-02 or 2024-02-01" in told.stderr


def test_an_unknown_office_is_refused_with_the_closest(filled: Press) -> None:
    told = run(filled, "--office", "lumajan g")

    assert told.exit_code == 2
    assert told.stderr == "no office “lumajan g” in config.yaml; try: lumajang\n"


# It is never stale, and reads no more than it must.


def test_what_changed_since_the_build_is_told_as_it_is_now(built: Press) -> None:
    built.write(
        {
            "content/2024/02/curat.md": release("Pencuri mobil ditangkap"),
            "content/baru.md": release("Baru saja", date="2024-05-31 08:00"),
        }
    )
    built.delete("content/nanti.md")
    (built.root / "content/draf.md").rename(built.root / "content/2024/pindah.md")

    assert names(built) == [
        "baru", "cabut", "tunggu", "pindah", "kedai", "adat", "curat", "lama",
    ]  # fmt: skip
    assert [found["title"] for found in told_of(built, "pencuri")] == ["Pencuri mobil ditangkap"]


def test_a_draft_that_is_finished_waits_no_more(built: Press) -> None:
    built.write({"content/draf.md": release("Sudah jadi", date="2024-04-01 08:00")})

    assert names(built, "--waiting") == ["nanti", "tunggu"]


def test_an_edit_in_the_very_moment_of_the_build_is_seen(filled: Press) -> None:
    file = filled.root / "content/draf.md"
    os.utime(file)
    filled.build()
    signs = file.stat()
    file.write_text(file.read_text().replace("Belum jadi", "Sudah siap"))
    os.utime(file, ns=(signs.st_mtime_ns, signs.st_mtime_ns))

    assert told_of(filled, "--date", "2024-04")[0]["title"] == "Sudah siap"


def test_what_did_not_change_is_not_read(built: Press) -> None:
    for file in (built.root / "content").rglob("*.md"):
        signs = file.stat()
        file.write_text("?" * signs.st_size)
        os.utime(file, ns=(signs.st_mtime_ns, signs.st_mtime_ns))

    assert names(built) == EVERYTHING, "their signs are those of the files that were built"


def test_another_config_is_heeded(built: Press) -> None:
    built.write({"config.yaml": CONFIG.replace("Asia/Jayapura", "Asia/Makassar")})
    assert told_of(built, "--tag", "adat")[0]["date"] == "2024-03-01T00:30:00+08:00"

    built.write({"config.yaml": CONFIG.replace("id: jember", "id: malang")})
    found = run(built, "--format", "json")
    assert "1 file has errors" in found.stderr
    assert [f["path"] for f in json.loads(found.stdout) if f["errors"]] == [
        "content/2024/02/kedai.md"
    ]


def lose(store: Path) -> None:
    store.unlink()


def fill_with_garbage(store: Path) -> None:
    store.write_bytes(b"SQLite format 3\0" + b"?" * 9000)


def halve(store: Path) -> None:
    os.truncate(store, store.stat().st_size // 2)


def put_a_folder_there(store: Path) -> None:
    store.unlink()
    store.mkdir()


def by_hand(statement: str) -> Any:
    def change(store: Path) -> None:
        with closing(sqlite3.connect(store)) as db, db:
            db.execute(statement)

    return change


@pytest.mark.parametrize(
    "damage",
    [
        lose,
        fill_with_garbage,
        halve,
        put_a_folder_there,
        by_hand("UPDATE meta SET value = 'siarpers 0.0.1' WHERE name = 'form'"),
        by_hand("DELETE FROM meta WHERE name = 'view'"),
        by_hand("UPDATE document SET whole = '{' WHERE path = 'content/draf.md'"),
        by_hand("UPDATE document SET whole = CAST(x'ff' AS TEXT)"),
        by_hand("UPDATE folder SET files = x'ff'"),
        by_hand("UPDATE meta SET value = 'kemarin' WHERE name = 'scanned'"),
        by_hand("DROP TABLE file"),
    ],
)
def test_without_a_store_that_can_be_trusted_everything_is_read(built: Press, damage: Any) -> None:
    damage(built.store)

    assert names(built) == EVERYTHING


def test_neither_content_nor_store_is_written_to(filled: Press) -> None:
    before = sorted(filled.root.rglob("*"))
    run(filled)
    assert sorted(filled.root.rglob("*")) == before

    filled.build()
    content = {file: file.read_bytes() for file in filled.root.rglob("*") if file.is_file()}
    run(filled)
    assert {file: file.read_bytes() for file in content} == content


def test_a_build_at_work_disturbs_nothing(built: Press) -> None:
    built.write({"content/baru.md": release("Baru saja", date="2024-05-31 08:00")})
    with (
        locked(built.root / ".siarpers/lock"),
        closing(sqlite3.connect(built.store, isolation_level=None)) as db,
    ):
        db.execute("BEGIN IMMEDIATE")
        db.execute("DELETE FROM document")
        found = names(built)
        db.execute("ROLLBACK")

    assert set(found) == {*EVERYTHING, "baru"}


# Files with errors.


def test_a_file_with_errors_is_told_as_it_was_when_it_was_good(built: Press) -> None:
    built.write({"content/draf.md": release("Rusak", date="kemarin", draft="ya")})
    for _ in ("before a build", "after a build that found the error"):
        told = run(built, "--date", "2024-04")
        assert "\tBelum jadi\t[draft] [outdated: has errors]\t" in told.stdout
        assert told.stderr == "1 file has errors; `siarpers check` tells which\n"
        built.build()


def test_a_file_that_never_was_good_is_told_by_its_path(built: Press) -> None:
    built.write(
        {"content/rusak.md": release(date="kemarin"), "content/pages/tentang.md": "tanpa kepala\n"}
    )
    for _ in ("before a build", "after a build that found the errors"):
        told = run(built, "--waiting", "-n", "1")
        assert re.fullmatch(r"\t\t\t\[has errors\]\t\S*rusak\.md\n", told.stdout)
        assert told.stderr == "2 files have errors; `siarpers check` tells which\n"
        assert "rusak" not in names(built, "--author", "sari"), "nobody knows who wrote it"
        (found,) = told_of(built, "-n", "1")
        assert (found.pop("path"), found.pop("errors")) == ("content/rusak.md", True)
        assert set(found.values()) == {None}
        built.build()
    built.write({"content/rusak.md": release("Beres", date="2024-05-31 08:00")})
    built.build()
    assert "rusak" in names(built, "--author", "sari")


# With a store and without one the same is found.

PATHS = st.sampled_from(["content/a.md", "content/2024/b.md", "content/2024/c.md", "content/d.md"])
TEXTS = st.builds(
    release,
    st.sampled_from(["Patroli", "Apel pagi"]),
    st.sampled_from(["Warga aman.", "Jalan ditutup."]),
    polres=st.sampled_from(["lumajang", "jember", "papua"]),
    date=st.sampled_from(["2024-02-01 23:30", "2024-05-31 12:00", "2024-06-09 08:00", "kemarin"]),
    draft=st.sampled_from([None, "ya"]),
    embargo=st.sampled_from([None, "2024-06-05 08:00"]),
    tags=st.sampled_from([None, "[mudik]"]),
)
STEPS = st.lists(
    st.tuples(st.just("write"), PATHS, TEXTS)
    | st.tuples(st.just("delete"), PATHS)
    | st.tuples(st.just("move"), PATHS, PATHS),
    max_size=6,
)
WANTED = st.builds(
    Wanted,
    offices=st.sampled_from([frozenset(), frozenset({"lumajang", "papua"})]),
    tag=st.sampled_from(["", "mudik"]),
    until=st.sampled_from(["", "2024-02"]),
    words=st.sampled_from([(), ("aman",), ("pagi", "jalan")]),
    waiting=st.booleans(),
)


@settings(max_examples=30, deadline=None)
@given(
    first=st.dictionaries(PATHS, TEXTS, min_size=1),
    keep_going=st.booleans(),
    steps=STEPS,
    again=st.booleans(),
    wanted=WANTED,
)
def test_what_is_found_with_a_store_is_found_without_one(
    first: dict[str, str | bytes],
    keep_going: bool,
    steps: list[tuple[Any, ...]],
    again: bool,
    wanted: Wanted,
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        press = Press(Path(folder) / "site")
        press.write({"config.yaml": CONFIG, **first})
        press.build(keep_going=keep_going)
        for step in steps:
            take(press, *step)
        if again:
            press.build(keep_going=keep_going)
            take(press, "delete", min(first))
        now = int(NOW.timestamp())
        asked = (Wanted(), wanted)
        found = [find(press.site, each, now) for each in asked]
        shutil.rmtree(press.root / ".siarpers")
        afresh = [find(press.site, each, now) for each in asked]

    for remembered, read in zip(found, afresh, strict=True):
        assert remembered.errors == read.errors
        # What a text with errors was before them, only the store knows.
        assert [e for e in remembered.entries if not e.has_errors] == [
            e for e in read.entries if not e.has_errors
        ]
    assert {e.path for e in found[0].entries} == {e.path for e in afresh[0].entries}


def take(press: Press, do: str, *facts: Any) -> None:
    """One step of a newsroom."""
    file = press.root / facts[0]
    if do == "write":
        press.write({facts[0]: facts[1]})
    elif do == "delete":
        file.unlink(missing_ok=True)
    elif file.exists():
        (press.root / facts[1]).parent.mkdir(parents=True, exist_ok=True)
        file.replace(press.root / facts[1])
