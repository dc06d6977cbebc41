"""Everyone can read the site: by keyboard, by ear, with little sight."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest
from conftest import Scheme, Visit
from playwright.sync_api import Page
from sample import PAGES, WHOLE

LANDMARKS = ("banner", "main", "contentinfo")
NAMED = ("navigation", "complementary", "region")
AXE = "{resultTypes: ['violations'], rules: {'target-size': {enabled: true}}}"
"""What axe is asked for: links that a thumb can tell apart too, which it leaves out by itself."""


def accessible(page: Page) -> list[tuple[str, str, int]]:
    """What a screen reader is told, in the order of reading: role, name, level."""
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    nodes = {node["nodeId"]: node for node in tree}
    told, waiting = [], [tree[0]]
    while waiting:
        node = waiting.pop()
        waiting += [nodes[child] for child in reversed(node["childIds"]) if child in nodes]
        if not node["ignored"]:
            level = (p["value"]["value"] for p in node["properties"] if p["name"] == "level")
            name = node["name"]["value"] if "name" in node else ""
            told.append((node["role"]["value"], name, next(level, 0)))
    return told


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(visit: Visit, axe: str, name: str) -> None:
    page = visit(name)
    page.evaluate(axe)
    found = []

    for width in (360, 412, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            violations = page.evaluate(f"axe.run({AXE})")["violations"]
            found += [
                (width, scheme, violation["id"], node["html"])
                for violation in violations
                for node in violation["nodes"]
            ]

    assert found == []


@pytest.mark.parametrize("name", WHOLE)
def test_a_page_has_its_landmarks_and_each_has_a_name_of_its_own(visit: Visit, name: str) -> None:
    told = accessible(visit(name))

    counts = Counter(role for role, _, _ in told)
    assert {role: counts[role] for role in LANDMARKS} == dict.fromkeys(LANDMARKS, 1)
    named = Counter((role, label) for role, label, _ in told if role in NAMED)
    assert named["navigation", "Menu utama"] == 1
    assert [mark for mark, times in named.items() if times > 1 or not mark[1]] == []


@pytest.mark.parametrize("name", PAGES)
def test_headings_begin_with_one_title_and_skip_no_level(visit: Visit, name: str) -> None:
    levels = [level for role, _, level in accessible(visit(name)) if role == "heading"]

    assert levels.count(1) == 1
    assert levels[0] == 1
    assert [(before, after) for before, after in pairwise(levels) if after > before + 1] == []


@pytest.mark.parametrize("name", WHOLE)
def test_the_first_tab_shows_a_way_past_the_menu(visit: Visit, name: str) -> None:
    page = visit(name, width=360)
    skip = page.locator(".skip")
    assert skip.bounding_box()["x"] < -100

    page.keyboard.press("Tab")

    assert skip.evaluate("link => link === document.activeElement")
    assert skip.bounding_box()["x"] >= 0
    assert skip.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_each_link_of_the_header_shows_that_it_has_the_focus(
    visit: Visit, width: int, scheme: Scheme
) -> None:
    page = visit("office", width=width, scheme=scheme)
    links = page.locator("header.masthead a").all()
    assert len(links) > 5
    page.keyboard.press("Tab")

    for link in links:
        at_rest = link.evaluate("link => getComputedStyle(link).backgroundColor")
        page.keyboard.press("Tab")
        assert link.evaluate("link => link === document.activeElement")
        focused = link.evaluate("link => ({...getComputedStyle(link)})")
        assert focused["outlineStyle"] == "solid"
        assert float(focused["outlineWidth"].removesuffix("px")) >= 2
        assert focused["backgroundColor"] != at_rest
        box = link.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width


@pytest.mark.parametrize("name", ["home", "release with a table", "office", "archive", "not found"])
def test_every_tab_stop_is_seen_and_the_last_is_reached(visit: Visit, name: str) -> None:
    page = visit(name, width=360)
    stops = page.locator("a[href], summary, [tabindex='0']").evaluate_all(
        "all => all.filter(stop => stop.checkVisibility()).length"
    )

    for _ in range(stops):
        page.keyboard.press("Tab")
        focus = page.evaluate(
            """() => {
                const {left, right, top, bottom} = document.activeElement.getBoundingClientRect();
                return {
                    stop: document.activeElement.outerHTML.slice(0, 200),
                    seen: right > 0 && left < innerWidth && bottom > 0 && top < innerHeight,
                    outline: getComputedStyle(document.activeElement).outlineStyle,
                };
            }"""
        )
        assert (focus["seen"], focus["outline"]) == (True, "solid"), focus["stop"]
    last = page.locator("a[href]").last
    assert last.evaluate("link => link === document.activeElement")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_its_language_and_what_it_is(visit: Visit, name: str) -> None:
    page = visit(name)

    assert page.locator("html").get_attribute("lang") == "id"
    assert re.fullmatch(r".+ – .+", page.title())
