"""An incremental build renders what changed, and what that moved, and nothing else."""

from __future__ import annotations

import os
import shutil
from gettext import NullTranslations
from pathlib import Path

import pytest
from press import Press, codes, release

from siarpers.words import listing
from siarpers.words.language import translation
from siarpers.words.wording import sentence

FEEDS = tuple(listing.FEEDS)
"""How the addresses of feeds end."""
LONG = " ".join(f"Petugas ke-{n} berjaga di pasar sejak pagi sampai siang." for n in range(20))


def archive(count: int, months: int = 6) -> dict[str, str]:
    """Releases of two offices, a day apart in each of several months."""
    return {
        f"content/2023/{1 + i % months:02}/rilis-{i:03}.md": release(
            f"Rilis {i}",
            author=f"Penulis {i % 3}",
            polres=("lumajang", "jember")[i % 2],
            date=f"2023-{1 + i % months:02}-{1 + i % 27:02} 08:{i % 60:02}",
            tags=f"[topik {i % 4}, topik {i % 7}]",
            program=f"Program {i % 2}",
            body=LONG,
        )
        for i in range(count)
    }


@pytest.mark.parametrize("size", [30, 300])
def test_a_typo_in_an_old_release_renders_one_page_at_any_size(press: Press, size: int) -> None:
    files = archive(size)
    press.write(files)
    press.build()
    name = "content/2023/01/rilis-000.md"
    press.write({name: files[name].replace("ke-19 berjaga", "ke-19 bersiaga")})

    outcome = press.build()

    pages = [url for url in outcome.rendered if not url.endswith(FEEDS)]
    assert pages == ["/2023/01/rilis-000/", "/ninjs/2023/01/rilis-000.json"]


def test_building_again_renders_nothing(press: Press) -> None:
    press.write(archive(20))
    press.build()

    outcome = press.build()

    assert outcome.published
    assert outcome.rendered == ()


def test_a_new_release_leaves_old_months_alone(press: Press) -> None:
    press.write(archive(120))
    press.build()
    press.write({"content/2024/05/baru.md": release("Rilis baru", date="2024-05-30 10:00")})

    rendered = press.build().rendered

    assert "/2024/05/baru/" in rendered
    assert "/" in rendered
    assert "/arsip/2024/05/" in rendered
    assert not [
        url for url in rendered if url.startswith("/arsip/2023/0") and url != "/arsip/2023/06/"
    ]
    assert len([url for url in rendered if url.startswith("/2023/")]) == 1, (
        "only its older neighbour"
    )


@pytest.mark.parametrize("count", [120, 240])
def test_publishing_costs_the_same_number_of_pages_at_any_size(press: Press, count: int) -> None:
    def today(name: str, hour: int) -> dict[str, str]:
        keys = {"author": "Penulis 1", "tags": "[topik 1]", "date": f"2024-05-30 {hour}:00"}
        return {f"content/2024/05/{name}.md": release(f"Rilis {name}", **keys)}

    press.write(archive(count) | today("pertama", 10))
    press.build()
    press.write(today("kedua", 11))

    rendered = press.build().rendered

    assert [url for url in rendered if not url.endswith(FEEDS)] == [
        "/",
        "/2024/05/kedua/",
        "/2024/05/pertama/",
        "/arsip/",
        "/arsip/2024/05/",
        "/arsip/2024/05/30/",
        "/cari/2024-05.js",
        "/ninjs/2024/05/kedua.json",
        "/penulis/penulis-1/",
        "/penulis/penulis-1/2024/05/",
        "/polda/jatim/",
        "/polda/jatim/2024/05/",
        "/polres/lumajang/",
        "/polres/lumajang/2024/05/",
        "/sitemap-2024-05.xml",
        "/sitemap.xml",
        "/topik/topik-1/",
        "/topik/topik-1/2024/05/",
    ]


def test_an_incremental_build_equals_a_clean_one(press: Press, tmp_path: Path) -> None:
    files = archive(60)
    press.write(files)
    press.build()
    press.write(
        {
            "content/2023/02/rilis-001.md": files["content/2023/02/rilis-001.md"].replace(
                "2023-02", "2023-04"
            ),
            "content/2024/01/baru.md": release("Baru", polres="papua", date="2024-01-01 00:30"),
        }
    )
    press.delete("content/2023/03/rilis-002.md")
    press.build()

    clean = Press(tmp_path / "clean")
    clean.write({"config.yaml": (press.root / "config.yaml").read_bytes()})
    for file in press.root.joinpath("content").rglob("*.md"):
        clean.write({str(file.relative_to(press.root)): file.read_bytes()})
    clean.build()

    assert press.tree() == clean.tree()


