"""Which values the API makes itself."""

from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mijnklantportaal.sandbox._behaviours import Making, atom, change_object, make_object
from mijnklantportaal.sandbox._document import load_document

DOCUMENT = load_document()
OFFER = {"$ref": "#/components/schemas/CustomerOffer"}
CUSTOMER = {"$ref": "#/components/schemas/Customer"}


def make(schema: dict[str, Any], **given: Any) -> dict[str, Any]:
    return make_object(
        Making(
            object_id="off_0",
            given=given,
            schema=schema,
            document=DOCUMENT,
            base_url="http://127.0.0.1/v1",
            now=datetime(2026, 1, 2, 3, 4, 5, 678, tzinfo=UTC),
        )
    )


def line(amount: str, rate: int) -> dict[str, Any]:
    return {"description": "Work", "amountExclVat": amount, "vatRate": rate}


def test_the_server_gives_id_currency_and_time() -> None:
    made = make(OFFER)
    assert (made["id"], made["currency"], made["createdAt"]) == ("off_0", "EUR", "2026-01-02T04:04:05+01:00")


def test_what_was_not_said_is_empty() -> None:
    made = make(CUSTOMER)
    assert (made["phone"], made["customerGroups"], made["countryCode"]) == (None, [], "NL")


def test_what_was_said_is_kept() -> None:
    assert make(CUSTOMER, countryCode="BE")["countryCode"] == "BE"


def test_a_link_leads_to_the_object_that_an_id_names() -> None:
    made = make(OFFER, customerId="cst_7")
    assert made["links"] == {
        "customer": {"href": "http://127.0.0.1/v1/customers/cst_7", "type": "application/json"}
    }


@pytest.mark.parametrize(
    ("sent", "answered"),
    [
        ("2024-05-11 12:59:00", "2024-05-11T12:59:00+02:00"),
        ("2024-12-11 12:59:00", "2024-12-11T12:59:00+01:00"),
        ("1900-01-01 00:00:00", "1900-01-01T00:00:00+00:19"),
    ],
)
def test_a_time_of_the_portals_clock_is_answered_with_its_offset(sent: str, answered: str) -> None:
    assert make(OFFER, acceptedAt=sent)["acceptedAt"] == answered


def test_how_an_offer_was_accepted_is_dropped_unless_it_was() -> None:
    how = {"acceptedViaIp": "192.0.2.7", "acceptedViaUserAgent": "test"}
    assert make(OFFER, **how)["acceptedViaIp"] is None
    accepted = make(OFFER, acceptedAt="2024-05-11 12:59:00", **how)
    assert (accepted["acceptedViaIp"], accepted["acceptedViaUserAgent"]) == ("192.0.2.7", "test")


@pytest.mark.parametrize(
    ("lines", "total"),
    [
        ([line("12.95", 21)], "15.67"),
        ([line("0.50", 21)] * 3, "1.83"),
        ([line("0.50", 9)] * 2, "1.10"),
        ([line("100", 0), line("-10.00", 21)], "87.90"),
        ([line("9" * 60, 21)], "120" + "9" * 57 + "8.79"),
    ],
)
def test_an_amount_is_the_sum_of_its_lines_each_rounded_half_up(lines: list[Any], total: str) -> None:
    assert make(OFFER, lines=lines)["amount"] == total


@given(st.lists(st.tuples(st.integers(0, 10**7), st.sampled_from([0, 9, 21])), min_size=1, max_size=20))
def test_an_amount_agrees_with_reckoning_in_cents(lines: list[tuple[int, int]]) -> None:
    made = make(OFFER, lines=[line(f"{cents // 100}.{cents % 100:02}", rate) for cents, rate in lines])
    expected = sum((2 * cents * (100 + rate) + 100) // 200 for cents, rate in lines)
    assert Decimal(made["amount"]) * 100 == Decimal(expected).quantize(Decimal(1), ROUND_HALF_UP)


@given(st.datetimes(timezones=st.timezones()))
def test_a_time_is_always_written_as_atom(moment: datetime) -> None:
    try:
        text = atom(moment)
    except OverflowError:  # the moment lies outside the calendar in the portal's zone
        return
    assert len(text) == 25
    assert abs((datetime.fromisoformat(text) - moment).total_seconds()) < 60


def test_a_change_keeps_what_it_does_not_name() -> None:
    offer = make(OFFER, amount="1.00")
    changed = change_object(offer, {"amount": "2.00", "unknown": 1}, DOCUMENT.properties(OFFER))
    assert changed == {**offer, "amount": "2.00"}


def test_a_required_field_that_nothing_fills_is_as_empty_as_its_schema_allows(
    small_client: httpx.Client,
) -> None:
    made = small_client.post("/clubs", json={"name": "Chess"}).json()
    del made["id"]
    assert made == {
        "name": "Chess",
        "seats": 0,
        "tags": [],
        "motto": None,
        "open": False,
        "kind": "sport",
        "plan": "free",
    }
