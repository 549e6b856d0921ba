"""Which events follow from a change of an object."""

import sqlite3
from typing import Any

import pytest

from mijnklantportaal.sandbox._store import Change, Record, Store
from mijnklantportaal.sandbox._webhook_events import events_of

CUSTOMER_SAYS, EMPLOYEE_SAYS = {"isPostedByCustomer": True}, {"isPostedByCustomer": False}


@pytest.mark.parametrize(
    ("kind", "before", "after", "types"),
    [
        ("apt_", None, {}, ["appointment-created"]),
        ("apt_", {"status": "pending"}, {"status": "canceled"}, ["appointment-canceled"]),
        ("apt_", {"status": "pending"}, {"status": "scheduled"}, []),
        ("apt_", {"status": "canceled"}, {"status": "canceled"}, []),
        ("cst_", None, {}, ["customer-created"]),
        ("cst_", {}, {"companyName": "New"}, []),
        ("cst_", {}, None, ["customer-deleted"]),
        ("off_", None, {"acceptedAt": "now"}, ["offer-created"]),
        ("off_", {"acceptedAt": None}, {"acceptedAt": "now"}, ["offer-accepted"]),
        ("off_", {"rejectedAt": None}, {"rejectedAt": "now", "acceptedAt": None}, ["offer-rejected"]),
        ("off_", {}, None, ["offer-deleted"]),
        ("inv_", None, {}, ["invoice-created"]),
        ("inv_", {"paidAt": None}, {"paidAt": "now"}, ["invoice-paid"]),
        ("inv_", {"paidAt": "then"}, {"paidAt": "now"}, []),
        ("inv_", {}, None, ["invoice-deleted"]),
        ("plk_", None, {}, ["payment-link-created"]),
        ("plk_", {"status": "open"}, {"status": "paid"}, []),
        ("plp_", None, {"paymentLinkId": "plk_1"}, ["payment-link-paid"]),
        ("sub_", None, {}, ["subscription-created"]),
        ("sub_", {}, {}, ["subscription-updated"]),
        ("sub_", {}, None, ["subscription-deleted"]),
        ("tic_", None, {"messages": [CUSTOMER_SAYS]}, ["ticket-created"]),
        ("tic_", {"messages": []}, {"messages": [CUSTOMER_SAYS]}, ["ticket-reply-customer"]),
        ("tic_", {"messages": [{}]}, {"messages": [{}, EMPLOYEE_SAYS]}, ["ticket-reply-employee"]),
        ("tic_", {"status": "open"}, {"status": "closed"}, []),
        ("cug_", None, {}, []),
        ("wbh_", None, {}, []),
    ],
)
def test_webhook_events_follow_from_changes(kind: str, before: Any, after: Any, types: list[str]) -> None:
    made = [None if data is None else Record(f"{kind}1", kind, data) for data in (before, after)]
    assert [event_type for event_type, _ in events_of(Change(*made))] == types


def test_webhook_events_of_a_transaction_that_fails_are_none() -> None:
    store, seen = Store(), list[Change]()
    store.watch = seen.extend
    kept, dropped = Record("cst_1", "cst_", {}), Record("cst_2", "cst_", {})
    with store.transaction():
        store.add(kept)
        store.change(kept, {"a": 1})
        assert seen == []

    def add_both() -> None:
        with store.transaction():
            store.add(dropped)
            store.add(kept)  # is there already

    with pytest.raises(sqlite3.IntegrityError):
        add_both()
    store.remove(kept)
    store.close()
    assert [(change.before and change.before.data, change.after and change.after.data) for change in seen] == [
        (None, {}),
        ({}, {"a": 1}),
        ({}, None),
    ]
