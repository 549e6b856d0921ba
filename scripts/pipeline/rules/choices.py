"""The values that a description lists, as an enum."""

import re
from typing import Any

from pipeline.documents import Document
from pipeline.openapi.json_data import types_of
from pipeline.rules.conditions import is_example

_QUOTED = re.compile(r"[`'\"]([^`'\"]+)[`'\"]")
_BETWEEN = re.compile(r",\s*(?:or\s+|and\s+)?|\s+(?:or|and)\s+")


def with_choices(schema: Document, text: str) -> Document:
    """The schema with the values listed as its enum; unchanged where they may be something else than its values.

    Words without quotes may be any words, so that an example must be one of them.
    """
    kinds = [kind for kind in types_of(schema) if kind != "null"]
    quoted = _QUOTED.findall(text)
    words = [word.strip() for word in quoted or _BETWEEN.split(text)]
    if not quoted and any(word.count(" ") > 1 for word in words):
        return schema
    values = [_value(word, kinds[0]) for word in words if word != "null"]
    example = schema.get("example")
    fits = example in values if is_example(example) else bool(quoted)
    if len(values) < 2 or None in values or len(set(values)) < len(values) or not fits:
        return schema
    return {**schema, "enum": [*values, None] if "null" in types_of(schema) else values}


def _value(word: str, kind: str) -> Any:
    """The word as a value of this type, None where it is none."""
    if kind == "string":
        return word or None
    return int(word) if re.fullmatch(r"-?\d{1,9}", word) else None
