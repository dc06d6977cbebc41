"""`siarpers serve`: what is saved is on the screen, and what is wrong lies over it."""

from __future__ import annotations

import http.client
import shutil
import signal
import socket
import subprocess
import threading
import time
from contextlib import closing, suppress
from datetime import UTC, datetime
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from desk import AT, PATROL, Desk, Open, overlay, sees, serving, shows, until
from playwright.sync_api import Browser
from press import CONFIG, Press, photograph, release

from siarpers.doors.serving.watch import LOOK

LONG = "\n\n".join(f"Paragraf ke-{n}: petugas berjaga di pasar." for n in range(120))
TEMPLATES = Path(__file__).parents[2] / "templates"


# What is saved.


def test_a_saved_text_is_on_the_screen_by_itself(desk: Desk, open_page: Open) -> None:
    page = open_page(desk, AT)

    desk.save(PATROL, release(body="Petugas pindah ke terminal."))

    shows(page, "Petugas pindah ke terminal.")


def test_a_new_release_appears_on_the_open_front_page(desk: Desk, open_page: Open) -> None:
    page = open_page(desk, "")

    desk.save("content/2024/03/donor.md", release("Donor darah", date="2024-03-01 08:00"))

    shows(page, "Donor darah")


def test_a_page_that_did_not_change_is_left_alone(desk: Desk, open_page: Open) -> None:
    page, other = open_page(desk, "2024/02/apel/"), open_page(desk, AT)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    desk.save(PATROL, release(body="Petugas pindah ke terminal."))

    shows(other, "Petugas pindah ke terminal.")
    desk.settles()
    sees(page, lambda p: p.evaluate("true") and bool(asked), "that it asks what changed")
    assert all("/-siarpers-/notice?" in url for url in asked)


def test_what_stays_on_a_page_is_not_even_drawn_anew(desk: Desk, open_page: Open) -> None:
    page = open_page(desk, AT)
    page.evaluate("document.querySelector('h1').stillThere = true")

    desk.save(PATROL, release(body="Petugas pindah ke terminal."))

    shows(page, "Petugas pindah ke terminal.")
    assert page.evaluate("document.querySelector('h1').stillThere === true")


def test_what_the_reader_opened_stays_open(desk: Desk, open_page: Open) -> None:
    base = (TEMPLATES / "base.html").read_text(encoding="utf-8")
    more = "<details><summary>Lagi</summary><p>{{ page.title }}</p></details></body>"
    desk.save("templates/base.html", base.replace("</body>", more))
    desk.settles()
    page = open_page(desk, AT)
    page.locator("summary").click()

    desk.save(PATROL, release("Judul lain"))

    sees(page, lambda p: p.locator("details p").inner_text() == "Judul lain", "the new title")
    assert page.locator("details[open]").count() == 1


@pytest.mark.parametrize("first", [0, 3])
@pytest.mark.parametrize("last", [0, 3])
def test_a_page_that_was_put_in_its_place_is_that_of_the_server(
    desk: Desk, open_page: Open, first: int, last: int
) -> None:
    def text(shift: int) -> str:
        lines = [f"Paragraf {n} {'baru' if n % 3 == shift else 'lama'}." for n in range(9)]
        return (
            "\n\n".join(lines[first * shift : 9 - last * shift]) + "\n\n## Judul\n\n- satu\n- dua"
        )

    desk.save(PATROL, release(body=text(0)))
    page = open_page(desk, AT)
    shows(page, "Paragraf 6 baru.")
    desk.settles()

    desk.save(PATROL, release("Judul lain", body=text(1), tags="[satu, dua]"))

    shows(page, "Judul lain")
    desk.settles()
    standing, served = page.evaluate(
        """async () => {
            const fresh = new DOMParser().parseFromString(
                await (await fetch(location.href)).text(), "text/html");
            return [document, fresh].map((d) => {
                const body = d.body.cloneNode(true);
                body.querySelectorAll("script[data-session], siarpers-preview").forEach((n) => n.remove());
                return d.head.innerHTML.trim() + body.innerHTML.trim();
            });
        }"""
    )
    assert standing == served


