"""What an API does otherwise than a document, where the document may have changed since it was observed.

Patterns, headers and values were counted beside the document of that day, and pages beside what is taken for granted.
"""

from collections.abc import Iterator, Mapping

from live_contract.comparison import Difference, differences
from live_contract.sightings import Evidence, parts
from pipeline.compare.header_proposals import is_promised
from pipeline.compare.operation_proposals import operation_pointer
from pipeline.compare.page_facts import page_facts, seen_page_facts
from pipeline.compare.seen_places import SeenPlace
from pipeline.documents import Document
from pipeline.openapi.json_data import types_of
from pipeline.openapi.references import at_pointer

HEADERS = "/headers/"
_COMPOSED = ("$ref", "allOf", "anyOf", "oneOf")


def standing(evidence: Evidence, places: Mapping[str, SeenPlace]) -> Iterator[Difference]:
    """The differences that the document of today does not settle."""
    for difference in differences(evidence):
        seen = places.get(difference.place)
        if difference.place.startswith(HEADERS):
            is_settled = not _is_promised(evidence, difference)
        elif seen:
            is_settled = _is_settled_field(evidence.document, seen, difference.fact)
        else:
            is_settled = difference.fact in _settled_page_facts(evidence, difference)
        if not is_settled:
            yield difference


def _is_promised(evidence: Evidence, difference: Difference) -> bool:
    name = difference.place.removeprefix(HEADERS)
    return is_promised(evidence.document, evidence.observations, name, difference.operations)


def _is_settled_field(document: Document, seen: SeenPlace, fact: str) -> bool:
    schemas = parts(document, seen.schemas)
    if fact == "pattern":
        return not any(schema.get("pattern") in seen.place.patterns for schema in schemas)
    if fact == "enum":
        kinds = [schema for schema in schemas if not any(key in schema for key in _COMPOSED)]
        return any("enum" not in kind and types_of(kind) != ["null"] for kind in kinds)
    return False


def _settled_page_facts(evidence: Evidence, difference: Difference) -> list[str]:
    """The facts of a list that the document states, in place of what is taken for granted."""
    observed = evidence.observations.operations.get(difference.operations[0])
    if observed is None:
        return []
    stated = page_facts(at_pointer(evidence.document, operation_pointer(observed.call)))
    return [fact for fact, values in seen_page_facts(observed.pages).items() if values == [stated[fact]]]
