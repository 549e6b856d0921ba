"""How the document can be made to agree with what was seen of a header."""

from collections.abc import Iterator, Sequence

from live_contract.assumptions import RATE_LIMIT_HEADERS
from pipeline.compare.actions import change
from pipeline.compare.findings import Proposal
from pipeline.compare.sides import said_by
from pipeline.documents import Document
from pipeline.observed.places import response_at
from pipeline.observed.records import Observations
from pipeline.openapi.json_data import mapping
from pipeline.openapi.references import at_pointer, escape


def header_proposal(
    document: Document, observations: Observations, name: str, operation_ids: Sequence[str], fact: str, told: str
) -> Proposal:
    """Take a header that was missing away from the responses that promise it."""
    if name in RATE_LIMIT_HEADERS:
        said = "every response is taken to have it, with a whole number, as the page on the rate limit says"
        return Proposal(said, remedy="no fix can say so: change scripts/live_contract/assumptions.py")
    pointers = list(dict.fromkeys(_headers(document, observations, name, operation_ids)))
    actions: list[Document] = []
    for owner, _, header in (pointer.rpartition("/") for pointer in pointers if fact == "header"):
        is_only_one = len(at_pointer(document, owner)) == 1
        target, dropped = (owner.rpartition("/")[0], "headers") if is_only_one else (owner, header)
        actions += change(document, target, f"What the API did: {told}.", values={}, drop=[dropped])
    return Proposal(said_by(document, pointers[0], "header", "that the response has it"), tuple(actions))


def is_promised(document: Document, observations: Observations, name: str, operation_ids: Sequence[str]) -> bool:
    """Whether responses that lacked a header are said to have it, or taken to have it."""
    return name in RATE_LIMIT_HEADERS or any(_headers(document, observations, name, operation_ids))


def _headers(document: Document, observations: Observations, name: str, operation_ids: Sequence[str]) -> Iterator[str]:
    """The pointers of all headers of a name in the responses that lacked it."""
    for operation_id in operation_ids:
        observed = observations.operations[operation_id]
        method, _, path = observed.call.partition(" ")
        for status, response in observed.responses.items():
            if name not in response.headers or not response.headers[name].missing:
                continue
            pointer = response_at(document, path, method, status)
            headers = mapping(mapping(at_pointer(document, pointer)).get("headers")) if pointer is not None else {}
            yield from (f"{pointer}/headers/{escape(known)}" for known in headers if known.lower() == name)
