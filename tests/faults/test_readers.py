"""Whoever reads the site while it is built never meets a link to a page that is not there.

The rule: every link of a page answers, if the page was fetched after the last build that
deletes anything had ended, however many builds that add or edit are at work.  A link to
a page that a build deletes may go unanswered only if the page that holds the link was
fetched before that build ended: its reader came before the deletion did.
"""

from __future__ import annotations

import html
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.client import HTTPConnection
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from builds import Archive, differences, name_of, text_of

LINK = re.compile(r'(?:href|src)="(/[^"#?]*)')


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and logs nothing."""

    def log_message(self, *_args: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[int]:
    """The port of 127.0.0.1 at which the folder is served inside the block."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@dataclass
class Missing:
    """A link that was not answered: in which page, when that was fetched, when it was followed."""

    page: str
    link: str
    page_fetched: float
    followed: float


@dataclass
class Reader:
    """Reads the front page and follows every link, over and over, until it is told to stop."""

    port: int
    stop: threading.Event = field(default_factory=threading.Event)
    missing: list[Missing] = field(default_factory=list)
    fetched: int = 0

    def read(self) -> None:
        while not self.stop.is_set():
            waiting: list[tuple[str, str, float]] = [("/", "", time.monotonic())]
            seen = {"/"}
            while waiting and not self.stop.is_set():
                url, page, page_fetched = waiting.pop(0)
                began = time.monotonic()
                status, text = self.fetch(url)
                self.fetched += 1
                if status != 200:
                    self.missing.append(Missing(page, url, page_fetched, began))
                for link in map(html.unescape, LINK.findall(text)):
                    if link not in seen:
                        seen.add(link)
                        waiting.append((link, url, began))

    def fetch(self, url: str) -> tuple[int, str]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", url)
            answer = connection.getresponse()
            return answer.status, answer.read().decode("utf-8", errors="replace")
        finally:
            connection.close()


def add(archive: Archive) -> None:
    new = {"author": "Penulis Baru", "tags": "[topik baru]", "program": "Jumat Curhat"}
    archive.write({f"content/b{n}.md": text_of(50 + n, slug=f"b{n}", **new) for n in range(4)})


def add_in_another_year(archive: Archive) -> None:
    archive.write({"content/c.md": text_of(60, slug="c", date="2022-12-24 08:00")})


def edit(archive: Archive) -> None:
    archive.write({name_of(n): text_of(n, title=f"Judul baru {n}") for n in range(0, 20, 2)})


def redate(archive: Archive) -> None:
    archive.write({name_of(n): text_of(n, date="2023-11-02 07:00") for n in range(0, 20, 5)})


def move(archive: Archive) -> None:
    archive.root.joinpath(name_of(3)).rename(archive.root / "content" / "pindah.md")


def delete(archive: Archive) -> None:
    archive.delete("content/b0.md", "content/b1.md", "content/b2.md", "content/b3.md")


def add_again(archive: Archive) -> None:
    archive.write({f"content/d{n}.md": text_of(70 + n, slug=f"d{n}") for n in range(6)})


BUILDS: tuple[tuple[Callable[[Archive], None], bool], ...] = (
    (add, False),
    (edit, False),
    (redate, True),  # pages move to another month: the old ones are deleted
    (add_in_another_year, False),
    (move, True),
    (delete, True),
    (add, False),
    (add_again, False),
)
"""What is done before each build, and whether the build deletes pages."""


def test_no_reader_meets_a_link_to_a_missing_page(tmp_path: Path) -> None:
    archive = Archive.of(tmp_path / "site", 20, theme=True)
    archive.build()
    deletions: list[tuple[float, float, set[str]]] = []
    with served(archive.output) as port:
        readers = [Reader(port) for _ in range(2)]
        threads = [threading.Thread(target=reader.read) for reader in readers]
        for thread in threads:
            thread.start()
        try:
            for change, deletes in BUILDS:
                change(archive)
                began = time.monotonic()
                told = archive.rebuilt()
                assert told.status == 0, told.err
                if deletes:
                    gone = set(told.told["deleted"])
                    deletions.append((began, time.monotonic(), gone))
                else:
                    assert told.told["deleted"] == []
            time.sleep(0.3)  # a last look at what stands there now
        finally:
            for reader in readers:
                reader.stop.set()
            for thread in threads:
                thread.join()
        assert sum(reader.fetched for reader in readers) > 50, "the readers did read"
        inexcusable = [
            lost
            for reader in readers
            for lost in reader.missing
            if not any(
                lost.link in gone and lost.page_fetched <= end and lost.followed >= began
                for began, end, gone in deletions
            )
        ]
        assert inexcusable == []
    assert differences(archive.tree(), archive.clean_tree()) == []
