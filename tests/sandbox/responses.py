"""Judges the sandbox's responses by the document, and makes requests of the document's examples."""

from typing import Any

import httpx

from mijnklantportaal.sandbox._document import Operation, Schema, load_document, prefixes_in
from mijnklantportaal.sandbox._validation import check, make_validator

DOCUMENT = load_document()
OPERATIONS = {operation.operation_id: operation for operation in DOCUMENT.operations}
PDF = b"%PDF-1.4 made for a test"


def check_response(response: httpx.Response, operation_id: str, status: int | None = None) -> Any:
    """The data of a response. Raises unless it has this status and is what the document says for it."""
    operation = OPERATIONS[operation_id]
    expected = operation.success if status is None else status
    assert response.status_code == expected, response.text
    path = operation.path.replace("/", "~1")
    reference = f"#/paths/{path}/{operation.method.lower()}/responses/{response.status_code}"
    documented = DOCUMENT.resolve({"$ref": reference})
    schema = documented["content"][response.headers["content-type"]]["schema"]
    data = response.json()
    check(make_validator(DOCUMENT.standalone(schema)), data)
    return data


def examples(operation: Operation, content_type: str, known: dict[str, str]) -> dict[str, Any]:
    """A body of the document's examples, in which ids are those of known objects by their kind."""
    return example(operation.bodies[content_type]["schema"], known)  # type: ignore[no-any-return]


def example(schema: Schema, known: dict[str, str]) -> Any:
    """What the document shows for a schema."""
    schema = DOCUMENT.resolve(schema)
    prefixes = [prefix for prefix in prefixes_in(schema) if prefix in known]
    if prefixes:
        return known[prefixes[0]]
    if schema.get("format") == "binary":
        return PDF
    if schema.get("type") == "array":
        return [example(schema["items"], known)]
    properties = DOCUMENT.properties(schema)
    if properties:
        return {name: example(part, known) for name, part in properties.items()}
    return schema["example"]


def form_of(body: dict[str, Any]) -> list[tuple[str, Any]]:
    """The parts of a form with this data, as httpx takes them: files have a name, all else is text."""
    return [part for name, value in body.items() for part in _parts(name, value)]


def _parts(name: str, value: Any) -> list[tuple[str, Any]]:
    if isinstance(value, bytes):
        return [(name, ("paper.pdf", value, "application/pdf"))]
    if isinstance(value, list) and value and isinstance(value[0], bytes):
        return [part for one in value for part in _parts(f"{name}[]", one)]
    if isinstance(value, list):
        return [part for place, one in enumerate(value) for part in _parts(f"{name}[{place}]", one)]
    if isinstance(value, dict):
        return [part for key, one in value.items() for part in _parts(f"{name}[{key}]", one)]
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return [(name, (None, text))]
