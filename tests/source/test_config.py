import pytest

from siarpers.source.config import read_config
from siarpers.words.newsroom import Block, MenuItem, Newsroom
from siarpers.words.release import Contact

SITE = """\
site: {title: Kabar Uji, url: "https://uji.example/"}
publisher: {name: PT Kabar Uji, address: Jalan Contoh 1, responsible: Rina Contoh}
"""
OFFICES = """\
offices:
  - id: mabes
    name: Mabes Polri
    offices:
      - id: jatim
        name: Polda Jawa Timur
        place: Surabaya
        contact: {phone: "110", whatsapp: 0812-0000-0000, email: humas@uji.example}
        offices:
          - id: lumajang
            name: Polres Lumajang
            masthead: LUMAJANG.UJI.EXAMPLE
            offices: {id: candipuro, name: Polsek Candipuro}
          - {id: surabaya, name: Polrestabes Surabaya}
          - {id: tanjungperak, name: Polres Pelabuhan Tanjung Perak}
      - {id: metrojaya, name: Polda Metro Jaya, offices: {id: bekasi, name: Polres Metro Bekasi}}
      - {id: papua, name: Polda Papua, timezone: WIT, offices: {id: ayapo, name: Ayapo}}
"""


def read(text: str) -> Newsroom:
    newsroom, problems = read_config(text.encode())
    assert not problems
    assert newsroom
    return newsroom


def codes(text: str) -> list[str]:
    newsroom, problems = read_config(text.encode())
    assert newsroom is None
    return [found.code for found in problems]


def test_kind_place_zone_and_masthead_follow_from_the_tree() -> None:
    offices = {office.id: office for office in read(SITE + OFFICES).offices}
    assert list(offices)[:4] == ["mabes", "jatim", "lumajang", "candipuro"]
    assert {key: (office.kind, office.place) for key, office in offices.items()} == {
        "mabes": ("mabes", "Jakarta"),
        "jatim": ("polda", "Surabaya"),
        "lumajang": ("polres", "Lumajang"),
        "candipuro": ("polsek", "Candipuro"),
        "surabaya": ("polres", "Surabaya"),
        "tanjungperak": ("polres", "Pelabuhan Tanjung Perak"),
        "metrojaya": ("polda", "Metro Jaya"),
        "bekasi": ("polres", "Bekasi"),
        "papua": ("polda", "Papua"),
        "ayapo": ("polres", "Ayapo"),
    }
    assert offices["candipuro"].parents == ("mabes", "jatim", "lumajang")
    assert offices["ayapo"].timezone == "Asia/Jayapura"
    assert offices["lumajang"].timezone == "Asia/Jakarta"
    assert offices["lumajang"].masthead == "LUMAJANG.UJI.EXAMPLE"
    assert offices["candipuro"].masthead == "Kabar Uji"
    assert offices["jatim"].contact == Contact("110", "0812-0000-0000", "humas@uji.example")


def test_the_address_of_the_site_has_no_slash_at_its_end() -> None:
    newsroom = read(SITE + OFFICES)
    assert newsroom.site.url == "https://uji.example"
    assert newsroom.site.masthead == newsroom.site.title == "Kabar Uji"
    local = read(SITE.replace("https://uji.example/", "file:///srv/uji/") + OFFICES)
    assert local.site.url == "file:///srv/uji"


@pytest.mark.parametrize(
    ("written", "hubs"),
    [
        ("https://hub.example/", ("https://hub.example/",)),
        (
            "[https://a.example, https://b.example/?x=1]",
            ("https://a.example", "https://b.example/?x=1"),
        ),
        ("[https://a.example, https://a.example]", ("https://a.example",)),
        ("[]", ()),
    ],
)
def test_one_hub_or_several_can_be_named(written: str, hubs: tuple[str, ...]) -> None:
    assert read(f"{SITE}{OFFICES}websub: {{hubs: {written}}}\n").hubs == hubs


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("hub.example", "bad-url"),
        ("ftp://hub.example/", "bad-url"),
        ("file:///tmp", "bad-url"),
        ("https://a:b@hub.example/", "hub-with-login"),
        ("https://a@b@hub.example/?x@y", "hub-with-login"),
    ],
)
def test_a_hub_is_a_web_address_without_a_login(written: str, code: str) -> None:
    assert codes(f'{SITE}{OFFICES}websub: {{hubs: ["{written}"]}}\n') == [code]


def test_the_theme_has_colours_menu_and_blocks() -> None:
    theme = read(
        SITE + OFFICES + "theme:\n"
        "  logo: gambar/logo.svg\n"
        '  colours: {accent: "#7a1f1f", ink: rgb(20 20 20 / 90%), paper: white}\n'
        "  menu: [{label: Redaksi, url: /redaksi/}, {label: Polri, url: https://polri.example/}]\n"
        "  blocks: [{office: polres lumajang}, {topic: Pemilu 2024, title: Pemilu}, {programme: Jum'at Curhat}]\n"
    ).theme
    assert theme.logo == "gambar/logo.svg"
    assert theme.colours == (
        ("accent", "#7a1f1f"),
        ("ink", "rgb(20 20 20 / 90%)"),
        ("paper", "white"),
    )
    assert theme.menu[0] == MenuItem("Redaksi", "/redaksi/")
    assert theme.blocks == (
        Block("office", "lumajang"),
        Block("topic", "pemilu-2024", "Pemilu"),
        Block("programme", "jumat-curhat"),
    )


@pytest.mark.parametrize(
    "colour",
    ["red;", "url(//x)", "expression(1)", "#12", "red}", "rgb(1,2,3);x", "var(--x)", "</style>"],
)
def test_a_colour_cannot_carry_anything_else(colour: str) -> None:
    assert codes(f'{SITE}{OFFICES}theme: {{colours: {{accent: "{colour}"}}}}\n') == ["bad-colour"]


def test_all_problems_of_a_config_come_at_once() -> None:
    broken = """\
site: {title: Kabar Uji, url: uji, bahasa: id, timezone: Asia/Jakrta}
publisher: {kind: koran, name: PT Kabar Uji}
offices: []
tema: {}
"""
    assert sorted(codes(broken)) == [
        "bad-choice", "bad-url", "empty-value", "missing-key", "missing-key",
        "unknown-key", "unknown-key", "unknown-timezone",
    ]  # fmt: skip


def test_no_config_is_missing_everything() -> None:
    assert codes("") == ["missing-key"] * 3


def test_the_hints_for_groups_that_are_missing_or_empty_make_a_config_that_is_read() -> None:
    for text in ("theme: {}", "site:\npublisher:\noffices:\nwebsub: ya\nphotos: ya\ntheme: ya\n"):
        _, problems = read_config(text.encode())
        lines = [dict(found.facts)["suggestion"] for found in problems]
        newsroom, wrong = read_config("\n".join(lines).encode())
        assert (newsroom is not None, wrong) == (True, ())
