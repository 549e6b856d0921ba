"""Schemas of files that we write by hand, whose parts say in `$comment` what to do where a file does not fit them."""

from collections.abc import Sequence
from typing import Any, cast

from jsonschema import Draft202012Validator
from jsonschema.exceptions import (
    ValidationError,
    best_match,  # pyright: ignore[reportUnknownVariableType] - not completely typed
)

from pipeline.documents import Document
from pipeline.openapi.json_data import is_mapping


def closed_object(remedy: str, required: Sequence[str], properties: Document, **more: Any) -> Document:
    """The schema of an object with these properties and no others."""
    closed = {"type": "object", "required": [*required], "additionalProperties": False, "properties": properties}
    return {**closed, "$comment": remedy, **more}


def gravest_fault(schema: Document, data: Any) -> tuple[ValidationError, str] | None:
    """What is most wrong with data, and its remedy, empty where the schema has none; None if nothing is wrong."""
    faults = Draft202012Validator(schema).iter_errors(data)  # pyright: ignore[reportUnknownMemberType] - as above
    error = cast("ValidationError | None", best_match(faults))
    if error is None:
        return None
    return error, error.schema.get("$comment", "") if is_mapping(error.schema) else ""
