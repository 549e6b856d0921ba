"""Faults that no request can match are refused; all others are accepted."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mijnklantportaal.sandbox import Fault
from mijnklantportaal.sandbox._document import Operation, load_document
from mijnklantportaal.sandbox._fault_targets import check_target

DOCUMENT = load_document()
OPERATIONS = DOCUMENT.operations


def check(**which: Any) -> None:
    check_target(Fault("cut", **which), OPERATIONS, DOCUMENT.base_path)


@pytest.mark.parametrize(
    ("which", "message"),
    [
        ({"operation": "createCustomer"}, "'createCustomer'; the closest are create-customer, "),
        ({"operation": "list_offers"}, "'list_offers'; the closest are list-customer-offers, "),
        ({"operation": ""}, "there is no operation ''"),
        ({"method": "FETCH"}, "method: 'FETCH' never matches; expected DELETE or GET or HEAD or "),
        ({"operation": "create-customer", "method": "GET"}, "method: 'GET' never matches; expected POST$"),
        ({"operation": "get-customer", "method": "HEAD"}, "method: 'HEAD' never matches; expected GET$"),
        ({"path": ""}, "path: '' never matches"),
        ({"path": "customers"}, "path: 'customers' never matches; the closest are /customers, "),
        ({"path": "/v1/customers/*"}, "leave out '/v1'"),
        ({"path": "/custmers/*"}, "path: '/custmers/[*]' never matches; the closest are /customers, "),
        ({"path": "/customers/"}, "path: '/customers/' never matches"),
        ({"path": "/customers", "method": "DELETE"}, "path: '/customers' never matches"),
        ({"path": "/customers/*", "operation": "list-webhooks"}, "never matches; expected /webhooks"),
    ],
)
def test_faults_what_never_applies_is_refused_with_what_exists(which: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        check(**which)


@pytest.mark.parametrize(
    "which",
    [
        {},
        {"method": "head"},
        {"path": "*"},
        {"path": "/*/pdf"},
        {"path": "/customer*"},
        {"path": "/customers/cst_1"},
        {"path": "/customers/cst_?"},
        {"path": "/[ct]*"},
        {"path": "/customers", "operation": "list-customers", "method": "get"},
    ],
)
def test_faults_what_may_apply_is_accepted(which: dict[str, Any]) -> None:
    check(**which)


@given(st.sampled_from(OPERATIONS), st.data())
def test_faults_any_path_and_any_start_of_it_is_accepted(operation: Operation, data: st.DataObject) -> None:
    path = re.sub(r"\{\w+\}", "cst_1", operation.path)
    start = path[: data.draw(st.integers(0, len(path)))]
    for pattern in (path, f"{start}*"):
        check(operation=operation.operation_id, method=operation.method, path=pattern)
