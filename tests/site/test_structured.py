"""What pages tell search engines reads back as JSON-LD, is true, and tells nothing withheld."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from press import CONFIG, WITH_CARDS, Press, photograph, release
from pyld import jsonld

from siarpers.site.addresses import Addresses
from siarpers.site.ask import Ask
from siarpers.site.contexts import Desk, PageFacts
from siarpers.site.phrases import page_words, phrases
from siarpers.site.structured import Structured, serves_at
from siarpers.words.newsroom import Newsroom, Publisher, Site
from siarpers.words.release import Correction, Office, Quote, Release, Speaker, Term

VOCABULARY = Path(__file__).parent / "schema-org.txt"
SITE = "https://uji.example"
SCHEMA = "https://schema.org"
QUOTES = """
  - {speaker: "Ipda Sugiarto, SH.", role: Kasihumas Polres Lumajang, text: Kami mendengar.}
  - speaker: {rank: Akbp, name: Rangga Pradipta, titles: SIK, office: Kapolres Lumajang}
    via: Ipda Sugiarto
    text: Berbeda itu biasa.
  - {speaker: Bu Sri, role: warga Senduro, text: Terima kasih.}"""
RELEASES = {
    "berita": {
        "tags": "[pemilu 2024, ronda]",
        "program": "Jagongan Kamtibmas",
        "quotes": QUOTES,
        "corrections": "[{date: 2024-02-03 09:00, note: Jumlah peserta diperbaiki.}]",
        "image": "{file: pos.jpg, alt: Pos, caption: Pos jaga., credit: Humas, taken: 2023-11-02}",
        "author": "[Sari Utami, Budi Contoh]",
        "aliases": "[/lama/berita/]",
    },
    "dari-lain": {"source": "{name: Antara, url: https://lain.example/asal/}"},
    "hak-jawab": {"replies_to": "berita"},
    "iklan": {"paid": "advertorial"},
    "hilang": {"appeal": "{kind: missing, phone: '110', expires: 2024-12-31}"},
    "ketemu": {
        "appeal": "{kind: missing, expires: 2024-12-31, resolved: yes}",
        "image": "{file: pos.jpg, alt: Pos, credit: Humas}",
    },
    "kedaluwarsa": {
        "appeal": "{kind: wanted, expires: 2024-03-01}",
        "image": "{file: pos.jpg, alt: Pos, credit: Humas}",
    },
    "belum-pasti": {"unverified": "yes"},
    "papua": {"polres": "papua"},
    "dicabut": {
        "title": "Nama yang tidak boleh disebut",
        "withdrawn": "{date: 2024-02-04 10:00, ground: victim, reason: Demi korban.}",
        "quotes": "[{speaker: Ipda Rahasia, text: Rahasia besar.}]",
        "tags": "[rahasia]",
        "author": "Rina",
    },
    "draf": {"draft": "yes"},
}
MOMENT = datetime(2024, 2, 1, 12, 17, tzinfo=UTC)
STANDING = "---\ntitle: {0}\nsummary: Tentang {0}.\n---\n\nIsi.\n"


def graph_of(page: str) -> list[dict[str, Any]]:
    """The things that a page tells of, as it writes them; it has at most one script of them."""
    scripts = html.fromstring(page).xpath("//script[@type='application/ld+json']/text()")
    assert len(scripts) <= 1
    graph: list[dict[str, Any]] = json.loads(scripts[0])["@graph"] if scripts else []
    return graph


def read_by_a_machine(page: str) -> Any:
    """What a JSON-LD processor makes of a page, in names that are whole addresses."""

    def load(url: str, _options: object) -> dict[str, object]:
        context = {"@context": {"@vocab": f"{SCHEMA}/"}}
        found = ("application/ld+json", context) if url == SCHEMA else ("text/html", page)
        return {
            "contentType": found[0],
            "contextUrl": None,
            "documentUrl": url,
            "document": found[1],
        }

    return jsonld.expand(SITE, {"documentLoader": load, "extractAllScripts": True})


def things(value: Any) -> Iterator[dict[str, Any]]:
    """Every thing that a graph tells of, at any depth."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from things(part)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Press:
    press = Press(tmp_path_factory.mktemp("structured"))
    press.write(
        {
            "config.yaml": WITH_CARDS.replace(
                "place: Lumajang,",
                "place: Lumajang, contact: {phone: (0334) 555, whatsapp: '+62 800', "
                "email: humas@uji.example, web: https://polres.example, address: Alun-alun},",
            )
            + "theme: {logo: logo.png}\n",
            "templates/static/logo.png": b"PNG",
            "content/2024/02/pos.jpg": photograph(size=(1400, 900)),
            "content/pages/redaksi.md": STANDING.format("Redaksi"),
            "content/pages/pedoman-media-siber.md": STANDING.format("Pedoman Media Siber"),
        }
    )
    for name, keys in RELEASES.items():
        front = {"title": f"Rilis {name}", **keys}
        press.write({f"content/2024/02/{name}.md": release(**front)})
    assert press.build(drafts=True).published
    return press


