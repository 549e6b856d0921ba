"""Natural keys: what a fix says of them, checked against the request and the list, and the `ensure` methods made of it.

`x-natural-key` is a mark on an operation that creates objects. It says

- `list`: the operationId of the list that has such objects,
- `fields`: the fields of the request that are the key, each with the name of the field in the list,
- `date`: the field of the request that is the object's own date, if it has one,
- `get`: the operationId that reads one such object, which need not be there,
- `same`: further fields of the request that the list has by another name.

All other fields that the request and the list share are compared when an object is found.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from pipeline.codegen.data import Argument, Model, ModelField, NaturalKey, Operation
from pipeline.codegen.ensure_docs import with_ensure_docstrings
from pipeline.codegen.names import ensure_name
from pipeline.documents import Document, PipelineError
from pipeline.openapi.json_data import is_mapping, types_of
from pipeline.openapi.vocabulary import NATURAL_KEY

_CREATED_AT = "createdAt"
_SIMPLE = {"string", "integer", "number", "boolean", "null"}


def with_ensure_method(operation: Operation, others: Iterable[Operation], models: Mapping[str, Model]) -> Operation:
    """The operation with an `ensure` method if it has a natural key.

    Args:
        operation: the operation that creates
        others: the operations of the same resource
        models: the classes of objects, by their names

    Raises:
        PipelineError: a fix says something of the key that is not so.
    """
    mark: Document | None = operation.source.get(NATURAL_KEY)
    if mark is None:
        return operation
    try:
        key = _natural_key(mark, operation, {other.operation_id: other for other in others}, models)
    except PipelineError as error:
        place = f"{operation.http_method} {operation.path}"
        raise PipelineError(f"{place}: {NATURAL_KEY}: {error}; change it in a fix") from error
    method = operation.methods[0]
    ensure = replace(method, name=ensure_name(method.name), natural_key=key)
    documented = with_ensure_docstrings(ensure, operation)
    return replace(operation, methods=(*operation.methods, documented))


def _natural_key(
    mark: Document, operation: Operation, others: Mapping[str, Operation], models: Mapping[str, Model]
) -> NaturalKey:
    method = operation.methods[0]
    if method.function.placed("path") or not method.function.model:
        raise PipelineError("only an operation with a body of named fields and without ids in its path can have one")
    listing = _operation(mark, "list", others)
    if listing.page_item is None:
        raise PipelineError(f"{listing.operation_id} is not a list with pages")
    if str(listing.page_item) != str(operation.returns):
        raise PipelineError(f"{listing.operation_id} has {listing.page_item}, and this returns {operation.returns}")
    listed = {field.wire_name: field for field in models[str(operation.returns)].fields}
    sent = {field.wire_name: field for field in method.fields}
    fields = {sent_name: _pair(sent_name, listed_name, sent, listed) for sent_name, listed_name in _fields(mark)}
    same = {name: _pair(name, other, sent, listed) for name, other in mark.get("same", {}).items()}
    shared = {name: _pair(name, name, sent, listed) for name in sent if name in listed and name not in fields}
    date = mark.get("date", "")
    if date and sent.get(date, listed["id"]).schema.get("format") != "date":
        raise PipelineError(f"date: the request has no date {date!r}")
    get = others.get(mark.get("get", ""))
    if get and (str(get.returns) != str(operation.returns) or len(get.functions[0].placed("path")) != 1):
        raise PipelineError(f"get: {get.operation_id} does not read one {operation.returns} by its id")
    return NaturalKey(
        fields=tuple(fields.values()),
        others=tuple(pair for pair in (shared | same).values() if _is_comparable(*pair)),
        date=sent[date] if date else None,
        created_at=listed.get(_CREATED_AT),
        listing=listing,
        get=get,
    )


def _fields(mark: Document) -> list[tuple[str, str]]:
    fields = mark.get("fields")
    if not is_mapping(fields) or not fields:
        raise PipelineError("fields: it names none")
    return list(fields.items())


def _operation(mark: Document, role: str, others: Mapping[str, Operation]) -> Operation:
    wanted = str(mark.get(role))
    if wanted not in others:
        raise PipelineError(f"{role}: no operation of the same tag is called {wanted!r}")
    return others[wanted]


def _pair(
    sent_name: str, listed_name: str, sent: Mapping[str, Argument], listed: Mapping[str, ModelField]
) -> tuple[Argument, ModelField]:
    if sent_name not in sent:
        raise PipelineError(f"the request has no field {sent_name!r}")
    if listed_name not in listed:
        raise PipelineError(f"the objects of the list have no field {listed_name!r}")
    return sent[sent_name], listed[listed_name]


def _is_comparable(sent: Argument, listed: ModelField) -> bool:
    """Whether both have one value, which is not a secret."""
    kinds = {*types_of(sent.schema), *types_of(listed.schema)}
    return bool(kinds) and kinds <= _SIMPLE and sent.schema.get("format") != "binary" and not listed.is_secret
