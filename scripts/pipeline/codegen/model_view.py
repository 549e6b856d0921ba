"""What the `model` template prints for each named schema: its fields, and the code to read and write them."""

from collections.abc import Mapping, Sequence

from pipeline.codegen.docstrings import describe_source, describe_value, docstring, sentence
from pipeline.codegen.names import class_name, module_name, python_name
from pipeline.codegen.python_types import PythonTypes
from pipeline.documents import Document, PipelineError
from pipeline.openapi.json_data import is_mapping, types_of
from pipeline.openapi.references import SCHEMAS

_METHODS = ("from_dict", "to_dict")


def model_view(
    name: str, schemas: Document, types: PythonTypes, media_types: Mapping[str, str] | None
) -> Document:
    """The view of one schema: `choices`, or `fields` with their code.

    Args:
        name: the schema's name in the document
        schemas: all named schemas
        types: makes the Python types
        media_types: what the files of a schema must be, by the field's name; None if answers hold the schema

    Raises:
        PipelineError: a field has no honest Python type, or two fields get the same name.
    """
    schema = schemas[name]
    view: Document = {"name": class_name(name), "module": module_name(class_name(name))}
    view["doc"] = docstring(sentence(schema.get("description", name)), describe_source(schema))
    if "enum" in schema:
        return view | {"choices": [repr(value) for value in schema["enum"]]}
    required = schema.get("required", [])
    fields = [
        _field(wire_name, part, wire_name in required, f"{name}.{wire_name}", schemas, types, media_types)
        for wire_name, part in schema["properties"].items()
    ]
    taken = {method: method for method in _METHODS}
    for field in fields:
        if (other := taken.setdefault(field["name"], field["wire"])) != field["wire"] or other in _METHODS:
            raise PipelineError(
                f"{name}: the field {field['wire']} would be named {field['name']} like {other}; "
                "rename it in a fix"
            )
    return view | {
        "rules": _rules(schema),
        "fields": [*filter(_is_required, fields), *(f for f in fields if not _is_required(f))],
    }


def _rules(schema: Document) -> list[str]:
    """Code that checks what fields of a request need or exclude each other."""
    lines: list[str] = []
    for rule in _rules_of(schema):
        if "one-of" in rule:
            groups = ", ".join(f"({_names(group)},)" for group in rule["one-of"])
            lines.append(f"check_one_of(self, {groups})")
        elif "if" in rule:
            lines.append(f"check_needs(self, {_names([rule['if'], *rule['then']])})")
        else:
            lines.append(f"check_not_together(self, {_names(rule['not-together'])})")
    return lines


def needed_fields(schema: Document) -> list[str]:
    """The fields beyond the required ones that an example must show to keep the rules."""
    needed: list[str] = []
    for rule in _rules_of(schema):
        if "one-of" in rule:
            needed += rule["one-of"][0]
        elif rule.get("if") in schema.get("required", []):
            needed += rule["then"]
    return needed


def _rules_of(schema: Document) -> list[Document]:
    """What fields of a schema need or exclude each other: `x-rules`, and that there must be one field at least."""
    rules: list[Document] = list(schema.get("x-rules", []))
    if schema.get("minProperties") == 1:
        rules.append({"one-of": [[wire_name] for wire_name in schema["properties"]]})
    return rules


def _names(wire_names: Sequence[str]) -> str:
    return ", ".join(repr(python_name(wire_name)) for wire_name in wire_names)


def _is_required(field: Document) -> bool:
    return field["default"] is None


def _field(
    wire_name: str,
    schema: Document,
    required: bool,
    place: str,
    schemas: Document,
    types: PythonTypes,
    media_types: Mapping[str, str] | None,
) -> Document:
    name = python_name(wire_name)
    python_type = types.of(schema, place, (media_types or {}).get(wire_name, ""))
    annotation, default, written = python_type.annotation, None, python_type
    read = python_type.read(f"data[{wire_name!r}]")
    if not required and python_type.plain and media_types is not None:
        default, annotation = "UNSET", f"{annotation} | Unset"
        read = f"UNSET if {wire_name!r} not in data else {read}"
    elif not required:
        default, annotation, written = (
            "None",
            python_type.or_none().annotation,
            python_type.plain or python_type,
        )
        read = python_type.or_none().read(f"data.get({wire_name!r})")
    return {
        "name": name,
        "wire": wire_name,
        "key": repr(wire_name),
        "annotation": annotation,
        "default": default,
        # nothing that prints an object may show it
        "is_secret": schema.get("format") == "password",
        "read": read,
        "write": written.writer(repr(name), f"self.{name}"),
        "doc": docstring(describe_value(wire_name, effective_schema(schema, schemas))),
    }


def effective_schema(schema: Document, schemas: Document) -> Document:
    """The schema with what it refers to, for describing it; what stands beside the reference wins."""
    if "$ref" in schema:
        target = schemas[schema["$ref"].removeprefix(SCHEMAS)]
        kept = {key: value for key, value in target.items() if key != "x-source"}
        return {**kept, **{key: value for key, value in schema.items() if key != "$ref"}}
    if members := schema.get("anyOf") or schema.get("oneOf"):
        others = [member for member in members if member.get("type") != "null"]
        return {
            **effective_schema(others[0], schemas),
            **{key: value for key, value in schema.items() if key not in ("anyOf", "oneOf")},
        }
    return schema


def used_schemas(schema: Document, schemas: Document, found: set[str] | None = None) -> set[str]:
    """The names of all schemas that a schema refers to, directly or through others."""
    found = set() if found is None else found
    if "$ref" in schema:
        name = schema["$ref"].removeprefix(SCHEMAS)
        if name not in found:
            found.add(name)
            used_schemas(schemas[name], schemas, found)
    parts = [*schema.get("properties", {}).values(), schema.get("items"), schema.get("additionalProperties")]
    for part in [*parts, *schema.get("anyOf", []), *schema.get("oneOf", [])]:
        if is_mapping(part):
            used_schemas(part, schemas, found)
    return found


def is_page(schema: Document) -> bool:
    """Whether a schema is one page of a list: it has items and the address of the next page."""
    properties = schema.get("properties", {})
    return "next_page_url" in properties and types_of(properties.get("data", {})) == ["array"]
