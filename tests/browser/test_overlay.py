"""What `siarpers serve` lays over a page: problems, marks, and that the preview has ended."""

from __future__ import annotations

import time
from typing import Literal

import pytest
from desk import AT, PATROL, Desk, Open, overlay, sees, serving, shows
from playwright.sync_api import Browser
from press import Press, release


def test_a_problem_lies_over_the_page_until_it_is_mended(desk: Desk, open_page: Open) -> None:
    page = open_page(desk, AT)

    desk.save(PATROL, release(polres="lumajng"))

    sees(page, lambda p: overlay(p) != "", "the overlay")
    told = overlay(page)
    assert "1 error" in told
    assert f"{PATROL}:4:9" in told
    assert "config.yaml has no office “lumajng”" in told
    assert "polres: lumajng" in told
    assert "did you mean “lumajang”?" in told
    assert page.locator("siarpers-preview mark").inner_text() == "lumajng"
    assert page.locator("h1").first.inner_text() == "Patroli pagi"

    desk.save(PATROL, release(body="Sudah diperbaiki."))
    shows(page, "Sudah diperbaiki.")
    sees(page, lambda p: not p.locator("siarpers-preview button").count(), "nothing over the page")


def test_problems_are_told_in_indonesian(press: Press, open_page: Open) -> None:
    press.write({PATROL: release()})
    with serving(press, lang="id") as desk:
        page = open_page(desk, AT)
        desk.save(PATROL, release(polres="lumajng"))
        sees(page, lambda p: "1 kesalahan" in overlay(p), "the overlay")
        assert "tidak ada satuan “lumajng”" in overlay(page)
        assert "Tutup" in overlay(page)


def test_the_other_releases_go_on_while_one_is_wrong(desk: Desk, open_page: Open) -> None:
    desk.save(PATROL, release(polres="lumajng"))
    desk.settles()

    desk.save("content/2024/02/apel.md", release("Apel sore"))

    page = open_page(desk, "2024/02/apel/")
    sees(page, lambda p: p.locator("h1").first.inner_text() == "Apel sore", "the other release")
    assert "lumajng" in overlay(page)


def test_what_was_put_aside_stays_aside_until_something_else_is_wrong(
    desk: Desk, open_page: Open
) -> None:
    page = open_page(desk, AT)
    desk.save(PATROL, release(polres="lumajng"))
    sees(page, lambda p: overlay(p) != "", "the overlay")

    page.keyboard.press("Escape")
    sees(page, lambda p: overlay(p) == "", "no overlay")
    page.reload()
    corner = page.locator("siarpers-preview .corner button")
    sees(page, lambda _: corner.count() == 1, "the corner")
    time.sleep(0.3)
    assert overlay(page) == ""
    corner.click()
    assert "lumajng" in overlay(page)
    page.keyboard.press("Escape")

    desk.save("content/2024/02/apel.md", release("Apel", date="31 Februari 2024"))
    sees(page, lambda p: "2 errors" in overlay(p), "both")


def test_warnings_wait_in_the_corner(desk: Desk, open_page: Open) -> None:
    page = open_page(desk, AT)

    desk.save(PATROL, release(body="Awal.<script>alert(1)</script>"))

    corner = page.locator("siarpers-preview .corner button")
    sees(page, lambda _: corner.count() == 1 and corner.inner_text() == "1 warning", "the corner")
    assert overlay(page) == ""


def test_a_site_that_is_wrong_from_the_start_is_shown_once_it_is_mended(
    press: Press, open_page: Open
) -> None:
    config = (press.root / "config.yaml").read_text(encoding="utf-8")
    press.write({PATROL: release(), "config.yaml": config.replace("publisher:", "publishr:")})
    with serving(press) as desk:
        page = open_page(desk, AT)
        sees(page, lambda p: "publisher" in overlay(p), "the mistake")

        desk.save("config.yaml", config)

        sees(page, lambda p: p.locator("h1").first.inner_text() == "Patroli pagi", "the release")
        assert overlay(page) == ""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_what_lies_over_a_page(
    press: Press, browser: Browser, axe: str, scheme: Literal["light", "dark"]
) -> None:
    press.write({PATROL: release(draft="true"), "content/2024/02/a.md": release(polres="lumajng")})
    press.write({"content/2024/02/b.md": release(body="Awal.<script>alert(1)</script>")})
    with serving(press, lang="id") as desk, browser.new_context(color_scheme=scheme) as context:
        page = context.new_page()
        found = []
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(desk.url + AT)
            sees(page, lambda p: "1 kesalahan" in overlay(p), "the overlay")
            sees(page, lambda p: p.locator("siarpers-preview .band").count() == 1, "the band")
            page.evaluate(axe)
            for _ in range(2):  # with the overlay, and with the corner
                violations = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
                found += [(width, v["id"], n["html"]) for v in violations for n in v["nodes"]]
                page.keyboard.press("Escape")
            page.evaluate("sessionStorage.clear()")
    assert found == []
