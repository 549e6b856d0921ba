"""Names every inline object and enumeration of a document, so that the generator makes one class of each.

The generator names inline schemas by their place and forgets formats on the way; named ones keep all of it.
"""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from types import NoneType

from pipeline.codegen.case_conversion import pascal_case
from pipeline.codegen.left_out import Refusals
from pipeline.codegen.schemas import described, successes, with_own_types
from pipeline.documents import Document, PipelineError
from pipeline.openapi.json_data import copied, is_mapping, types_of
from pipeline.openapi.references import SCHEMAS, with_names
from pipeline.openapi.vocabulary import ATTRIBUTE, CLASS, PROSE
from pipeline.openapi.walk import operations


def name_inline_schemas(document: Document, refusals: Refusals) -> Document:
    """A copy of the document in which objects and enumerations are only ever referred to.

    An inline schema is named after its place: `CustomerOffer` and `links` make `CustomerOfferLinks`,
    a request body `<Operation>Request`, a response `<Operation>Response`. A fix can give any schema another name with
    `x-class`. An operation with an inline schema whose name means something else is refused.
    """
    named: Document = _with_names_of_fixes(copied(document))
    _Namer(named.setdefault("components", {}).setdefault("schemas", {})).name_all(named, refusals)
    return named


def _with_names_of_fixes(document: Document) -> Document:
    schemas: Document = document.get("components", {}).get("schemas", {})
    names = {name: schema[CLASS] for name, schema in schemas.items() if CLASS in schema}
    if len({names.get(name, name) for name in schemas}) < len(schemas):
        raise PipelineError(f"an x-class is the name of another schema: {', '.join(names.values())}; correct the fix")
    renamed: Document = with_names(document, names)
    if names:
        renamed["components"]["schemas"] = {
            names.get(name, name): schema for name, schema in renamed["components"]["schemas"].items()
        }
    return renamed


_TYPES_OF_CHOICES: dict[type, str] = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
    NoneType: "null",
}


class _Namer:
    def __init__(self, schemas: Document) -> None:
        self._schemas = schemas

    def name_all(self, document: Document, refusals: Refusals) -> None:
        for name in list(self._schemas):
            with refusals.leave_out_schema(name):
                self._schemas[name] = _with_lists_of_constants(flatten(self._schemas[name], self._schemas))
                self._visit_parts(self._schemas[name], name)
        for path, method, operation in operations(document):
            with refusals.leave_out(path, method):
                self._visit_operation(operation)

    def _visit_operation(self, operation: Document) -> None:
        name = pascal_case(operation["operationId"])
        for parameter in operation.get("parameters", []):
            if "schema" in parameter:
                parameter["schema"] = self._visit(parameter["schema"], name + pascal_case(parameter["name"]))
        body: Document = operation.get("requestBody", {})
        for content in body.get("content", {}).values():
            if "schema" in content:
                content["schema"] = self._without_read_only(content["schema"])
        self._visit_contents({"": body}, f"{name}Request")
        self._visit_contents(dict(successes(operation)), f"{name}Response")

    def _without_read_only(self, schema: Document) -> Document:
        """The schema of a body, written out without the fields that only the API sets, if it has any."""
        whole = flatten(described(schema, self._schemas), self._schemas)
        fields: Document = whole.get("properties", {})
        left = {name: part for name, part in fields.items() if not described(part, self._schemas).get("readOnly")}
        if len(left) == len(fields):
            return schema
        required = [name for name in whole.get("required", []) if name in left]
        return {**whole, "properties": left, "required": required}

    def _visit_contents(self, holders: Mapping[str, Document], name: str) -> None:
        """Name the schemas of bodies; one that differs from the first has its status or its media type in its name."""
        names: dict[str, Document] = {}
        for status, holder in holders.items():
            for media_type, content in holder.get("content", {}).items():
                if "schema" not in content:
                    continue
                schema = copied(content["schema"])
                same = [known for known, other in names.items() if other == schema]
                further = name + status + pascal_case(media_type.partition("/")[2])
                numbered = (f"{further}{number}" for number in itertools.count(2))
                candidates = itertools.chain((name, name + status, further), numbered)
                own = same[0] if same else next(new for new in candidates if new not in names)
                content["schema"] = self._visit(content["schema"], own)
                if "$ref" not in schema:
                    names[own] = schema

    def _visit(self, schema: Document, name: str) -> Document:
        """The schema to use in this place: a reference where it deserves a name, else the schema itself."""
        if "$ref" in schema:
            return schema
        if _only_refers(schema):
            return {**schema["allOf"][0], **_texts(schema)}
        schema = _with_lists_of_constants(flatten(schema, self._schemas))
        types = types_of(schema)
        if not ("properties" in schema or ("enum" in schema and types != ["boolean"])):
            self._visit_parts(schema, name)
            return schema
        name = schema.get(CLASS, name)
        if "null" in types:
            named = with_own_types(schema)
            if "enum" in named:
                named["enum"] = [value for value in named["enum"] if value is not None]
            return {"anyOf": [self._visit(named, name), {"type": "null"}]} | _texts(schema)
        if not _is_the_same(schema, self._schemas.setdefault(name, schema)):
            raise PipelineError(f"the inline schema {name} has the name of another one; name it in a fix")
        self._visit_parts(self._schemas[name], name)
        return {"$ref": SCHEMAS + name} | _texts(schema)

    def _visit_parts(self, schema: Document, name: str) -> None:
        for wire_name, part in schema.get("properties", {}).items():
            schema["properties"][wire_name] = self._visit(part, name + pascal_case(wire_name))
        for key in ("items", "additionalProperties"):
            if is_mapping(schema.get(key)):
                schema[key] = self._visit(schema[key], f"{name}Item")
        for key in ("anyOf", "oneOf"):
            if key in schema:
                schema[key] = [
                    self._visit(part, name + addition)
                    for part, addition in zip(schema[key], _additions(schema[key]), strict=True)
                ]


