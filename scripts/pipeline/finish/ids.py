"""Says each kind of identifier once, as a named schema that all fields and parameters with one refer to."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from openapi_python_client.strings import pascal_case

from pipeline.documents import Document
from pipeline.openapi.ids import id_prefixes, is_id
from pipeline.openapi.json_data import mapping, types_of
from pipeline.openapi.references import SCHEMAS, unescape
from pipeline.openapi.walk import parameters, schemas


@dataclass(frozen=True)
class _Use:
    """A place with an identifier: the name it suggests, and whether it is the object's own."""

    name: str
    is_own: bool
    schema: Document


def share_ids(document: Document) -> None:
    """Make a named schema of each pattern of identifiers that is used more than once: `CustomerId`."""
    uses: dict[str, dict[int, _Use]] = defaultdict(dict)
    for use in _uses(document):
        if is_id(use.schema):
            uses[use.schema["pattern"]].setdefault(id(use.schema), use)
    named: Document = document.setdefault("components", {}).setdefault("schemas", {})
    for pattern, by_place in uses.items():
        # the object's own identifier names it best, then the shortest name of a field or parameter
        best = sorted(by_place.values(), key=lambda use: (not use.is_own, len(use.name), use.name))
        named_after = [use for use in best if use.name.endswith("Id") and use.name not in named]
        if len(best) > 1 and named_after:
            named[named_after[0].name] = shared = _shared(pattern, [use.schema for use in best])
            for use in best:
                _refer(use.schema, named_after[0].name, shared)


def _uses(document: Document) -> Iterator[_Use]:
    for _, parameter in parameters(document):
        yield _Use(pascal_case(parameter.get("name", "")), is_own=False, schema=mapping(parameter.get("schema")))
    for pointer, schema in schemas(document):
        steps = [unescape(step) for step in pointer.split("/") if step != "items"]
        is_own = steps[:3] == ["", "components", "schemas"] and steps[4:] == ["properties", "id"]
        yield _Use(f"{steps[3]}Id" if is_own else pascal_case(steps[-1]), is_own, schema)


def _shared(pattern: str, uses: list[Document]) -> Document:
    prefixes = " or ".join(f"`{prefix}`" for prefix in id_prefixes({"pattern": pattern}))
    examples = next((schema["examples"] for schema in uses if "examples" in schema), None)
    shared: Document = {"type": "string", "pattern": pattern, "description": f"Starts with {prefixes}."}
    return shared | ({"examples": examples} if examples else {})


def _refer(schema: Document, name: str, shared: Document) -> None:
    """Make the schema refer to the named one; what it says beside it stays."""
    reference: Document = {"$ref": SCHEMAS + name}
    may_be_null = "null" in types_of(schema)
    if schema.get("examples") == shared.get("examples"):
        schema.pop("examples", None)
    del schema["type"], schema["pattern"]
    schema |= {"anyOf": [reference, {"type": "null"}]} if may_be_null else reference
