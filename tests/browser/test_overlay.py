"""What `siarpers serve` lays over a page: problems, marks, and that the preview has ended."""

from __future__ import annotations

import time
from typing import Literal

import pytest
from desk import AT, PATROL, Desk, Open, overlay, sees, serving, shows
from playwright.sync_api import Browser, Page
from press import Press, release

WRONG = release(polres="lumajng")
OTHER = "content/2024/02/apel.md"
FOCUS = "let a = document.activeElement; while (a.shadowRoot) a = a.shadowRoot.activeElement; a.outerHTML"


def is_corner(page: Page, text: str) -> bool:
    """Whether the corner says this, and nothing lies over the page."""
    corner = page.locator("siarpers-preview .corner button:visible")
    return "".join(corner.all_inner_texts()) == text and not overlay(page)


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
    sees(
        page,
        lambda p: not p.locator("siarpers-preview button:visible").count(),
        "nothing over the page",
    )


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
    corner = page.locator("siarpers-preview .corner button:visible")
    sees(page, lambda _: corner.count() == 1, "the corner")
    time.sleep(0.3)
    assert overlay(page) == ""
    corner.click()
    assert "lumajng" in overlay(page)
    page.keyboard.press("Escape")

    desk.save("content/2024/02/apel.md", release("Apel", date="31 Februari 2024"))
    sees(page, lambda p: "2 errors" in overlay(p), "both")


def test_what_was_put_aside_stays_aside_when_another_error_is_mended_or_its_line_moves(
    desk: Desk, open_page: Open
) -> None:
    twice = "polres: jember\npolres: jember"  # which is told with the number of the first line
    desk.save(PATROL, release(polres="lumajng"))
    desk.save(OTHER, release("Apel").replace("polres: lumajang", twice))
    page = open_page(desk, AT)
    sees(page, lambda p: "2 errors" in overlay(p), "both")
    page.keyboard.press("Escape")

    desk.save(PATROL, release())
    sees(page, lambda p: is_corner(p, "1 error"), "the other one, in the corner")
    desk.save(OTHER, release("Apel").replace("polres: lumajang", f"# Catatan\n{twice}"))
    desk.settles()

    page.locator("siarpers-preview .corner button").click(timeout=5_000)
    assert f"{OTHER}:6:1" in overlay(page)
    page.keyboard.press("Escape")
    desk.save(OTHER, release("Apel"))
    sees(page, lambda p: is_corner(p, ""), "nothing")
    desk.save(OTHER, release("Apel").replace("polres: lumajang", twice))
    sees(page, lambda p: "1 error" in overlay(p), "the error that is back")


def test_what_is_read_in_the_overlay_stays_where_it_is(desk: Desk, open_page: Open) -> None:
    for n in range(12):
        desk.save(f"content/2024/02/r{n:02}.md", WRONG)
    page = open_page(desk, AT)
    sees(page, lambda p: "12 errors" in overlay(p), "the overlay")
    dialog = page.locator("siarpers-preview dialog")
    dialog.evaluate(
        """dialog => {
            const read = dialog.querySelectorAll("li")[6];
            read.isRead = true;
            read.scrollIntoView({block: "center"});
            getSelection().selectAllChildren(read.querySelector(".message"));
        }"""
    )
    state = """dialog => {
        const read = [...dialog.querySelectorAll("li")].find(item => item.isRead);
        return [Math.round(read.getBoundingClientRect().top), dialog.scrollTop > 0];
    }"""
    chosen = "getSelection().toString()"
    before = dialog.evaluate(state)
    assert "lumajng" in page.evaluate(chosen)

    desk.save(PATROL, release(body="Tidak ada yang salah di sini."))
    shows(page, "Tidak ada yang salah di sini.")
    desk.settles()
    assert dialog.evaluate(state) == before
    assert "lumajng" in page.evaluate(chosen)

    desk.save("content/2024/02/r02.md", release("Benar"))
    sees(page, lambda p: "11 errors" in overlay(p), "the mending")
    desk.save("content/2024/02/r11.md", WRONG.replace("title:", "# Catatan\ntitle:"))
    sees(page, lambda p: "r11.md:5:9" in overlay(p), "the moved line")
    assert dialog.evaluate(state) == before
    assert "lumajng" in page.evaluate(chosen)


