"""`siarpers schema`: what may be written, for editors that check YAML while it is typed."""

from __future__ import annotations

import json
from pathlib import Path

import click

from siarpers.doors.cli.options import say, site_at, site_option
from siarpers.doors.cli.speech import catalogue, lang_option
from siarpers.doors.site import find_site
from siarpers.source.jsonschema import schema_of
from siarpers.source.schema import PageForm, ReleaseForm
from siarpers.source.settings import ConfigForm
from siarpers.words.wording import N_

_FORMS = {"release": ReleaseForm, "page": PageForm, "config": ConfigForm}


@click.command(
    "schema",
    help=N_(
        "It is that of a press release with the offices of the site; or of a standing page, or of config.yaml. Editors use it to check and complete what is typed."
    ),
)
@click.argument(
    "kind", metavar="[release|page|config]", type=click.Choice([*_FORMS]), default="release"
)
@site_option
@lang_option
def command(kind: str, start: Path) -> None:
    words = catalogue()
    newsroom = None
    if kind == "release":
        if start == Path() and find_site(start) is None:
            say(
                words.gettext(
                    "no config.yaml in {folder} or above it: the schema knows no offices"
                ).format(folder=start.resolve())
            )
        else:
            newsroom = site_at(start, words).newsroom
    told = schema_of(_FORMS[kind], words, newsroom)
    # In ASCII, so that a file made of it is UTF-8 whatever the terminal's encoding.
    click.echo(json.dumps(told, indent=1))