def test_what_is_searched_for_is_still_found_when_the_search_changed(
    desk: Desk, open_page: Open
) -> None:
    page = open_page(desk, "cari/?q=pagi")
    shows(page, "Patroli pagi")

    desk.save("content/2025/08/baru.md", release("Sarapan pagi", date="2025-08-01 08:00"))

    shows(page, "Sarapan pagi")
    shows(page, "Patroli pagi")


def test_a_new_style_is_loaded_with_the_page(desk: Desk, open_page: Open) -> None:
    page = open_page(desk, AT)
    config = (desk.press.root / "config.yaml").read_text(encoding="utf-8")

    desk.save("config.yaml", config + 'theme: {colours: {accent: "#112233"}}\n')

    accent = "html => getComputedStyle(html).getPropertyValue('--accent').trim()"
    sees(page, lambda p: p.locator("html").evaluate(accent) == "#112233", "the colour")


@pytest.mark.parametrize(
    ("old", "new", "is_there"),
    [
        ("<html ", "<html class=baru ", "document.documentElement?.className === 'baru'"),
        ("<body", "<body class=baru", "document.body?.className === 'baru'"),
        (
            "img-src 'self' data:",
            "img-src data:",
            "document.head?.innerHTML.includes('img-src data:')",
        ),
    ],
)
def test_what_cannot_be_put_in_place_loads_the_page_anew(
    desk: Desk, open_page: Open, old: str, new: str, is_there: str
) -> None:
    base = (TEMPLATES / "base.html").read_text(encoding="utf-8")
    assert old in base
    page = open_page(desk, AT)
    page.evaluate("document.isOld = true")

    desk.save("templates/base.html", base.replace(old, new))

    sees(page, lambda p: p.evaluate(f"!document.isOld && {is_there}"), "the new page")


def test_what_an_extension_adds_to_a_page_does_not_make_it_load_anew(
    desk: Desk, open_page: Open
) -> None:
    page = open_page(desk, AT)
    page.evaluate(
        """document.isOld = true;
        document.body.setAttribute("data-ekstensi", "1");
        document.head.append(document.createElement("style"));"""
    )

    desk.save(PATROL, release(body="Petugas pindah ke terminal."))

    shows(page, "Petugas pindah ke terminal.")
    assert page.evaluate("document.isOld && document.body.hasAttribute('data-ekstensi')")


def test_a_style_is_there_before_the_pages_that_name_it(desk: Desk, open_page: Open) -> None:
    for n in range(300):
        desk.save(f"content/2024/02/rilis-{n}.md", release(f"Rilis {n}"))
    desk.settles()
    page = open_page(desk, AT)
    missed: list[str] = []
    page.on("response", lambda answer: missed.append(answer.url) if answer.status == 404 else None)

    desk.save("templates/static/iwo.css", "body { color: rgb(1, 2, 3); }")

    sees(
        page,
        lambda p: (
            p.evaluate("document.body && getComputedStyle(document.body).color") == "rgb(1, 2, 3)"
        ),
        "the new style",
    )
    assert missed == []


def test_the_reader_stays_where_they_were(desk: Desk, open_page: Open) -> None:
    desk.save(PATROL, release(body=LONG))
    page = open_page(desk, AT)
    shows(page, "Paragraf ke-119")
    desk.settles()
    page.evaluate("scrollTo(0, 2345)")

    desk.save(PATROL, release(body=LONG + "\n\nKalimat penutup yang baru."))

    shows(page, "Kalimat penutup yang baru.")
    sees(page, lambda p: p.evaluate("scrollY") == 2345, "the place of the window")


def test_an_editor_that_saves_by_renaming_is_heard(desk: Desk, open_page: Open) -> None:
    page = open_page(desk, AT)
    file = desk.press.root / PATROL
    for text in ("Simpanan pertama.", "Simpanan kedua."):
        file.rename(file.with_name("patroli-pagi.md~"))
        part = file.with_name(".patroli-pagi.md.swp")
        part.write_text(release(body=text), encoding="utf-8")
        part.replace(file)
        shows(page, text)


