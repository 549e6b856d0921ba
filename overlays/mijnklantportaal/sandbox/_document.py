"""The OpenAPI document: the operations that the sandbox serves, and their schemas."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import urlsplit

import yaml

from ._normalization import normalized
from ._pages import Paging, paging_of

Schema: TypeAlias = Mapping[str, Any]

_METHODS = ("get", "post", "put", "patch", "delete")
_WITHOUT_BODY = (204, 205)
_ANY_OTHER = 0
"""In place of a status: the response to all that is not documented."""
_ID_PATTERN = re.compile(r"\^(?:\(([a-z|]+)\)|([a-z]+))_")
PATH_PARAMETER = re.compile(r"\{([^}]+)\}")
# The C parser is ten times faster, but not every build of PyYAML includes it.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Operation:
    """One operation, as far as the sandbox needs it; references to shared parts are resolved.

    `response_type` is the media type of the successful response, empty where it has no body. `response_schema`
    describes it if it is JSON, and `object_schema` the object in it: an item of a list, or the response itself. `kind`
    identifies that type of object: the prefix of its ids, or the schema's name. `paging` cuts a list into pages, and
    `scopes` are those that an OAuth token needs.
    """

    operation_id: str
    method: str
    path: str
    parameters: tuple[Mapping[str, Any], ...]
    bodies: Mapping[str, Mapping[str, Any]]
    body_required: bool
    statuses: frozenset[int]
    success: int
    response_type: str
    response_schema: Schema | None
    object_schema: Schema | None
    kind: str | None
    is_list: bool
    paging: Paging
    scopes: frozenset[str]

    @property
    def path_names(self) -> list[str]:
        """The names of the path parameters, in order."""
        return PATH_PARAMETER.findall(self.path)


class ApiDocument:
    """An OpenAPI document, as the sandbox reads it."""

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
        """Follow `$ref`s within the document until there are none."""
        while "$ref" in node:
            target: Any = self._data
            for part in node["$ref"].removeprefix("#/").split("/"):
                target = target[part.replace("~1", "/").replace("~0", "~")]
            node = target
        return node

    def properties(self, schema: Schema) -> dict[str, Schema]:
        """The properties of an object schema, including those of its `allOf` parts."""
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

    def schema_at(self, schema: Schema, steps: Sequence[str]) -> Schema:
        """The schema of a field in nested data; an empty one if the field is not documented."""
        for step in steps:
            schema = self.resolve(schema)
            if "items" in schema:
                schema = schema["items"]
            else:
                others: Schema | bool | None = schema.get("additionalProperties")
                schema = self.properties(schema).get(step) or (others if isinstance(others, Mapping) else {})
        return self.resolve(schema)

    def allows(self, schema: Schema, kind: str) -> bool:
        """Whether a schema names this type."""
        schema = self.resolve(schema)
        named = schema.get("type", ())
        parts = schema.get("anyOf") or schema.get("oneOf") or ()
        return kind in ([named] if isinstance(named, str) else named) or any(self.allows(part, kind) for part in parts)

    def required(self, schema: Schema) -> set[str]:
        """The names of an object's required properties, including those of its `allOf` parts."""
        schema = self.resolve(schema)
        return set(schema.get("required", ())).union(*map(self.required, schema.get("allOf", ())))

    def standalone(self, schema: Schema) -> Schema:
        """The schema together with everything its references point to."""
        return {**schema, "components": self._data.get("components", {})}

    @cached_property
    def _oauth_schemes(self) -> Mapping[str, Mapping[str, Any]]:
        schemes = self._data.get("components", {}).get("securitySchemes", {})
        return {name: scheme for name, scheme in schemes.items() if scheme.get("type") == "oauth2"}

    @cached_property
    def scopes(self) -> Mapping[str, str]:
        """What an OAuth token can be limited to, with the meanings."""
        flows = [flow for scheme in self._oauth_schemes.values() for flow in scheme.get("flows", {}).values()]
        return {scope: meaning for flow in flows for scope, meaning in flow.get("scopes", {}).items()}

    @cached_property
    def collections(self) -> dict[str, str]:
        """The path of the collection of each kind of object.

        Of several, the one with the fewest parameters; a path that lists objects comes before one that creates them.
        """
        found: dict[str, tuple[tuple[int, bool, int], str]] = {}
        for operation in self.operations:
            makes_or_lists = operation.is_list or operation.method == "POST"
            if operation.object_schema is None or operation.path.endswith("}") or not makes_or_lists:
                continue
            rank = (operation.path.count("{"), not operation.is_list, len(operation.path))
            for kind in self.kinds_of(operation.object_schema):
                found[kind] = min((rank, operation.path), found.get(kind, (rank, operation.path)))
        return {kind: path for kind, (_, path) in found.items()}

    @cached_property
    def object_schemas(self) -> dict[str, Schema]:
        """For each kind of object the schema that shows the most of its fields."""
        schemas = [operation.object_schema for operation in self.operations if operation.object_schema is not None]
        found: dict[str, Schema] = {}
        for schema in schemas:
            for kind in self.kinds_of(schema):
                found[kind] = max(found.get(kind, schema), schema, key=lambda one: len(self.properties(one)))
        return found

    def item_schema(self, schema: Schema) -> Schema | None:
        """The schema of a list's items, or `None` if the schema is not one of the vendor's lists."""
        items: Schema | None = self.properties(schema).get("data", {}).get("items")
        return items

    def kinds_of(self, schema: Schema) -> tuple[str, ...]:
        """The kinds of object that a schema describes: the prefixes of their ids, or else the schema's name.

        Empty if the object has no id of its own.
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
            _number(str(status)): self.resolve(response)
            # a status stands above its class
            for status, response in sorted(operation["responses"].items(), key=lambda item: str(item[0]).isdecimal())
        }
        # without a success or a redirect, the response for all other statuses is it
        other = responses.pop(_ANY_OTHER, {})
        success = min((status for status in responses if status < 400), default=200)
        has_body = success < 300 and success not in _WITHOUT_BODY
        content: Mapping[str, Any] = responses.get(success, other).get("content", {}) if has_body else {}
        response_type = _preferred(content)
        parameters = (*item.get("parameters", ()), *operation.get("parameters", ()))
        response_schema = content[response_type].get("schema", {}) if is_json(response_type) else None
        items = None if response_schema is None else self.item_schema(response_schema)
        object_schema = items or response_schema
        return Operation(
            operation_id=operation["operationId"],
            method=method.upper(),
            path=path,
            parameters=tuple(map(self.resolve, parameters)),
            bodies=body.get("content", {}),
            body_required=body.get("required", False),
            statuses=frozenset(responses),
            success=success,
            response_type=response_type,
            response_schema=response_schema,
            object_schema=object_schema,
            kind=next(iter(self.kinds_of(object_schema)), None) if object_schema else None,
            is_list=items is not None and method == "get",
            paging=paging_of(operation.get("x-pages", {})),
            scopes=frozenset(
                scope
                for requirement in operation.get("security", ())
                for name, scopes in requirement.items()
                if name in self._oauth_schemes
                for scope in scopes
            ),
        )


def is_json(media_type: str) -> bool:
    """Whether content of this type is JSON."""
    bare = media_type.partition(";")[0].strip().lower()
    return bare == "application/json" or bare.endswith("+json")


def _preferred(content: Mapping[str, Any]) -> str:
    """The media type to respond with: JSON if there is, else a text, else the first."""
    choices = [*filter(is_json, content), *(kind for kind in content if kind.startswith("text/")), *content, ""]
    return choices[0]


def _number(status: str) -> int:
    """The status; the first of a class such as `2XX`, and `_ANY_OTHER` for `default`."""
    text = status.upper().replace("X", "0")
    return int(text) if text.isascii() and text.isdecimal() else _ANY_OTHER


def prefixes_in(schema: Schema) -> tuple[str, ...]:
    """The id prefixes that a schema's pattern allows: `cst_` for `^cst_`, two for `^(fsf|fsd)_`."""
    found = _ID_PATTERN.fullmatch(schema.get("pattern", ""))
    if not found:
        return ()
    return tuple(f"{prefix}_" for prefix in (found[1] or found[2]).split("|"))


def load_document(path: Path | None = None) -> ApiDocument:
    """Read the OpenAPI document at `path`, by default the one that comes with this package, which is read only once.

    Raises `OSError` if the file can't be read, and `ValueError` if it is not an OpenAPI document.
    """
    return _packaged_document() if path is None else _read(path)


@cache
def _packaged_document() -> ApiDocument:
    return _read(_packaged_path())


def _read(path: Path) -> ApiDocument:
    try:
        with path.open(encoding="utf-8") as file:
            return ApiDocument(normalized(yaml.load(file, Loader=_LOADER)))  # noqa: S506 - both are safe loaders
    except OSError as error:
        raise type(error)(error.errno, f"document: {str(path)[:200]!r} can't be read ({error.strerror})") from error
    except (yaml.YAMLError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise ValueError(f"document: {str(path)!r} is not an OpenAPI document that can be served ({error})") from error


def _packaged_path() -> Path:
    """Inside the package in an installed wheel, at the root of the repository in a checkout."""
    package = Path(__file__).parents[1]
    beside = package / "openapi.yaml"
    return beside if beside.exists() else package.parents[1] / "openapi.yaml"
