"""The default handlers: list, read, create, change and remove objects."""

from typing import Any
from urllib.parse import quote

from ._call import Call, Handler, refuse_unknown
from ._document import Operation, prefixes_in
from ._factories import change_object, make_object
from ._fake_values import fitting_value
from ._list_order import in_order
from ._pages import make_page
from ._store import JSONObject, Record
from ._validation import Refusal

_OK = 200
_ATTEMPTS = 100
"""How many ids are tried where a pattern allows only a few."""


def default_handler(operation: Operation) -> Handler:
    """The handler that follows from an operation's description alone."""
    ends_with_object = operation.path.endswith("}")
    if operation.is_list and operation.kind:
        return list_objects
    if operation.kind and ends_with_object and operation.method in _BY_METHOD:
        return _if_there_is_one(_BY_METHOD[operation.method])
    if operation.kind and operation.method == "POST" and not ends_with_object:
        return create
    if operation.response_schema is None and ends_with_object and operation.method == "DELETE":
        return _if_there_is_one(remove)
    return respond


def list_objects(call: Call) -> JSONObject:
    """A page of the collection in the path, or all of it if the document describes no pages."""
    operation, document = call.operation, call.portal.document
    kind, parent = operation.kind or "", "" if call.target is None else call.target.id
    has_pages = "next_page_url" in document.properties(operation.response_schema or {})
    path = {name: quote(value, safe="") for name, value in call.path.items()}
    url = call.origin + document.base_path + operation.path.format(**path)
    belongs_here = document.collections.get(kind) == operation.path
    if not has_pages:
        return {"data": _all_listed(call, kind, belongs_here)}
    number, paging = call.query.get("page", 1), operation.paging
    start = (number - 1) * paging.size
    order = call.portal.list_order or paging.order
    if belongs_here and order != "unordered":
        found = call.store.page(kind, parent, start, paging.size + 1, newest_first=order == "newest")
    else:
        found = in_order(_all_listed(call, kind, belongs_here), order)[start : start + paging.size + 1]
    if number > 1 and not found and paging.end_status != _OK:
        raise Refusal(paging.end_status, f"there is no page {number}")
    if number > 1 and not found and paging.repeats_last:
        listed = in_order(_all_listed(call, kind, belongs_here), order)
        number = max(1, -(-len(listed) // paging.size))
        found = listed[(number - 1) * paging.size :]
    return make_page(found, number, url, paging.size)


def _all_listed(call: Call, kind: str, belongs_here: bool) -> list[Record]:
    return [record for record in call.store.all_of(kind) if _is_listed(call, record, belongs_here)]


def _is_listed(call: Call, record: Record, belongs_here: bool) -> bool:
    """Whether an object is of a list; one of another collection is if its fields match the path parameters."""
    parent = "" if call.target is None else call.target.id
    return record.parent == parent if belongs_here else call.path.items() <= record.data.items()


def read(call: Call) -> Record:
    """The object that the path names."""
    return call.object


def create(call: Call, **fields: Any) -> Record:
    """Create an object from the request, with its files; `fields` take precedence over the request."""
    record = make_record(call, **fields)
    add(call, record)
    return record


def make_record(call: Call, **fields: Any) -> Record:
    """The object that `create` stores, without storing it."""
    check_references(call)
    operation, document = call.operation, call.portal.document
    now = call.portal.now()
    given = {name: value for name, value in {**call.path, **call.body}.items() if name not in fields}
    for _ in range(_ATTEMPTS):
        data = {**make_object(document, operation.object_schema or {}, given, now), **fields}
        if call.store.find(str(data["id"])) is None:
            break
    else:
        raise Refusal(409, "the documented pattern allows no further id")
    belongs_here = document.collections.get(operation.kind or "") == operation.path
    return Record(
        id=str(data["id"]),
        kind=operation.kind or "",
        data=data,
        request_body=call.body,
        parent=call.target.id if belongs_here and call.target else "",
        created_at=now.timestamp(),
    )


def add(call: Call, record: Record) -> None:
    """Store a new object with the files in the request."""
    call.store.add(record)
    for file in call.files:
        call.store.add_upload(record.id, file.upload, file.content)


def change(call: Call, **fields: Any) -> Record:
    """Change the object that the path names; `fields` take precedence over the request."""
    check_references(call)
    properties = call.portal.document.properties(call.operation.object_schema or {})
    data = change_object(call.object.data, call.body, properties)
    return call.store.change(call.object, {**data, **fields})


def remove(call: Call) -> Record:
    """Delete the object that the path names."""
    call.store.remove(call.object)
    return call.object


def _if_there_is_one(handler: Handler) -> Handler:
    """The handler for paths that name an object; one may also end with a day or a number."""
    return lambda call: respond(call) if call.target is None else handler(call)


def respond(call: Call) -> Any:
    """What the document promises of an operation that is none of the others."""
    schema = call.operation.response_schema
    sent = None if isinstance(call.content, bytes) else call.body if call.content is None else call.content
    return None if schema is None else fitting_value(call.portal.document, schema, sent, call.portal.now())


def check_references(call: Call) -> None:
    """Refuse ids of unknown objects in the body, if the document says that the operation checks them."""
    if 404 not in call.operation.statuses:
        return
    document = call.portal.document
    for media_type in call.operation.bodies.values():
        for name, schema in document.properties(media_type.get("schema", {})).items():
            is_reference = any(prefix in document.collections for prefix in prefixes_in(schema))
            if is_reference and name in call.body and not call.store.find(call.body[name]):
                refuse_unknown(call.body[name])


_BY_METHOD: dict[str, Handler] = {"GET": read, "PATCH": change, "PUT": change, "DELETE": remove}
