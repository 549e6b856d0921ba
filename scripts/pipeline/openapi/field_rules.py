"""What fields of an object need or exclude each other, as JSON Schema says it, in the words that the generator uses."""

from pipeline.documents import Document
from pipeline.openapi.json_data import mapping

RULES = "x-rules"
"""These rules in shorthand: `one-of` groups of fields, what a field needs (`if` and `then`), or `not-together`."""


def take_rules(schema: Document) -> list[Document]:
    """Take the rules out of a schema that can be said in shorthand; others stay in it, and only judges know them."""
    found: list[Document] = []
    for name, needed in mapping(schema.get("dependentRequired")).items():
        found.append({"if": name, "then": needed})
    schema.pop("dependentRequired", None)
    match schema.get("not"):
        case {"required": [_, _, *_] as together, **others} if not others:
            found.append({"not-together": together})
            del schema["not"]
        case _:
            pass
    match schema.get("if"), schema.get("then"):
        case {"not": {"required": [*first]}}, {"required": [*second]}:
            found.append({"one-of": [first, second]})
        case {"required": [name], **others}, {"required": [*needed]} if others in ({}, _is_true(name)):
            found.append({"if": name, "then": needed})
        case _:
            return found
    del schema["if"], schema["then"]
    return found


def _is_true(name: str) -> Document:
    return {"properties": {name: {"const": True}}}
