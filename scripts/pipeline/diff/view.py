"""A document as users of the client see it: operations with all they hold, and the classes made of schemas."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from pipeline.codegen.inline_schemas import name_inline_schemas
from pipeline.codegen.left_out import Refusals
from pipeline.codegen.names import class_name, ensure_name, method_name, resource_name
from pipeline.codegen.schemas import reached, referred_names
from pipeline.diff.semver import Direction
from pipeline.documents import Document
from pipeline.openapi.dereferenced import without_references
from pipeline.openapi.references import with_names
from pipeline.openapi.shorthand import in_shorthand
from pipeline.openapi.success_responses import success_statuses
from pipeline.openapi.vocabulary import NATURAL_KEY
from pipeline.openapi.walk import operations


@dataclass(frozen=True)
class Operation:
    """An operation, and the names of the methods that call it."""

    id: str
    method: str
    path: str
    resource: str
    methods: Mapping[str, Document]
    source: Document

    @property
    def address(self) -> str:
        """Method and path."""
        return f"{self.method.upper()} {self.path}"

    @property
    def title(self) -> str:
        """How the report names it."""
        return f"{self.id} ({self.address})"

    @property
    def body(self) -> Document:
        """The request body; empty where there is none."""
        return dict(self.source.get("requestBody", {}))

    @property
    def responses(self) -> dict[str, Document]:
        """The responses by status."""
        return {str(status): response for status, response in self.source.get("responses", {}).items()}

    @property
    def successes(self) -> list[str]:
        """The statuses that report success."""
        return success_statuses(self.responses)

    def schemas(self, direction: Direction) -> list[Document]:
        """What the operation sends or receives."""
        if direction is Direction.REQUEST:
            holders = [*self.body.get("content", {}).values(), *self.source.get("parameters", [])]
        else:
            wanted, successes = direction is Direction.RESPONSE, self.successes
            holders = [
                content
                for status, response in self.responses.items()
                if (status in successes) is wanted
                for content in response.get("content", {}).values()
            ]
        return [holder.get("schema", {}) for holder in holders]


@dataclass(frozen=True)
class View:
    """The operations by operationId, and the schemas by their class: those written in place have one, too."""

    operations: Mapping[str, Operation]
    schemas: Mapping[str, Document]
    written_in_place: frozenset[str]

    def used_by(self, schemas: Iterable[Document]) -> set[str]:
        """The names of all schemas that these refer to, directly or through others."""
        return reached((name for schema in schemas for name in referred_names(schema)), self._referred.__getitem__)

    @cached_property
    def _referred(self) -> Mapping[str, list[str]]:
        return {name: referred_names(schema) for name, schema in self.schemas.items()}

    def directions(self, chosen: Iterable[Operation]) -> dict[str, set[Direction]]:
        """The classes that operations use, and which way each travels."""
        found: dict[str, set[Direction]] = {}
        for operation in chosen:
            for direction in Direction:
                for name in self.used_by(operation.schemas(direction)):
                    if is_class(self.schemas[name]):
                        found.setdefault(name, set()).add(direction)
        return found


def is_class(schema: Document) -> bool:
    """Whether a named schema becomes a class or a list of choices."""
    return "properties" in schema or "enum" in schema


def view(document: Document) -> View:
    """See a document as its users do."""
    # what can't be generated was taken out before, or is no worse for having no name here
    complete = name_inline_schemas(_completed(document), Refusals())
    tags = {tag["name"]: tag for tag in complete.get("tags", [])}
    found: dict[str, Operation] = {}
    for path, method, source in operations(complete):
        name = next(iter(source.get("tags", [])), "")
        tag = tags.get(name, {"name": name})
        resource = resource_name(tag) if name else ""
        found[source["operationId"]] = Operation(
            source["operationId"], method, path, resource, _methods(source, tag), source
        )
    named = document.get("components", {}).get("schemas", {})
    schemas = complete["components"]["schemas"]
    return renamed(View(found, schemas, frozenset(schemas.keys() - named.keys())), _class_names(schemas))


def renamed(seen: View, names: Mapping[str, str]) -> View:
    """The view with other names of schemas."""

    schemas = {names.get(name, name): with_names(schema, names) for name, schema in seen.schemas.items()}
    found = {
        key: Operation(one.id, one.method, one.path, one.resource, one.methods, with_names(one.source, names))
        for key, one in seen.operations.items()
    }
    return View(found, schemas, frozenset(names.get(name, name) for name in seen.written_in_place))


def _class_names(schemas: Iterable[str]) -> dict[str, str]:
    """The names in Python of the schemas whose own are others; two with one name in Python keep theirs."""
    names = {name: made for name in schemas if (made := class_name(name)) != name}
    taken = Counter((*schemas, *names.values()))
    return {name: made for name, made in names.items() if taken[made] == 1}


def _methods(operation: Document, tag: Document) -> dict[str, Document]:
    """The names of the methods that call an operation, each with the rule that splits its body."""
    contents: Document = operation.get("requestBody", {}).get("content", {})
    split = {name: rule for content in contents.values() for name, rule in content.get("x-methods", {}).items()}
    if split:
        return split
    if len(contents) > 1:
        return {content["x-method"]: {} for content in contents.values() if "x-method" in content}
    name = method_name(operation, tag) if tag["name"] else operation["operationId"]
    return {name: {}, **({ensure_name(name): {}} if NATURAL_KEY in operation else {})}


def _completed(document: Document) -> Document:
    """The operations with all that they refer to; documents that are not fit to generate from are compared, too."""
    completed = without_references(in_shorthand(document))
    for path, method, operation in operations(completed):
        operation.setdefault("operationId", f"{method.upper()} {path}")
        for parameter in operation["parameters"]:
            parameter.setdefault("schema", {})
    return completed
