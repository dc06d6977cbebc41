"""The wheel alone is enough: theme and starter site travel in it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [
            sys.executable,
            "-m",
            "build",
            "--wheel",
            "--no-isolation",
            "--outdir",
            str(folder),
            str(ROOT),
        ],
        check=True,
        capture_output=True,
    )
    return next(folder.glob("*.whl"))


def siarpers(installed: Path, *args: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "siarpers", *args],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_wheel_carries_theme_and_starter_site_once(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    assert "siarpers/starter/templates/base.html" in names
    assert "siarpers/starter/config.yaml" in names
    assert "siarpers/words/locale/id/LC_MESSAGES/pages.mo" in names
    assert "siarpers/site/pictures/fonts/SourceSerif4_700Bold.ttf" in names
    assert "siarpers/site/pictures/fonts/SourceSerif4.OFL.txt" in names
    assert "siarpers/site/pictures/fonts/LibreFranklin_600SemiBold.ttf" in names
    assert "siarpers/site/pictures/fonts/LibreFranklin.OFL.txt" in names
    assert len(names) == len(set(names))


def test_init_and_build_work_from_the_wheel_alone(wheel: Path, tmp_path: Path) -> None:
    installed = tmp_path / "installed"
    zipfile.ZipFile(wheel).extractall(installed)

    started = siarpers(installed, "init", "demo", cwd=tmp_path)
    built = siarpers(installed, "build", cwd=tmp_path / "demo")

    assert started.returncode == 0, started.stderr
    assert built.returncode == 0, built.stderr
    assert (tmp_path / "demo/output/index.html").is_file()
    assert not (tmp_path / "demo/templates/base.html").exists(), "the theme stays in the package"


def test_init_never_writes_over_anything(wheel: Path, tmp_path: Path) -> None:
    installed = tmp_path / "installed"
    zipfile.ZipFile(wheel).extractall(installed)
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo/naskah.md").write_text("penting")

    started = siarpers(installed, "init", "demo", cwd=tmp_path)

    assert started.returncode == 2
    assert [f.name for f in (tmp_path / "demo").iterdir()] == ["naskah.md"]
