"""JSON pointers, and what a `$ref` stands for."""

from collections.abc import Mapping
from typing import Any

from pipeline.documents import Document
from pipeline.openapi.json_data import is_list, is_mapping

SCHEMAS = "#/components/schemas/"


def escape(key: str) -> str:
    """Return the key as one step of a JSON pointer."""
    return key.replace("~", "~0").replace("/", "~1")


def unescape(step: str) -> str:
    """Return the key that one step of a JSON pointer stands for."""
    return step.replace("~1", "/").replace("~0", "~")


def at_pointer(document: Document, pointer: str) -> Any:
    """Return what a JSON pointer leads to within the document."""
    found: Any = document
    for step in pointer.split("/")[1:]:
        key = unescape(step)
        if is_mapping(found):
            found = found[key]
        elif is_list(found) and key.isdecimal():
            found = found[int(key)]
        else:
            raise LookupError(pointer)
    return found


def has_pointer(document: Document, pointer: str) -> bool:
    """Whether a JSON pointer leads anywhere within the document."""
    try:
        at_pointer(document, pointer)
    except LookupError:
        return False
    return True


def resolved(document: Document, part: Mapping[str, Any]) -> Any:
    """Return what the part's `$ref` points to within the document, or the part itself if it leads nowhere."""
    reference = part.get("$ref")
    if not isinstance(reference, str) or not reference.startswith("#/"):
        return part
    try:
        return at_pointer(document, reference.removeprefix("#"))
    except LookupError:
        return part


def with_names(part: Any, names: Mapping[str, str]) -> Any:
    """The part with references to schemas by their new names."""
    if is_mapping(part):
        renamed: Document = {key: with_names(value, names) for key, value in part.items()}
        if (name := str(renamed.get("$ref", "")).removeprefix(SCHEMAS)) in names:
            renamed["$ref"] = SCHEMAS + names[name]
        return renamed
    return [with_names(item, names) for item in part] if is_list(part) else part
