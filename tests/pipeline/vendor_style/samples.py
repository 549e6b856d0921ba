"""The samples of a rendered page: the curl command, and the JSON of a response."""

import json
import shlex
from typing import Any

from pipeline.documents import Document
from pipeline.openapi.json_data import mapping
from pipeline.openapi.references import resolved
from tests.pipeline.vendor_style.operation import SERVER, VendorOperation

_PLACEHOLDERS = {"string": "<string>", "integer": 123, "number": 123, "boolean": True}


def fields_of(schema: Document, components: Document) -> Document:
    """The fields of an object, those of its parts included."""
    schema = resolved({"components": {"schemas": components}}, schema)
    fields: Document = dict(mapping(schema.get("properties")))
    for part in schema.get("allOf", ()):
        fields |= fields_of(part, components)
    return fields


def sample_of(schema: Document, components: Document) -> Any:
    """A value as the documentation tool makes it of the examples."""
    schema = resolved({"components": {"schemas": components}}, schema)
    if "example" in schema:
        return schema["example"]
    if schema.get("format") == "binary":
        return "@example-file"
    if fields := fields_of(schema, components):
        return {name: sample_of(inner, components) for name, inner in fields.items()}
    if schema.get("type") == "array":
        return [sample_of(schema["items"], components)]
    return _PLACEHOLDERS.get(schema.get("type", ""), {})


def curl(operation: VendorOperation) -> str:
    """The curl command."""
    lines = [
        f"curl --request {operation.method.upper()} ",
        f"--url {SERVER}{operation.path} ",
        "--header 'Authorization: Bearer <token>' ",
    ]
    for kind, schema in list(operation.bodies.items())[:1]:
        lines.append(f"--header 'Content-Type: {kind}' ")
        value = sample_of(schema, operation.components)
        if kind == "application/json":
            lines.append(f"--data '\n{json.dumps(value, indent=2, ensure_ascii=False)}\n'")
        else:
            lines += [f"--form {shlex.quote(f'{name}={text}')} " for name, text in _form(value)]
    return "\\\n  ".join(lines).rstrip()


def _form(value: Document) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for name, inner in value.items():
        if inner == ["@example-file"]:
            pairs.append((f"{name}.items", "@example-file"))
        else:
            pairs.append((name, inner if isinstance(inner, str) else json.dumps(inner)))
    return pairs
