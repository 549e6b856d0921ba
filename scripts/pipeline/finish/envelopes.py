"""Says once what surrounds the objects of a page, and gives every list a page of its own as example."""

from typing import Any

from pipeline.documents import Document
from pipeline.finish.sample_values import sample_value
from pipeline.openapi.json_data import copied, mapping, same, types_of
from pipeline.openapi.references import SCHEMAS, resolved
from pipeline.openapi.success_responses import success_statuses
from pipeline.openapi.vocabulary import ENVELOPE
from pipeline.openapi.walk import operations

_ADDRESSES = {"first_page_url": "?page=1", "next_page_url": "?page=2", "path": "", "prev_page_url": None}
"""The fields that hold the address of the list, and what is behind it."""


def share_envelopes(document: Document) -> None:
    """Make one named schema of what the pages of all lists have beside their objects."""
    named: Document = mapping(mapping(document.get("components")).get("schemas"))
    pages = [schema for schema in named.values() if _is_page(schema)]
    if not pages or ENVELOPE in named:
        return
    shared = _envelope(pages[0])
    for page in pages:
        if same(_envelope(page), shared):
            own = {"type": "object", "required": ["data"], "properties": {"data": page["properties"]["data"]}}
            for key in ("type", "required", "properties"):
                del page[key]
            page["allOf"] = [{"$ref": SCHEMAS + ENVELOPE}, own]
    named[ENVELOPE] = {"description": "What surrounds the objects of one page of a list.", **shared}


def show_pages(document: Document) -> None:
    """Give the response of every list an example, with the list's own addresses."""
    for path, _, operation in operations(document):
        responses = mapping(operation.get("responses"))
        for status in success_statuses(responses):
            response = resolved(document, responses[status])
            for media_type in mapping(response.get("content")).values():
                schema = resolved(document, mapping(media_type.get("schema")))
                if _is_page(schema) and not {"example", "examples"} & media_type.keys():
                    address = document["servers"][0]["url"] + _with_samples(document, path, operation)
                    media_type["example"] = _page(document, schema, address)


def _is_page(schema: Document) -> bool:
    properties = mapping(schema.get("properties"))
    return {*_ADDRESSES, "data"} <= properties.keys() and types_of(mapping(properties["data"])) == ["array"]


def _envelope(page: Document) -> Document:
    """What a page is beside its objects, without examples, which differ, and without our marks."""
    properties = {name: copied(field) for name, field in page["properties"].items() if name != "data"}
    for name in _ADDRESSES:
        mapping(properties[name]).pop("examples", None)
    required = [name for name in page.get("required", []) if name != "data"]
    return {"type": "object", "required": required, "properties": properties}


def _page(document: Document, schema: Document, address: str) -> Document:
    found: Document = {}
    for name, field in schema["properties"].items():
        if name in _ADDRESSES:
            found[name] = None if _ADDRESSES[name] is None else f"{address}{_ADDRESSES[name]}"
        else:
            found[name] = sample_value(document, field)
    return found


def _with_samples(document: Document, path: str, operation: Document) -> str:
    """The path with examples in place of its parameters."""
    for holder in operation.get("parameters", []):
        parameter: Any = resolved(document, holder)
        if parameter.get("in") == "path":
            sample = sample_value(document, mapping(parameter.get("schema")))
            path = path.replace("{" + str(parameter.get("name")) + "}", str(sample))
    return path
