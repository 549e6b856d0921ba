"""The types that values at a place may have, and how a schema is made to allow others."""

from collections.abc import Mapping, Sequence

from pipeline.compare.actions import change
from pipeline.documents import Document
from pipeline.openapi.json_data import types_of
from pipeline.openapi.references import at_pointer

_CHOICES = ("anyOf", "oneOf")
_OF_A_TYPE = (
    *("format", "pattern", "enum", "const", "items"),
    *("properties", "required", "additionalProperties", "example"),
)
MORE_OF_TYPE: Mapping[str, Document] = {
    "array": {"items": {}},
    "number": {"format": "decimal"},
    "object": {"additionalProperties": True},
}
"""What a schema of a type needs besides: a number would lose digits, and the fields of an object are not known."""


def with_types(
    document: Document, pointer: str, seen: Sequence[str], *, others_seen: bool, reason: str, observed: dict[str, str]
) -> tuple[Document, ...]:
    """The actions that make the schema at a pointer allow further types.

    Types of values that it allows so far stay, unless only others were seen.
    """
    schema = at_pointer(document, pointer)
    kinds: list[Document] = [{"type": name, **MORE_OF_TYPE.get(name, {})} for name in seen]
    more: Document = {key: value for kind in kinds for key, value in kind.items() if key != "type"}
    if whole := next((key for key in ("$ref", "allOf") if key in schema), None):
        choices = [{whole: schema[whole]}, *kinds] if others_seen else kinds
        values = choices[0] if len(choices) == 1 else {"anyOf": choices}
        return change(document, pointer, reason, values=values, drop=[whole], observed=observed)
    for key in _CHOICES:
        if key in schema:
            return change(document, pointer, reason, values={}, more={key: kinds}, observed=observed)
    if others_seen:
        null = {"enum": [None]} if "null" in seen and "enum" in schema else {}
        # a number may be an integer
        types = [name for name in (*types_of(schema), *seen) if name != "integer" or "number" not in seen]
        values = {
            "type": types[0] if len(types) == 1 else types,
            **{key: more[key] for key in more if key not in schema},
        }
        return change(document, pointer, reason, values=values, more=null, observed=observed)
    kept = [name for name in types_of(schema) if name == "null"]
    values = {"type": [*seen, *kept] if len(seen) + len(kept) > 1 else seen[0]}
    values |= more
    dropped = [key for key in _OF_A_TYPE if key not in values]
    return change(document, pointer, reason, values=values, drop=dropped, observed=observed)
