"""The command line's commands: a description of each method, which the command line reads when it is used."""

import shlex
from collections.abc import Mapping, Sequence

import jinja2

from pipeline.codegen.code import literal
from pipeline.codegen.command_data import Command, CommandParameter
from pipeline.codegen.command_samples import sample_words
from pipeline.codegen.data import Argument, Method, Model, Operation, Package, Resource
from pipeline.codegen.docstrings import beyond, user_text
from pipeline.codegen.ensure_docs import explained, since
from pipeline.codegen.method_docs import READS, shown_in_example
from pipeline.codegen.names import class_name
from pipeline.codegen.schemas import choices, described, is_list, referred_name
from pipeline.documents import Document
from pipeline.openapi.json_data import types_of

PROGRAM = "mijnklantportaal"

_OWN_WORDS = frozenset(
    ("clear", "columns", "debug", "help", "limit", "output", "prefetch", "profile", "show-secrets", "to", "version")
)
"""Options that the command line itself has."""

_BY_FORMAT = {
    "binary": "file",
    "decimal": "amount",
    "date": "date",
    "date-time": "time",
    "portal-date-time": "time",
    "portal-date-minute": "time",
    "integer": "integer",
}
_BY_TYPE = {"string": "text", "boolean": "flag", "integer": "integer", "number": "number"}


def word(python_name: str) -> str:
    """A name as the command line writes it: `customer_id` is `customer-id`, `from_` is `from`."""
    return python_name.strip("_").replace("_", "-")


def command_modules(package: Package, environment: jinja2.Environment) -> dict[str, str]:
    """The modules with the commands of each resource, and one that names the resources, as text by their file names."""
    words = {attribute: word(attribute) for attribute in package.resources}
    modules = {
        "__init__.py": environment.get_template("commands_init.py.jinja").render(
            words=words, package=package, literal=literal
        )
    }
    template = environment.get_template("commands.py.jinja")
    for attribute, resource in package.resources.items():
        commands = commands_of(resource, package)
        modules[f"{attribute}.py"] = template.render(resource=resource, commands=commands, literal=literal)
    return modules


def commands_of(resource: Resource, package: Package) -> list[Command]:
    """The commands of a resource, in the order of its methods."""
    return [
        _command(resource, operation, method, package)
        for operation in resource.operations.values()
        for method in operation.methods
    ]


def _command(resource: Resource, operation: Operation, method: Method, package: Package) -> Command:
    schemas: Document = package.document["components"]["schemas"]
    arguments = [*method.function.placed("path"), *method.arguments]
    parameters = [_parameter(argument, schemas) for argument in arguments]
    shape, model = _returned(operation, method, package.models)
    description = beyond(method.summary, operation.source.get("description", ""))
    further: list[CommandParameter] = []
    if method.natural_key:
        shape, description = "ensured", explained(method.natural_key)
        further = [CommandParameter("created_since", "created-since", "moment", since(method.natural_key))]
    return Command(
        word=word(method.name),
        method=method.name,
        summary=user_text(method.summary),
        description=description,
        parameters=(*parameters, *further),
        shape=shape,
        model=model,
        example=_example(resource, method, list(zip(arguments, parameters, strict=True)), package.models),
        is_read=operation.http_method in READS,
        is_paged=method.page_item is not None,
        documentation=str(operation.source.get("externalDocs", {}).get("url", "")),
    )


def _parameter(argument: Argument, schemas: Document) -> CommandParameter:
    schema = argument.schema
    item = described(schema.get("items", {}), schemas) if is_list(schema) else schema
    kind = _kind(item)
    is_scalar_list = is_list(schema) and kind != "json"
    model = _model_of(item, schema, argument, schemas) if kind == "json" else ""
    own = word(argument.name)
    return CommandParameter(
        name=argument.name,
        word=f"api-{own}" if own in _OWN_WORDS else own,
        kind=kind,
        help=user_text(schema.get("description", "")),
        is_positional=argument.place == "path",
        is_required=argument.is_required,
        is_list=is_scalar_list,
        choices=tuple(choices(item)) if kind == "choice" else (),
        model=model,
        is_list_of_models=bool(model) and is_list(schema),
        can_be_null=not argument.is_required
        and str(argument.default) == "UNSET"
        and str(argument.annotation).split(" | ").count("None") > 0,
    )


def _kind(schema: Document) -> str:
    """How a text becomes a value of this schema."""
    if "enum" in schema:
        return "choice"
    types = [found for found in types_of(schema) if found != "null"]
    if len(types) != 1:
        return "json"
    if types == ["string"] or schema.get("format") == "decimal":
        return _BY_FORMAT.get(schema.get("format", ""), "text")
    return _BY_TYPE.get(types[0], "json")


def _model_of(item: Document, schema: Document, argument: Argument, schemas: Document) -> str:
    """The class of an object, by the annotation that its argument has."""
    if "properties" not in item:
        return ""
    names = (class_name(name) for name, found in schemas.items() if "properties" in found)
    imported = {wanted.name for wanted in argument.annotation.imports}
    return next((name for name in names if name in imported), "")


def _returned(operation: Operation, method: Method, models: Mapping[str, Model]) -> tuple[str, str]:
    """The shape of what a method returns, and the class of the object or of those in the list."""
    if method.page_item:
        return "list", _known(str(method.page_item), models)
    returned = str(operation.returns).removesuffix(" | None")
    if method.returns_file_link:
        return "link", _known(returned, models)
    if returned.startswith("list["):
        return "list", _known(returned.removeprefix("list[").removesuffix("]"), models)
    if item := _only_list(models.get(returned)):
        return "list", _known(class_name(item), models)
    return {"None": "nothing", "str": "text", "bytes": "file"}.get(returned, "object"), _known(returned, models)


def _only_list(model: Model | None) -> str:
    """The schema of the objects in a list that is all of a model."""
    if model is None or [field.wire_name for field in model.fields] != ["data"]:
        return ""
    return referred_name(model.schema["properties"]["data"].get("items", {}))


def _known(name: str, models: Mapping[str, Model]) -> str:
    return name if name in models and models[name].values is None else ""


def _example(
    resource: Resource,
    method: Method,
    parameters: Sequence[tuple[Argument, CommandParameter]],
    models: Mapping[str, Model],
) -> str:
    words = [PROGRAM, word(resource.attribute), word(method.name)]
    shown = shown_in_example(method)
    for argument, parameter in parameters:
        if argument in shown or parameter.is_positional:
            words += sample_words(argument.sample, parameter, models)
    return shlex.join(words)
