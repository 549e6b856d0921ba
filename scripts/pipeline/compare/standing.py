"""What an API does otherwise than a document, where the document may have changed since it was observed.

Headers were counted beside the document of that day, and pages are compared with what is taken for granted.
"""

from collections.abc import Iterator

from pipeline.compare.header_proposals import contradicted_headers
from pipeline.compare.operation_proposals import operation_pointer
from pipeline.compare.page_facts import page_facts, seen_page_facts
from pipeline.observed.differences import HEADERS, Difference, differences
from pipeline.observed.sightings import Evidence
from pipeline.openapi.references import at_pointer


def standing(evidence: Evidence) -> Iterator[Difference]:
    """The differences that the document of today does not settle."""
    for difference in differences(evidence):
        if difference.place.startswith(HEADERS):
            is_settled = not _is_promised(evidence, difference)
        else:
            is_settled = difference.fact in _settled_page_facts(evidence, difference)
        if not is_settled:
            yield difference


def _is_promised(evidence: Evidence, difference: Difference) -> bool:
    """Whether the document says of a header what the API does otherwise."""
    name = difference.place.removeprefix(HEADERS)
    known = evidence.document, evidence.observations
    return bool(contradicted_headers(*known, name, difference.operations, difference.fact))


def _settled_page_facts(evidence: Evidence, difference: Difference) -> list[str]:
    """The facts of a list that the document states, in place of what is taken for granted."""
    observed = evidence.observations.operations.get(difference.operations[0])
    if observed is None:
        return []
    stated = page_facts(at_pointer(evidence.document, operation_pointer(observed.call)))
    return [fact for fact, values in seen_page_facts(observed.pages).items() if values == [stated[fact]]]
