"""One wire form for each kind of value: how it is written, read back, and refused."""

import datetime
import enum
import math
import re
import zoneinfo
from decimal import Decimal, localcontext
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mijnklantportaal_api.runtime import reading, writing
from mijnklantportaal_api.runtime.model import UNSET
from mijnklantportaal_api.runtime.reading import amsterdam

CENTS = st.decimals(-(10**12), 10**12, places=2, allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (Decimal("12.95"), "12.95"),
        (Decimal("12.9"), "12.90"),
        (Decimal("12.950"), "12.95"),
        (Decimal("1E+2"), "100.00"),
        ("12.95", "12.95"),
        (12, "12.00"),
        (0, "0.00"),
        (Decimal("-3.5"), "-3.50"),
    ],
)
def test_amount_is_written_with_two_decimals(amount: Any, text: str) -> None:
    assert writing.write_decimal("amount", amount) == text


@given(CENTS)
def test_amount_comes_back_as_it_was(amount: Decimal) -> None:
    assert reading.read_decimal(writing.write_decimal("amount", amount)) == amount
    assert reading.read_decimal(writing.write_decimal_number("amount", amount)) == amount


def test_amount_refuses_a_float_with_the_reason() -> None:
    with pytest.raises(TypeError, match=r"^amount: .* a float can't hold 12\.95 exactly: use Decimal\('12\.95'\)"):
        writing.write_decimal("amount", 12.95)


@pytest.mark.parametrize("amount", ["12.955", Decimal("0.001"), "1E-3"], ids=repr)
def test_amount_with_more_than_two_decimals_is_refused_not_rounded(amount: Any) -> None:
    with pytest.raises(ValueError, match=r"^amount: .* has more than two decimals; round it first$"):
        writing.write_decimal("amount", amount)


@pytest.mark.parametrize("amount", ["12,95", "", "twelve", "NaN", "sNaN", "Infinity", "1E+999999999", Decimal("NaN")])
def test_amount_refuses_what_is_not_one(amount: Any) -> None:
    with pytest.raises(ValueError, match=r"^amount: .* is not an amount; write it like '12\.95'$"):
        writing.write_decimal("amount", amount)


@pytest.mark.parametrize("amount", [True, None, [], b"1"], ids=repr)
def test_amount_of_another_type_is_refused(amount: Any) -> None:
    with pytest.raises(TypeError, match=r"^amount: expected Decimal, int or str, got "):
        writing.write_decimal("amount", amount)


def test_amount_does_not_depend_on_the_precision_an_application_calculates_with() -> None:
    with localcontext(prec=3):
        assert writing.write_decimal("amount", Decimal("123456.78")) == "123456.78"


@pytest.mark.parametrize("number", [12.95, "12.95"], ids=repr)
def test_amount_is_read_exactly_from_texts_and_numbers(number: Any) -> None:
    assert reading.read_decimal(number) == Decimal("12.95")


@given(st.dates())
def test_date_is_written_in_iso_form_and_comes_back(date: datetime.date) -> None:
    assert writing.write_date("issued_at", date) == f"{date:%Y}".zfill(4) + f"-{date:%m-%d}"
    assert reading.read_date(writing.write_date("issued_at", date)) == date


@pytest.mark.parametrize(
    ("wrong", "found"),
    [
        (datetime.datetime(2026, 11, 20), "datetime; use .date()"),
        ("2026-11-20", "str; use datetime.date.fromisoformat(...)"),
        (None, "NoneType"),
        (20261120, "int"),
    ],
    ids=repr,
)
def test_date_refuses_what_is_not_one_and_says_how_to_make_one(wrong: Any, found: str) -> None:
    with pytest.raises(TypeError, match=rf"^issued_at: expected datetime\.date, got {re.escape(found)}$"):
        writing.write_date("issued_at", wrong)


UTC = datetime.UTC
NEW_YORK = datetime.timezone(datetime.timedelta(hours=-5))


