"""What the dashboard shows: the newest objects that customers deal with, and the latest requests."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from .._faults import Faults
from .._middleware._request_log import ReceivedRequest, RequestLog
from .._objects import Objects
from .._state import Portal
from .._store import JSONObject, Upload
from .._times import end_of_day, has_come

_MOST_OBJECTS = 50
_MOST_REQUESTS = 50
_SHOWN = {
    "customers": "cst_",
    "offers": "off_",
    "invoices": "inv_",
    "tickets": "tic_",
    "payment_links": "plk_",
}


@dataclass(frozen=True)
class Shown:
    """An object on the dashboard: its fields as the API shows them, with its customer, status and files."""

    fields: JSONObject
    customer: str | None
    status: str
    uploads: tuple[Upload, ...]


@dataclass(frozen=True)
class Contents:
    """Everything on the dashboard.

    `objects` has the newest objects and `counts` the total number, both by the names in `_SHOWN`; `others` has the
    number of all other objects, by the path of their collection in the API.
    """

    objects: dict[str, list[Shown]]
    counts: dict[str, int]
    others: Counter[str]
    requests: list[ReceivedRequest]
    waiting_faults: int
    base_url: str


def read_contents(portal: Portal, faults: Faults, log: RequestLog, origin: str) -> Contents:
    """Read the current contents; `origin` is where the browser requested the dashboard."""
    objects = Objects(portal, origin)
    kinds, counts = objects.kinds(), objects.counts()
    shown = {
        name: [_show(portal, objects, fields) for fields in objects.newest(kind, _MOST_OBJECTS)]
        if counts.get(kind)
        else []
        for name, kind in _SHOWN.items()
    }
    others: Counter[str] = Counter()  # files and directories share a path
    for kind in counts.keys() & kinds.keys() - _SHOWN.values():
        others[kinds[kind]] += counts[kind]
    return Contents(
        objects=shown,
        counts={name: counts.get(kind, 0) for name, kind in _SHOWN.items()},
        others=others,
        requests=list(reversed(log.all()[-_MOST_REQUESTS:])),
        waiting_faults=len(faults.all()),
        base_url=origin + portal.document.base_path,
    )


def _show(portal: Portal, objects: Objects, fields: JSONObject) -> Shown:
    customer = portal.store.find(fields.get("customerId") or "")
    return Shown(
        fields=fields,
        customer=customer.data["companyName"] if customer else None,
        status=_status(portal, fields),
        uploads=objects.uploads(fields["id"]),
    )


def _status(portal: Portal, fields: dict[str, Any]) -> str:
    """The state of an object, in one word."""
    if "status" in fields:
        return str(fields["status"])
    if fields.get("acceptedAt"):
        return "accepted"
    if fields.get("rejectedAt"):
        return "rejected"
    if fields.get("paidAt"):
        return "paid"
    last_day: str | None = fields.get("expiresAt")
    return "expired" if last_day and has_come(end_of_day(last_day), portal.now()) else "open"
