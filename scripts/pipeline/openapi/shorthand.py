"""The shorthand that our own steps use, got back from a document in the idiom of OpenAPI 3.1.

So the generator knows one way to say a thing, whichever way a document says it.
"""

from copy import deepcopy
from typing import Any

from pipeline.documents import Document
from pipeline.openapi.json_data import is_list, is_mapping, types_of
from pipeline.openapi.media_types import ANY_FILE, is_file
from pipeline.openapi.parts import parts
from pipeline.openapi.references import SCHEMAS
from pipeline.openapi.vocabulary import NAME, NESTED

_ANY_TYPE = {"contentType": ANY_FILE}


def in_shorthand(document: Document) -> Document:
    """A copy with one `example` for each schema, files as `format: binary`, and forms before they were flattened."""
    made = deepcopy(document)
    for part in [*parts(made)]:
        if NESTED in part:
            named: Document = {}
            part["schema"] = _named(part.pop(NESTED), named)
            made["components"]["schemas"] = dict(sorted({**made["components"]["schemas"], **named}.items()))
    for part in parts(made):
        if is_list(part.get("examples")) and part["examples"]:
            part.setdefault("example", part["examples"][0])
            del part["examples"]
        if _is_file(part):
            part |= {"type": "string", "format": "binary"}
            del part["contentMediaType"]
        if is_mapping(part.get("encoding")):
            part["encoding"] = {key: said for key, said in part["encoding"].items() if said != _ANY_TYPE}
            if not part["encoding"]:
                del part["encoding"]
    return made


def _is_file(part: Document) -> bool:
    may_be_one = "contentMediaType" in part and "format" not in part and types_of(part) in ([], ["string"])
    return may_be_one and is_file(part["contentMediaType"])


def _named(part: Any, found: Document) -> Any:
    """The part with references in place of the schemas in it that have names; these are added to `found`."""
    if is_mapping(part):
        inner = {key: _named(value, found) for key, value in part.items() if key != NAME}
        if NAME not in part:
            return inner
        found[part[NAME]] = inner
        return {"$ref": SCHEMAS + part[NAME]}
    return [_named(item, found) for item in part] if is_list(part) else part
