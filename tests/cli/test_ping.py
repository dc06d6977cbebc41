"""`siarpers ping` against real hubs on this machine: who is told what, and what is remembered."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from click.testing import CliRunner, Result
from press import CONFIG, Press, release

from siarpers.doors.cli import main
from siarpers.doors.lock import locked
from siarpers.words.listing import FEEDS

SITE = "https://uji.example"
TOP = Path(__file__).parents[2]


@dataclass
class Hub:
    """A hub that keeps what it is told, and answers as it is set to."""

    status: int = 204
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0
    """Seconds before it answers."""
    heard: list[dict[str, list[str]]] = field(default_factory=list)
    requests: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    at_once: int = 0
    """The most requests that were open at the same time."""
    port: int = 0
    now: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/hub"

    def feeds(self) -> list[str]:
        """Addresses below the site of the feeds it heard of since the last look, in order."""
        told = sorted(form["hub.url"][0].removeprefix(SITE) for form in self.heard)
        self.heard.clear()
        return told


class Quick(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def handle_error(self, *_: Any) -> None:  # a client that went away
        pass


def serve(hub: Hub) -> Quick:
    lock = threading.Lock()

    class Desk(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            with lock:
                hub.now += 1
                hub.at_once = max(hub.at_once, hub.now)
                hub.heard.append(parse_qs(body, strict_parsing=True))
                hub.requests.append((self.command, self.path, dict(self.headers)))
            time.sleep(hub.delay)
            with lock:
                hub.now -= 1
            self.send_response(hub.status)
            for name, value in hub.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def do_GET(self) -> None:
            hub.requests.append((self.command, self.path, {}))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    server = Quick(("127.0.0.1", hub.port), Desk)
    hub.port = server.server_port
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    return server


@pytest.fixture
def hub() -> Iterator[Hub]:
    made = Hub()
    server = serve(made)
    yield made
    server.shutdown()
    server.server_close()


@pytest.fixture
def other() -> Iterator[Hub]:
    made = Hub()
    server = serve(made)
    yield made
    server.shutdown()
    server.server_close()


@pytest.fixture
def nobody() -> Iterator[str]:
    """The address of a port that nobody listens at."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{taken.getsockname()[1]}/hub"


