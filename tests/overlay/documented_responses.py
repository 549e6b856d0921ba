"""A call of each operation, and the response that the document's examples make."""

from dataclasses import dataclass
from typing import Any

from tests.contract.calls import DOCUMENT, Call, every_call

_SCHEMAS = DOCUMENT["components"]["schemas"]
_EMPTY: dict[str, Any] = {"boolean": True, "integer": 1, "number": 1.5, "string": "text", "null": None}


@dataclass(frozen=True)
class DocumentedResponse:
    """A call, and what the API gives."""

    call: Call
    data: dict[str, Any]

    def made_with(self, portal: Any) -> Any:
        """The result of the call, that may have to be awaited; of a list it is a page."""
        made = self.call.made_with(portal)
        return made.page(1) if hasattr(made, "page") else made


def _example(schema: dict[str, Any]) -> Any:
    """A value from the examples of a schema."""
    if "$ref" in schema:
        return _example(_SCHEMAS[schema["$ref"].rpartition("/")[2]])
    for name in ("example", "const", "default"):
        if name in schema:
            return schema[name]
    if "enum" in schema:
        return schema["enum"][0]
    if "allOf" in schema:
        parts = [*schema["allOf"], {"properties": schema.get("properties", {})}]
        return {name: value for part in parts for name, value in _example(part).items()}
    for name in ("anyOf", "oneOf"):
        if name in schema:
            return _example(schema[name][0])
    kinds = schema.get("type", "object")
    kind = kinds if isinstance(kinds, str) else kinds[0]
    if kind == "object":
        return {name: _example(part) for name, part in schema.get("properties", {}).items()}
    if kind == "array":
        return [_example(schema["items"]), _example(schema["items"])]
    return _EMPTY[kind]


def _success(operation_id: str) -> dict[str, Any] | None:
    for path_item in DOCUMENT["paths"].values():
        for operation in path_item.values():
            if operation["operationId"] == operation_id:
                for status, response in operation["responses"].items():
                    if status.startswith("2") and "content" in response:
                        schema: dict[str, Any] = response["content"]["application/json"]["schema"]
                        return schema
    return None


DOCUMENTED_RESPONSES = [
    DocumentedResponse(call, _example(schema))
    for call in every_call()
    if call.kind == "minimal" and (schema := _success(call.operation)) is not None
]
