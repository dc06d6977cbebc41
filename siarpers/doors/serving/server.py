"""The preview over HTTP, for the browsers of this machine alone."""

from __future__ import annotations

import json
import mimetypes
import re
import sys
from contextlib import suppress
from dataclasses import asdict
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, unquote

from siarpers.doors.serving.board import Board
from siarpers.doors.serving.frame import OURS, WAITING, Tag, framed
from siarpers.site.addresses import file_of

HOST = "127.0.0.1"
_ADDED = {
    file.name: file for file in Path(__file__).parent.iterdir() if file.suffix in {".js", ".css"}
}
_HEARTBEAT = 10.0
"""Seconds after which a silent line says that it is still there, and so notices who has left."""
_TRIES = 20
"""So many ports are tried one after the other."""
_TYPES = mimetypes.MimeTypes()
"""What Python itself knows by ending; the system's own table says nonsense on some machines."""
_NEWER = {
    ".avif": "image/avif",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".opml": "text/xml",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
"""What Python 3.11 does not know yet, or calls by an older name."""
_FOR_EVER = re.compile(r"/(static|foto)/")
"""Addresses that change with the bytes behind them."""


class Server(ThreadingHTTPServer):
    """Serves the folder `output` and the notices of a board on the first free port from `port` on."""

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = sys.platform != "win32"  # where it would let two servers share a port
    request_queue_size = 64

    def __init__(self, output: Path, board: Board, port: int) -> None:
        answer = partial(_Answer, output=output, board=board)
        for candidate in (*range(port, min(port + _TRIES, 65_536)), 0):
            try:
                super().__init__((HOST, candidate), answer)
            except (OSError, OverflowError):
                if not candidate:
                    raise
            else:
                return

    @property
    def url(self) -> str:
        """The address of the server itself, without a slash at its end."""
        return f"http://{HOST}:{self.server_port}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away in the middle is no error."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Answer(BaseHTTPRequestHandler):
    """One browser's requests."""

    protocol_version = "HTTP/1.1"
    timeout = 60

    def __init__(self, *args: Any, output: Path, board: Board) -> None:
        self._output, self._board = output, board
        super().__init__(*args)

    def do_GET(self) -> None:
        if not self._is_meant_for_us():
            self._send(HTTPStatus.MISDIRECTED_REQUEST, b"", "text/plain")
            return
        written, mark, query = self.path.partition("?")
        path = unquote(written)
        if path == OURS + "bell":
            self._ring()
        elif path == OURS + "notice":
            self._tell_notice({name: found[0] for name, found in parse_qs(query).items()})
        elif path.startswith(OURS) and (file := _ADDED.get(path.removeprefix(OURS))):
            self._send(HTTPStatus.OK, file.read_bytes(), _type_of(file.name))
        else:
            self._send_page(path, mark + query)

    def do_HEAD(self) -> None:
        self.do_GET()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its name there
        """Nobody reads what browsers ask."""

    def _is_meant_for_us(self) -> bool:
        """Whether the browser believes to speak to this machine.

        A page of another site can make its own name point here, and would read
        what is under embargo (DNS rebinding); the name in its requests tells.
        """
        host = self.headers.get("Host", "").lower().rpartition(":")
        return (host[0] or host[2]) in {HOST, "localhost"}

    def _send_page(self, path: str, query: str) -> None:
        # Before all else: what changes from now on is news to whoever gets the page.
        tag = Tag(self._board.session, self._board.notice.number)
        prefix = self._board.prefix
        url = path.removeprefix(prefix)
        if self._board.notice.waiting:
            self._send(HTTPStatus.OK, framed(WAITING, tag), _type_of(".html"))
        elif prefix and not path.startswith(prefix + "/"):
            self._redirect((prefix + "/" if path in {"/", prefix} else prefix + path), query)
        elif (data := self._read(file_of(url))) is not None:
            self._send_file(HTTPStatus.OK, file_of(url), data, tag)
        elif self._read(file_of(url + "/")) is not None:
            self._redirect(path + "/", query)
        else:
            data = self._read("404.html") or WAITING
            self._send_file(HTTPStatus.NOT_FOUND, "404.html", data, tag)

    def _read(self, name: str) -> bytes | None:
        """What stands in a file below output/; None when there is none."""
        file = self._output / name
        # On Windows `C:` begins another place; nowhere is `..` part of an address.
        if (
            "\\" in name
            or "\0" in name
            or ".." in file.parts
            or not file.is_relative_to(self._output)
        ):
            return None
        try:
            return file.read_bytes()
        except OSError:
            return None

    def _send_file(self, status: HTTPStatus, name: str, data: bytes, tag: Tag) -> None:
        kind = _type_of(name)
        if kind.startswith("text/html"):
            data = framed(data, tag)
        self._send(status, data, kind, lasts=bool(_FOR_EVER.match(f"/{name}")))

    def _redirect(self, path: str, query: str) -> None:
        # Never `//host/…`, which would lead to another host.
        location = "/" + quote(path.lstrip("/")) + query
        self._send(HTTPStatus.FOUND, b"", "text/plain", location=location)

    def _send(
        self, status: HTTPStatus, data: bytes, kind: str, *, location: str = "", lasts: bool = False
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "max-age=31536000, immutable" if lasts else "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        # Else a page of another site could run the scripts of the search, and read what is in them.
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        if location:
            self.send_header("Location", location)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _tell_notice(self, asked: dict[str, str]) -> None:
        """What the latest notice says to a page, which tells its address and under which it was served."""
        board, served = self._board, asked.get("number", "")
        notice, url = board.notice, asked.get("url", "").removeprefix(board.prefix)
        told = {
            "stale": board.read_by(url, asked.get("session", ""), served),
            "waiting": notice.waiting,
            "report": notice.report,
            "marks": {board.prefix + url: asdict(mark) for url, mark in notice.marks.items()},
        }
        self._send(HTTPStatus.OK, json.dumps(told).encode(), _type_of(".json"))

    def _ring(self) -> None:
        """The number of each notice and pages that changed with it, as a server-sent event.

        It goes on until the browser leaves; a page that is not named asks for its notice.

        https://html.spec.whatwg.org/multipage/server-sent-events.html
        """
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command == "HEAD":
            return
        read = -1
        with suppress(ConnectionError, TimeoutError):
            while not self._board.is_closed:
                notice = self._board.wait(read, _HEARTBEAT)
                if notice:
                    read = notice.number
                    changed = [self._board.prefix + url for url in self._board.changed_with(read)]
                    told = json.dumps({"number": read, "changed": changed})
                    self.wfile.write(f"retry: 1000\ndata: {told}\n\n".encode())
                else:
                    self.wfile.write(b": still here\n\n")


def _type_of(name: str) -> str:
    ending = name[name.rfind(".") :].lower()
    kind, packed = _TYPES.guess_type(f"x{ending}", strict=False)
    kind = _NEWER.get(ending) or (kind if kind and not packed else "application/octet-stream")
    is_text = kind.startswith("text/") or kind in {"application/json", "application/xml"}
    return f"{kind}; charset=utf-8" if is_text else kind
