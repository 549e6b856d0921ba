"""The generated package as data: what the templates print, and the pages of `docs/api` tell.

Every name in it is checked when it is made: the templates print names as they are.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.codegen.code import Code, Import, arguments, code, identifier, imports_of, joined, literal
from pipeline.codegen.code import name as named
from pipeline.codegen.left_out import LeftOut
from pipeline.codegen.names import dictionary_name
from pipeline.documents import Document


@dataclass(frozen=True)
class Field:
    """A value with a name; `default` is None where it must be given, `write` code for the value to send."""

    name: str
    wire_name: str
    annotation: Code
    default: Code | None
    write: Code
    schema: Document

    def __post_init__(self) -> None:
        identifier(self.name)

    @property
    def is_required(self) -> bool:
        """Whether it must be given."""
        return self.default is None


@dataclass(frozen=True)
class Argument(Field):
    """A parameter of a function, or a field of its body; `keyword` is what the function or the model calls it.

    `place` is path, query, header, body for a field of the body, or content for the body as a whole; `sample` is code
    for a value.
    """

    place: str
    keyword: str
    sample: str

    @property
    def declaration(self) -> Code:
        """How a signature has it."""
        required = code("{}: {}", named(self.name), self.annotation)
        return code("{} = {}", required, self.default) if self.default else required

    @property
    def passed_on(self) -> Code:
        """How it is handed to the function or the model."""
        return code("{}={}", named(self.keyword), named(self.name))


@dataclass(frozen=True)
class Function:
    """A function that makes an operation without sending it.

    `parameters` are sorted: those that must be given come first. `model` is the class of a body with named fields,
    `body` the argument for any other; the document calls it `media_type`, and `Operation` calls it `body_keyword`.
    """

    name: str
    path: Code
    parameters: tuple[Argument, ...]
    model: Code | None
    body: Argument | None = None
    body_keyword: str = ""
    media_type: str = ""

    @property
    def own_media_type(self) -> str:
        """The media type of JSON that calls itself something else; the client itself knows all others."""
        bare = self.media_type.partition(";")[0].strip().lower()
        return bare if self.body_keyword == "json" and bare != "application/json" else ""

    def __post_init__(self) -> None:
        identifier(self.name)

    def placed(self, *places: str) -> list[Argument]:
        """The parameters in some places."""
        return [parameter for parameter in self.parameters if parameter.place in places]

    @property
    def by_keyword(self) -> list[Argument]:
        """The parameters that are given by keyword, and the body if it is one argument."""
        found = [*([self.body] if self.body else []), *self.placed("query", "header")]
        return sorted(found, key=lambda argument: not argument.is_required)

    @property
    def signature(self) -> Code:
        """Its parameters: those in the path, the body, and the others by keyword."""
        request = [code("request: {}", self.model)] if self.model else []
        by_position = [parameter.declaration for parameter in self.placed("path")]
        by_keyword = [parameter.declaration for parameter in self.by_keyword]
        return _signature([*by_position, *request], by_keyword)


@dataclass(frozen=True)
class Method:
    """A method of a resource. `arguments` are its keywords; `needed` names further ones that an example must show.

    `page_item` is the type of a list's items, None where it returns no list.
    """

    name: str
    summary: str
    function: Function
    arguments: tuple[Argument, ...]
    needed: tuple[str, ...]
    page_item: Code | None
    returns_file_link: bool
    docstring: str = ""
    async_docstring: str = ""
    natural_key: "NaturalKey | None" = None
    """What a method looks for before it creates something; None for all that send one request."""

    def __post_init__(self) -> None:
        identifier(self.name)

    @property
    def signature(self) -> Code:
        """Its parameters, all but `self`."""
        by_position = [parameter.declaration for parameter in self.function.placed("path")]
        by_keyword = [argument.declaration for argument in self.arguments]
        if self.page_item:
            by_keyword += [Code("limit: int | None = None"), Code("prefetch: int = 1")]
        if self.natural_key:
            by_keyword.append(_CREATED_SINCE)
        return _signature(by_position, [*by_keyword, Code("options: RequestOptions | None = None")])

    @property
    def fields(self) -> list[Argument]:
        """The keywords that are fields of the body."""
        return [argument for argument in self.arguments if argument.place == "body"]

    @property
    def call(self) -> Code:
        """What it gives the function: a model made of the fields, and the parameters."""
        parts = [named(parameter.name) for parameter in self.function.placed("path")]
        if self.function.model:
            fields = joined(", ", (field.passed_on for field in self.fields))
            parts.append(code("{}({})", self.function.model, fields))
        if self.page_item:
            parts.append(Code("page=page"))
        parts += [argument.passed_on for argument in self.arguments if argument.place != "body"]
        return joined(", ", parts)


_CREATED_SINCE = Code("created_since: datetime.datetime | datetime.date | None = None", frozenset({Import("datetime")}))
_ENSURE_RESULT = named("EnsureResult", ".runtime.natural_keys")
_PAGERS = frozenset(Import(".runtime.paging", pager) for pager in ("AsyncPager", "Pager"))


def _signature(by_position: list[Code], by_keyword: list[Code]) -> Code:
    return joined(", ", [*by_position, *([Code("*"), *by_keyword] if by_keyword else [])])


@dataclass(frozen=True)
class NaturalKey:
    """How an object that a method would create is found in a list: each field of the request beside that of the list.

    `fields` are the key, `others` those that are compared when an object is found. `date` is the object's own date,
    `created_at` the field of the list that says when an object was created, and `get` reads one object.
    """

    fields: tuple[tuple[Argument, "ModelField"], ...]
    others: tuple[tuple[Argument, "ModelField"], ...]
    date: Argument | None
    created_at: "ModelField | None"
    listing: "Operation"
    get: "Operation | None"

    @property
    def arguments(self) -> Code:
        """The arguments that make the key, with `read_list` and `get` as the functions that make the operations."""
        without_case = [literal(listed.name) for sent, listed in self.fields if sent.schema.get("format") == "email"]
        parts = {
            "read_list": Code("lambda page: read_list(page=page)"),
            "fields": _pairs(self.fields),
            "others": _pairs(self.others),
            "without_case": code("frozenset([{}])", joined(", ", without_case)) if without_case else None,
            "date": literal(self.date.wire_name) if self.date else None,
            "created_at": literal(self.created_at.name) if self.created_at else None,
            "get": Code("get") if self.get else None,
        }
        return joined(", ", (code(f"{key}={{}}", part) for key, part in parts.items() if part))


def _pairs(fields: "tuple[tuple[Argument, ModelField], ...]") -> Code:
    pairs = [code("({}, {})", literal(sent.wire_name), literal(listed.name)) for sent, listed in fields]
    return arguments(pairs) if pairs else Code("()")


@dataclass(frozen=True)
class Operation:
    """An operation: the functions that make it, and the methods that send it; `source` is what the document says.

    `method_returns` is `returns` for the class of a resource, where a method may be named like a built-in type.
    `accept` names the media types of the response if they are not JSON.
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
    accept: str
    functions: tuple[Function, ...]
    methods: tuple[Method, ...]
    source: Document
    scopes: tuple[str, ...] = ()
    """What a token needs for it; empty where that is not documented."""

    def __post_init__(self) -> None:
        identifier(self.module)

    @property
    def page_item(self) -> Code | None:
        """The type of a list's items, where the response is one page of it."""
        return self.methods[0].page_item

    def returned_by(self, method: Method) -> Code:
        """The type of what one of its methods returns, for the class of a resource."""
        return code("{}[{}]", _ENSURE_RESULT, self.method_returns) if method.natural_key else self.method_returns

    @property
    def natural_key(self) -> NaturalKey | None:
        """The key of the objects that it creates, if they have one."""
        return next((method.natural_key for method in self.methods if method.natural_key), None)

    @property
    def statuses(self) -> Code | None:
        """The statuses of its responses; None where the document leaves some open, as `default` and `4XX` do."""
        named: list[str] = list(self.source["responses"])
        if not all(status.isdecimal() for status in named):
            return None
        return arguments(map(literal, sorted(map(int, named))))

    @property
    def imports(self) -> frozenset[Import]:
        """What its module must import."""
        parts = [self.returns, self.read]
        for function in self.functions:
            inputs = [*function.parameters, *([function.body] if function.body else [])]
            parts += [function.signature, function.path, *(found.write for found in inputs)]
        return imports_of(parts)


