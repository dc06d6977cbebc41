"""A site in which nothing changed is settled at a glance, and one in which anything did is not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from press import CONFIG, NOW, Press, codes, release

from siarpers.doors.building import publish as heavy

TEMPLATE = '<meta name="generator" content="siarpers">{{ page.title }}'


@pytest.fixture
def settled(press: Press, monkeypatch: pytest.MonkeyPatch) -> Press:
    """A site that was built twice since its files last changed; more is to be noted."""
    press.write(
        {
            "content/2024/a.md": release("Satu"),
            "content/2024/b.md": release("Dua", embargo="2024-06-02 08:00"),
            "content/2024/c.md": release("Tiga", draft="true"),
            "templates/404.html": TEMPLATE,
        }
    )
    press.rest()
    press.build()
    press.build()
    publish = heavy.publish
    press.looked = 0  # type: ignore[attr-defined]

    def counted(*args: Any, **options: Any) -> Any:
        press.looked += 1  # type: ignore[attr-defined]
        return publish(*args, **options)

    monkeypatch.setattr(heavy, "publish", counted)
    return press


def test_a_build_without_work_neither_reads_nor_writes(settled: Press) -> None:
    before = settled.store.stat().st_mtime_ns

    outcome = settled.build()

    assert settled.looked == 0  # type: ignore[attr-defined]
    assert settled.store.stat().st_mtime_ns == before
    assert (outcome.published, outcome.written, outcome.waiting) == (True, (), 2)


def test_a_settled_site_is_still_verified_when_asked(settled: Press) -> None:
    assert settled.build(verify=True).problems == ()


def test_a_settled_site_tells_its_warnings_again(settled: Press) -> None:
    settled.write({"content/2024/d.md": release("Empat", body="<blink>Ya</blink>")})
    settled.rest()
    told = settled.build().problems

    settled.build()

    assert told
    assert settled.build().problems == told


CHANGES: dict[str, Callable[[Press], Any]] = {
    "a file is edited": lambda p: p.write({"content/2024/a.md": release("Lain")}),
    "a file is added": lambda p: p.write({"content/2024/e.md": release("Baru")}),
    "a folder is added": lambda p: p.write({"content/2023/e.md": release("Baru")}),
    "a file is deleted": lambda p: p.delete("content/2024/a.md"),
    "a template is edited": lambda p: p.write({"templates/404.html": TEMPLATE + "!"}),
    "a template is added": lambda p: p.write({"templates/archive.html": TEMPLATE}),
    "a template is deleted": lambda p: p.delete("templates/404.html"),
    "a static file is added": lambda p: p.write({"templates/static/x.css": "a{}"}),
    "the config changes": lambda p: p.write({"config.yaml": CONFIG.replace("Kabar Uji,", "Uji,")}),
    "a page is edited by hand": lambda p: p.write({"output/index.html": "disunting"}),
    "a page is deleted by hand": lambda p: p.delete("output/index.html"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_anything_that_changes_is_seen(settled: Press, change: Callable[[Press], Any]) -> None:
    change(settled)

    outcome = settled.build(verify=True)

    assert settled.looked == 1  # type: ignore[attr-defined]
    assert outcome.problems == ()
    assert outcome.written or outcome.deleted


@pytest.mark.parametrize(
    "asked",
    [{"now": NOW + timedelta(days=3)}, {"drafts": True}, {"future": True}],
    ids=["an embargo passes", "drafts are asked for", "the future is asked for"],
)
def test_another_view_is_seen(settled: Press, asked: dict[str, Any]) -> None:
    outcome = settled.build(**asked)

    assert settled.looked == 1  # type: ignore[attr-defined]
    assert outcome.written


def test_another_output_folder_is_seen(settled: Press) -> None:
    elsewhere = settled.root / "elsewhere"

    settled.build(output=elsewhere)

    assert settled.tree(elsewhere) == settled.tree()


def test_another_base_url_is_seen(settled: Press) -> None:
    settled.base_url = "https://lain.example"

    assert settled.build().written


def test_a_page_that_is_lost_and_no_longer_wanted_does_not_come_back(settled: Press) -> None:
    settled.delete("output/2024/02/a/index.html")
    settled.write({"content/2024/a.md": release("Satu", draft="true")})

    settled.build()

    assert not settled.has("/2024/02/a/")


def test_a_build_that_failed_leaves_nothing_settled(settled: Press) -> None:
    settled.write({"content/2024/a.md": release("[")})
    settled.rest()
    assert not settled.build().published

    assert not settled.build().published
    assert settled.looked == 2  # type: ignore[attr-defined]


def test_a_file_that_could_not_be_read_is_tried_again(press: Press) -> None:
    press.write({"content/a.md": release("Satu"), "content/b.md": release("Dua")})
    press.rest()
    read = Path.read_bytes

    def forbidden(self: Path) -> bytes:
        if self.name == "b.md":
            raise PermissionError(13, "Permission denied", str(self))
        return read(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "read_bytes", forbidden)
        assert codes(press.build()) == ["unreadable-file"]

    assert press.build().problems == ()
    assert press.has("/2024/02/b/")
