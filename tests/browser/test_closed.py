"""Pages load from their own site alone, run nothing, and need no script."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest
from conftest import Visit, photos_are_there
from lxml import html
from playwright.sync_api import Page
from sample import PAGES, Sample

WEIGHT = 14 * 1024
"""What a release page may weigh on the wire with its style sheets, without its photo."""
INTRUDERS = {
    "a script": "<script>",
    "a handler": '<img src="data:," onerror="window.ran = true">',
    "a link": '<a href="javascript:void (window.ran = true)">',
    "a frame": '<iframe src="/">',
    "a script of the site's own": '<script src="/feed.xml">',
    "a style": "<style>h1 { color: red }</style>",
    "a photo from elsewhere": '<img src="https://elsewhere.example/photo.jpg">',
}
INJECT = """markup => new Promise(done => {
    document.addEventListener("securitypolicyviolation", () => done(true));
    const given = document.createElement("div");
    given.innerHTML = markup;
    if (given.firstChild.tagName === "SCRIPT") {
        // A script that innerHTML made never runs; one that was created does.
        const script = document.createElement("script");
        if (given.firstChild.src) script.src = given.firstChild.src;
        else script.textContent = "window.ran = true";
        document.body.append(script);
    } else document.body.append(given);
    given.firstChild.click();
    setTimeout(() => done(false), 2000);
})"""


def written_links(page: Page) -> list[str]:
    return page.locator("main a").evaluate_all("links => links.map(link => link.href)")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_its_own_site_alone_and_nothing_goes_wrong(
    visit: Visit, tab: Callable[..., Page], sample: Sample, name: str
) -> None:
    page = tab()
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("response", lambda answer: None if answer.ok else wrong.append(answer.url))
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))

    visit(name, height=12000, tab=page)

    assert photos_are_there(page)
    assert len(asked) >= 2
    assert [url for url in asked if not url.startswith((f"{sample.url}/", "data:"))] == []
    assert wrong == []


def test_every_page_has_a_policy_that_runs_no_script_but_the_search(sample: Sample) -> None:
    for url in sample.all_pages():
        head = html.fromstring(sample.press.page(url)).find("head")
        policies = head.xpath("meta[@http-equiv='Content-Security-Policy']/@content")
        assert len(policies) == 1, url
        assert policies[0].startswith("default-src 'none'; "), url
        assert ("script-src 'self';" in policies[0]) == (url == "/cari/"), url
        assert "unsafe" not in policies[0], url


@pytest.mark.parametrize("intruder", INTRUDERS)
@pytest.mark.parametrize("name", ["home", "release with a photo", "redirect"])
def test_what_is_smuggled_into_a_page_does_not_run(visit: Visit, name: str, intruder: str) -> None:
    page = visit(name)

    assert page.evaluate(INJECT, INTRUDERS[intruder])

    assert page.evaluate("window.ran") is None


@pytest.mark.parametrize(
    "name",
    [
        *("release with a photo", "release with a gallery", "release with photos in the text"),
        *("release with a table", "withdrawn release", "appeal"),
    ],
)
def test_a_release_shows_everything_without_script(
    visit: Visit, tab: Callable[..., Page], name: str
) -> None:
    page = visit(name, height=12000)
    plain = visit(name, height=12000, tab=tab(java_script_enabled=False))

    for part in ("h1", ".byline", ".contact", *([".body"] if name != "withdrawn release" else [])):
        assert plain.locator(part).is_visible(), part
    assert plain.inner_text("body") == page.inner_text("body")
    assert written_links(plain) == written_links(page)
    drawn = "images => images.map(image => image.naturalWidth)"
    assert all(plain.locator("img").evaluate_all(drawn))


def test_no_kind_of_page_is_left_unread(sample: Sample) -> None:
    published = {kind for (kind,) in sample.press.rows("SELECT DISTINCT kind FROM page")}

    assert {kind for kind, _ in PAGES.values()} == published - {
        "atom",
        "card",
        "json-feed",
        "ninjs",
        "opml",
        "photo",
        "robots",
        "rss",
        "search-month",
        "sitemap",
        "sitemap-month",
        "sitemap-news",
        "sitemap-pages",
        "static",
    }


def test_a_release_page_is_light(sample: Sample) -> None:
    def packed(url: str) -> int:
        file = url + "index.html" if url.endswith("/") else url
        return len(gzip.compress((sample.press.output / file[1:]).read_bytes(), 9))

    weights = {}
    for url in sample.addresses("release without a photo"):
        styles = html.fromstring(sample.press.page(url)).xpath("//link[@rel='stylesheet']/@href")
        assert styles
        weights[url] = packed(url) + sum(map(packed, styles))

    assert len(weights) > 10
    assert {url: weight for url, weight in weights.items() if weight > WEIGHT} == {}
