"""The preview follows the clock, not saves alone; nothing that goes wrong ends it."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from press import CONFIG, Press, codes, release

from siarpers.doors.building.outcome import Outcome
from siarpers.doors.lock import LockedError
from siarpers.doors.serving import watch
from siarpers.doors.serving.desk import Desk
from siarpers.doors.serving.watch import EVERYTHING, Changes
from siarpers.words.language import translation

A = "content/2024/02/a.md"
BELOW_A_PATH = CONFIG.replace("https://uji.example", "https://uji.example/berita")
GOOD, BAD = "{% extends 'base.html' %}", "{{ nothing.here }}"


def desk_of(press: Press) -> Desk:
    return Desk(press.root, 1, translation("messages", "en"), "en")


def refreshed(desk: Desk, changes: Changes = EVERYTHING) -> Outcome:
    told: list[Outcome] = []
    desk.refresh(changes, lambda outcome, _seconds: told.append(outcome))
    return told[0]


def works(desk: Desk, until: Callable[[list[Outcome]], bool]) -> list[Outcome]:
    """What a desk at work told until it had told enough; a desk never ends by itself."""
    told: list[Outcome] = []

    def tell(outcome: Outcome, _seconds: float) -> None:
        told.append(outcome)
        if until(told) or len(told) > 100:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        desk.work(tell)
    return told


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything is looked at all the time, whatever the system tells."""
    monkeypatch.setattr(watch, "PAUSE", 0.2)


@pytest.mark.usefixtures("impatient")
def test_an_appeal_ends_by_itself_and_problems_stay_told(press: Press) -> None:
    expires = datetime.now(UTC) + timedelta(seconds=4)
    appeal = f"{{kind: missing, expires: '{expires.isoformat(timespec='seconds')}'}}"
    press.write(
        {
            "content/2024/hilang.md": release("Dicari", appeal=appeal),
            "content/2024/salah.md": release(polres="lumajng"),
        }
    )

    told = works(desk_of(press), lambda told: len(told) > 1 and bool(told[-1].written))

    assert "/" in told[-1].written
    assert {tuple(codes(outcome)) for outcome in told} == {("unknown-office",)}


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize(
    ("name", "wrong", "right"),
    [("templates/list.html", BAD, GOOD), ("config.yaml", "site: [", CONFIG)],
)
def test_what_is_mended_where_nobody_tells_of_it_is_found_all_the_same(
    press: Press, tmp_path: Path, name: str, wrong: str, right: str
) -> None:
    press.write({A: release(), name: wrong})
    silent = tmp_path / "silent"
    silent.hardlink_to(press.root / name)

    def mend(told: list[Outcome]) -> bool:
        if len(told) == 2:
            silent.write_text(right, encoding="utf-8")
        return told[-1].published

    told = works(desk_of(press), mend)

    assert [outcome.published for outcome in told[:2]] == [False, False]
    assert codes(told[-1]) == []


def test_what_fails_is_tried_again_at_ease(press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "PAUSE", 0.0)
    press.write({A: release(), "templates/list.html": BAD})
    began = time.monotonic()
    spent: list[float] = []
    desk = desk_of(press)

    def tell(_outcome: Outcome, seconds: float) -> None:
        spent.append(seconds)
        if len(spent) == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        desk.work(tell)

    assert time.monotonic() - began > 10 * sum(spent[:3])


def test_a_second_desk_is_refused_before_and_after_the_first_look(press: Press) -> None:
    press.write({A: release()})
    press.build()
    desk = desk_of(press)
    with desk.served(0):
        for _ in range(2):
            with pytest.raises(LockedError), desk_of(press).served(0):
                pass
            refreshed(desk)


def test_a_store_without_tables_marks_nothing(press: Press) -> None:
    press.write({"config.yaml": "site: [", ".siarpers/preview/store.sqlite": ""})

    assert codes(refreshed(desk_of(press))) == ["yaml-bracket"]


def test_a_site_that_was_deleted_is_not_made_again(press: Press) -> None:
    press.write({A: release()})
    desk = desk_of(press)
    assert refreshed(desk).published
    shutil.rmtree(press.root)

    assert not refreshed(desk).published
    assert not press.root.exists()
    assert not refreshed(desk, Changes((A,))).published
