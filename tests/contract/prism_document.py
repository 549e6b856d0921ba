"""A copy of the document for Prism, which takes the only file of a list for no list."""

import copy
from typing import Any


def judge_document(document: dict[str, Any]) -> dict[str, Any]:
    """The copy, in which a part that may be repeated may also be there once."""
    judged = copy.deepcopy(document)
    for schema in judged["components"]["schemas"].values():
        for name, field in schema.get("properties", {}).items():
            if name.endswith("[]"):
                schema["properties"][name] = {"anyOf": [field, field["items"]]}
    return judged
