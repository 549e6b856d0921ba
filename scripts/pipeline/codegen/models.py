"""The class, or the list of choices, that a named schema becomes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.codegen.code import NONE, Call, Code, arguments, code, joined, literal, name
from pipeline.codegen.data import Key, Model, ModelField
from pipeline.codegen.docstrings import describe_value, docstring, section, user_text
from pipeline.codegen.names import attribute_name, attribute_names, class_name, module_name
from pipeline.codegen.python_types import PythonType, PythonTypes, writing
from pipeline.codegen.schemas import choices, described
from pipeline.documents import Document, PipelineError
from pipeline.openapi.field_rules import RULES

_NOT_REQUIRED = name("NotRequired", "typing")
UNSET = name("UNSET", ".runtime.model")
_UNSET_TYPE = name("Unset", ".runtime.model")


def build_model(
    schema_name: str, schemas: Document, media_types: Mapping[str, str] | None, *, is_nested: bool = False
) -> Model:
    """What one named schema becomes.

    `media_types` are those of its files by field, or None if responses hold the schema. Where it `is_nested` in what
    requests hold, they also take a dictionary.
    """
    schema = schemas[schema_name]
    own_name = class_name(schema_name)
    module = module_name(own_name)
    text = user_text(schema.get("description", schema_name))
    doc = docstring(text)
    if "enum" in schema:
        return Model(own_name, module, doc, doc, schema, values=joined(", ", map(literal, choices(schema))))
    only_sent = media_types is not None
    types = PythonTypes(schemas, sent=only_sent)
    fields: list[ModelField] = []
    for wire_name, part in schema["properties"].items():
        python_type = types.of(part, f"{schema_name}.{wire_name}", (media_types or {}).get(wire_name, ""))
        default = None if wire_name in schema.get("required", []) else default_of(python_type, only_sent)
        fields.append(_field(wire_name, described(part, schemas), default, python_type, only_sent))
    _check_names(schema_name, fields)
    fields.sort(key=lambda field: not field.is_required)
    class_doc = docstring(text, section("Attributes", [_attribute(field, only_sent) for field in fields]))
    keys = _keys(schema_name, schemas, fields) if is_nested else None
    return Model(own_name, module, doc, class_doc, schema, fields=tuple(fields), rules=tuple(_rules(schema)), keys=keys)


def _attribute(field: ModelField, only_sent: bool) -> str:
    """A line about a field for `help`, which knows nothing of the docstrings below fields."""
    return f"{field.name} ({field.annotation}): {describe_value(field.wire_name, field.schema, sent=only_sent)}"


def _keys(schema_name: str, schemas: Document, fields: Sequence[ModelField]) -> tuple[Key, ...]:
    """The keys of a dictionary in place of a model, named like its fields."""
    types = PythonTypes(schemas, sent=True)
    keys: list[Key] = []
    for field in fields:
        python_type = types.of(schemas[schema_name]["properties"][field.wire_name], f"{schema_name}.{field.wire_name}")
        annotation = with_default(python_type, field.default)
        keys.append(Key(field.name, annotation if field.is_required else code("{}[{}]", _NOT_REQUIRED, annotation)))
    return tuple(keys)


def default_of(python_type: PythonType, only_sent: bool) -> Code:
    """The default of what may be left out; null is told from nothing where that makes a difference."""
    return UNSET if python_type.allows_none and only_sent else NONE


def with_default(python_type: PythonType, default: Code | None) -> Code:
    """The annotation of what has a default, or none."""
    if default is UNSET:
        return code("{} | {}", python_type.annotation, _UNSET_TYPE)
    return (python_type.or_none() if default else python_type).annotation


def _field(
    wire_name: str, schema: Document, default: Code | None, python_type: PythonType, only_sent: bool
) -> ModelField:
    field_name, key = attribute_name(wire_name, schema), literal(wire_name)
    read = python_type.read(code("data[{}]", key))
    if default is UNSET:
        read = code("{} if {} not in data else {}", UNSET, key, read)
    elif default:
        read = python_type.or_none().read(code("data.get({})", key))
    return ModelField(
        name=field_name,
        wire_name=wire_name,
        annotation=with_default(python_type, default),
        default=default,
        is_secret=schema.get("format") == "password",  # nothing that prints an object may show it
        read=read,
        write=python_type.write(literal(field_name), name(field_name)),
        on_the_wire=_on_the_wire(field_name, wire_name, default, python_type),
        doc=docstring(describe_value(wire_name, schema, sent=only_sent)),
        schema=schema,
        choices=None if only_sent else _choices(schema, python_type, default),
    )


def _choices(schema: Document, python_type: PythonType, default: Code | None) -> Code | None:
    """The values that a response is known to have, None included where that may be; None if they have no list."""
    if "enum" not in schema:
        return None
    may_be_none = python_type.allows_none or default is not None
    return arguments([*map(literal, choices(schema)), *([NONE] if may_be_none else [])])


def _on_the_wire(field_name: str, wire_name: str, default: Code | None, python_type: PythonType) -> Code:
    bare = replace(python_type, allows_none=False)
    parts = [literal(field_name), literal(wire_name), bare.write_function if bare.writer else NONE]
    if bare.reader:
        parts.append(bare.read_function)
    if python_type.allows_none:
        parts.append(Code("nullable=True"))
    if default:
        parts.append(code("default={}", default))
    return Call(name("WireField")).of(*parts)


def _check_names(schema_name: str, fields: list[ModelField]) -> None:
    taken: dict[str, str] = {}
    for field in fields:
        other = taken.setdefault(field.name, field.wire_name)
        if other != field.wire_name:
            raise PipelineError(
                f"{schema_name}: the field {field.wire_name} would be named {field.name} like {other}; "
                "rename it in a fix"
            )


def _rules(schema: Document) -> Iterator[Code]:
    """Code that checks what fields of a request need or exclude each other."""
    for rule in _rules_of(schema):
        if "one-of" in rule:
            check, given = "check_one_of", [arguments(_names(group, schema)) for group in rule["one-of"]]
        elif "if" in rule:
            check, given = "check_needs", _names([rule["if"], *rule["then"]], schema)
        else:
            check, given = "check_not_together", _names(rule["not-together"], schema)
        yield Call(writing(check), (Code("self"),)).of(*given)


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
    """What fields of a schema need or exclude each other, and that there must be one field at least."""
    any_field = {"one-of": [[wire_name] for wire_name in schema.get("properties", {})]}
    return [*schema.get(RULES, []), *([any_field] if schema.get("minProperties") == 1 else [])]


def _names(wire_names: Sequence[str], schema: Document) -> list[Code]:
    return [literal(name_of_field) for name_of_field in attribute_names(wire_names, schema)]
