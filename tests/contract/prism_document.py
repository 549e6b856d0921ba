"""A copy of the document for Prism, which can't work out the names of lists and objects in a multipart form.

The copy names the parts as the client sends them: `signers[0][firstName]` for one object of a list, `documents[]` for
files. That these are the right names is inferred; that the client sends them, with well-formed values, is judged.
"""

import copy
from collections.abc import Iterator
from typing import Any

SCHEMAS = "#/components/schemas/"


def judge_document(document: dict[str, Any]) -> dict[str, Any]:
    """The copy, in which every form has flat fields only."""
    judged = copy.deepcopy(document)
    schemas = judged["components"]["schemas"]
    for path_item in judged["paths"].values():
        for operation in path_item.values():
            content = operation.get("requestBody", {}).get("content", {})
            if "multipart/form-data" in content:
                form = content["multipart/form-data"]
                schema = _resolved(form["schema"], schemas)
                parts = dict(_parts(schema, "", schemas))
                required = [name for name in parts if name.split("[")[0] in schema.get("required", [])]
                form["schema"] = {"type": "object", "properties": parts, "required": required}
    return judged


def _parts(schema: dict[str, Any], prefix: str, schemas: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, value in schema["properties"].items():
        part = _resolved(value, schemas)
        full_name = f"{prefix}[{name}]" if prefix else name
        if part.get("type") != "array":
            yield full_name, part
            continue
        item = _resolved(part["items"], schemas)
        if "properties" in item:
            wanted = {**item, "properties": {key: item["properties"][key] for key in item["required"]}}
            yield from _parts(wanted, f"{full_name}[0]", schemas)
        else:
            yield f"{full_name}[]", item


def _resolved(schema: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    return schemas[schema["$ref"].removeprefix(SCHEMAS)] if "$ref" in schema else schema
