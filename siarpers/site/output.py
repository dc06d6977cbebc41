"""The published site on disk, changed so that no reader meets a broken link.

Pages wait in a folder of their own until every one of them is rendered.  Then new
pages are put in place, then those that stood there before, and what is gone is
deleted last: whoever reads meanwhile finds every link answered.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from siarpers.site.addresses import file_of
from siarpers.words.digest import digest_of


@dataclass(frozen=True, slots=True)
class Staged:
    """A rendered page that waits to be published; `file` is None when nothing changes."""

    url: str
    digest: str
    size: int
    mtime: int
    """Time of change of the file, in nanoseconds since 1970."""
    file: str | None
    is_new: bool


def stage(url: str, data: bytes, output: Path, waiting: Path, kept: Path | None = None) -> Staged:
    """The page's bytes wait in `waiting`, unless the same bytes stand in output/ already.

    Where the file system allows it, those of a file that is `kept` take no room of their own.
    """
    digest = digest_of(data)
    target = f"{output}/{file_of(url)}"  # every page of every build: no Path here
    try:
        found = os.stat(target)  # noqa: PTH116 - as above
        if found.st_size == len(data) and Path(target).read_bytes() == data:
            return Staged(url, digest, len(data), found.st_mtime_ns, None, is_new=False)
        is_new = False
    except (FileNotFoundError, NotADirectoryError):
        is_new = True
    name = digest_of(url.encode())
    if kept:
        Path(waiting, name).unlink(missing_ok=True)  # never to be written into: it may be a link
        with suppress(OSError):
            os.link(kept, f"{waiting}/{name}")
            return Staged(url, digest, len(data), os.stat(kept).st_mtime_ns, name, is_new=is_new)  # noqa: PTH116 - as above
    with open(f"{waiting}/{name}", "wb") as file:  # noqa: PTH123 - as above
        file.write(data)
        file.flush()
        mtime = os.fstat(file.fileno()).st_mtime_ns
    return Staged(url, digest, len(data), mtime, name, is_new=is_new)


def publish(pages: Iterable[Staged], output: Path, waiting: Path) -> list[str]:
    """Every waiting page stands in output/, new ones first; the addresses written."""
    written = [page for page in pages if page.file is not None]
    made: set[str] = set()
    for page in sorted(written, key=_turn):
        target = f"{output}/{file_of(page.url)}"
        folder = target.rpartition("/")[0]
        if folder not in made:
            _make_folder(folder, output)
            made.add(folder)
        _move(f"{waiting}/{page.file}", target)
    return [page.url for page in written]


def _turn(page: Staged) -> tuple[bool, bool, bool, str]:
    """New pages go first, the front page last among its equals: it links to all others."""
    return not page.is_new, page.url != "/404.html", page.url == "/", page.url


def _make_folder(place: str, output: Path) -> None:
    """The folder exists; a file of an earlier site that stands in its way gives way."""
    try:
        os.makedirs(place, exist_ok=True)  # noqa: PTH103 - every page of every build
    except (FileExistsError, NotADirectoryError):
        folder = Path(place)
        for step in reversed([folder, *folder.parents]):
            if step.is_relative_to(output) and step.is_file():
                step.unlink()
        folder.mkdir(parents=True, exist_ok=True)


def _move(source: str, target: str) -> None:
    try:
        os.replace(source, target)  # noqa: PTH105 - every page of every build
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        import shutil  # noqa: PLC0415 - only between file systems

        beside = Path(target).with_name(f".{Path(target).name}.part")
        try:
            shutil.copy2(source, beside)  # with its time of change, which the store remembers
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
        Path(source).unlink()


def withdraw(urls: Iterable[str], output: Path) -> None:
    """None of these pages stands in output/; folders they leave empty are gone too."""
    for url in urls:
        file = output / file_of(url)
        with suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
            file.unlink()
        folder = file.parent
        while folder != output and folder.is_relative_to(output):
            try:
                folder.rmdir()
            except FileNotFoundError:
                pass
            except OSError:
                break
            folder = folder.parent


def touched(pages: Iterable[tuple[str, int, int]], output: Path) -> list[str]:
    """Which of the pages (address, size, time of change) no longer stand in output/ like that."""
    root, stat, wrong = f"{output}/", os.stat, []  # every page of every build: no Path here
    for url, size, mtime in pages:
        try:
            found = stat(root + file_of(url))
        except (FileNotFoundError, NotADirectoryError):
            wrong.append(url)
        else:
            if found.st_mtime_ns != mtime or found.st_size != size:
                wrong.append(url)
    return wrong


_SHELVES = {"foto": "foto/XX", "ninjs": "ninjs/YYYY/MM"}
"""Where pictures and documents stand: each shelf is a folder that lies as deep as its example."""


def shelves(output: Path) -> dict[str, int]:
    """When each shelf was last changed, in nanoseconds since 1970, by its path below output/."""
    return {
        name: folder.stat().st_mtime_ns
        for root, example in _SHELVES.items()
        for name, folder in _folders(output, root, example.count("/"))
    }


def _folders(output: Path, name: str, depth: int) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """The folders that lie so deep below the one of this name, each by its path below output/."""
    try:
        with os.scandir(f"{output}/{name}") as found:
            folders = [folder for folder in found if folder.is_dir()]
    except (FileNotFoundError, NotADirectoryError):
        return
    for folder in folders:
        path = f"{name}/{folder.name}"
        if depth > 1:
            yield from _folders(output, path, depth - 1)
        else:
            yield path, folder


def strangers(output: Path, known: frozenset[str]) -> list[str]:
    """Files in output/ that no page accounts for; dotfiles (.git, .nojekyll) are left alone."""
    found = []
    for folder, folders, files in os.walk(output):
        folders[:] = [name for name in folders if not name.startswith(".")]
        below = os.path.relpath(folder, output)
        for name in files:
            file = name if below == "." else f"{below}/{name}".replace(os.sep, "/")
            if not name.startswith(".") and file not in known:
                found.append(file)
    return sorted(found)


def is_ours(output: Path) -> bool:
    """Whether the folder is empty, or holds a site that siarpers made.

    Any page that every site has is sign enough, so that one lost file does not
    make a stranger of a site.
    """
    if output.exists() and not output.is_dir():
        return False
    if not strangers(output, frozenset()):
        return True
    return any(_is_signed(output / file_of(url)) for url in _EVERY_SITE_HAS)


_EVERY_SITE_HAS = ("/404.html", "/", "/arsip/", "/ralat/", "/langganan/", "/cari/")


def _is_signed(file: Path) -> bool:
    try:
        with file.open("rb") as page:
            return b'name="generator" content="siarpers"' in page.read(4096)
    except OSError:
        return False
