"""The OpenAPI document: the operations the sandbox serves, and their schemas."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import urlsplit

import yaml

Schema: TypeAlias = Mapping[str, Any]

_METHODS = ("get", "post", "put", "patch", "delete")
_ID_PATTERN = re.compile(r"\^([a-z]+_)")
# The parser in C is ten times as fast; not every build of PyYAML has it.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Operation:
    """One operation, as far as the sandbox needs it; references to shared parts are resolved."""

    operation_id: str
    method: str
    path: str
    parameters: tuple[Mapping[str, Any], ...]
    bodies: Mapping[str, Mapping[str, Any]]
    body_required: bool
    statuses: frozenset[int]
    answer: Schema | None

    @property
    def success(self) -> int:
        """The status of an answer that is no error."""
        return min(self.statuses)


class ApiDocument:
    """What the sandbox asks of an OpenAPI document."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._data = data
        self.base_path = urlsplit(str(data["servers"][0]["url"])).path.rstrip("/")
        self.operations = tuple(
            self._operation(path, method, item)
            for path, item in data["paths"].items()
            for method in _METHODS
            if method in item
        )

    def resolve(self, node: Mapping[str, Any]) -> Mapping[str, Any]:
        """Follow a `$ref` within the document, as often as there is one."""
        while "$ref" in node:
            target: Any = self._data
            for part in node["$ref"].removeprefix("#/").split("/"):
                target = target[part.replace("~1", "/").replace("~0", "~")]
            node = target
        return node

    def properties(self, schema: Schema) -> dict[str, Schema]:
        """The properties of an object's schema, those of its `allOf` parts included."""
        schema = self.resolve(schema)
        found: dict[str, Schema] = {}
        for part in schema.get("allOf", ()):
            found |= self.properties(part)
        return found | {name: self.resolve(part) for name, part in schema.get("properties", {}).items()}

    def required(self, schema: Schema) -> set[str]:
        """The names of the properties that an object must have, those of its `allOf` parts included."""
        schema = self.resolve(schema)
        return set(schema.get("required", ())).union(*map(self.required, schema.get("allOf", ())))

    def standalone(self, schema: Schema) -> Schema:
        """The schema together with all that its references point to."""
        return {**schema, "components": self._data.get("components", {})}

    def id_prefix(self, schema: Schema) -> str | None:
        """The prefix of the ids of an object with this schema, or `None` where it has no id of its own."""
        return prefix_in(self.properties(schema).get("id", {}))

    @cached_property
    def collections(self) -> dict[str, str]:
        """Where the objects live: the path of their collection, by the prefix of their ids."""
        found: dict[str, str] = {}
        for operation in self.operations:
            if operation.answer is None or "{" in operation.path:
                continue
            item = self.item_schema(operation.answer) or operation.answer
            prefix = self.id_prefix(item)
            if prefix and len(operation.path) < len(found.get(prefix, operation.path + "/")):
                found[prefix] = operation.path
        return found

    def item_schema(self, schema: Schema) -> Schema | None:
        """The schema of a list's items, or `None` where the schema is no list of the vendor's form."""
        items: Schema | None = self.properties(schema).get("data", {}).get("items")
        return items

    def _operation(self, path: str, method: str, item: Mapping[str, Any]) -> Operation:
        operation = item[method]
        body = self.resolve(operation.get("requestBody", {}))
        responses = {
            int(status): self.resolve(response) for status, response in operation["responses"].items()
        }
        content = responses[min(responses)].get("content", {})
        parameters = (*item.get("parameters", ()), *operation.get("parameters", ()))
        return Operation(
            operation_id=operation["operationId"],
            method=method.upper(),
            path=path,
            parameters=tuple(map(self.resolve, parameters)),
            bodies=body.get("content", {}),
            body_required=body.get("required", False),
            statuses=frozenset(responses),
            answer=content.get("application/json", {}).get("schema"),
        )


def prefix_in(schema: Schema) -> str | None:
    """The id prefix that a schema's pattern demands (`cst_` of `^cst_`), or `None`."""
    found = _ID_PATTERN.fullmatch(schema.get("pattern", ""))
    return found[1] if found else None


def load_document(path: Path | None = None) -> ApiDocument:
    """Read the OpenAPI document: the file at `path`, else the one this package came with.

    Raises `FileNotFoundError` naming the file when it is missing.
    """
    path = path or _packaged_document()
    with path.open(encoding="utf-8") as file:
        return ApiDocument(yaml.load(file, Loader=_LOADER))  # noqa: S506 - both are safe loaders


def _packaged_document() -> Path:
    """In an installed wheel beside this package, in a checkout at the repository's root."""
    package = Path(__file__).parents[1]
    beside = package / "openapi.yaml"
    return beside if beside.exists() else package.parents[1] / "openapi.yaml"