@pytest.mark.parametrize(
    ("time", "text"),
    [
        (datetime.datetime(2026, 11, 20, 14, 30), "2026-11-20 14:30:00"),
        (datetime.datetime(2026, 11, 20, 14, 30, 15, 999_999), "2026-11-20 14:30:15"),
        (datetime.datetime(2026, 11, 20, 14, 30, tzinfo=amsterdam()), "2026-11-20 14:30:00"),
        (datetime.datetime(2026, 11, 20, 14, 30, tzinfo=UTC), "2026-11-20 15:30:00"),
        (datetime.datetime(2026, 7, 20, 14, 30, tzinfo=UTC), "2026-07-20 16:30:00"),
        (datetime.datetime(2026, 11, 20, 23, 30, tzinfo=UTC), "2026-11-21 00:30:00"),
        (datetime.datetime(2026, 12, 31, 19, 0, tzinfo=NEW_YORK), "2027-01-01 01:00:00"),
        # clocks go forward: 02:00 becomes 03:00
        (datetime.datetime(2026, 3, 29, 0, 59, 59, tzinfo=UTC), "2026-03-29 01:59:59"),
        (datetime.datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "2026-03-29 03:00:00"),
        # clocks go back: 03:00 becomes 02:00
        (datetime.datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "2026-10-25 02:30:00"),
        (datetime.datetime(2026, 10, 25, 2, 30), "2026-10-25 02:30:00"),
        (datetime.datetime(2026, 10, 25, 2, 0, tzinfo=UTC), "2026-10-25 03:00:00"),
    ],
)
def test_time_in_a_request_is_amsterdam_time_to_the_second(time: datetime.datetime, text: str) -> None:
    assert writing.write_local_time("accepted_at", time) == text


SKIPPED = [
    datetime.datetime(2026, 3, 29, 2, 0),
    datetime.datetime(2026, 3, 29, 2, 30),
    datetime.datetime(2026, 3, 29, 2, 59, 59, tzinfo=amsterdam()),
    datetime.datetime(2026, 3, 8, 2, 30, tzinfo=zoneinfo.ZoneInfo("America/New_York")),
]
WRITERS = pytest.mark.parametrize("write", [writing.write_time, writing.write_local_time, writing.write_local_minute])


@WRITERS
@pytest.mark.parametrize("time", SKIPPED, ids=str)
@pytest.mark.parametrize("fold", [0, 1])
def test_time_that_does_not_exist_is_refused(write: Any, time: datetime.datetime, fold: int) -> None:
    with pytest.raises(
        ValueError, match=r"^accepted_at: 2026-03-.* does not exist in .*; give a time before or after that hour$"
    ):
        write("accepted_at", time.replace(fold=fold))


@pytest.mark.parametrize("write", [writing.write_local_time, writing.write_local_minute])
@pytest.mark.parametrize(
    "time",
    [
        datetime.datetime(2026, 10, 25, 1, 30, tzinfo=UTC),
        datetime.datetime(2026, 10, 25, 1, 0, tzinfo=UTC),
        datetime.datetime(2026, 10, 24, 20, 30, tzinfo=NEW_YORK),
        datetime.datetime(2026, 10, 25, 2, 30, fold=1),
        datetime.datetime(2026, 10, 25, 2, 30, tzinfo=amsterdam(), fold=1),
    ],
    ids=str,
)
def test_time_in_the_second_of_two_equal_hours_is_refused(write: Any, time: datetime.datetime) -> None:
    with pytest.raises(ValueError, match=r"^accepted_at: 2026-10-25 02:.0 comes twice in Amsterdam"):
        write("accepted_at", time)


@pytest.mark.parametrize("write", [writing.write_local_time, writing.write_local_minute])
@pytest.mark.parametrize("time", [datetime.datetime.min, datetime.datetime.max], ids=["min", "max"])
@pytest.mark.parametrize("zone", [None, amsterdam(), UTC, NEW_YORK, datetime.timezone.max, datetime.timezone.min])
def test_time_at_an_end_of_the_calendar_is_written_or_refused_with_the_field(
    write: Any, time: datetime.datetime, zone: datetime.tzinfo | None
) -> None:
    try:
        written = write("accepted_at", time.replace(tzinfo=zone))
    except ValueError as error:
        assert str(error).startswith("accepted_at: ")
    else:
        assert written[:4] in ("0001", "9999")


def test_time_whose_zone_has_no_offset_is_amsterdam_time() -> None:
    class Nowhere(datetime.tzinfo):
        def utcoffset(self, moment: datetime.datetime | None) -> None:
            return None

        dst = tzname = utcoffset

    time = datetime.datetime(2026, 7, 1, 12, tzinfo=Nowhere())
    assert writing.write_local_time("accepted_at", time) == "2026-07-01 12:00:00"
    assert writing.write_time("accepted_at", time) == "2026-07-01T12:00:00+02:00"


