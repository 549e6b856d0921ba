"""What an operation becomes: functions that make it, and methods that send it."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from pipeline.codegen.arguments import OWN_NAMES, build_argument
from pipeline.codegen.bodies import ENCODED_FORM, body_keyword, body_model, whole_body
from pipeline.codegen.code import Code, code, joined, literal, name
from pipeline.codegen.data import Argument, Function, Method, Operation
from pipeline.codegen.docstrings import docstring, user_text
from pipeline.codegen.method_docs import with_docstrings
from pipeline.codegen.models import default_of, needed_fields
from pipeline.codegen.names import attribute_names, module_name
from pipeline.codegen.parameters import PATH_SEGMENT, build_parameters
from pipeline.codegen.python_types import LIST, PythonTypes, model_class
from pipeline.codegen.responses import Success
from pipeline.codegen.schemas import described
from pipeline.documents import Document, PipelineError

# a resource may have a method named list, which would hide the type in its class
_LIST_IN_CLASSES = name("builtins.list", "builtins")
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
        self._success = Success(source, schemas, self._place)
        self._page_item = self._success.page_item(_LIST_IN_CLASSES)

    def build(self, resource: str, rules: Sequence[MethodRule], scopes: tuple[str, ...] = ()) -> Operation:
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
            methods.append(with_docstrings(method, self._source, self._http_method, resource, description, scopes))
        self.left_out += (
            f"its body can't be {kind} in the client; give each media type an x-method in a fix for a method of its own"
            for kind in self._bodies
            if kind not in functions
        )
        return Operation(
            operation_id=self._source["operationId"],
            http_method=self._http_method,
            path=self._path,
            module=module_name(self._source["operationId"]),
            resource=resource,
            doc=docstring(f"{user_text(self._source.get('summary', self._place))} `{self._place}`"),
            returns=self._success.returned(LIST).annotation,
            method_returns=self._success.returned(_LIST_IN_CLASSES).annotation,
            read=self._success.read(LIST),
            accept=self._success.accept,
            functions=tuple(functions.values()),
            methods=tuple(methods),
            source=self._source,
            scopes=scopes,
        )

    def _function(self, function_name: str, media_type: str) -> Function:
        content = self._bodies.get(media_type)
        if content is None:
            parameters = self._parameters()
            return Function(function_name, self._path_code(parameters), tuple(parameters), None)
        keyword = body_keyword(media_type)
        body_name = body_model(media_type, content, self._schemas)
        if body_name and keyword == ENCODED_FORM:
            self._check_without_files(body_name)
        whole = None
        if not body_name:
            is_required = self._source["requestBody"].get("required", False)
            whole = whole_body(media_type, content, self._schemas, self._place, is_required=is_required)
        parameters = self._parameters("body" if whole else "")
        path = self._path_code(parameters)
        model = model_class(body_name) if body_name else None
        return Function(function_name, path, tuple(parameters), model, whole, keyword, media_type)

    def _check_without_files(self, body_name: str) -> None:
        fields = self._schemas[body_name]["properties"]
        for wire_name, field in fields.items():
            if described(field, self._schemas).get("format") == "binary":
                raise PipelineError(
                    f"{self._place}: {wire_name} is a file, which only multipart/form-data can hold; change it in a fix"
                )

    def _parameters(self, *names: str) -> list[Argument]:
        found, left_out = build_parameters(self._source.get("parameters", []), self._place, self._schemas, names)
        self.left_out += (reason for reason in left_out if reason not in self.left_out)
        return found

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
                parts.append(code("{}({})", PATH_SEGMENT, written[part]))
            else:
                raise PipelineError(f"{self._place}: the path names {part!r}, but no path parameter has that name")
        return joined(" + ", parts)

    def _method(self, function: Function, rule: MethodRule) -> Method:
        content: Document = self._bodies.get(rule.media_type, {})
        by_keyword = function.by_keyword
        if self._page_item:
            if "page" not in [parameter.name for parameter in by_keyword]:
                raise PipelineError(
                    f"{self._place}: its response is a page but it has no parameter named page; add one in a fix"
                )
            by_keyword = [parameter for parameter in by_keyword if parameter.name != "page"]
        body_name = body_model(rule.media_type, content, self._schemas)
        fields = self._fields(body_name, rule, function) if function.model else []
        arguments = sorted([*by_keyword, *fields], key=lambda argument: not argument.is_required)
        summary = rule.summary or content.get("x-summary") or self._source.get("summary", "")
        schema = self._schemas.get(body_name, {})
        return Method(
            name=rule.name,
            summary=summary,
            function=function,
            arguments=tuple(arguments),
            needed=tuple(attribute_names(needed_fields(schema), schema)),
            page_item=self._page_item,
            returns_file_link=self._success.is_file_link,
        )

    def _fields(self, body_name: str, rule: MethodRule, function: Function) -> list[Argument]:
        schema = self._schemas[body_name]
        required = {*schema.get("required", []), *rule.required}
        taken = {*OWN_NAMES, *(parameter.name for parameter in function.parameters)}
        only_sent = body_name not in self._received
        types = PythonTypes(self._schemas, sent=only_sent)
        parts = {key: part for key, part in schema["properties"].items() if key not in rule.omit}
        found = {key: types.of(part, f"{self._place} {key}") for key, part in parts.items()}
        defaults = {key: None if key in required else default_of(found[key], only_sent) for key in found}
        return [
            build_argument(key, "body", parts[key], found[key], defaults[key], taken, self._schemas) for key in parts
        ]
