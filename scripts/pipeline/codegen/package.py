"""From a document to the generated package: references followed, inline schemas named, everything put in its place."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from pipeline.codegen.bodies import body_model, in_order_of_preference
from pipeline.codegen.case_conversion import pascal_case
from pipeline.codegen.code import literal
from pipeline.codegen.data import Model, Operation, Package, Resource
from pipeline.codegen.docstrings import docstring, user_text
from pipeline.codegen.inline_schemas import name_inline_schemas
from pipeline.codegen.left_out import LeftOut, Refusals, refuse_methods, without_operations
from pipeline.codegen.models import build_model
from pipeline.codegen.names import checked_method_name, class_name, method_name, resource_name
from pipeline.codegen.natural_keys import with_ensure_method
from pipeline.codegen.operations import MethodRule, OperationBuilder
from pipeline.codegen.schemas import referred_name, successes, used_schemas
from pipeline.codegen.scopes import scopes_of
from pipeline.documents import Document, PipelineError
from pipeline.openapi.dereferenced import without_references
from pipeline.openapi.shorthand import in_shorthand
from pipeline.openapi.vocabulary import SOURCE
from pipeline.openapi.walk import operations

_TAKEN_CLASS_NAMES = {
    *("Any", "Callable", "Decimal", "Literal", "Mapping", "Self", "Sequence", "TypeAlias"),
    *("FileInput", "Model", "Operation", "RequestOptions", "Unset", "WireField"),
    *("NotRequired", "TypedDict"),
    *("AsyncConnection", "AsyncPager", "Connection", "Pager"),
}


def build_package(document: Document) -> Package:
    """Work out what is generated of a repaired document. Operations that can't be generated are left out.

    Raises:
        PipelineError: nothing would be left.
    """
    view = without_references(in_shorthand(document))
    left_out: dict[tuple[str, str], LeftOut] = {}
    refusals = Refusals()
    refuse_methods(view, refusals)
    while True:
        left_out |= {
            (path, method): replace(found, source=view["paths"][path][method].get(SOURCE, ""))
            for (path, method), found in refusals.found.items()
        }
        view = without_operations(view, left_out)
        if left_out and not any(operations(view)):
            reasons = "\n".join(map(str, left_out.values()))
            raise PipelineError(f"no operation is left to generate; mend one of these in a fix:\n{reasons}")
        refusals = Refusals()
        package = _attempt(view, refusals)
        if not refusals.found:
            return replace(package, left_out=(*left_out.values(), *package.left_out))


def _attempt(view: Document, refusals: Refusals) -> Package:
    """The package of a document; it is of use only if nothing was refused."""
    complete = name_inline_schemas(view, refusals)
    schemas = complete["components"]["schemas"]
    sent, received = _directions(complete)
    models = _models(schemas, sent, received, _used_by_arguments(complete), refusals)
    tags = {tag["name"]: tag for tag in complete.get("tags", [])}
    found: dict[str, tuple[Document, dict[str, Operation]]] = {}
    methods: dict[tuple[str, str], str] = {}
    modules: set[str] = set()
    partly: list[LeftOut] = []
    for path, http_method, source in operations(complete):
        with refusals.leave_out(path, http_method):
            _refuse_other_servers(source, complete["servers"][0]["url"])
            _refuse_broken(source, schemas, refusals.schemas)
            tag = _tag(source, tags)
            attribute = resource_name(tag)
            builder = OperationBuilder(schemas, received, path, http_method, source)
            operation = builder.build(attribute, _method_rules(source, tag), scopes_of(complete, source))
            if operation.module in modules:
                raise PipelineError(f"two operations would have the module {operation.module}; rename one in a fix")
            methods |= _names_of_methods(operation, methods)
            modules.add(operation.module)
            found.setdefault(attribute, (tag, {}))[1][operation.module] = operation
            page = source.get(SOURCE, "")
            partly += (LeftOut(http_method, path, reason, is_whole=False, source=page) for reason in builder.left_out)
    for _, of_tag in found.values():
        partly += _add_ensure_methods(of_tag, models, methods)
    return Package(
        title=docstring(complete["info"]["title"]),
        base_url=literal(complete["servers"][0]["url"]),
        models=models,
        resources={name: _resource(name, *found[name]) for name in sorted(found)},
        document=complete,
        left_out=tuple(partly),
    )


def _add_ensure_methods(
    of_tag: dict[str, Operation], models: Mapping[str, Model], methods: dict[tuple[str, str], str]
) -> Iterator[LeftOut]:
    """Give the operations of a tag that have a natural key their `ensure` methods; yields those that can't have one."""
    for module, operation in list(of_tag.items()):
        try:
            ensuring = with_ensure_method(operation, of_tag.values(), models)
            if ensuring is not operation:
                methods |= _names_of_methods(replace(ensuring, methods=ensuring.methods[-1:]), methods)
                of_tag[module] = ensuring
        except PipelineError as error:
            page = operation.source.get(SOURCE, "")
            yield LeftOut(operation.http_method, operation.path, str(error), is_whole=False, source=page)


def _directions(document: Document) -> tuple[dict[str, dict[str, str]], set[str]]:
    """The schemas that requests use, each with the media types of its files, and those that responses use."""
    schemas = document["components"]["schemas"]
    sent: dict[str, dict[str, str]] = {}
    received: set[str] = set()
    for _, _, operation in operations(document):
        contents = operation.get("requestBody", {}).get("content", {}).values()
        for holder in (*contents, *operation["parameters"]):
            for name in used_schemas(holder.get("schema", {}), schemas):
                sent.setdefault(name, {})
        for content in contents:
            if body_name := referred_name(content.get("schema", {})):
                encodings = content.get("encoding", {}).items()
                sent[body_name] |= {key: value["contentType"] for key, value in encodings if "contentType" in value}
        for _, response in successes(operation):
            for content in response.get("content", {}).values():
                received |= used_schemas(content.get("schema", {}), schemas)
    return sent, received