@dataclass(frozen=True)
class Resource:
    """The operations of one tag, by the names of their modules."""

    attribute: str
    class_name: str
    doc: str
    operations: Mapping[str, Operation]

    def __post_init__(self) -> None:
        identifier(self.attribute)
        identifier(self.class_name)

    @property
    def defaults(self) -> frozenset[Import]:
        """What its module must import before its classes are defined."""
        return imports_of(argument.default for method in self._methods for argument in method.arguments)

    @property
    def imports(self) -> frozenset[Import]:
        """What its module must import for annotations."""
        operations = self.operations.values()
        results = [
            operation.page_item or operation.returned_by(method)
            for operation in operations
            for method in operation.methods
        ]
        found = imports_of([*(method.signature for method in self._methods), *results]) - self.defaults
        return found | _PAGERS if any(operation.page_item for operation in operations) else found

    @property
    def method_names(self) -> list[str]:
        """The names of its methods."""
        return [method.name for method in self._methods]

    @property
    def _methods(self) -> list[Method]:
        return [method for operation in self.operations.values() for method in operation.methods]


@dataclass(frozen=True)
class ModelField(Field):
    """A field of a model.

    `read` is code that reads it from the data of a response, `on_the_wire` code that describes it to the runtime, and
    `choices` code for the values that a response is known to have, where they are listed.
    """

    read: Code
    choices: Code | None
    on_the_wire: Code
    is_secret: bool
    doc: str


