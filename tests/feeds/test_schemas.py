"""Atom and JSON Feed against a schema each; RSS has none, its profile is test_rules.py."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from lxml import etree
from newsstand import LISTS, document, front_page, parsed, told
from press import NOW, Press

from siarpers.site.feeds import jsonfeed, syndication
from siarpers.site.feeds.channel import Channel

SCHEMAS = Path(__file__).parent / "schemas"
HEAD = Channel(
    *("Kabar", "Situs", "https://uji.example/", "https://uji.example/feed.json", "id", "PT Kabar"),
    NOW,
    hubs=("https://hub.example/",),
)
EMPTY = """\
<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:a</id><title>A</title>
<updated>2024-01-01T00:00:00Z</updated>{}</feed>"""
ENTRY = "<entry><id>urn:b</id><title>B</title><updated>2024-01-01T00:00:00Z</updated>{}</entry>"

every_list = pytest.mark.parametrize("url", LISTS)


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    return front_page(tmp_path_factory.mktemp("newsstand") / "site")


@cache
def atom() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(SCHEMAS / "atom.rng"))


@cache
def json_feed() -> Draft202012Validator:
    schema = json.loads((SCHEMAS / "json-feed.json").read_bytes())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def faults(feed: object) -> list[str]:
    return [f"{fault.json_path}: {fault.message}" for fault in json_feed().iter_errors(feed)]


@every_list
def test_atom_feeds_are_as_rfc_4287_draws_them(press: Press, url: str) -> None:
    atom().assertValid(document(press, f"{url}atom.xml"))


@every_list
def test_json_feeds_are_as_version_1_1_draws_them(press: Press, url: str) -> None:
    assert faults(told(press, url)) == []


def test_feeds_with_hubs_are_as_drawn() -> None:
    atom().assertValid(parsed(syndication.atom(HEAD, [])))
    assert faults(json.loads(jsonfeed.json_feed(HEAD, []))) == []


@pytest.mark.parametrize(
    "more",
    [
        ENTRY.format("").replace("updated", "changed"),
        ENTRY.format('<content type="CDATA">x</content>'),
        ENTRY.format("<published>2024-01-01</published>"),
        ENTRY.format('<link rel="enclosure" type="image/jpeg"/>'),
        "<id>urn:c</id>",
        "<description/>",
        '<link href="/" length2="3"/>',
    ],
)
def test_the_schema_of_atom_refuses_what_is_wrong(more: str) -> None:
    assert atom().validate(parsed(EMPTY.format(ENTRY.format("")).encode()))
    assert not atom().validate(parsed(EMPTY.format(more).encode()))


@pytest.mark.parametrize(
    "more",
    [
        {"id": 7},
        {"content_html": None},
        {"date_published": "Thu, 01 Feb 2024 12:17:00 +0700"},
        {"attachments": [{"url": "https://uji.example/a.jpg"}]},
        {"_extension": "text"},
        {"author": {"name": "Sari"}},
    ],
)
def test_the_schema_of_json_feed_refuses_what_is_wrong(more: dict[str, object]) -> None:
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "A"}
    item: dict[str, object] = {"id": "b", "content_html": "c"}

    assert faults(feed | {"items": [item]}) == []
    assert faults(feed | {"items": [item | more]}) != []
