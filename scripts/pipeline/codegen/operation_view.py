"""What the `endpoint_module` and `endpoint_init` templates print for each operation."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from pipeline.codegen.docstrings import describe_value, docstring, sentence
from pipeline.codegen.imports import RUNTIME
from pipeline.codegen.inline_schemas import SCHEMAS
from pipeline.codegen.model_view import is_page, needed_fields, resolved
from pipeline.codegen.names import class_name, module_name, python_name
from pipeline.codegen.operation_texts import describe_variant
from pipeline.codegen.python_types import PythonType, PythonTypes
from pipeline.codegen.sample_code import sample_value
from pipeline.documents import Document, PipelineError
from pipeline.openapi.json_data import types_of

_OWN_PARAMETERS = ("options", "limit", "prefetch")
_PARAMETER_PLACES = ("path", "query", "header")
_BESIDE_SCHEMA = ("description", "x-inferred", "x-undocumented", "example")
_BODY_KEYWORDS = {"application/json": "json", "multipart/form-data": "form"}
_PATH = re.compile(r"(/([\w.~!$&()*+,;=:@%-]|\{[^{}]+\})*)+", re.ASCII)


@dataclass(frozen=True)
class Method:
    """A method that an operation becomes: its name, and which part of the operation it covers.

    `required` and `omit` name fields of the body that this method asks for, or leaves out, beyond what the schema says.
    """

    name: str
    media_type: str = ""
    required: tuple[str, ...] = ()
    omit: tuple[str, ...] = ()
    summary: str = ""


def operation_view(
    path: str,
    method: str,
    operation: Document,
    schemas: Document,
    received: Container[str],
    resource: str,
    methods: Sequence[Method],
) -> Document:
    """The view of one operation, with one entry in `variants` for each method it becomes.

    Args:
        path, method, operation: the operation as the document has it
        schemas: all named schemas
        received: the names of the schemas that answers use
        resource: the attribute of the client that has the methods
        methods: what it becomes, one method for each kind of body in most cases

    Raises:
        PipelineError: a parameter, a body or an answer has no honest Python form.
    """
    place = f"{method.upper()} {path}"
    answer = _answer(operation, place)
    types = PythonTypes(schemas, sent=False)
    returned = _returned(answer, types, place)
    page = _page_item(answer, schemas, types, place)
    variants: list[Document] = [
        _variant(path, operation, method_of_operation, schemas, received, place)
        for method_of_operation in methods
    ]
    if page and "page" not in [parameter["name"] for parameter in variants[0]["parameters"]]:
        raise PipelineError(
            f"{place}: it answers with pages but has no parameter named page; add one in a fix"
        )
    for variant in variants:
        variant["function"] = "operation" if len(variants) == 1 else f"{variant['method']}_operation"
        describe_variant(variant, operation, resource, page)
    return {
        "id": repr(operation["operationId"]),
        "operation_id": operation["operationId"],
        "path": path,
        "module": module_name(operation["operationId"]),
        "verb": method.upper(),
        "doc": docstring(f"{sentence(operation.get('summary', place))} `{place}`"),
        "returns": returned.annotation,
        # a resource may have a method named list, which would hide the type in its class
        "method_returns": re.sub(r"\blist\[", "builtins.list[", returned.annotation),
        "read": _reader(answer, returned),
        "page_item": page,
        "variants": variants,
    }


def _answer(operation: Document, place: str) -> Document:
    """The media types of the answers that report success; all of them must have the same shape."""
    contents: list[Document] = [
        response.get("content", {})
        for status, response in operation["responses"].items()
        if status.startswith("2")
    ]
    if any(content != contents[0] for content in contents):
        raise PipelineError(f"{place}: its successes have different bodies; choose one in a fix")
    return contents[0] if contents else {}


_NOTHING = PythonType("None", None, lambda name, value: value)
_BYTES = PythonType("bytes", None, lambda name, value: value)


def _returned(answer: Document, types: PythonTypes, place: str) -> PythonType:
    if not answer:
        return _NOTHING
    if "application/json" not in answer:
        return _BYTES
    return types.of(answer["application/json"]["schema"], f"{place} answer")


def _reader(answer: Document, returned: PythonType) -> str:
    if returned is _NOTHING:
        return "read_nothing"
    return "read_bytes" if returned is _BYTES else f"read_with({returned.read_function})"


def _page_item(answer: Document, schemas: Document, types: PythonTypes, place: str) -> str | None:
    """The type of a list's items where the answer is one page of it."""
    schema = resolved(answer.get("application/json", {}).get("schema", {}), schemas)
    return (
        types.of(schema["properties"]["data"]["items"], f"{place} answer").annotation
        if is_page(schema)
        else None
    )