@given(st.datetimes(datetime.datetime(1970, 1, 1), datetime.datetime(2100, 1, 1), timezones=st.just(UTC)))
def test_time_that_is_aware_comes_back_as_the_same_instant_or_is_refused(time: datetime.datetime) -> None:
    try:
        text = writing.write_local_time("accepted_at", time)
    except ValueError:
        assert time.astimezone(amsterdam()).fold
    else:
        assert reading.read_time(text).astimezone(UTC) == time.replace(microsecond=0)


@given(
    st.datetimes(
        datetime.datetime(1970, 1, 1), datetime.datetime(2100, 1, 1), timezones=st.timezones(), allow_imaginary=False
    )
)
def test_time_in_a_response_comes_back_exactly(time: datetime.datetime) -> None:
    assert reading.read_time(writing.write_time("created_at", time)).astimezone(UTC) == time.astimezone(UTC)


@pytest.mark.parametrize("write", [writing.write_time, writing.write_local_time])
@pytest.mark.parametrize(
    ("wrong", "found"),
    [
        (datetime.date(2026, 11, 20), "date; use datetime.datetime.combine(...)"),
        ("2026-11-20 14:30:00", "str; use datetime.datetime.fromisoformat(...)"),
        (None, "NoneType"),
        (0, "int"),
    ],
    ids=repr,
)
def test_time_refuses_what_is_not_one_and_says_how_to_make_one(write: Any, wrong: Any, found: str) -> None:
    with pytest.raises(TypeError, match=rf"^accepted_at: expected datetime\.datetime, got {re.escape(found)}$"):
        write("accepted_at", wrong)


def test_time_without_offset_in_a_response_is_written_with_that_of_amsterdam() -> None:
    assert writing.write_time("created_at", datetime.datetime(2026, 7, 1, 12)) == "2026-07-01T12:00:00+02:00"


def test_id_must_have_the_prefix_of_its_kind() -> None:
    assert writing.write_text("customer_id", "cst_1", "cst_") == "cst_1"
    with pytest.raises(ValueError, match=r"^customer_id: expected an id that starts with 'cst_', got 'off_1'$"):
        writing.write_text("customer_id", "off_1", "cst_")


@pytest.mark.parametrize("wrong", [b"text", None, 5, Path("text")], ids=repr)
def test_text_refuses_what_is_not_a_string(wrong: Any) -> None:
    with pytest.raises(TypeError, match=r"^city: expected str, got "):
        writing.write_text("city", wrong)


@pytest.mark.parametrize("wrong", ["false", "true", 0, 1, None], ids=repr)
def test_boolean_refuses_what_is_not_one(wrong: Any) -> None:
    with pytest.raises(TypeError, match=r"^send_notification: expected True or False, got "):
        writing.write_flag("send_notification", wrong)


@pytest.mark.parametrize("wrong", [True, 1.0, "1", None, Decimal(1)], ids=repr)
def test_integer_refuses_what_is_not_one(wrong: Any) -> None:
    with pytest.raises(TypeError, match=r"^page: expected int, got "):
        writing.write_integer("page", wrong)


@pytest.mark.parametrize("wrong", [math.nan, math.inf, -math.inf], ids=repr)
def test_number_that_json_has_no_form_for_is_refused(wrong: float) -> None:
    with pytest.raises(ValueError, match=r"^weight: JSON has no form for "):
        writing.write_number("weight", wrong)


def test_number_that_no_other_program_has_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^weight: expected a number of at most 18 digits, got one of 1329 bits$"):
        writing.write_number("weight", 10**400)
    assert writing.write_number("weight", 1e300) == 1e300


@pytest.mark.parametrize("wrong", [True, "1.5", None, Decimal("1.5")], ids=repr)
def test_number_refuses_what_is_not_one(wrong: Any) -> None:
    with pytest.raises(TypeError, match=r"^weight: expected int or float, got "):
        writing.write_number("weight", wrong)


class Rate(enum.IntEnum):
    HIGH = 21


@pytest.mark.parametrize("value", [21, 21.0, Decimal(21), Rate.HIGH], ids=repr)
def test_enum_value_is_written_as_the_enum_has_it(value: Any) -> None:
    assert type(writing.write_choice("vat_rate", value, (0, 9, 21))) is int


