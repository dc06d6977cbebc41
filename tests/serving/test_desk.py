"""The preview follows the clock, not saves alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from press import Press, release

from siarpers.doors.building.outcome import Outcome
from siarpers.doors.serving import desk
from siarpers.doors.serving.desk import Desk
from siarpers.words.language import translation


def test_an_appeal_ends_by_itself_and_problems_stay_told(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "PAUSE", 0.2)
    expires = datetime.now(UTC) + timedelta(seconds=4)
    appeal = f"{{kind: missing, expires: '{expires.isoformat(timespec='seconds')}'}}"
    press.write(
        {
            "content/2024/hilang.md": release("Dicari", appeal=appeal),
            "content/2024/salah.md": release(polres="lumajng"),
        }
    )
    told: list[Outcome] = []

    def tell(outcome: Outcome, _seconds: float) -> None:
        told.append(outcome)
        if (len(told) > 1 and outcome.written) or len(told) > 100:
            raise KeyboardInterrupt  # a desk never ends by itself

    with pytest.raises(KeyboardInterrupt):
        Desk(press.root, 1, translation("messages", "en"), "en").work(tell)

    assert "/" in told[-1].written
    assert {tuple(found.code for found in outcome.problems) for outcome in told} == {
        ("unknown-office",)
    }
