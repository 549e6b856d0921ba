"""How the document can be made to agree with what was seen of a header."""

from collections.abc import Iterator, Sequence

from pipeline.compare.actions import change
from pipeline.compare.attribution import said_by
from pipeline.compare.findings import Proposal
from pipeline.documents import Document
from pipeline.observed.places import response_at
from pipeline.observed.records import Observations, Place
from pipeline.openapi.json_data import mapping, types_of
from pipeline.openapi.references import at_pointer, escape, resolved

_NUMBERS = ("integer", "number")


def header_proposal(
    document: Document, observations: Observations, name: str, operation_ids: Sequence[str], fact: str, told: str
) -> Proposal:
    """Take a header that was missing away from the responses that promise it, or let it be any text."""
    pointers = contradicted_headers(document, observations, name, operation_ids, fact)
    what = "that the response has it" if fact == "header" else "a number"
    if not pointers:
        return Proposal(f"the document says {what}", remedy="the fix for the other fact of this header is enough")
    reason = f"What the API did: {told}."
    actions: list[Document] = []
    for pointer in pointers:
        owner, _, header = pointer.rpartition("/")
        if fact == "header":
            is_only_one = len(at_pointer(document, owner)) == 1
            target, dropped = (owner.rpartition("/")[0], "headers") if is_only_one else (owner, header)
            actions += change(document, target, reason, values={}, drop=[dropped])
        else:
            actions += change(document, f"{pointer}/schema", reason, values={"type": "string"}, drop=["example"])
    return Proposal(said_by(document, pointers[0], fact, what), tuple(actions))


def contradicted_headers(
    document: Document, observations: Observations, name: str, operation_ids: Sequence[str], fact: str
) -> list[str]:
    """The pointers of the headers that responses promise and lacked, or that are numbers and were not."""
    found = _seen_headers(document, observations, name, operation_ids)
    if fact == "header":
        return list(dict.fromkeys(pointer for pointer, seen in found if seen.missing))
    targets = (
        str(at_pointer(document, pointer).get("$ref", f"#{pointer}")).removeprefix("#")
        for pointer, seen in found
        if seen.texts and _is_number(document, pointer)
    )
    return list(dict.fromkeys(targets))


def _is_number(document: Document, pointer: str) -> bool:
    header = mapping(resolved(document, at_pointer(document, pointer)))
    return any(name in _NUMBERS for name in types_of(mapping(header.get("schema"))))


def _seen_headers(
    document: Document, observations: Observations, name: str, operation_ids: Sequence[str]
) -> Iterator[tuple[str, Place]]:
    """The headers of a name that responses promise, and what was seen of each."""
    for operation_id in operation_ids:
        observed = observations.operations[operation_id]
        method, _, path = observed.call.partition(" ")
        for status, response in observed.responses.items():
            pointer = response_at(document, path, method, status) if name in response.headers else None
            headers = mapping(mapping(at_pointer(document, pointer)).get("headers")) if pointer is not None else {}
            for known in headers:
                if known.lower() == name:
                    yield f"{pointer}/headers/{escape(known)}", response.headers[name]