def test_a_burst_of_saves_ends_with_the_last_one(desk: Desk, open_page: Open) -> None:
    page = open_page(desk, AT)

    for n in range(200):
        desk.save(PATROL, release(body=f"Simpanan ke-{n}."))
        time.sleep(0.002)

    shows(page, "Simpanan ke-199.")
    desk.settles()
    assert desk.told.count("pages written") < 60


def test_a_deleted_release_becomes_the_page_not_found_and_comes_back(
    desk: Desk, open_page: Open
) -> None:
    page = open_page(desk, AT)

    desk.press.delete(PATROL)
    sees(
        page, lambda p: "404" in p.title() or p.locator("h1").inner_text() != "Patroli pagi", "404"
    )

    desk.save(PATROL, release())
    sees(page, lambda p: p.locator("h1").inner_text() == "Patroli pagi", "the release")


def test_another_photo_takes_the_place_of_the_first(desk: Desk, open_page: Open) -> None:
    shown = "{file: pos.jpg, alt: Pos jaga, credit: Humas}"
    desk.save("content/2024/02/pos.jpg", photograph("navy"))
    desk.save(PATROL, release(image=shown))
    page = open_page(desk, AT)
    picture = "document.querySelector('article img, main img')?.currentSrc ?? ''"
    sees(page, lambda p: "/foto/" in p.evaluate(picture), "the first photo")
    first = page.evaluate(picture)

    desk.save("content/2024/02/pos.jpg", photograph("maroon"))

    sees(page, lambda p: "/foto/" in (now := p.evaluate(picture)) and now != first, "the second")


def test_a_template_is_followed_and_its_mistake_shown_over_the_last_good_page(
    desk: Desk, open_page: Open
) -> None:
    page = open_page(desk, AT)
    desk.save(
        "templates/404.html", "{% extends 'base.html' %}{% block main %}Tidak ada.{% endblock %}"
    )
    desk.settles()

    desk.save(
        "templates/404.html",
        "{% extends 'base.html' %}{% block main %}{{ nothing.here }}{% endblock %}",
    )
    sees(page, lambda p: "templates/404.html" in overlay(p), "the mistake")
    assert "Patroli pagi" in page.locator("h1").first.inner_text()

    desk.save(
        "templates/404.html", "{% extends 'base.html' %}{% block main %}Sudah baik.{% endblock %}"
    )
    sees(page, lambda p: overlay(p) == "", "no overlay")
    shows(open_page(desk, "tidak/ada/"), "Sudah baik.")


def test_config_is_followed_and_its_mistake_shown_over_the_last_good_site(
    desk: Desk, open_page: Open
) -> None:
    page = open_page(desk, "")
    config = (desk.press.root / "config.yaml").read_text(encoding="utf-8")

    desk.save("config.yaml", config.replace("publisher:", "publishr:"))
    sees(page, lambda p: "config.yaml" in overlay(p) and "publisher" in overlay(p), "the mistake")

    desk.save(PATROL, release(body="Tetap bisa menulis."))
    shows(open_page(desk, AT), "Tetap bisa menulis.")

    desk.save("config.yaml", config.replace("Kabar Uji,", "Kabar Baru,"))
    shows(page, "Kabar Baru")
    sees(page, lambda p: overlay(p) == "", "no overlay")


# What readers do not see.


def test_what_readers_do_not_see_is_marked_and_never_published(
    press: Press, open_page: Open
) -> None:
    press.write({PATROL: release(), "content/2024/02/draf.md": release("Masih draf", draft="true")})
    press.write({"content/2024/02/e.md": release("Rahasia", embargo="2199-01-02 06:00")})
    press.write({"content/2024/02/n.md": release("Nanti", date="2199-01-03 06:00")})
    press.build()
    published = press.tree()
    with serving(press) as desk:
        bands = {
            "2024/02/draf/": "Draft: readers will not see this page",
            "2024/02/e/": "Under embargo until Wednesday, 2 January 2199 - 06:00 WIB",
            "2199/01/n/": "Dated in the future",
        }
        for at, band in bands.items():
            page = open_page(desk, at)
            shown = page.locator("siarpers-preview .band:visible")
            sees(page, lambda _, shown=shown: shown.count() == 1, "the band")
            assert band in shown.inner_text()
        page = open_page(desk, "polres/lumajang/")
        tags = page.locator("siarpers-preview .tag")
        sees(page, lambda _: tags.count() >= 2, "tags")
        assert {"Embargo", "Not yet"} <= set(tags.all_inner_texts())
        assert not open_page(desk, AT).locator("siarpers-preview .band:visible").count()

        desk.save("content/2024/02/draf.md", release("Tidak lagi draf"))
        page = open_page(desk, "2024/02/draf/")
        shows(page, "Tidak lagi draf")
        sees(page, lambda p: not p.locator("siarpers-preview .band:visible").count(), "no band")
    assert press.tree() == published


