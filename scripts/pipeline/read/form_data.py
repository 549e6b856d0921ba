"""What a form sends, as JSON data: forms know text and files only, and write nested names in several ways."""

import json
import re
from collections.abc import Sequence
from typing import Any

from pipeline.documents import Document
from pipeline.openapi.json_data import is_list, is_mapping, mapping, types_of

_ITEM = re.compile(r"\d+|items|")
"""The part of a nested name that means an item: `a[0]`, `a.items` as the documentation tool has it, `a[]`."""


def path_of(name: str, properties: Document) -> list[str]:
    """The parts of a nested name, such as `a[0][b]`, `a[]` or `a.b`; a dot counts only below a known property."""
    root, _, rest = name.partition("[")
    if rest:
        return [root, *re.split(r"\]\[|\]\.|\.", rest.removesuffix("]"))]
    parts = name.split(".")
    return parts if parts[0] in properties else [name]


def form_values(schema: Document, pairs: Sequence[tuple[str, str]]) -> Document:
    """The values by name. Numbers and truth values are taken as such where the schema has them."""
    properties = mapping(schema.get("properties"))
    values: Document = {}
    for name, text in pairs:
        path = path_of(name, properties)
        described = properties.get(path[0]) if len(path) == 1 else None
        value = _value(described, text)
        if described is not None and "array" in types_of(described) and not is_list(value):
            path.append("items")
        _place(values, path, value)
    return values


def _value(schema: Document | None, text: str) -> Any:
    typed = schema is not None and bool(types_of(schema)) and "string" not in types_of(schema)
    if not typed and not (schema is None and (text in ("true", "false") or text.startswith(("{", "[")))):
        return text
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def _place(values: Document, path: list[str], value: Any) -> None:
    name, *rest = path
    if not rest:
        values[name] = value
    elif _ITEM.fullmatch(rest[0]):
        items: list[Any] = values[name] if is_list(values.get(name)) else []
        values[name] = items
        if len(rest) == 1:
            items.append(value)
            return
        index = min(int(rest[0]) if rest[0].isdecimal() else 0, len(items))
        if index == len(items):
            items.append({})
        if is_mapping(items[index]):
            _place(items[index], rest[1:], value)
    else:
        inner: Document = values[name] if is_mapping(values.get(name)) else {}
        values[name] = inner
        _place(inner, rest, value)