def _variant(
    path: str,
    operation: Document,
    method: Method,
    schemas: Document,
    received: Container[str],
    place: str,
) -> Document:
    content: Document = operation.get("requestBody", {}).get("content", {}).get(method.media_type, {})
    # An argument must not hide what the function calls, nor be hidden by the module that the method imports.
    taken = {*_OWN_PARAMETERS, *RUNTIME, module_name(operation["operationId"])}
    types = PythonTypes(schemas, sent=True)
    parameters: list[Document] = []
    for parameter in operation.get("parameters", []):
        parameters.append(_parameter(parameter, taken, schemas, types, place))
        taken.add(parameters[-1]["name"])
    body_name, body_schema = _body(method.media_type, content.get("schema"), schemas, place)
    required = {*body_schema.get("required", []), *method.required}
    only_sent = body_name not in received
    types = PythonTypes(schemas, sent=only_sent)
    fields = [
        _body_field(
            wire_name,
            part,
            wire_name in required,
            taken,
            only_sent,
            schemas,
            types,
            f"{place} {wire_name}",
        )
        for wire_name, part in body_schema.get("properties", {}).items()
        if wire_name not in method.omit
    ]
    return {
        "method": method.name,
        "summary": method.summary or content.get("x-summary") or operation.get("summary", ""),
        "path": _path_code(path, parameters, place),
        "parameters": parameters,
        "fields": sorted(fields, key=lambda field: not field["required"]),
        "needed": [python_name(wire_name) for wire_name in needed_fields(body_schema)],
        "body": class_name(body_name) if body_name else None,
        "body_keyword": _BODY_KEYWORDS.get(method.media_type),
    }


def _body(media_type: str, body: Document | None, schemas: Document, place: str) -> tuple[str, Document]:
    """Name and schema of a request's body, both empty where it has none."""
    if body is None:
        return "", {}
    name = body.get("$ref", "").removeprefix(SCHEMAS)
    if media_type not in _BODY_KEYWORDS or "properties" not in schemas.get(name, {}):
        raise PipelineError(
            f"{place}: only objects with named fields can be sent, as {' or '.join(_BODY_KEYWORDS)}; "
            f"its {media_type} body is something else: change it in a fix"
        )
    return name, schemas[name]


def _parameter(
    parameter: Document, taken: set[str], schemas: Document, types: PythonTypes, place: str
) -> Document:
    field_name = python_name(parameter["name"])
    name = f"{parameter['in']}_{field_name}" if field_name in taken else field_name
    schema = parameter["schema"]
    _check_parameter(parameter, schemas, f"{place} {parameter['name']}")
    python_type = types.of(schema, f"{place} {parameter['name']}")
    required = bool(parameter.get("required"))
    writer = python_type.writer(repr(name), name)
    beside = {key: parameter[key] for key in _BESIDE_SCHEMA if key in parameter}
    return {
        "name": name,
        "wire": parameter["name"],
        "key": repr(parameter["name"]),
        "in": parameter["in"],
        "required": required,
        "annotation": python_type.annotation if required else python_type.or_none().annotation,
        "default": "" if required else "None",
        "write": writer if required or python_type.plain else f"None if {name} is None else {writer}",
        "doc": describe_value(parameter["name"], resolved(schema, schemas) | beside),
        "schema": resolved(schema, schemas),
        "sample": sample_value(
            parameter["name"], schema | beside if "$ref" not in schema else schema, schemas
        ),
    }


def _check_parameter(parameter: Document, schemas: Document, place: str) -> None:
    """Refuse what has no agreed text form in its place."""
    schema = resolved(parameter["schema"], schemas)
    if parameter["in"] not in _PARAMETER_PLACES:
        raise PipelineError(f"{place}: parameters in a {parameter['in']} can't be sent; drop it in a fix")
    allowed = "array" in types_of(schema) and parameter["in"] == "query"
    values = resolved(schema.get("items", {}), schemas) if allowed else schema
    if {"array", "object"}.intersection(types_of(values)) or "properties" in values:
        raise PipelineError(
            f"{place}: lists and objects have no agreed form here; describe it as text in a fix"
        )


def _body_field(
    wire_name: str,
    schema: Document,
    required: bool,
    taken: set[str],
    only_sent: bool,
    schemas: Document,
    types: PythonTypes,
    place: str,
) -> Document:
    field_name = python_name(wire_name)
    python_type = types.of(schema, place)
    default, annotation = "", python_type.annotation
    if not required and python_type.plain and only_sent:
        default, annotation = "UNSET", f"{annotation} | Unset"
    elif not required:
        default, annotation = "None", python_type.or_none().annotation
    return {
        "name": f"body_{field_name}" if field_name in taken else field_name,
        "field": field_name,
        "required": required,
        "annotation": annotation,
        "default": default,
        "doc": describe_value(wire_name, resolved(schema, schemas)),
        "schema": resolved(schema, schemas),
        "sample": sample_value(wire_name, schema, schemas),
    }


def _path_code(path: str, parameters: list[Document], place: str) -> str:
    """Code for the path: a plain text, or one with its parameters filled in."""
    by_wire_name = {parameter["wire"]: parameter for parameter in parameters if parameter["in"] == "path"}

    def fill(match: re.Match[str]) -> str:
        if match[1] not in by_wire_name:
            raise PipelineError(f"{place}: the path names {match[1]!r}, but no path parameter has that name")
        return f"{{path_segment({by_wire_name[match[1]]['write']})}}"

    if not _PATH.fullmatch(path):
        raise PipelineError(f"{place}: this is no path; only parameters may stand in braces")
    filled = re.sub(r"\{([^}]+)\}", fill, path)
    return f'"{path}"' if filled == path else f'f"{filled}"'
