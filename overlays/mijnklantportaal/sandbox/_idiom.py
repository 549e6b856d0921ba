"""Brings the ways in which a document can say the same thing to the one that the sandbox reads."""

import re
from collections.abc import Iterator
from typing import Any, cast

_TEXT = re.compile(r"text/.*|application/(.+\+)?json", re.IGNORECASE)


def in_one_idiom(document: dict[str, Any]) -> dict[str, Any]:
    """The document, changed in place: one `example` a schema, files as `format: binary`, forms as nested data."""
    for part in _mappings(document):
        if "schema" in part and isinstance(nested := part.get("x-nested"), dict):
            part["schema"] = nested
    for part in _mappings(document):
        match part:
            case {"examples": [first, *_]}:
                part.setdefault("example", first)
            case {"contentMediaType": str(kind)} if "format" not in part and not _TEXT.fullmatch(kind):
                part["format"] = "binary"
        if part.get("format") == "binary":
            part.setdefault("type", "string")
    return document


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
