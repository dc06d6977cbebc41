"""Incremental equals clean, after any history of what newsrooms do to their files.

A state machine edits a small site in every way a reporter, an editor or an accident
can, builds after each step, and compares the published tree and the problems with
those of a clean build of the same files.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule
from press import CONFIG, Press, photograph

from siarpers.site import output as site_output

EXAMPLES = int(os.environ.get("SIARPERS_EXAMPLES", "200"))
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108 - mkdtemp makes a folder of its own
"""Where histories are told: thousands of small builds, which a disk would only slow down."""
START = datetime(2024, 3, 1, 0, 0, tzinfo=UTC)

# Templates as small as can be that still ask every question the theme asks.
CARDS = "{% for c in cards %}{{ picture(c) }}{{ c.title }}|{{ c.url }}|{{ c.date }}|{{ c.withdrawn }};{% endfor %}"
TEMPLATES = {
    "base.html": '<meta name="generator" content="siarpers">'
    "{% for title, url in ask.standing() %}{{ title }}{{ url }}{% endfor %}"
    "{{ page.title }}{{ page.crumbs }}{% block main %}{% endblock %}",
    "cards.html": CARDS,
    "release.html": "{% extends 'base.html' %}{% block main %}{{ body }}{{ release.topics }}"
    "{{ release.quotes }}{{ release.appeal }}{{ photo }}{{ gallery }}{{ share_image }}{{ ask.around(release) }}{% endblock %}",
    "home.html": "{% extends 'base.html' %}{% block main %}{% set cards = ask.latest('site', 5) %}"
    '<meta name="generator" content="siarpers">'
    "{% include 'cards.html' %}{{ ask.latest('appeals', 3) }}{{ ask.corrections(3) }}{% endblock %}",
    **{
        f"{kind}.html": "{% extends 'base.html' %}{% block main %}{{ list }}{{ ask.calendar(list.id) }}"
        "{% set cards = ask.latest(list.id, 20) %}{% include 'cards.html' %}{% endblock %}"
        for kind in ("list", "office", "archive")
    },
    "speaker.html": "{% extends 'base.html' %}{% block main %}{{ ask.statements(list.id, 9) }}{% endblock %}",
    "month.html": "{% extends 'base.html' %}{% block main %}{{ ask.month(list.id, month) }}{% endblock %}",
    "day.html": "{% extends 'base.html' %}{% block main %}{{ ask.day(list.id, day) }}{% endblock %}",
    "corrections.html": "{% extends 'base.html' %}{% block main %}{{ ask.corrections(99) }}{% endblock %}",
    "subscribe.html": "{% extends 'base.html' %}{% block main %}{% for kind in "
    "('author', 'topic', 'programme', 'speaker') %}{{ ask.lists(kind) }}{% endfor %}{% endblock %}",
    "search.html": "{% extends 'base.html' %}{% block main %}{{ ask.months('site') }}{% endblock %}",
    "standing.html": "{% extends 'base.html' %}{% block main %}{{ body }}{% endblock %}",
    "404.html": "{% extends 'base.html' %}",
    "parts/photo.html": "{{ picture }}{{ alone }}",
    "redirect.html": "{{ target }}",
}

SLUGS = st.sampled_from(["apel", "banjir", "curhat", "donor"])
FOLDERS = st.sampled_from(["2024/01", "2024/02", "lain"])
OFFICES = st.sampled_from(["lumajang", "jember", "papua"])
TAGS = st.lists(st.sampled_from(["Pemilu", "pemilu", "Mudik", "Banjir"]), max_size=2, unique=True)
HOURS = st.integers(0, 60 * 24) | st.integers(24 * 55, 24 * 70)
WORDS = st.sampled_from(
    ["Warga senang.", "Jalan ditutup.", "Bantuan tiba.", "Lihat [ini](banjir.md)."]
)


ENDINGS = st.sampled_from([".md.txt", ".docx"])
PHOTOS = st.sampled_from(["foto1.jpg", "foto2.jpg"])
PICTURES = [photograph(colour, (40, 30)) for colour in ("navy", "maroon", "white")]
WAYS = {
    "image": {"image": "{file: /PHOTO, alt: Pos, credit: Humas}"},
    "images": {"images": "[{file: /PHOTO, alt: Pos, credit: Humas}, /2024/01/foto1.jpg]"},
    "text": {"body": "Warga senang.\n\n![Pos jaga](/PHOTO)"},
    "amid": {"body": "Warga ![Pos jaga](/PHOTO) senang."},
    "none": {"image": None, "images": None},
}


def moment(hours: int) -> str:
    return f"{datetime(2024, 1, 1) + timedelta(hours=hours):%Y-%m-%d %H:%M}"


class Draft(dict[str, Any]):
    """The front matter and body of one file, as the machine remembers it."""

    def text(self) -> str:
        keys = {k: v for k, v in self.items() if k != "body" and v is not None}
        return (
            "---\n" + "".join(f"{k}: {v}\n" for k, v in keys.items()) + f"---\n\n{self['body']}\n"
        )


class Killed(BaseException):
    """Stands for a process that ends between two file operations."""


class WatchedPress(Press):
    """A press where somebody hears which files of content change, as `siarpers serve` does."""

    heard: set[str] | None = None
    """Files that changed since the last build; None when more than that did."""

    def write(self, files: dict[str, str | bytes]) -> None:
        for name in files:
            self.hear(name)
        super().write(files)

    def delete(self, *names: str) -> None:
        for name in names:
            self.hear(name)
        super().delete(*names)

    def hear(self, name: str) -> None:
        folder = name.rpartition("/")[0]
        is_told = name.startswith("content/") and (self.root / folder).is_dir()
        if self.heard is None or not is_told:
            self.heard = None
        else:
            self.heard.add(name)


class Newsroom(RuleBasedStateMachine):
    files = Bundle("files")

    @initialize()
    def start(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="siarpers-history-", dir=MEMORY))
        self.press = WatchedPress(self.folder / "site")
        self.press.write({"config.yaml": CONFIG, "content/.keep": ""})
        self.press.write({f"templates/{name}": text for name, text in TEMPLATES.items()})
        self.drafts: dict[str, Draft] = {}
        self.now = START
        self.before: dict[str, Draft] = {}

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            shutil.rmtree(self.folder)

    def put(self, name: str, draft: Draft | None) -> None:
        self.before = dict(self.drafts)
        if draft is None:
            self.press.delete(name)
            del self.drafts[name]
        else:
            self.press.write({name: draft.text()})
            self.drafts[name] = draft

    def change(self, name: str, **keys: Any) -> None:
        if name in self.drafts:
            self.put(name, Draft(self.drafts[name], **keys))

    @rule(
        target=files, slug=SLUGS, folder=FOLDERS, office=OFFICES, hours=HOURS, tags=TAGS, body=WORDS
    )
    def add(
        self, slug: str, folder: str, office: str, hours: int, tags: list[str], body: str
    ) -> str:
        name = f"content/{folder}/{slug}.md"
        self.put(
            name,
            Draft(
                title=f"Rilis {slug}",
                author="[Sari, Budi]",
                polres=office,
                date=moment(hours),
                tags=tags,
                body=body,
                program="Jumat Curhat" if hours % 2 else None,
                quotes='[{speaker: "Ipda Tono, S.H.", text: Kami siap.}]' if hours % 3 else None,
            ),
        )
        return name

    @rule(target=files, slug=SLUGS)
    def add_standing_page(self, slug: str) -> str:
        name = f"content/pages/{slug}.md"
        self.put(name, Draft(title=f"Halaman {slug}", body="Isi halaman."))
        return name

    @rule(name=files, body=WORDS)
    def edit(self, name: str, body: str) -> None:
        self.change(name, body=body)

    @rule(name=files, title=st.sampled_from(["Judul baru", "Judul lama"]))
    def retitle(self, name: str, title: str) -> None:
        self.change(name, title=title)

    @rule(name=files, hours=HOURS)
    def redate(self, name: str, hours: int) -> None:
        if "polres" in self.drafts.get(name, {}):
            self.change(name, date=moment(hours))

    @rule(name=files, office=OFFICES)
    def change_office(self, name: str, office: str) -> None:
        if "polres" in self.drafts.get(name, {}):
            self.change(name, polres=office)

    @rule(name=files, tags=TAGS)
    def retag(self, name: str, tags: list[str]) -> None:
        if "polres" in self.drafts.get(name, {}):
            self.change(name, tags=tags)

    @rule(name=files, draft=st.booleans())
    def draft_or_publish(self, name: str, draft: bool) -> None:
        if "polres" in self.drafts.get(name, {}):
            self.change(name, draft=str(draft).lower())

    @rule(name=files, hours=st.integers(24 * 55, 24 * 70))
    def put_under_embargo(self, name: str, hours: int) -> None:
        if "polres" in self.drafts.get(name, {}):
            self.change(name, embargo=moment(hours))

    @rule(name=files, hours=st.integers(24 * 55, 24 * 70))
    def appeal(self, name: str, hours: int) -> None:
        if "polres" in self.drafts.get(name, {}):
            self.change(name, appeal=f"{{kind: missing, phone: '110', expires: {moment(hours)}}}")

    @rule(name=files, other=SLUGS)
    def reply(self, name: str, other: str) -> None:
        if "polres" in self.drafts.get(name, {}):
            self.change(name, replies_to=other)

    @rule(name=files, alias=st.sampled_from(["/lama/", "/2024/01/apel/", None]))
    def alias(self, name: str, alias: str | None) -> None:
        if "polres" in self.drafts.get(name, {}):
            self.change(name, aliases=f"[{alias}]" if alias else None)

    @rule(name=files, hours=st.integers(24 * 40, 24 * 50))
    def correct(self, name: str, hours: int) -> None:
        if "polres" in self.drafts.get(name, {}):
            self.change(name, corrections=f"[{{date: {moment(hours)}, note: Nama diperbaiki.}}]")

    @rule(name=files)
    def withdraw(self, name: str) -> None:
        if "polres" in self.drafts.get(name, {}):
            said = f"{{date: {moment(24 * 50)}, ground: victim, reason: Demi korban.}}"
            self.change(name, withdrawn=said)

    @rule(photo=PHOTOS, folder=FOLDERS, picture=st.sampled_from(PICTURES))
    def add_or_replace_a_photo(self, photo: str, folder: str, picture: bytes) -> None:
        self.press.write({f"content/{folder}/{photo}": picture})

    @rule(photo=PHOTOS, folder=FOLDERS)
    def break_a_photo(self, photo: str, folder: str) -> None:
        self.press.write({f"content/{folder}/{photo}": PICTURES[0][:-20]})

    @rule(photo=PHOTOS, folder=FOLDERS)
    def remove_a_photo(self, photo: str, folder: str) -> None:
        self.press.hear(f"content/{folder}/{photo}")
        (self.press.root / "content" / folder / photo).unlink(missing_ok=True)

    @rule(name=files, photo=PHOTOS, folder=FOLDERS, way=st.sampled_from(sorted(WAYS)))
    def show_a_photo(self, name: str, photo: str, folder: str, way: str) -> None:
        if "polres" in self.drafts.get(name, {}):
            file, picture = f"{folder}/{photo}", self.press.root / "content" / folder / photo
            if not picture.exists():  # most photos that are named are there
                self.press.write({f"content/{file}": PICTURES[len(name) % 3]})
            said = WAYS[way].items()
            self.change(name, **{k: v and v.replace("PHOTO", file) for k, v in said})

    @rule(slug=SLUGS, folder=FOLDERS, ending=ENDINGS)
    def lay_down_a_stray(self, slug: str, folder: str, ending: str) -> None:
        self.press.write({f"content/{folder}/{slug}{ending}": "Naskah."})

    @rule(slug=SLUGS, folder=FOLDERS, ending=ENDINGS)
    def take_a_stray_away(self, slug: str, folder: str, ending: str) -> None:
        self.press.hear(f"content/{folder}/{slug}{ending}")
        (self.press.root / "content" / folder / f"{slug}{ending}").unlink(missing_ok=True)

    @rule(name=files)
    def break_it(self, name: str) -> None:
        self.change(name, title="[")

    @rule(name=files)
    def repair(self, name: str) -> None:
        self.change(name, title="Sudah baik")

    @rule(name=files, folder=FOLDERS)
    def move(self, name: str, folder: str) -> None:
        if name in self.drafts and "polres" in self.drafts[name]:
            target = f"content/{folder}/{name.rpartition('/')[2]}"
            if target not in self.drafts:
                draft = self.drafts[name]
                self.put(name, None)
                self.put(target, draft)

    @rule(name=files)
    def delete(self, name: str) -> None:
        if name in self.drafts:
            self.put(name, None)

    @rule()
    def revert(self) -> None:
        for name in set(self.drafts) - set(self.before):
            self.press.delete(name)
        self.press.write({name: draft.text() for name, draft in self.before.items()})
        self.drafts = dict(self.before)

    @rule()
    def rest(self) -> None:
        self.press.heard = None
        self.press.rest()  # what comes next may be settled at a glance

    @rule(hours=st.integers(-72, 24 * 8))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule(
        name=st.sampled_from(sorted(TEMPLATES.keys() - {"404.html"})),
        extra=st.sampled_from(["", "x", "y"]),
    )
    def change_template(self, name: str, extra: str) -> None:
        text = TEMPLATES[name]
        end = "{% endblock %}" if text.startswith("{% extends") else ""
        # What stands outside the blocks of a template that extends another is never shown.
        self.press.write({f"templates/{name}": text.removesuffix(end) + extra + end})

    @rule(
        title=st.sampled_from(["Kabar Uji", "Kabar Lain"]),
        office=st.sampled_from(["Jember", "Jember Kota"]),
        known=st.sampled_from(["id: jember", "id: jember", "id: jbr", ""]),
        photos=st.sampled_from(["cards: false", "cards: true", "cards: false, originals: true"]),
    )
    def change_config(self, title: str, office: str, known: str, photos: str) -> None:
        text = CONFIG.replace("Kabar Uji,", f"{title},").replace(
            "Polres Jember", f"Polres {office}"
        )
        text = text.replace("cards: false", photos).replace("id: jember", known)
        if not known:
            text = "\n".join(line for line in text.split("\n") if "place: Jember" not in line)
        self.press.write({"config.yaml": text})

    @rule(pick=st.integers(0, 30))
    def touch_output(self, pick: int) -> None:
        tree = sorted(self.press.tree()) if self.press.output.exists() else []
        self.press.heard = None
        if tree:
            file = self.press.output / tree[pick % len(tree)]
            if pick % 2:
                file.unlink()
            elif {"foto", "ninjs"} & set(file.parts):  # programs put another file in its place
                other = file.with_name("lain")
                other.write_text("disunting")
                other.replace(file)
            else:
                file.write_text("disunting")

    @rule()
    def lose_the_store(self) -> None:
        self.press.heard = None
        shutil.rmtree(self.press.root / ".siarpers", ignore_errors=True)

    @rule(after=st.integers(0, 12))
    def build_and_be_killed(self, after: int) -> None:
        count, self.press.heard = 0, None
        move, unlink = site_output._move, site_output.withdraw  # noqa: SLF001 - the seam of a kill

        def dying_move(source: Path, target: Path) -> None:
            nonlocal count
            count += 1
            if count > after:
                raise Killed
            move(source, target)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(site_output, "_move", dying_move)
            patch.setattr(
                site_output, "withdraw", lambda *a: (unlink(*a), (_ for _ in ()).throw(Killed()))[0]
            )
            try:
                self.press.build(now=self.now)
            except Killed:
                self.torn = True

    torn = False

    @rule(steps=st.integers(1, 3))
    def go_on_without_building(self, steps: int) -> None:
        self.unbuilt = steps + 1

    unbuilt = 0

    @rule(is_watched=st.booleans())
    def watch(self, is_watched: bool) -> None:
        self.is_watched = is_watched

    is_watched = True

    @invariant()
    def a_build_equals_a_clean_one(self) -> None:
        if self.unbuilt:
            self.unbuilt -= 1
            return
        before = self.press.tree() if self.press.output.exists() else {}
        heard = self.press.heard if self.is_watched else None
        files = None if heard is None else tuple(sorted(heard))
        outcome = self.press.build(now=self.now, verify=True, files=files)
        self.press.heard = set() if outcome.published else None
        clean = Press(self.folder / "clean")
        shutil.rmtree(clean.root, ignore_errors=True)
        clean.root.mkdir()
        for part in ("content", "templates"):
            shutil.copytree(self.press.root / part, clean.root / part)
        shutil.copyfile(self.press.root / "config.yaml", clean.root / "config.yaml")
        expected = clean.build(now=self.now)

        assert outcome.problems == expected.problems
        assert outcome.published == expected.published
        if outcome.published:
            assert self.press.tree() == clean.tree()
            self.torn = False
        elif not self.torn:
            assert (self.press.tree() if self.press.output.exists() else {}) == before


@pytest.mark.parametrize("part", range(4))
def test_incremental_equals_clean_after_any_history(part: int) -> None:
    class Part(Newsroom):
        pass

    Part.__qualname__ = f"Newsroom{part}"
    Part.TestCase.settings = settings(
        max_examples=max(1, EXAMPLES // 4),
        stateful_step_count=12,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    case = Part.TestCase()
    case.runTest()
