"""What a schema means to the client: its types in Python, and what else is said of its values."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pipeline.codegen.schemas import members, referred_name, used_schemas
from pipeline.documents import Document
from pipeline.openapi.field_rules import RULES
from pipeline.openapi.json_data import is_mapping, types_of
from pipeline.openapi.vocabulary import ATTRIBUTE, CLASS, PROSE, is_prose

_STRUCTURE = frozenset({"$ref", "type", "properties", "items", "required", "anyOf", "oneOf"})
_BY_FORMAT = {
    ("string", "date"): "date",
    ("string", "date-time"): "datetime",
    ("string", "portal-date-time"): "datetime",
    ("string", "portal-date-minute"): "datetime",
    ("string", "integer"): "int",
    ("string", "binary"): "file",
    **{(kind, "decimal"): "Decimal" for kind in ("string", "number", "integer")},
}
_BY_TYPE = {
    "string": "str",
    "number": "float",
    "integer": "int",
    "boolean": "bool",
    "array": "list",
    "object": "dict",
}
# Extensions that the generator reads.
_MEANINGFUL = frozenset({"x-max-total-bytes", "x-also-text"})


def description_of(part: Mapping[str, Any]) -> dict[str, Any]:
    """What informs people about a part and changes no program."""
    return {key: value for key, value in part.items() if key in PROSE or key in ("x-summary", "x-description")}


def notes_of(part: Mapping[str, Any]) -> dict[str, Any]:
    """Our marks on a part, such as where it comes from."""
    read = {RULES, "x-method", "x-methods", "x-resource", CLASS, ATTRIBUTE, "x-summary", "x-description", *_MEANINGFUL}
    return {key: value for key, value in part.items() if key.startswith("x-") and key not in read}


@dataclass(frozen=True)
class Shape:
    """A schema in its place, and the named schemas that it may refer to."""

    schema: Document
    schemas: Mapping[str, Document]

    @cached_property
    def _without_null(self) -> tuple[Document, bool]:
        """The schema with the references to what is not a class followed, and whether it allows null."""
        schema, nullable = self.schema, False
        while True:
            kinds = members(schema)
            others = [kind for kind in kinds if kind.get("type") != "null"]
            own: Document = {key: value for key, value in schema.items() if key not in ("anyOf", "oneOf", "$ref")}
            target = self.schemas.get(referred_name(schema), {})
            if kinds and len(others) == 1:
                nullable = nullable or len(others) < len(kinds)
                schema = {**others[0], **own}
            elif target and not ("properties" in target or "enum" in target):
                schema = {**target, **own}
            else:
                return schema, nullable or "null" in types_of(schema)

    @property
    def nullable(self) -> bool:
        """Whether null is allowed."""
        return self._without_null[1]

    @property
    def class_of_schema(self) -> str:
        """The name of the class or the list of choices; empty where there is none."""
        return referred_name(self._without_null[0])

    @property
    def choices(self) -> list[Any] | None:
        """The choices that have a name."""
        found: list[Any] | None = self.schemas.get(self.class_of_schema, {}).get("enum")
        return found

    @property
    def types(self) -> list[str]:
        """The types in JSON that are written in this place, but for null."""
        return [kind for kind in types_of(self._without_null[0]) if kind != "null"]

    @property
    def kinds(self) -> frozenset[str]:
        """The types in Python; none where anything is allowed."""
        schema = self._without_null[0]
        if kinds := members(schema):
            return frozenset[str]().union(*(Shape(kind, self.schemas).kinds for kind in kinds))
        if self.class_of_schema and self.choices is None:
            return frozenset({self.class_of_schema})
        found = self.schemas.get(self.class_of_schema, schema)
        types = [kind for kind in types_of(found) if kind != "null"]
        return frozenset(_BY_FORMAT.get((kind, found.get("format", "")), _BY_TYPE.get(kind, kind)) for kind in types)

    @property
    def name(self) -> str:
        """The type as the report names it."""
        if self.class_of_schema:
            return self.class_of_schema
        types = " or ".join(self.types) or "anything"
        form = self.keywords.get("format")
        return f"{types} ({form})" if form else types

    @property
    def keywords(self) -> dict[str, Any]:
        """What limits the values beside their type."""
        schema = self._without_null[0]
        found = {
            key: value
            for key, value in schema.items()
            if key not in _STRUCTURE and (not is_prose(key) or key in _MEANINGFUL)
        }
        if is_mapping(found.get("additionalProperties")):
            del found["additionalProperties"]
        return found

    @property
    def inner(self) -> dict[str, "Shape"]:
        """The items of a list and the values of a mapping, by how the report marks them."""
        schema = self._without_null[0]
        parts = {"[]": schema.get("items"), "{}": schema.get("additionalProperties")}
        return {mark: Shape(part, self.schemas) for mark, part in parts.items() if is_mapping(part)}

    @property
    def classes(self) -> frozenset[str]:
        """The named schemas that it needs, directly or through others."""
        return frozenset(used_schemas(self.schema, self.schemas))


@dataclass(frozen=True)
class Field:
    """A field or parameter: its values, whether it must be there, and all that describes it."""

    shape: Shape
    required: bool
    described: Document

    @property
    def presence(self) -> tuple[bool, bool]:
        """Whether it must be there, and whether it may be null."""
        return self.required, self.shape.nullable
