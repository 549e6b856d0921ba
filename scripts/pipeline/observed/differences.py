"""Observations beside the document and what is taken for granted: every fact that differs, once."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pipeline.documents import Document
from pipeline.observed import assumptions
from pipeline.observed.field_facts import field_differences, is_open, is_required
from pipeline.observed.page_facts import page_differences
from pipeline.observed.places import operation_of, response_at, responses_of, status_key
from pipeline.observed.records import Observations, Operation
from pipeline.observed.sightings import Evidence
from pipeline.openapi.json_data import mapping
from pipeline.openapi.media_types import bare_media_type
from pipeline.openapi.references import at_pointer

HEADERS = "/headers/"
"""What the places of headers begin with."""

ALWAYS_POSSIBLE = ("403", "5")
"""Beginnings of statuses that say nothing against the document: the token lacks a scope, or the API failed."""


@dataclass(frozen=True)
class Difference:
    """One fact that differs: where the document speaks of it, which fact, what was seen, and in which operations."""

    place: str
    fact: str
    seen: str
    operations: tuple[str, ...]

    def text(self) -> str:
        """One line for people."""
        return f"{self.place}: {self.fact}: {self.seen} ({', '.join(self.operations)})"


def differences(evidence: Evidence) -> list[Difference]:
    """Every fact that differs, in the order of their places."""
    document, observations = evidence.document, evidence.observations
    found = [*_of_fields(evidence), *_of_headers(observations)]
    for operation_id, operation in observations.operations.items():
        place = f"/paths/{operation.call}"
        facts = [*_of_statuses(document, operation), *_of_bodies(document, operation), *_of_pages(document, operation)]
        found += [Difference(place, fact, seen, (operation_id,)) for fact, seen in facts]
    return _joined(found)


def _joined(found: Iterable[Difference]) -> list[Difference]:
    """Differences of the same fact as one, sorted."""
    joined: dict[tuple[str, str], Difference] = {}
    for one in found:
        known = joined.setdefault((one.place, one.fact), one)
        if known is not one:
            operations = tuple(dict.fromkeys((*known.operations, *one.operations)))
            joined[one.place, one.fact] = replace(known, seen=f"{known.seen}; {one.seen}", operations=operations)
    return [joined[key] for key in sorted(joined)]


def new_fields(evidence: Evidence) -> list[str]:
    """The fields that were seen where the document leaves them open; such a field is not a difference."""
    return sorted(
        f"{sighting.pointer}: {', '.join(sorted(sighting.place.types))}"
        for sighting in evidence.sightings
        if not sighting.schemas and sighting.place.seen and is_open(evidence.document, sighting)
    )


def unseen_fields(evidence: Evidence) -> list[str]:
    """The documented fields that no object had, though none has to; the API may have dropped them."""
    return sorted(
        f"{sighting.pointer}: missing {sighting.place.missing} times"
        for sighting in evidence.sightings
        if sighting.schemas and not sighting.place.seen and not is_required(evidence.document, sighting)
    )


def _of_fields(evidence: Evidence) -> Iterator[Difference]:
    for sighting in evidence.sightings:
        for fact, seen in field_differences(evidence.document, sighting):
            yield Difference(sighting.pointer, fact, seen, tuple(sighting.operations))


def _of_headers(observations: Observations) -> Iterator[Difference]:
    """A header that is missing everywhere is one fact."""
    missing: dict[str, dict[str, int]] = {}
    others: dict[str, dict[str, int]] = {}
    for operation_id, operation in observations.operations.items():
        for response in operation.responses.values():
            for name, header in response.headers.items():
                if header.missing:
                    missing.setdefault(name, Counter())[operation_id] += header.missing
                if header.texts and name.startswith("x-ratelimit"):
                    others.setdefault(name, Counter())[operation_id] += header.texts
    for name, counts in missing.items():
        yield Difference(f"{HEADERS}{name}", "header", f"missing {sum(counts.values())} times", tuple(counts))
    for name, counts in others.items():
        yield Difference(f"{HEADERS}{name}", "type", f"not a whole number {sum(counts.values())} times", tuple(counts))


def _of_statuses(document: Document, operation: Operation) -> Iterator[tuple[str, str]]:
    method, _, path = operation.call.partition(" ")
    documented = responses_of(document, path, method)
    told = set[str]()
    for kind, statuses in operation.trials.items():
        expected = assumptions.TRIALS[kind]
        others = {status: count for status, count in statuses.items() if status != expected}
        if expected in documented and others:
            told |= others.keys()
            yield "status", f"{kind.replace('_', ' ')}: {', '.join(sorted(others))} instead of {expected}"
    past_the_end = {word for word in operation.pages.past_the_end if not word.endswith((" empty", " filled"))}
    for status, response in operation.responses.items():
        is_known = status_key(documented, status) is not None or status.startswith(ALWAYS_POSSIBLE)
        if not is_known and status not in told | past_the_end:
            yield "status", f"{response.seen} times {status}, which is not documented"


def _of_pages(document: Document, operation: Operation) -> Iterator[tuple[str, str]]:
    method, _, path = operation.call.partition(" ")
    return page_differences(operation_of(document, path, method), operation.pages)


def _of_bodies(document: Document, operation: Operation) -> Iterator[tuple[str, str]]:
    method, _, path = operation.call.partition(" ")
    for status, response in operation.responses.items():
        if response.not_json:
            yield "body", f"{status} comes {response.not_json} times with a body that is not JSON"
        pointer = response_at(document, path, method, status)
        content = mapping(mapping(at_pointer(document, pointer)).get("content")) if pointer is not None else {}
        documented = set(map(bare_media_type, content))
        others = sorted(response.media_types.keys() - documented)
        if documented and others:
            yield "media type", f"{status} comes as {', '.join(others)} instead of {', '.join(sorted(documented))}"
