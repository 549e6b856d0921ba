"""Which requests fail, and for how long."""

from typing import Any

import pytest

from mijnklantportaal.sandbox import Fault, Faults


@pytest.mark.parametrize(
    ("which", "matched"),
    [
        ({}, True),
        ({"method": "get"}, True),
        ({"method": "POST"}, False),
        ({"path": "/customers/*"}, True),
        ({"path": "/customers"}, False),
        ({"operation": "get-customer"}, True),
        ({"operation": "list-customers"}, False),
        ({"operation": "get-customer", "method": "POST"}, False),
    ],
)
def test_faults_a_fault_matches_what_agrees_with_all_it_names(which: dict[str, str], matched: bool) -> None:
    fault = Fault("cut", **which)  # type: ignore[arg-type]
    assert fault.matches("GET", "/customers/cst_1", "get-customer") is matched


def test_faults_a_fault_is_used_up_by_its_count() -> None:
    faults = Faults()
    faults.add("cut", count=2)
    assert [faults.take("GET", "/", None) is None for _ in range(3)] == [False, False, True]


def test_faults_a_fault_without_a_count_stays_until_it_is_removed() -> None:
    faults = Faults()
    fault = faults.add("cut", count=None)
    assert all(faults.take("GET", "/", None) for _ in range(5))
    assert faults.remove(fault.number)
    assert not faults.remove(fault.number)
    assert faults.take("GET", "/", None) is None


def test_faults_the_oldest_fault_that_matches_a_request_takes_it() -> None:
    faults = Faults()
    faults.add("cut", method="POST")
    faults.add("delay", seconds=1.0)
    faults.add("lose-response")
    taken = [faults.take("GET", "/", None) for _ in range(2)]
    assert [fault.kind for fault in taken if fault] == ["delay", "lose-response"]
    faults.clear()
    assert faults.all() == ()


@pytest.mark.parametrize(
    ("details", "message"),
    [
        ({"kind": "explode"}, "kind: 'explode' is not one of delay, "),
        ({"count": 0}, "count: 0 is less than 1"),
        ({"seconds": -1}, "seconds: -1 is not between"),
        ({"status": 99}, "status: 99 is not between"),
        ({"seconds": float("nan")}, "seconds: nan is not between"),
        ({"body": "\ud800"}, "body: it can't be sent"),
        ({"headers": {"a\n": "b"}}, "headers: 'a.n' is not the name of a header"),
        ({"headers": {1: "b"}}, "headers: 1 is not the name of a header"),
        ({"headers": {"a": "b\r\nc: d"}}, "headers: a: .* can't be sent"),
        ({"headers": {"a": "\u20ac"}}, "headers: a: .* can't be sent"),
        ({"headers": {"Content-Length": "5"}}, "headers: Content-Length: the server sets it"),
    ],
)
def test_faults_a_fault_that_makes_no_sense_is_refused(details: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Faults().add(**{"kind": "cut", **details})


@pytest.mark.parametrize(
    "details",
    [
        {"status": "500"},
        {"count": "1"},
        {"seconds": "1"},
        {"operation": 5},
        {"path": b"/"},
        {"body": None},
        {"headers": 1},
    ],
)
def test_faults_a_value_of_the_wrong_type_is_named(details: dict[str, Any]) -> None:
    (name,) = details
    with pytest.raises(TypeError, match=f"^{name}: expected "):
        Faults().add("status", **details)
