"""The sample site as a reader meets it: built once, served on the loopback, one page of each kind."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from press import Press

TOP = Path(__file__).parents[2]
PAGES = {
    "home": ("home", ""),
    "release with a photo": ("release", "whole ->> 'photo' IS NOT NULL"),
    "release with a gallery": ("release", "json_array_length(whole, '$.gallery') > 2"),
    "release with photos in the text": ("release", "json_array_length(whole, '$.inline') > 0"),
    "release without a photo": ("release", "whole ->> 'photo' IS NULL"),
    "release with a table": ("release", "whole ->> 'body' LIKE '%<table%'"),
    "release with a pull quote": ("release", "whole ->> 'body' LIKE '%class=\"pull\"%'"),
    "release with statements": ("release", "whole ->> 'body' LIKE '%class=\"statement\"%'"),
    "release with corrections": ("release", "json_array_length(whole, '$.corrections') > 0"),
    "release that was republished": ("release", "whole ->> 'source' IS NOT NULL"),
    "release not verified": ("release", "whole ->> 'unverified'"),
    "release paid for": ("release", "whole ->> 'paid' != ''"),
    "right of reply": ("release", "whole ->> 'replies_to' != ''"),
    "withdrawn release": ("release", "whole ->> 'withdrawn' IS NOT NULL"),
    "appeal": ("release", "whole ->> '$.appeal.resolved' = 0"),
    "appeal that is closed": ("release", "whole ->> '$.appeal.resolved' = 1"),
    "office": ("office", ""),
    "speaker": ("speaker", ""),
    "author": ("list", "args LIKE '[\"author/%'"),
    "topic": ("list", "args LIKE '[\"topic/%'"),
    "programme": ("list", "args LIKE '[\"programme/%'"),
    "month of the site": ("month", "args LIKE '[\"site\"%'"),
    "month of an office": ("month", "args LIKE '[\"office/%'"),
    "day": ("day", ""),
    "archive": ("archive", ""),
    "corrections": ("corrections", ""),
    "subscribe": ("subscribe", ""),
    "search": ("search", ""),
    "standing page": ("standing", ""),
    "not found": ("not-found", ""),
    "redirect": ("redirect", ""),
}
"""What a page is called here, the kind the store knows it by, and what else holds of it."""
RELEASES = [name for name, (kind, _) in PAGES.items() if kind == "release"]
WHOLE = [name for name in PAGES if name != "redirect"]
"""All but the redirect, which has neither masthead nor footer."""


class Host(SimpleHTTPRequestHandler):
    """A web host as they are: compressed text, static files that may be kept."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        if file.is_dir():
            file /= "index.html"
        if not file.is_file():
            self.send_error(404)
            return
        kind = self.guess_type(file)
        data = file.read_bytes()
        self.send_response(200)
        if kind.startswith("text/") or kind.endswith("xml"):
            self.send_header("Content-Encoding", "gzip")
            kind += "; charset=utf-8"
            data = gzip.compress(data)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        if self.path.startswith(("/static/", "/foto/")):
            self.send_header("Cache-Control", "max-age=31536000, immutable")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Nothing: a test tells what went wrong."""


@dataclass(frozen=True)
class Sample:
    """The sample site, published and served."""

    press: Press
    url: str
    """Where it is served, without a slash at the end."""

    def addresses(self, page: str) -> list[str]:
        """Where the pages of that name stand, the longest first."""
        kind, condition = PAGES[page]
        found = self.press.rows(
            "SELECT page.url FROM page LEFT JOIN document ON document.url = page.url "  # noqa: S608
            f"WHERE page.kind = ? AND {condition or 'true'} ORDER BY page.size DESC, page.url",
            kind,
        )
        return [url for (url,) in found]

    def address(self, page: str) -> str:
        """Where the longest page of that name stands."""
        found = self.addresses(page)
        assert found, f"the sample site has no {page}"
        return found[0]

    def all_pages(self) -> list[str]:
        """The address of every HTML page."""
        output = self.press.output
        files = sorted(file.relative_to(output).as_posix() for file in output.rglob("*.html"))
        return [f"/{file.removesuffix('index.html')}" for file in files]


@contextmanager
def served(root: Path, more: Iterable[tuple[str, bytes]] = ()) -> Iterator[Sample]:
    """The sample site, built below `root` for the address that it is then served at.

    `more` are files to put into its folder before, by their paths.
    """
    root.mkdir()
    shutil.copy(TOP / "config.yaml", root)
    for folder in ("content", "templates"):
        shutil.copytree(TOP / folder, root / folder)
    for name, data in more:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    host = partial(Host, directory=root / "output")
    with ThreadingHTTPServer(("127.0.0.1", 0), host) as server:
        url = f"http://127.0.0.1:{server.server_port}"
        press = Press(root, url)
        outcome = press.build()
        assert outcome.published, outcome.problems
        Thread(target=server.serve_forever, daemon=True).start()
        yield Sample(press, url)
        server.shutdown()
