"""Payment links: how long they can be paid, and closing them."""

from .._crud import change, create
from .._portal import Call, Handler, Portal, View
from .._store import Item, Record
from .._times import end_of_day, has_come
from .._validation import Refusal


def _create(call: Call) -> Record:
    last_day: str | None = call.body.get("expiresAt")
    if last_day is None:
        return create(call, status="open")
    # A link can be paid on its last day.
    return create(call, status="open", expiresAt=end_of_day(last_day))


def _close(call: Call) -> Record:
    status = show(call.object, call.portal, call.site)["status"]
    if status != "open":
        raise Refusal(422, f"the payment link is {status} already")
    return change(call, status="closed")


def show(record: Record, portal: Portal, site: str) -> Item:
    """A link is expired when its time has come, and has an address for as long as it can be paid."""
    data = record.data
    status = data["status"]
    if status == "open" and has_come(data["expiresAt"], portal.now()):
        status = "expired"
    address = f"{site}/payment-link/{record.id}" if status == "open" else None
    return {**data, "status": status, "checkoutUrl": address}


OPERATIONS: dict[str, Handler] = {
    "create-payment-link": _create,
    "close-payment-link": _close,
}
VIEWS: dict[str, View] = {"plk_": show}
