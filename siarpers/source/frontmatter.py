"""From bytes to front matter and body, every value with the place it was written at.

YAML is read as reporters mean it: each value is text (`12:17`, `no` and `2024`
too), and the schema says what the text means.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from siarpers.source import yamlnodes
from siarpers.source.yamlnodes import Node
from siarpers.words.problem import Problem, problem
from siarpers.words.text import TURNING
from siarpers.words.wording import ODT, PDF, PHOTO, PROGRAMS, RTF, WORD, ZIP

_CONTROL = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff{TURNING}]")
_FENCE = re.compile(r"---[ \t]*")
_END = re.compile(r"(?:---|\.\.\.)[ \t]*")
_DASHES = "‐‑‒–—―−"
_LIKE_A_FENCE = re.compile(rf"(?:[-{_DASHES}]{{2,}}|[{_DASHES}])\s*")
"""What stands where a fence should: some programs turn hyphens into a dash."""
_SIGNATURES = (
    *((b"\xd0\xcf\x11\xe0", WORD), (b"{\\rtf", RTF), (b"%PDF", PDF)),
    *((b"\xff\xd8\xff", PHOTO), (b"\x89PNG", PHOTO)),
)
"""How files begin that are no plain text, and what they are."""
_NUL_SHARE = 0.2
"""More NUL bytes than this, and the file is UTF-16 rather than damaged."""


@dataclass(frozen=True, slots=True)
class Document:
    """A content file taken apart; `front` is None when its YAML cannot be read."""

    front: Node | None
    body: str
    body_line: int
    """The number of the body's first line in the file."""


def decode(path: str, data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """The text of a file with LF for line ends, and what is wrong with its bytes.

    Nothing is wrong with CRLF or CR.  A byte order mark is left out with a warning.
    The text is "" when the file is not UTF-8.
    """
    if foreign := _foreign(data):
        return "", (problem("not-plain-text", path, reason=foreign),)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or data.count(0) > len(data) * _NUL_SHARE:
        return "", (problem("not-utf-8", path, 1, 1, encoding="UTF-16"),)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if 0 in data:
            return "", (problem("not-plain-text", path, reason=PROGRAMS),)
        before = _unix_lines(data[: error.start].decode("utf-8", "replace"))
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        return "", (problem("not-utf-8", path, line, column, encoding="Windows-1252"),)
    problems = []
    if text.startswith("\ufeff"):
        text = text[1:]
        problems.append(problem("byte-order-mark", path, 1, 1))
    text = _unix_lines(text)
    if _CONTROL.search(text):
        for number, written in enumerate(text.split("\n"), start=1):
            if found := _CONTROL.search(written):
                code = f"U+{ord(found.group()):04X}"
                problems.append(
                    problem("control-character", path, number, found.start() + 1, character=code)
                )
    return text, tuple(problems)


def split_document(path: str, data: bytes) -> tuple[Document | None, tuple[Problem, ...]]:
    """The document in a content file, and everything that is wrong with its form.

    The front matter stands between two lines `---`; the second may be `...`.
    There is no document when they cannot be found.
    """
    text, problems = decode(path, data)
    if any(found.code != "byte-order-mark" for found in problems):
        return None, problems
    lines = text.split("\n")
    opening = next((number for number, line in enumerate(lines) if line.strip()), -1)
    if opening < 0:
        return None, (*problems, problem("empty-file", path, 1, 1))
    if not _FENCE.fullmatch(lines[opening]):
        is_meant = _LIKE_A_FENCE.fullmatch(lines[opening].strip())
        code, width = "wrong-fence" if is_meant else "no-front-matter", len(lines[opening])
        problems = (*problems, problem(code, path, opening + 1, 1, width=width))
        if not is_meant:
            return None, problems
    for number in range(opening + 1, len(lines)):
        if _END.fullmatch(lines[number]):
            break
        if _LIKE_A_FENCE.fullmatch(lines[number]):
            width = len(lines[number])
            problems = (*problems, problem("wrong-fence", path, number + 1, 1, width=width))
            break
    else:
        return None, (*problems, problem("unclosed-front-matter", path, opening + 1, 1, width=3))
    block = "\n".join(lines[opening + 1 : number])
    front, faults = compose_mapping(path, block, opening + 2)
    document = Document(front, "\n".join(lines[number + 1 :]), number + 2)
    return document, (*problems, *faults)


def compose_mapping(
    path: str, text: str, first_line: int
) -> tuple[Node | None, tuple[Problem, ...]]:
    """The YAML mapping in `text`, whose first line is number `first_line` of the file.

    It stands on the line before, where the fence is.  No text gives an empty one.
    """
    root, problems = yamlnodes.compose(path, text, first_line)
    place, width = (first_line - 1, len("---")) if first_line > 1 else (1, 1)
    if root is None:
        return (None if problems else Node(place, 1, width, {})), problems
    if not isinstance(root.value, dict):
        wrong = problem("not-a-mapping", path, root.line, root.column, width=root.width)
        return None, (*problems, wrong)
    return Node(place, 1, width, root.value, root.keys), problems


def _foreign(data: bytes) -> str:
    """What a file of another format is; "" when it may be text."""
    if data.startswith(b"PK\x03\x04"):
        if b"opendocument.text" in data[:200]:
            return ODT
        return WORD if b"word/" in data else ZIP
    return next((kind for begin, kind in _SIGNATURES if data.startswith(begin)), "")


def _unix_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