def test_what_the_search_finds_is_marked_too(desk: Desk, open_page: Open) -> None:
    desk.save("content/2024/02/draf.md", release("Masih draf", draft="true"))
    desk.settles()
    page = open_page(desk, "cari/?q=draf")
    tags = page.locator("#found siarpers-preview .tag:visible")

    sees(page, lambda _: tags.count() == 1, "a tag at what was found")
    assert tags.inner_text() == "Draft"
    page.locator("[name=q]").fill("masih")
    sees(page, lambda p: p.locator("#found li").count() == 1 and tags.count() == 1, "it again")


def test_nothing_moves_on_a_marked_page_that_is_saved(desk: Desk, open_page: Open) -> None:
    other = "[Apel pagi](/2024/02/apel/)"
    desk.save("content/2024/02/apel.md", release("Apel pagi", embargo="2199-01-02 06:00"))
    desk.save(PATROL, release("Patroli 5", draft="true", body=f"Simpanan 5. {other}"))
    page = open_page(desk, AT)
    marks = page.locator("siarpers-preview").locator(".band:visible, .tag:visible")
    sees(page, lambda _: marks.count() == 3, "the band, and tags in the text and below it")
    page.evaluate(
        """() => {
            window.shift = 0;
            new PerformanceObserver(list => list.getEntries().forEach(e => { shift += e.value }))
                .observe({type: "layout-shift"});
            window.fewest = 3;
            const parts = () => [...document.querySelectorAll("siarpers-preview")]
                .map(host => host.shadowRoot.querySelector(".band, .tag")).filter(Boolean);
            const look = () => {
                fewest = Math.min(fewest, parts().filter(part => part.offsetHeight > 9).length);
                requestAnimationFrame(look);
            };
            look();
        }"""
    )

    for n in range(5):
        desk.save(PATROL, release(f"Patroli {n}", draft="true", body=f"Simpanan {n}. {other}"))
        shows(page, f"Simpanan {n}.")
        time.sleep(0.2)

    assert page.evaluate("[shift, fewest]") == [0, 3]


def test_a_link_in_a_drawing_is_left_alone(desk: Desk, open_page: Open) -> None:
    base = (TEMPLATES / "base.html").read_text(encoding="utf-8")
    drawing = "<svg width=20 height=20><a href='/arsip/'><path d='M0 0h9v9z'/></a></svg></main>"
    desk.save("templates/base.html", base.replace("</main>", drawing))
    desk.save(PATROL, release(draft="true"))
    desk.settles()
    page = open_page(desk, AT)

    sees(page, lambda p: p.locator("siarpers-preview .band:visible").count() == 1, "the band")
    desk.save(PATROL, release(draft="true", body="Petugas pindah ke terminal."))
    shows(page, "Petugas pindah ke terminal.")
    assert not page.locator("siarpers-preview .away:visible").count()


def test_a_release_with_errors_says_that_its_page_is_the_last_good_one(
    desk: Desk, open_page: Open
) -> None:
    desk.save(PATROL, release(polres="lumajng"))
    page = open_page(desk, AT)

    shown = page.locator("siarpers-preview .band:visible")
    sees(page, lambda _: shown.count() == 1, "the band")
    assert "this is the last good version" in shown.inner_text()


