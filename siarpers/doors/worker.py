"""The work that can be shared out: reading one file, rendering one page.

A worker knows where the site lies and who publishes it, and shares nothing with
others but the store and files.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from siarpers.site.output import Staged, stage
from siarpers.site.theme import Theme
from siarpers.source.scan import Sign
from siarpers.store.database import FILE
from siarpers.store.documents import Record, record_of
from siarpers.store.items import Item
from siarpers.store.pages import Asked, Spec
from siarpers.words.digest import digest_of
from siarpers.words.newsroom import Newsroom
from siarpers.words.problem import Problem, problem

if TYPE_CHECKING:
    from siarpers.site.render import Renderer


@dataclass(frozen=True, slots=True)
class Bench:
    """Where a worker works: the site's folder, where it is published, and by whom."""

    root: Path
    output: Path
    theme: Theme
    """As it was when the build began: every worker renders from the same texts."""
    folder: Path
    """The folder of the store and of all that may be made again."""

    @property
    def newsroom(self) -> Newsroom:
        return self.theme.newsroom

    @property
    def store(self) -> Path:
        return self.folder / FILE

    @property
    def waiting(self) -> Path:
        """Where rendered pages wait to be published."""
        return self.folder / "waiting"


@dataclass(frozen=True, slots=True)
class FileTask:
    """A content file that may have changed, and the digest it had."""

    path: str
    sign: Sign
    known: str = ""


@dataclass(frozen=True, slots=True)
class FileRead:
    """A content file as read; `record` is None when its bytes are the remembered ones."""

    path: str
    sign: Sign
    digest: str
    record: Record | None = None
    photo: tuple[int, int, int] | None = None
    """Width, height and bytes of a photo as it will be published."""


@dataclass(frozen=True, slots=True)
class PageMade:
    """A rendered page that waits, and what it asked."""

    staged: Staged
    asked: tuple[Asked, ...] = ()
    items: tuple[Item, ...] = ()
    """Feed items that were made on the way."""
    failure: Problem | None = None


class Worker:
    """Reads files and renders pages at one bench; templates are compiled once."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench

    @cached_property
    def _renderer(self) -> Renderer:
        from siarpers.site.render import Renderer  # noqa: PLC0415 - Jinja2 costs 45 ms
        from siarpers.store.database import read_store  # noqa: PLC0415 - as above

        bench = self._bench
        return Renderer(read_store(bench.store), bench.theme, bench.folder)

    def close(self) -> None:
        """The worker holds nothing open."""
        if "_renderer" in self.__dict__:
            self._renderer.close()

    def read_file(self, task: FileTask) -> FileRead:
        """The file as it stands now; a problem when it cannot be read."""
        from siarpers.source.reader import (  # noqa: PLC0415 - only when something is read
            MAX_BYTES,
            read_content,
            too_large,
        )

        path, sign = task.path, task.sign
        is_text = path.endswith(".md")
        if is_text and sign[0] > MAX_BYTES:
            return _unread(task, too_large(path, sign[0]))
        try:
            data = (self._bench.root / path).read_bytes()
        except OSError as error:
            return _unread(task, problem("unreadable-file", path, reason=error.strerror))
        digest = digest_of(data)
        if digest == task.known:
            return FileRead(path, sign, digest)
        if not is_text:
            return self._read_photo(task, digest, data)
        newsroom = self._bench.newsroom
        reading = read_content(path, data, newsroom)
        return FileRead(path, sign, digest, record_of(path, reading, newsroom))

    def _read_photo(self, task: FileTask, digest: str, data: bytes) -> FileRead:
        from siarpers.site.photos import BrokenPhotoError, develop  # noqa: PLC0415 - only for photos

        try:
            developed = develop(data)
        except BrokenPhotoError as error:
            name = task.path.rpartition("/")[2]
            return _unread(
                task, problem("photo-broken", task.path, file=name, reason=error), digest
            )
        folder = self._bench.folder / "photos"
        folder.mkdir(parents=True, exist_ok=True)
        part = folder / f".{digest}.part"
        part.write_bytes(developed.data)
        part.replace(folder / f"{digest}.jpg")
        size = (developed.width, developed.height, len(developed.data))
        return FileRead(task.path, task.sign, digest, Record(task.path, None, (), ()), photo=size)

    def _develop_again(self, digest: str, path: str) -> None:
        """The photo's published form is at hand, even when the cache lost it."""
        if not (self._bench.folder / "photos" / f"{digest}.jpg").is_file():
            self._read_photo(
                FileTask(path, (0, 0, 0)), digest, (self._bench.root / path).read_bytes()
            )

    def make_page(self, spec: Spec) -> PageMade:
        """The page rendered and waiting; a failure when its template does not hold."""
        import jinja2  # noqa: PLC0415 - only when something is rendered

        if spec.kind == "photo":
            self._develop_again(*spec.args)
        try:
            rendered = self._renderer.render(spec)
        except (jinja2.TemplateError, LookupError, TypeError, ValueError, AttributeError) as error:
            nothing = Staged(spec.url, "", 0, 0, None, is_new=False)
            return PageMade(nothing, failure=_template_fault(spec, error))
        bench = self._bench
        staged = stage(spec.url, rendered.data, bench.output, bench.waiting)
        return PageMade(staged, rendered.asked, rendered.items)


def _unread(task: FileTask, fault: Problem, digest: str = "") -> FileRead:
    return FileRead(task.path, task.sign, digest, Record(task.path, None, (), (fault,)))


def _template_fault(spec: Spec, error: Exception) -> Problem:
    """Where in a template an error arose, as far as the traceback tells."""
    name, line = getattr(error, "name", None), getattr(error, "lineno", None)
    trace = error.__traceback__
    while trace:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith(".html"):
            name, line = file, trace.tb_lineno
        trace = trace.tb_next
    where = f"templates/{name or spec.kind}"
    reason = str(error) or type(error).__name__
    return problem("template-error", where, line or 0, template=name or spec.kind, reason=reason)