@pytest.mark.parametrize("wrong", [6, False, "21", None, []], ids=repr)
def test_enum_refuses_a_value_that_it_does_not_have(wrong: Any) -> None:
    with pytest.raises(ValueError, match=r"^vat_rate: expected one of 0, 9, 21, got "):
        writing.write_choice("vat_rate", wrong, (0, 9, 21))


def test_id_of_another_kind_is_shown_by_its_beginning_only() -> None:
    with pytest.raises(ValueError, match=r"got 'off_45678901'$"):
        writing.write_text("customer_id", "off_4567890123", "cst_")


@pytest.mark.parametrize(("value", "text"), [(0, "0"), (12, "12")])
def test_integer_that_the_api_takes_as_text_is_written_as_digits(value: int, text: str) -> None:
    assert writing.write_integer_text("expiry_value", value) == text


def test_integer_that_the_api_takes_as_text_is_never_negative() -> None:
    with pytest.raises(ValueError, match=r"^expiry_value: expected 0 or more, got -1$"):
        writing.write_integer_text("expiry_value", -1)


# --- fields that need or exclude each other ------------------------------------------------------------------


def fields(**given: object) -> Any:
    """Stands for a request with these fields."""
    return SimpleNamespace(**{"a": UNSET, "b": None, "c": UNSET} | given)


@pytest.mark.parametrize("given_fields", [{"a": 1}, {"a": 1, "c": 1}, {"a": True, "c": 1}])
def test_field_that_needs_others_is_refused_without_them(given_fields: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"^b: a needs b and c$"):
        writing.check_needs(fields(**given_fields), "a", "b", "c")


@pytest.mark.parametrize("given_fields", [{"a": 1, "b": 2, "c": 3}, {"a": None}, {}, {"a": False}, {"b": 2}])
def test_field_that_needs_others_is_fine_with_them_and_if_it_is_not_given(given_fields: dict[str, Any]) -> None:
    writing.check_needs(fields(**given_fields), "a", "b", "c")


@pytest.mark.parametrize("given_fields", [{}, {"b": 1}, {"c": 1}])
def test_fields_of_which_a_group_is_needed_are_refused_without_a_whole_one(given_fields: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"^a, or b and c: give at least one of these$"):
        writing.check_one_of(fields(**given_fields), ("a",), ("b", "c"))


@pytest.mark.parametrize("given_fields", [{"a": 1}, {"b": 1, "c": 1}, {"a": 1, "b": 1}])
def test_fields_of_which_a_group_is_needed_are_fine_with_a_whole_one(given_fields: dict[str, Any]) -> None:
    writing.check_one_of(fields(**given_fields), ("a",), ("b", "c"))


def test_fields_that_contradict_each_other_are_refused_together() -> None:
    with pytest.raises(ValueError, match=r"^c: give only one of a and b and c$"):
        writing.check_not_together(fields(a=1, c=0), "a", "b", "c")
    writing.check_not_together(fields(a=1), "a", "b", "c")
    writing.check_not_together(fields(), "a", "b", "c")


@pytest.mark.parametrize("sign", ["!", "~", "é"])
def test_id_may_have_signs_that_mean_nothing_in_an_address(sign: str) -> None:
    assert writing.write_text("id", f"cst_{sign}", "cst_") == f"cst_{sign}"


@pytest.mark.parametrize("sign", ["/", "\\", "?", "#", "%", " ", "\0", "\x7f"])
def test_id_has_no_sign_that_would_lead_to_another_address(sign: str) -> None:
    with pytest.raises(ValueError, match=r"^id: .* is not an id"):
        writing.write_text("id", f"cst_{sign}", "cst_")


@pytest.mark.parametrize(("length", "is_taken"), [(5, True), (200, True), (201, False)])
def test_id_has_at_most_two_hundred_characters(length: int, is_taken: bool) -> None:
    value = "cst_".ljust(length, "x")
    if is_taken:
        assert writing.write_text("id", value, "cst_") == value
    else:
        with pytest.raises(ValueError, match=r"^id: 'cst_x+' is not an id"):
            writing.write_text("id", value, "cst_")


@pytest.mark.parametrize("sign", [1, -1])
def test_whole_number_has_at_most_eighteen_digits(sign: int) -> None:
    largest = sign * (10**18 - 1)
    assert writing.write_integer("number", largest) == largest
    with pytest.raises(ValueError, match=r"^number: expected a number of at most 18 digits, got one of 60 bits$"):
        writing.write_integer("number", largest + sign)
