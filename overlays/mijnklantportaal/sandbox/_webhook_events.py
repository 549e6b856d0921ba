"""Which events follow from a change of an object: what the portal would call webhooks for."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from ._store import Change, JSONObject, Record

_Changed: TypeAlias = Callable[[JSONObject, JSONObject], Iterator[str]]

_AREAS: Mapping[str, str] = {
    "apt_": "appointment",
    "cst_": "customer",
    "inv_": "invoice",
    "off_": "offer",
    "plk_": "payment-link",
    "sub_": "subscription",
    "tic_": "ticket",
}


def events_of(change: Change) -> Iterator[tuple[str, Record]]:
    """The types of the events, each with the object that it is about.

    What passes with time alone, such as the end of a payment link, changes no object, and so is no event here.
    """
    record = change.after or change.before
    if record is None:
        return
    if record.kind == "plp_" and change.before is None:
        yield "payment-link-paid", record
    if (area := _AREAS.get(record.kind)) is None:
        return
    if change.before is None:
        yield f"{area}-created", record
    elif change.after is None:
        yield f"{area}-deleted", record
    else:
        for name in _CHANGED.get(record.kind, _nothing)(change.before.data, change.after.data):
            yield f"{area}-{name}", record


def _nothing(before: JSONObject, after: JSONObject) -> Iterator[str]:
    yield from ()


def _appointment(before: JSONObject, after: JSONObject) -> Iterator[str]:
    if before.get("status") != after.get("status") == "canceled":
        yield "canceled"


def _offer(before: JSONObject, after: JSONObject) -> Iterator[str]:
    for field, name in (("acceptedAt", "accepted"), ("rejectedAt", "rejected")):
        if _is_set(before.get(field), after.get(field)):
            yield name


def _invoice(before: JSONObject, after: JSONObject) -> Iterator[str]:
    if _is_set(before.get("paidAt"), after.get("paidAt")):
        yield "paid"


def _subscription(before: JSONObject, after: JSONObject) -> Iterator[str]:
    yield "updated"


def _ticket(before: JSONObject, after: JSONObject) -> Iterator[str]:
    for message in after.get("messages", [])[len(before.get("messages", [])) :]:
        yield "reply-customer" if message.get("isPostedByCustomer") else "reply-employee"


def _is_set(before: Any, after: Any) -> bool:
    return before is None and after is not None


_CHANGED: Mapping[str, _Changed] = {
    "apt_": _appointment,
    "inv_": _invoice,
    "off_": _offer,
    "sub_": _subscription,
    "tic_": _ticket,
}