def test_a_deleted_release_leaves_no_trace(press: Press) -> None:
    press.write(archive(5) | {"content/2024/01/rahasia.md": release("Rahasia", tags="[langka]")})
    press.build()
    press.delete("content/2024/01/rahasia.md")

    outcome = press.build()

    assert "/2024/02/rahasia/" in outcome.deleted
    assert "/topik/langka/" in outcome.deleted
    assert not press.output.joinpath("topik/langka").exists()
    assert not any(b"Rahasia" in f.read_bytes() for f in press.output.rglob("*.*") if f.is_file())


def test_an_error_leaves_the_published_site_as_it_was(press: Press) -> None:
    press.write(archive(5))
    press.build()
    before = press.tree()
    press.write(
        {
            "content/2024/01/salah.md": release(date="kemarin"),
            "content/2024/01/baru.md": release("Baru"),
        }
    )

    outcome = press.build()

    assert not outcome.published
    assert outcome.has_errors
    assert press.tree() == before

    press.delete("content/2024/01/salah.md")
    assert press.build().published
    assert press.has("/2024/02/baru/"), "its date decides its address"


@pytest.mark.parametrize("office", ["lumajang", "jatim", "papua"])
def test_an_office_that_is_taken_out_of_config_is_gone_with_its_pages(
    press: Press, office: str
) -> None:
    press.write(archive(3))
    press.write({"content/papua.md": release(polres="papua")})
    press.build()
    press.delete(*(name for name in archive(3)), "content/papua.md")
    text = (press.root / "config.yaml").read_text(encoding="utf-8")
    press.write({"config.yaml": text.replace(f"id: {office}", f"id: {office}-baru")})

    assert codes(press.build()) == []
    kind = "polres" if office == "lumajang" else "polda"
    assert press.has(f"/{kind}/{office}-baru/")
    assert not press.has(f"/{kind}/{office}/")


def test_releases_of_an_office_that_config_knows_no_more_are_told(press: Press) -> None:
    press.write(archive(3))
    press.build()
    before = press.tree()
    text = (press.root / "config.yaml").read_text(encoding="utf-8")
    press.write({"config.yaml": text.replace("id: lumajang", "id: lumajang-baru")})

    assert set(codes(press.build())) == {"unknown-office"}
    assert press.tree() == before
    assert press.build(keep_going=True).published


def test_a_template_error_publishes_nothing_and_names_the_template(press: Press) -> None:
    press.write(archive(3))
    press.build()
    before = press.tree()
    press.write(
        {
            "templates/release.html": "{% extends 'base.html' %}\n{% block main %}{{ nothing.here }}{% endblock %}"
        }
    )

    outcome = press.build()

    assert press.tree() == before
    assert set(codes(outcome)) == {"template-error"}
    assert outcome.problems[0].path == "templates/release.html"
    assert outcome.problems[0].line == 2


