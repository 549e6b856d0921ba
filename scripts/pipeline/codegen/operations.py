"""What an operation becomes: functions that make it, and methods that send it."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from pipeline.codegen.code import NONE, Code, code, imports_of, joined, literal, name
from pipeline.codegen.data import Argument, Function, Method, Operation
from pipeline.codegen.docstrings import docstring, user_text
from pipeline.codegen.method_docs import with_docstrings
from pipeline.codegen.models import default_of, needed_fields, with_default
from pipeline.codegen.names import module_name, python_name
from pipeline.codegen.python_types import LIST, PythonType, PythonTypes, model_class, reading
from pipeline.codegen.sample_code import sample_value
from pipeline.codegen.schemas import described, is_page, referred_name
from pipeline.documents import Document, PipelineError
from pipeline.openapi.json_data import types_of

_OWN_NAMES = ("options", "limit", "prefetch", "operation", "request")
# a resource may have a method named list, which would hide the type in its class
_LIST_IN_CLASSES = name("builtins.list", "builtins")
_PATH_SEGMENT = name("path_segment", ".runtime.operation")
_QUERY_ITEMS = name("query_items", ".runtime.operation")
_PARAMETER_PLACES = ("path", "query", "header")
_BESIDE_SCHEMA = ("description", "x-inferred", "x-undocumented", "example")
_BODY_KEYWORDS = {"application/json": "json", "multipart/form-data": "form"}
_PATH = re.compile(r"(/([\w.~!$&()*+,;=:@%-]|\{[^{}]+\})*)+", re.ASCII)


@dataclass(frozen=True)
class MethodRule:
    """A method that an operation is to become: its name, and which part of the operation it covers.

    `required` and `omit` name fields of the body that this method asks for, or leaves out, beyond what the schema says.
    """

    name: str
    media_type: str = ""
    required: tuple[str, ...] = ()
    omit: tuple[str, ...] = ()
    summary: str = ""
    description: str = ""


class OperationBuilder:
    """Makes the operations of one document, in which inline schemas have names.

    Args:
        schemas: the document's named schemas
        received: the names of the schemas that responses use
    """

    def __init__(self, schemas: Document, received: Container[str]) -> None:
        self._schemas = schemas
        self._received = received

    def build(
        self, path: str, http_method: str, source: Document, resource: str, rules: Sequence[MethodRule]
    ) -> Operation:
        """Make one operation.

        Args:
            path, http_method, source: the operation as the document has it
            resource: the attribute of the client that has the methods
            rules: the methods that it becomes, one for each kind of body in most cases

        Raises:
            PipelineError: a parameter, a body or a response has no honest Python form.
        """
        place = f"{http_method.upper()} {path}"
        content = _success_content(source, place)
        returned = self._returned(content, place)
        page_item = self._page_item(content, place)
        functions: dict[str, Function] = {}
        methods: list[Method] = []
        for rule in rules:
            function = functions.get(rule.media_type)
            if function is None:
                is_only = len({other.media_type for other in rules}) == 1
                function_name = "operation" if is_only else f"{rule.name}_operation"
                function = self._function(function_name, path, source, rule.media_type, place)
                functions[rule.media_type] = function
            method = self._method(function, source, rule, page_item, place)
            description = rule.description if len(rules) > 1 else source.get("description", "")
            methods.append(with_docstrings(method, source, http_method.upper(), resource, description))
        return Operation(
            operation_id=source["operationId"],
            http_method=http_method.upper(),
            path=path,
            module=module_name(source["operationId"]),
            resource=resource,
            doc=docstring(f"{user_text(source.get('summary', place))} `{place}`"),
            returns=returned.annotation,
            method_returns=self._returned(content, place, _LIST_IN_CLASSES).annotation,
            read=_reader(content, returned),
            functions=tuple(functions.values()),
            methods=tuple(methods),
            source=source,
        )

    def _returned(self, content: Document, place: str, list_type: Code = LIST) -> PythonType:
        if not content:
            return PythonType(NONE)
        if "application/json" not in content:
            return PythonType(name("bytes"))
        types = PythonTypes(self._schemas, sent=False, list_type=list_type)
        return types.of(content["application/json"]["schema"], f"{place} response")

    def _page_item(self, content: Document, place: str) -> Code | None:
        """The type of a list's items where the response is one page of it."""
        schema = described(content.get("application/json", {}).get("schema", {}), self._schemas)
        if not is_page(schema):
            return None
        types = PythonTypes(self._schemas, sent=False, list_type=_LIST_IN_CLASSES)
        return types.of(schema["properties"]["data"]["items"], f"{place} response").annotation

    def _function(self, function_name: str, path: str, source: Document, media_type: str, place: str) -> Function:
        parameters = self._parameters(source.get("parameters", []), place)
        schema = source.get("requestBody", {}).get("content", {}).get(media_type, {}).get("schema")
        model = None
        if schema is not None:
            _check_body(media_type, schema, self._schemas, place)
            model = model_class(referred_name(schema))
        keyword = _BODY_KEYWORDS.get(media_type, "")
        return Function(function_name, _path_code(path, parameters, place), tuple(parameters), model, keyword)

    def _parameters(self, sources: Sequence[Document], place: str) -> list[Argument]:
        types = PythonTypes(self._schemas, sent=True)
        # a parameter must not hide what the function calls
        taken = {*_OWN_NAMES, *_imported(_PATH_SEGMENT, _QUERY_ITEMS)}
        python_types: list[PythonType] = []
        for source in sources:
            _check_parameter(source, self._schemas, f"{place} {source['name']}")
            python_types.append(types.of(source["schema"], f"{place} {source['name']}"))
            taken |= _imported(python_types[-1].write(NONE, NONE))
        parameters: list[Argument] = []
        for source, python_type in zip(sources, python_types, strict=True):
            schema = source["schema"] | {key: source[key] for key in _BESIDE_SCHEMA if key in source}
            default = None if source.get("required") else NONE
            parameters.append(self._argument(source["name"], source["in"], schema, python_type, default, taken))
            taken.add(parameters[-1].name)
        return sorted(parameters, key=lambda parameter: not parameter.is_required)

    def _argument(
        self,
        wire_name: str,
        place: str,
        schema: Document,
        python_type: PythonType,
        default: Code | None,
        taken: Container[str],
    ) -> Argument:
        plain_name = python_name(wire_name)
        own_name = f"{place}_{plain_name}" if plain_name in taken else plain_name
        if default is NONE:
            python_type = python_type.or_none()
        return Argument(
            name=own_name,
            wire_name=wire_name,
            place=place,
            annotation=with_default(python_type, default),
            default=default,
            write=python_type.write(literal(own_name), name(own_name)),
            schema=described(schema, self._schemas),
            sample=sample_value(wire_name, schema, self._schemas),
        )

    def _method(
        self, function: Function, source: Document, rule: MethodRule, page_item: Code | None, place: str
    ) -> Method:
        content: Document = source.get("requestBody", {}).get("content", {}).get(rule.media_type, {})
        by_keyword = function.placed("query", "header")
        if page_item:
            if "page" not in [parameter.name for parameter in by_keyword]:
                raise PipelineError(
                    f"{place}: its response is a page but it has no parameter named page; add one in a fix"
                )
            by_keyword = [parameter for parameter in by_keyword if parameter.name != "page"]
        body_name = referred_name(content.get("schema", {}))
        fields = self._fields(body_name, rule, function, place) if function.model else []
        arguments = sorted([*by_keyword, *fields], key=lambda argument: not argument.is_required)
        summary = rule.summary or content.get("x-summary") or source.get("summary", "")
        needed = [python_name(wire_name) for wire_name in needed_fields(self._schemas.get(body_name, {}))]
        return Method(rule.name, summary, function, tuple(arguments), tuple(needed), page_item)

    def _fields(self, body_name: str, rule: MethodRule, function: Function, place: str) -> list[Argument]:
        schema = self._schemas[body_name]
        required = {*schema.get("required", []), *rule.required}
        taken = {*_OWN_NAMES, *(parameter.name for parameter in function.parameters)}
        only_sent = body_name not in self._received
        types = PythonTypes(self._schemas, sent=only_sent)
        fields: list[Argument] = []
        for wire_name, part in schema["properties"].items():
            if wire_name not in rule.omit:
                python_type = types.of(part, f"{place} {wire_name}")
                default = None if wire_name in required else default_of(python_type, only_sent)
                fields.append(self._argument(wire_name, "body", part, python_type, default, taken))
        return fields


