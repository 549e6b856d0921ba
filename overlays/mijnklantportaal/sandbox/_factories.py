"""The values that objects are made of: from the request, by the server, or as empty as their schema allows."""

import uuid
from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Any

from ._document import ApiDocument, Schema, prefixes_in
from ._portal import new_id
from ._store import Item
from ._times import atom, portal_time

_CENT = Decimal("0.01")
_SPARE_DIGITS = 10


def make_object(document: ApiDocument, schema: Schema, given: Mapping[str, Any], now: datetime) -> Item:
    """The object that the API would make of what a request says.

    A field comes from the request, else from `_SERVER_MADE`, else it is as empty as its schema allows. Links
    are not part of it: they follow from where the sandbox stands.
    """
    made: Item = {}
    required = document.required(schema)
    for name, part in document.properties(schema).items():
        if name == "links":
            continue
        if name in given:
            made[name] = as_answered(given[name], part)
        elif name in _SERVER_MADE:
            made[name] = _SERVER_MADE[name](part, now)
        elif name in required or _may_be_null(part):
            made[name] = _empty(part)
    return made


def change_object(item: Item, given: Mapping[str, Any], properties: Mapping[str, Schema]) -> Item:
    """The object with the values of a checked request; fields that such objects lack are ignored."""
    changes = {
        name: as_answered(value, properties[name]) for name, value in given.items() if name in properties
    }
    return {**item, **changes}


def as_answered(value: Any, schema: Schema) -> Any:
    """Requests name a time of the portal's clock; answers name it with its offset."""
    if schema.get("format") == "date-time" and isinstance(value, str):
        return atom(portal_time(value))
    return value


def total_of(lines: list[Item]) -> str:
    """The total of an offer or invoice made from lines: VAT included, each line rounded on its own."""
    with localcontext() as context:
        # The document sets amounts no limit: reckon with as many digits as were sent.
        context.prec = sum(len(line["amountExclVat"]) for line in lines) + _SPARE_DIGITS
        total = Decimal("0.00")
        for line in lines:
            amount = Decimal(line["amountExclVat"])
            total += (amount * (100 + Decimal(line["vatRate"])) / 100).quantize(_CENT, ROUND_HALF_UP)
    return str(total)


def _new_id(schema: Schema, now: datetime) -> Any:
    if schema.get("type") == "integer":
        return uuid.uuid4().int >> 75
    prefixes = prefixes_in(schema)
    return new_id(prefixes[0]) if prefixes else str(uuid.uuid4())


# By the name of a field of an answer: what the API puts there when the request does not say.
_SERVER_MADE: dict[str, Callable[[Schema, datetime], Any]] = {
    "id": _new_id,
    "createdAt": lambda schema, now: atom(now),
    "currency": lambda schema, now: "EUR",
    "countryCode": lambda schema, now: "NL",
}


def _may_be_null(schema: Schema) -> bool:
    return "null" in schema.get("type", ()) or any(
        part.get("type") == "null" for part in schema.get("anyOf", ())
    )


def _empty(schema: Schema) -> Any:
    """The least a field can hold by its schema."""
    if "default" in schema:
        return schema["default"]
    if _may_be_null(schema):
        return None
    if "enum" in schema:
        return schema["enum"][0]
    kind = schema.get("type", "object")
    empty: dict[str, Any] = {"array": [], "object": {}, "boolean": False, "integer": 0, "number": 0}
    return empty.get(kind if isinstance(kind, str) else kind[0], schema.get("example", ""))
