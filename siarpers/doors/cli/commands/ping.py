"""`siarpers ping`: WebSub hubs know which feeds changed."""

from __future__ import annotations

import json
import sys
from gettext import NullTranslations
from pathlib import Path
from urllib.parse import urlsplit

import click

from siarpers.doors.cli.options import (
    PROBLEMS,
    built_url_option,
    cannot_write,
    fail,
    format_option,
    quiet_option,
    say,
    site_at,
    site_option,
)
from siarpers.doors.cli.speech import catalogue, lang_option
from siarpers.doors.lock import LockedError
from siarpers.doors.pinging.hub import Answer
from siarpers.doors.pinging.ping import MEMORY, Call, NotBuiltError, OtherConfigError, ping
from siarpers.doors.report import as_text
from siarpers.doors.site import SiteFolder
from siarpers.words.measures import number
from siarpers.words.wording import N_


@click.command(
    "ping",
    help=N_("Run it when the built site stands on its host: hubs fetch the feeds at once."),
)
@site_option
@built_url_option
@click.option(
    "--timeout",
    metavar=N_("SECONDS"),
    type=click.FloatRange(0.1, 600),
    default=10,
    help=N_("How long a hub may take to answer; by default 10."),
)
@click.option(
    "-n", "--dry-run", is_flag=True, help=N_("Tell what hubs would be told, and tell none.")
)
@click.option("--all", "again", is_flag=True, help=N_("Tell hubs of feeds that they know too."))
@format_option("text", "json")
@quiet_option
@lang_option
def command(
    start: Path,
    base_url: str,
    timeout: float,
    dry_run: bool,
    again: bool,
    form: str,
    quiet: bool,
) -> None:
    words = catalogue()
    site = site_at(start, words, base_url, form)
    _require_hubs(site, words)
    try:
        calls = ping(site, timeout=timeout, again=again, dry_run=dry_run)
    except NotBuiltError:
        said = words.gettext("nothing has been built yet; run `siarpers build` first")
        fail(said, PROBLEMS)
    except OtherConfigError:
        said = words.gettext(
            "config.yaml has changed since the last build, or that build had another --base-url; "
            "run `siarpers build` first, or give the same --base-url"
        )
        fail(said, PROBLEMS)
    except LockedError as error:
        found = error.problem(site.root)
        fail(as_text([found], site.root, words), PROBLEMS)
    except OSError as error:
        cannot_write(site.folder / MEMORY, error, words)
    if form == "json":
        told = {"hubs": [_facts(call, words, timeout) for call in calls]}
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        for call in calls:
            _tell(call, words, timeout, quiet=quiet, dry_run=dry_run)
    sys.exit(PROBLEMS if any(call.failures for call in calls) else 0)


def _require_hubs(site: SiteFolder, words: NullTranslations) -> None:
    newsroom = site.newsroom
    if not newsroom.hubs:
        said = words.gettext(
            "config.yaml names no hub; write for example “websub: {hubs: [https://hub.example/]}”"
        )
        fail(said)
    if urlsplit(newsroom.site.url).scheme == "file":
        said = words.gettext(
            "no hub can read feeds at {url}; give the address where the site is published"
        )
        fail(said.format(url=newsroom.site.url))


def _tell(
    call: Call, words: NullTranslations, timeout: float, *, quiet: bool, dry_run: bool
) -> None:
    if dry_run:
        n = len(call.due)
        said = words.ngettext(
            "{hub}: {n} feed would be told", "{hub}: {n} feeds would be told", n
        ).format(hub=call.hub, n=n)
        told = "\n  ".join((said, *call.due))
    elif not call.due:
        told = words.gettext("{hub}: no feed has changed").format(hub=call.hub)
    else:
        n = len(call.told)
        said = words.ngettext("{hub}: {n} feed told", "{hub}: {n} feeds told", n)
        told = said.format(hub=call.hub, n=n)
    if not quiet:
        click.echo(told)
    for answer, feeds in call.failures:
        message, hint = _sentence(answer, words, timeout)
        n = len(feeds)
        said = words.ngettext(
            "{hub}: {n} feed not told: {reason}", "{hub}: {n} feeds not told: {reason}", n
        )
        say(said.format(hub=call.hub, n=n, reason=message))
        label = words.gettext("hint")
        say(f"  {label}: {hint}")


def _facts(call: Call, words: NullTranslations, timeout: float) -> dict[str, object]:
    return {
        "hub": call.hub,
        "due": call.due,
        "told": call.told,
        "failures": [
            {
                "kind": answer.kind,
                "status": answer.status,
                "detail": answer.detail,
                "message": message,
                "hint": hint,
                "feeds": feeds,
            }
            for answer, feeds in call.failures
            for message, hint in [_sentence(answer, words, timeout)]
        ],
    }


_LATER = N_("the next `siarpers ping` tries again")
_SENTENCES = {
    "refused": (
        N_("the hub refuses them (status {status})"),
        N_("see whether the address in config.yaml is that of a hub, and whether it wants a login"),
    ),
    "faulty": (N_("the hub has a fault of its own (status {status})"), _LATER),
    "busy": (N_("the hub takes no more for now (status {status})"), _LATER),
    "busy until": (
        N_("the hub takes no more for now (status {status}) and asks for a pause: {detail}"),
        N_("run `siarpers ping` again after that pause"),
    ),
    "moved": (
        N_("the hub has moved to {detail} (status {status})"),
        N_("write that address into config.yaml if you trust it, then build and ping again"),
    ),
    "slow": (
        N_("the hub did not answer within {seconds} s"),
        N_("the next `siarpers ping` tries again; --timeout gives it longer"),
    ),
    "unreachable": (
        N_("the hub cannot be reached: {detail}"),
        N_("check its address in config.yaml and your connection, then run `siarpers ping` again"),
    ),
}
"""What is wrong and what to do, by kind of answer."""


def _sentence(answer: Answer, words: NullTranslations, timeout: float) -> tuple[str, str]:
    is_timed = answer.kind == "busy" and answer.detail
    message, hint = _SENTENCES["busy until" if is_timed else answer.kind]
    seconds = number(f"{timeout:g}", words)
    facts = {"status": answer.status, "detail": answer.detail, "seconds": seconds}
    return words.gettext(message).format_map(facts), words.gettext(hint)