@pytest.fixture(autouse=True)
def english_and_direct(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.setenv("NO_PROXY", "*")
    monkeypatch.setenv("no_proxy", "*")


def configure(press: Press, *hubs: str, more: str = "") -> None:
    press.write({"config.yaml": f"{CONFIG}websub: {{hubs: {json.dumps(hubs)}}}\n{more}"})


def built(press: Press, *hubs: str) -> None:
    """A site with one release of Lumajang and one of Jember."""
    configure(press, *hubs)
    press.write(
        {
            "content/a.md": release(slug="a", author="Sari Utami", tags="[ronda]"),
            "content/b.md": release(slug="b", polres="jember", author="Budi Raharjo"),
        }
    )
    assert press.build().published


def ping(press: Press, *args: str) -> Result:
    return CliRunner().invoke(main, ["ping", "--site", str(press.root), *args])


def feeds_of(press: Press) -> list[str]:
    return sorted(f"/{file}" for file in press.tree() if file.endswith(tuple(FEEDS)))


def memory(press: Press) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = json.loads(
        (press.root / ".siarpers/pinged.json").read_bytes()
    )
    return found


def test_a_hub_is_told_of_what_changed_until_it_accepts_it(press: Press, hub: Hub) -> None:
    built(press, hub.url)

    first = ping(press)
    assert first.exit_code == 0, first.output
    assert hub.feeds() == feeds_of(press)
    assert first.stdout == f"{hub.url}: {len(feeds_of(press))} feeds told\n"

    assert ping(press).stdout == f"{hub.url}: no feed has changed\n"
    assert hub.feeds() == []

    press.write({"content/b.md": release("Judul lain", slug="b", polres="jember", author="Budi")})
    press.build()
    assert ping(press).exit_code == 0
    changed = ["/", "/penulis/budi/", "/polda/jatim/", "/polres/jember/"]
    assert hub.feeds() == sorted(url + file for url in changed for file in FEEDS)

    press.write({"content/a.md": release("Judul baru", slug="a", tags="[ronda]")})
    press.build()
    hub.status = 500
    down = ping(press)
    untold = hub.feeds()
    assert down.exit_code == 1
    assert (
        f"{len(untold)} feeds not told: the hub has a fault of its own (status 500)" in down.stderr
    )
    assert "/topik/ronda/feed.xml" in untold

    hub.status = 202
    assert ping(press).exit_code == 0
    assert hub.feeds() == untold
    assert ping(press).exit_code == 0
    assert hub.feeds() == []


def test_what_is_sent_is_the_form_that_hubs_read(press: Press, hub: Hub) -> None:
    built(press, hub.url)
    ping(press)

    assert {
        "hub.mode": ["publish"],
        "hub.url": [f"{SITE}/polres/jember/feed.xml"],
        "hub.topic": [f"{SITE}/polres/jember/feed.xml"],
    } in hub.heard
    method, path, headers = hub.requests[0]
    assert (method, path) == ("POST", "/hub")
    assert headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert headers["User-Agent"].startswith("siarpers/")


def test_the_command_works_as_a_process_of_its_own_and_leaves_the_site_alone(
    press: Press, hub: Hub
) -> None:
    built(press, hub.url)
    before = press.tree(), press.tree(press.root / "content")

    told = subprocess.run(
        [sys.executable, "-m", "siarpers", "ping", "--format", "json", "--lang", "id"],
        capture_output=True,
        text=True,
        check=True,
        cwd=press.root,
        env={**os.environ, "PYTHONPATH": str(TOP)},
    )

    (call,) = json.loads(told.stdout)["hubs"]
    assert call["hub"] == hub.url
    assert sorted(call["told"]) == [SITE + feed for feed in feeds_of(press)]
    assert call["failures"] == []
    assert hub.feeds() == feeds_of(press)
    assert (press.tree(), press.tree(press.root / "content")) == before


def test_one_hub_that_is_down_does_not_keep_the_others_from_being_told(
    press: Press, hub: Hub, nobody: str
) -> None:
    built(press, nobody, hub.url)

    told = ping(press)

    assert told.exit_code == 1
    assert hub.feeds() == feeds_of(press)
    assert f"{nobody}: 0 feeds told" in told.stdout
    assert (
        f"{nobody}: {len(feeds_of(press))} feeds not told: the hub cannot be reached" in told.stderr
    )
    assert "hint: check its address" in told.stderr

    again = ping(press, "--dry-run")
    assert f"{nobody}: {len(feeds_of(press))} feeds would be told" in again.stdout
    assert f"{hub.url}: 0 feeds would be told" in again.stdout


def test_a_hub_that_hangs_is_given_up_after_the_first_wait(press: Press, hub: Hub) -> None:
    hub.delay = 3
    built(press, hub.url)
    assert len(feeds_of(press)) > 4

    started = time.monotonic()
    told = ping(press, "--timeout", "0.3")

    assert time.monotonic() - started < 2
    assert told.exit_code == 1
    assert "the hub did not answer within 0.3 s" in told.stderr
    assert len(hub.heard) <= 4


def test_a_server_that_speaks_no_http_is_no_hub(press: Press) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def greet() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    connection.sendall(b"220 surel\x1b[31m\r\n")

        threading.Thread(target=greet, daemon=True).start()
        built(press, f"http://127.0.0.1:{server.getsockname()[1]}/")
        told = ping(press)
        server.shutdown(socket.SHUT_RDWR)

    assert told.exit_code == 1
    assert "the hub cannot be reached: " in told.stderr
    assert "\x1b" not in told.stderr


@pytest.mark.parametrize(
    ("status", "headers", "said"),
    [
        (410, {}, "the hub refuses them (status 410)"),
        (302, {}, "the hub refuses them (status 302)"),
        (503, {}, "the hub takes no more for now (status 503)"),
        (429, {"Retry-After": "120"}, "(status 429) and asks for a pause: 120 s"),
        (
            *(503, {"Retry-After": "Thu, 01 Feb 2024 05:17:00 GMT"}),
            "asks for a pause: 2024-02-01 05:17 UTC",
        ),
        (503, {"Retry-After": "nanti\x1b[31m"}, "the hub takes no more for now (status 503)\n"),
        (
            *(302, {"Location": "https://budi:rahasia@baru.example/hub"}),
            "the hub has moved to https://baru.example/hub (status 302)",
        ),
        (308, {"Location": "/hub"}, "the hub has moved to http://127.0.0.1:"),
    ],
)
def test_what_a_hub_answers_is_told_with_what_to_do(
    press: Press, hub: Hub, status: int, headers: dict[str, str], said: str
) -> None:
    hub.status, hub.headers = status, headers
    built(press, hub.url)

    told = ping(press)

    assert told.exit_code == 1
    assert said in told.stderr
    assert "hint: " in told.stderr
    assert "rahasia" not in told.output
    assert {method for method, _, _ in hub.requests} == {"POST"}, "redirects are not followed"

    hub.status = 204
    hub.feeds()
    assert ping(press).exit_code == 0
    assert hub.feeds() == feeds_of(press)


def test_a_hub_that_asks_for_a_pause_gets_it(press: Press, hub: Hub) -> None:
    hub.status = 429
    built(press, hub.url)
    press.write({f"content/{n}.md": release(slug=f"r{n}", tags=f"[t{n}]") for n in range(30)})
    press.build()

    told = ping(press)

    assert f"{len(feeds_of(press))} feeds not told" in told.stderr
    assert len(hub.heard) <= 8


def test_at_most_four_connections_are_open(press: Press, hub: Hub) -> None:
    hub.delay = 0.05
    built(press, hub.url)

    assert ping(press).exit_code == 0
    assert 1 < hub.at_once <= 4


def test_all_tells_hubs_what_they_know_too(press: Press, hub: Hub) -> None:
    built(press, hub.url)
    ping(press)
    hub.feeds()

    assert ping(press, "--all").exit_code == 0
    assert hub.feeds() == feeds_of(press)


def test_a_dry_run_tells_nobody_and_remembers_nothing(press: Press, hub: Hub) -> None:
    built(press, hub.url)

    told = ping(press, "-n")

    assert told.exit_code == 0
    assert f"  {SITE}/feed.xml\n" in told.stdout
    assert hub.requests == []
    assert not (press.root / ".siarpers/pinged.json").exists()
    found = json.loads(ping(press, "-n", "--format", "json").stdout)["hubs"]
    assert found[0]["told"] == []
    assert f"{SITE}/feed.xml" in found[0]["due"]


def test_quiet_tells_problems_only(press: Press, hub: Hub, nobody: str) -> None:
    built(press, hub.url)
    assert ping(press, "-q").output == ""

    built(press, nobody)
    told = ping(press, "-q")
    assert told.stdout == ""
    assert "not told" in told.stderr


def test_each_hub_has_its_own_memory(press: Press, hub: Hub, other: Hub) -> None:
    built(press, hub.url)
    ping(press)
    hub.feeds()

    built(press, hub.url, other.url)
    assert ping(press).exit_code == 0
    assert hub.feeds() == feeds_of(press), "each feed names the new hub"
    assert other.feeds() == feeds_of(press)

    other.status = 500
    press.write({"content/b.md": release("Baru", slug="b")})
    press.build()
    assert ping(press).exit_code == 1
    assert hub.feeds()
    other.status = 204
    other.feeds()
    assert ping(press).exit_code == 0
    assert (hub.feeds(), bool(other.feeds())) == ([], True)

    built(press, other.url)
    press.write({"content/a.md": release("Lain", slug="a")})
    press.build()
    ping(press)
    assert set(memory(press)) == {other.url}, "a hub that left config.yaml is forgotten"


def test_the_memory_outlives_the_store_and_may_be_lost(press: Press, hub: Hub) -> None:
    built(press, hub.url)
    ping(press)
    hub.feeds()

    press.build(force=True)
    ping(press)
    assert hub.feeds() == []

    for damaged in ("", "[]", '{"a": 1}', "{"):
        press.write({".siarpers/pinged.json": damaged})
        assert ping(press).exit_code == 0
        assert hub.feeds() == feeds_of(press)


def test_a_feed_that_is_gone_is_forgotten_and_told_anew_when_it_returns(
    press: Press, hub: Hub
) -> None:
    built(press, hub.url)
    ping(press)
    hub.feeds()
    gone = f"{SITE}/topik/ronda/feed.xml"
    assert gone in memory(press)[hub.url]

    press.write({"content/a.md": release(slug="a")})
    press.build()
    ping(press)
    assert gone not in memory(press)[hub.url]
    assert "/topik/ronda/feed.xml" not in hub.feeds()

    press.write({"content/a.md": release(slug="a", tags="[ronda]")})
    press.build()
    ping(press)
    assert "/topik/ronda/feed.xml" in hub.feeds()


def test_after_a_build_with_errors_nothing_new_is_told_and_nothing_forgotten(
    press: Press, hub: Hub
) -> None:
    built(press, hub.url)
    ping(press)
    hub.feeds()
    before = memory(press)

    press.write({"content/a.md": release("Baru", slug="a"), "content/c.md": release(date="x")})
    assert not press.build().published

    assert ping(press).exit_code == 0
    assert hub.feeds() == []
    assert memory(press) == before


def test_what_hubs_know_is_kept_while_a_new_store_fills(press: Press, hub: Hub) -> None:
    built(press, hub.url)
    ping(press)
    hub.feeds()
    before = memory(press)

    press.write({"content/c.md": release(date="x")})
    assert not press.build(force=True).published

    assert ping(press).exit_code == 0
    assert hub.feeds() == []
    assert memory(press) == before


def test_a_redirect_whose_name_is_that_of_a_feed_is_none(press: Press, hub: Hub) -> None:
    configure(press, hub.url)
    press.write({"content/a.md": release(slug="a", aliases="[/lama/feed.xml]")})
    press.build()
    ping(press)

    assert press.has("/lama/feed.xml")
    assert "/lama/feed.xml" not in hub.feeds()


def test_feeds_are_named_as_the_build_named_them(press: Press, hub: Hub) -> None:
    built(press, hub.url)
    press.base_url = "https://lain.example/humas"
    press.build()

    wrong = ping(press)
    assert wrong.exit_code == 1
    assert "--base-url" in wrong.stderr
    assert hub.heard == []

    assert ping(press, "-u", "https://lain.example/humas/").exit_code == 0
    assert "https://lain.example/humas/feed.xml" in hub.feeds()


def test_a_config_that_was_not_built_yet_is_built_first(press: Press, hub: Hub, other: Hub) -> None:
    built(press, hub.url)
    configure(press, hub.url, other.url)

    told = ping(press)

    assert told.exit_code == 1
    assert "run `siarpers build` first" in told.stderr
    assert hub.heard == []


def test_a_site_that_was_never_built_says_so(press: Press, hub: Hub) -> None:
    configure(press, hub.url)
    for prepare in (lambda: None, lambda: press.write({".siarpers/store.sqlite": "rusak" * 99})):
        prepare()
        told = ping(press)
        assert told.exit_code == 1
        assert told.stderr == "nothing has been built yet; run `siarpers build` first\n"


def test_without_a_hub_or_under_a_file_address_ping_is_wrong_use(press: Press, hub: Hub) -> None:
    press.build()
    none = ping(press)
    assert none.exit_code == 2
    assert "websub: {hubs: [https://hub.example/]}" in none.stderr

    configure(press, hub.url)
    unread = ping(press, "-u", f"file://{press.output}")
    assert unread.exit_code == 2
    assert "no hub can read feeds at file:///" in unread.stderr
    assert hub.heard == []


def test_a_ping_does_not_wait_for_a_build_but_for_another_ping(press: Press, hub: Hub) -> None:
    built(press, hub.url)

    with locked(press.root / ".siarpers/ping.lock"):
        busy = ping(press)
    assert busy.exit_code == 1
    assert "error[site-locked]" in busy.stderr
    assert hub.feeds() == []

    with locked(press.root / ".siarpers/lock"):
        assert ping(press).exit_code == 0
    assert hub.feeds() == feeds_of(press)


def test_what_was_told_before_an_interruption_is_remembered(
    press: Press, hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    from siarpers.doors.pinging import ping as room  # noqa: PLC0415 - its name is the test's helper

    built(press, hub.url)
    tell = room.tell

    def stopped(hub_url: str, feed: str, timeout: float) -> Any:
        if "/polres/" in feed:
            raise KeyboardInterrupt
        return tell(hub_url, feed, timeout)

    monkeypatch.setattr(room, "tell", stopped)
    assert ping(press).exit_code == 1
    assert f"{SITE}/feed.xml" in memory(press)[hub.url]
    assert not any("/polres/" in feed for feed in memory(press)[hub.url])


def test_a_memory_that_cannot_be_written_is_told(press: Press, hub: Hub) -> None:
    built(press, hub.url)
    press.write({".siarpers/pinged.json/x": ""})

    told = ping(press)

    assert told.exit_code == 1
    assert "cannot write" in told.stderr
    assert "pinged.json" in told.stderr


def test_a_hub_with_letters_beyond_ascii_is_asked_in_ascii(press: Press, hub: Hub) -> None:
    built(press, f"http://127.0.0.1:{hub.port}/wartá?kanal=polisi")

    assert ping(press).exit_code == 0
    assert hub.requests[0][1] == "/wart%C3%A1?kanal=polisi"


@pytest.mark.parametrize("address", ["http://[bad/", "http://127.0.0.1:99999/", "http://a..b/"])
def test_an_address_that_no_hub_can_have_is_a_failure_like_others(
    press: Press, address: str
) -> None:
    built(press, address)

    told = ping(press)

    assert told.exit_code == 1
    assert "the hub cannot be reached" in told.stderr