@pytest.mark.parametrize(
    "slip",
    [
        "{{ 1/0 }}",
        "{{ 10.0**1000 }}",
        "{{ '%c' % -1 }}",
        "{{ release.date.strftime(1) }}",
        "{% include 'release.html' %}",
        "{% include 'parts/tidak-ada.html' %}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    ],
)
def test_whatever_a_template_raises_is_told_as_its_fault(press: Press, slip: str) -> None:
    press.write(archive(1))
    press.write(
        {
            "templates/release.html": f"{{% extends 'base.html' %}}{{% block main %}}{slip}{{% endblock %}}"
        }
    )

    assert set(codes(press.build())) == {"template-error"}


@pytest.mark.parametrize(
    ("slip", "missing"),
    [
        ("{% include 'parts/tidak-ada.html' %}", "parts/tidak-ada.html"),
        ("{% from 'hilang.html' import kotak %}", "hilang.html"),
        ("{{ shared('hilang.html') }}", "hilang.html"),
        ("{% include ['a.html', 'b.html'] %}", "a.html, b.html"),
    ],
)
def test_a_template_that_needs_one_that_is_missing_says_which(
    press: Press, slip: str, missing: str
) -> None:
    press.write(archive(1))
    press.write(
        {
            "templates/release.html": f"{{% extends 'base.html' %}}{{% block main %}}\n{slip}{{% endblock %}}"
        }
    )

    (found,) = press.build().problems

    assert (found.path, found.line) == ("templates/release.html", 2)
    told, _ = sentence(found, NullTranslations())
    assert told == f"the template release.html does not work: there is no template {missing}"
    told, _ = sentence(found, translation("messages", "id"))
    assert told == f"templat release.html bermasalah: tidak ada templat {missing}"


def test_only_pages_made_from_a_changed_template_are_rendered(press: Press) -> None:
    press.write(archive(3))
    press.build()
    press.write(
        {"templates/speaker.html": "{% extends 'base.html' %}{% block main %}x{% endblock %}"}
    )

    assert press.build().rendered == ()

    press.write(
        {
            "templates/standing.html": "{% extends 'base.html' %}",
            "content/pages/kontak.md": "---\ntitle: Kontak\n---\nx\n",
        }
    )
    assert "/kontak/" in press.build().rendered


def test_a_page_edited_by_hand_is_put_right(press: Press) -> None:
    press.write(archive(3))
    press.build()
    before = press.tree()
    press.output.joinpath("index.html").write_text("rusak")
    press.output.joinpath("ralat/index.html").unlink()

    press.build()

    assert press.tree() == before


def test_a_lost_store_is_made_again_and_strangers_are_swept_out(press: Press) -> None:
    press.write(archive(3))
    press.build()
    before = press.tree()
    press.output.joinpath("lama").mkdir()
    press.output.joinpath("lama/index.html").write_text("tersisa")
    press.store.unlink()

    outcome = press.build()

    assert press.tree() == before
    assert outcome.written == ()


def test_a_damaged_store_is_replaced(press: Press) -> None:
    press.write(archive(3))
    press.build()
    before = press.tree()
    press.store.write_bytes(b"not a database" * 100)

    assert press.build().published
    assert press.tree() == before


def test_a_folder_of_somebody_else_is_refused(press: Press) -> None:
    press.write(archive(1) | {"output/tesis.txt": "bukan situs"})

    outcome = press.build()

    assert codes(outcome) == ["output-not-ours"]
    assert press.output.joinpath("tesis.txt").read_text() == "bukan situs"


def test_with_keep_going_good_releases_are_published_and_bad_ones_keep_their_last_good_version(
    press: Press,
) -> None:
    press.write({"content/a.md": release("Versi baik", slug="a")})
    press.build()
    press.write(
        {
            "content/a.md": release("Versi rusak", slug="a", date="kemarin"),
            "content/b.md": release("Lain", slug="b"),
        }
    )

    outcome = press.build(keep_going=True)

    assert outcome.published
    assert outcome.has_errors
    assert "Versi baik" in press.page("/2024/02/a/")
    assert press.has("/2024/02/b/")


def test_an_address_fought_over_goes_back_to_the_one_that_is_left(press: Press) -> None:
    press.write({"content/a.md": release("Yang pertama", slug="sama")})
    press.build()
    press.write({"content/b.md": release("Yang kedua", slug="sama")})
    assert codes(press.build()) == ["url-taken", "url-taken"]

    press.delete("content/b.md")
    press.build(verify=True)

    assert "Yang pertama" in press.page("/2024/02/sama/")


def test_with_keep_going_a_new_store_lists_the_one_that_keeps_the_address_alone(
    press: Press,
) -> None:
    press.write({"content/a.md": release("Yang pertama", slug="sama")})
    press.build(keep_going=True)
    press.write({"content/b.md": release("Yang kedua", slug="sama")})
    press.build(keep_going=True)
    told_first = press.tree()

    press.build(keep_going=True, force=True)

    assert "Yang kedua" not in press.page("/")
    assert press.tree() == told_first


def test_files_alone_are_not_enough_where_the_store_is_lost(press: Press) -> None:
    press.write({"content/a.md": release(slug="a"), "content/b.md": release(slug="b")})
    press.build()
    before = press.tree()
    press.store.write_bytes(b"damaged" * 1000)

    press.build(files=("content/a.md",))

    assert press.tree() == before


def test_a_broken_file_claims_nothing_that_a_clean_build_would_not_know(press: Press) -> None:
    press.write({"content/a.md": release("Yang pertama", slug="sama")})
    press.build()
    press.write(
        {
            "content/a.md": release("[", slug="sama"),
            "content/b.md": release("Yang kedua", slug="sama", replies_to="sama"),
            "content/c.md": release("Yang ketiga", "Lihat [ini](a.md)."),
        }
    )

    assert codes(press.build()) == ["yaml-bracket", "unknown-reply"]


def test_a_lost_photo_cache_is_made_again(press: Press) -> None:
    photo = (
        Path(__file__).parent.parent / "problems/missing-photo/site/content/2024/pos-jaga-1.jpg"
    ).read_bytes()
    press.write({"content/pos.jpg": photo, "content/a.md": release(image="pos.jpg", slug="a")})
    press.build()
    before = press.tree()
    shutil.rmtree(press.root / ".siarpers/photos")
    shutil.rmtree(press.output)

    assert press.build().published
    assert press.tree() == before


def test_very_long_names_and_odd_aliases_stay_within_a_file_system(press: Press) -> None:
    tag = "kata " * 80
    press.write({"content/a.md": release(tags=f"[{tag}]", slug="a", aliases="[/lama/index.html]")})

    assert press.build().published
    assert press.has("/lama/")

    press.write({"content/a.md": release(slug="a", aliases="[/.git/config, /a/%2e%2e/b/]")})
    assert codes(press.build()) == ["bad-alias", "bad-alias"]


def test_a_reply_is_shown_on_the_release_it_names_and_on_no_other(press: Press) -> None:
    press.write(
        {
            "content/01/curhat.md": release("Curhat Januari", date="2024-01-05 09:00"),
            "content/02/curhat.md": release("Curhat Februari", date="2024-02-02 09:00"),
            "content/02/jawab.md": release(
                "Tanggapan warga",
                date="2024-02-03 09:00",
                replies_to="/2024/02/curhat/",
                polres="jember",
            ),
        }
    )
    assert press.build(verify=True).problems == ()

    assert "Tanggapan warga" in press.page("/2024/02/curhat/")
    assert "Tanggapan warga" not in press.page("/2024/01/curhat/")
    assert "Curhat Februari" in press.page("/2024/02/jawab/")


def test_a_new_release_rewrites_one_month_of_the_search(press: Press) -> None:
    press.write(
        {"content/a.md": release("Satu"), "content/b.md": release("Dua", date="2024-03-02 09:00")}
    )
    press.build()
    press.write({"content/c.md": release("Tiga </script>", date="2024-03-03 09:00")})

    outcome = press.build()

    assert [url for url in outcome.written if url.startswith("/cari/2")] == ["/cari/2024-03.js"]
    assert "</script>" not in press.page("/cari/2024-03.js")
    assert "Tiga" in press.page("/cari/2024-03.js")


def test_a_withdrawn_release_is_gone_from_the_search(press: Press) -> None:
    press.write({"content/a.md": release("Nama korban")})
    press.build()
    said = "{date: 2024-02-03 09:00, ground: victim, reason: Demi korban.}"
    press.write({"content/a.md": release("Nama korban", withdrawn=said)})

    press.build()

    assert press.page("/cari/2024-02.js") == 'cari("2024-02",[]);\n'


def test_a_file_that_could_not_be_read_is_forgotten_once_it_is_deleted(press: Press) -> None:
    press.write({"content/a.md": release(), "content/b.md": b"x" * 3_000_000})
    assert codes(press.build()) == ["file-too-large"]
    assert codes(press.build()) == ["file-too-large"]

    press.delete("content/b.md")

    assert press.build().published
    assert codes(press.build()) == []


@pytest.mark.parametrize("name", [b"rusak\xff.md", b"folder\xff/rusak.md"])
def test_a_name_that_is_not_utf_8_is_told_and_hides_nothing(press: Press, name: bytes) -> None:
    press.write({"content/a.md": release()})
    file = os.fsencode(press.root / "content") + b"/" + name
    try:
        os.makedirs(os.path.dirname(file), exist_ok=True)  # noqa: PTH103, PTH120 - bytes are no Path
        with open(file, "w", encoding="utf-8") as written:  # noqa: PTH123 - as above
            written.write(release("Rusak"))
    except OSError:
        pytest.skip("this file system takes no such name")

    (found,) = press.build().problems

    assert found.code == "unreadable-file"
    told, hint = sentence(found, NullTranslations())
    assert told.endswith("is not UTF-8; rename it")
    assert hint == "", "the reason says what to do"
    assert press.build().problems == (found,)
    os.unlink(file)  # noqa: PTH108 - as above
    assert press.build().published


def test_a_text_that_is_not_read_is_told_until_it_has_the_right_name(press: Press) -> None:
    stray = "content/2024/01/ronda.md.txt"
    press.write({"content/2024/01/apel.md": release("Apel"), stray: release("Ronda")})
    assert codes(press.build()) == ["not-read"]
    assert codes(press.build()) == ["not-read"]

    press.delete(stray)
    press.write({"content/2024/01/ronda.MD": release("Ronda")})

    assert codes(press.build()) == []
    assert press.has("/2024/02/ronda/")


def test_files_that_nobody_means_as_releases_are_passed_over_in_silence(press: Press) -> None:
    names = (
        "Thumbs.db desktop.ini laporan.pdf data.xlsx ~$rilis.docx apel.md~ apel.bak video.mp4 txt"
    )
    press.write({f"content/2024/01/{name}": "x" for name in [".DS_Store", *names.split()]})
    press.write({"content/2024/01/apel.md": release("Apel")})

    assert codes(press.build()) == []
