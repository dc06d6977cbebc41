"""Pages fit every screen, keep still, follow the system and print well."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator

import pytest
from conftest import Visit, photos_are_there
from playwright.sync_api import Browser, Page, Route
from sample import PAGES, RELEASES, Sample

SHIFTS = """new Promise(done => {
    const observer = new PerformanceObserver(list => done(list.getEntries().map(
        shift => shift.sources.map(source => source.node?.outerHTML?.slice(0, 120)))));
    observer.observe({type: "layout-shift", buffered: true});
    setTimeout(() => done([]), 100);
})"""


def too_wide(page: Page) -> int:
    """How many pixels the page is wider than its window."""
    root = "document.documentElement"
    return page.evaluate(f"{root}.scrollWidth - {root}.clientWidth")


def luminance(page: Page) -> float:
    """How bright the page's ground is, from 0 to 1."""
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    red, green, blue = (int(part) / 255 for part in re.findall(r"\d+", colour)[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.fixture(scope="module")
def large_letters(browser: Browser, sample: Sample) -> Iterator[Page]:
    """A tab of a reader who has set letters of twice the size."""
    with browser.new_context(base_url=sample.url) as context:
        page = context.new_page()
        sizes = {"standard": 32, "fixed": 26}
        context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": sizes})
        yield page


@pytest.mark.parametrize("name", PAGES)
def test_no_page_scrolls_sideways(visit: Visit, name: str) -> None:
    page = visit(name)
    wider = {}

    for width in (320, 360, 768, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 800})
        wider[width] = too_wide(page)

    assert wider == dict.fromkeys(wider, 0)


@pytest.mark.parametrize("name", PAGES)
def test_twice_the_text_size_still_fits_the_narrowest_screen(
    visit: Visit, large_letters: Page, name: str
) -> None:
    page = visit(name, width=320, tab=large_letters)

    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
    assert too_wide(page) == 0


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    "name",
    [
        *("home", "office", "month of the site", "release with a photo"),
        *("release with a gallery", "release with photos in the text"),
    ],
)
def test_nothing_moves_when_the_photos_arrive(
    visit: Visit, tab: Callable[..., Page], name: str, width: int
) -> None:
    page = tab()
    late: list[str] = []

    def come_late(photo: Route) -> None:
        if not late:
            time.sleep(0.5)
        late.append(photo.request.url)
        photo.continue_()

    page.context.route("**/foto/**", come_late)
    visit(name, width=width, height=12000, tab=page)

    assert photos_are_there(page)
    assert late
    assert page.evaluate(SHIFTS) == []


@pytest.mark.parametrize("name", PAGES)
def test_dark_follows_the_system(visit: Visit, name: str) -> None:
    page = visit(name)
    assert luminance(page) > 0.9

    page.emulate_media(color_scheme="dark")

    assert luminance(page) < 0.1


@pytest.mark.parametrize("name", PAGES)
def test_nothing_moves_for_those_who_asked_for_less_motion(visit: Visit, name: str) -> None:
    page = visit(name)

    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].flatMap(element => {
            const style = getComputedStyle(element);
            const times = [style.transitionDuration, style.animationDuration].join(", ");
            const still = times.split(", ").every(time => parseFloat(time) === 0);
            return still && style.scrollBehavior === "auto" ? [] : [element.outerHTML];
        })"""
    )

    assert moving == []


@pytest.mark.parametrize("name", RELEASES)
def test_a_printed_release_is_a_press_sheet(visit: Visit, sample: Sample, name: str) -> None:
    page = visit(name, scheme="dark")
    page.emulate_media(media="print")

    assert luminance(page) == pytest.approx(1)
    gone = page.locator("nav, .skip, .share, aside, .footer")
    assert gone.count() >= 5
    assert [part.inner_html() for part in gone.all() if part.is_visible()] == []
    for kept in (".name", "h1", ".byline", ".dates", ".contact a[href^='tel:']", ".address"):
        assert page.locator(f"{kept} >> visible=true").count() == 1, kept
    assert page.locator(".address").inner_text() == sample.url + sample.address(name)
    assert page.locator(".body").count() == (name != "withdrawn release")
