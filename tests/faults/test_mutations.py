"""The state machine of the engine notices a fault: each one planted here turns it red.

A test that no fault can fail proves nothing.  Every fault is one that a real change to
the engine could bring in.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import initialize, multiple, run_state_machine_as_test
from test_history import Draft, Newsroom

from siarpers.doors.building import intake
from siarpers.site import output as site_output
from siarpers.store import changes, pages
from siarpers.store.questions import lists, neighbourhood, people, question

EXAMPLES = 12
STEPS = 30
SEED = 20240301


def spans_that_end_too_early(patch: pytest.MonkeyPatch) -> None:
    """A list's newest releases are taken to end at the newest one, so no newer one is missed."""

    def newest(*asked: Any, **more: Any) -> Any:
        rows, (list_id, lo, hi) = question.newest(*asked, **more)
        return rows, (list_id, lo, rows[0][0] if rows else hi)

    for room in (lists, neighbourhood, people):
        patch.setattr(room, "newest", newest)


def spans_that_begin_too_late(patch: pytest.MonkeyPatch) -> None:
    """A list that is shorter than asked for is taken to end at its oldest release."""

    def newest(*asked: Any, **more: Any) -> Any:
        rows, (list_id, lo, hi) = question.newest(*asked, **more)
        return rows, (list_id, rows[-1][0] if rows else lo, hi)

    for room in (lists, neighbourhood, people):
        patch.setattr(room, "newest", newest)


def old_places_forgotten(patch: pytest.MonkeyPatch) -> None:
    """A release that moves is a point where it stands now, but not where it stood."""
    move = changes.Ledger._move  # noqa: SLF001 - the seam of the fault

    def forgetful(self: Any, path: str, old: Any, new: Any) -> None:
        before = set(self._points)
        move(self, path, old, new)
        if old:
            stood = {(p[0], p[1]) for p in old.standing_places(self._before)}
            stands = {(p[0], p[1]) for p in new.standing_places(self._view)} if new else set()
            self._points -= stood - stands - before

    patch.setattr(changes.Ledger, "_move", forgetful)


def recipes_never_compared(patch: pytest.MonkeyPatch) -> None:
    """A page stays fresh though its template changed."""
    patch.setattr(pages, "compare_recipes", lambda _db, _recipes: None)


def pages_never_gone(patch: pytest.MonkeyPatch) -> None:
    """A page that should not be there any more is not marked as gone."""
    expect = pages.expect

    def forgiving(db: sqlite3.Connection, owner: str, *more: Any) -> None:
        expect(db, owner, *more)
        db.execute(
            "UPDATE page SET state = ? WHERE owner = ? AND state = ?",
            (pages.FRESH, owner, pages.GONE),
        )

    patch.setattr(pages, "expect", forgiving)


def answers_not_recorded(patch: pytest.MonkeyPatch) -> None:
    """A page is published, but what it asked is not remembered."""

    def record(db: sqlite3.Connection, published: Iterable[pages.Published]) -> None:
        for page in published:
            db.execute(
                "UPDATE page SET state = ?, digest = ?, size = ?, mtime = ? WHERE url = ?",
                (pages.FRESH, page.digest, page.size, page.mtime, page.url),
            )

    patch.setattr(pages, "record", record)


def time_that_stands_still(patch: pytest.MonkeyPatch) -> None:
    """An embargo that passes, or an appeal that expires, changes nothing."""
    patch.setattr(intake, "due", lambda *_: [])


def output_always_trusted(patch: pytest.MonkeyPatch) -> None:
    """Pages that were deleted or edited by hand are taken to stand as they were."""
    patch.setattr(pages, "distrust", lambda _db, _urls: None)


def nothing_withdrawn(patch: pytest.MonkeyPatch) -> None:
    """What is gone from the content stays in output/."""
    patch.setattr(site_output, "withdraw", lambda _urls, _output: None)


