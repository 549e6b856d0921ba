"""The kinds of objects in words: what a kind is called, and which of its fields say what an object is."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

_NAMES = {
    "cst_": "Customers",
    "off_": "Offers",
    "inv_": "Invoices",
    "plk_": "Payment links",
    "plp_": "Payments",
    "tic_": "Tickets",
    "agr_": "Agreements",
    "apt_": "Appointments",
    "cug_": "Customer groups",
    "sub_": "Subscriptions",
    "spg_": "Subscription packages",
    "pcd_": "Punch cards",
    "pcb_": "Issued punch cards",
    "fsf_": "Files",
    "fsd_": "Directories",
    "fss_": "File shares",
    "frq_": "File requests",
    "wbh_": "Webhooks",
    "fac_": "MijnKlantportaal invoices",
}
"""In the order in which they are shown; other kinds follow, under the name of their collection in the API."""
_ORDER = list(_NAMES)
_TITLES = (
    "companyName",
    "name",
    "title",
    "offerNumber",
    "invoiceNumber",
    "description",
    "attendeeName",
    "payersName",
    "type",
)
_MAX_TITLE_LENGTH = 200
_CUSTOMERS = ("customerId", "sharedWithCustomerId")
_AMOUNTS = ("amount", "totalAmount", "price")
_TIMES = ("createdAt", "issuedAt")
_PARAMETER = re.compile(r"\{[^}]*\}")


def kind_name(kind: str, collection: str) -> str:
    """What objects of a kind are called; `collection` is the path of their collection in the API."""
    if kind in _NAMES:
        return _NAMES[kind]
    segments = [segment for segment in _PARAMETER.sub("", collection).split("/") if segment]
    return " ".join(segments[-1:] or [kind]).replace("-", " ").capitalize()


def one_of(name: str) -> str:
    """What one of the objects is called: `Directory` for `Directories`."""
    return f"{name[:-3]}y" if name.endswith("ies") else name.removesuffix("s")


def in_order(kinds: Iterable[str]) -> list[str]:
    """The kinds in the order in which they are shown."""
    return sorted(kinds, key=lambda kind: (_ORDER.index(kind) if kind in _ORDER else len(_ORDER), kind))


def title_of(fields: Mapping[str, Any]) -> str:
    """What an object is called by people, or nothing; the beginning of it if it is long."""
    title = _first(fields, _TITLES)
    return title if len(title) <= _MAX_TITLE_LENGTH else f"{title[:_MAX_TITLE_LENGTH]}…"


def customer_of(fields: Mapping[str, Any]) -> str:
    """The id of the customer that an object belongs to, or nothing."""
    return _first(fields, _CUSTOMERS)


def amount_of(fields: Mapping[str, Any]) -> str:
    """What an object is worth, or nothing."""
    return _first(fields, _AMOUNTS)


def time_of(fields: Mapping[str, Any]) -> str:
    """When an object was made or issued, or nothing."""
    return _first(fields, _TIMES)


def _first(fields: Mapping[str, Any], names: Iterable[str]) -> str:
    return next((str(fields[name]) for name in names if fields.get(name)), "")
