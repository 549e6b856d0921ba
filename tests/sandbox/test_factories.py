"""Which values the API makes itself."""

from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mijnklantportaal.sandbox._document import load_document
from mijnklantportaal.sandbox._factories import change_object, make_object, total_of

DOCUMENT = load_document()
OFFER = {"$ref": "#/components/schemas/CustomerOffer"}
CUSTOMER = {"$ref": "#/components/schemas/Customer"}


def make(schema: dict[str, Any], **given: Any) -> dict[str, Any]:
    return make_object(DOCUMENT, schema, given, datetime(2026, 1, 2, 3, 4, 5, 678, tzinfo=UTC))


def line(amount: str, rate: int) -> dict[str, Any]:
    return {"description": "Work", "amountExclVat": amount, "vatRate": rate}


def test_factory_the_server_gives_id_currency_and_time() -> None:
    made = make(OFFER)
    assert made["id"].startswith("off_")
    assert (made["currency"], made["createdAt"]) == ("EUR", "2026-01-02T04:04:05+01:00")


def test_factory_what_was_not_said_is_empty() -> None:
    made = make(CUSTOMER)
    assert (made["phone"], made["customerGroups"], made["countryCode"]) == (None, [], "NL")


def test_factory_what_was_said_is_kept() -> None:
    assert make(CUSTOMER, countryCode="BE")["countryCode"] == "BE"


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ("2024-05-11 12:59:00", "2024-05-11T12:59:00+02:00"),
        ("2024-12-11 12:59:00", "2024-12-11T12:59:00+01:00"),
        ("1900-01-01 00:00:00", "1900-01-01T00:00:00+00:19"),
    ],
)
def test_factory_a_time_of_the_portals_clock_is_returned_with_its_offset(sent: str, expected: str) -> None:
    assert make(OFFER, acceptedAt=sent)["acceptedAt"] == expected


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
def test_factory_a_total_is_the_sum_of_the_lines_each_rounded_half_up(lines: list[Any], total: str) -> None:
    assert total_of(lines) == total


@given(st.lists(st.tuples(st.integers(0, 10**7), st.sampled_from([0, 9, 21])), min_size=1, max_size=20))
def test_factory_a_total_agrees_with_reckoning_in_cents(lines: list[tuple[int, int]]) -> None:
    total = total_of([line(f"{cents // 100}.{cents % 100:02}", rate) for cents, rate in lines])
    expected = sum((2 * cents * (100 + rate) + 100) // 200 for cents, rate in lines)
    assert Decimal(total) * 100 == Decimal(expected).quantize(Decimal(1), ROUND_HALF_UP)


def test_factory_a_change_keeps_what_it_does_not_name() -> None:
    offer = make(OFFER, amount="1.00")
    changed = change_object(offer, {"amount": "2.00", "unknown": 1}, DOCUMENT.properties(OFFER))
    assert changed == {**offer, "amount": "2.00"}


def test_factory_a_field_that_nothing_fills_is_as_empty_as_its_schema_allows(
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


@pytest.mark.parametrize("schema", [{"type": "string", "format": "uuid"}, {"type": "string"}, {"type": "integer"}])
def test_factory_an_id_without_a_prefix_is_of_its_type(schema: dict[str, str]) -> None:
    made = make_object(DOCUMENT, {"properties": {"id": schema}}, {}, datetime.now(UTC))
    assert isinstance(made["id"], int if schema["type"] == "integer" else str)
