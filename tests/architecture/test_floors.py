"""The house stands as CONTRIBUTING says: imports only go down."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import siarpers

PACKAGE = Path(siarpers.__file__).parent
FLOORS = {
    floor: tuple(names.split())
    for floor, names in {
        "words": """
            problem digest photo release newsroom listing measures wording language text dates places ranks
        """,
        "source": """
            strays scan reading quoting yamlmistakes yamlnodes synonyms forms fields schema settings frontmatter
            keys examples
            offices config references
            photos sanitising opening paragraphs converter markup flat quotes reader jsonschema
        """,
        "store": """
            database view items documents photos problems changes proofs entries questions.question
            questions.calendar questions.lists questions.neighbourhood questions.people
            questions.single questions pages
        """,
        "site": """
            addresses phrases marks pictures.renditions pictures.negatives pictures.developing
            pictures.darkroom pictures.typeface pictures.sharecard pictures.shareimages pictures
            theme ask references contexts schemaorg structured environment feeds.item feeds.channel
            feeds.syndication feeds.jsonfeed feeds.opml feeds.printing feeds ninjs search sitemaps
            recipes render pages output
        """,
        "doors": """
            report epoch site lock faults stages
            starting.drafts starting.starter starting
            building.outcome building.glance building.worker building.crew building.intake
            building.verify building.urgent building.publish building.build building
            check explain
            finding.wanted finding.find finding
            pinging.hub pinging.ping pinging
            serving.watch serving.seed serving.preview serving.marks serving.board serving.overlay
            serving.frame serving.server serving.desk serving
            cli.releases cli.progress cli.speech cli.options cli.offices cli.completing
            cli.asking cli.editor cli.habits cli.shells
            cli.commands.build cli.commands.check cli.commands.clean cli.commands.completion
            cli.commands.explain cli.commands.init cli.commands.list cli.commands.new
            cli.commands.ping cli.commands.schema cli.commands.serve cli.commands cli
        """,
    }.items()
}
"""Floors from the ground up, and the rooms of each in the order they may import."""


def rooms() -> dict[str, Path]:
    found = {}
    for file in PACKAGE.rglob("*.py"):
        parts = file.relative_to(PACKAGE).with_suffix("").parts
        if parts[0] == "starter" or len(parts) == 1:
            continue
        name = ".".join(parts).removesuffix(".__init__")
        if name not in FLOORS:
            found[name] = file
    return found


def level(room: str) -> tuple[int, int]:
    floor, _, name = room.partition(".")
    return list(FLOORS).index(floor), FLOORS[floor].index(name)


def imported_rooms(file: Path) -> set[str]:
    known = rooms()
    names = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("siarpers."):
            module = str(node.module).removeprefix("siarpers.")
            names |= {f"{module}.{alias.name}" for alias in node.names} | {module}
        elif isinstance(node, ast.Import):
            names |= {
                a.name.removeprefix("siarpers.")
                for a in node.names
                if a.name.startswith("siarpers.")
            }
    return names & set(known)


def test_every_room_stands_on_a_floor() -> None:
    assert set(rooms()) == {f"{floor}.{room}" for floor, names in FLOORS.items() for room in names}


@pytest.mark.parametrize("room", sorted(rooms()))
def test_a_room_imports_only_from_below(room: str) -> None:
    above = {
        other for other in imported_rooms(rooms()[room]) - {room} if level(other) >= level(room)
    }
    assert not above


@pytest.mark.parametrize("room", sorted(rooms()))
def test_a_room_is_small_enough_to_be_read_at_a_sitting(room: str) -> None:
    assert len(rooms()[room].read_text(encoding="utf-8").splitlines()) <= 330
