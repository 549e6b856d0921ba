"""Punch cards: price and expiry, and the punches of issued cards."""

from datetime import datetime

from dateutil.relativedelta import relativedelta

from .._call import Call, Handler, View
from .._crud import change, create
from .._state import Portal
from .._store import JSONObject, Record
from .._times import PORTAL_ZONE, atom, calendar_length, has_come
from .._validation import Refusal

_MAX_DIGITS = 9


def _create(call: Call) -> Record:
    body = call.body
    value, period = _expiry(body)
    price = _price(body.get("forSale", False), body.get("price"), body.get("vatRate"))
    return create(call, **price, expiryValue=value, expiryPeriode=period)


def _edit(call: Call) -> Record:
    known = {**call.object.data, **call.body}
    return change(call, **_price(known["forSale"], known["price"], known["vatRate"]))


def _price(for_sale: bool, price: str | None, vat_rate: int | None) -> JSONObject:
    """A card has a price if and only if it is for sale."""
    if not for_sale:
        return {"price": None, "vatRate": None}
    if price is None or vat_rate is None:
        raise Refusal(422, "price, vatRate: both are required if forSale is true")
    return {"price": price, "vatRate": vat_rate}


def _expiry(body: JSONObject) -> tuple[int | None, str | None]:
    """Requests send the number as text; without it, cards never expire."""
    value: str | None = body.get("expiryValue")
    if value is None:
        return None, None
    if "expirePeriod" not in body:
        raise Refusal(422, "expirePeriod: required with expiryValue")
    if len(value) > _MAX_DIGITS:
        raise Refusal(422, f"expiryValue: at most {_MAX_DIGITS} digits")
    return int(value), body["expirePeriod"]


def _issue(call: Call) -> Record:
    card = call.object.data
    now = call.portal.now()
    expires_at = None
    if card["expiryValue"] is not None:
        expires_at = _expires_at(now, calendar_length(card["expiryValue"], card["expiryPeriode"]))
    return create(call, punchesLeft=card["punches"], status="active", expiresAt=expires_at, issuedAt=atom(now))


def _expires_at(now: datetime, length: relativedelta) -> str | None:
    try:
        return atom(now.astimezone(PORTAL_ZONE) + length)
    except (ValueError, OverflowError):
        return None  # beyond the end of the calendar: effectively never


def _stamp(call: Call) -> Record:
    card = _show(call.object, call.portal, call.origin)
    stamps: int = call.body["stamps"]
    if card["status"] == "expired":
        raise Refusal(422, "the punch card has expired")
    if stamps > card["punchesLeft"]:
        raise Refusal(422, f"stamps: {stamps} is more than the {card['punchesLeft']} left")
    return change(call, punchesLeft=card["punchesLeft"] - stamps)


def _show(record: Record, portal: Portal, origin: str) -> JSONObject:
    if record.data["punchesLeft"] <= 0:
        return {**record.data, "status": "fully_used"}
    is_over = has_come(record.data["expiresAt"], portal.now())
    return {**record.data, "status": "expired" if is_over else "active"}


OPERATIONS: dict[str, Handler] = {
    "create-punch-card": _create,
    "edit-punch-card": _edit,
    "issue-punch-card": _issue,
    "stamp-bought-punch-card": _stamp,
}
VIEWS: dict[str, View] = {"pcb_": _show}
