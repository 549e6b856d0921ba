"""Names the parts of multipart forms as they are sent: OpenAPI has no names for what is inside lists and objects."""

from collections.abc import Iterator
from typing import Any

from pipeline.documents import Document
from pipeline.openapi.json_data import is_list, is_mapping, mapping, types_of
from pipeline.openapi.media_types import ANY_FILE
from pipeline.openapi.references import SCHEMAS, resolved
from pipeline.openapi.vocabulary import INFERRED, NAME, NESTED
from pipeline.openapi.walk import media_types

_MULTIPART = "multipart/form-data"
_MAX_ITEMS = 5
"""How many objects of a list have names in the document; a judge lets others pass."""

_BETWEEN_FIELDS = frozenset({"dependentRequired", "not", "if", "then", "else"})
"""The keywords that name fields, which have other names in a form."""


def flatten_forms(document: Document) -> None:
    """Give every multipart form flat parts: `signers[0][firstName]` for what is nested, `documents[]` for a list.

    What the parts mean together stays as `x-nested`, and in it the named schemas that nothing else uses any more.
    """
    for pointer, media_type in media_types(document):
        if not pointer.endswith(_MULTIPART.replace("/", "~1")) or "schema" not in media_type:
            continue
        whole = resolved(document, mapping(media_type["schema"]))
        if any(_has_parts(document, field) for field in mapping(whole.get("properties")).values()):
            _flatten(document, media_type, whole)
            whole = resolved(document, media_type["schema"])
        for name, field in mapping(whole.get("properties")).items():
            if "binary" in (mapping(field).get("format"), mapping(mapping(field).get("items")).get("format")):
                media_type.setdefault("encoding", {}).setdefault(name, {}).setdefault("contentType", ANY_FILE)


def _has_parts(document: Document, field: Any) -> bool:
    return bool({"array", "object"} & set(types_of(resolved(document, mapping(field)))))


def _flatten(document: Document, media_type: Document, whole: Document) -> None:
    required: list[str] = []
    properties = dict(_parts(document, whole, "", required, [whole]))
    said = {key: value for key, value in whole.items() if key not in _BETWEEN_FIELDS}
    flat = {**said, "required": required, "properties": properties}
    flat[INFERRED] = {**whole.get(INFERRED, {}), "names": "usual for such servers; the documentation does not say them"}
    schemas = document["components"]["schemas"]
    name = media_type["schema"].get("$ref", "").removeprefix(SCHEMAS)
    if _uses(document, name) == 1:
        whole = {NAME: name, **whole}
        schemas[name] = flat
    else:
        media_type["schema"] = flat
    gone = {
        inner: schemas.pop(inner) for inner in [*_names_in(whole)] if inner in schemas and not _uses(document, inner)
    }
    media_type[NESTED] = _with(gone, whole)


def _parts(
    document: Document, schema: Document, prefix: str, required: list[str], inside: list[Document]
) -> Iterator[tuple[str, Document]]:
    """Yield the parts that are sent for an object; the names of those that must be are added to `required`.

    What holds itself, so that its parts have no end, is left to the tools that send it.
    """
    for key, value in mapping(schema.get("properties")).items():
        field = resolved(document, mapping(value))
        name = f"{prefix}[{key}]" if prefix else key
        needed = required if key in schema.get("required", []) else []
        is_many = types_of(field) == ["array"]
        inner = resolved(document, mapping(field.get("items"))) if is_many else field
        if "properties" not in inner:
            part = f"{name}[]" if is_many else name
            needed.append(part)
            yield part, field
        elif not any(inner is holder for holder in inside):
            names = [f"{name}[{index}]" for index in range(min(field.get("maxItems", _MAX_ITEMS), _MAX_ITEMS))]
            for index, inner_name in enumerate(names if is_many else [name]):
                is_needed = not is_many or index < field.get("minItems", 0)
                yield from _parts(document, inner, inner_name, needed if is_needed else [], [*inside, inner])


def _with(gone: Document, part: Any) -> Any:
    """The part with schemas in place of the references to them: some tools follow references everywhere."""
    if is_mapping(part):
        name = str(part.get("$ref", "")).removeprefix(SCHEMAS)
        if name in gone:
            return {NAME: name, **_with(gone, gone[name])}
        return {key: _with(gone, value) for key, value in part.items()}
    return [_with(gone, item) for item in part] if is_list(part) else part


def _uses(part: Any, name: str) -> int:
    """How often a named schema is referred to."""
    if is_mapping(part):
        return int(part.get("$ref") == SCHEMAS + name) + sum(_uses(value, name) for value in part.values())
    return sum(_uses(item, name) for item in part) if is_list(part) else 0


def _names_in(part: Any) -> Iterator[str]:
    """The named schemas that a part refers to itself."""
    if is_mapping(part):
        if str(part.get("$ref", "")).startswith(SCHEMAS):
            yield part["$ref"].removeprefix(SCHEMAS)
        for value in part.values():
            yield from _names_in(value)
    elif is_list(part):
        for item in part:
            yield from _names_in(item)
