"""What depends on the time of day depends on `now` alone."""

from __future__ import annotations

from datetime import UTC, datetime

from press import Press, release

BEFORE = datetime(2024, 3, 1, 22, 59, tzinfo=UTC)
AFTER = datetime(2024, 3, 1, 23, 0, tzinfo=UTC)


def embargoed() -> dict[str, str]:
    return {
        "content/a.md": release("Sudah terbit", slug="a"),
        "content/b.md": release(
            "Masih rahasia",
            slug="b",
            date="2024-02-20 08:00",
            embargo="2024-03-02 06:00",
            tags="[embargo]",
        ),
    }


def holds(press: Press, words: str) -> bool:
    return any(words.encode() in f.read_bytes() for f in press.output.rglob("*") if f.is_file())


def test_a_release_under_embargo_is_nowhere_until_its_minute(press: Press) -> None:
    press.write(embargoed())

    press.build(now=BEFORE)
    assert not holds(press, "Masih rahasia")
    assert not press.has("/topik/embargo/")

    press.build(now=AFTER)
    assert press.has("/2024/02/b/")
    assert "Masih rahasia" in press.page("/feed.xml")
    assert "Masih rahasia" in press.page("/")


def test_going_back_in_time_takes_it_away_again(press: Press) -> None:
    press.write(embargoed())
    press.build(now=AFTER)

    press.build(now=BEFORE)

    assert not holds(press, "Masih rahasia")


def test_a_release_moved_under_embargo_disappears(press: Press) -> None:
    press.write({"content/a.md": release("Terlalu cepat", slug="a")})
    press.build(now=AFTER)
    press.write({"content/a.md": release("Terlalu cepat", slug="a", embargo="2099-01-01 06:00")})

    press.build(now=AFTER)

    assert not holds(press, "Terlalu cepat")


def test_drafts_are_published_only_when_asked_for(press: Press) -> None:
    press.write({"content/a.md": release("Konsep", slug="a", draft="true")})

    press.build()
    assert not holds(press, "Konsep")

    press.build(drafts=True)
    assert press.has("/2024/02/a/")

    press.build()
    assert not holds(press, "Konsep")


def test_future_dates_wait_unless_asked_for(press: Press) -> None:
    press.write({"content/a.md": release("Besok", slug="a", date="2030-01-01 08:00")})

    press.build()
    assert not press.has("/2030/01/a/")

    press.build(future=True)
    assert press.has("/2030/01/a/")


def test_an_appeal_leaves_the_front_page_and_its_own_when_it_expires(press: Press) -> None:
    press.write(
        {
            "content/a.md": release(
                "Dicari",
                slug="a",
                appeal="{kind: missing, phone: '110', expires: 2024-03-02 06:00}",
            )
        }
    )
    press.build(now=BEFORE)
    front, own = press.page("/"), press.page("/2024/02/a/")
    press.build(now=AFTER)

    assert 'class="appeals"' in front
    assert "tel:110" in own
    assert 'class="appeals"' not in press.page("/")
    assert "tel:110" not in press.page("/2024/02/a/")
    assert "Imbauan ini sudah ditutup" in press.page("/2024/02/a/")


def test_a_release_written_ahead_appears_in_its_minute(press: Press) -> None:
    press.write({"content/a.md": release("Kemarin", slug="a")})
    press.build(now=BEFORE)
    press.write({"content/b.md": release("Hari ini", slug="b", date="2024-03-02 05:59:30")})

    press.build(now=AFTER, verify=True)

    assert press.has("/2024/03/b/")


def test_a_new_draft_and_an_edited_embargo_are_entered_once(press: Press) -> None:
    press.write(embargoed())
    press.build(now=BEFORE)
    edited = embargoed()["content/b.md"].replace("Masih rahasia", "Sudah boleh")
    press.write({"content/b.md": edited, "content/c.md": release("Konsep", slug="c", draft="true")})

    outcome = press.build(now=AFTER, drafts=True, verify=True)

    assert outcome.problems == ()
    assert "Sudah boleh" in press.page("/")
    assert press.has("/2024/02/c/")


def test_a_release_withdrawn_for_a_child_names_nobody_anywhere(press: Press) -> None:
    ground = "{date: 2024-02-03 08:00, ground: child, reason: Demi masa depan anak.}"
    press.write(
        {
            "content/a.md": release(
                "Rahasia anak",
                slug="a",
                withdrawn=ground,
                aliases="[/lama/nama-anak/]",
                source='{name: Kabar, url: "https://kabar.example/nama-anak"}',
            )
        }
    )

    assert press.build().published
    for name in press.tree():
        assert b"nama-anak" not in (press.output / name).read_bytes(), name
        assert "nama-anak" not in name
