"""The workflow and the hook of docs/team.md do what the page says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from press import CONFIG, left_out, photograph, release

PAPER = (Path(__file__).parents[2] / "docs/team.md").read_text(encoding="utf-8")


def block_after(words: str) -> str:
    """What the page says to save or to type after these words."""
    return re.split("^```.*\n", PAPER.partition(words)[2], maxsplit=2, flags=re.MULTILINE)[1]


@dataclass(frozen=True)
class Desk:
    """A folder under git, and the commands of a member who has siarpers installed."""

    root: Path

    def run(self, command: str) -> subprocess.CompletedProcess[str]:
        """What a line in a terminal, or a `run:` step, does in the folder."""
        home = self.root.parent
        tools = Path(sys.executable).parent
        environ = {
            **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
            "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(home),
            "TMPDIR": str(home / "tmp"),
            "LANGUAGE": "en",
            "GIT_CONFIG_NOSYSTEM": "1",
            "EMAIL": "rina@uji.example",
            "GIT_AUTHOR_NAME": "Rina",
            "GIT_COMMITTER_NAME": "Rina",
        }
        (home / "tmp").mkdir(exist_ok=True)
        return subprocess.run(
            ["bash", "-eo", "pipefail", "-c", command],
            cwd=self.root,
            env=environ,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def do(self, command: str) -> str:
        done = self.run(command)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def write(self, name: str, text: str) -> None:
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def commit(self) -> str:
        """What is said when a commit of what was added is refused; nothing when it is made."""
        before = self.commits()
        done = self.run("git commit --message=Kiriman")
        assert self.commits() == before + (done.returncode == 0)
        return done.stdout + done.stderr if done.returncode else ""

    def commits(self) -> int:
        return int(self.do("git rev-list --all --count"))


def git_hook(desk: Desk) -> None:
    desk.write("hooks/pre-commit", block_after("`hooks/pre-commit`"))
    desk.do(block_after("switches it on once"))


def pre_commit(desk: Desk) -> None:
    if desk.run("pre-commit --version").returncode:
        left_out("the hook under pre-commit", "pip install pre-commit")
    desk.write("hooks/pre-commit", block_after("`hooks/pre-commit`"))
    desk.write(".pre-commit-config.yaml", block_after("`.pre-commit-config.yaml`"))
    desk.do("git add .pre-commit-config.yaml && pre-commit install")


@pytest.fixture(params=[git_hook, pre_commit], ids=["hook", "pre-commit"])
def desk(tmp_path: Path, request: pytest.FixtureRequest) -> Desk:
    """A site with one release, under git, with the hook of the page."""
    root = tmp_path / "situs"
    root.mkdir()
    desk = Desk(root)
    desk.write("config.yaml", CONFIG)
    desk.write(".gitignore", ".siarpers/\noutput/\n")
    desk.write("content/2024/02/patroli.md", release())
    desk.do("git init --quiet")
    request.param(desk)
    desk.do("git add --all && git commit --quiet --message=Mulai")
    return desk


def test_a_good_release_is_committed(desk: Desk) -> None:
    desk.write("content/2024/02/razia.md", release("Razia malam"))
    desk.do("git add content")

    assert desk.commit() == ""


def test_a_release_with_an_error_is_refused_with_the_report(desk: Desk) -> None:
    desk.write("content/2024/02/razia.md", release("Razia malam", polres="lumjang"))
    desk.do("git add content")

    report = desk.commit()

    assert "content/2024/02/razia.md:4:9: error[unknown-office]" in report
    assert "did you mean “lumajang”?" in report


def test_a_warning_lets_the_commit_pass(desk: Desk) -> None:
    desk.write("content/2024/02/razia.md", release("Razia malam", body=""))
    desk.do("git add content")

    assert desk.commit() == ""


def test_a_draft_that_was_not_added_troubles_nobody(desk: Desk) -> None:
    desk.write("content/2024/02/draf.md", release("Draf", draft="true", judul="Draf"))
    desk.write("content/2024/02/razia.md", release("Razia malam"))
    desk.do("git add content/2024/02/razia.md")

    assert desk.commit() == ""
    desk.do("git add content")
    assert "draf.md" in desk.commit()


def test_what_counts_is_what_was_added_and_not_what_was_typed_since(desk: Desk) -> None:
    file = "content/2024/02/razia.md"
    desk.write(file, release("Razia malam"))
    desk.do("git add content")
    desk.write(file, release("Razia malam", judul="Razia"))
    assert desk.commit() == ""

    desk.do("git add content")
    desk.write(file, release("Razia malam"))
    assert "razia.md" in desk.commit()
    assert (desk.root / file).read_text(encoding="utf-8") == release("Razia malam")


def test_files_outside_content_do_not_matter(desk: Desk) -> None:
    desk.write("catatan.md", "---\njudul: [\n")
    desk.do("git add catatan.md")

    assert desk.commit() == ""


def test_a_release_that_was_deleted_is_missed_where_it_is_linked_only(desk: Desk) -> None:
    desk.write("content/2024/02/razia.md", release("Razia malam"))
    desk.write("content/2024/02/lanjutan.md", release("Lanjutan", "[Razia](razia.md) usai."))
    desk.do("git add content")
    assert desk.commit() == ""

    desk.do("git rm --quiet content/2024/02/patroli.md")
    assert desk.commit() == ""
    desk.do("git rm --quiet content/2024/02/razia.md")
    assert "broken-link" in desk.commit()


def signs(folder: Path) -> dict[Path, tuple[int, int]]:
    return {file: (file.stat().st_mtime_ns, file.stat().st_ino) for file in folder.rglob("*")}


def test_a_built_site_is_left_as_it_is_and_nothing_stays_behind(desk: Desk) -> None:
    (desk.root / "content/2024/02/pasar.jpg").write_bytes(photograph())
    desk.write("content/2024/02/pasar.md", release("Pasar", image="pasar.jpg"))
    desk.do("siarpers build && git add content")
    before = signs(desk.root / ".siarpers")
    desk.write("content/2024/02/razia.md", release("Razia malam"))
    desk.do("git add content")

    assert desk.commit() == ""
    assert signs(desk.root / ".siarpers") == before
    assert list((desk.root.parent / "tmp").iterdir()) == []


# GitHub


def workflow() -> Any:
    text = block_after("`.github/workflows/situs.yml`")
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - texts only: `on` is no boolean


def commands(job: str) -> list[str]:
    return [step["run"] for step in workflow()["jobs"][job]["steps"] if "run" in step]


def uses(job: str, action: str) -> dict[str, str]:
    """What a job hands over to an action of GitHub."""
    (found,) = (
        step["with"]
        for step in workflow()["jobs"][job]["steps"]
        if step.get("uses", "").startswith(f"{action}@")
    )
    return found


def test_every_step_runs_in_a_new_site(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "situs")
    desk.write("requirements.txt", "")  # what they name is installed here
    desk.do("mv requirements.txt .. && siarpers init . && mv ../requirements.txt .")
    for job in ("check", "publish"):
        assert commands(job)
        for command in commands(job):
            desk.do(command)

    assert (desk.root / uses("publish", "actions/upload-pages-artifact")["path"]).is_dir()
    assert (desk.root / "output/index.html").is_file()


def test_a_pull_request_with_an_error_fails_and_shows_it_beside_its_line(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "situs")
    desk.write("config.yaml", CONFIG)
    desk.write("content/2024/02/salah.md", release(judul="Salah"))
    _, check = commands("check")
    _, build = commands("publish")

    done = desk.run(check)

    assert done.returncode == 1
    assert "::error file=content/2024/02/salah.md,line=6," in done.stdout
    assert desk.run(build).returncode == 1


def test_what_the_cache_keeps_changes_no_byte(tmp_path: Path) -> None:
    _, build = commands("publish")
    desks = [Desk(tmp_path / name) for name in ("kemarin", "dari-cache", "dari-awal")]
    for desk in desks:
        desk.write("config.yaml", CONFIG)
        desk.write("content/2024/02/pasar.md", release("Pasar", image="pasar.jpg"))
        (desk.root / "content/2024/02/pasar.jpg").write_bytes(photograph())
    desks[0].do(build)
    for name in uses("publish", "actions/cache")["path"].split():
        shutil.copytree(desks[0].root / name, desks[1].root / name)
    for desk in desks[1:]:
        desk.write("content/2024/02/baru.md", release("Baru"))
        desk.do(build)

    desks[1].do("diff --recursive output ../dari-awal/output")


def test_the_workflow_publishes_with_the_rights_that_pages_want_and_no_others() -> None:
    jobs = workflow()["jobs"]

    assert jobs["check"]["permissions"] == {"contents": "read"}
    assert jobs["publish"]["permissions"] == {
        "contents": "read",
        "pages": "write",
        "id-token": "write",
    }
    assert {job["if"] for job in jobs.values()} == {
        "github.event_name == 'pull_request'",
        "github.event_name != 'pull_request'",
    }
