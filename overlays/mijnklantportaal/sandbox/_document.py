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
_ID_PATTERN = re.compile(r"\^(?:\(([a-z|]+)\)|([a-z]+))_")
_PATH_PARAMETER = re.compile(r"\{([^}]+)\}")
# The parser in C is ten times as fast; not every build of PyYAML has it.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Operation:
    """One operation, as far as the sandbox needs it; references to shared parts are resolved.

    `answer` is the schema of the good answer, `item` that of the objects in it: of a list's items, else the
    answer itself. `kind` tells whose objects they are: the prefix of their ids, or the schema's name.
    """

    operation_id: str
    method: str
    path: str
    parameters: tuple[Mapping[str, Any], ...]
    bodies: Mapping[str, Mapping[str, Any]]
    body_required: bool
    statuses: frozenset[int]
    answer: Schema | None
    item: Schema | None
    kind: str | None
    is_list: bool

    @property
    def success(self) -> int:
        """The status of an answer that is no error."""
        return min(self.statuses)

    @property
    def path_names(self) -> list[str]:
        """The names of the parameters in the path, in their order."""
        return _PATH_PARAMETER.findall(self.path)


class ApiDocument:
    """What the sandbox asks of an OpenAPI document."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._data = data
        self._properties: dict[str, dict[str, Schema]] = {}
        self.base_path: str = urlsplit(str(data["servers"][0]["url"])).path.rstrip("/")
        self.operations: tuple[Operation, ...] = tuple(
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
        reference = schema.get("$ref")
        if reference is None:
            return self._collect_properties(schema)
        if reference not in self._properties:
            self._properties[reference] = self._collect_properties(self.resolve(schema))
        return self._properties[reference]

    def _collect_properties(self, schema: Schema) -> dict[str, Schema]:
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

    @cached_property
    def collections(self) -> dict[str, str]:
        """Where the objects live: the path of their collection, by their kind.

        Of several it is the one with the fewest parameters, where they are listed before where they are made.
        """
        found: dict[str, tuple[tuple[int, bool, int], str]] = {}
        for operation in self.operations:
            makes_or_lists = operation.is_list or operation.method == "POST"
            if operation.item is None or operation.path.endswith("}") or not makes_or_lists:
                continue
            rank = (operation.path.count("{"), not operation.is_list, len(operation.path))
            for kind in self.kinds_of(operation.item):
                found[kind] = min((rank, operation.path), found.get(kind, (rank, operation.path)))
        return {kind: path for kind, (_, path) in found.items()}

    def item_schema(self, schema: Schema) -> Schema | None:
        """The schema of a list's items, or `None` where the schema is no list of the vendor's form."""
        items: Schema | None = self.properties(schema).get("data", {}).get("items")
        return items

    def kinds_of(self, schema: Schema) -> tuple[str, ...]:
        """The kinds of object that a schema describes: the prefixes of their ids, else the schema's name.

        Empty where the object has no id of its own.
        """
        identifier = self.properties(schema).get("id")
        if identifier is None:
            return ()
        name = schema.get("$ref", "").rpartition("/")[2]
        return prefixes_in(identifier) or ((name,) if name else ())

    def _operation(self, path: str, method: str, item: Mapping[str, Any]) -> Operation:
        operation = item[method]
        body = self.resolve(operation.get("requestBody", {}))
        responses = {
            int(status): self.resolve(response)
            for status, response in operation["responses"].items()
            if str(status).isdigit()
        }
        content = responses[min(responses)].get("content", {})
        parameters = (*item.get("parameters", ()), *operation.get("parameters", ()))
        answer = content.get("application/json", {}).get("schema")
        items = None if answer is None else self.item_schema(answer)
        object_schema = items or answer
        return Operation(
            operation_id=operation["operationId"],
            method=method.upper(),
            path=path,
            parameters=tuple(map(self.resolve, parameters)),
            bodies=body.get("content", {}),
            body_required=body.get("required", False),
            statuses=frozenset(responses),
            answer=answer,
            item=object_schema,
            kind=next(iter(self.kinds_of(object_schema)), None) if object_schema else None,
            is_list=items is not None and method == "get",
        )


def prefixes_in(schema: Schema) -> tuple[str, ...]:
    """The id prefixes that a schema's pattern allows: `cst_` of `^cst_`, two of `^(fsf|fsd)_`."""
    found = _ID_PATTERN.fullmatch(schema.get("pattern", ""))
    if not found:
        return ()
    return tuple(f"{prefix}_" for prefix in (found[1] or found[2]).split("|"))


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
