"""The schemas of what operations that read respond with; all others can only be seen by writing."""

from pipeline.documents import Document
from pipeline.observed.places import body_schema
from pipeline.openapi.json_data import mapping
from pipeline.openapi.references import at_pointer
from pipeline.openapi.walk import inner_schemas, operations


def readable_schemas(document: Document) -> frozenset[str]:
    """Their JSON pointers, with references followed."""
    waiting = [
        pointer
        for path, method, operation in operations(document)
        if method == "get"
        for status in mapping(operation.get("responses"))
        if (pointer := body_schema(document, path, method, status)) is not None
    ]
    found: set[str] = set()
    while waiting:
        start = waiting.pop()
        for pointer, schema in inner_schemas(at_pointer(document, start), start):
            if pointer not in found:
                found.add(pointer)
                reference = schema.get("$ref")
                waiting += [reference.removeprefix("#")] if isinstance(reference, str) else []
    return frozenset(found)
