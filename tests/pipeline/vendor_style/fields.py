"""The fields of a section of a rendered page, on lines of their own."""

import json
from collections.abc import Iterator

from pipeline.documents import Document
from pipeline.openapi.json_data import is_mapping
from pipeline.openapi.references import resolved
from tests.pipeline.vendor_style.samples import fields_of


def field_lines(name: str, schema: Document, *, required: bool = False, place: str = "") -> Iterator[str]:
    """One field without the fields below it."""
    yield name
    yield _type(schema)
    if place:
        yield place
    if required:
        yield "required"
    yield ""
    if text := schema.get("description"):
        yield from (str(text).replace("`", ""), "")
    if schema.get("example") is not None and not is_mapping(schema["example"]):
        yield from ("Example:", "", json.dumps(schema["example"], ensure_ascii=False), "")


def object_lines(schema: Document, components: Document, *, flattened: bool, prefix: str = "") -> Iterator[str]:
    """The fields of an object, and below a field those of its own where they are not lost."""
    whole = {"components": {"schemas": components}}
    required = resolved(whole, schema).get("required", [])
    for name, found in fields_of(schema, components).items():
        inner: Document = {**resolved(whole, found), **{key: found[key] for key in found if key != "$ref"}}
        item: Document = resolved(whole, inner.get("items", {}))
        children = inner if fields_of(inner, components) else item
        has_children = bool(fields_of(children, components))
        if name == "links" and not flattened:
            continue
        yield from field_lines(prefix + name, {**inner, "items": item}, required=name in required)
        if has_children and flattened:
            yield from ("Hide child attributes", "")
            yield from object_lines(children, components, flattened=True, prefix=f"{prefix}{name}.")
        elif has_children:
            yield from ("Show child attributes", "")


def _type(schema: Document) -> str:
    kind = schema.get("type", "object")
    if schema.get("format") == "binary":
        kind = "file"
    if kind == "array":
        kind = f"{_type({**schema['items'], 'nullable': False})}[]"
    return f"{kind} | null" if schema.get("nullable") else kind
