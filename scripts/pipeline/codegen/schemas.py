"""Looking into the named schemas of a document."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pipeline.documents import Document
from pipeline.openapi.json_data import is_mapping, types_of
from pipeline.openapi.references import SCHEMAS
from pipeline.openapi.success_responses import success_statuses
from pipeline.openapi.vocabulary import SOURCE, TRANSCRIBED


def referred_name(schema: Document) -> str:
    """The name of the schema that another one refers to; empty where it refers to none."""
    return str(schema.get("$ref", "")).removeprefix(SCHEMAS)


def described(schema: Document, schemas: Document) -> Document:
    """The schema with what it refers to, for describing it; what is beside the reference wins."""
    if target := referred_name(schema):
        kept = {key: value for key, value in schemas[target].items() if key not in (SOURCE, TRANSCRIBED)}
        return {**kept, **{key: value for key, value in schema.items() if key != "$ref"}}
    alone, _ = without_null(schema)
    if alone is schema or not members(schema):
        return schema
    own = {key: value for key, value in schema.items() if key not in ("anyOf", "oneOf")}
    return {**described(alone, schemas), **own}


def members(schema: Document) -> list[Document]:
    """The schemas of which a value must have one; empty where a schema is not a union."""
    found: list[Document] = schema.get("anyOf") or schema.get("oneOf") or []
    return found


def without_null(schema: Document) -> tuple[Document, bool]:
    """The schema without the null it allows, and whether it allows null."""
    if kinds := members(schema):
        others = [kind for kind in kinds if kind.get("type") != "null"]
        if len(others) <= 1:
            return (others or kinds)[0], len(kinds) > 1
        key = "anyOf" if schema.get("anyOf") else "oneOf"
        return ({**schema, key: others}, True) if len(others) < len(kinds) else (schema, False)
    types = types_of(schema)
    return (with_own_types(schema), True) if "null" in types and len(types) > 1 else (schema, False)


def choices(schema: Document) -> list[Any]:
    """The values that a schema lists, without null."""
    return [value for value in schema["enum"] if value is not None]


def with_own_types(schema: Document) -> Document:
    """The schema without null among its types."""
    types = [item for item in types_of(schema) if item != "null"]
    return {**schema, "type": types[0] if len(types) == 1 else types}


def referred_names(schema: Document) -> list[str]:
    """The names of the schemas that a schema and the parts written in it refer to."""
    name = referred_name(schema)
    found = [name] if name else []
    parts = [*schema.get("properties", {}).values(), schema.get("items"), schema.get("additionalProperties")]
    for part in filter(is_mapping, [*parts, *schema.get("anyOf", []), *schema.get("oneOf", [])]):
        found += referred_names(part)
    return found


def used_schemas(schema: Document, schemas: Mapping[str, Document]) -> set[str]:
    """The names of all schemas that a schema refers to, directly or through others."""
    return reached(referred_names(schema), lambda name: referred_names(schemas[name]))


def reached(names: Iterable[str], following: Callable[[str], Iterable[str]]) -> set[str]:
    """The names, and all that follow from them."""
    found: set[str] = set()
    waiting = [*names]
    while waiting:
        if (name := waiting.pop()) not in found:
            found.add(name)
            waiting += following(name)
    return found


def successes(operation: Document) -> list[tuple[str, Document]]:
    """Status and object of the responses of an operation that report success."""
    responses: Document = operation["responses"]
    return [(status, responses[status]) for status in success_statuses(responses)]


def is_list(schema: Document) -> bool:
    """Whether a schema describes a list."""
    return types_of(schema) == ["array"]


def is_page(schema: Document) -> bool:
    """Whether a schema is one page of a list: it has items and the address of the next page."""
    properties = schema.get("properties", {})
    return "next_page_url" in properties and types_of(properties.get("data", {})) == ["array"]


def is_file_link(schema: Document) -> bool:
    """Whether a schema is a link to a file, which `portal.download` takes: a URL that expires."""
    return {"link", "expiresAt"} <= set(schema.get("properties", {}))
