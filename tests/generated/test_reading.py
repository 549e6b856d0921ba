"""Readers of values take what JSON has for a type, and nothing else that Python could make one of."""

import datetime
import json
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mijnklantportaal_api.models import Customer
from mijnklantportaal_api.runtime import reading
from mijnklantportaal_api.runtime.mismatches import ModelMismatchError

NUMBERS = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
JSON = st.recursive(
    st.none() | st.booleans() | NUMBERS | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)
NEARLY_NUMBERS = st.text("0123456789.-+_eE٣ \n", max_size=8) | st.sampled_from(["NaN", "Infinity", "1e5", "0x10"])


def is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


@pytest.mark.parametrize(
    ("read", "fits"),
    [
        (reading.read_text, lambda value: isinstance(value, str)),
        (reading.read_flag, lambda value: isinstance(value, bool)),
        (reading.read_integer, lambda value: is_number(value) and (isinstance(value, int) or value.is_integer())),
        (reading.read_number, is_number),
    ],
)
@given(value=JSON)
def test_reading_keeps_values_of_the_type_and_refuses_all_others(
    read: Callable[[Any], Any], fits: Callable[[Any], bool], value: Any
) -> None:
    try:
        found = read(value)
    except ModelMismatchError as error:
        assert not fits(value) or abs(value) > 2**53
        assert str(error).startswith("expected ")
    else:
        assert fits(value)
        assert found == value


@pytest.mark.parametrize("text", ["1_0", "٣", " 1", "1\n", "NaN", "-Infinity", "1e5", "+1", "1-2", "", ".", "-", "x"])
def test_reading_amounts_refuses_texts_that_only_python_takes_for_numbers(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not an amount$"):
        reading.read_decimal(text)


@given(NEARLY_NUMBERS)
def test_reading_amounts_takes_texts_of_digits_alone(text: str) -> None:
    if re.fullmatch(r"-?([0-9]+\.?[0-9]*|\.[0-9]+)", text):
        assert reading.read_decimal(text) == Decimal(text)
    else:
        with pytest.raises(ValueError, match=r"is not an amount$"):
            reading.read_decimal(text)


@given(JSON)
def test_reading_amounts_takes_numbers_as_they_print(value: Any) -> None:
    if is_number(value):
        assert json.dumps(value) == str(value)
        assert reading.read_decimal(value) == Decimal(str(value))
    elif not isinstance(value, str):
        with pytest.raises(ValueError, match=r"is not an amount$"):
            reading.read_decimal(value)


@given(NEARLY_NUMBERS)
def test_reading_whole_numbers_from_text_takes_digits_alone(text: str) -> None:
    if re.fullmatch("-?[0-9]+", text):
        assert reading.read_integer_or_text(text) == int(text)
    else:
        with pytest.raises(ValueError, match=r"is not a whole number$"):
            reading.read_integer_or_text(text)


@pytest.mark.parametrize("value", [0.0, -3.0, 2.0**53, -(2.0**53)])
def test_reading_whole_numbers_takes_floats_that_can_only_mean_one(value: float) -> None:
    assert (reading.read_integer(value), type(reading.read_integer(value))) == (value, int)


@pytest.mark.parametrize("value", [3.9, True, 2.0**53 + 2, float("inf"), None, "3"])
def test_reading_whole_numbers_never_rounds(value: Any) -> None:
    with pytest.raises(ModelMismatchError, match=r"^expected a whole number, found "):
        reading.read_integer(value)


@given(st.dates(), st.text("0123456789-T: +.zW", max_size=12))
def test_reading_dates_takes_iso_dates_alone(date: datetime.date, other: str) -> None:
    assert reading.read_date(date.isoformat()) == date
    try:
        found = reading.read_date(other)
    except ValueError:
        return
    assert other in (found.isoformat(), f"{found:%Y%m%d}".zfill(8)) or "W" in other


@pytest.mark.parametrize("text", ["2024-02-30", "2024-13-01", "20-11-2024", "2024-02-03T00:00:00", "", "٢٠٢٤-٠١-٠١"])  # noqa: RUF001 - digits of another script
def test_reading_dates_refuses_days_that_do_not_exist(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        reading.read_date(text)


@pytest.mark.parametrize(
    "text", ["2026-11-20", "20261120", "2026-11-20+01:00", "2026-11-20x10:00", "2026-11-20 10", ""]
)
def test_reading_times_never_makes_one_of_a_date(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        reading.read_time(text)


OFFSETS = st.timedeltas(datetime.timedelta(hours=-23), datetime.timedelta(hours=23)).map(
    lambda offset: datetime.timezone(datetime.timedelta(minutes=offset // datetime.timedelta(minutes=1)))
)


@given(st.datetimes(timezones=OFFSETS))
def test_reading_times_keeps_their_offset_whatever_it_is(time: datetime.datetime) -> None:
    found = reading.read_time(time.isoformat())
    assert (found, found.utcoffset()) == (time, time.utcoffset())


@given(st.datetimes(), st.sampled_from("T "))
def test_reading_times_without_offset_gives_amsterdam_time(time: datetime.datetime, separator: str) -> None:
    found = reading.read_time(time.isoformat(separator))
    assert found == time.replace(tzinfo=reading.amsterdam())


def test_reading_mappings_names_the_key_of_a_value_that_does_not_fit() -> None:
    assert reading.read_mapping({"a": 1, "b": 2}, reading.read_integer) == {"a": 1, "b": 2}
    with pytest.raises(ModelMismatchError, match=r"^expected a whole number, found a string at b$"):
        reading.read_mapping({"a": 1, "b": "x"}, reading.read_integer)


def test_reading_lists_of_texts_checks_every_item() -> None:
    data: dict[str, Any] = {"customerGroups": ["a", 5]}
    texts = ("id", "companyName", "address", "zipCode", "city", "primaryEmail", "phone", "integration", "integrationId")
    data |= dict.fromkeys(texts, "a") | {"createdAt": "2026-11-20T10:00:00+01:00"}
    with pytest.raises(ModelMismatchError, match=r"^expected a string, found a number at customer_groups\[1\]$"):
        Customer.from_dict(data)


def test_reading_texts_makes_no_copy() -> None:
    text = "x" * 1000
    data = {"href": text, "type": text}
    from mijnklantportaal_api.models import Link

    assert Link.from_dict(data).href is text


@pytest.mark.parametrize(("body", "text"), [(b"", ""), ("één".encode(), "één"), (b"\xef\xbb\xbfx", "x")])
def test_reading_text_skips_the_byte_order_mark(body: bytes, text: str) -> None:
    assert reading.read_text_body(body) == text


def test_reading_text_refuses_bytes_that_are_not_utf_8() -> None:
    with pytest.raises(ModelMismatchError, match=r"expected text in UTF-8 \(.*0xe9"):
        reading.read_text_body("é".encode("latin-1"))


@pytest.mark.parametrize(("body", "value"), [(b"", None), (b"1", 1), (b"0", 0)])
def test_reading_a_body_that_may_be_empty_is_none_without_one(body: bytes, value: Any) -> None:
    assert reading.read_if_any(reading.read_json)(body) == value
