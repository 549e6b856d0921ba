"""The schemas of what operations that read respond with; all others can only be seen by writing."""

from collections.abc import Iterable

from pipeline.codegen.data import Operation, Package
from pipeline.documents import Document
from pipeline.observed.places import body_schema
from pipeline.openapi.json_data import mapping
from pipeline.openapi.references import at_pointer
from pipeline.openapi.vocabulary import INFERRED
from pipeline.openapi.walk import inner_schemas, operations


def readable_schemas(document: Document) -> frozenset[str]:
    """Their JSON pointers, with references followed."""
    return _reached(
        document,
        (
            pointer
            for path, method, operation in operations(document)
            if method == "get"
            for status in mapping(operation.get("responses"))
            if (pointer := body_schema(document, path, method, status)) is not None
        ),
    )


def detailed_operations(document: Document, package: Package) -> frozenset[str]:
    """The operations that alone show objects of which something is inferred: no list of the whole portal has them."""
    reached = {
        operation.operation_id: _reached(document, _successes(document, operation))
        for operation in package.operations
        if operation.http_method == "GET"
    }
    whole_lists = (one for one in package.operations if one.page_item and "{" not in one.path)
    listed = frozenset[str]().union(*(reached[operation.operation_id] for operation in whole_lists))
    return frozenset(
        name
        for name, pointers in reached.items()
        if any(INFERRED in at_pointer(document, pointer) for pointer in pointers - listed)
    )


def _successes(document: Document, operation: Operation) -> list[str]:
    pointer = body_schema(document, operation.path, operation.http_method, "200")
    return [] if pointer is None else [pointer]


def _reached(document: Document, starts: Iterable[str]) -> frozenset[str]:
    """The schemas at some places, those inside them and those that they refer to."""
    waiting = list(starts)
    found: set[str] = set()
    while waiting:
        start = waiting.pop()
        for pointer, schema in inner_schemas(at_pointer(document, start), start):
            if pointer not in found:
                found.add(pointer)
                reference = schema.get("$ref")
                waiting += [reference.removeprefix("#")] if isinstance(reference, str) else []
    return frozenset(found)
