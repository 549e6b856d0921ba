"""The generated package as data: what the templates print, and the pages of `docs/api` tell."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from pipeline.codegen.code import Code, Import, code, imports_of, joined, literal
from pipeline.codegen.code import name as named
from pipeline.documents import Document


@dataclass(frozen=True)
class Argument:
    """An argument of a method: a parameter of the operation, or a field of its body.

    `default` is None where it must be given; `sample` is code for a value.
    """

    name: str
    wire_name: str
    annotation: Code
    default: Code | None
    schema: Document
    sample: str

    @property
    def is_required(self) -> bool:
        """Whether it must be given."""
        return self.default is None

    @property
    def declaration(self) -> Code:
        """How a signature has it."""
        pattern = "{}: {}" if self.default is None else "{}: {} = {}"
        return code(pattern, named(self.name), self.annotation, self.default or self.annotation)

    @property
    def passed_on(self) -> Code:
        """How it is handed to a function that calls it the same."""
        return code("{0}={0}", named(self.name))


@dataclass(frozen=True)
class Parameter(Argument):
    """A parameter in the path, the query or the headers; `write` is code for the value to send."""

    place: str
    key: Code
    write: Code


@dataclass(frozen=True)
class BodyField(Argument):
    """A field of a body; `field` is its name in the model."""

    field: str

    @property
    def passed_on(self) -> Code:
        """How the model gets it."""
        return code("{}={}", named(self.field), named(self.name))


@dataclass(frozen=True)
class Body:
    """A request's body: its model, and the keyword of `Operation` that takes it."""

    model: Code
    keyword: str


@dataclass(frozen=True)
class Function:
    """A function that makes an operation without sending it."""

    name: str
    path: Code
    parameters: tuple[Parameter, ...]
    body: Body | None

    @cached_property
    def in_path(self) -> list[Parameter]:
        """The parameters that are given by position."""
        return [parameter for parameter in self.parameters if parameter.place == "path"]

    @cached_property
    def by_keyword(self) -> list[Parameter]:
        """The parameters that are given by name, those that must be given first."""
        others = [parameter for parameter in self.parameters if parameter.place != "path"]
        return sorted(others, key=lambda parameter: not parameter.is_required)

    def placed(self, place: str) -> list[Parameter]:
        """The parameters in one place."""
        return [parameter for parameter in self.parameters if parameter.place == place]

    @property
    def signature(self) -> Code:
        """Its parameters: those in the path, the body, and the others by keyword."""
        request = [code("request: {}", self.body.model)] if self.body else []
        by_position = [parameter.declaration for parameter in self.in_path]
        return _signature([*by_position, *request], [parameter.declaration for parameter in self.by_keyword])

    @property
    def imports(self) -> frozenset[Import]:
        """What its module must import for it."""
        return imports_of([self.signature, self.path, *(parameter.write for parameter in self.parameters)])


@dataclass(frozen=True)
class Method:
    """A method of a resource. `arguments` are its keywords; `needed` names further ones that an example must show."""

    name: str
    summary: str
    function: Function
    arguments: tuple[Argument, ...]
    needed: tuple[str, ...]
    page_item: Code | None
    docstring: str = ""
    async_docstring: str = ""

    @property
    def signature(self) -> Code:
        """Its parameters, all but `self`."""
        paging = [Code("limit: int | None = None"), Code("prefetch: int = 1")] if self.page_item else []
        return _signature(
            [parameter.declaration for parameter in self.function.in_path],
            [
                *(argument.declaration for argument in self.arguments),
                *paging,
                Code("options: RequestOptions | None = None"),
            ],
        )

    @property
    def fields(self) -> list[BodyField]:
        """The keywords that are fields of the body."""
        return [argument for argument in self.arguments if isinstance(argument, BodyField)]

    @property
    def call(self) -> Code:
        """What it gives the function: a model made of the fields, and the parameters."""
        body = self.function.body
        fields = joined(", ", (field.passed_on for field in self.fields))
        request = [code("{}({})", body.model, fields)] if body else []
        page = [Code("page=page")] if self.page_item else []
        others = [argument.passed_on for argument in self.arguments if isinstance(argument, Parameter)]
        by_position = [named(parameter.name) for parameter in self.function.in_path]
        return joined(", ", [*by_position, *request, *page, *others])

    @property
    def short_call(self) -> str:
        """The call as a table has it, with the names of what must be given."""
        required = [f"{argument.name}=" for argument in self.arguments if argument.is_required]
        more = ["…"] if len(required) < len(self.arguments) else []
        return ", ".join([*(parameter.name for parameter in self.function.in_path), *required, *more])

    @property
    def defaults(self) -> frozenset[Import]:
        """What its module must import before the method is defined."""
        return imports_of(argument.default for argument in self.arguments)