def test_a_build_may_run_meanwhile_and_publishes_no_draft(desk: Desk) -> None:
    desk.save("content/2024/02/draf.md", release("Masih draf", draft="true"))
    desk.settles()

    outcome = desk.press.build()

    assert outcome.published
    assert not any("draf" in name for name in desk.press.tree())
    assert "Masih draf" in (desk.preview / "2024/02/draf/index.html").read_text(encoding="utf-8")


def test_the_preview_begins_with_what_was_published(press: Press) -> None:
    press.write({f"content/2024/02/r{n}.md": release(f"Rilis {n}") for n in range(30)})
    press.rest()
    press.build()
    with serving(press) as desk:
        assert " 0 pages written" in desk.told.replace("  ", " ")
        assert {f.name for f in desk.preview.iterdir()} == {f.name for f in press.output.iterdir()}
        assert press.build(verify=True).problems == ()


# Storms.


def becomes_clean(desk: Desk, tmp_path: Path) -> None:
    """The preview becomes what a clean build with drafts and embargoed releases gives."""
    clean = Press(tmp_path / f"clean-{time.monotonic_ns()}")
    clean.root.mkdir()
    for name in ("content", "templates", "config.yaml"):
        if (desk.press.root / name).exists():
            (clean.root / name).symlink_to(desk.press.root / name)
    now = datetime.now(UTC)  # as the preview sees it
    clean.build(now=now, drafts=True, future=True, keep_going=True, jobs=2)
    expected = clean.tree()
    for _ in until("the preview of a clean build", 120):
        with suppress(FileNotFoundError):  # the preview is at work
            if desk.press.tree(desk.preview) == expected:
                return
        time.sleep(0.5)


def test_a_checkout_of_5000_files_is_followed(
    press: Press, open_page: Open, tmp_path: Path
) -> None:
    def git(*args: str) -> None:
        names = ("-c", "user.name=Sari", "-c", "user.email=sari@uji.example")
        subprocess.run(
            ["git", "-C", str(press.root), *names, *args], check=True, capture_output=True
        )

    press.write({".gitignore": ".siarpers\noutput\n", PATROL: release(body="Cabang utama.")})
    git("init", "--initial-branch=utama")
    git("add", ".")
    git("commit", "-m", "Satu")
    git("checkout", "-b", "lain")
    press.write(
        {
            f"content/2023/{n % 12 + 1:02}/r{n}.md": release(f"Rilis {n}", date="2023-05-01 08:00")
            for n in range(5_000)
        }
    )
    press.write({PATROL: release(body="Cabang lain.")})
    git("add", ".")
    git("commit", "-m", "Lima ribu")
    git("checkout", "utama")
    with serving(press) as desk:
        page = open_page(desk, AT)
        shows(page, "Cabang utama.")

        git("checkout", "lain")
        for _ in until("the checkout", 120):
            if "Cabang lain." in page.locator("body").inner_text():
                break
        becomes_clean(desk, tmp_path)
        assert len(list((desk.preview / "2023").glob("*/*/index.html"))) == 5_000

        git("checkout", "utama")
        shows(page, "Cabang utama.")
        becomes_clean(desk, tmp_path)
        assert not (desk.preview / "2023").exists()


