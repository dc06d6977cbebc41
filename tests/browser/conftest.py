"""A reader's browser, and what pages are measured with.

What this machine lacks is said and left out, unless SIARPERS_BROWSER=required.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from desk import AT, PATROL, Desk, Open, serving
from playwright.sync_api import Browser, Page, Route, sync_playwright
from press import Press, left_out, release
from sample import Sample, served

MODULES = Path(__file__).parent / "node_modules"
NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)

Visit = Callable[..., Page]
Scheme = Literal["light", "dark"]


def module(name: str, part: str) -> Path:
    """A file of a module from package.json."""
    file = MODULES / name / part
    if not file.is_file():
        left_out(f"what {name} measures", "install npm (apt-get install npm), then `make test`")
    return file


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sample]:
    with served(tmp_path_factory.mktemp("sample") / "site") as site:
        yield site


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Chromium."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return found or left_out("the theme in a real browser", "apt-get install chromium")


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=chromium, args=QUIET)
        yield started
        started.close()


@pytest.fixture
def tab(browser: Browser, sample: Sample) -> Iterator[Callable[..., Page]]:
    """Opens empty tabs, each of a reader of its own; options are those of a Playwright context."""
    readers = []

    def open_tab(**options: Any) -> Page:
        reader = browser.new_context(base_url=sample.url, **options)
        readers.append(reader)
        return reader.new_page()

    yield open_tab
    for reader in readers:
        reader.close()


@pytest.fixture(scope="session")
def reader(browser: Browser, sample: Sample) -> Iterator[Page]:
    """The one tab that `visit` uses: a new one for each test would take half a second."""
    with browser.new_context(base_url=sample.url) as context:
        yield context.new_page()


@pytest.fixture
def visit(reader: Page, sample: Sample) -> Visit:
    """Opens a page of the sample site by its name; a redirect is kept from leaving."""

    def open_page(
        name: str,
        width: int = 1280,
        height: int = 800,
        scheme: Scheme = "light",
        tab: Page = reader,
    ) -> Page:
        tab.unroute_all()
        tab.set_viewport_size({"width": width, "height": height})
        tab.emulate_media(color_scheme=scheme, media="screen", reduced_motion="reduce")
        if name == "redirect":
            tab.route(_is_not(sample.url + sample.address(name)), _stay)
        tab.goto(sample.address(name))
        return tab

    return open_page


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """Opens a page of the preview that has been told the first notice."""
    contexts = []

    def opened(desk: Desk, path: str = AT) -> Page:
        context = browser.new_context(viewport={"width": 800, "height": 600})
        contexts.append(context)
        page = context.new_page()
        with page.expect_response(lambda answer: "/notice?" in answer.url):
            page.goto(desk.url + path)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def desk(press: Press) -> Iterator[Desk]:
    press.write({PATROL: release(), "content/2024/02/apel.md": release("Apel pagi")})
    with serving(press) as started:
        yield started


def photos_are_there(page: Page) -> bool:
    """Whether all photos came within five seconds; then the page is drawn with them."""
    return page.evaluate(
        """() => Promise.race([
            Promise.all([...document.images].map(image => image.complete || new Promise(done => {
                image.onload = image.onerror = done;
            }))).then(() => new Promise(done =>
                requestAnimationFrame(() => requestAnimationFrame(() => done(true))))),
            new Promise(done => setTimeout(() => done(false), 5000)),
        ])"""
    )


def _is_not(url: str) -> Callable[[str], bool]:
    return lambda other: other != url and not other.endswith((".css", ".svg"))


def _stay(route: Route) -> None:
    route.fulfill(status=204)


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    return module("axe-core", "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def java() -> str:
    """The path of Java."""
    remedy = "apt-get install default-jre-headless"
    return shutil.which("java") or left_out("the Nu HTML Checker", remedy)
