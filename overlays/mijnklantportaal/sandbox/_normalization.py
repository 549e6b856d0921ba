"""Brings what a document can say in several ways into the one form that the sandbox reads."""

import re
from collections.abc import Iterator
from typing import Any, cast

_TEXT = re.compile(r"text/.*|application/(.+\+)?json", re.IGNORECASE)
_ID = re.compile(r"\^\(?[a-z]+[|_]")


def normalized(document: dict[str, Any]) -> dict[str, Any]:
    """The document, changed in place: each id and `example` in its place, files as `format: binary`, forms nested."""
    for part in _mappings(document):
        if "schema" in part and isinstance(nested := part.get("x-nested"), dict):
            part["schema"] = nested
    schemas = document.get("components", {}).get("schemas", {})
    ids = {f"#/components/schemas/{name}": schema for name, schema in schemas.items() if _ID.match(_pattern(schema))}
    for part in _mappings(document):
        match part:
            case {"$ref": str(name)} if name in ids:
                del part["$ref"]
                part |= {**ids[name], **part}
            case {"anyOf": [{"$ref": str(name)}, {"type": "null"}]} if name in ids:
                del part["anyOf"]
                part |= {**ids[name], "type": ["string", "null"], **part}
            case _:
                pass
        match part:
            case {"examples": [first, *_]}:
                part.setdefault("example", first)
            case {"contentMediaType": str(kind)} if "format" not in part and not _TEXT.fullmatch(kind):
                part["format"] = "binary"
            case _:
                pass
        if "x-format" in part:
            part["format"] = part["x-format"]
        if part.get("format") == "binary":
            part.setdefault("type", "string")
    return document


def _pattern(schema: Any) -> str:
    return str(schema.get("pattern", "")) if isinstance(schema, dict) else ""  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]


def _mappings(value: Any) -> Iterator[dict[str, Any]]:
    """Every mapping inside a value, the value included."""
    waiting = [value]
    while waiting:
        found = waiting.pop()
        if isinstance(found, dict):
            yield cast("dict[str, Any]", found)
            waiting.extend(found.values())  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
        elif isinstance(found, list):
            waiting.extend(found)  # pyright: ignore[reportUnknownArgumentType]
