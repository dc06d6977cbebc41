"""Hubs are told which feeds changed since they were last told.

What a hub knows lies in `.siarpers/pinged.json`, beside the store, as the digest of each
feed by its address.  It outlives the store; when it is lost, hubs are told once more.

No lock of the site is taken, so that no build fails because of a ping: the store is read
in one snapshot, in which what a build is about to touch is not fresh.  A feed that changes
while hubs are told is remembered as it was before, and told again by the next ping.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass

from siarpers.doors.lock import locked
from siarpers.doors.pinging.hub import Answer, tell
from siarpers.doors.site import SiteFolder
from siarpers.site.addresses import Addresses
from siarpers.store import database, pages

MEMORY = "pinged.json"
CONNECTIONS = 4
"""Open at once, whatever the number of hubs and feeds."""

Memory = dict[str, dict[str, str]]
"""By hub and address of a feed, the digest that the hub was told of."""


class NotBuiltError(Exception):
    """Nothing has been built that hubs could be told of."""


class OtherConfigError(Exception):
    """The last build had another config.yaml or base URL, so feeds may have other addresses."""


@dataclass(frozen=True, slots=True)
class Call:
    """What one hub was told."""

    hub: str
    due: tuple[str, ...]
    """Addresses of the feeds that it did not know as they stand."""
    told: tuple[str, ...] = ()
    failures: tuple[tuple[Answer, tuple[str, ...]], ...] = ()
    """Why it was not told of the others, and of which."""


def ping(site: SiteFolder, *, timeout: float, again: bool, dry_run: bool) -> tuple[Call, ...]:
    """Every hub that can be told knows the feeds as they were last built.

    With `again` they are told of feeds that they know too; a `dry_run` tells nobody.
    Raises LockedError while another ping of the site is at work.
    """
    feeds = _feeds(site)
    if dry_run:
        return tuple(Call(hub, due) for hub, due in _due(site, feeds, _memory(site), again=again))
    with locked(site.folder / "ping.lock"):
        return _ping(site, feeds, timeout, again=again)


def _ping(
    site: SiteFolder, feeds: dict[str, tuple[str, bool]], timeout: float, *, again: bool
) -> tuple[Call, ...]:
    before = _memory(site)
    due = dict(_due(site, feeds, before, again=again))
    memory = {
        hub: {feed: digest for feed, digest in before.get(hub, {}).items() if feed in feeds}
        for hub in due
    }
    told: dict[str, list[str]] = {hub: [] for hub in due}
    failed: dict[str, dict[Answer, list[str]]] = {hub: {} for hub in due}
    try:
        for hub, feed, answer in _answers(due, timeout):
            if answer.kind == "told":
                told[hub].append(feed)
                memory[hub][feed] = feeds[feed][0]
            else:
                failed[hub].setdefault(answer, []).append(feed)
    finally:
        if memory != before:
            _remember(site, memory)
    return tuple(
        Call(hub, due[hub], tuple(told[hub]), tuple((a, tuple(f)) for a, f in failed[hub].items()))
        for hub in due
    )


def _feeds(site: SiteFolder) -> dict[str, tuple[str, bool]]:
    """By absolute address, the digest of each feed, and whether it stands as it should."""
    if not site.store.is_file():
        raise NotBuiltError
    try:
        with closing(database.read_store(site.store)) as db:
            db.execute("BEGIN")  # one snapshot
            config, found = database.meta(db, "config"), pages.feeds(db)
    except sqlite3.DatabaseError as error:
        raise NotBuiltError from error
    if config is None:
        raise NotBuiltError
    if config != site.config:
        raise OtherConfigError
    addresses = Addresses(site.newsroom.site.url)
    return {addresses.absolute(url): feed for url, feed in found.items()}


def _due(
    site: SiteFolder, feeds: dict[str, tuple[str, bool]], memory: Memory, *, again: bool
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each hub with the feeds that it has to be told of."""
    for hub in site.newsroom.hubs:
        known = {} if again else memory.get(hub, {})
        yield (
            hub,
            tuple(
                feed
                for feed, (digest, is_fresh) in feeds.items()
                if is_fresh and known.get(feed) != digest
            ),
        )


def _answers(due: dict[str, tuple[str, ...]], timeout: float) -> Iterator[tuple[str, str, Answer]]:
    """What each hub says to each feed; one that cannot be reached is not tried again."""
    final: dict[str, Answer] = {}

    def ask(errand: tuple[str, str]) -> Answer:
        hub, feed = errand
        answer = final.get(hub) or tell(hub, feed, timeout)
        if answer.is_final:
            final.setdefault(hub, answer)
        return answer

    errands = [(hub, feed) for hub, feeds in due.items() for feed in feeds]
    pool = ThreadPoolExecutor(CONNECTIONS)
    try:
        for (hub, feed), answer in zip(errands, pool.map(ask, errands), strict=True):
            yield hub, feed, answer
    finally:
        pool.shutdown(cancel_futures=True)


def _memory(site: SiteFolder) -> Memory:
    """What hubs were told; nothing when that cannot be read."""
    try:
        found = json.loads((site.folder / MEMORY).read_bytes())
        return {hub: {**feeds} for hub, feeds in found.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}


def _remember(site: SiteFolder, memory: Memory) -> None:
    part = site.folder / f"{MEMORY}.{os.getpid()}.part"
    part.write_text(json.dumps(memory, indent=1, sort_keys=True), encoding="utf-8")
    part.replace(site.folder / MEMORY)
