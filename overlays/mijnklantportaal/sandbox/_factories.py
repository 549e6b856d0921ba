"""The fields of new objects: from the request, set by the server, or as empty as their schema allows."""

from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Any

from mijnklantportaal_api.runtime.writing import CENT

from ._document import ApiDocument, Schema
from ._fake_values import fake_value, new_id_like
from ._store import JSONObject
from ._times import atom, portal_time

_SPARE_DIGITS = 10


def make_object(document: ApiDocument, schema: Schema, given: Mapping[str, Any], now: datetime) -> JSONObject:
    """The object that the API would create from a request.

    The id is always a new one. Any other field comes from the request, else from `_SERVER_SET`, else it is as empty as
    its schema allows. Links are left out: they depend on the sandbox's origin.
    """
    created: JSONObject = {}
    required = document.required(schema)
    for name, part in document.properties(schema).items():
        if name == "links":
            continue
        if name == "id":
            created[name] = new_id_like(part)
        elif name in given:
            created[name] = as_response_value(given[name], part)
        elif name in _SERVER_SET:
            created[name] = _SERVER_SET[name](part, now)
        elif name in required or _may_be_null(part):
            created[name] = _empty(document, part, now)
    return created


def change_object(data: JSONObject, given: Mapping[str, Any], properties: Mapping[str, Schema]) -> JSONObject:
    """The object with the values of a validated request; fields that such objects lack are ignored."""
    changes = {name: as_response_value(value, properties[name]) for name, value in given.items() if name in properties}
    return {**data, **changes}


def as_response_value(value: Any, schema: Schema) -> Any:
    """Requests give a time on the portal's clock; responses add its offset."""
    if schema.get("format") == "date-time" and isinstance(value, str):
        return atom(portal_time(value))
    return value


def total_of(lines: list[JSONObject]) -> str:
    """The total of the lines of an offer or invoice: VAT included, each line rounded on its own."""
    with localcontext() as context:
        # The document does not limit amounts: calculate with as many digits as were sent.
        context.prec = sum(len(line["amountExclVat"]) for line in lines) + _SPARE_DIGITS
        total = Decimal("0.00")
        for line in lines:
            amount = Decimal(line["amountExclVat"])
            total += (amount * (100 + Decimal(line["vatRate"])) / 100).quantize(CENT, ROUND_HALF_UP)
    return str(total)


# What the API puts into a field of a response, by name, if the request does not set it.
_SERVER_SET: dict[str, Callable[[Schema, datetime], Any]] = {
    "createdAt": lambda schema, now: atom(now),
    "currency": lambda schema, now: "EUR",
    "countryCode": lambda schema, now: "NL",
}


def _may_be_null(schema: Schema) -> bool:
    return "null" in schema.get("type", ()) or any(part.get("type") == "null" for part in schema.get("anyOf", ()))


def _empty(document: ApiDocument, schema: Schema, now: datetime) -> Any:
    """The emptiest value that a schema allows."""
    if "default" in schema:
        return schema["default"]
    if _may_be_null(schema):
        return None
    if "enum" in schema:
        return schema["enum"][0]
    if document.required(schema) or {"anyOf", "oneOf"}.intersection(schema):
        return fake_value(document, schema, now)
    kind = schema.get("type", "object")
    empty: dict[str, Any] = {"array": [], "object": {}, "boolean": False, "integer": 0, "number": 0}
    return empty.get(kind if isinstance(kind, str) else kind[0], schema.get("example", ""))
