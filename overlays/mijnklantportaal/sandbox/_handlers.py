"""From a checked request to the data of its answer."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ._crud import general_rule
from ._document import Operation, Schema, prefixes_in
from ._portal import Call, Portal, refuse_unknown
from ._store import Item, Record
from ._validation import Refusal
from .operations import OPERATIONS, VIEWS


def perform(call: Call) -> Any:
    """Do what the operation does, all of it or nothing, and give the data of the answer.

    Finds the object that the path names. Raises `Refusal` for errors of the request.
    """
    operation = call.operation
    handler = OPERATIONS.get(operation.operation_id) or general_rule(operation)
    with call.store.transaction():
        target, part = find_target(call.portal, operation, call.path)
        answer = handler(replace(call, target=target, part=part))
        if operation.answer is None:
            return None
        if isinstance(answer, Record):
            return show(call.portal, call.site, answer, operation.answer)
        if "data" in answer and operation.item is not None:
            items = [show(call.portal, call.site, record, operation.item) for record in answer["data"]]
            return {**answer, "data": items}
        return answer


def show(portal: Portal, site: str, record: Record, schema: Schema) -> Item:
    """What the API shows of an object where this schema describes it."""
    view = VIEWS.get(record.kind)
    item = view(record, portal, site) if view else record.data
    properties = portal.document.properties(schema)
    shown = {name: item[name] for name in properties if name in item}
    if "links" in properties:
        fields = {**record.given, **record.data}
        shown["links"] = _links(portal, site, fields, properties["links"]) | item.get("links", {})
    return shown


def find_target(
    portal: Portal, operation: Operation, path: Mapping[str, str]
) -> tuple[Record | None, Item | None]:
    """The object that a path names last, and the part of it that the path names.

    Raises `Refusal` with 404 when there is no such object. A list is empty then where the document promises no
    404 for it, unless the id is of another kind (422).
    """
    schemas = {item["name"]: item["schema"] for item in operation.parameters if item["in"] == "path"}
    target: Record | None = None
    part: Item | None = None
    for name in operation.path_names:
        found = portal.store.find(path[name])
        prefixes = prefixes_in(portal.document.resolve(schemas.get(name, {})))
        fits = not prefixes or path[name].startswith(prefixes)
        if found and fits and (target is None or found.parent in ("", target.id)):
            target = found
        elif target and fits and (part := _find_part(target.data, path[name])):
            continue
        elif operation.is_list and 404 not in operation.statuses:
            if not fits:
                raise Refusal(422, f"{name}: {path[name]!r} is no id of the kind {' or '.join(prefixes)}")
            return None, None
        else:
            refuse_unknown(path[name])
    return target, part


def _find_part(data: Item, part_id: str) -> Item | None:
    """The part of an object with this id: one of its messages, documents or signers."""
    lists: list[list[Any]] = [value for value in data.values() if isinstance(value, list)]
    parts: list[Item] = [part for parts in lists for part in parts if isinstance(part, dict)]
    return next((part for part in parts if part.get("id") == part_id), None)


def _links(portal: Portal, site: str, fields: Item, schema: Schema) -> Item:
    """Links to the objects that one belongs to: `customer` by its `customerId`, null where it has none."""
    found: Item = {}
    for name in portal.document.properties(schema):
        target_id = fields.get(f"{name}Id")
        address = portal.address(site, target_id) if isinstance(target_id, str) else None
        found[name] = {"href": address, "type": "application/json"} if address else None
    return found
