"""What operations of each kind do by default: list, read, create, change, remove."""

from typing import Any
from urllib.parse import quote

from ._document import Operation, prefixes_in
from ._factories import change_object, make_object
from ._pages import PAGE_SIZE, make_page
from ._portal import Call, Handler, refuse_unknown
from ._store import Item, Record
from ._validation import Refusal


def general_rule(operation: Operation) -> Handler:
    """What an operation does as far as its description tells."""
    ends_with_object = operation.path.endswith("}")
    if operation.is_list and operation.kind:
        return list_objects
    if operation.kind and ends_with_object and operation.method in _BY_METHOD:
        return _BY_METHOD[operation.method]
    if operation.kind and operation.method == "POST" and not ends_with_object:
        return create
    if operation.answer is None and ends_with_object and operation.method == "DELETE":
        return remove
    return _refuse


def list_objects(call: Call) -> Item:
    """A page of the collection that the path names, or all of it where the document knows no pages."""
    operation, document = call.operation, call.portal.document
    kind, parent = operation.kind or "", "" if call.target is None else call.target.id
    has_pages = "next_page_url" in document.properties(operation.answer or {})
    path = {name: quote(value, safe="") for name, value in call.path.items()}
    url = call.site + document.base_path + operation.path.format(**path)
    number = call.query.get("page", 1)
    start = (number - 1) * PAGE_SIZE
    if document.collections.get(kind) == operation.path:
        if has_pages:
            return make_page(call.store.page(kind, parent, start, PAGE_SIZE + 1), number, url)
        return {"data": [record for record in call.store.all_of(kind) if record.parent == parent]}
    # Objects that live elsewhere are shown here when their fields name what the path names.
    found = [item for item in call.store.all_of(kind) if call.path.items() <= item.data.items()]
    return make_page(found[start : start + PAGE_SIZE + 1], number, url) if has_pages else {"data": found}


def read(call: Call) -> Record:
    """The object that the path names."""
    return call.object


def create(call: Call, **made: Any) -> Record:
    """A new object of what the request says, with its files; the values in `made` take precedence."""
    record = make_record(call, **made)
    add(call, record)
    return record


def make_record(call: Call, **made: Any) -> Record:
    """What `create` keeps, not kept yet."""
    check_references(call)
    operation, document = call.operation, call.portal.document
    now = call.portal.now()
    given = {name: value for name, value in {**call.path, **call.body}.items() if name not in made}
    data = {**make_object(document, operation.item or {}, given, now), **made}
    lives_here = document.collections.get(operation.kind or "") == operation.path
    return Record(
        id=str(data["id"]),
        kind=operation.kind or "",
        data=data,
        given=call.body,
        parent=call.target.id if lives_here and call.target else "",
        made=now.timestamp(),
    )


def add(call: Call, record: Record) -> None:
    """Keep a new object together with the files of the request."""
    call.store.add(record)
    for file in call.files:
        call.store.add_upload(record.id, file.upload, file.content)


def change(call: Call, **made: Any) -> Record:
    """The object that the path names, with what the request says; the values in `made` take precedence."""
    check_references(call)
    properties = call.portal.document.properties(call.operation.item or {})
    data = change_object(call.object.data, call.body, properties)
    return call.store.change(call.object, {**data, **made})


def remove(call: Call) -> Record:
    """Forget the object that the path names."""
    call.store.remove(call.object)
    return call.object


def check_references(call: Call) -> None:
    """Objects that the body names must exist too, where the document says that this is checked."""
    if 404 not in call.operation.statuses:
        return
    document = call.portal.document
    for media_type in call.operation.bodies.values():
        for name, schema in document.properties(media_type["schema"]).items():
            is_reference = any(prefix in document.collections for prefix in prefixes_in(schema))
            if is_reference and name in call.body and not call.store.find(call.body[name]):
                refuse_unknown(call.body[name])


_BY_METHOD: dict[str, Handler] = {"GET": read, "PATCH": change, "PUT": change, "DELETE": remove}


def _refuse(call: Call) -> Item:
    raise Refusal(501, f"the sandbox does not know what {call.operation.operation_id} does")
