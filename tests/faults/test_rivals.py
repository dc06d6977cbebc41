"""Several builds of one site at once: one builds, the others say who does."""

from __future__ import annotations

import re

from builds import Archive, differences, ended, name_of, text_of

TOGETHER = 4


def test_builds_started_together_end_well_or_say_who_is_at_work(archive: Archive) -> None:
    for round_ in range(3):
        archive.write({name_of(n): text_of(n, title=f"Putaran {round_}") for n in range(0, 40, 2)})
        processes = [archive.start("-j", "1") for _ in range(TOGETHER)]
        ends = [ended(process) for process in processes]

        assert 0 in {end.status for end in ends}, ends
        for end in ends:
            if end.status:
                # A build that has the lock but has not yet written its id is called `?`.
                assert end.status == 1
                assert re.search(r"error\[site-locked\].*process (\d+|\?)", end.err), end.err
            else:
                assert end.err == ""
        assert archive.rebuilt().status == 0
        assert differences(archive.tree(), archive.clean_tree()) == []


def test_the_lock_of_a_killed_build_is_free(archive: Archive) -> None:
    process = archive.start("-j", "1")
    while not (archive.root / ".siarpers" / "lock").exists():
        assert process.poll() is None
    process.kill()
    ended(process)

    assert archive.rebuilt().status == 0