def test_a_queue_that_overflowed_loses_nothing(desk: Desk, open_page: Open, tmp_path: Path) -> None:
    limit = Path("/proc/sys/fs/inotify/max_queued_events")
    if not limit.exists():
        pytest.skip("only Linux tells how long its queue is")
    page = open_page(desk, AT)
    noise = desk.press.root / "content/2024/02/catatan.txt"

    desk.process.send_signal(signal.SIGSTOP)
    try:
        other = noise.with_suffix(".bak")
        noise.write_text("x")
        for _ in range(int(limit.read_text()) // 2 + 1_000):  # each renaming is told twice
            noise.rename(other)
            other.rename(noise)
        desk.save(PATROL, release(body="Setelah antrean penuh."))
        desk.save("content/2024/05/baru.md", release("Berkas baru", date="2024-05-01 08:00"))
    finally:
        desk.process.send_signal(signal.SIGCONT)

    shows(page, "Setelah antrean penuh.")
    becomes_clean(desk, tmp_path)
    assert (desk.preview / "2024/05/baru/index.html").is_file()


def test_a_folder_that_is_moved_away_and_back_is_followed(
    desk: Desk, open_page: Open, tmp_path: Path
) -> None:
    page = open_page(desk, AT)
    content, away = desk.press.root / "content", desk.press.root / "simpanan"
    content.rename(away)
    sees(page, lambda p: "there is no folder content/" in overlay(p), "what is missing")
    assert page.locator("h1").first.inner_text() == "Patroli pagi", "nothing is taken for deleted"
    away.rename(content)
    sees(page, lambda p: not overlay(p), "that all is well")

    desk.save(PATROL, release(body="Masih didengar."))
    shows(page, "Masih didengar.")
    desk.save("content/2025/01/x/baru.md", release("Folder baru", date="2025-01-01 08:00"))
    becomes_clean(desk, tmp_path)


def test_a_site_whose_folders_cannot_be_watched_is_looked_at(press: Press, open_page: Open) -> None:
    own = ("unshare", "--user", "--map-root-user", "sh", "-c")
    limited = 'echo 1 > /proc/sys/user/max_inotify_watches && exec "$@"'
    try:
        is_allowed = not subprocess.run([*own, limited, "sh", "true"], check=False).returncode
    except FileNotFoundError:
        is_allowed = False
    if not is_allowed:
        pytest.skip("this machine lets nobody limit what may be watched")
    press.write({PATROL: release()})
    with serving(press, before=(*own, limited, "sh")) as desk:
        page = open_page(desk, AT)
        desk.save(PATROL, release(body="Dilihat sesekali."))
        shows(page, "Dilihat sesekali.")
        time.sleep(2.5 * LOOK)
        assert desk.told.count("pages written") == 2  # looks that find nothing say nothing


def test_a_change_that_the_system_does_not_tell_is_found_all_the_same(
    desk: Desk, open_page: Open
) -> None:
    page = open_page(desk, AT)
    elsewhere = desk.press.root.parent / "naskah.md"
    elsewhere.hardlink_to(desk.press.root / PATROL)  # who writes there changes no watched folder

    elsewhere.write_text(release(body="Ditulis dari tempat lain."), encoding="utf-8")

    shows(page, "Ditulis dari tempat lain.")


@pytest.mark.parametrize("lost", [".siarpers", ".siarpers/preview"])
def test_cleaning_meanwhile_makes_everything_again(desk: Desk, open_page: Open, lost: str) -> None:
    desk.press.build()
    page = open_page(desk, AT)
    desk.save("content/2024/02/apel.md", release("Apel malam"))
    desk.settles()
    shutil.rmtree(desk.press.root / lost)

    desk.save(PATROL, release(body="Setelah dibersihkan."))

    shows(page, "Setelah dibersihkan.")
    shows(open_page(desk, "2024/02/apel/"), "Apel malam")


# The server.


def test_a_port_that_is_taken_is_left_to_who_has_it(press: Press, open_page: Open) -> None:
    press.write({PATROL: release()})
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]
        with serving(press, "--port", str(taken)) as desk:
            assert f":{taken}/" not in desk.url
            assert f"port {taken} is taken" in desk.told
            shows(open_page(desk, AT), "Patroli pagi")


def test_a_second_desk_at_the_same_site_is_refused(desk: Desk) -> None:
    with pytest.raises(AssertionError, match=f"process {desk.process.pid}"), serving(desk.press):
        pass


def test_a_folder_that_cannot_be_written_is_told(press: Press) -> None:
    press.write({PATROL: release(), ".siarpers": "a file"})
    told = press.root.parent / "serve.log"

    with pytest.raises(AssertionError), serving(press):
        pass

    assert "error[cannot-write]" in told.read_text(encoding="utf-8")
    assert "Traceback" not in told.read_text(encoding="utf-8")


def test_ctrl_c_ends_it_with_status_0(desk: Desk, open_page: Open) -> None:
    page = open_page(desk, AT)

    assert desk.end() == 0
    assert "Traceback" not in desk.told
    shows_end = page.locator("siarpers-preview .away:visible")
    sees(page, lambda _: shows_end.count() == 1, "that the preview has ended")