def told(press: Press, url: str) -> dict[str, dict[str, Any]]:
    """What the page tells, by type; of several things of one type, the first."""
    found: dict[str, dict[str, Any]] = {}
    for it in graph_of(press.page(url)):
        found.setdefault(it["@type"], it)
    return found


def article(press: Press, name: str) -> dict[str, Any]:
    kinds = told(press, f"/2024/02/{name}/")
    return kinds.get("NewsArticle") or kinds["AdvertiserContentArticle"]


ARTICLE = (
    *("@id", "url", "mainEntityOfPage", "headline", "description", "image", "datePublished"),
    *("dateModified", "inLanguage", "isAccessibleForFree", "author", "publisher"),
    *("sourceOrganization", "articleSection"),
)
PAGE = ("url", "name", "description", "inLanguage", "isPartOf", "publisher")
WAY = {"BreadcrumbList": ("itemListElement",)}
COLLECTION, PLAIN = {"CollectionPage": PAGE, **WAY}, {"WebPage": PAGE, **WAY}
COLLECTIONS = (
    *("/penulis/sari-utami/", "/topik/ronda/", "/program/jagongan-kamtibmas/", "/arsip/"),
    *("/arsip/2024/02/", "/arsip/2024/02/01/"),
)
EXPECTED = {
    "/2024/02/berita/": {
        "NewsArticle": (*ARTICLE, "dateline", "keywords", "correction", "hasPart"),
        "Person": ("@id", "name", "url", "honorificPrefix", "honorificSuffix", "jobTitle"),
        "GovernmentOrganization": ("@id", "name", "url", "parentOrganization"),
        **WAY,
    },
    "/2024/02/papua/": {
        "NewsArticle": ARTICLE,
        "GovernmentOrganization": ("@id", "name", "url"),
        **WAY,
    },
    "/2024/02/iklan/": {
        "AdvertiserContentArticle": ARTICLE,
        "GovernmentOrganization": ("@id", "name", "url", "parentOrganization"),
        **WAY,
    },
    "/2024/02/dicabut/": {
        "WebPage": ("url", "name", "dateModified", "isPartOf", "publisher"),
        **WAY,
    },
    "/": {
        "WebSite": ("@id", "name", "url", "description", "inLanguage", "potentialAction"),
        "NewsMediaOrganization": (
            *("@id", "name", "url", "logo", "address", "email", "contactPoint", "masthead"),
            *("correctionsPolicy", "ethicsPolicy", "publishingPrinciples"),
        ),
    },
    "/polres/lumajang/": {
        "CollectionPage": (*PAGE, "mainEntity"),
        "GovernmentOrganization": (
            *("@id", "name", "url", "parentOrganization", "telephone", "email", "address"),
            *("contactPoint", "sameAs", "location"),
        ),
        **WAY,
    },
    "/narasumber/sugiarto/": {
        "ProfilePage": (*PAGE, "mainEntity"),
        "Person": ("@id", "name", "url", "honorificPrefix", "honorificSuffix", "jobTitle"),
        "GovernmentOrganization": ("@id", "name", "url"),
        **WAY,
    },
    **dict.fromkeys(COLLECTIONS, COLLECTION),
    **dict.fromkeys(("/ralat/", "/langganan/", "/cari/", "/redaksi/"), PLAIN),
    "/lama/berita/": {},
    "/404.html": {},
    "/2024/02/draf/": {},
}
"""What pages tell of, and what of each."""


@pytest.mark.parametrize("url", EXPECTED)
def test_a_page_of_each_kind_tells_what_it_is(built: Press, url: str) -> None:
    found = told(built, url)

    assert found.keys() == EXPECTED[url].keys()
    for kind, wanted in EXPECTED[url].items():
        assert set(wanted) - found[kind].keys() == set()


