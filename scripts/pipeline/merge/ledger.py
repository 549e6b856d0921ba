"""The book of the merge: what each source said of each fact, and which source a fact of the document is from."""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from pipeline.documents import Rank, Source


class Outcome(StrEnum):
    """What a source does to a fact that lesser sources know, or know nothing of."""

    CONFIRMS = "confirms"
    ADDS = "adds"
    CONTRADICTS = "contradicts"
    UNSAID = "leaves unsaid"


_PAGES = (Rank.MARKDOWN_PAGE, Rank.RENDERED_PAGE)
# by these, a component is found again when nothing else is left of it
_ANCHOR = re.compile(r"/components/[^/]+/[^/]+/(type|name|in)")


@dataclass(frozen=True)
class Fact:
    """What one source says at one place of the merged document; `None` means that the side says nothing."""

    outcome: Outcome
    place: str
    source: str
    said: Any = None
    known: Any = None
    known_from: str = ""

    @property
    def is_needless(self) -> bool:
        """Whether a transcription says what a page says itself, or what the page overrules."""
        said = self.outcome in (Outcome.CONFIRMS, Outcome.CONTRADICTS)
        of_a_page = self.known_from.startswith("spec/transcribed/") and self.source.startswith("spec/pages/")
        return said and of_a_page and self.place.count("/") > 1 and not _ANCHOR.fullmatch(self.place)

    def text(self) -> str:
        """One line for people; a contradiction has both sides."""
        if self.outcome is not Outcome.CONTRADICTS:
            return f"{self.source} {self.outcome} {self.place}"
        said = f"{shown(self.known)} against {shown(self.said)}"
        return f"{self.known_from} contradicts {self.source} at {self.place}: {said}"


@dataclass
class Ledger:
    """Everything that was said while sources were merged, one after the other, the least trusted first."""

    source: Source = field(default_factory=lambda: Source("", Rank.TRANSCRIPTION, {}))
    facts: list[Fact] = field(default_factory=list[Fact])
    conflicts: list[str] = field(default_factory=list[str])
    _origins: dict[str, Source] = field(default_factory=dict[str, Source])

    def origin(self, place: str) -> Source | None:
        """The source that the part at a place is from: the one noted for it, or for what it is a part of."""
        while place:
            if place in self._origins:
                return self._origins[place]
            place = place.rpartition("/")[0]
        return None

    def best(self, place: str) -> Source:
        """The best source that said anything at a place or below it."""
        return max(self._sources_of(place), key=lambda source: source.rank)

    def page(self, place: str) -> Source | None:
        """The best page that said anything at a place or below it, if one did."""
        pages = [source for source in self._sources_of(place) if source.rank in _PAGES]
        return max(pages, key=lambda source: source.rank, default=None)

    def _sources_of(self, place: str) -> list[Source]:
        return [source for known, source in self._origins.items() if f"{known}/".startswith(f"{place}/")]

    def note(self, outcome: Outcome, place: str, said: Any = None, known: Any = None) -> None:
        """Note what the current source does to the fact at a place."""
        before = self.origin(place)
        self.facts.append(Fact(outcome, place, self.source.name, said, known, before.name if before else ""))
        if outcome is not Outcome.UNSAID and (outcome is Outcome.ADDS or self.outranks(place)):
            self._origins[place] = self.source
        elif before:
            self._origins.setdefault(place, before)

    def visited(self, place: str) -> None:
        """Note that the current source speaks of a part, after what it leaves unsaid below it has been noted."""
        if self.outranks(place):
            self._origins[place] = self.source

    def outranks(self, place: str) -> bool:
        """Whether the current source is of a better kind than the one that the part at a place is from."""
        before = self.origin(place)
        return before is None or before.rank < self.source.rank

    def conflict(self, place: str, said: Any, known: Any) -> None:
        """Note that two sources of the same kind differ, so that neither can be preferred.

        Where one source says two things of a schema that has several places, the first stands.
        """
        before = self.origin(place)
        if before and before.name == self.source.name:
            self.note(Outcome.CONTRADICTS, place, said, known)
            return
        first, second = sorted([(before.name if before else "", known), (self.source.name, said)], key=lambda s: s[0])
        self.conflicts.append(f"{first[0]} and {second[0]} differ at {place}: {shown(first[1])} and {shown(second[1])}")

    def strangers(self, place: str, owner: str) -> dict[str, list[str]]:
        """The facts below a place that are from other sources than its owner: their names below it, by source."""
        found: dict[str, list[str]] = {}
        for known, source in self._origins.items():
            if known.startswith(f"{place}/") and source.name != owner:
                found.setdefault(source.name, []).append(known.removeprefix(f"{place}/"))
        return {name: sorted(found[name]) for name in sorted(found)}


def shown(value: Any) -> str:
    """A value as a message shows it."""
    text = "nothing" if value is None else repr(value)
    return text if len(text) <= 120 else f"{text[:117]}..."
