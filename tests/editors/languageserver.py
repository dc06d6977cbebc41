"""The language server of editors' YAML extension, spoken to as an editor speaks to it."""

from __future__ import annotations

import json
import subprocess
import threading
from pathlib import Path
from queue import Queue
from types import TracebackType
from typing import Any, Self

PATIENCE = 60
"""Seconds until an answer is given up."""


class LanguageServer:
    """One server with the settings of an editor, alive inside a `with` block."""

    def __init__(self, command: list[str | Path], folder: Path, settings: dict[str, Any]) -> None:
        self._folder = folder
        self._settings = settings
        self._came: Queue[dict[str, Any] | None] = Queue()
        self._opened: set[str] = set()
        self._number = 0
        self._process = subprocess.Popen(
            [*map(str, command), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        threading.Thread(target=self._listen, daemon=True).start()

    def __enter__(self) -> Self:
        folder = {"uri": self._folder.as_uri(), "name": "situs"}
        can = {
            "workspace": {"configuration": True, "workspaceFolders": True},
            "textDocument": {
                "hover": {"contentFormat": ["markdown"]},
                "completion": {
                    "completionItem": {"documentationFormat": ["markdown"], "snippetSupport": True}
                },
            },
        }
        self._ask(
            "initialize",
            {
                "processId": None,
                "rootUri": folder["uri"],
                "workspaceFolders": [folder],
                "capabilities": can,
            },
        )
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": self._settings})
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.communicate()

    def problems(self, path: str, text: str) -> list[tuple[int, str]]:
        """What the editor underlines in a document: the line, from 1, and the message."""
        return self.all_problems({path: text})[path]

    def all_problems(self, texts: dict[str, str]) -> dict[str, list[tuple[int, str]]]:
        """What it underlines in documents that are opened at once."""
        paths = {self._open(path, text): path for path, text in texts.items()}
        found = {}
        while paths:
            uri, diagnostics = self._published()
            if uri in paths:
                found[paths.pop(uri)] = [
                    (one["range"]["start"]["line"] + 1, one["message"]) for one in diagnostics
                ]
        return found

    def _published(self) -> tuple[str, list[dict[str, Any]]]:
        """The next diagnostics, and of which document."""
        while (told := self._next()).get("method") != "textDocument/publishDiagnostics":
            pass
        return told["params"]["uri"], told["params"]["diagnostics"]

    def proposals(self, path: str, text: str) -> dict[str, str]:
        """What the editor proposes where “|” stands, with what it says of each."""
        answer = self._at("textDocument/completion", path, text)
        items = answer["items"] if isinstance(answer, dict) else answer or []
        return {item["label"]: _text(item.get("documentation")) for item in items}

    def help(self, path: str, text: str) -> str:
        """What the editor shows when the pointer rests where “|” stands."""
        return _text((self._at("textDocument/hover", path, text) or {}).get("contents"))

    def _at(self, method: str, path: str, text: str) -> Any:
        before, _, after = text.partition("|")
        uri = self._open(path, before + after)
        lines = before.split("\n")
        place = {"line": len(lines) - 1, "character": len(lines[-1])}
        return self._ask(method, {"textDocument": {"uri": uri}, "position": place})

    def _open(self, path: str, text: str) -> str:
        self._number += 1
        uri = (self._folder / path).as_uri()
        if uri in self._opened:
            self._tell("textDocument/didClose", {"textDocument": {"uri": uri}})
            while self._published() != (uri, []):  # closing takes the diagnostics back
                pass
        self._opened.add(uri)
        document = {"uri": uri, "languageId": "yaml", "version": self._number, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        return uri

    def _ask(self, method: str, params: dict[str, Any]) -> Any:
        self._number += 1
        number = self._number
        self._send({"id": number, "method": method, "params": params})
        while True:
            told = self._next()
            if told.get("id") == number and "method" not in told:
                assert "error" not in told, told
                return told["result"]

    def _next(self) -> dict[str, Any]:
        """The next message; what the server asks is answered on the way."""
        told = self._came.get(timeout=PATIENCE)
        assert told is not None, "the language server has ended"
        if "method" in told and "id" in told:
            answer: Any = None
            if told["method"] == "workspace/configuration":
                answer = [
                    self._settings.get(item.get("section", "")) for item in told["params"]["items"]
                ]
            self._send({"id": told["id"], "result": answer})
        return told

    def _tell(self, method: str, params: dict[str, Any]) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self._process.stdin.flush()

    def _listen(self) -> None:
        out = self._process.stdout
        assert out
        while line := out.readline():
            if line.lower().startswith(b"content-length:"):
                size = int(line.split(b":")[1])
                while out.readline().strip():
                    pass
                self._came.put(json.loads(out.read(size)))
        self._came.put(None)


def _text(told: Any) -> str:
    return str(told.get("value", "")) if isinstance(told, dict) else str(told or "")
