"""What the API does that no OpenAPI document can say: which values it makes itself, and from what."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Any
from zoneinfo import ZoneInfo

from ._document import ApiDocument, Schema

_PORTAL_ZONE = ZoneInfo("Europe/Amsterdam")
_CENT = Decimal("0.01")
_SPARE_DIGITS = 10


@dataclass(frozen=True)
class Making:
    """An object in the making: its id, what the request says of it, and what its values can be made from."""

    object_id: str
    given: Mapping[str, Any]
    schema: Schema
    document: ApiDocument
    base_url: str
    now: datetime


def make_object(making: Making) -> dict[str, Any]:
    """The object that the API would make.

    A field comes from the request, else from `_SERVER_MADE`, else it is as empty as its schema allows.
    """
    made: dict[str, Any] = {}
    required = making.document.required(making.schema)
    for name, schema in making.document.properties(making.schema).items():
        if name in making.given:
            made[name] = _as_answered(making.given[name], schema)
        elif name in _SERVER_MADE:
            made[name] = _SERVER_MADE[name](making, schema)
        elif name in required:
            made[name] = _empty(schema)
    return _drop_dependents(made)


def change_object(
    item: Mapping[str, Any], given: Mapping[str, Any], properties: Mapping[str, Schema]
) -> dict[str, Any]:
    """The object with the values of a checked request; fields that such objects lack are ignored."""
    changes = {
        name: _as_answered(value, properties[name]) for name, value in given.items() if name in properties
    }
    return _drop_dependents({**item, **changes})


def atom(moment: datetime) -> str:
    """A moment as the API writes it: ATOM, in the portal's time zone.

    Before 1937 the zone's offset has seconds, which ATOM has no room for.
    """
    return moment.astimezone(_PORTAL_ZONE).isoformat(timespec="seconds")[:25]


def _total_of_lines(making: Making, schema: Schema) -> Any:
    """The total of an offer or invoice made from lines: VAT included, each line rounded on its own."""
    if "lines" not in making.given:
        return _empty(schema)
    lines = making.given["lines"]
    with localcontext() as context:
        # The document sets amounts no limit: reckon with as many digits as were sent.
        context.prec = sum(len(line["amountExclVat"]) for line in lines) + _SPARE_DIGITS
        total = Decimal(0)
        for line in lines:
            amount = Decimal(line["amountExclVat"])
            total += (amount * (100 + Decimal(line["vatRate"])) / 100).quantize(_CENT, ROUND_HALF_UP)
    return str(total)


def _links(making: Making, schema: Schema) -> dict[str, Any]:
    """Links to the objects that the new one belongs to: `customer` by its `customerId`."""
    found: dict[str, Any] = {}
    for name in making.document.properties(schema):
        target_id = making.given.get(f"{name}Id")
        if isinstance(target_id, str):
            collection = making.document.collections[target_id.partition("_")[0] + "_"]
            found[name] = {"href": f"{making.base_url}{collection}/{target_id}", "type": "application/json"}
    return found


# By the name of a field of an answer: what the API puts there when the request does not say.
_SERVER_MADE: dict[str, Callable[[Making, Schema], Any]] = {
    "id": lambda making, schema: making.object_id,
    "createdAt": lambda making, schema: atom(making.now),
    "currency": lambda making, schema: "EUR",
    "countryCode": lambda making, schema: "NL",
    "amount": _total_of_lines,
    "links": _links,
}

# The API drops the first field where the second is missing.
_DEPENDENTS = {"acceptedViaIp": "acceptedAt", "acceptedViaUserAgent": "acceptedAt"}


def _drop_dependents(item: dict[str, Any]) -> dict[str, Any]:
    dropped = {
        name: None for name, master in _DEPENDENTS.items() if name in item and item.get(master) is None
    }
    return {**item, **dropped}


def _as_answered(value: Any, schema: Schema) -> Any:
    """Requests name a time of the portal's clock; answers name it with its offset."""
    if schema.get("format") == "date-time" and isinstance(value, str):
        return atom(datetime.fromisoformat(value).replace(tzinfo=_PORTAL_ZONE))
    return value


def _empty(schema: Schema) -> Any:
    """The least a field can hold by its schema."""
    kind = schema.get("type", "object")
    kinds = [kind] if isinstance(kind, str) else kind
    if "default" in schema:
        return schema["default"]
    if "null" in kinds:
        return None
    if "enum" in schema:
        return schema["enum"][0]
    empty: dict[str, Any] = {"array": [], "object": {}, "boolean": False, "integer": 0, "number": 0}
    return empty.get(kinds[0], schema.get("example", ""))
