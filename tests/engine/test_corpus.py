"""Three hundred releases of the benchmark corpus: not a word of them is lost."""

from __future__ import annotations

import html
import random
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import corpus
import feedparser
import pytest
from press import Press

MAKER = Path(corpus.__file__)

COUNT = 300
CONFIG = """\
site: {title: Siaran Pers, url: "https://siaran.example"}
publisher: {kind: instansi, name: Humas, address: Surabaya, responsible: Kabid Humas}
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Press:
    press = Press(tmp_path_factory.mktemp("corpus"))
    press.write({"config.yaml": CONFIG + corpus.offices()})
    content = str(press.root / "content")
    subprocess.run([sys.executable, str(MAKER), content, str(COUNT)], check=True)
    outcome = press.build(now=datetime(2026, 7, 1, tzinfo=UTC), jobs=2)
    assert outcome.problems == ()
    return press


def releases() -> list[dict[str, object]]:
    return [corpus.release(i, COUNT, random.Random(1_000_003 + i)) for i in range(1, COUNT + 1)]


def words_of(page: str) -> str:
    """What a reader sees of a page: what it tells search engines is not among it."""
    seen = re.sub(r"<script.*?</script>", " ", page, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", seen)).split())


@pytest.mark.parametrize("told", releases(), ids=lambda told: str(told["slug"])[-12:])
def test_every_release_stands_on_its_page(built: Press, told: dict[str, object]) -> None:
    url = f"/{told['when']:%Y/%m}/{told['slug']}/"
    page = built.page(url)
    words = words_of(page)

    assert f"{told['title']}" in words
    assert str(told["author"]) in words
    assert f"{told['when']:%Y-%m-%dT%H:%M:00+07:00}" in page
    assert f"{told['when']:%H:%M} WIB" in words
    for paragraph in told["paras"]:
        assert paragraph in words
    for number, quote in enumerate(told["quotes"], 1):
        assert words.count(quote["text"][:-1]) == 1, "a quote is shown once"
        assert f'id="kutipan-{number}"' in page


def test_the_newest_fifty_stand_whole_in_the_feed_newest_first(built: Press) -> None:
    feed = feedparser.parse(built.page("/feed.xml"))
    newest = sorted(releases(), key=lambda told: told["when"], reverse=True)[:50]

    assert not feed.bozo
    assert [entry.title for entry in feed.entries] == [told["title"] for told in newest]
    for entry, told in zip(feed.entries, newest, strict=True):
        words = words_of(entry.content[0].value)
        assert entry.author == told["author"]
        assert all(paragraph in words for paragraph in told["paras"])
        assert all(quote["text"][:-1] in words for quote in told["quotes"])
        local = datetime(*entry.published_parsed[:6], tzinfo=UTC).timestamp() + 7 * 3600
        assert datetime.fromtimestamp(local, UTC).replace(tzinfo=None) == told["when"]


def test_every_list_has_its_page_and_feed(built: Press) -> None:
    for told in releases():
        assert built.has(f"/polres/{corpus.slugify(told['polres'])}/feed.xml")
        assert built.has(f"/penulis/{corpus.slugify(told['author'])}/feed.xml")
        assert built.has(f"/program/{corpus.slugify(told['programme'])}/")
        for tag in told["tags"]:
            assert built.has(f"/topik/{corpus.slugify(tag)}/feed.xml")
        for quote in told["quotes"]:
            assert built.has(f"/narasumber/{corpus.slugify(quote['name'])}/")


def test_every_link_inside_the_site_leads_somewhere(built: Press) -> None:
    broken = set()
    for file in built.output.rglob("*.html"):
        for link in re.findall(r'(?:href|src)="(/[^"#]*)', file.read_text(encoding="utf-8")):
            if not built.has(html.unescape(link)):
                broken.add((file.name, link))
    assert not broken