_PAGERS = frozenset(Import(".runtime.paging", pager) for pager in ("AsyncPager", "Pager"))


def _signature(by_position: list[Code], by_keyword: list[Code]) -> Code:
    return joined(", ", [*by_position, *([Code("*"), *by_keyword] if by_keyword else [])])


@dataclass(frozen=True)
class Operation:
    """An operation: the functions that make it, and the methods that send it.

    `method_returns` is `returns` for the class of a resource, where a method may be named like a built-in type.
    """

    operation_id: str
    http_method: str
    path: str
    module: str
    resource: str
    doc: str
    returns: Code
    method_returns: Code
    read: Code
    functions: tuple[Function, ...]
    methods: tuple[Method, ...]
    source: Document
    """What the document says of it."""

    @property
    def key(self) -> Code:
        """Its name as a text."""
        return literal(self.operation_id)

    @property
    def page_item(self) -> Code | None:
        """The type of a list's items, where the response is one page of it."""
        return self.methods[0].page_item

    @property
    def imports(self) -> frozenset[Import]:
        """What its module must import."""
        own = imports_of([self.returns, self.read])
        return own.union(*(function.imports for function in self.functions))


@dataclass(frozen=True)
class Resource:
    """The operations of one tag."""

    attribute: str
    class_name: str
    doc: str
    operations: Mapping[str, Operation]
    """By the name of the module."""

    @property
    def defaults(self) -> frozenset[Import]:
        """What its module must import before its classes are defined."""
        return frozenset[Import]().union(*(method.defaults for method in self._methods))

    @property
    def imports(self) -> frozenset[Import]:
        """What its module must import for annotations."""
        signatures = [method.signature for method in self._methods]
        results = [operation.page_item or operation.method_returns for operation in self._operations]
        pagers = (
            _PAGERS if any(operation.page_item for operation in self._operations) else frozenset[Import]()
        )
        return (imports_of([*signatures, *results]) | pagers) - self.defaults

    @property
    def _operations(self) -> list[Operation]:
        return list(self.operations.values())

    @property
    def _methods(self) -> list[Method]:
        return [method for operation in self._operations for method in operation.methods]


@dataclass(frozen=True)
class ModelField:
    """A field of a model; `read` and `write` are code for its two directions, `default` None where it must be given."""

    name: str
    wire_name: str
    key: Code
    annotation: Code
    default: Code | None
    is_secret: bool
    read: Code
    write: Code
    doc: str
    schema: Document


@dataclass(frozen=True)
class Model:
    """The class of a schema; `rules` are checks of its fields, `circular` the models that lead back to it."""

    name: str
    module: str
    doc: str
    schema: Document
    fields: tuple[ModelField, ...]
    rules: tuple[Code, ...]
    circular: frozenset[Import] = frozenset()

    @property
    def imports(self) -> frozenset[Import]:
        """What its module must import before the class is defined."""
        codes = [
            part
            for field in self.fields
            for part in (field.annotation, field.default, field.read, field.write)
        ]
        return imports_of([*codes, *self.rules]) - self.circular

    @property
    def own_import(self) -> Import:
        """How other models import it."""
        return Import(f".models.{self.module}", self.name)

    def is_quoted(self, field: ModelField) -> bool:
        """Whether the field's annotation names what does not exist yet when the class is made."""
        return bool(field.annotation.imports & self.circular)


@dataclass(frozen=True)
class Choices:
    """The values that a schema lists."""

    name: str
    module: str
    doc: str
    schema: Document
    values: Code


@dataclass(frozen=True)
class Package:
    """Everything that is generated of a document; `document` is that document as the generator reads it."""

    title: str
    base_url: Code
    models: Mapping[str, Model | Choices]
    resources: Mapping[str, Resource]
    document: Document

    @cached_property
    def operations(self) -> list[Operation]:
        """Every operation, resource after resource."""
        return [
            operation for resource in self.resources.values() for operation in resource.operations.values()
        ]
