"""The page as a browser shows it, copied as text."""

import json
from collections.abc import Iterator, Mapping

from pipeline.documents import Document
from pipeline.openapi.references import SCHEMAS
from tests.pipeline.vendor_style.fields import field_lines, object_lines
from tests.pipeline.vendor_style.habits import Habits
from tests.pipeline.vendor_style.operation import VendorOperation, vendor_operation
from tests.pipeline.vendor_style.samples import curl, sample_of
from tests.pipeline.vendor_style.schemas import spaced

_AUTHORIZATION = {
    "type": "string",
    "description": "Bearer authentication header of the form Bearer <token>, where <token> is your auth token.",
}


def rendered_page(
    document: Document,
    path: str,
    method: str,
    habits: Habits | None = None,
    known: Mapping[str, Document] | None = None,
) -> str:
    """Write the page of one operation of the document; `known` has components in the vendor's own words."""
    habits = habits or Habits()
    operation = vendor_operation(document, path, method, habits, known or {})
    parts = (_head(operation, habits), _parameters(operation), _body(operation, habits), _response(operation, habits))
    return "\n".join([*(line for part in parts for line in part), "I"])


def _head(operation: VendorOperation, habits: Habits) -> Iterator[str]:
    yield from ("Skip to main content", operation.tag, operation.title, operation.method.upper())
    for step in operation.path.strip("/").split("/"):
        yield from ("/", step)
    yield from ("Copy", operation.title, operation.description, "Try it", curl(operation))
    if habits.tabs:
        yield from (operation.status, *operation.errors)
    if operation.response is not None:
        yield json.dumps(sample_of(operation.response, operation.components), indent=2, ensure_ascii=False)
    yield from ("", "Authorizations", "")
    yield from field_lines("Authorization", _AUTHORIZATION, required=True, place="header")


def _parameters(operation: VendorOperation) -> Iterator[str]:
    for heading, place in (("Path Parameters", "path"), ("Query Parameters", "query")):
        shown = [parameter for parameter in operation.parameters if parameter["in"] == place]
        if shown:
            yield from (heading, "")
        for parameter in shown:
            schema = {**parameter["schema"], "description": parameter["description"]}
            yield from field_lines(parameter["name"], schema, required=bool(parameter.get("required")))


def _body(operation: VendorOperation, habits: Habits) -> Iterator[str]:
    for kind, schema in list(operation.bodies.items())[:1]:
        yield from ("Body", "", kind)
        yield from object_lines(schema, operation.components, flattened=habits.children == "flattened")


def _response(operation: VendorOperation, habits: Habits) -> Iterator[str]:
    yield from ("Response", "")
    if habits.tabs:
        yield from (operation.status, "", "application/json", "")
    yield from (operation.response_text, "")
    if operation.response is None:
        return
    if reference := operation.response.get("$ref"):
        yield from (spaced(str(reference).removeprefix(SCHEMAS)), "")
    yield from object_lines(operation.response, operation.components, flattened=habits.children == "flattened")
