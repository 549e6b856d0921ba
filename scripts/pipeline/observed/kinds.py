"""What the schemas of one place allow: its types, the list of its values, and the one kind of text that it may be.

The schemas are all that `pipeline.observed.places` finds for the place: references and unions as well as what they
lead to.
"""

import json
from typing import Any

from pipeline.documents import Document
from pipeline.openapi.json_data import items, types_of

_UNIONS = ("$ref", "anyOf", "oneOf")


def kinds_of(schemas: list[Document]) -> list[Document]:
    """The schemas that describe values themselves, without those that only lead to others."""
    return [schema for schema in schemas if not any(key in schema for key in _UNIONS)]


def types_allowed(schemas: list[Document]) -> set[str]:
    """The types that the document allows; empty where it allows any. A number may be an integer."""
    named = [types_of(kind) or _type_of_object(kind) for kind in kinds_of(schemas)]
    if not all(named):
        return set()
    allowed = {name for names in named for name in names}
    return allowed | {"integer"} if "number" in allowed else allowed


def choices_of(schemas: list[Document]) -> list[Any]:
    """The values that the document lists; none where a value of another kind may be anything."""
    kinds = [kind for kind in kinds_of(schemas) if types_of(kind) != ["null"]]
    return (
        [choice for kind in kinds for choice in items(kind.get("enum"))]
        if all("enum" in kind for kind in kinds)
        else []
    )


def name_of(choice: Any) -> str:
    """How a value of a list is called among observations."""
    return choice if isinstance(choice, str) else json.dumps(choice)


def text_kind(schemas: list[Document]) -> Document:
    """What the document says of texts; nothing where it allows texts of several kinds."""
    texts = [kind for kind in kinds_of(schemas) if "string" in types_of(kind)]
    return texts[0] if len(texts) == 1 else {}


def _type_of_object(kind: Document) -> list[str]:
    return ["object"] if "properties" in kind or "allOf" in kind else []
