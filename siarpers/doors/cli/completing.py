"""What TAB offers where only the site knows: offices and authors, as types of options."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import click
from click.shell_completion import CompletionItem
from click.types import StringParamType

from siarpers.doors.site import SiteFolder, find_site, open_site
from siarpers.store.database import read_store


class OfficeName(StringParamType):
    """An office as people write it; TAB offers ids, and names where no id begins as typed."""

    name = "office"

    def shell_complete(
        self,
        ctx: click.Context,
        param: click.Parameter,  # noqa: ARG002 - click's signature
        incomplete: str,
    ) -> list[CompletionItem]:
        site = _site_of(ctx)
        if site is None:
            return []
        typed = incomplete.casefold()
        fitting = [office for office in site.newsroom.offices if office.id.startswith(typed)]
        if fitting:
            return [CompletionItem(office.id, help=office.name) for office in fitting]
        # A shell keeps the words that stand there already, so that no id can take their place.
        named = site.newsroom.offices_like(incomplete)
        return [CompletionItem(office.name, help=office.id) for office in named]


class AuthorName(StringParamType):
    """An author; TAB offers those of published releases."""

    name = "author"

    def shell_complete(
        self,
        ctx: click.Context,
        param: click.Parameter,  # noqa: ARG002 - click's signature
        incomplete: str,
    ) -> list[CompletionItem]:
        site, typed = _site_of(ctx), incomplete.casefold()
        names = _authors(site) if site else []
        fitting = [name for name in names if name.casefold().startswith(typed)]
        fitting = fitting or [name for name in names if typed in name.casefold()]
        return [CompletionItem(name) for name in fitting]


OFFICE, AUTHOR = OfficeName(), AuthorName()


def _site_of(ctx: click.Context) -> SiteFolder | None:
    """The site that the line is about; None when there is none, or its config is wrong."""
    start: Path = ctx.params.get("start") or Path()
    try:
        root = find_site(start.expanduser())  # `~` stands on the line as it was typed
    except (OSError, RuntimeError):
        return None
    return open_site(root)[0] if root else None


def _authors(site: SiteFolder) -> list[str]:
    """Names in the order of the alphabet; none while nothing was built."""
    try:
        db = read_store(site.store)
    except sqlite3.Error:
        return []
    try:
        return [name for (name,) in db.execute("SELECT name FROM term WHERE kind = 'author'")]
    except sqlite3.Error:
        return []
    finally:
        db.close()