def test_the_overlay_goes_with_the_last_error_though_warnings_stay(
    desk: Desk, open_page: Open
) -> None:
    page = open_page(desk, AT)
    desk.save(OTHER, release("Apel", body="Awal.<script>alert(1)</script>"))
    desk.save(PATROL, WRONG)
    sees(page, lambda p: "1 error, 1 warning" in overlay(p), "the overlay")

    desk.save(PATROL, release())

    sees(page, lambda p: is_corner(p, "1 warning"), "the warning in the corner")


def test_the_keyboard_is_led_into_the_overlay_and_back_and_stays_on_the_corner(
    desk: Desk, open_page: Open
) -> None:
    desk.save(PATROL, WRONG)
    page = open_page(desk, AT)
    sees(page, lambda p: overlay(p) != "", "the overlay")
    assert page.evaluate(FOCUS).startswith("<h1")
    page.keyboard.press("Tab")
    assert "Close" in page.evaluate(FOCUS)
    page.keyboard.press("Enter")
    corner = page.locator("siarpers-preview .corner button")
    corner.press("Enter")
    assert page.evaluate(FOCUS).startswith("<h1")
    page.keyboard.press("Escape")
    assert "1 error" in page.evaluate(FOCUS)

    desk.save(OTHER, release("Apel", body="Awal.<script>alert(1)</script>"))

    sees(page, lambda _: corner.inner_text() == "1 error, 1 warning", "the new count")
    assert "1 error, 1 warning" in page.evaluate(FOCUS)


def test_a_page_can_be_used_when_the_style_of_the_preview_does_not_come(
    desk: Desk, browser: Browser
) -> None:
    desk.save(PATROL, WRONG)
    with browser.new_context() as context:
        page = context.new_page()
        page.route("**/preview.css", lambda route: route.abort())
        page.goto(desk.url)
        sees(page, lambda p: overlay(p) != "", "the overlay")
        page.get_by_role("button", name="Close").click(timeout=5_000)
        page.get_by_role("link", name="Patroli pagi").first.click(timeout=5_000)
        shows(page, "Petugas berjaga di pasar.")


def test_that_the_preview_has_ended_is_told_over_the_overlay_too(
    desk: Desk, open_page: Open
) -> None:
    desk.save(PATROL, WRONG)
    page = open_page(desk, AT)
    sees(page, lambda p: overlay(p) != "", "the overlay")

    desk.end()

    sees(page, lambda p: "The preview has ended" in overlay(p), "the end")


def test_a_mistake_of_the_preview_is_not_taken_for_its_end(desk: Desk, open_page: Open) -> None:
    page = open_page(desk, AT)
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.evaluate("DOMParser.prototype.parseFromString = () => null")

    desk.save(PATROL, release(body="Petugas pindah ke terminal."))

    sees(page, lambda p: p.title() and broken != [], "the error in the console")
    assert not page.locator("siarpers-preview .away:visible").count()


def test_warnings_wait_in_the_corner(desk: Desk, open_page: Open) -> None:
    page = open_page(desk, AT)

    desk.save(PATROL, release(body="Awal.<script>alert(1)</script>"))

    corner = page.locator("siarpers-preview .corner button:visible")
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
            sees(
                page, lambda p: p.locator("siarpers-preview .band:visible").count() == 1, "the band"
            )
            page.evaluate(axe)
            for _ in range(2):  # with the overlay, and with the corner
                violations = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
                found += [(width, v["id"], n["html"]) for v in violations for n in v["nodes"]]
                page.keyboard.press("Escape")
            page.evaluate("sessionStorage.clear()")
    assert found == []
