"""Appointments: attendees, days and cancelling."""

from typing import Any

import httpx
import pytest

from mijnklantportaal.sandbox import Sandbox
from tests.sandbox.responses import check_response


def schedule(api: httpx.Client, day: str = "2026-01-05", **changed: Any) -> httpx.Response:
    body = {"name": "Talk", "startsAt": f"{day} 14:30:00", "endsAt": f"{day} 16:00:00", **changed}
    return api.post("/appointments", json=body)


def ids(api: httpx.Client, **query: Any) -> list[str]:
    found = check_response(api.get("/appointments", params=query), "list-appointments")["data"]
    return [appointment["id"] for appointment in found]


def test_appointment_a_customer_attends_by_name_and_address(api: httpx.Client, customer: str) -> None:
    made = check_response(schedule(api, customerId=customer), "schedule-appointment")
    assert (made["attendeeName"], made["attendeeEmail"]) == ("Bakkerij Voorbeeld", "post@bakkerij.example")
    assert (made["startsAt"], made["status"]) == ("2026-01-05T14:30:00+01:00", "scheduled")


def test_appointment_someone_else_needs_a_name_and_an_address(api: httpx.Client) -> None:
    made = check_response(schedule(api, attendeeName="Ann", attendeeEmail="a@b.example"), "schedule-appointment")
    assert (made["customerId"], made["attendeeName"]) == (None, "Ann")


@pytest.mark.parametrize(
    ("attendee", "missing"),
    [
        ({}, "attendeeName and attendeeEmail"),
        ({"attendeeName": "Ann"}, "attendeeEmail"),
        ({"attendeeEmail": "a@b.example"}, "attendeeName"),
    ],
)
def test_appointment_nobody_can_not_attend(api: httpx.Client, attendee: dict[str, str], missing: str) -> None:
    data = check_response(schedule(api, **attendee), "schedule-appointment", 422)
    assert data["message"] == f"{missing}: required without a customerId"


def test_appointment_an_unknown_customer_can_not_attend(api: httpx.Client) -> None:
    check_response(schedule(api, customerId="cst_unknown"), "schedule-appointment", 404)


def test_appointment_is_cancelled_once(api: httpx.Client, customer: str) -> None:
    path = f"/appointments/{schedule(api, customerId=customer).json()['id']}"
    assert check_response(api.delete(path), "cancel-appointment")["status"] == "canceled"
    check_response(api.delete(path), "cancel-appointment", 409)
    check_response(api.patch(path, json={"status": "scheduled"}), "change-appointment-status", 422)
    assert api.get(path).json()["status"] == "canceled"


def test_appointment_a_list_holds_a_range_of_days_in_the_order_of_their_beginning(
    api: httpx.Client, customer: str
) -> None:
    late, early, past = (
        schedule(api, day, customerId=customer).json()["id"] for day in ("2026-01-08", "2026-01-05", "2026-01-01")
    )
    assert ids(api) == [early, late], "the next seven days"
    assert ids(api, days=5) == [early]
    assert ids(api, start_at="2026-01-01 00:00") == [past, early]
    assert ids(api, start_at="2026-01-05 14:30", days=1) == [early]
    assert ids(api, start_at="2026-01-05 14:31", days=1) == []
    assert ids(api, start_at="2026-01-05 14:30", days=10**15) == [early, late]
    assert ids(api, days=-1) == []


@pytest.mark.parametrize(
    "query", [{"start_at": "2026-02-30 10:00"}, {"start_at": "2026-02-03"}, {"days": "a"}, {"days": ""}]
)
def test_appointment_a_range_that_is_none_is_refused(empty: Sandbox, api: httpx.Client, query: dict[str, str]) -> None:
    assert api.get("/appointments", params=query).status_code == 422