@dataclass(frozen=True)
class Key:
    """A key of a dictionary that requests take in place of a model."""

    name: str
    annotation: Code

    def __post_init__(self) -> None:
        identifier(self.name)


@dataclass(frozen=True)
class Model:
    """The class of a schema, or the `values` that the schema lists.

    `class_doc` tells of its fields, too, `rules` are checks of them, `circular` is what is imported of the models that
    lead back to it, and `keys` are those of a dictionary in its place, None if requests take none.
    """

    name: str
    module: str
    doc: str
    class_doc: str
    schema: Document
    values: Code | None = None
    fields: tuple[ModelField, ...] = ()
    rules: tuple[Code, ...] = ()
    circular: frozenset[Import] = frozenset()
    keys: tuple[Key, ...] | None = None

    def __post_init__(self) -> None:
        identifier(self.name)
        identifier(self.module)

    @property
    def imports(self) -> frozenset[Import]:
        """What its module must import before the class is defined."""
        codes = [part for field in self.fields for part in (field.annotation, field.read, field.on_the_wire)]
        return imports_of([*codes, *self.rules, *(key.annotation for key in self.keys or ())]) - self.circular

    @property
    def class_names(self) -> list[str]:
        """The names that its module has for others: the class, and that of the dictionaries in its place."""
        return [self.name, *([] if self.keys is None else [dictionary_name(self.name)])]

    @property
    def count_known(self) -> Code:
        """Code for how many of its fields the data of a response has."""
        required = sum(field.is_required for field in self.fields)
        optional = (code("({} in data)", literal(field.wire_name)) for field in self.fields if not field.is_required)
        return joined(" + ", [literal(required), *optional])

    @property
    def own_import(self) -> Import:
        """How other models import it."""
        return Import(f".models.{self.module}", self.name)

    @property
    def imports_of_others(self) -> frozenset[Import]:
        """What its module must import of other models after the class is defined."""
        return frozenset(found for found in self.circular if found.module != self.own_import.module)


@dataclass(frozen=True)
class Package:
    """Everything that is generated of a document; `document` is that document with all its schemas named.

    `left_out` tells what can't be generated.
    """

    title: str
    base_url: Code
    models: Mapping[str, Model]
    resources: Mapping[str, Resource]
    document: Document
    left_out: tuple[LeftOut, ...] = ()

    @property
    def model_modules(self) -> dict[str, str]:
        """Where the package of the models has each of them."""
        return {name: f".{model.module}" for model in self.models.values() for name in model.class_names}

    @property
    def operations(self) -> list[Operation]:
        """Every operation, resource after resource."""
        return [operation for resource in self.resources.values() for operation in resource.operations.values()]