def _imported(*codes: Code) -> set[str]:
    return {wanted.name for wanted in imports_of(codes)}


def _success_content(source: Document, place: str) -> Document:
    """The media types of the responses that report success; all of them must have the same shape."""
    contents: list[Document] = [
        response.get("content", {}) for status, response in source["responses"].items() if status.startswith("2")
    ]
    if any(content != contents[0] for content in contents):
        raise PipelineError(f"{place}: its successes have different bodies; choose one in a fix")
    return contents[0] if contents else {}


def _reader(content: Document, returned: PythonType) -> Code:
    if not content:
        return reading("read_nothing")
    if "application/json" not in content:
        return reading("read_bytes")
    return code("{}({})", reading("read_with"), returned.read_function)


def _check_body(media_type: str, schema: Document, schemas: Document, place: str) -> None:
    if media_type not in _BODY_KEYWORDS or "properties" not in schemas.get(referred_name(schema), {}):
        raise PipelineError(
            f"{place}: only objects with named fields can be sent, as {' or '.join(_BODY_KEYWORDS)}; "
            f"its {media_type} body is something else: change it in a fix"
        )


def _check_parameter(source: Document, schemas: Document, place: str) -> None:
    """Refuse what has no agreed text form in its place."""
    schema = described(source["schema"], schemas)
    if source["in"] not in _PARAMETER_PLACES:
        raise PipelineError(f"{place}: parameters in a {source['in']} can't be sent; drop it in a fix")
    allowed = "array" in types_of(schema) and source["in"] == "query"
    values = described(schema.get("items", {}), schemas) if allowed else schema
    if {"array", "object"}.intersection(types_of(values)) or "properties" in values:
        raise PipelineError(f"{place}: lists and objects have no agreed form here; describe it as text in a fix")


def _path_code(path: str, parameters: Sequence[Argument], place: str) -> Code:
    """Code for the path: its texts, and between them its parameters as segments."""
    if not _PATH.fullmatch(path):
        raise PipelineError(f"{place}: this is not a path; only parameters may stand in braces")
    written = {parameter.wire_name: parameter.write for parameter in parameters if parameter.place == "path"}
    parts: list[Code] = []
    for position, part in enumerate(re.split(r"\{([^}]+)\}", path)):
        if position % 2 == 0:
            parts += [literal(part)] if part else []
        elif part in written:
            parts.append(code("{}({})", _PATH_SEGMENT, written[part]))
        else:
            raise PipelineError(f"{place}: the path names {part!r}, but no path parameter has that name")
    return joined(" + ", parts)