def test_who_ends_it_politely_finds_nothing_left(desk: Desk) -> None:
    desk.process.terminate()

    assert desk.process.wait(30) == 0
    assert "Traceback" not in desk.told


def test_only_this_machine_is_answered_and_only_by_its_own_name(desk: Desk) -> None:
    host, port = desk.url.removeprefix("http://").strip("/").split(":")

    def asked(path: str, name: str) -> tuple[int, bytes]:
        with closing(http.client.HTTPConnection(host, int(port), timeout=10)) as line:
            line.request("GET", path, headers={"Host": name})
            answer = line.getresponse()
            return answer.status, answer.read()

    assert asked("/" + AT, f"localhost:{port}")[0] == 200
    for name in ("penipu.example", f"penipu.example:{port}", "127.0.0.1.penipu.example", ""):
        assert asked("/" + AT, name) == (421, b"")
    for path in ("/../store.sqlite", "/%2e%2e/store.sqlite", "/..%2fstore.sqlite", "//etc/passwd"):
        assert asked(path, f"{host}:{port}")[0] == 404
    listening = subprocess.run(["ss", "-ltnH"], capture_output=True, text=True, check=False).stdout
    assert f"0.0.0.0:{port}" not in listening


def test_pages_of_other_sites_cannot_run_what_the_search_reads(
    desk: Desk, browser: Browser, tmp_path: Path
) -> None:
    desk.save(PATROL, release("Rahasia", embargo="2030-01-01 00:00"))
    desk.settles()
    asked = f'<script>cari = () => document.title = "bocor"</script><script src="{desk.url}cari/2024-02.js">'
    (tmp_path / "penipu.html").write_text(asked, encoding="utf-8")
    answering = partial(SimpleHTTPRequestHandler, directory=tmp_path)
    with (
        ThreadingHTTPServer(("127.0.0.1", 0), answering) as other,
        browser.new_context() as context,
    ):
        threading.Thread(target=other.serve_forever, daemon=True).start()
        page = context.new_page()
        with page.expect_event("requestfailed"):
            page.goto(f"http://127.0.0.1:{other.server_port}/penipu.html")
        other.shutdown()
        assert page.title() != "bocor"


def test_a_redirect_is_written_as_an_address(press: Press) -> None:
    press.write({PATROL: release(aliases="[/lama/café-日/]")})
    with serving(press) as desk:

        def location(path: str) -> str | None:
            host = desk.url.removeprefix("http://").strip("/")
            with closing(http.client.HTTPConnection(host, timeout=10)) as line:
                line.request("GET", path)
                return line.getresponse().getheader("Location")

        assert location("/lama/caf%C3%A9-%E6%97%A5") == "/lama/caf%C3%A9-%E6%97%A5/"
        below = CONFIG.replace('"https://uji.example"', '"https://uji.example/berita%20polri"')
        desk.save("config.yaml", below)
        desk.settles()
        assert location("/") == "/berita%20polri/"
        assert location("/%0d%0aX-Sisipan:1") == "/berita%20polri/%0D%0AX-Sisipan%3A1"


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("https://uji.example/berita", "berita/"),
        ("https://uji.example/berita%20polri", "berita%20polri/"),
        ("file:///srv/berita", "srv/berita/"),
    ],
)
def test_a_site_below_a_path_is_served_below_it(
    press: Press, open_page: Open, url: str, path: str
) -> None:
    config = (press.root / "config.yaml").read_text(encoding="utf-8")
    below = config.replace("https://uji.example", url, 1)
    press.write({PATROL: release(draft="true"), "config.yaml": below})
    with serving(press) as desk:
        page = open_page(desk, "")
        assert page.url == desk.url + path
        page.get_by_role("link", name="Patroli pagi").first.click()
        shows(page, "Petugas berjaga di pasar.")
        sees(page, lambda p: p.locator("siarpers-preview .band:visible").count() == 1, "the band")
        desk.save(PATROL, release(body="Di bawah jalur."))
        shows(page, "Di bawah jalur.")


