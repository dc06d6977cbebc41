"""Photos: as wide as the page says, no more bytes than that needs, and nothing moves."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest
from album import GALLERIES, album
from conftest import Visit, photos_are_there
from playwright.sync_api import Browser, Page, Request, Route
from sample import PAGES, Sample, served

WIDTHS = (320, 360, 414, 640, 768, 1024, 1280, 1920)
BETWEEN = (600, 639, 700, 735, 744, 745, 900, 991, 992, 1100, 1120, 1136, 1216)
"""Widths at which the style sheet turns, and some where nothing does."""
ALBUMS = [f"/2024/04/album-{number}/" for number in range(1, len(GALLERIES) + 1)]
SHOWN = """() => [...document.querySelectorAll("img[srcset]")].filter(
    image => image.checkVisibility()).map(image => {
    const choices = image.sizes.split(",").map(choice => choice.trim());
    const chosen = choices.map(choice => choice.match(/^(\\(.*?\\) )?(.*)$/)).find(
        ([, media]) => !media || matchMedia(media).matches);
    const probe = document.createElement("div");
    document.body.append(probe);
    probe.style.cssText = `position: absolute; width: ${chosen[2]}`;
    const told = probe.getBoundingClientRect().width;
    probe.remove();
    const box = image.getBoundingClientRect();
    const [width, height] = ["width", "height"].map(name => +image.getAttribute(name));
    const fits = [box.width, box.height * width / height];
    const needed = {
        fill: () => box.width,
        cover: () => Math.max(...fits),
        contain: () => Math.min(...fits),
        "scale-down": () => Math.min(...fits, width),
    }[getComputedStyle(image).objectFit]();
    return {
        told, needed,
        name: image.alt || image.src,
        width: box.width,
        source: image.currentSrc,
        widths: image.srcset.split(", ").map(way => parseInt(way.split(" ")[1])),
        eager: image.loading !== "lazy",
        first: image.fetchPriority === "high",
        drawn: image.complete && image.naturalWidth > 0,
    };
})"""
SHIFTED = """() => new Promise(done => {
    const observer = new PerformanceObserver(list => done(
        list.getEntries().reduce((sum, shift) => sum + shift.value, 0)));
    observer.observe({type: "layout-shift", buffered: true});
    setTimeout(() => done(0), 100);
})"""


@pytest.fixture(scope="module")
def shapes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sample]:
    """The sample site with the album in it."""
    with served(tmp_path_factory.mktemp("album") / "site", album()) as site:
        yield site


@pytest.fixture(scope="module")
def album_reader(browser: Browser, shapes: Sample) -> Iterator[Page]:
    with browser.new_context(base_url=shapes.url) as context:
        yield context.new_page()


def untrue(page: Page) -> list[tuple[int, str, float, float]]:
    """Photos that are shown at another width than their `sizes` say, at any width of the window."""
    found = []
    for width in (*WIDTHS, *BETWEEN):
        page.set_viewport_size({"width": width, "height": 800})
        found += [
            (width, image["name"], image["told"], image["needed"])
            for image in page.evaluate(SHOWN)
            if not 0.95 <= image["told"] / image["needed"] <= 1.08
        ]
    return found


@pytest.mark.parametrize("name", PAGES)
def test_a_photo_is_as_wide_as_the_page_says(visit: Visit, name: str) -> None:
    assert untrue(visit(name)) == []


@pytest.mark.parametrize("url", [*ALBUMS, "/album/", "/"])
def test_photos_of_all_shapes_are_as_wide_as_the_page_says(album_reader: Page, url: str) -> None:
    album_reader.goto(url)

    assert len(album_reader.evaluate(SHOWN)) > 1
    assert untrue(album_reader) == []


@pytest.mark.parametrize("url", [*ALBUMS, "/album/"])
def test_no_photo_makes_the_page_wider_or_fills_more_than_a_screen(
    album_reader: Page, url: str
) -> None:
    album_reader.goto(url)

    for width in WIDTHS:
        album_reader.set_viewport_size({"width": width, "height": 800})
        wider, highest = album_reader.evaluate(
            """() => [document.documentElement.scrollWidth - innerWidth, Math.max(
                ...[...document.images].map(image => image.getBoundingClientRect().height))]"""
        )
        assert wider <= 0, width
        assert highest <= 600, width


@pytest.mark.parametrize("density", [1, 2, 3])
def test_chromium_loads_one_file_a_photo_and_the_right_one(
    browser: Browser, shapes: Sample, density: int
) -> None:
    def wrong(url: str, width: int) -> list[tuple[str, float, str]]:
        images, asked = loaded(browser, shapes.url + url, width, density)
        sources = {image["source"] for image in images}
        assert all(source.endswith(".webp") for source in sources)
        assert sorted(asked) == sorted(sources)
        return [
            (image["name"], image["told"], image["source"])
            for image in images
            if width_of(image["source"]) != choice(image["widths"], image["told"], density)
        ]

    for url in ("/", ALBUMS[0], ALBUMS[4]):
        for width in WIDTHS:
            # On a busy machine Chromium may choose before its window has the width asked for.
            assert not wrong(url, width) or not wrong(url, width), (url, width)


@pytest.mark.parametrize("density", [1, 2])
def test_a_browser_without_webp_gets_a_jpeg_that_is_no_wider(
    browser: Browser, shapes: Sample, density: int
) -> None:
    def without_webp(page: Route) -> None:
        answer = page.fetch()
        page.fulfill(response=answer, body=answer.text().replace("image/webp", "image/unknown"))

    for url in ("/", ALBUMS[4]):
        for width in (360, 1280):
            images, asked = loaded(browser, shapes.url + url, width, density, without_webp)
            assert images
            assert sorted(asked) == sorted({image["source"] for image in images})
            for image in images:
                assert image["source"].endswith(".jpg")
                right = choice(image["widths"], image["told"], density)
                assert width_of(image["source"]) == right, image


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("url", [*ALBUMS, "/album/", "/"])
def test_nothing_moves_when_photos_of_all_shapes_arrive(
    browser: Browser, shapes: Sample, url: str, width: int
) -> None:
    late: list[str] = []

    def come_late(photo: Route) -> None:
        if not late:
            time.sleep(0.5)
        late.append(photo.request.url)
        photo.continue_()

    with browser.new_context(viewport={"width": width, "height": 12000}) as context:
        page = context.new_page()
        page.route("**/foto/**", come_late)
        page.goto(shapes.url + url)

        assert photos_are_there(page)
        assert late
        assert page.evaluate(SHIFTED) == 0


@pytest.mark.parametrize("name", PAGES)
def test_one_photo_at_most_comes_before_the_rest(visit: Visit, name: str) -> None:
    page = visit(name, width=360)

    images = page.evaluate(SHOWN)

    first = [image["first"] for image in images if image["eager"]]
    assert first in ([], [True])
    if name in ("home", "release with a photo", "release with a gallery"):
        assert first == [True]
        assert images[0]["first"]


@pytest.mark.parametrize("url", ["/", *ALBUMS, "/polres/lumajang/"])
def test_all_photos_are_seen_without_script(browser: Browser, shapes: Sample, url: str) -> None:
    with browser.new_context(
        viewport={"width": 360, "height": 640}, java_script_enabled=False
    ) as context:
        page = context.new_page()
        page.goto(shapes.url + url)
        for image in page.locator("img").all():
            image.scroll_into_view_if_needed()
        page.wait_for_load_state("networkidle")

        assert all(image["drawn"] for image in page.evaluate(SHOWN))


def test_a_photo_of_a_gallery_leads_to_a_larger_one(album_reader: Page) -> None:
    for url, names in zip(ALBUMS, GALLERIES, strict=True):
        album_reader.goto(url)
        links = album_reader.locator(".gallery a:has(img)")

        leads = links.evaluate_all("all => all.map(link => [link.ariaLabel, link.href])")

        assert [name for name, _ in leads] == [f"Foto lebih besar: Foto {name}" for name in names]
        for _, address in leads:
            answer = album_reader.request.get(address)
            assert answer.headers["content-type"] == "image/jpeg"


@pytest.mark.parametrize("url", ALBUMS)
def test_axe_finds_nothing_among_photos(album_reader: Page, axe: str, url: str) -> None:
    album_reader.goto(url)
    album_reader.evaluate(axe)

    violations = album_reader.evaluate("axe.run({resultTypes: ['violations']})")["violations"]

    assert [(it["id"], node["html"]) for it in violations for node in it["nodes"]] == []


def test_photos_are_printed_whole(album_reader: Page) -> None:
    album_reader.goto(ALBUMS[4])
    album_reader.emulate_media(media="print")

    breaks = album_reader.locator(".photo").evaluate_all(
        "all => all.map(one => getComputedStyle(one).breakInside)"
    )

    album_reader.emulate_media(media="screen")
    assert len(breaks) >= 4
    assert set(breaks) == {"avoid"}


def loaded(
    browser: Browser, url: str, width: int, density: int, change: Any = None
) -> tuple[list[dict[str, Any]], list[str]]:
    """The photos of a page that a new reader opens, and the addresses that were loaded for them."""
    asked: list[str] = []

    def note(request: Request) -> None:
        if "/foto/" in request.url:
            asked.append(request.url)

    with browser.new_context(
        viewport={"width": width, "height": 12000}, device_scale_factor=density
    ) as context:
        page = context.new_page()
        page.on("request", note)
        if change:
            page.route(url, change)
        page.goto(url)
        assert photos_are_there(page)
        return page.evaluate(SHOWN), asked


def width_of(address: str) -> int:
    """The width that stands in the address of a rendition."""
    return int(address.rsplit("-", 1)[1].partition(".")[0])


def choice(widths: list[int], shown: float, density: int) -> int:
    """The least width that is enough, or the widest there is."""
    return next((width for width in widths if width >= shown * density), widths[-1])
