"""The class, or the list of choices, that a named schema becomes."""

from collections.abc import Mapping, Sequence

from pipeline.codegen.code import NONE, Code, arguments, code, joined, literal, name
from pipeline.codegen.data import Choices, Model, ModelField
from pipeline.codegen.docstrings import describe_value, docstring, user_text
from pipeline.codegen.names import class_name, module_name, python_name
from pipeline.codegen.python_types import PythonType, PythonTypes
from pipeline.codegen.schemas import described
from pipeline.documents import Document, PipelineError

_METHODS = ("from_dict", "to_dict")
UNSET = name("UNSET", ".runtime.model")
_UNSET_TYPE = name("Unset", ".runtime.model")


def build_model(
    schema_name: str, schemas: Document, types: PythonTypes, media_types: Mapping[str, str] | None
) -> Model | Choices:
    """What one named schema becomes.

    Args:
        schema_name: the schema's name in the document
        schemas: all named schemas
        types: makes the Python types
        media_types: what the files of a schema must be, by the field's name; None if responses hold the schema

    Raises:
        PipelineError: a field has no honest Python type, or two fields get the same name.
    """
    schema = schemas[schema_name]
    own_name = class_name(schema_name)
    doc = docstring(user_text(schema.get("description", schema_name)))
    if "enum" in schema:
        values = joined(", ", map(literal, schema["enum"]))
        return Choices(own_name, module_name(own_name), doc, schema, values)
    required = schema.get("required", [])
    fields: list[ModelField] = []
    for wire_name, part in schema["properties"].items():
        python_type = types.of(part, f"{schema_name}.{wire_name}", (media_types or {}).get(wire_name, ""))
        fields.append(
            _field(
                wire_name,
                described(part, schemas),
                wire_name in required,
                python_type,
                media_types is not None,
            )
        )
    _check_names(schema_name, fields)
    fields.sort(key=lambda field: field.default is not None)
    return Model(own_name, module_name(own_name), doc, schema, tuple(fields), tuple(_rules(schema)))


def default_of(python_type: PythonType, only_sent: bool) -> Code:
    """The default of what may be left out; null is told from nothing where that makes a difference."""
    return UNSET if python_type.allows_none and only_sent else NONE


def with_default(python_type: PythonType, default: Code | None) -> Code:
    """The annotation of what has a default, or none."""
    if default is UNSET:
        return code("{} | {}", python_type.annotation, _UNSET_TYPE)
    return (python_type.or_none() if default else python_type).annotation


def _field(wire_name: str, schema: Document, is_required: bool, python_type: PythonType, only_sent: bool) -> ModelField:
    field_name, key = python_name(wire_name), literal(wire_name)
    default = None if is_required else default_of(python_type, only_sent)
    read, written = python_type.read(code("data[{}]", key)), python_type
    if default is UNSET:
        read = code("{} if {} not in data else {}", UNSET, key, read)
    elif default:
        read = python_type.or_none().read(code("data.get({})", key))
        written = python_type.without_none()
    return ModelField(
        name=field_name,
        wire_name=wire_name,
        key=key,
        annotation=with_default(python_type, default),
        default=default,
        is_secret=schema.get("format") == "password",  # nothing that prints an object may show it
        read=read,
        write=written.write(literal(field_name), code("self.{}", name(field_name))),
        doc=docstring(describe_value(wire_name, schema, sent=only_sent)),
        schema=schema,
    )


def _check_names(schema_name: str, fields: list[ModelField]) -> None:
    taken = {method: method for method in _METHODS}
    for field in fields:
        other = taken.setdefault(field.name, field.wire_name)
        if other != field.wire_name or other in _METHODS:
            raise PipelineError(
                f"{schema_name}: the field {field.wire_name} would be named {field.name} like {other}; "
                "rename it in a fix"
            )


def _rules(schema: Document) -> list[Code]:
    """Code that checks what fields of a request need or exclude each other."""
    checks: list[Code] = []
    for rule in _rules_of(schema):
        if "one-of" in rule:
            groups = joined(", ", (arguments(_names(group)) for group in rule["one-of"]))
            checks.append(code("{}(self, {})", _check("check_one_of"), groups))
        elif "if" in rule:
            needed = joined(", ", _names([rule["if"], *rule["then"]]))
            checks.append(code("{}(self, {})", _check("check_needs"), needed))
        else:
            names = joined(", ", _names(rule["not-together"]))
            checks.append(code("{}(self, {})", _check("check_not_together"), names))
    return checks


def _check(function: str) -> Code:
    return name(function, ".runtime.writing")


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


def _names(wire_names: Sequence[str]) -> list[Code]:
    return [literal(python_name(wire_name)) for wire_name in wire_names]
