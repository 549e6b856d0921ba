"""The ways in which the objects of this repository's document travel."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from pipeline.documents import Document
from pipeline.openapi.json_data import is_list, is_mapping
from tests.committed import committed_in_shorthand

DOCUMENT: Document = committed_in_shorthand()
SCHEMAS: Document = DOCUMENT["components"]["schemas"]
OPERATIONS: list[tuple[str, str]] = [
    (path, method)
    for path, item in DOCUMENT["paths"].items()
    for method in item
    if method in ("get", "post", "patch", "put", "delete")
]


def references(part: Any) -> Iterator[str]:
    """Every reference that is written anywhere below a part, and below what it refers to."""
    waiting: list[Any] = [part]
    seen = set[str]()
    while waiting:
        found = waiting.pop()
        if is_list(found):
            waiting += found
        elif is_mapping(found):
            waiting += found.values()
            reference = found.get("$ref")
            if reference and reference not in seen:
                seen.add(reference)
                yield reference
                kind, name = reference.split("/")[-2:]
                waiting.append(DOCUMENT["components"][kind][name])


@cache
def ways() -> dict[str, str]:
    """How lines name the fields of each named object: `request field`, `response field` or `field` for both."""
    sent, received = set[str](), set[str]()
    for path, method in OPERATIONS:
        operation = DOCUMENT["paths"][path][method]
        sent.update(references([operation.get("requestBody"), operation.get("parameters")]))
        received.update(references([one for status, one in operation["responses"].items() if status[0] == "2"]))
    combined = str([schema.get("allOf") for schema in SCHEMAS.values()])
    names = (sent | received, sent & received)
    return {
        name: "field" if place in names[1] else "request field" if place in sent else "response field"
        for name, schema in SCHEMAS.items()
        if (place := f"#/components/schemas/{name}") in names[0]
        and "properties" in schema
        and not {"allOf", "x-rules"} & schema.keys()
        and name not in combined
        and not {"x-class", "x-attribute"} & {key for part in (schema, *schema["properties"].values()) for key in part}
    }