def names_never_asked_again(patch: pytest.MonkeyPatch) -> None:
    """A topic that is spelled otherwise by its newest release keeps its old name on pages."""
    close = changes.Ledger.close

    def deaf(self: Any) -> changes.Changes:
        told = close(self)
        kept = frozenset(p for p in told.points if not p[0].startswith(("term/", "lists/")))
        return replace(told, points=kept)

    patch.setattr(changes.Ledger, "close", deaf)


def photos_replaced_unseen(patch: pytest.MonkeyPatch) -> None:
    """Pages that show a photo are not asked again when another takes its place."""
    close = changes.Ledger.close

    def deaf(self: Any) -> changes.Changes:
        told = close(self)
        kept = frozenset(p for p in told.points if not p[0].startswith("photo/"))
        return replace(told, points=kept)

    patch.setattr(changes.Ledger, "close", deaf)


def old_photos_forgotten(patch: pytest.MonkeyPatch) -> None:
    """The renditions of a photo that was replaced are left where they are."""
    close = changes.Ledger.close
    patch.setattr(changes.Ledger, "close", lambda self: replace(close(self), names=frozenset()))


class Stocked(Newsroom):
    """The newsroom of the state machine, with an archive to begin with and no mistakes.

    Most of what it draws would otherwise happen to one release or none, a mistake would
    keep all the rest of a history from being published, and what makes every page anew
    would hide the fault.
    """

    break_it = break_a_photo = remove_a_photo = reply = alias = correct = withdraw = None
    lose_the_store = build_and_be_killed = change_config = rest = watch = None
    lay_down_a_stray = take_a_stray_away = None

    def put(self, name: str, draft: Draft | None) -> None:
        if draft is not None:
            draft["body"] = draft["body"].replace("[ini](banjir.md)", "ini")
            if any(_address(n, d) == _address(name, draft) for n, d in self.others(name)):
                return
        super().put(name, draft)

    def others(self, name: str) -> list[tuple[str, Draft]]:
        return [(other, draft) for other, draft in self.drafts.items() if other != name]

    @initialize(target=Newsroom.files)
    def start(self) -> Any:
        super().start()
        return multiple(
            *(
                self.add(
                    slug=slug,
                    folder="2024/01",
                    office=office,
                    hours=hours,
                    tags=tags,
                    body="Warga senang.",
                )
                for slug, office, hours, tags in (
                    ("apel", "lumajang", 7, ["Pemilu"]),
                    ("banjir", "jember", 300, ["Banjir"]),
                    ("curhat", "lumajang", 800, ["pemilu", "Mudik"]),
                    ("donor", "jember", 1200, []),
                )
            )
        )


def _address(name: str, draft: Draft) -> tuple[str, str]:
    return draft.get("date", "")[:7], name.rpartition("/")[2]


def run_machine(examples: int) -> None:
    """The state machine ran, the same histories each time; it raised where trees differed."""
    run_state_machine_as_test(
        seed(SEED)(type("Mutant", (Stocked,), {})),
        settings=settings(
            max_examples=examples,
            stateful_step_count=STEPS,
            phases=[Phase.generate],
            database=None,
            deadline=None,
            report_multiple_bugs=False,
            print_blob=False,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_the_state_machine_is_green_without_a_fault() -> None:
    run_machine(EXAMPLES)


@pytest.mark.parametrize(
    "fault",
    [
        spans_that_end_too_early,
        spans_that_begin_too_late,
        old_places_forgotten,
        recipes_never_compared,
        pages_never_gone,
        answers_not_recorded,
        time_that_stands_still,
        output_always_trusted,
        nothing_withdrawn,
        names_never_asked_again,
        photos_replaced_unseen,
        old_photos_forgotten,
    ],
)
def test_the_state_machine_goes_red(
    fault: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    fault(monkeypatch)

    with pytest.raises(AssertionError):
        run_machine(EXAMPLES)
