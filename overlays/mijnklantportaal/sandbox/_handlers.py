"""From a validated request to the data of its response."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeGuard

from ._call import Call, refuse_unknown
from ._crud import default_handler
from ._document import Operation, Schema, prefixes_in
from ._parameters import is_id
from ._state import Portal
from ._store import JSONObject, Record
from ._validation import Refusal
from .operations import OPERATIONS, VIEWS


def perform(call: Call) -> Any:
    """Perform the operation in one transaction, and return the data of the response.

    Looks up the object that the path names. Raises `Refusal` for errors in the request.
    """
    operation = call.operation
    handler = OPERATIONS.get(operation.operation_id) or default_handler(operation)
    with call.store.transaction():
        target, part = find_target(call.portal, operation, call.path)
        result = handler(replace(call, target=target, part=part))
        if operation.response_schema is None:
            return None
        if isinstance(result, Record):
            return show(call.portal, call.origin, result, operation.response_schema)
        if _is_list_of_objects(result) and operation.object_schema is not None:
            items = [show(call.portal, call.origin, record, operation.object_schema) for record in result["data"]]
            return {**result, "data": items}
        return result


def _is_list_of_objects(result: Any) -> TypeGuard[dict[str, Any]]:
    return isinstance(result, dict) and all(isinstance(item, Record) for item in result.get("data", (None,)))  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType]


def show(portal: Portal, origin: str, record: Record, schema: Schema) -> JSONObject:
    """The object as the API shows it in this schema."""
    view = VIEWS.get(record.kind)
    data = view(record, portal, origin) if view else record.data
    properties = portal.document.properties(schema)
    shown = {name: data[name] for name in properties if name in data}
    if "links" in properties:
        fields = {**record.request_body, **record.data}
        shown["links"] = _links(portal, origin, fields, properties["links"]) | data.get("links", {})
    return shown


def find_target(
    portal: Portal, operation: Operation, path: Mapping[str, str]
) -> tuple[Record | None, JSONObject | None]:
    """The last object in a path, and the part of it that the path names.

    Raises `Refusal` with 404 if there is no such object. A list whose documentation has no 404 is empty instead,
    unless the id is of another kind (422). Where there is no 404 either, and nothing lists or creates such objects,
    any id will do.
    """
    schemas = {item["name"]: item["schema"] for item in operation.parameters if item["in"] == "path"}
    target: Record | None = None
    part: JSONObject | None = None
    for name in operation.path_names:
        schema = portal.document.resolve(schemas.get(name, {}))
        if not is_id(schema):
            continue
        found = portal.store.find(path[name])
        prefixes = prefixes_in(schema)
        fits = not prefixes or path[name].startswith(prefixes)
        if found and fits and (target is None or found.parent in ("", target.id)):
            target = found
        elif target and fits and (part := _find_part(target.data, path[name])):
            continue
        elif operation.is_list and 404 not in operation.statuses:
            if not fits:
                raise Refusal(422, f"{name}: {path[name]!r} is not an id of the kind {' or '.join(prefixes)}")
            return None, None
        elif 404 in operation.statuses or portal.document.collections.keys() & {*prefixes, operation.kind}:
            refuse_unknown(path[name])
    return target, part


def _find_part(data: JSONObject, part_id: str) -> JSONObject | None:
    """The part of an object with this id: one of its messages, documents or signers."""
    lists: list[list[Any]] = [value for value in data.values() if isinstance(value, list)]
    parts: list[JSONObject] = [part for parts in lists for part in parts if isinstance(part, dict)]
    return next((part for part in parts if part.get("id") == part_id), None)


def _links(portal: Portal, origin: str, fields: JSONObject, schema: Schema) -> JSONObject:
    """Links to related objects: `customer` from `customerId`, null without one."""
    found: JSONObject = {}
    for name in portal.document.properties(schema):
        target_id = fields.get(f"{name}Id")
        address = portal.address(origin, target_id) if isinstance(target_id, str) else None
        found[name] = {"href": address, "type": "application/json"} if address else None
    return found
