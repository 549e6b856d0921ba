"""Faults by HTTP, from this machine only."""

import json
from typing import Any

import httpx
import pytest

from mijnklantportaal.sandbox import Sandbox


@pytest.fixture
def control(empty: Sandbox) -> str:
    return f"{empty.origin}/_sandbox/faults"


def post(control: str, body: object) -> httpx.Response:
    """Send JSON escaped to ASCII: httpx can't send every text."""
    return httpx.post(control, content=json.dumps(body), headers={"Content-Type": "application/json"})


def test_control_a_fault_is_added_listed_and_removed(control: str, api: httpx.Client) -> None:
    added = httpx.post(control, json={"kind": "status", "status": 520, "count": None})
    assert added.status_code == 201
    assert httpx.get(control).json() == {"data": [added.json()]}
    assert httpx.post(control, json=added.json()).json() == {**added.json(), "number": added.json()["number"] + 1}
    assert api.get("/customers").status_code == 520
    assert httpx.delete(control).json() == {"data": []}
    assert api.get("/customers").status_code == 200


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({}, "'kind' is a required property"),
        ([], "[] is not of type 'object'"),
        ({"kind": "explode"}, "kind: 'explode' is not one of"),
        ({"kind": "cut", "path": 5}, "path: 5 is not of type"),
        ({"kind": "cut", "id": 5}, "Additional properties are not allowed"),
        ({"kind": "cut", "count": 0}, "count: 0 is less than 1"),
        ({"kind": "cut", "operation": "createCustomer"}, "the closest are create-customer, "),
        ({"kind": "cut", "path": "/custmers"}, "path: '/custmers' never matches; the closest are /customers, "),
        ({"kind": "cut", "path": "/\ud800"}, "path: '/\\ud800' never matches"),
        ({"kind": "cut", "method": "FETCH"}, "method: 'FETCH' never matches"),
        ({"kind": "status", "body": "\ud800"}, "body: it can't be sent"),
        ({"kind": "status", "headers": {"a": "b\nc"}}, "headers: a: 'b\\nc' can't be sent"),
        ({"kind": "status", "headers": {"a": 1}}, "headers.a: 1 is not of type"),
    ],
)
def test_control_what_is_no_fault_is_refused(control: str, empty: Sandbox, body: Any, message: str) -> None:
    response = post(control, body)
    assert response.status_code == 422
    assert message in response.json()["message"]
    assert empty.faults.all() == ()


@pytest.mark.parametrize("body", [b"{", b"\xff", b"", b"[" * 100_000])
def test_control_what_is_no_json_is_refused(control: str, body: bytes) -> None:
    response = httpx.post(control, content=body, headers={"Content-Type": "application/json"})
    assert response.status_code == 422


def test_control_a_pattern_with_any_text_is_shown_again(control: str) -> None:
    added = post(control, {"kind": "cut", "path": "/customers/*\ud800"})
    assert httpx.get(control).json()["data"] == [added.json()]


def test_control_a_form_of_another_site_has_no_say(control: str, empty: Sandbox) -> None:
    assert httpx.post(control, data={"kind": "cut"}).status_code == 422
    assert empty.faults.all() == ()


@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_control_another_sites_name_that_leads_here_has_no_say(control: str, method: str) -> None:
    response = httpx.request(method, control, headers={"Host": "evil.example"})
    assert response.status_code == 403
