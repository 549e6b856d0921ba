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
from pipeline.codegen.schemas import described, is_file_link, is_page, referred_name
from pipeline.documents import Document, PipelineError
from pipeline.openapi.json_data import types_of

_OWN_NAMES = ("options", "limit", "prefetch", "operation", "request")
# a resource may have a method named list, which would hide the type in its class
_LIST_IN_CLASSES = name("builtins.list", "builtins")
_PATH_SEGMENT = name("path_segment", ".runtime.operation")
_QUERY_ITEMS = name("query_items", ".runtime.operation")
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
    """Makes one operation of a document in which inline schemas have names; responses use the `received` ones."""

    def __init__(
        self, schemas: Document, received: Container[str], path: str, http_method: str, source: Document
    ) -> None:
        self._schemas = schemas
        self._received = received
        self._path = path
        self._http_method = http_method.upper()
        self._source = source
        self._place = f"{self._http_method} {path}"
        self._bodies: Document = source.get("requestBody", {}).get("content", {})
        self.left_out: list[str] = []
        self._content = self._success_content()
        self._has_json = "application/json" in self._content
        self._result: Document = self._content["application/json"]["schema"] if self._has_json else {}
        result = described(self._result, schemas)
        self._returns_file_link = is_file_link(result)
        self._page_item: Code | None = None
        if is_page(result):
            self._page_item = self._received_type(result["properties"]["data"]["items"], _LIST_IN_CLASSES).annotation

    def build(self, resource: str, rules: Sequence[MethodRule]) -> Operation:
        """The operation with a method for each rule; `resource` is the attribute of the client that has them."""
        is_only = len({rule.media_type for rule in rules}) == 1
        functions: dict[str, Function] = {}
        methods: list[Method] = []
        for rule in rules:
            if rule.media_type not in functions:
                function_name = "operation" if is_only else f"{rule.name}_operation"
                functions[rule.media_type] = self._function(function_name, rule.media_type)
            method = self._method(functions[rule.media_type], rule)
            description = rule.description if len(rules) > 1 else self._source.get("description", "")
            methods.append(with_docstrings(method, self._source, self._http_method, resource, description))
        returned = self._returned(LIST)
        return Operation(
            operation_id=self._source["operationId"],
            http_method=self._http_method,
            path=self._path,
            module=module_name(self._source["operationId"]),
            resource=resource,
            doc=docstring(f"{user_text(self._source.get('summary', self._place))} `{self._place}`"),
            returns=returned.annotation,
            method_returns=self._returned(_LIST_IN_CLASSES).annotation,
            read=self._reader(returned),
            functions=tuple(functions.values()),
            methods=tuple(methods),
            source=self._source,
        )

    def _success_content(self) -> Document:
        """The media types of the responses that report success; all of them must have the same shape."""
        responses = self._source["responses"].items()
        contents = [response.get("content", {}) for status, response in responses if status.startswith("2")]
        if any(content != contents[0] for content in contents):
            raise PipelineError(f"{self._place}: its successes have different bodies; choose one in a fix")
        return contents[0] if contents else {}

    def _received_type(self, schema: Document, list_type: Code) -> PythonType:
        return PythonTypes(self._schemas, sent=False, list_type=list_type).of(schema, f"{self._place} response")

    def _returned(self, list_type: Code) -> PythonType:
        if self._has_json:
            return self._received_type(self._result, list_type)
        return PythonType(name("bytes") if self._content else NONE)

    def _reader(self, returned: PythonType) -> Code:
        if self._has_json:
            return code("{}({})", reading("read_with"), returned.read_function)
        return reading("read_bytes" if self._content else "read_nothing")

    def _function(self, function_name: str, media_type: str) -> Function:
        parameters = self._parameters()
        model = None
        if "schema" in self._bodies.get(media_type, {}):
            body_name = referred_name(self._bodies[media_type]["schema"])
            if media_type not in _BODY_KEYWORDS or "properties" not in self._schemas.get(body_name, {}):
                raise PipelineError(
                    f"{self._place}: only objects with named fields can be sent, as {' or '.join(_BODY_KEYWORDS)}; "
                    f"its {media_type} body is something else: change it in a fix"
                )
            model = model_class(body_name)
        path = self._path_code(parameters)
        return Function(function_name, path, tuple(parameters), model, _BODY_KEYWORDS.get(media_type, ""))

    def _parameters(self) -> list[Argument]:
        types = PythonTypes(self._schemas, sent=True)
        sources = self._source.get("parameters", [])
        python_types = [types.of(source["schema"], self._check_parameter(source)) for source in sources]
        # a parameter must not hide what the function calls
        called = imports_of([_PATH_SEGMENT, _QUERY_ITEMS, *(found.write(NONE, NONE) for found in python_types)])
        taken = {*_OWN_NAMES, *(wanted.name for wanted in called)}
        parameters: list[Argument] = []
        for source, python_type in zip(sources, python_types, strict=True):
            schema = source["schema"] | {key: source[key] for key in _BESIDE_SCHEMA if key in source}
            default = None if source.get("required") else NONE
            parameters.append(self._argument(source["name"], source["in"], schema, python_type, default, taken))
            taken.add(parameters[-1].name)
        return sorted(parameters, key=lambda parameter: not parameter.is_required)

    def _check_parameter(self, source: Document) -> str:
        """What errors call a parameter; refuses one that has no agreed text form in its place."""
        place, where = f"{self._place} {source['name']}", source["in"]
        schema = described(source["schema"], self._schemas)
        if where not in ("path", "query", "header"):
            raise PipelineError(f"{place}: parameters in a {where} can't be sent; drop it in a fix")
        if where == "query" and "array" in types_of(schema):
            schema = described(schema.get("items", {}), self._schemas)
        if {"array", "object"}.intersection(types_of(schema)) or "properties" in schema:
            raise PipelineError(f"{place}: lists and objects have no agreed form here; describe it as text in a fix")
        return place

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
            keyword=plain_name if place == "body" else own_name,
            annotation=with_default(python_type, default),
            default=default,
            write=python_type.write(literal(own_name), name(own_name)),
            schema=described(schema, self._schemas),
            sample=sample_value(wire_name, schema, self._schemas),
        )

    def _path_code(self, parameters: Sequence[Argument]) -> Code:
        """Code for the path: its texts, and between them its parameters as segments."""
        if not _PATH.fullmatch(self._path):
            raise PipelineError(f"{self._place}: this is not a path; only parameters may be in braces")
        written = {parameter.wire_name: parameter.write for parameter in parameters if parameter.place == "path"}
        parts: list[Code] = []
        for position, part in enumerate(re.split(r"\{([^}]+)\}", self._path)):
            if position % 2 == 0:
                parts += [literal(part)] if part else []
            elif part in written:
                parts.append(code("{}({})", _PATH_SEGMENT, written[part]))
            else:
                raise PipelineError(f"{self._place}: the path names {part!r}, but no path parameter has that name")
        return joined(" + ", parts)

    def _method(self, function: Function, rule: MethodRule) -> Method:
        content: Document = self._bodies.get(rule.media_type, {})
        by_keyword = function.placed("query", "header")
        if self._page_item:
            if "page" not in [parameter.name for parameter in by_keyword]:
                raise PipelineError(
                    f"{self._place}: its response is a page but it has no parameter named page; add one in a fix"
                )
            by_keyword = [parameter for parameter in by_keyword if parameter.name != "page"]
        body_name = referred_name(content.get("schema", {}))
        fields = self._fields(body_name, rule, function) if function.model else []
        arguments = sorted([*by_keyword, *fields], key=lambda argument: not argument.is_required)
        summary = rule.summary or content.get("x-summary") or self._source.get("summary", "")
        needed = [python_name(wire_name) for wire_name in needed_fields(self._schemas.get(body_name, {}))]
        return Method(
            name=rule.name,
            summary=summary,
            function=function,
            arguments=tuple(arguments),
            needed=tuple(needed),
            page_item=self._page_item,
            returns_file_link=self._returns_file_link,
        )

    def _fields(self, body_name: str, rule: MethodRule, function: Function) -> list[Argument]:
        schema = self._schemas[body_name]
        required = {*schema.get("required", []), *rule.required}
        taken = {*_OWN_NAMES, *(parameter.name for parameter in function.parameters)}
        only_sent = body_name not in self._received
        types = PythonTypes(self._schemas, sent=only_sent)
        parts = {key: part for key, part in schema["properties"].items() if key not in rule.omit}
        found = {key: types.of(part, f"{self._place} {key}") for key, part in parts.items()}
        defaults = {key: None if key in required else default_of(found[key], only_sent) for key in found}
        return [self._argument(key, "body", parts[key], found[key], defaults[key], taken) for key in parts]
