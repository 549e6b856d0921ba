"""JSON pointers, and what a `$ref` stands for."""

from collections.abc import Mapping
from typing import Any

from pipeline.documents import Document
from pipeline.openapi.json_data import is_mapping


def escape(key: str) -> str:
    """Return the key as one step of a JSON pointer."""
    return key.replace("~", "~0").replace("/", "~1")


def resolved(document: Document, part: Mapping[str, Any]) -> Any:
    """Return what the part's `$ref` points to within the document, or the part itself if it leads nowhere."""
    reference = part.get("$ref")
    if not isinstance(reference, str) or not reference.startswith("#/"):
        return part
    found: Any = document
    for step in reference[2:].split("/"):
        key = step.replace("~1", "/").replace("~0", "~")
        if not is_mapping(found) or key not in found:
            return part
        found = found[key]
    return found
