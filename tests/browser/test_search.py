"""Searching, in the browser: what is typed is found, and nothing of it leaves."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect


@pytest.fixture
def page(tab: Callable[..., Page]) -> Page:
    return tab()


def test_a_release_is_found_by_words_of_its_title_and_its_office(page: Page) -> None:
    page.goto("/cari/")

    page.get_by_label("Kata").fill("jagongan LUMAJANG")

    titles = page.locator("#found h2 a")
    expect(titles.first).to_be_visible()
    assert all("Jagongan" in title for title in titles.all_inner_texts())
    titles.first.click()
    expect(page.locator("article.release")).to_be_visible()


def test_a_search_can_be_linked_to(page: Page) -> None:
    page.goto("/cari/?q=banyuwangi")

    expect(page.locator("#found li").first).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("ditemukan")


def test_words_that_stand_nowhere_are_told(page: Page) -> None:
    page.goto("/cari/?q=takadakatasepertiini")

    expect(page.get_by_role("status")).to_have_text(
        "Tidak ada siaran pers yang memuat semua kata itu."
    )


def test_what_is_typed_acts_as_nothing_but_words(page: Page) -> None:
    page.goto("/cari/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")

    expect(page.get_by_role("status")).not_to_be_empty()
    assert page.locator("main img").count() == 0


def test_a_withdrawn_release_is_not_found(page: Page) -> None:
    page.goto("/cari/?q=siaran+pers+ini+telah+dicabut")

    expect(page.get_by_role("status")).not_to_be_empty()
    assert page.locator("#found li").count() == 0


def test_without_javascript_the_archive_is_offered(tab: Callable[..., Page]) -> None:
    still = tab(java_script_enabled=False)

    still.goto("/cari/")

    expect(still.locator(".notice a")).to_be_visible()
