"""What the preview answers a browser, and when it calls an open page out of date."""

from __future__ import annotations

import http.client
import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from press import CONFIG, Press, release

from siarpers.doors.building.outcome import Outcome
from siarpers.doors.serving import desk as desk_room
from siarpers.doors.serving.desk import Desk
from siarpers.doors.serving.watch import EVERYTHING, Changes
from siarpers.words.language import translation

A, AT = "content/2024/02/a.md", "/2024/02/a/"
BELOW_A_PATH = CONFIG.replace("https://uji.example", "https://uji.example/berita")


@dataclass
class Answer:
    """What came back, and as of when a page was served."""

    status: int
    headers: http.client.HTTPMessage
    body: str

    @property
    def tag(self) -> dict[str, str]:
        return dict(re.findall(r'data-(session|number)="(\w+)"', self.body))


@dataclass
class Browser:
    """Asks a desk at work, as browsers do."""

    desk: Desk
    url: str

    def ask(self, path: str, method: str = "GET") -> Answer:
        line = http.client.HTTPConnection(urlsplit(self.url).netloc, timeout=20)
        try:
            line.request(method, path)
            answer = line.getresponse()
            return Answer(answer.status, answer.headers, answer.read().decode(errors="replace"))
        finally:
            line.close()

    def is_stale(self, path: str, page: Answer) -> bool:
        """Whether the page is told that it is out of date, once it asks."""
        asked = urlencode({**page.tag, "url": path})
        stale: bool = json.loads(self.ask(f"/-siarpers-/notice?{asked}").body)["stale"]
        return stale

    def refresh(self, *files: str) -> None:
        changes = Changes(files) if files else EVERYTHING
        self.desk.refresh(changes, lambda _outcome, _seconds: None)


@pytest.fixture
def browser(press: Press) -> Iterator[Browser]:
    press.write({A: release(), "content/2024/02/b.md": release("B")})
    desk = Desk(press.root, 1, translation("messages", "en"), "en")
    with desk.served(0) as server:
        asked = Browser(desk, server.url)
        asked.refresh()
        yield asked


def test_a_page_is_out_of_date_once_it_changed_and_no_other_is(
    press: Press, browser: Browser
) -> None:
    before, other = browser.ask(AT), browser.ask("/langganan/")

    press.write({A: release(body="Lain.")})
    browser.refresh(A)

    assert browser.is_stale(AT, before)
    assert not browser.is_stale("/langganan/", other)
    assert not browser.is_stale(AT, browser.ask(AT))


def test_a_page_that_changes_while_it_is_read_is_out_of_date_at_once(
    press: Press, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Path.read_bytes

    def slowly(file: Path) -> bytes:
        data = read(file)
        if file.name == "index.html" and "Lain." not in data.decode():
            monkeypatch.setattr(Path, "read_bytes", read)
            press.write({A: release(body="Lain.")})
            browser.refresh(A)
        return data

    monkeypatch.setattr(Path, "read_bytes", slowly)
    page = browser.ask(AT)

    assert "Lain." not in page.body
    assert browser.is_stale(AT, page)


def test_a_page_whose_address_ends_is_told_though_it_was_shown_first(
    press: Press, browser: Browser
) -> None:
    page = browser.ask(AT)
    assert not browser.is_stale(AT, page)  # now the desk knows that it is open

    press.write({A: release(body="Lain.", slug="lain")})
    browser.refresh(A)

    assert browser.is_stale(AT, page)
    assert browser.ask(AT).status == 404
    assert not browser.is_stale(AT, browser.ask(AT))


def test_the_search_is_out_of_date_with_the_months_that_it_loads(
    press: Press, browser: Browser
) -> None:
    page = browser.ask("/cari/")

    press.write({A: release("Judul lain")})
    browser.refresh(A)

    assert browser.is_stale("/cari/", page)


def test_a_site_below_a_path_is_served_there_before_the_first_look(press: Press) -> None:
    press.write({A: release(), "config.yaml": BELOW_A_PATH})
    first = Desk(press.root, 1, translation("messages", "en"), "en")
    first.refresh(EVERYTHING, lambda _outcome, _seconds: None)
    again = Desk(press.root, 1, translation("messages", "en"), "en")

    with again.served(0) as server:
        browser = Browser(again, server.url)
        assert browser.ask("/").headers["Location"] == "/berita/"
        assert browser.ask(f"/berita{AT}").status == 200


def test_every_page_is_out_of_date_when_the_site_moves_to_another_path(
    press: Press, browser: Browser
) -> None:
    page = browser.ask(AT)

    press.write({"config.yaml": BELOW_A_PATH})
    browser.refresh()

    assert browser.is_stale(AT, page)
    assert browser.ask(f"/berita{AT}").status == 200


def test_every_page_is_out_of_date_once_a_site_that_was_lost_is_there_again(
    press: Press, browser: Browser
) -> None:
    press.build()
    shutil.rmtree(press.root / ".siarpers/preview")
    page = browser.ask(AT)
    assert page.status == 404

    browser.refresh()

    assert browser.is_stale(AT, page)
    assert browser.ask(AT).status == 200


def test_who_waits_for_a_new_site_is_told_how_far_it_is(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_room, "STEP", 0.0)
    press.write({f"content/2024/02/{n}.md": release(f"Rilis {n}") for n in range(3)})
    desk = Desk(press.root, 1, translation("messages", "id"), "id")
    told: list[str] = []

    def ends(_outcome: Outcome, _seconds: float) -> None:
        raise KeyboardInterrupt

    with desk.served(0) as server:
        browser = Browser(desk, server.url)

        def ask(_stage: str, _done: int, _total: int) -> None:
            told.append(json.loads(browser.ask("/-siarpers-/notice?url=/").body)["waiting"])

        with pytest.raises(KeyboardInterrupt):
            desk.work(ends, ask)

    assert told[0].startswith("Situs sedang disiapkan")
    assert "Membaca: 2 / 3" in "\n".join(told)


def test_a_redirect_keeps_what_was_asked(browser: Browser) -> None:
    assert browser.ask("/cari?q=pasar+pagi").headers["Location"] == "/cari/?q=pasar+pagi"


def test_nothing_follows_the_head_of_a_bell(browser: Browser) -> None:
    answer = browser.ask("/-siarpers-/bell", "HEAD")

    assert (answer.status, answer.body) == (200, "")
    assert answer.headers["Content-Type"] == "text/event-stream"


@pytest.mark.parametrize("number", ["", "x", "-1", "9" * 5000])
def test_a_number_that_no_page_has_harms_nobody(browser: Browser, number: str) -> None:
    asked = urlencode({"session": browser.ask(AT).tag["session"], "number": number, "url": AT})

    answer = browser.ask(f"/-siarpers-/notice?{asked}")

    assert answer.status == 200


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("peta.svg", "image/svg+xml"),
        ("foto.avif", "image/avif"),
        ("foto.GIF", "image/gif"),
        ("surat.pdf", "application/pdf"),
        ("rekaman.mp4", "video/mp4"),
        ("peta.mjs", "text/javascript; charset=utf-8"),
        ("data.csv", "text/csv; charset=utf-8"),
        ("huruf.woff2", "font/woff2"),
        ("apa.saja", "application/octet-stream"),
        ("arsip.tar.gz", "application/octet-stream"),
    ],
)
def test_a_file_is_called_what_browsers_know_it_by(browser: Browser, name: str, kind: str) -> None:
    file = browser.desk.preview.output / name
    file.write_bytes(b"x")

    assert browser.ask(f"/{name}").headers["Content-Type"] == kind
