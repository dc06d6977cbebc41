"""Photos in the engine: developed once, published while they are shown, gone with the last release."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from press import NOW, WITH_CARDS, Press, codes, left_out, photograph, release

from siarpers.doors.building.worker import Worker
from siarpers.site.output import shelves

FACTS = "alt: Pos jaga, caption: Pos jaga pagi ini, credit: Humas"
SHOWS = f"{{file: pos.jpg, {FACTS}}}"


def pictures(press: Press) -> set[str]:
    """The addresses of all published pictures, as their files are called."""
    folder = press.output / "foto"
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def variants(press: Press) -> list[str]:
    return sorted(name.rpartition("-")[2] for name in pictures(press))


def kept(press: Press) -> dict[str, int]:
    """When each file that is kept of a developed photo was last written."""
    folder = press.root / ".siarpers/photos"
    return {f.name: f.stat().st_mtime_ns for f in folder.rglob("*") if f.is_file()}


@pytest.fixture
def shown(press: Press) -> Press:
    """A site with one release that shows a photo, built."""
    press.write({"content/pos.jpg": photograph(), "content/a.md": release(slug="a", image=SHOWS)})
    assert codes(press.build()) == []
    return press


def test_a_photo_is_published_in_every_width_it_has_and_no_wider(shown: Press) -> None:
    assert variants(shown) == [
        *("240.jpg", "240.webp", "480.jpg", "480.webp", "640.jpg", "640.webp", "share.jpg"),
    ]


def test_no_address_tells_what_a_file_was_called(press: Press) -> None:
    press.write(
        {
            "content/anak-korban.jpg": photograph(),
            "content/a.md": release(slug="a", image=SHOWS.replace("pos", "anak-korban")),
        }
    )

    assert press.build().published
    assert "anak-korban" not in press.page("/2024/02/a/")
    assert not any("anak" in name for name in press.tree())


def test_two_releases_share_the_photo_they_show(shown: Press) -> None:
    before = pictures(shown)
    shown.write({"content/b.md": release("Lain", slug="b", image=SHOWS)})

    outcome = shown.build()

    assert pictures(shown) == before
    assert not [url for url in outcome.rendered if url.startswith("/foto/")]


def test_the_same_bytes_in_two_folders_are_published_once(shown: Press) -> None:
    before = pictures(shown)
    shown.write(
        {
            "content/lain/salinan.jpg": photograph(),
            "content/lain/b.md": release(
                "Lain", slug="b", image=SHOWS.replace("pos.jpg", "salinan.jpg")
            ),
        }
    )
    shown.build()
    assert pictures(shown) == before

    shown.delete("content/a.md", "content/pos.jpg")
    shown.build()
    assert pictures(shown) == before

    shown.delete("content/lain/b.md")
    shown.build()
    assert not pictures(shown)


def test_a_replaced_photo_leaves_nothing_of_the_old_one(shown: Press) -> None:
    shown.write({"content/b.md": release("Lain", slug="b", date="2023-11-01 08:00")})
    shown.build()
    before = pictures(shown)
    shown.write({"content/pos.jpg": photograph("maroon")})

    outcome = shown.build()

    assert not pictures(shown) & before
    assert len(pictures(shown)) == len(before)
    assert "/2024/02/a/" in outcome.written
    assert "/2023/11/b/" not in outcome.rendered
    assert not any(name.split(".")[0] in str(before) for name in kept(shown))


def test_a_photo_goes_with_the_last_release_that_shows_it(shown: Press) -> None:
    shown.write({"content/b.md": release("Lain", slug="b", image=SHOWS)})
    shown.build()
    before = pictures(shown)
    shown.write({"content/a.md": release(slug="a")})
    shown.build()
    assert pictures(shown) == before

    shown.write({"content/b.md": release("Lain", slug="b")})
    shown.build()
    assert not pictures(shown)
    assert not kept(shown)


def test_a_withdrawn_release_takes_its_photo_along(shown: Press) -> None:
    ground = "{date: 2024-02-03 08:00, ground: victim, reason: Demi korban.}"
    shown.write({"content/a.md": release(slug="a", image=SHOWS, withdrawn=ground)})

    assert shown.build().published
    assert not pictures(shown)
    assert not kept(shown)


APPEAL = "{kind: missing, phone: '110', expires: 2024-06-02 08:00}"


def test_the_photo_of_an_appeal_goes_when_the_appeal_expires(press: Press) -> None:
    press.write(
        {
            "content/pos.jpg": photograph(),
            "content/a.md": release(slug="a", image=SHOWS, appeal=APPEAL, body="![Wajah](pos.jpg)"),
        }
    )
    press.build()
    showing = [name for name in press.tree() if name.endswith((".html", ".xml"))]
    assert any("/foto/" in (press.output / name).read_text() for name in showing)
    assert pictures(press)

    outcome = press.build(now=datetime(2024, 6, 3, tzinfo=UTC))

    assert outcome.published
    assert not pictures(press)
    for name in showing:
        text = (press.output / name).read_text()
        assert "/foto/" not in text, name
        assert "enclosure" not in text, name


def test_a_photo_stays_with_another_release_when_an_appeal_expires(press: Press) -> None:
    press.write(
        {
            "content/pos.jpg": photograph(),
            "content/a.md": release(slug="a", image=SHOWS, appeal=APPEAL),
            "content/b.md": release("Lain", slug="b", image=SHOWS),
        }
    )
    press.build()
    press.build(now=datetime(2024, 6, 3, tzinfo=UTC))

    assert pictures(press)
    assert "/foto/" not in press.page("/2024/02/a/")
    assert "/foto/" in press.page("/2024/02/b/")


def test_a_resolved_appeal_shows_no_photo(press: Press) -> None:
    appeal = "{kind: missing, phone: '110', resolved: true}"
    press.write(
        {
            "content/pos.jpg": photograph(),
            "content/a.md": release(slug="a", image=SHOWS, appeal=appeal),
        }
    )

    assert press.build().published
    assert not pictures(press)


@pytest.mark.parametrize("keys", [{"draft": "true"}, {"embargo": "2024-06-02 08:00"}])
def test_no_photo_is_published_before_its_release(press: Press, keys: dict[str, str]) -> None:
    press.write(
        {
            "content/pos.jpg": photograph(),
            "content/a.md": release(slug="a", image=SHOWS, **keys),
        }
    )
    press.build()
    assert not pictures(press)

    press.build(now=datetime(2024, 6, 3, tzinfo=UTC), drafts=True)
    assert pictures(press)


def test_a_photo_that_no_text_names_is_not_opened(shown: Press) -> None:
    before = kept(shown)
    shown.write({"content/lain.jpg": photograph("maroon"), "content/rusak.jpg": b"rusak"})

    outcome = shown.build()

    assert codes(outcome) == []
    assert kept(shown) == before


def test_a_photo_is_read_as_soon_as_a_text_names_it(shown: Press) -> None:
    shown.write({"content/rusak.jpg": b"rusak"})
    shown.build()
    shown.rest()
    shown.build()
    text = release("Lain", slug="b", image=SHOWS.replace("pos.jpg", "rusak.jpg"))
    shown.write({"content/b.md": text})

    (found,) = shown.build().problems

    assert (found.code, found.path) == ("not-a-photo", "content/b.md")


def test_every_text_that_names_a_broken_photo_says_so(shown: Press) -> None:
    shown.write(
        {
            "content/pos.jpg": photograph()[:-200],
            "content/b.md": release("Lain", slug="b", image=SHOWS),
        }
    )

    problems = shown.build().problems

    assert [(p.code, p.path) for p in problems] == [
        ("photo-broken", "content/a.md"),
        ("photo-broken", "content/b.md"),
    ]


def test_a_clean_build_develops_nothing_again(shown: Press) -> None:
    before, tree = kept(shown), shown.tree()

    assert shown.build(force=True).published

    assert kept(shown) == before
    assert shown.tree() == tree


def test_photos_take_no_room_twice(shown: Press) -> None:
    inodes = {f.stat().st_ino for f in (shown.root / ".siarpers/photos").rglob("*")}
    published = [f for f in (shown.output / "foto").rglob("*") if f.is_file()]

    assert published
    assert all(file.stat().st_ino in inodes for file in published)


def test_a_damaged_picture_is_made_again(shown: Press) -> None:
    tree = shown.tree()
    for file in (shown.output / "foto").rglob("*-share.jpg"):
        file.write_bytes(b"rusak")  # and with it the one that is kept

    assert shown.build(force=True).published
    assert shown.tree() == tree


@pytest.mark.parametrize("number", range(3))
def test_a_picture_deleted_by_hand_comes_back(shown: Press, number: int) -> None:
    tree = shown.tree()
    lost = sorted((shown.output / "foto").rglob("*-*"))[number]
    lost.unlink()

    outcome = shown.build()

    assert outcome.written == ("/" + lost.relative_to(shown.output).as_posix(),)
    assert shown.tree() == tree


def test_a_picture_replaced_by_another_program_comes_back(shown: Press) -> None:
    tree = shown.tree()
    file = next((shown.output / "foto").rglob("*-480.jpg"))
    other = file.with_name("lain.tmp")
    other.write_bytes(b"diperkecil")
    other.replace(file)

    shown.build()

    assert shown.tree() == tree


def test_a_look_at_pictures_is_one_look_a_folder(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = 12
    for number in range(count):
        press.write(
            {
                f"content/{number}.jpg": photograph(f"#{number * 20:02x}8000"),
                f"content/{number}.md": release(
                    f"Rilis {number}", slug=f"r{number}", image=SHOWS.replace("pos", str(number))
                ),
            }
        )
    press.build()
    press.rest()
    press.build()
    looked: list[str] = []
    stat = os.stat
    monkeypatch.setattr(
        os, "stat", lambda at, **keys: (looked.append(str(at)), stat(at, **keys))[1]
    )

    assert press.build().rendered == ()

    assert not [at for at in looked if "/output/foto/" in at]
    assert len(pictures(press)) == count * 7
    assert len([name for name in shelves(press.output) if name.startswith("foto/")]) <= count


def test_a_symbolic_link_that_leads_out_is_refused(press: Press, tmp_path: Path) -> None:
    (tmp_path / "rahasia.jpg").write_bytes(photograph())
    press.write({"content/a.md": release(slug="a", image=SHOWS)})
    (press.root / "content/pos.jpg").symlink_to(tmp_path / "rahasia.jpg")

    outcome = press.build()

    assert codes(outcome) == ["photo-outside"]
    assert not press.output.exists()


def test_a_symbolic_link_within_the_site_is_followed(press: Press) -> None:
    press.write({"content/bersama/pos.jpg": photograph(), "content/a.md": release(image=SHOWS)})
    (press.root / "content/pos.jpg").symlink_to("bersama/pos.jpg")

    assert codes(press.build()) == []
    assert pictures(press)


def test_a_photo_of_long_ago_wants_its_date(press: Press) -> None:
    press.write(
        {
            "content/pos.jpg": photograph(taken="2024-01-02"),
            "content/a.md": release(slug="a", image=SHOWS, date="2024-02-01 12:17"),
        }
    )
    (found,) = press.build().problems
    assert (found.code, found.line) == ("photo-undated", 7)
    assert dict(found.facts)["suggestion"] == "2024-01-02"

    press.write(
        {"content/a.md": release(slug="a", image=f"{{file: pos.jpg, taken: 2024-01-02, {FACTS}}}")}
    )
    assert codes(press.build()) == []


def test_a_file_of_200_megabytes_is_not_even_read(press: Press) -> None:
    press.write({"content/a.md": release(slug="a", image=SHOWS), "content/pos.jpg": photograph()})
    with (press.root / "content/pos.jpg").open("ab") as file:
        file.truncate(200 * 1024 * 1024)

    (found,) = press.build().problems

    assert (found.code, dict(found.facts)["size"]) == ("photo-large", "200 MB")


SECRETS = (
    *("-EXIF:Artist=RAHASIA", "-EXIF:GPSLatitude=7.9", "-EXIF:GPSLatitudeRef=S"),
    *("-EXIF:GPSLongitude=112.9", "-EXIF:GPSLongitudeRef=E", "-XMP-dc:Creator=RAHASIA"),
    *("-IPTC:By-line=RAHASIA", "-Comment=RAHASIA", "-Photoshop:URL=https://rahasia.example"),
)
OF_THE_FILE = {"ExifTool", "System", "File", "JFIF", "RIFF", "PNG", "Composite"}
"""Groups of what exiftool derives from a file itself: sizes, bits, sampling."""


def test_no_published_file_says_where_a_photo_was_taken(press: Press) -> None:
    if not shutil.which("exiftool"):
        left_out("what exiftool reads", "apt-get install libimage-exiftool-perl")
    config = WITH_CARDS.replace("cards: true", "cards: true, originals: true")
    press.write(
        {
            "config.yaml": config,
            "content/pos.jpg": photograph(size=(1600, 900)),
            "content/a.md": release(slug="a", image=SHOWS),
            "content/b.md": release("Lain", slug="b"),
        }
    )
    photo = str(press.root / "content/pos.jpg")
    subprocess.run(["exiftool", "-q", "-overwrite_original", *SECRETS, photo], check=True)
    assert b"RAHASIA" in Path(photo).read_bytes()

    assert press.build().published

    assert variants(press)[-4:] == ["800.webp", "card.png", "full.jpg", "share.jpg"]
    for file in press.output.rglob("*"):
        assert file.is_dir() or b"RAHASIA" not in file.read_bytes(), file
    told = subprocess.run(
        ["exiftool", "-r", "-j", "-G1", "-a", "-u", str(press.output / "foto")],
        check=True,
        capture_output=True,
    ).stdout
    for tags in json.loads(told):
        groups = {name.partition(":")[0] for name in tags} - {"SourceFile"}
        assert groups <= OF_THE_FILE, tags


def test_originals_are_published_only_if_config_asks(shown: Press) -> None:
    config = (shown.root / "config.yaml").read_text()
    shown.write({"config.yaml": config.replace("cards: false", "cards: false, originals: true")})

    shown.build()

    assert "full.jpg" in variants(shown)
    assert "-full.jpg" in shown.page("/2024/02/a/")

    shown.write({"config.yaml": config})
    shown.build()
    assert "full.jpg" not in variants(shown)


def test_a_card_is_drawn_for_a_release_without_a_photo_and_only_for_new_words(press: Press) -> None:
    press.write({"config.yaml": WITH_CARDS, "content/a.md": release("Patroli", slug="a")})
    press.build()
    (card,) = pictures(press)
    assert f"https://uji.example/foto/{card}" in press.page("/2024/02/a/")

    press.write({"content/a.md": release("Patroli", slug="a", body="Teks yang lain.")})
    assert f"/foto/{card}" not in press.build().rendered
    assert pictures(press) == {card}

    press.write({"content/a.md": release("Patroli malam", slug="a")})
    press.build()
    assert len(pictures(press)) == 1
    assert pictures(press) != {card}


def test_cards_say_what_config_calls_an_office(press: Press) -> None:
    press.write({"config.yaml": WITH_CARDS, "content/a.md": release("Patroli", slug="a")})
    press.build()
    before = pictures(press)
    press.write({"config.yaml": WITH_CARDS.replace("Polres Lumajang", "Polres Lumajang Kota")})

    press.build()

    assert len(pictures(press)) == 1
    assert pictures(press) != before


def test_a_photo_takes_the_place_of_the_card(press: Press) -> None:
    press.write({"config.yaml": WITH_CARDS, "content/a.md": release("Patroli", slug="a")})
    press.build()
    press.write(
        {"content/pos.jpg": photograph(), "content/a.md": release("Patroli", slug="a", image=SHOWS)}
    )

    press.build()

    assert "card.png" not in variants(press)
    assert "-share.jpg" in press.page("/2024/02/a/")


def test_publishing_without_a_photo_touches_none_of_the_archive(shown: Press) -> None:
    shown.rest()
    shown.build()
    shown.write({"content/b.md": release("Lain", slug="b", date="2023-12-01 08:00")})

    outcome = shown.build()

    assert not [url for url in outcome.rendered if url.startswith("/foto/")]


def test_threads_and_one_after_the_other_give_the_same(press: Press, tmp_path: Path) -> None:
    for number in range(6):
        press.write(
            {
                f"content/{number}.jpg": photograph(f"#00{number:02x}00", (900, 700)),
                f"content/{number}.md": release(
                    f"Rilis {number}", slug=f"r{number}", image=SHOWS.replace("pos", str(number))
                ),
            }
        )
    press.build(jobs=1)
    tree = press.tree()
    shutil.rmtree(press.root / ".siarpers")

    press.build(jobs=2, output=tmp_path / "lain")

    assert press.tree(tmp_path / "lain") == tree


def test_a_standing_page_shows_its_photo_wherever_it_stands_in_the_footer(press: Press) -> None:
    page = "---\ntitle: Tentang\norder: 3\n---\n\n![Pos jaga](/pos.jpg)\n"
    press.write({"content/pos.jpg": photograph(), "content/pages/tentang.md": page})

    press.build()

    assert "<img " in press.page("/tentang/")


def test_the_last_good_version_keeps_its_photo(shown: Press) -> None:
    tree = shown.tree()
    shown.write({"content/a.md": release(slug="a", image=SHOWS, date="salah")})

    outcome = shown.build(keep_going=True)

    assert codes(outcome) == ["bad-date"]
    assert shown.tree() == tree
    shown.delete("content/a.md")
    shown.build()
    assert not pictures(shown)
    assert not kept(shown)


def test_the_photo_of_a_closed_appeal_may_be_deleted(press: Press) -> None:
    appeals = (APPEAL, "{kind: missing, phone: '110', resolved: true}")
    for slug, appeal in zip("ab", appeals, strict=True):
        text = release(f"Dicari {slug}", slug=slug, image=SHOWS, appeal=appeal)
        press.write({f"content/{slug}.md": text})

    assert codes(press.build()) == ["missing-photo"]
    assert codes(press.build(now=datetime(2024, 6, 3, tzinfo=UTC))) == []


def test_a_text_with_errors_is_told_of_its_broken_photo_though_its_appeal_is_over(
    press: Press,
) -> None:
    over = "{kind: missing, phone: '110', expires: 2024-02-10}"
    press.write({"content/a.md": release(appeal=over), "content/pos.jpg": photograph()[:-20]})
    press.build()
    wrong = "{date: 2024-01-01, ground: victim, reason: Demi korban.}"  # before the release itself
    press.write(
        {"content/a.md": release(appeal=over, withdrawn=wrong, body="![Pos jaga](pos.jpg) ramai.")}
    )

    assert {found.code for found in press.build().problems} >= {"before-release", "photo-broken"}


def test_a_change_of_config_reads_no_photo_again(
    shown: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown.rest()
    shown.build()
    read: list[str] = []
    was = Worker.read_photo
    monkeypatch.setattr(
        Worker, "read_photo", lambda self, task: (read.append(task.path), was(self, task))[1]
    )
    config = (shown.root / "config.yaml").read_text()
    shown.write({"config.yaml": config.replace("Kabar Uji", "Kabar Lain")})

    assert shown.build().published
    assert read == []


def test_what_content_names_no_more_is_forgotten_even_after_a_build_with_errors(
    shown: Press,
) -> None:
    shown.write({"content/a.md": release(slug="a"), "content/b.md": release("[", slug="b")})
    assert not shown.build().published
    shown.write({"content/b.md": release("Lain", slug="b")})
    shown.build()

    assert not kept(shown)


def test_a_picture_changed_in_place_is_put_right_after_it_was_verified(shown: Press) -> None:
    tree = shown.tree()
    file = next((shown.output / "foto").rglob("*-480.jpg"))
    with file.open("r+b") as picture:
        picture.write(b"rusak")

    assert codes(shown.build(verify=True)) == ["store-disagrees"]
    assert codes(shown.build(verify=True)) == []
    assert shown.tree() == tree


def test_a_percent_sign_in_front_matter_is_one(press: Press) -> None:
    press.write(
        {
            "content/a b.jpg": photograph("maroon"),
            "content/a%20b.jpg": photograph(),
            "content/a.md": release(slug="a", image=SHOWS.replace("pos.jpg", "'a%20b.jpg'")),
            "content/pos.jpg": photograph(),
            "content/b.md": release("Lain", slug="b", image=SHOWS),
        }
    )
    press.build()

    assert len({name.partition("-")[0] for name in pictures(press)}) == 1


def test_a_release_may_name_its_own_address_among_its_old_ones(press: Press) -> None:
    press.write({"content/a.md": release("Patroli", slug="a", aliases="[/2024/02/a/, /lama/]")})

    assert codes(press.build()) == []
    assert "Petugas berjaga" in press.page("/2024/02/a/")
    assert press.has("/lama/")


def test_now_is_what_the_other_tests_take_it_for() -> None:
    assert datetime(2024, 6, 1, tzinfo=UTC) <= NOW < datetime(2024, 6, 2, tzinfo=UTC)
