"""The dashboard's page about faults."""

from typing import get_args

import httpx
import pytest

from mijnklantportaal.sandbox import Sandbox
from mijnklantportaal.sandbox._dashboard._fault_form import CHOICES
from mijnklantportaal.sandbox._document import load_document
from mijnklantportaal.sandbox._faults import FaultKind
from tests.sandbox.pages import press, text_of

PAGE = "/dashboard/faults"


@pytest.mark.parametrize(
    ("fields", "expected", "shown"),
    [
        ({"kind": "status", "status": "520", "count": "3"}, {"status": 520, "count": 3}, "Error status: 520"),
        ({"kind": "status", "status": "503", "body": "down"}, {"status": 503, "body": "down", "count": None}, "503"),
        ({"kind": "delay", "seconds": "0.5", "count": "1"}, {"seconds": 0.5}, "Slow request: 0.5 s"),
        (
            {"kind": "cut", "operation": "list-customers", "count": "1"},
            {"operation": "list-customers"},
            "list-customers",
        ),
        ({"kind": "late", "seconds": "1", "method": "POST", "count": "1"}, {"method": "POST"}, "Processed late: 1 s"),
        ({"kind": "truncate", "path": " /customers/* ", "count": "1"}, {"path": "/customers/*"}, "/customers/*"),
    ],
)
def test_dashboard_a_fault_is_added_by_the_form(
    empty: Sandbox, site: httpx.Client, fields: dict[str, str], expected: dict[str, object], shown: str
) -> None:
    assert press(site, PAGE, "", **fields).headers["location"] == PAGE
    (fault,) = empty.faults.all()
    assert fault.kind == fields["kind"]
    assert {name: getattr(fault, name) for name in expected} == expected
    assert shown in text_of(site.get(PAGE))
    assert '<b class="number">1<' in site.get("/").text


def test_dashboard_requests_are_refused_as_beyond_the_rate_limit(
    empty: Sandbox, site: httpx.Client, api: httpx.Client
) -> None:
    assert press(site, PAGE, "", kind="rate-limit", count="1", retry_after="7").status_code == 303
    response = api.get("/customers")
    assert (response.status_code, response.headers["retry-after"]) == (429, "7")
    assert "None: the API works." in text_of(site.get(PAGE))


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "What happens: choose one"),
        ({"kind": "explode"}, "What happens: choose one"),
        ({"kind": "status", "status": "x"}, "Status: 'x' is not a number"),
        ({"kind": "status", "status": "99"}, "Status: 99 is not between 200 and 599"),
        ({"kind": "delay", "seconds": "-1"}, "Seconds: -1.0 is not between 0 and 3600"),
        ({"kind": "delay", "seconds": "nan"}, "Seconds: nan is not between 0 and 3600"),
        ({"kind": "cut", "count": "0"}, "How many: 0 is less than 1"),
        ({"kind": "cut", "path": "/custmers"}, "Path: '/custmers' never matches; the closest are /customers"),
        ({"kind": "cut", "operation": "list-customers", "method": "POST"}, "Method: 'POST' never matches"),
        ({"kind": "rate-limit", "retry_after": "1"}, "How many: say how many requests to refuse"),
    ],
)
def test_dashboard_a_fault_that_can_not_be_is_told_and_the_form_keeps_what_was_typed(
    empty: Sandbox, site: httpx.Client, fields: dict[str, str], message: str
) -> None:
    response = press(site, PAGE, "", **fields)
    assert message in text_of(response, 422)
    assert f'value="{fields.get("path", "")}"' in response.text
    assert empty.faults.all() == ()


def test_dashboard_faults_are_removed_one_by_one_and_all_together(empty: Sandbox, site: httpx.Client) -> None:
    first, second, _ = (empty.faults.add("cut", count=count) for count in (1, 2, None))
    page = text_of(site.get(PAGE))
    for shown in ("once", "2 times", "until it is removed"):
        assert shown in page
    press(site, PAGE, "remove", number=str(first.number))
    assert empty.faults.all()[0] == second
    press(site, PAGE, "remove", number="x")
    press(site, PAGE, "clear")
    assert empty.faults.all() == ()


def test_dashboard_the_form_offers_every_kind_of_fault_and_every_operation(site: httpx.Client) -> None:
    assert {choice.kind for choice in CHOICES} == {*get_args(FaultKind), "rate-limit"}
    page = site.get(PAGE).text
    for operation in load_document().operations:
        assert f"<option>{operation.operation_id}</option>" in page
