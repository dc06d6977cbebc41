"""What somebody looks for among the releases."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from siarpers.source.reading import is_standing
from siarpers.store.entries import Entry, Facts
from siarpers.words.release import Term
from siarpers.words.text import plain_text, searchable, slugify


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a release must be to be found; what is empty asks nothing."""

    offices: frozenset[str] = frozenset()
    """Ids, of which its office must be one."""
    author: str = ""
    tag: str = ""
    program: str = ""
    """A part of the name, as of author and tag."""
    date: str = ""
    since: str = ""
    until: str = ""
    """A year, month or day, as of the other two: see `parse_period`."""
    words: tuple[str, ...] = ()
    """Each stands somewhere in title, summary or text, be it inside another word."""
    waiting: bool = False
    """Readers cannot see it yet."""

    def fits(self, entry: Entry, now: int) -> bool:
        """Whether this is what is looked for."""
        facts = entry.facts
        if facts is None:
            # Nothing is known of it, so it is nothing in particular; readers cannot see it.
            return replace(self, waiting=False) == Wanted() and not is_standing(entry.path)
        return (
            (not self.offices or facts.office in self.offices)
            and (not self.waiting or facts.draft or entry.visible_at > now)
            and self._is_of_the_day(f"{facts.date:%Y-%m-%d}")
            and _names(self.author, facts.authors)
            and _names(self.tag, facts.topics)
            and _names(self.program, (facts.programme,) if facts.programme else ())
            and _says(self.words, facts)
        )

    def _is_of_the_day(self, day: str) -> bool:
        return (
            day.startswith(self.date)
            and day >= self.since
            and (not self.until or day[: len(self.until)] <= self.until)
        )


def _names(part: str, terms: Iterable[Term]) -> bool:
    sought = slugify(part)
    return not sought or any(sought in term.slug for term in terms)


def _says(words: tuple[str, ...], facts: Facts) -> bool:
    if not words:
        return True
    texts = [searchable(t) for t in (facts.title, facts.summary, plain_text(facts.body))]
    sought = [searchable(" ".join(word.split())) for word in words]
    return all(any(word in text for text in texts) for word in sought)
