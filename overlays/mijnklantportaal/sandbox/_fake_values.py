"""Values for responses that follow from the description of an operation alone: what was sent, or made up."""

import uuid
from datetime import datetime
from typing import Any

from ._document import ApiDocument, Schema, prefixes_in
from ._pattern_text import text_like
from ._pdf import make_pdf
from ._state import new_id
from ._times import atom
from ._validation import make_validator

_MAX_DEPTH = 8
_COMPOSED = ("allOf", "anyOf", "oneOf")
_TEXTS = {
    "decimal": "12.95",
    "email": "someone@example.com",
    "uri": "https://example.com/",
    "integer": "1",
}
_BY_TYPE: dict[str, Any] = {"boolean": True, "null": None, "string": "example"}


def fitting_value(document: ApiDocument, schema: Schema, sent: Any, now: datetime) -> Any:
    """What was sent, if that is what the response should be; otherwise a made-up value with all that fits of it."""
    if sent is not None and fits(document, schema, sent):
        return sent
    made = fake_value(document, schema, now)
    if isinstance(made, dict) and isinstance(sent, dict):
        mixed: dict[str, Any] = {**made, **{name: value for name, value in sent.items() if name in made}}  # pyright: ignore[reportUnknownVariableType]
        return mixed if fits(document, schema, mixed) else made  # pyright: ignore[reportUnknownVariableType]
    return made  # pyright: ignore[reportUnknownVariableType]


def fits(document: ApiDocument, schema: Schema, value: Any) -> bool:
    """Whether a value is valid."""
    # the stubs accept only JSON values, and whether this fits is the question
    found: bool = make_validator(document.standalone(schema)).is_valid(value)  # pyright: ignore[reportUnknownMemberType]
    return found


def fake_value(document: ApiDocument, schema: Schema, now: datetime, depth: int = 0) -> Any:
    """A value that fits a schema: its example, or as little as it asks for."""
    whole, schema = schema, _in_one(document, schema, depth)
    for key in ("example", "const", "default"):
        if key in schema and fits(document, whole, schema[key]):
            return schema[key]
    if "enum" in schema:
        return schema["enum"][0]
    kind = _kind(schema)
    if kind == "object":
        required = document.required(schema)
        parts = {name: part for name, part in document.properties(schema).items() if name in required}
        return {name: fake_value(document, part, now, depth + 1) for name, part in parts.items()}
    if kind == "array":
        count = max(schema.get("minItems", 0), 1 if depth < _MAX_DEPTH and schema.get("maxItems") != 0 else 0)
        return [fake_value(document, schema.get("items", {}), now, depth + 1) for _ in range(count)]
    if kind in ("integer", "number"):
        return schema.get("minimum", 1)
    return _text(schema, now) if kind == "string" else _BY_TYPE.get(kind)


def made_up_content(media_type: str, now: datetime) -> bytes:
    """A body of a media type other than JSON."""
    if media_type == "application/pdf":
        return make_pdf([f"Made up on {now:%d-%m-%Y}"])
    return b"made up" if media_type.startswith("text/") else b"\x00made up"


def _in_one(document: ApiDocument, schema: Schema, depth: int) -> Schema:
    """The schema with all that it is composed of: every part of `allOf`, and one kind of a union."""
    schema = document.resolve(schema)
    kinds: list[Schema] = schema.get("anyOf") or schema.get("oneOf") or []
    parts: list[Schema] = [*schema.get("allOf", ()), *([_simplest(document, kinds, depth)] if kinds else ())]
    found: dict[str, Any] = {key: part for key, part in schema.items() if key not in _COMPOSED}
    for part in parts:
        inner = _in_one(document, part, depth)
        both = {
            "properties": {**inner.get("properties", {}), **found.get("properties", {})},
            "required": [*inner.get("required", ()), *found.get("required", ())],
        }
        found = {**inner, **found, **{key: value for key, value in both.items() if value}}
    return found


def _simplest(document: ApiDocument, kinds: list[Schema], depth: int) -> Schema:
    """The first kind; deep inside, one that holds nothing, so that there is an end."""
    if depth < _MAX_DEPTH:
        return kinds[0]
    return next((kind for kind in kinds if _kind(document.resolve(kind)) not in ("object", "array")), kinds[0])


def _kind(schema: Schema) -> str:
    named = schema.get("type", "object" if {"properties", "required", "allOf"}.intersection(schema) else "string")
    return named if isinstance(named, str) else next((kind for kind in named if kind != "null"), "null")


def new_id_like(schema: Schema) -> Any:
    """A new id in the documented pattern."""
    if _kind(schema) == "integer":
        return uuid.uuid4().int >> 75
    return _patterned(schema) or str(uuid.uuid4())


def _patterned(schema: Schema) -> str | None:
    """A new text in the pattern of a schema; None where it has none, or one that is beyond us."""
    if prefixes := prefixes_in(schema):
        return new_id(prefixes[0])
    return text_like(schema["pattern"]) if "pattern" in schema else None


def _text(schema: Schema, now: datetime) -> str:
    if text := _patterned(schema):
        return text
    match schema.get("format", ""):
        case "date":
            return now.date().isoformat()
        case "date-time":
            return atom(now)
        case "portal-date-time" | "portal-date-minute" as form:
            return f"{now:%Y-%m-%d %H:%M}{':00' if form == 'portal-date-time' else ''}"
        case "uuid":
            return str(uuid.uuid4())
        case form:
            text = _TEXTS.get(form, "example")
            return text.ljust(schema.get("minLength", 0), "x")[: schema.get("maxLength")]
