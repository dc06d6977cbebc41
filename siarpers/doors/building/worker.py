"""The work that can be shared out: reading one file, rendering one page.

A worker knows where the site lies and who publishes it, and shares nothing with
others but the store and files.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from siarpers.site.output import Staged, stage
from siarpers.site.pictures.darkroom import Darkroom, Shot
from siarpers.site.pictures.developing import PhotoFault, too_large
from siarpers.site.pictures.renditions import name_of, widest
from siarpers.site.theme import Theme
from siarpers.source.scan import Sign
from siarpers.store.database import FILE
from siarpers.store.documents import Record, record_of
from siarpers.store.items import Item
from siarpers.store.pages import Asked, Spec
from siarpers.store.photos import StoredPhoto
from siarpers.words.digest import digest_of
from siarpers.words.newsroom import Newsroom
from siarpers.words.problem import Problem, problem
from siarpers.words.wording import CHANGED, MISNAMED, NO_TEMPLATE

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
    photos: Path
    """The folder of developed photos."""
    keeps: bool = True
    """Whether developed photos are kept; a check only looks at them."""

    @property
    def newsroom(self) -> Newsroom:
        return self.theme.newsroom

    @property
    def darkroom(self) -> Darkroom:
        return Darkroom(self.photos)

    @property
    def store(self) -> Path:
        return self.folder / FILE

    @property
    def waiting(self) -> Path:
        """Where rendered pages wait to be published."""
        return self.folder / "waiting"

    @contextmanager
    def emptied(self) -> Iterator[None]:
        """Nothing else waits inside the block, and nothing at all behind it."""
        shutil.rmtree(self.waiting, ignore_errors=True)
        self.waiting.mkdir(parents=True)
        try:
            yield
        finally:
            shutil.rmtree(self.waiting, ignore_errors=True)


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
    photo: StoredPhoto | None = None
    """What is known of a photo; None when it is the remembered one."""


@dataclass(frozen=True, slots=True)
class PageMade:
    """A rendered page that waits, and what it asked."""

    staged: Staged
    asked: tuple[Asked, ...] = ()
    items: tuple[Item, ...] = ()
    """Feed items that were made on the way."""
    failure: Problem | None = None


class Worker:
    """Reads files and renders pages at one bench; templates are compiled once.

    It reads the store as it was last committed, or as `db` sees it.
    """

    def __init__(self, bench: Bench, db: sqlite3.Connection | None = None) -> None:
        self._bench = bench
        self._db = db

    @cached_property
    def _renderer(self) -> Renderer:
        from siarpers.site.render import Renderer  # noqa: PLC0415 - Jinja2 costs 45 ms
        from siarpers.store.database import read_store  # noqa: PLC0415 - as above

        bench = self._bench
        return Renderer(self._db or read_store(bench.store), bench.theme, bench.folder)

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
        if sign[0] > MAX_BYTES:
            return _unread(task, too_large(path, sign[0]))
        try:
            data = (self._bench.root / path).read_bytes()
        except OSError as error:
            reason = MISNAMED if "\ufffd" in path else error.strerror
            return _unread(task, problem("unreadable-file", path, reason=reason))
        digest = digest_of(data)
        if digest == task.known:
            return FileRead(path, sign, digest)
        newsroom = self._bench.newsroom
        reading = read_content(path, data, newsroom)
        return FileRead(path, sign, digest, record_of(path, reading, newsroom))

    def read_photo(self, task: FileTask) -> FileRead:
        """The photo as it stands now, developed unless it was before; or why it cannot be published."""
        bench = self._bench
        content, file = (bench.root / "content").resolve(), bench.root / task.path
        try:
            if not file.resolve().is_relative_to(content):
                return _unseen(task, "photo-outside", file=task.path)
            if found := too_large(file.stat().st_size):
                return _unseen(task, found.code, **found.facts)
            data = file.read_bytes()
        except OSError as error:
            return _unseen(task, "photo-broken", reason=str(error.strerror))
        digest, full = digest_of(data), bench.newsroom.photos.originals
        if digest == task.known:
            return FileRead(task.path, task.sign, digest)
        name = name_of(digest, full=full)
        try:
            shot = bench.darkroom.shot(name) or self._develop(name, data)
        except PhotoFault as fault:
            return replace(_unseen(task, fault.code, **fault.facts), digest=digest)
        return FileRead(task.path, task.sign, digest, photo=_stored(name, shot))

    def _develop(self, name: str, data: bytes) -> Shot:
        bench = self._bench
        if not bench.keeps:
            return bench.darkroom.examine(data)
        return bench.darkroom.develop(name, data, full=bench.newsroom.photos.originals)

    def _print(self, spec: Spec) -> PageMade:
        """A file of a photo waits to be published; it is developed again if it was lost or damaged."""
        name, variant, path = spec.args
        bench, darkroom = self._bench, self._bench.darkroom
        data = darkroom.whole(name, variant)
        if data is None:
            darkroom.forget(name)
            self.read_photo(FileTask(path, (0, 0, 0)))
            data = darkroom.whole(name, variant)
        if data is None:
            fault = problem("photo-broken", path, written=path, reason=CHANGED)
            return PageMade(_nothing(spec), failure=fault)
        kept = darkroom.file(name, variant)
        return PageMade(stage(spec.url, data, bench.output, bench.waiting, kept))

    def make_page(self, spec: Spec) -> PageMade:
        """The page rendered and waiting; a failure when its template does not hold."""
        import jinja2  # noqa: PLC0415 - only when something is rendered

        if spec.kind == "photo":
            return self._print(spec)
        try:
            rendered = self._renderer.render(spec)
        except Exception as error:  # a template can raise anything, be it by 1/0
            # What the disk and the store raise is no template's fault; a template that is missing is.
            is_fault = isinstance(error, jinja2.TemplateError)
            if isinstance(error, OSError | sqlite3.Error) and not is_fault:
                raise
            return PageMade(_nothing(spec), failure=_template_fault(spec, error))
        bench = self._bench
        staged = stage(spec.url, rendered.data, bench.output, bench.waiting)
        return PageMade(staged, rendered.asked, rendered.items)


def _unread(task: FileTask, fault: Problem) -> FileRead:
    return FileRead(task.path, task.sign, "", Record(task.path, None, (), (fault,)))


def _unseen(task: FileTask, code: str, **facts: str) -> FileRead:
    """A photo that cannot be published; each file that names it will say so."""
    return FileRead(
        task.path, task.sign, "", photo=StoredPhoto("", fault=code, facts=tuple(facts.items()))
    )


def _stored(name: str, shot: Shot) -> StoredPhoto:
    full = shot.prints.get("full.jpg")
    shown = shot.prints.get(f"{widest((shot.width, shot.height))[0]}.jpg")
    return StoredPhoto(
        name,
        shot.width,
        shot.height,
        shown.bytes if shown else 0,
        (full.width, full.height, full.bytes) if full else None,
        shot.taken,
        shot.pictures,
    )


def _nothing(spec: Spec) -> Staged:
    return Staged(spec.url, "", 0, 0, None, is_new=False)


def _template_fault(spec: Spec, error: Exception) -> Problem:
    """Where in a template an error arose, as far as the traceback tells."""
    import jinja2  # noqa: PLC0415 - only when something is rendered

    missing = error.templates if isinstance(error, jinja2.TemplateNotFound) else ()
    name = None if missing else getattr(error, "name", None)  # of a template, or of what it misses
    line = getattr(error, "lineno", None) or 0
    trace = error.__traceback__
    while trace:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith(".html"):
            name, line = file, trace.tb_lineno
        trace = trace.tb_next
    name = name or spec.kind
    where = f"templates/{name}"
    if missing:
        names = ", ".join(map(str, missing))
        return problem(
            "template-error", where, line, template=name, reason=NO_TEMPLATE, missing=names
        )
    reason = str(error) or type(error).__name__
    return problem("template-error", where, line, template=name, reason=reason)
