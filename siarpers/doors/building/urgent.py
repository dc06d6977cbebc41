"""Pages that somebody looks at, shown before it is even known what else has changed.

A page asks the store for all it shows, so it is right as soon as the content has been taken
in, whichever questions have still to be asked again.  Nothing of it is remembered: the build
that goes on finds the page stale, renders it again, and finds the same bytes in its place.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from siarpers.doors.building.outcome import Urgent
from siarpers.doors.building.worker import Bench, Worker
from siarpers.site import output as site_output
from siarpers.site.pages import pages_of_document, pages_of_photo
from siarpers.store.changes import Changes
from siarpers.store.pages import Spec, spec_at
from siarpers.store.photos import names_at

_NEEDY = frozenset({"search"})
"""Kinds of pages that load what is made after them: the scripts of new months."""


def show(db: sqlite3.Connection, bench: Bench, changes: Changes, urgent: Urgent) -> None:
    """The urgent pages stand in output/ as they are now, with new photos on them, and are told.

    One that cannot be rendered stays as it was: the build that goes on tells why.
    """
    worker = Worker(bench, db)
    with bench.emptied():
        made = [worker.make_page(spec) for spec in _specs(db, bench, changes, urgent)]
        staged = [page.staged for page in made if not page.failure]
        written = site_output.publish(staged, bench.output, bench.waiting)
    if written:
        urgent.tell(tuple(written))


def _specs(
    db: sqlite3.Connection, bench: Bench, changes: Changes, urgent: Urgent
) -> Iterator[Spec]:
    for name in sorted(names_at(db, changes.photos)):
        yield from pages_of_photo(db, name)
    found = {url: spec for url in urgent.urls if (spec := spec_at(db, url))}
    found = {url: spec for url, spec in found.items() if spec.kind not in _NEEDY}
    for path in changes.documents:
        for spec in pages_of_document(db, path, bench.newsroom):
            if spec.url in urgent.urls:
                found[spec.url] = spec
    yield from found.values()