@pytest.mark.parametrize("url", EXPECTED)
def test_a_json_ld_processor_reads_every_thing_of_a_page(built: Press, url: str) -> None:
    page = built.page(url)
    written = graph_of(page)

    read = read_by_a_machine(page)

    expanded = [it for script in read for it in script["@graph"]]
    assert [it["@type"] for it in expanded] == [[f"{SCHEMA}/{it['@type']}"] for it in written]
    for one, other in zip(expanded, written, strict=True):
        assert one.keys() == {it if it[0] == "@" else f"{SCHEMA}/{it}" for it in other}


def test_each_kind_of_page_is_expected_to_tell_something_or_nothing(built: Press) -> None:
    kinds = {kind: url for url, kind in built.rows("SELECT url, kind FROM page")}
    expected = {kind for url, kind in built.rows("SELECT url, kind FROM page") if url in EXPECTED}

    assert {kind for kind, url in kinds.items() if url.endswith(("/", "html"))} == expected


def pages_of(press: Press) -> Iterator[list[dict[str, Any]]]:
    for file in sorted(press.output.rglob("*.html")):
        yield graph_of(file.read_text(encoding="utf-8"))


def vocabulary() -> dict[str, set[str]]:
    lines = VOCABULARY.read_text(encoding="utf-8").splitlines()
    entries = (line.partition(": ") for line in lines if line and not line.startswith("#"))
    return {kind: set(terms.split()) for kind, _, terms in entries}


def test_no_term_is_told_that_schema_org_does_not_have(built: Press) -> None:
    known = vocabulary()
    unknown = {
        (it["@type"], term)
        for graph in pages_of(built)
        for it in things(graph)
        if list(it) != ["@id"]
        for term in it.keys() - {"@type", "@id"} - known[it["@type"]]
    }

    assert unknown == set(), "look them up in the vocabulary"


def test_every_reference_in_a_graph_is_to_a_thing_that_the_graph_tells_of(built: Press) -> None:
    for graph in pages_of(built):
        names = {it["@id"] for it in things(graph) if len(it) > 1 and "@id" in it}
        for it in things(graph):
            if list(it) == ["@id"] and not it["@id"].endswith("#office"):
                assert it["@id"] in names


def test_every_address_is_whole_and_those_of_the_site_are_published(built: Press) -> None:
    addresses = {"@id", "url", "item", "mainEntityOfPage", "logo", "citation", "isBasedOn"}
    addresses |= {"masthead", "correctionsPolicy", "ethicsPolicy", "sameAs"}
    for graph in pages_of(built):
        for it in things(graph):
            for name in addresses & it.keys():
                address = it[name]
                assert address.startswith("https://"), (name, address)
                if address.startswith(SITE):
                    assert built.has(address.removeprefix(SITE).partition("#")[0]), address


def test_moments_are_told_with_their_zone(built: Press) -> None:
    for name, hours in (("berita", 7), ("papua", 9)):
        shown = article(built, name)
        published = datetime.fromisoformat(shown["datePublished"])
        assert published == datetime(2024, 2, 1, 12 - hours, 17, tzinfo=UTC)
        assert shown["datePublished"].endswith(f"+0{hours}:00")
    assert article(built, "berita")["dateModified"] == "2024-02-03T09:00:00+07:00"


def test_a_quotation_names_who_said_it_and_who_passed_it_on(built: Press) -> None:
    graph = graph_of(built.page("/2024/02/berita/"))
    people = {it["@id"]: it for it in graph if it["@type"] == "Person"}
    first, second, third = article(built, "berita")["hasPart"]

    assert first["text"] == "Kami mendengar."
    assert people[second["creator"]["@id"]] == {
        "@type": "Person",
        "@id": f"{SITE}/narasumber/rangga-pradipta/#person",
        "name": "Rangga Pradipta",
        "url": f"{SITE}/narasumber/rangga-pradipta/",
        "honorificPrefix": "AKBP",
        "honorificSuffix": "S.I.K.",
        "jobTitle": "Kapolres Lumajang",
        "worksFor": {"@id": f"{SITE}/polres/lumajang/#office"},
    }
    assert people[second["contributor"]["@id"]]["jobTitle"] == "Kasihumas Polres Lumajang"
    assert len(people) == 3
    assert "worksFor" not in people[third["creator"]["@id"]]
    for quotation in (first, second, third):
        anchor = quotation["url"].partition("#")[2]
        assert html.fromstring(built.page("/2024/02/berita/")).get_element_by_id(anchor) is not None


UNITS = (
    Office("senduro", "Polsek Senduro", "polsek", "Senduro", "Asia/Jakarta", "X"),
    Office("lumajang", "Polres Lumajang", "polres", "Lumajang", "Asia/Jakarta", "X"),
)


