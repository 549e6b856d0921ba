"""The shorthand that our own steps use, got back from a document in the idiom of OpenAPI 3.1.

So the generator knows one way to say a thing, whichever way a document says it.
"""

from typing import Any

from pipeline.documents import Document
from pipeline.openapi.field_rules import RULES, take_rules
from pipeline.openapi.ids import is_id
from pipeline.openapi.json_data import copied, is_list, is_mapping, items, mapping, types_of
from pipeline.openapi.marks import is_inferred_whole
from pipeline.openapi.media_types import ANY_FILE, is_file
from pipeline.openapi.parts import parts
from pipeline.openapi.references import SCHEMAS, resolved
from pipeline.openapi.vocabulary import ENVELOPE, NAME, NESTED, OWN_FORMAT, OWN_FORMATS
from pipeline.openapi.walk import operations

_ANY_TYPE = {"contentType": ANY_FILE}


def in_shorthand(document: Document) -> Document:
    """A copy with one `example` for each schema, files as `format: binary`, and forms before they were flattened."""
    made: Document = copied(document)
    schemas: Document = mapping(mapping(made.get("components")).get("schemas"))
    everything = [*parts(made)]
    for part in everything:
        if NESTED in part:
            named: Document = {}
            part["schema"] = _named(part.pop(NESTED), named)
            made["components"]["schemas"] = schemas = dict(sorted({**schemas, **named}.items()))
    shared = {SCHEMAS + name: schemas.pop(name) for name in [*schemas] if name == ENVELOPE or is_id(schemas[name])}
    for part in everything:
        _unshare(part, shared)
    for _, _, operation in operations(made):
        _drop_unknown_responses(made, operation["responses"])
    for part in parts(made):
        if is_list(part.get("examples")) and part["examples"]:
            part.setdefault("example", part["examples"][0])
            del part["examples"]
        if "properties" in part and (rules := take_rules(part)):
            part[RULES] = [*items(part.get(RULES)), *rules]
        if part.get(OWN_FORMAT) in OWN_FORMATS:
            part["format"] = part.pop(OWN_FORMAT)
        if _is_file(part):
            part |= {"type": "string", "format": "binary"}
            del part["contentMediaType"]
        if is_mapping(part.get("encoding")):
            part["encoding"] = {key: said for key, said in part["encoding"].items() if said != _ANY_TYPE}
            if not part["encoding"]:
                del part["encoding"]
    _allow_numbers_as_text(made)
    return made


def _allow_numbers_as_text(document: Document) -> None:
    """Mark whole numbers that requests send as text under the same name: responses may have them as text, too."""
    fields = [item for part in parts(document) for item in mapping(part.get("properties")).items()]
    as_text = {name for name, field in fields if mapping(field).get("format") == "integer"}
    for name, field in fields:
        if name in as_text and "integer" in types_of(field):
            field["x-also-text"] = True


def _drop_unknown_responses(document: Document, responses: Document) -> None:
    """Take out a response to all other statuses that no source states: what is known of them is nothing."""
    if "default" in responses and is_inferred_whole(resolved(document, responses["default"])):
        del responses["default"]


def _unshare(part: Document, shared: Document) -> None:
    """Write out identifiers, and what surrounds the objects of a page, where they are used."""
    match part:
        case {"$ref": str(reference)} if reference in shared:
            del part["$ref"]
            part |= {**_without_text(shared[reference]), **part}
        case {"anyOf": [{"$ref": str(reference)}, {"type": "null"}]} if reference in shared:
            del part["anyOf"]
            part |= {**_without_text(shared[reference]), "type": ["string", "null"], **part}
        case {"allOf": [{"$ref": str(reference)}, _]} if reference in shared:
            envelope, own = shared[reference], mapping(part["allOf"][1])
            del part["allOf"]
            part |= {
                "type": "object",
                "required": [*items(own.get("required")), *items(envelope.get("required"))],
                "properties": {**mapping(own.get("properties")), **copied(mapping(envelope.get("properties")))},
            }
        case _:
            pass


def _without_text(schema: Document) -> Document:
    return {key: value for key, value in schema.items() if key != "description"}


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
