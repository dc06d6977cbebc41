"""What RSS 2.0, Atom, JSON Feed, OPML and the best practices of each ask of a feed, rule by rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import etree
from newsstand import (
    ARCHIVE,
    HARD,
    LISTS,
    NAMES,
    OLDEST,
    SECRET,
    URL,
    Html,
    channel,
    document,
    entries,
    feeds,
    files,
    front_page,
    items,
    parsed,
    texts,
    titled,
    told,
)
from PIL import Image
from press import CONFIG, NOW, Press, release

from siarpers.site.feeds import jsonfeed, syndication
from siarpers.site.feeds.channel import Channel
from siarpers.site.feeds.item import FeedItem

RFC822 = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) "
    r"\d{4} \d{2}:\d{2}:\d{2} [+-]\d{4}"
)
RFC3339 = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})")
CDATA = re.compile(r"<!\[CDATA\[.*?\]\]>", re.DOTALL)
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

every_list = pytest.mark.parametrize("url", LISTS)


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    return front_page(tmp_path_factory.mktemp("newsstand") / "site")


def text(element: etree._Element, name: str) -> str:
    """The text of a child that is there once."""
    found = element.findall(name, NAMES)
    assert len(found) == 1, (name, found)
    return found[0].text or ""


def full(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and address.isascii()


# RSS


@every_list
def test_a_channel_says_title_page_and_description_once(press: Press, url: str) -> None:
    head = channel(press, url)

    assert text(head, "title")
    assert text(head, "description")
    assert text(head, "link") == URL + url


@every_list
def test_a_channel_names_its_own_address(press: Press, url: str) -> None:
    own = [dict(one.attrib) for one in channel(press, url).findall("atom:link", NAMES)]

    assert own == [{"href": f"{URL}{url}feed.xml", "rel": "self", "type": "application/rss+xml"}]


@every_list
def test_items_come_last_in_a_channel(press: Press, url: str) -> None:
    names = [one.tag for one in channel(press, url)]

    assert names == sorted(names, key=lambda name: name == "item")


@every_list
def test_a_description_stands_before_the_whole_text(press: Press, url: str) -> None:
    for item in items(press, url):
        names = [one.tag for one in item]
        whole = f"{{{NAMES['content']}}}encoded"
        assert names.count("description") == names.count(whole) == 1
        assert names.index("description") < names.index(whole)
        assert text(item, "description")
        assert text(item, "content:encoded")


@every_list
def test_an_enclosure_is_one_file_with_its_true_size(press: Press, url: str) -> None:
    for item in items(press, url):
        enclosures = item.findall("enclosure")
        assert len(enclosures) <= 1
        for one in enclosures:
            assert one.get("url", "").startswith(f"{URL}/foto/")
            data = (press.output / one.get("url", "")[len(URL) + 1 :]).read_bytes()
            assert int(one.get("length", "")) == len(data) > 0
            assert one.get("type") == "image/jpeg"
            assert data[:3] == b"\xff\xd8\xff"


@every_list
def test_media_say_what_the_enclosure_is(press: Press, url: str) -> None:
    for item in items(press, url):
        enclosure, media = item.find("enclosure"), item.findall("media:content", NAMES)
        assert len(media) == (enclosure is not None)
        for one in media:
            data = (press.output / one.get("url", "")[len(URL) + 1 :]).read_bytes()
            size = Image.open(BytesIO(data)).size
            assert enclosure is not None
            assert one.get("url") == enclosure.get("url")
            assert one.get("fileSize") == str(len(data))
            assert one.get("type") == "image/jpeg"
            assert one.get("medium") == "image"
            assert (one.get("width"), one.get("height")) == tuple(map(str, size))


def test_the_release_with_photos_has_lead_text_and_gallery(press: Press) -> None:
    item = titled(press, "/", "Pasar dibuka lagi")
    whole = text(item, "content:encoded")

    assert item.find("enclosure") is not None
    assert whole.count("<img ") == whole.count("<figure><img ") == 3
    assert "Kios di dalam pasar." in whole
    assert "Parkir &lt;penuh&gt; &amp; sesak." in whole


@every_list
def test_a_guid_is_unique_and_a_permalink_only_as_a_full_address(press: Press, url: str) -> None:
    guids = [one for item in items(press, url) for one in item.findall("guid")]

    assert len(guids) == len(items(press, url)) == len({one.text for one in guids})
    for one in guids:
        assert (one.get("isPermaLink") == "true") == full(one.text or "")
        assert one.get("isPermaLink") == "true"


def test_a_guid_survives_another_title_and_slug(tmp_path: Path) -> None:
    press = Press(tmp_path / "site")
    press.write({"config.yaml": CONFIG, "content/kabar.md": release("Kabar", slug="kabar")})
    assert press.build().published
    before = _ids(press)

    press.write(
        {
            "content/kabar.md": release(
                "Judul lain", slug="lain", aliases="[/2024/02/kabar/]", updated="2024-02-03 10:00"
            )
        }
    )
    assert press.build().published

    assert _ids(press) == before == {f"{URL}/2024/02/kabar/"}
    assert [text(one, "link") for one in items(press, "/")] == [f"{URL}/2024/02/lain/"]


def _ids(press: Press) -> set[str]:
    """What the releases of a site are called, in all formats."""
    return {
        *(text(item, "guid") for item in items(press, "/")),
        *(text(entry, "atom:id") for entry in entries(press, "/")),
        *(item["id"] for item in told(press, "/")["items"]),
    }


@every_list
def test_dates_are_of_rfc_822_and_true(press: Press, url: str) -> None:
    head = channel(press, url)
    dates = [one.text or "" for one in head.iter("lastBuildDate", "pubDate")]

    assert len(dates) == len(items(press, url)) + bool(items(press, url))
    for one in dates:
        assert RFC822.fullmatch(one), one
        assert f"{parsedate_to_datetime(one):%a}" == one[:3]
    zones = {one[-5:] for one in dates}
    assert zones <= ({"+0900"} if "papua" in url else {"+0700", "+0900"})


@every_list
def test_no_address_in_a_text_is_relative(press: Press, url: str) -> None:
    for whole in texts(press, url):
        for address in Html(whole).addresses:
            assert full(address) or address.startswith("mailto:"), address


def test_addresses_within_a_text_lead_to_its_page(press: Press) -> None:
    whole = text(titled(press, "/", "Pasar dibuka lagi"), "content:encoded")
    page = f"{URL}/2024/05/foto/"

    addresses = Html(whole).addresses

    assert {f"{page}#kutipan-1", f"{page}#fn:1", f"{page}#fnref:1"} <= set(addresses)
    assert f"{URL}/2024/01/patroli-3/" in addresses
    assert f"{URL}/redaksi/" in addresses


@every_list
def test_nothing_in_a_text_acts(press: Press, url: str) -> None:
    acting = {"script", "embed", "object", "meta", "iframe", "style", "form", "link", "base"}
    for whole in texts(press, url):
        assert not Html(whole).tags & acting
        assert not re.search(r"<[^>]* on[a-z]+=|javascript:", whole)


@pytest.mark.parametrize("name", LISTS)
def test_plain_text_writes_a_bracket_as_a_number(press: Press, name: str) -> None:
    outside = CDATA.sub("", press.page(f"{name}feed.xml"))

    assert "&lt;" not in outside
    assert "&amp;lt;" not in outside


def test_a_hard_title_is_the_same_in_every_format(press: Press) -> None:
    raw = press.page("/feed.xml")

    assert "&#x3C;uang&gt; &amp; &#x3C;b&gt;motor&#x3C;/b&gt;" in raw
    assert titled(press, "/", HARD) is not None
    assert HARD in [text(entry, "atom:title") for entry in entries(press, "/")]
    assert HARD in [item["title"] for item in told(press, "/")["items"]]


@every_list
def test_authors_are_creators(press: Press, url: str) -> None:
    for item in items(press, url):
        assert item.findall("dc:creator", NAMES)
        assert [one.text for one in item.findall("author") if "@" not in (one.text or "")] == []


def test_each_author_topic_and_programme_is_told(press: Press) -> None:
    item = titled(press, "/", "Pasar dibuka lagi")
    plain = titled(press, "/", "Patroli ke-79")

    creators = [one.text for one in item.findall("dc:creator", NAMES)]
    assert creators == ["Budi Contoh", "Sari Utami"]
    assert [one.text for one in item.findall("category")] == ["pasar", "pemilu & suara"]
    assert [one.text for one in plain.findall("category")] == ["Jumat Curhat", "pasar"]


@every_list
def test_an_image_of_a_channel_repeats_its_title_and_page(press: Press, url: str) -> None:
    head = channel(press, url)
    for image in head.findall("image"):
        assert text(image, "title") == text(head, "title")
        assert text(image, "link") == text(head, "link")


@every_list
def test_the_language_is_indonesian(press: Press, url: str) -> None:
    lang = "{http://www.w3.org/XML/1998/namespace}lang"

    assert text(channel(press, url), "language") == "id"
    assert document(press, f"{url}atom.xml").get(lang) == "id"
    assert told(press, url)["language"] == "id"


def changed(item: etree._Element) -> datetime:
    """When the release of an RSS item last changed."""
    updated = item.findtext("atom:updated", "", NAMES)
    return datetime.fromisoformat(updated) if updated else published(item)


def published(item: etree._Element) -> datetime:
    return parsedate_to_datetime(text(item, "pubDate"))


@every_list
def test_a_feed_is_as_old_as_its_newest_item(press: Press, url: str) -> None:
    head = channel(press, url)
    newest = max(map(changed, items(press, url)), default=None)

    if newest is None:
        assert head.find("lastBuildDate") is None
        return
    assert parsedate_to_datetime(text(head, "lastBuildDate")) == newest
    updated = text(document(press, f"{url}atom.xml"), "atom:updated")
    assert datetime.fromisoformat(updated) == newest


def test_a_build_elsewhere_and_later_gives_the_same_bytes(press: Press, tmp_path: Path) -> None:
    other = Press(tmp_path / "elsewhere")
    other.write({"config.yaml": CONFIG, **files()})
    assert other.build(now=NOW + timedelta(days=1)).published

    def all_of(site: Press) -> dict[str, str]:
        names = ("feed.xml", "atom.xml", "feed.json", "feeds.opml")
        return {file: sum_ for file, sum_ in site.tree().items() if file.endswith(names)}

    assert all_of(other) == all_of(press)


def test_a_republished_release_names_its_source(press: Press) -> None:
    source = titled(press, "/", "Kabar alihan").findall("source")
    address = "https://kabar.example/1?a=1&b=%C3%A9"

    assert [(one.text, dict(one.attrib)) for one in source] == [
        ("Kabar & <Contoh>", {"url": address})
    ]
    assert sum(len(item.findall("source")) for item in items(press, "/")) == 1
    via = [link.get("href") for one in entries(press, "/") for link in _links(one, "via")]
    assert via == [address]
    outside = [item.get("external_url") for item in told(press, "/")["items"]]
    assert list(filter(None, outside)) == [address]


def _links(element: etree._Element, rel: str) -> list[etree._Element]:
    return [one for one in element.findall("atom:link", NAMES) if one.get("rel") == rel]


@every_list
def test_a_feed_holds_fifty_at_most_the_last_changed_first(press: Press, url: str) -> None:
    moments = [changed(item) for item in items(press, url)]

    assert moments == sorted(moments, reverse=True)
    held = press.rows("SELECT count FROM term WHERE list = ?", _list_id(url))
    assert len(moments) == min(50, sum(count for (count,) in held))


def _list_id(url: str) -> str:
    kinds = {"penulis": "author", "topik": "topic", "program": "programme", "narasumber": "speaker"}
    first, _, slug = url.strip("/").partition("/")
    return f"{kinds.get(first, 'office')}/{slug}" if slug else "site"


@pytest.mark.parametrize(
    "url",
    [
        *("/", "/polda/jatim/", "/polres/lumajang/", "/penulis/sari-utami/", "/topik/pasar/"),
        *("/program/jumat-curhat/", "/narasumber/sugiarto/"),
    ],
)
def test_an_old_release_comes_back_to_the_top_when_it_is_corrected(press: Press, url: str) -> None:
    item, entry, data = items(press, url)[0], entries(press, url)[0], told(press, url)["items"][0]
    note = "Ralat, Kamis, 30 Mei 2024 - 09:00 WIB: Jumlah <pos> & jam."

    assert press.rows("SELECT count FROM term WHERE list = ?", _list_id(url)) >= [(ARCHIVE,)]
    assert text(item, "guid") == text(entry, "atom:id") == data["id"] == URL + OLDEST
    assert text(item, "title") == "[Ralat] Patroli ke-0"
    assert text(item, "description").startswith(note)
    assert Html(text(item, "content:encoded")).words[:3] == ["Ralat", "Kamis", "30"]
    assert published(item).isoformat() == "2024-01-02T08:00:00+07:00" == data["date_published"]
    assert changed(item).isoformat() == "2024-05-30T09:00:00+07:00" == data["date_modified"]
    assert text(entry, "atom:updated") == data["date_modified"]
    assert data["_siarpers"]["corrections"] == [
        {"date": "2024-05-30T09:00:00+07:00", "note": "Jumlah <pos> & jam."}
    ]


def test_titles_say_what_a_reader_of_titles_must_know(press: Press) -> None:
    titles = {text(item, "title") for item in items(press, "/")}

    assert "[Diperbarui] Banjir surut" in titles
    assert "Advertorial: Sembako murah" in titles
    assert "Belum jelas" in titles


def test_a_withdrawn_release_is_its_notice_and_no_word_or_photo_more(press: Press) -> None:
    item = next(one for one in items(press, "/") if "[Dicabut]" in text(one, "title"))

    assert text(item, "content:encoded") == "<p><strong>Demi masa depan anak.</strong></p>"
    assert item.find("enclosure") is None
    assert item.find("media:content", NAMES) is None
    for name in ("feed.xml", "atom.xml", "feed.json", "feeds.opml"):
        for url in feeds(press, name):
            assert SECRET not in press.page(url)
            assert "Nama anak" not in press.page(url)


def test_no_feed_holds_a_character_that_xml_forbids(press: Press) -> None:
    for name in ("feed.xml", "atom.xml", "feed.json", "feeds.opml"):
        for url in feeds(press, name):
            assert not FORBIDDEN.search(press.page(url))


HEAD = Channel(
    "Kabar <Uji> & lain",
    "Situs",
    f"{URL}/",
    f"{URL}/feed.xml",
    "id",
    "PT Kabar",
    NOW,
    hubs=("https://hub.example/?a=1&b=2", "https://hub2.example/"),
)


def test_hubs_stand_in_every_format_and_leave_the_page_its_link() -> None:
    rss = parsed(syndication.rss(HEAD, ["<item/>"])).find("channel")
    atom = parsed(syndication.atom(HEAD, []))
    data = jsonfeed.json_feed(HEAD, [])

    assert rss is not None
    assert [one.get("href") for one in _links(rss, "hub")] == list(HEAD.hubs)
    assert [one.tag for one in rss].index("item") == len(rss) - 1
    assert text(rss, "link") == HEAD.home
    assert [one.get("href") for one in _links(rss, "self")] == [HEAD.address]
    assert [one.get("href") for one in _links(atom, "hub")] == list(HEAD.hubs)
    assert [one.get("href") for one in _links(atom, "alternate")] == [HEAD.home]
    assert b'"hubs":[{"type":"WebSub","url":"https://hub.example/?a=1&b=2"},' in data


# Atom, RFC 4287


@every_list
def test_an_atom_feed_has_what_it_must_have_once(press: Press, url: str) -> None:
    feed = document(press, f"{url}atom.xml")

    assert text(feed, "atom:id") == URL + url
    assert text(feed, "atom:title")
    assert RFC3339.fullmatch(text(feed, "atom:updated"))
    assert feed.findtext("atom:author/atom:name", "", NAMES) == "PT Kabar Uji"
    own = _links(feed, "self")
    assert [(one.get("href"), one.get("type")) for one in own] == [
        (f"{URL}{url}atom.xml", "application/atom+xml")
    ]


@every_list
def test_an_atom_entry_has_what_it_must_have_once(press: Press, url: str) -> None:
    found = entries(press, url)

    assert len({text(entry, "atom:id") for entry in found}) == len(found)
    for entry in found:
        assert full(text(entry, "atom:id"))
        assert text(entry, "atom:title")
        assert RFC3339.fullmatch(text(entry, "atom:updated"))
        assert RFC3339.fullmatch(text(entry, "atom:published"))
        assert entry.findall("atom:author/atom:name", NAMES)
        content = entry.find("atom:content", NAMES)
        assert content is not None
        assert content.get("type") == "html"
        assert content.text


@every_list
def test_atom_has_no_two_alternates_of_one_type_and_language(press: Press, url: str) -> None:
    for element in (document(press, f"{url}atom.xml"), *entries(press, url)):
        alternates = [
            (one.get("type"), one.get("hreflang")) for one in _links(element, "alternate")
        ]
        assert len(alternates) == len(set(alternates)) == 1
        assert all(one.get("rel") for one in element.findall("atom:link", NAMES))


def test_an_atom_enclosure_tells_type_and_length(press: Press) -> None:
    found = [link for entry in entries(press, "/") for link in _links(entry, "enclosure")]

    assert len(found) == 1
    for link in found:
        data = (press.output / link.get("href", "")[len(URL) + 1 :]).read_bytes()
        assert link.get("type") == "image/jpeg"
        assert link.get("length") == str(len(data))


@every_list
def test_all_formats_tell_the_same_items_in_the_same_order(press: Press, url: str) -> None:
    data = told(press, url)["items"]

    rss = [(text(one, "guid"), text(one, "title"), text(one, "link")) for one in items(press, url)]
    atom = [
        (text(one, "atom:id"), text(one, "atom:title"), _links(one, "alternate")[0].get("href"))
        for one in entries(press, url)
    ]
    assert rss == atom == [(one["id"], one["title"], one["url"]) for one in data]
    bodies = list(texts(press, url))
    assert bodies[: len(rss)] == bodies[len(rss) : 2 * len(rss)] == bodies[2 * len(rss) :]


# JSON Feed 1.1


@every_list
def test_a_json_feed_has_what_it_must_have(press: Press, url: str) -> None:
    feed = told(press, url)

    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    assert feed["home_page_url"] == URL + url
    assert feed["feed_url"] == f"{URL}{url}feed.json"
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert item["content_html"]
        assert all(one["name"] for one in item["authors"])
        assert RFC3339.fullmatch(item["date_published"])
        assert RFC3339.fullmatch(item.get("date_modified", item["date_published"]))
        for one in item.get("attachments", ()):
            assert full(one["url"])
            assert one["mime_type"] == "image/jpeg"


@every_list
def test_extensions_of_a_json_feed_are_objects(press: Press, url: str) -> None:
    feed = told(press, url)
    for element in (feed, *feed["items"]):
        for name, value in element.items():
            assert name.startswith("_") == (name == "_siarpers")
            assert not name.startswith("_") or isinstance(value, dict)


def test_an_attachment_is_the_enclosure(press: Press) -> None:
    (data,) = [item for item in told(press, "/")["items"] if "attachments" in item]
    enclosure = titled(press, "/", data["title"]).find("enclosure")

    assert enclosure is not None
    assert data["image"] == enclosure.get("url")
    assert data["attachments"] == [
        {
            "url": enclosure.get("url"),
            "mime_type": "image/jpeg",
            "size_in_bytes": int(enclosure.get("length", "")),
        }
    ]


# OPML 2.0


def outlines(press: Press) -> Iterator[etree._Element]:
    yield from document(press, "/feeds.opml").iter("outline")


def test_opml_names_every_feed_once_and_each_is_there(press: Press) -> None:
    named = [one.get("xmlUrl") for one in outlines(press) if one.get("type")]

    assert sorted(filter(None, named)) == [URL + url for url in feeds(press)]
    assert len(named) == len(set(named))


def test_every_outline_of_opml_has_text_and_a_feed_its_address(press: Press) -> None:
    root = document(press, "/feeds.opml")

    assert root.get("version") == "2.0"
    assert [one.tag for one in root] == ["head", "body"]
    for one in outlines(press):
        assert one.get("text")
        if one.get("type"):
            assert one.get("type") == "rss"
            assert press.has(one.get("xmlUrl", "").removeprefix(URL))
            assert press.has(one.get("htmlUrl", "").removeprefix(URL))
        else:
            assert len(one)


def test_opml_leaves_out_groups_without_lists(tmp_path: Path) -> None:
    press = Press(tmp_path / "site")
    press.write({"config.yaml": CONFIG, "content/a.md": release()})
    assert press.build().published

    groups = [one.get("text") for one in outlines(press) if not one.get("type")]

    assert groups == ["Penulis"]


# Cost


def test_a_release_is_written_once_for_all_feeds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def counted(make: Callable[[FeedItem], object]) -> Callable[[FeedItem], object]:
        def write(item: FeedItem) -> object:
            made.append(item.url)
            return make(item)

        return write

    monkeypatch.setattr(syndication, "item_xml", counted(syndication.item_xml))
    press = Press(tmp_path / "site")
    topics = "[satu, dua, tiga, empat]"
    texts_ = {f"content/{n}.md": release(f"Kabar {n}", slug=f"k{n}", tags=topics) for n in range(3)}
    press.write({"config.yaml": CONFIG, **texts_})

    assert press.build(jobs=1).published

    assert len(feeds(press)) == 10
    assert sorted(made) == [f"{URL}/2024/02/k{n}/" for n in range(3)]


def test_nothing_is_dated_by_the_clock() -> None:
    head = Channel("Kabar", "Situs", f"{URL}/", f"{URL}/feed.xml", "id", "PT Kabar", None)

    assert b"lastBuildDate" not in syndication.rss(head, [])
    assert text(parsed(syndication.atom(head, [])), "atom:updated") == (
        datetime(1970, 1, 1, tzinfo=UTC).isoformat()
    )