@pytest.mark.parametrize(
    ("function", "rank", "office"),
    [
        ("Kapolres Lumajang", "AKBP", "lumajang"),
        ("Wakapolsek Senduro", "Ipda", "senduro"),
        ("Kasi Humas POLRES LUMAJANG", "Ipda", "lumajang"),
        ("Kapolres Malang", "AKBP", ""),
        ("mantan Kapolres Lumajang", "AKBP", ""),
        ("Ketua Bhayangkari Polres Lumajang", "", ""),
        ("", "Ipda", ""),
    ],
)
def test_only_who_holds_a_rank_and_a_function_of_an_office_is_told_to_serve_there(
    function: str, rank: str, office: str
) -> None:
    speaker = Speaker("Uji", "uji", rank, "", function)

    found = serves_at(speaker, UNITS)

    assert (found.id if found else "") == office


def test_offices_are_told_up_to_the_highest(built: Press) -> None:
    graph = graph_of(built.page("/2024/02/berita/"))
    offices = [it for it in graph if it["@type"] == "GovernmentOrganization"]

    assert [it["name"] for it in offices] == ["Polres Lumajang", "Polda Jawa Timur"]
    assert article(built, "berita")["sourceOrganization"] == {"@id": offices[0]["@id"]}
    assert offices[0]["parentOrganization"] == {"@id": offices[1]["@id"]}


def test_images_are_the_share_image_and_the_photo_at_its_widest(built: Press) -> None:
    share, photo = article(built, "berita")["image"]

    assert share["url"].endswith("share.jpg")
    assert photo["url"].endswith("1200.jpg")
    assert (photo["width"], photo["height"]) == (1200, 771)
    for it in (share, photo):
        assert it["caption"] == "Pos jaga."
        assert it["creditText"] == "Humas"
        assert it["dateCreated"] == "2023-11-02"


@pytest.mark.parametrize("name", ["ketemu", "kedaluwarsa"])
def test_an_appeal_that_is_over_shows_a_card_and_no_photo(built: Press, name: str) -> None:
    (only,) = article(built, name)["image"]

    assert only["url"].endswith("card.png")
    assert only.keys() == {"@type", "url", "width", "height"}
    assert "expires" not in article(built, name)


def test_an_open_appeal_says_when_it_ends(built: Press) -> None:
    assert datetime.fromisoformat(article(built, "hilang")["expires"]).tzinfo is not None


def test_a_republished_release_says_where_it_came_from(built: Press) -> None:
    page = html.fromstring(built.page("/2024/02/dari-lain/"))

    assert article(built, "dari-lain")["isBasedOn"] == "https://lain.example/asal/"
    assert page.xpath("string(//link[@rel='canonical']/@href)") == "https://lain.example/asal/"
    own = page.xpath("string(//meta[@property='og:url']/@content)")
    assert own == article(built, "dari-lain")["url"] == f"{SITE}/2024/02/dari-lain/"


def test_a_reply_cites_what_it_answers(built: Press) -> None:
    assert article(built, "hak-jawab")["citation"] == f"{SITE}/2024/02/berita/"
    assert "citation" not in article(built, "berita")


def test_a_withdrawn_page_tells_nothing_of_its_text(built: Press) -> None:
    page = built.page("/2024/02/dicabut/")
    (about, _) = graph_of(page)

    assert about == {
        "@type": "WebPage",
        "url": f"{SITE}/2024/02/dicabut/",
        "name": "[Dicabut] Siaran pers ini telah dicabut",
        "inLanguage": "id",
        "isPartOf": {"@type": "WebSite", "@id": f"{SITE}/#website", "name": "Kabar Uji"},
        "publisher": {
            "@type": "NewsMediaOrganization",
            "@id": f"{SITE}/#publisher",
            "name": "PT Kabar Uji",
        },
        "dateModified": "2024-02-04T10:00:00+07:00",
    }
    for word in ("tidak boleh disebut", "Rahasia", "rahasia", "berjaga"):
        assert word not in page


def test_the_search_that_is_told_is_the_one_that_the_page_does(built: Press) -> None:
    action = told(built, "/")["WebSite"]["potentialAction"]
    page = html.fromstring(built.page("/cari/"))
    form, variable = page.forms[0], re.findall(r"\{(\w+)\}", action["target"]["urlTemplate"])

    assert action["target"]["urlTemplate"] == f"{SITE}{form.action}?q={{words}}"
    assert [field.name for field in form.inputs if field.name] == ["q"]
    assert action["query-input"] == f"required name={variable[0]}"


