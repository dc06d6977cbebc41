"""Which files there are, and which may have changed since the last scan.

The signs of a folder's files are remembered as one value, so that an archive in
which nothing changed is compared folder by folder.
"""

from __future__ import annotations

import marshal
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from siarpers.source.strays import STRAYS

YOUNG = 2_000_000_000
"""Nanoseconds: a file changed so shortly before the last scan may have changed again
without a sign, since file systems count time in steps (git calls it racily clean)."""

PHOTOS = frozenset(
    """.jpg .jpeg .jfif .png .webp .gif .bmp .tif .tiff .heic .heif .avif""".split()  # noqa: SIM905 - a list of words reads best as words
)
"""Endings of files that are read as photographs."""

Sign = tuple[int, int, int]
"""Size in bytes, time of change in nanoseconds, inode: what changes with a file's bytes."""


@dataclass(frozen=True, slots=True)
class Scan:
    """What a scan found: `suspect` files must be read, `gone` ones are no more."""

    suspect: tuple[tuple[str, Sign], ...]
    gone: tuple[str, ...]
    folders: tuple[tuple[str, bytes], ...] = ()
    """Folders that differ from what is remembered, with their signs; no signs: gone."""

    @property
    def texts(self) -> list[tuple[str, Sign]]:
        """The suspect files that hold text."""
        return [found for found in self.suspect if _is_text(found[0])]

    @property
    def photos(self) -> list[tuple[str, Sign]]:
        """The suspect files that hold photos."""
        return [found for found in self.suspect if _ending(found[0]) in PHOTOS]

    @property
    def strays(self) -> list[str]:
        """The suspect files that are not read, though they may be meant as releases."""
        return [path for path, _ in self.suspect if _ending(path) in STRAYS]

    def __bool__(self) -> bool:
        """Whether anything may have changed."""
        return bool(self.suspect or self.gone or self.folders)


def scan(
    root: str, remembered: Mapping[str, bytes], last: int, *, texts_again: bool = False
) -> Scan:
    """The files below root/content that differ from what is remembered of each folder.

    `last` is when the last scan began, in nanoseconds since 1970; with 0 every file
    is suspect.  With `texts_again` every text is: they are read by what config.yaml says.
    """
    young = last - YOUNG
    suspect: list[tuple[str, Sign]] = []
    gone: list[str] = []
    changed: list[tuple[str, bytes]] = []
    missing = dict(remembered)
    for folder, files in _folders(root, "content", _is_seen):
        if not files:
            continue
        signs = _packed(files)
        before = missing.pop(folder, b"")
        is_same = signs == before
        if is_same and not texts_again and max(file[2] for file in files) < young:
            continue
        known = _unpacked(before)
        for name, *sign in files:
            is_known = known.pop(name, None) == (at := (sign[0], sign[1], sign[2]))
            if not is_known or at[1] >= young or (texts_again and _is_text(name)):
                suspect.append((f"{folder}/{name}", at))
        gone += [f"{folder}/{name}" for name in known]
        if not is_same:
            changed.append((folder, signs))
    for folder, before in missing.items():
        gone += [f"{folder}/{name}" for name in _unpacked(before)]
        changed.append((folder, b""))
    return Scan(tuple(sorted(suspect)), tuple(sorted(gone)), tuple(changed))


def scan_files(root: str, files: Iterable[str], remembered: Mapping[str, bytes]) -> Scan:
    """As `scan`, of these files alone, each named by its path below root: all of them are suspect.

    `remembered` are the signs of their folders; other files there are taken to be as they were.
    """
    suspect: list[tuple[str, Sign]] = []
    gone: list[str] = []
    folders: dict[str, dict[str, Sign]] = {}
    for path, written in sorted({_unicode(file): file for file in files}.items()):
        folder, _, name = path.rpartition("/")
        if not _is_seen(name):
            continue
        known = folders.setdefault(folder, _unpacked(remembered.get(folder, b"")))
        if sign := _sign(f"{root}/{written}"):
            known[name] = sign
            suspect.append((path, sign))
        else:
            known.pop(name, None)
            gone.append(path)
    changed = [
        (folder, _packed([(name, *sign) for name, sign in known.items()]) if known else b"")
        for folder, known in folders.items()
    ]
    differs = tuple((f, signs) for f, signs in changed if signs != remembered.get(f, b""))
    return Scan(tuple(suspect), tuple(gone), differs)


def _unicode(name: str) -> str:
    """The name as Unicode text; bytes that are no UTF-8 are �, and no such file can be opened."""
    return os.fsencode(name).decode(errors="replace")


def _sign(place: str) -> Sign | None:
    """The sign of a regular file; None when there is none."""
    try:
        found = os.stat(place)  # noqa: PTH116 - as in `_folders`
    except (FileNotFoundError, NotADirectoryError):
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return found.st_size, found.st_mtime_ns, found.st_ino


def distrusted(signs: bytes, names: Iterable[str]) -> bytes:
    """The signs of a folder, with none that holds for these files: they are suspect again."""
    files = _unpacked(signs) | dict.fromkeys(names, (0, 0, 0))
    return _packed([(name, *sign) for name, sign in files.items()])


def signs_below(root: str) -> tuple[bytes, int]:
    """The signs of every file below a folder, and when the youngest was changed."""
    found = list(_folders(root, "", lambda _name: True))
    youngest = max((file[2] for _, files in found for file in files), default=0)
    return b"".join(folder.encode() + _packed(files) for folder, files in found), youngest


_File = tuple[str, int, int, int]
"""A file's name and sign."""


def _folders(
    root: str, below: str, is_seen: Callable[[str], bool]
) -> Iterator[tuple[str, list[_File]]]:
    """Each folder from root/below down, with the files in it that count."""
    waiting = [(below, f"{root}/{below}")]
    while waiting:
        folder, place = waiting.pop()
        try:
            entries = os.scandir(place)
        except FileNotFoundError:
            continue
        files: list[_File] = []
        with entries:
            for entry in entries:
                name = entry.name
                if name[0] == ".":
                    continue
                if not name.isascii():
                    name = _unicode(name)
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((f"{folder}/{name}", entry.path))
                elif is_seen(name) and entry.is_file():
                    try:
                        found = entry.stat()
                    except FileNotFoundError:  # deleted meanwhile
                        continue
                    files.append((name, found.st_size, found.st_mtime_ns, found.st_ino))
        yield folder, files


_SEEN = PHOTOS | STRAYS | {".md"}


def _is_text(name: str) -> bool:
    return _ending(name) == ".md"


def _is_seen(name: str) -> bool:
    """Whether anything is said of a file; word processors lock theirs with one named `~$x.docx`."""
    ending = _ending(name)
    return ending in _SEEN and not (name[0] == "~" and ending in STRAYS)


def _ending(name: str) -> str:
    return name[name.rfind(".") :].lower()


def _packed(files: list[_File]) -> bytes:
    # Version 2 of the format: later ones differ by how often an object is in use.
    return marshal.dumps(sorted(files), 2)


def _unpacked(signs: bytes) -> dict[str, Sign]:
    files = marshal.loads(signs) if signs else []  # noqa: S302 - the store's own bytes
    return {name: (size, mtime, inode) for name, size, mtime, inode in files}