def test_many_open_pages_do_not_block_each_other(desk: Desk, browser: Browser) -> None:
    with browser.new_context() as context:
        pages = [context.new_page() for _ in range(9)]  # browsers open six connections to a server
        for page in pages:
            page.goto(desk.url + AT, timeout=10_000)

        desk.save(PATROL, release(body="Semua mendengar."))

        for page in pages:
            shows(page, "Semua mendengar.")


def test_a_preview_that_is_started_again_finds_its_open_pages(
    press: Press, open_page: Open
) -> None:
    press.write({PATROL: release()})
    own = ("--port", "18500")  # which no other test takes meanwhile
    with serving(press, *own) as desk:
        page = open_page(desk, AT)
        shows(page, "Petugas berjaga di pasar.")
    press.write({PATROL: release(body="Ditulis sementara itu.")})
    with serving(press, *own):
        shows(page, "Ditulis sementara itu.")


def test_open_pages_come_back_after_another_server_had_the_port(
    press: Press, open_page: Open
) -> None:
    press.write({PATROL: release()})
    own = ("--port", "18520")  # which no other test takes meanwhile
    with serving(press, *own) as desk:
        page = open_page(desk, AT)
    asked = threading.Event()

    class Other(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_error(HTTPStatus.NOT_FOUND)
            asked.set()

    with ThreadingHTTPServer(("127.0.0.1", 18520), Other) as other:
        threading.Thread(target=other.serve_forever, daemon=True).start()
        for _ in until("the page asks the other server"):
            page.evaluate("0")  # Playwright answers the browser meanwhile
            if asked.is_set():
                break
        other.shutdown()
    press.write({PATROL: release(body="Ditulis sementara itu.")})
    with serving(press, *own):
        shows(page, "Ditulis sementara itu.")


def test_a_page_that_is_gone_back_to_follows_again(desk: Desk, open_page: Open) -> None:
    page = open_page(desk, AT)
    page.goto(desk.url)
    desk.save(PATROL, release(body="Ditulis sementara itu."))
    desk.settles()

    page.go_back()

    shows(page, "Ditulis sementara itu.")
    desk.save(PATROL, release(body="Ditulis sesudahnya."))
    shows(page, "Ditulis sesudahnya.")


def test_browsers_that_share_no_workers_follow_too(desk: Desk, browser: Browser) -> None:
    with browser.new_context() as context:
        context.add_init_script("delete window.SharedWorker")
        page = context.new_page()
        page.goto(desk.url + AT)
        desk.save(PATROL, release(body="Petugas pindah ke terminal."))
        shows(page, "Petugas pindah ke terminal.")


@pytest.mark.parametrize(
    "policy",
    [
        "default-src 'self' https://cdn.example",
        "default-src 'none'; script-src-elem https://cdn.example; style-src-elem https://cdn.example",
        "default-src 'none'; style-src 'none'; worker-src 'none'; base-uri 'none'",
        "img-src 'self'",
    ],
)
def test_a_page_is_followed_and_marked_under_any_policy_of_its_own(
    press: Press, open_page: Open, policy: str
) -> None:
    base = (TEMPLATES / "base.html").read_text(encoding="utf-8")
    start, _, rest = base.partition('content="default-src')
    press.write({"templates/base.html": f'{start}content="{policy}{rest[rest.index(chr(34)) :]}'})
    press.write({PATROL: release(draft="true")})
    with serving(press) as desk:
        page = open_page(desk, AT)
        band = page.locator("siarpers-preview .band:visible")
        sees(page, lambda _: band.count() == 1, "the band")
        colour = band.evaluate("band => getComputedStyle(band).backgroundColor")
        assert colour == "rgb(255, 215, 94)"
        desk.save(PATROL, release(draft="true", body="Petugas pindah ke terminal."))
        shows(page, "Petugas pindah ke terminal.")


def test_no_request_leaves_the_machine(desk: Desk, browser: Browser) -> None:
    asked: list[str] = []
    with browser.new_context() as context:
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda said: asked.append(f"console: {said.text}"))
        page.goto(desk.url + AT)
        desk.save(PATROL, release(polres="lumajng"))
        sees(page, lambda p: overlay(p) != "", "the overlay")
    assert [url for url in asked if not url.startswith(desk.url)] == []
