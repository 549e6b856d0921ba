"""What an API does otherwise than a document, where the document may have changed since it was observed.

Headers were counted beside the document of that day.
"""

from collections.abc import Iterator

from pipeline.compare.header_proposals import contradicted_headers
from pipeline.observed.differences import HEADERS, Difference, differences
from pipeline.observed.sightings import Evidence


def remaining_differences(evidence: Evidence) -> Iterator[Difference]:
    """The differences that the document of today does not settle."""
    for difference in differences(evidence):
        if not difference.place.startswith(HEADERS) or _is_promised(evidence, difference):
            yield difference


def _is_promised(evidence: Evidence, difference: Difference) -> bool:
    """Whether the document says of a header what the API does otherwise."""
    name = difference.place.removeprefix(HEADERS)
    known = evidence.document, evidence.observations
    return bool(contradicted_headers(*known, name, difference.operations, difference.fact))