def _is_the_same(schema: Document, known: Document) -> bool:
    """Whether two schemas may have one name; choices that a fix gives it may be described differently."""
    named = schema.get(CLASS), schema.get("enum")
    return schema == known or (None not in named and named == (known.get(CLASS), known.get("enum")))


def _additions(kinds: Sequence[Document]) -> Iterator[str]:
    """What the names of a union's inline schemas have beyond the union's: their titles or, without these, a number."""
    is_union = len([kind for kind in kinds if kind.get("type") != "null"]) > 1
    for number, kind in enumerate(kinds, start=1):
        yield pascal_case(str(kind.get("title", number))) if is_union else ""


def _only_refers(schema: Document) -> bool:
    """Whether a schema only gives another one a text of its own, which older documents write with `allOf`."""
    said = [key for key in schema if key != "allOf" and key not in PROSE and not key.startswith("x-")]
    return not said and [list(part) for part in schema.get("allOf", [])] == [["$ref"]]


def _with_lists_of_constants(schema: Document) -> Document:
    """The schema with a constant as a list of one value, and with the type of what it lists.

    Lists of other values than texts or whole numbers, or of both, have no form in Python: their types remain.
    """
    if "const" in schema:
        schema = {key: value for key, value in schema.items() if key != "const"} | {"enum": [schema["const"]]}
    values: list[object] = schema.get("enum", [])
    kinds = sorted({_TYPES_OF_CHOICES.get(type(value), "") for value in values})
    if not values or "" in kinds:
        return schema
    schema = {"type": kinds[0] if len(kinds) == 1 else kinds} | schema
    is_listed = [kind for kind in kinds if kind != "null"] in (["string"], ["integer"], ["boolean"])
    return schema if is_listed else {key: value for key, value in schema.items() if key != "enum"}


def _texts(schema: Document) -> Document:
    return {key: schema[key] for key in ("description", "x-observed", "x-inferred", ATTRIBUTE) if key in schema}


def flatten(schema: Document, schemas: Document) -> Document:
    """The schema with the parts of its `allOf` merged into it; `schemas` holds what they may refer to."""
    if "allOf" not in schema:
        return schema
    merged: Document = {}
    for part in [*schema["allOf"], {key: value for key, value in schema.items() if key != "allOf"}]:
        resolved = schemas[part["$ref"].removeprefix(SCHEMAS)] if "$ref" in part else part
        for key, value in flatten(resolved, schemas).items():
            if key == "properties":
                merged["properties"] = {**merged.get("properties", {}), **copied(value)}
            elif key == "required":
                merged["required"] = list(dict.fromkeys([*merged.get("required", []), *value]))
            else:
                merged[key] = copied(value)
    return merged
