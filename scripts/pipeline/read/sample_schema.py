"""The shape of a sample value as a schema, and where a sample and a schema disagree."""

import re
from typing import Any

from pipeline.documents import Document
from pipeline.openapi.json_data import is_list, is_mapping, types_of
from pipeline.openapi.vocabulary import INFERRED

FROM_CURL = "taken from the curl sample; the page does not describe it"
FROM_RESPONSE = "taken from the sample response; the page does not describe it"
_PLACEHOLDER_TEXT: dict[str, Document] = {
    "<any>": {},
    "<string>": {"type": "string"},
    "<unknown>": {},
    "2023-11-07T05:31:56Z": {"type": "string", "format": "date-time"},
    "2023-12-25": {"type": "string", "format": "date"},
    "3c90c3cc-0d44-4b50-8888-8dd25736052a": {"type": "string", "format": "uuid"},
    "jsmith@example.com": {"type": "string", "format": "email"},
    "aSDinaTvuI8gbWludGxpZnk=": {"type": "string", "format": "byte"},
}
"""What the documentation tool shows where the vendor gave no example: it tells the type and nothing more."""
_NUMBERS: dict[type, str] = {bool: "boolean", int: "integer", float: "number"}
_TYPES: dict[type, str] = {**_NUMBERS, type(None): "null", str: "string", list: "array", dict: "object"}
_PLACEHOLDER_NUMBER = 123
_NAMED_PLACEHOLDER = re.compile(r"<[^<>\s]+>")


def is_placeholder(value: Any) -> bool:
    """Whether the documentation tool made this value up, so that it is not the vendor's example."""
    if isinstance(value, str):
        return value in _PLACEHOLDER_TEXT or _NAMED_PLACEHOLDER.fullmatch(value) is not None
    return value is True or (not isinstance(value, bool) and value == _PLACEHOLDER_NUMBER)


def schema_of(value: Any, reason: str) -> Document:
    """The schema of a sample value; every schema in it carries the reason as `x-inferred`."""
    return _schema_of_all([value], reason)


def _schema_of_all(values: list[Any], reason: str) -> Document:
    """One schema for values in the same place, such as the items of an array."""
    known = [value for value in values if value is not None]
    if not known:
        return {INFERRED: f"{reason}; its type is not shown" if values else reason}
    schema: Document = {}
    scalars = [value for value in known if not is_mapping(value) and not is_list(value)]
    names = dict.fromkeys(filter(None, map(_scalar_type, known)))
    types = [name for name in names if not (name == "integer" and "number" in names)]
    if types:
        if len(known) < len(values):
            types.append("null")
        schema["type"] = types[0] if len(types) == 1 else types
    objects = [value for value in known if is_mapping(value)]
    if objects:
        schema["properties"] = {
            name: _schema_of_all([value[name] for value in objects if name in value], reason)
            for name in dict.fromkeys(name for value in objects for name in value)
        }
    lists = [value for value in known if is_list(value)]
    if lists:
        schema["items"] = _schema_of_all([part for value in lists for part in value], reason)
    if scalars:
        schema |= _details(scalars[0])
    return {**schema, INFERRED: reason}


def _scalar_type(value: Any) -> str | None:
    """The value's type; None for a placeholder for any value."""
    if isinstance(value, str) and value in _PLACEHOLDER_TEXT:
        return _PLACEHOLDER_TEXT[value].get("type")
    return json_type(value)


def _details(value: Any) -> Document:
    if is_placeholder(value):
        known = _PLACEHOLDER_TEXT.get(value, {}) if isinstance(value, str) else {}
        return {name: detail for name, detail in known.items() if name != "type"}
    return {"example": value}


def json_type(value: Any) -> str:
    """The JSON schema type of a value."""
    return _TYPES[type(value)]


def fits(schema: Document, value: Any) -> bool:
    """Whether the value's JSON type is one that the schema allows; its content is not looked at."""
    for choice in ("oneOf", "anyOf"):
        if choice in schema:
            return any(fits(option, value) for option in schema[choice])
    allowed = types_of(schema)
    actual = json_type(value)
    return not allowed or actual in allowed or (actual == "integer" and "number" in allowed)