def _used_by_arguments(document: Document) -> set[str]:
    """The schemas of parameters, and of bodies that are one argument."""
    schemas = document["components"]["schemas"]
    found: set[str] = set()
    for _, _, operation in operations(document):
        contents = operation.get("requestBody", {}).get("content", {}).items()
        whole = [content for kind, content in contents if not body_model(kind, content, schemas)]
        for holder in (*whole, *operation["parameters"]):
            found |= used_schemas(holder.get("schema", {}), schemas)
    return found


def _models(
    schemas: Document,
    sent: Mapping[str, Mapping[str, str]],
    received: set[str],
    direct: set[str],
    refusals: Refusals,
) -> dict[str, Model]:
    """What the schemas become that are a class or a list of choices, by their Python names.

    Args:
        schemas: the named schemas
        sent: those that requests use, as from `_directions`
        received: those that responses use
        direct: those that arguments of methods use, beside the fields of bodies
        refusals: takes those that can't be generated
    """
    models: dict[str, Model] = {}
    taken = set(_TAKEN_CLASS_NAMES)
    nested = {name for sender in sent for name in used_schemas(schemas[sender], schemas)} | direct
    for name, schema in schemas.items():
        if not {"properties", "enum"}.intersection(schema) or not (name in sent or name in received):
            continue
        media_types = None if name in received else sent[name]
        with refusals.leave_out_schema(name):
            model = build_model(name, schemas, media_types, is_nested=name in nested and "properties" in schema)
            for class_of_schema in model.class_names:
                if class_of_schema in taken:
                    raise PipelineError(
                        f"the schema {name} can't be named {class_of_schema}, something else is; rename it in a fix"
                    )
            taken.update(model.class_names)
            models[model.name] = model
    return {name: _with_circles(model, models, schemas) for name, model in models.items()}


def _with_circles(model: Model, models: Mapping[str, Model], schemas: Document) -> Model:
    """The model, told which of its imports are of models that lead back to it."""
    by_module = {other.own_import.module: other for other in models.values()}
    leading_back = (
        found
        for found in model.imports
        if (other := by_module.get(found.module)) and model.name in map(class_name, used_schemas(other.schema, schemas))
    )
    return replace(model, circular=frozenset(leading_back))


def _tag(operation: Document, tags: Mapping[str, Document]) -> Document:
    for name in operation.get("tags", [])[:1]:
        if name in tags:
            return tags[name]
    raise PipelineError(
        f"operation {operation['operationId']} needs a tag that the document's `tags` hold; add it in a fix"
    )


def _refuse_other_servers(operation: Document, base_url: str) -> None:
    """Refuse an operation that the client's only server does not have: the token must not go astray."""
    urls = [server["url"] for server in operation.get("servers", [])]
    if urls and base_url not in urls:
        raise PipelineError(
            f"it is at {urls[0]}, and the client sends all to {base_url}; if that has it, drop `servers` in a fix"
        )


def _refuse_broken(operation: Document, schemas: Document, broken: Mapping[str, str]) -> None:
    """Refuse an operation that needs a schema which can't be generated."""
    if not broken:
        return
    bodies = [operation.get("requestBody", {}), *(body for _, body in successes(operation))]
    contents = [content for body in bodies for content in body.get("content", {}).values()]
    for holder in (*contents, *operation["parameters"]):
        for name in sorted(used_schemas(holder.get("schema", {}), schemas)):
            if name in broken:
                raise PipelineError(broken[name])


def _names_of_methods(operation: Operation, taken: Mapping[tuple[str, str], str]) -> dict[tuple[str, str], str]:
    """The names of an operation's methods with its module; none of them may be taken."""
    found: dict[tuple[str, str], str] = {}
    for method in operation.methods:
        key = operation.resource, method.name
        if other := taken.get(key) or found.get(key):
            raise PipelineError(
                f"{'.'.join(key)} would be both {other} and {operation.module}; give one of them an x-method in a fix"
            )
        found[key] = operation.module
    return found


def _resource(attribute: str, tag: Document, found: dict[str, Operation]) -> Resource:
    doc = docstring(user_text(tag.get("description") or tag["name"]))
    return Resource(attribute, f"{pascal_case(attribute)}Resource", doc, found)


def _method_rules(operation: Document, tag: Document) -> list[MethodRule]:
    """The methods for an operation: one for each kind of body, or those that a fix splits a body into."""
    contents: Document = operation.get("requestBody", {}).get("content", {}) or {"": {}}
    split = [
        MethodRule(
            checked_method_name(name, operation),
            media_type,
            tuple(rule["required"]),
            tuple(rule["omit"]),
            rule["summary"],
            rule.get("description", ""),
        )
        for media_type, content in contents.items()
        for name, rule in content.get("x-methods", {}).items()
    ]
    if split:
        return split
    if len(contents) == 1 or not all("x-method" in content for content in contents.values()):
        [chosen, *_] = in_order_of_preference(contents)
        return [MethodRule(method_name(operation, tag), chosen)]
    return [
        MethodRule(
            checked_method_name(content["x-method"], operation), kind, description=content.get("x-description", "")
        )
        for kind, content in contents.items()
    ]
