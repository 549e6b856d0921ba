"""A link to another object, which the pages write out at every place."""

from pipeline.documents import Document
from pipeline.openapi.json_data import mapping, types_of
from pipeline.openapi.references import SCHEMAS
from pipeline.openapi.vocabulary import PROSE

_FIELDS = ("href", "type")


def referred(schema: Document) -> Document:
    """A reference to the one schema of links in place of a link that is written out; unchanged if it is not one."""
    properties = mapping(schema.get("properties"))
    if set(properties) != set(_FIELDS) or any(types_of(properties[name]) != ["string"] for name in _FIELDS):
        return schema
    texts = {key: value for key, value in schema.items() if key in PROSE}
    link = {"$ref": f"{SCHEMAS}Link"}
    return {**texts, **({"anyOf": [link, {"type": "null"}]} if "null" in types_of(schema) else link)}