def test_a_police_desk_is_no_press_company(press: Press) -> None:
    press.write({"config.yaml": CONFIG.replace("kind: pers", "kind: instansi")})
    press.write({"content/pages/redaksi.md": STANDING.format("Redaksi")})
    press.build()

    publisher = told(press, "/")["GovernmentOrganization"]

    assert publisher["@id"] == f"{SITE}/#publisher"
    assert publisher.keys().isdisjoint({"masthead", "ethicsPolicy", "publishingPrinciples", "logo"})


def test_a_policy_is_told_from_the_build_on_that_publishes_its_page(press: Press) -> None:
    press.build()
    assert "ethicsPolicy" not in told(press, "/")["NewsMediaOrganization"]
    press.write({"content/pages/pedoman-media-siber.md": STANDING.format("Pedoman")})

    press.build()

    policy = f"{SITE}/pedoman-media-siber/"
    assert told(press, "/")["NewsMediaOrganization"]["ethicsPolicy"] == policy


def test_crumbs_are_told_as_the_page_shows_them(built: Press) -> None:
    for url in EXPECTED:
        page = html.fromstring(built.page(url))
        shown = [
            (step.text_content(), "".join(step.xpath("a/@href")))
            for step in page.xpath("//nav[@class='crumbs']//li")
        ]
        steps = told(built, url).get("BreadcrumbList", {"itemListElement": []})["itemListElement"]
        assert [
            (step["name"], step.get("item", "").removeprefix(SITE)) for step in steps
        ] == shown or url == "/2024/02/draf/"
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))


def test_the_head_names_authors_section_and_topics(built: Press) -> None:
    page = html.fromstring(built.page("/2024/02/berita/"))

    def said(name: str) -> list[str]:
        found: list[str] = page.xpath(f"//meta[@property='{name}']/@content")
        return found

    assert said("article:author") == [
        f"{SITE}/penulis/{it}/" for it in ("sari-utami", "budi-contoh")
    ]
    assert said("article:section") == ["Jagongan Kamtibmas"]
    assert said("article:tag") == ["pemilu 2024", "ronda"]


NASTY = st.text() | st.sampled_from(
    [
        "</script>",
        "<!--<script>",
        "]]>",
        "\u2028\u2029",
        "&amp;",
        '"\\',
        "{{ 7 * 7 }}",
        "</SCRIPT\n>",
    ]
)


NEWSROOM = Newsroom(Site("Uji", SITE), Publisher("pers", "Uji", "Jalan", "Rina"), UNITS)


@given(title=NASTY, summary=NASTY, said=NASTY, note=NASTY, name=NASTY)
def test_any_text_reads_back_and_none_ends_the_script(
    title: str, summary: str, said: str, note: str, name: str
) -> None:
    shown = Release(
        *("content/a.md", "a", title, (Term(name, "penulis"),), "lumajang", MOMENT, "", summary),
        topics=(Term(name, "topik"),),
        corrections=(Correction(MOMENT, note),),
        quotes=(Quote(1, said, Speaker(name, "x", name, name, name)),),
    )
    page = PageFacts(shown.url, "", title, summary, "release", (("Beranda", "/"), (title, "")))
    desk = Desk(
        NEWSROOM, phrases("id"), page_words("id"), Ask(sqlite3.connect(":memory:"), NEWSROOM)
    )
    structured = Structured(desk, Addresses(SITE), "")

    block = str(structured.of(page, {"release": shown, "share_image": None, "photo": None}))

    article, *_, crumbs = json.loads(block)["@graph"]
    read = json.loads(block)["@graph"][1]
    assert article.get("headline", "") == title
    assert article.get("description", "") == summary
    assert article["keywords"] == [name]
    assert article["author"][0].get("name", "") == name
    assert article["hasPart"][0].get("text", "") == said
    assert article["correction"][0].get("text", "") == note
    assert read.get("honorificPrefix", "") == read.get("jobTitle", "") == name
    assert crumbs["itemListElement"][1].get("name", "") == title
    assert not re.search("[<\u2028\u2029]", block)


def test_a_title_that_would_end_the_script_ends_nothing_on_its_page(press: Press) -> None:
    title = "</script><p id='out'>Keluar</p><!-- \u2028 & \\ \""
    press.write({"content/a.md": release(json.dumps(title))})
    assert press.build().published

    page = press.page("/2024/02/a/")

    (article,) = (it for it in graph_of(page) if it["@type"] == "NewsArticle")
    assert article["headline"] == " ".join(title.split())
    assert html.fromstring(page).xpath("//*[@id='out']") == []
    assert html.fromstring(page).xpath("//script[1]/following-sibling::*") == []
