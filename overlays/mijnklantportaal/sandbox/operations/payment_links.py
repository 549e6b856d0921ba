"""Payment links: when they expire, and closing them."""

from .._call import Call, Handler, View
from .._crud import change, create
from .._state import Portal
from .._store import JSONObject, Record
from .._times import end_of_day, has_come
from .._validation import Refusal


def _create(call: Call) -> Record:
    last_day: str | None = call.body.get("expiresAt")
    if last_day is None:
        return create(call, status="open")
    # A link can be paid on its last day.
    return create(call, status="open", expiresAt=end_of_day(last_day))


def _close(call: Call) -> Record:
    status = show(call.object, call.portal, call.origin)["status"]
    if status != "open":
        raise Refusal(422, f"the payment link is already {status}")
    return change(call, status="closed")


def show(record: Record, portal: Portal, origin: str) -> JSONObject:
    """A link expires at its time, and has a checkout URL while it is open."""
    data = record.data
    status = data["status"]
    if status == "open" and has_come(data["expiresAt"], portal.now()):
        status = "expired"
    address = f"{origin}/payment-link/{record.id}" if status == "open" else None
    return {**data, "status": status, "checkoutUrl": address}


OPERATIONS: dict[str, Handler] = {
    "create-payment-link": _create,
    "close-payment-link": _close,
}
VIEWS: dict[str, View] = {"plk_": show}
