"""Which source each fact of the merged document is from, and what every source said of it."""

import re
from collections import defaultdict
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
# by these, a component or a parameter is found again when little else is left of it
_ANCHOR = re.compile(r"/components/[^/]+/[^/]+/(type|name|in)|/paths/[^/]+/([^/]+/)?parameters/[^/]+/(name|in)")


@dataclass(frozen=True)
class Fact:
    """What one source says at one place of the merged document; `None` means that the side says nothing."""

    outcome: Outcome
    place: str
    source: str
    said: Any
    known: Any
    known_from: str
    is_overtaken: bool
    """Whether a page says it, and the other side is a transcription."""

    @property
    def is_needless(self) -> bool:
        """Whether a transcription says what a page says itself, or what the page overrules."""
        said = self.outcome in (Outcome.CONFIRMS, Outcome.CONTRADICTS)
        return said and self.is_overtaken and self.place.count("/") > 1 and not _ANCHOR.fullmatch(self.place)

    def text(self) -> str:
        """One line for people; a contradiction has both sides."""
        if self.outcome is not Outcome.CONTRADICTS:
            return f"{self.source} {self.outcome} {self.place}"
        said = f"{shown(self.known)} against {shown(self.said)}"
        return f"{self.known_from} contradicts {self.source} at {self.place}: {said}"


@dataclass
class Provenance:
    """Everything that was said while sources were merged, one after the other, the least trusted first."""

    source: Source = field(default_factory=lambda: Source("", Rank.TRANSCRIPTION, {}))
    facts: list[Fact] = field(default_factory=list[Fact])
    conflicts: list[str] = field(default_factory=list[str])
    _origins: dict[str, Source] = field(default_factory=dict[str, Source])
    _members: defaultdict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict[str, None]))
    """The places that have an origin, by the operation or component that they are in: nobody looks through all."""

    def origin(self, place: str) -> Source | None:
        """The source that the part at a place is from: the one noted for it, or for what it is a part of."""
        while place:
            if place in self._origins:
                return self._origins[place]
            place = place.rpartition("/")[0]
        return None

    def best(self, place: str) -> Source:
        """The best source that said anything at an operation or a component, or below it."""
        return max(self._sources_of(place), key=lambda source: source.rank)

    def page(self, place: str) -> Source | None:
        """The best page that said anything at an operation or a component, or below it, if one did."""
        pages = [source for source in self._sources_of(place) if source.rank in _PAGES]
        return max(pages, key=lambda source: source.rank, default=None)

    def _sources_of(self, place: str) -> list[Source]:
        return [self._origins[known] for known in self._members[place]]

    def _set_origin(self, place: str, source: Source) -> None:
        self._origins[place] = source
        self._members[_member(place)][place] = None

    def note(self, outcome: Outcome, place: str, said: Any = None, known: Any = None) -> None:
        """Note what the current source does to the fact at a place."""
        before = self.origin(place)
        self.facts.append(self.fact(outcome, place, self.source, said, known))
        if outcome is not Outcome.UNSAID and (outcome is Outcome.ADDS or self.outranks(place)):
            self._set_origin(place, self.source)
        elif before and place not in self._origins:
            self._set_origin(place, before)

    def fact(self, outcome: Outcome, place: str, source: Source | None, said: Any, known: Any) -> Fact:
        """What a source says at a place, beside what is known there and from where."""
        before = self.origin(place)
        is_overtaken = (
            source is not None
            and before is not None
            and source.rank > Rank.TRANSCRIPTION
            and before.rank is Rank.TRANSCRIPTION
        )
        names = [known_source.name if known_source else "" for known_source in (source, before)]
        return Fact(outcome, place, names[0], said, known, names[1], is_overtaken)

    def visited(self, place: str) -> None:
        """Note that the current source speaks of a part, after what it leaves unsaid below it has been noted."""
        if self.outranks(place):
            self._set_origin(place, self.source)

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
        """The facts below an operation or a component that are not from its owner: their names below it, by source."""
        found: dict[str, list[str]] = {}
        for known in self._members[place]:
            source = self._origins[known]
            if known != place and source.name != owner:
                found.setdefault(source.name, []).append(known.removeprefix(f"{place}/"))
        return {name: sorted(found[name]) for name in sorted(found)}


def _member(place: str) -> str:
    """The operation or the component that a place is in: the first three steps to it."""
    return "/".join(place.split("/", 4)[:4])


def shown(value: Any) -> str:
    """A value as a message shows it."""
    text = "nothing" if value is None else repr(value)
    return text if len(text) <= 120 else f"{text[:117]}..."
