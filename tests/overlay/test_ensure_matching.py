"""Whether an object is the one that was asked for, and in what it differs."""

import datetime
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from mijnklantportaal._ensure.matching import differences, key_asked, key_found, value_of
from mijnklantportaal_api.models import CustomerGroup, CustomerInvoice
from mijnklantportaal_api.runtime.lenient_reading import lenient_reading
from mijnklantportaal_api.runtime.natural_keys import NaturalKey
from tests.overlay.fake_api import invoice_data


def no_list(page: int) -> Any:
    """Nothing is read here."""
    raise AssertionError(page)


KEY: NaturalKey[Any] = NaturalKey(
    read_list=no_list,
    fields=(("number", "number"), ("mail", "mail")),
    others=(("value", "value"),),
    without_case=frozenset({"mail"}),
)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("2026-001", " 2026-001 "),
        ("ab  c", "AB C"),
        ("caf\u00e9", "cafe\u0301"),
        (None, ""),
        ("2026", 2026),
        ("2026-11-20", datetime.date(2026, 11, 20)),
    ],
)
def test_matching_takes_spellings_of_a_key_for_the_same(asked: Any, found: Any) -> None:
    there = SimpleNamespace(number=found, mail="a@b.nl")
    assert key_asked(KEY, {"number": asked, "mail": "A@b.nl"}) == key_found(KEY, there)


AMSTERDAM_NOON = datetime.datetime(2026, 11, 20, 11, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("12.50", Decimal("12.5")),
        ("12", 12),
        (12, 12.0),
        ("2026-11-20", datetime.date(2026, 11, 20)),
        ("2026-11-20 12:00:00", AMSTERDAM_NOON),
        ("2026-11-20 12:00:00", AMSTERDAM_NOON.replace(microsecond=5)),
        ("a b", "a  b "),
        ("", None),
        (True, True),
        (None, "anything"),
    ],
)
def test_matching_finds_no_difference_between_forms_of_a_value(asked: Any, found: Any) -> None:
    there = SimpleNamespace(number="1", mail="a@b.nl", value=found)
    assert differences(KEY, {"number": "1", "mail": "A@B.nl", "value": asked}, there) == {}


@pytest.mark.parametrize(
    ("asked", "found", "shown"),
    [
        ("12.50", Decimal("12.51"), Decimal("12.50")),
        ("12", 13, 12),
        ("2026-11-20", datetime.date(2026, 11, 21), datetime.date(2026, 11, 20)),
        ("2026-11-20 12:00:01", AMSTERDAM_NOON, AMSTERDAM_NOON.replace(second=1)),
        ("a", "A", "a"),
        ("a", None, "a"),
        (True, False, True),
        ("soon", AMSTERDAM_NOON, "soon"),
    ],
)
def test_matching_shows_a_difference_with_both_values(asked: Any, found: Any, shown: Any) -> None:
    there = SimpleNamespace(number="1", mail="a@b.nl", value=found)
    given = differences(KEY, {"number": "1", "mail": "a@b.nl", "value": asked}, there)
    assert given == {"value": (shown, found)}


def test_matching_uses_what_came_in_place_of_a_value_that_can_not_be_read() -> None:
    with lenient_reading():
        invoice = CustomerInvoice.from_dict(invoice_data() | {"invoiceNumber": 2026, "amount": {"EUR": 1}})
        group = CustomerGroup.from_dict({"id": "cug_1", "createdAt": "2026-11-20T12:00:00+01:00"})
    assert value_of(invoice, "invoice_number") == 2026
    assert value_of(invoice, "amount") == {"EUR": 1}
    assert value_of(group, "name") is None
    assert value_of("no object", "name") is None
