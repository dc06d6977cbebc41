"""A build that is killed at any moment is finished by the next one.

`SIARPERS_KILLS` says how many builds are killed; each differs in what was changed, in
the moment, and in whether the author took the change back before the next build.
"""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable

import pytest
from builds import (
    Archive,
    differences,
    ended,
    files_in,
    group_ends,
    name_of,
    text_of,
    wait_until,
)
from press import photograph
from test_history import TEMPLATES

KILLS = int(os.environ.get("SIARPERS_KILLS", "12"))

BUILD_SECONDS = 0.6
"""About how long a build takes; kills by the clock are spread over it."""


def edit(archive: Archive) -> None:
    archive.write({name_of(n): text_of(n, title=f"Judul baru {n}") for n in range(0, 40, 3)})


def publish(archive: Archive) -> None:
    new = {"author": "Penulis Baru", "tags": "[topik baru]", "date": "2024-05-20 09:00"}
    archive.write({f"content/baru-{n}.md": text_of(100 + n, **new) for n in range(5)})


def delete(archive: Archive) -> None:
    archive.delete(*(name_of(n) for n in range(0, 40, 3)))


def redate(archive: Archive) -> None:
    archive.write({name_of(n): text_of(n, date="2023-11-02 07:00") for n in range(0, 40, 5)})


def change_template(archive: Archive) -> None:
    archive.write({"templates/base.html": TEMPLATES["base.html"] + "baru"})


def show_photos(archive: Archive) -> None:
    for n in range(6):
        file = f"content/{n % 4}/foto-{n}.jpg"
        archive.write({file: photograph(f"#{n * 40:02x}4080", (900, 700))})
        shown = f"{{file: /{n % 4}/foto-{n}.jpg, alt: Pos jaga, credit: Humas}}"
        archive.write({name_of(n): text_of(n, image=shown)})


def nothing(_archive: Archive) -> None:
    """Nothing changes: what is killed is the very first build."""


CHANGES: tuple[Callable[[Archive], None], ...] = (
    nothing,
    edit,
    publish,
    delete,
    redate,
    change_template,
    show_photos,
)


def kill(archive: Archive, draw: random.Random, way: int) -> None:
    """A build was begun and, unless it was faster, killed by signal 9 at some moment."""
    before = archive.tree() if archive.output.exists() else {}
    process = archive.start("-j", "1")
    if way == 0:
        time.sleep(draw.uniform(0, BUILD_SECONDS))
    elif way == 1:
        many = draw.randint(1, 60)
        wait_until(lambda: files_in(archive.waiting) >= many, process)
    else:
        first, many = time.time_ns(), draw.randint(1, 30)
        wait_until(lambda: touched(archive, before, first) >= many, process)
    process.send_signal(signal.SIGKILL)
    ended(process)


def touched(archive: Archive, before: dict[str, str], first: int) -> int:
    """How many files of output/ the build under way has put in place or deleted."""
    root = archive.output
    names = {
        os.path.relpath(os.path.join(folder, name), root)  # noqa: PTH118 - while they change
        for folder, _, found in os.walk(root)
        for name in found
    }
    has_begun = archive.output.exists() and archive.output.stat().st_mtime_ns > first
    return len(before.keys() ^ names) or int(has_begun)


@pytest.mark.parametrize("number", range(KILLS))
def test_the_next_build_ends_at_the_clean_result(archive: Archive, number: int) -> None:
    draw = random.Random(number)
    change = CHANGES[number % len(CHANGES)]
    is_reverted = bool(number // len(CHANGES) % 2)
    if change is not nothing:
        archive.build()
    written = {f: f.read_bytes() for part in ("content", "templates") for f in files(archive, part)}

    change(archive)
    kill(archive, draw, number % 3 if number < len(CHANGES) else draw.randrange(3))
    if is_reverted:
        for file in {*files(archive, "content")} - written.keys():
            file.unlink()
        for file, data in written.items():
            file.write_bytes(data)
    repaired = archive.rebuilt()

    assert (repaired.status, repaired.err) == (0, "")
    assert differences(archive.tree(), archive.clean_tree()) == []
    assert not archive.waiting.exists()
    assert archive.build().rendered == (), "what stands there is known to be right"


def files(archive: Archive, part: str) -> list[object]:
    return [file for file in (archive.root / part).rglob("*") if file.is_file()]


def test_strangers_in_the_folder_are_swept_out_though_the_first_build_was_killed(
    archive: Archive,
) -> None:
    archive.build()
    archive.delete(name_of(0))
    archive.store.unlink()
    process = archive.start("-j", "1")
    wait_until(archive.waiting.exists, process)  # the content is in the store, pages are made
    process.kill()
    ended(process)

    archive.rebuilt()

    assert differences(archive.tree(), archive.clean_tree()) == []


def test_strangers_in_the_folder_are_swept_out_though_the_first_build_met_an_error(
    archive: Archive,
) -> None:
    archive.build()
    archive.store.unlink()
    archive.delete(name_of(0))
    archive.write({name_of(1): text_of(1, date="kemarin")})
    assert archive.run().status == 1
    archive.write({name_of(1): text_of(1)})

    archive.rebuilt()

    assert differences(archive.tree(), archive.clean_tree()) == []


# Fails: nobody tells a crew that its leader is dead; its processes wait for ever.
def test_no_process_of_the_crew_outlives_its_killed_leader(archive: Archive) -> None:
    archive.write({f"content/lagi/{n}.md": text_of(n, slug=f"lagi-{n}") for n in range(300)})
    process = archive.start("-j", "2")
    wait_until(lambda: files_in(archive.waiting) > 60, process)
    process.kill()
    # The crew holds both pipes too, so `communicate` would wait for it.
    process.wait()

    assert group_ends(process, 3) == []


def test_pages_of_a_killed_crew_never_mix_with_those_of_the_next_build(archive: Archive) -> None:
    more = {f"content/lagi/{n}.md": text_of(n, slug=f"lagi-{n}") for n in range(300)}
    archive.write(more)
    archive.write({"templates/release.html": TEMPLATES["release.html"] + "lama" * 9})
    process = archive.start("-j", "2")
    wait_until(lambda: files_in(archive.waiting) > 20, process)
    process.kill()
    archive.write({"templates/release.html": TEMPLATES["release.html"] + "baru"})

    repaired = archive.rebuilt()

    assert (repaired.status, repaired.err) == (0, "")
    assert differences(archive.tree(), archive.clean_tree()) == []
