"""Compares a document with what was observed, and proposes how the two can agree."""

from collections.abc import Mapping, Sequence

from pipeline.compare.confirmed import confirmed
from pipeline.compare.field_proposals import FieldProposals
from pipeline.compare.findings import Compared, Contradiction, Proposal
from pipeline.compare.header_proposals import header_proposal
from pipeline.compare.known_observations import known
from pipeline.compare.operation_proposals import OperationProposals
from pipeline.compare.remaining_differences import remaining_differences
from pipeline.compare.seen_places import SeenPlace, place_name, seen_places
from pipeline.documents import Document
from pipeline.fix.fixes import applied, read_actions
from pipeline.observed.differences import HEADERS, Difference
from pipeline.observed.records import Observations
from pipeline.observed.sightings import Evidence
from pipeline.openapi.json_data import copied
from pipeline.openapi.marks import is_inferred_whole
from pipeline.openapi.references import has_pointer, resolved
from pipeline.openapi.walk import operations
from pipeline.rules.rules import Rule

_NOT_THERE = "the document does not have it; "
_PASSES = 3
"""A proposal may uncover another contradiction, such as a status that now has to be added."""


def compare(document: Document, files: Mapping[str, Observations], rules: Sequence[Rule] = ()) -> Compared:
    """Compare a repaired document, which stays as it is, with observations by the names of their files."""
    stated = _without_unknown_responses(document)
    seen = known(stated, files)
    contradictions = _Contradictions(stated, seen.all, rules).found()
    return Compared(tuple(confirmed(stated, seen.watched)), tuple(contradictions), seen.unknown)


def _without_unknown_responses(document: Document) -> Document:
    """The document without `default` where no source states it: it would make every status a documented one."""
    made: Document = copied(document)
    for _, _, operation in operations(made):
        responses = operation.get("responses", {})
        if is_inferred_whole(resolved(made, responses.get("default", {}))):
            del responses["default"]
    return made


class _Contradictions:
    """Finds them one after the other, each in the document that the proposals before it would make."""

    def __init__(self, document: Document, observations: Observations, rules: Sequence[Rule]) -> None:
        self._document, self._observations, self._rules = document, observations, rules

    def found(self) -> list[Contradiction]:
        """All of them, as the report tells them."""
        found: dict[tuple[str, str], Contradiction] = {}
        for _ in range(_PASSES):
            evidence = Evidence(self._document, self._observations)
            places = seen_places(evidence)
            for difference in [*remaining_differences(evidence)]:
                key = difference.place, difference.fact
                if key in found or not self._has_all_of(places.get(difference.place)):
                    continue
                told = difference.seen.removeprefix(_NOT_THERE)
                proposal = self._proposal(difference, told, places)
                for action in read_actions(proposal.actions, range(len(proposal.actions))):
                    self._document = applied(self._document, action)
                where = f"{told} ({', '.join(difference.operations)})"
                name = place_name(difference.place)
                found[key] = Contradiction(
                    name, difference.fact, proposal.said, where, proposal.actions, proposal.remedy
                )
        return list(found.values())

    def _has_all_of(self, seen: SeenPlace | None) -> bool:
        """Whether proposals of this pass have left the schemas of a place where they were."""
        return seen is None or all(has_pointer(self._document, pointer) for pointer in (*seen.schemas, *seen.owners))

    def _proposal(self, difference: Difference, told: str, places: Mapping[str, SeenPlace]) -> Proposal:
        place, fact, operations = difference.place, difference.fact, difference.operations
        if place.startswith(HEADERS):
            name = place.removeprefix(HEADERS)
            return header_proposal(self._document, self._observations, name, operations, fact, told)
        if place in places:
            return FieldProposals(self._document, self._rules).proposal(places[place], fact, told)
        return OperationProposals(self._document, self._observations).proposal(operations[0], fact, told)
