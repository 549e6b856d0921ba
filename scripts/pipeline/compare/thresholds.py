"""How much must be seen of a fact before a guess about it counts as observed."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Threshold:
    """The fewest observations that confirm one kind of fact, and why it is that many."""

    least: int
    reason: str


THRESHOLDS: Mapping[str, Threshold] = {
    "required": Threshold(30, "never missing from 30 objects: most likely missing from less than one in ten"),
    "type": Threshold(5, "an API that is written in a language with loose types sends another type now and then"),
    "format": Threshold(10, "a text may have a format by chance, ten of them hardly do"),
    "pattern": Threshold(10, "ids of another kind may be rare"),
    "null": Threshold(1, "what was null once can be null"),
    "optional": Threshold(1, "what was missing once can be missing"),
    "enum": Threshold(1, "a value that came once exists; each of them must have come"),
    "status": Threshold(1, "a status is a decision of the API, not a chance"),
    "contentType": Threshold(1, "a media type is the same for all responses of an operation with a status"),
    "header": Threshold(5, "a header may be added by something in between on some of the ways"),
    "page size": Threshold(2, "one page may be short by chance, two are hardly short by the same number"),
    "order": Threshold(10, "a few objects are in order by chance, ten changes in one direction are not"),
    "past the end": Threshold(1, "the page after the last one is the same for all lists of a length"),
}
"""By the name of the fact, as marks have it; a status has its number in marks."""


def is_enough(fact: str, count: int) -> bool:
    """Whether a fact that was seen so often is confirmed."""
    return count >= THRESHOLDS[fact].least
