"""Every feed of the sample site as the parsers of others read it, against what reporters wrote."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import feedparser
import pytest
from newsstand import Html
from press import Press, left_out

from siarpers.store.documents import release_from
from siarpers.words.release import Release

TOP = Path(__file__).parents[2]
MODULES = TOP / "tests" / "browser"
URL = "https://iwo-contoh.example"
FILES = ("feed.xml", "atom.xml", "feed.json")


@dataclass(frozen=True)
class Told:
    """What a parser makes of an item; None is what it does not read."""

    id: str
    link: str
    title: str
    html: str
    published: datetime
    summary: str | None = None
    updated: datetime | None = None
    authors: list[str] | None = None
    tags: list[str] | None = None
    photo: tuple[str, int, str] | tuple[()] | None = None
    """(address, bytes, type) of the enclosure; empty if there is none."""


@dataclass(frozen=True)
class Sample:
    """The sample site, built."""

    press: Press
    releases: dict[str, Release]
    """By their full address."""
    feeds: dict[str, list[str]]
    """The files of the feeds in each format."""

    def listed(self, file: str) -> set[str]:
        """The paths of the releases that stand in the list of the feed in a file."""
        ((list_id,),) = self.press.rows("SELECT args ->> 0 FROM page WHERE url = ?", f"/{file}")
        rows = self.press.rows("SELECT path FROM listing WHERE list = ?", list_id)
        return {path for (path,) in rows}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    root = tmp_path_factory.mktemp("sample") / "site"
    root.mkdir()
    shutil.copy(TOP / "config.yaml", root)
    for folder in ("content", "templates"):
        shutil.copytree(TOP / folder, root / folder)
    press = Press(root, URL)
    outcome = press.build()
    assert outcome.published, outcome.problems
    rows = press.rows("SELECT whole FROM document WHERE shown AND kind = 'release'")
    releases = {URL + one.url: one for (whole,) in rows for one in [release_from(whole)]}
    feeds = {
        name: sorted(file.relative_to(press.output).as_posix() for file in press.output.rglob(name))
        for name in FILES
    }
    assert len(feeds["feed.xml"]) == len(feeds["atom.xml"]) == len(feeds["feed.json"]) > 20
    return Sample(press, releases, feeds)


def check(sample: Sample, file: str, items: list[Told]) -> None:
    """The items are the releases of their list, whole."""
    listed = sample.listed(file)
    assert len(items) == min(50, len(listed)), file
    assert len({item.id for item in items}) == len(items)
    for item in items:
        release = sample.releases[item.link]
        assert release.path in listed
        first = URL + (release.aliases[0] if release.aliases else release.url)
        assert item.id == first
        assert item.title == marked(release)
        assert item.published == release.date
        if item.updated is not None:
            assert item.updated == release.changed
        if item.summary is not None:
            assert set(words(release.summary)) <= set(words(item.summary))
        if item.authors is not None:
            assert item.authors == [author.name for author in release.authors]
        if item.tags is not None:
            terms = (*((release.programme,) if release.programme else ()), *release.topics)
            assert item.tags == [term.name for term in terms]
        assert is_in(Html(release.body).words, Html(item.html).words), item.link
        for correction in release.corrections:
            assert is_in(words(correction.note), Html(item.html).words)
        if item.photo is not None:
            assert bool(item.photo) == bool(release.photo), item.link
        if item.photo:
            url, size, kind = item.photo
            data = (sample.press.output / url.removeprefix(f"{URL}/")).read_bytes()
            assert (size, kind) == (len(data), "image/jpeg")


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def is_in(some: list[str], all_: list[str]) -> bool:
    """Whether the words stand there, in that order."""
    rest = iter(all_)
    return all(word in rest for word in some)


def marked(release: Release) -> str:
    title = f"Advertorial: {release.title}" if release.paid else release.title
    if release.withdrawn:
        return f"[Dicabut] {title}"
    if release.corrections:
        return f"[Ralat] {title}"
    return f"[Diperbarui] {title}" if release.updated else title


def test_the_sample_site_has_something_of_everything(sample: Sample) -> None:
    every = sample.releases.values()

    assert any(one.photo for one in every)
    assert any(one.corrections for one in every)
    assert any(one.withdrawn for one in every)
    assert any(one.source for one in every)
    assert any(one.aliases for one in every)
    assert any(one.updated for one in every)
    assert any(one.programme and one.topics for one in every)
    assert any(len(one.authors) > 1 for one in every)


# feedparser


@pytest.mark.parametrize("name", ["feed.xml", "atom.xml"])
def test_feedparser_reads_every_release_whole(sample: Sample, name: str) -> None:
    for file in sample.feeds[name]:
        read = feedparser.parse((sample.press.output / file).read_bytes())

        assert not read.bozo, read.get("bozo_exception")
        assert read.version == {"feed.xml": "rss20", "atom.xml": "atom10"}[name]
        assert read.feed.link == f"{URL}/{file.removesuffix(name)}"
        assert read.feed.language == "id"
        check(sample, file, [_of_feedparser(entry) for entry in read.entries])


def _of_feedparser(entry: Any) -> Told:
    photos = [link for link in entry.links if link.rel == "enclosure"]
    return Told(
        id=entry.id,
        link=entry.link,
        title=entry.title,
        html=entry.content[0].value,
        published=_moment(entry.published),
        summary=entry.summary,
        updated=_moment(entry.updated if "updated" in entry else entry.published),
        authors=[author.name for author in entry.authors],
        tags=[tag.term for tag in entry.get("tags", ())],
        photo=next(((one.href, int(one.length), one.type) for one in photos), ()),
    )


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text) if text[:4].isdigit() else parsedate_to_datetime(text)


# JSON


def test_json_feeds_hold_every_release_whole(sample: Sample) -> None:
    for file in sample.feeds["feed.json"]:
        read = json.loads((sample.press.output / file).read_bytes())
        check(sample, file, [_of_json(item) for item in read["items"]])


def _of_json(item: dict[str, Any]) -> Told:
    photos = item.get("attachments", ())
    return Told(
        id=item["id"],
        link=item["url"],
        title=item["title"],
        html=item["content_html"],
        published=_moment(item["date_published"]),
        summary=item["summary"],
        updated=_moment(item.get("date_modified", item["date_published"])),
        authors=[author["name"] for author in item["authors"]],
        tags=item.get("tags", []),
        photo=next(((one["url"], one["size_in_bytes"], one["mime_type"]) for one in photos), ()),
    )


# rss-parser and feedsmith


@pytest.fixture(scope="module")
def read(sample: Sample) -> dict[str, dict[str, Any]]:
    """What the two JavaScript parsers read: their names by file."""
    node = shutil.which("node")
    remedy = "install npm (apt-get install npm), then `make test`"
    if node is None or not (MODULES / "node_modules" / "feedsmith" / "package.json").is_file():
        left_out("what JavaScript parsers make of feeds", remedy)
    files = [*(file for name in FILES for file in sample.feeds[name]), "feeds.opml"]
    done = subprocess.run(
        [node, Path(__file__).with_name("parse.mjs"), MODULES, *files],
        cwd=sample.press.output,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return json.loads(done.stdout)


def test_feedsmith_reads_rss(sample: Sample, read: dict[str, Any]) -> None:
    for file in sample.feeds["feed.xml"]:
        told = read[file]["feedsmith"]
        assert told["format"] == "rss"
        check(sample, file, [_of_smith_rss(item) for item in told["feed"].get("items", ())])


def _of_smith_rss(item: dict[str, Any]) -> Told:
    photos = item.get("enclosures", ())
    updated = item.get("atom", {}).get("updated", item["pubDate"])
    assert [one["url"] for one in item.get("media", {}).get("contents", ())] == [
        one["url"] for one in photos
    ]
    return Told(
        id=item["guid"]["value"],
        link=item["link"],
        title=item["title"],
        html=item["content"]["encoded"],
        published=_moment(item["pubDate"]),
        summary=item["description"],
        updated=_moment(updated),
        authors=item["dc"]["creators"],
        tags=[one["name"] for one in item.get("categories", ())],
        photo=next(((one["url"], one["length"], one["type"]) for one in photos), ()),
    )


def test_feedsmith_reads_atom(sample: Sample, read: dict[str, Any]) -> None:
    for file in sample.feeds["atom.xml"]:
        told = read[file]["feedsmith"]
        assert told["format"] == "atom"
        check(sample, file, [_of_smith_atom(item) for item in told["feed"].get("entries", ())])


def _of_smith_atom(entry: dict[str, Any]) -> Told:
    links = {link["rel"]: link for link in entry["links"]}
    photo = links.get("enclosure")
    return Told(
        id=entry["id"],
        link=links["alternate"]["href"],
        title=entry["title"]["value"],
        html=entry["content"]["value"],
        published=_moment(entry["published"]),
        summary=entry["summary"]["value"],
        updated=_moment(entry["updated"]),
        authors=[author["name"] for author in entry["authors"]],
        tags=[one["term"] for one in entry.get("categories", ())],
        photo=(photo["href"], photo["length"], photo["type"]) if photo else (),
    )


def test_feedsmith_reads_json(sample: Sample, read: dict[str, Any]) -> None:
    for file in sample.feeds["feed.json"]:
        told = read[file]["feedsmith"]
        assert told["format"] == "json"
        check(sample, file, [_of_json(item) for item in told["feed"].get("items", ())])


@pytest.mark.parametrize("name", ["feed.xml", "atom.xml"])
def test_rss_parser_reads_rss_and_atom(sample: Sample, read: dict[str, Any], name: str) -> None:
    of: Callable[[dict[str, Any]], Told] = _of_rss if name == "feed.xml" else _of_atom
    for file in sample.feeds[name]:
        told = read[file]["rssParser"]
        assert told["link"] == f"{URL}/{file.removesuffix(name)}"
        check(sample, file, [of(item) for item in told["items"]])


def _of_rss(item: dict[str, Any]) -> Told:
    photo = item.get("enclosure")
    return Told(
        id=item["guid"],
        link=item["link"],
        title=item["title"],
        html=item["content:encoded"],
        published=_moment(item["isoDate"]),
        summary=item["content"],
        authors=item["creators"],
        tags=item.get("categories", []),
        photo=(photo["url"], int(photo["length"]), photo["type"]) if photo else (),
    )


def _of_atom(item: dict[str, Any]) -> Told:
    return Told(
        id=item["id"],
        link=item["link"],
        title=item["title"],
        html=item["content"],
        published=_moment(item["isoDate"]),
        summary=item["summary"],
    )


def test_feedsmith_finds_every_feed_in_the_opml(sample: Sample, read: dict[str, Any]) -> None:
    told = read["feeds.opml"]["feedsmith"]

    found = [one["xmlUrl"] for one in _outlines(told["body"]) if "xmlUrl" in one]

    assert sorted(found) == [f"{URL}/{file}" for file in sample.feeds["feed.xml"]]


def _outlines(outline: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for one in outline.get("outlines", ()):
        yield one
        yield from _outlines(one)
