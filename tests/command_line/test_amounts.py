"""Amounts as people type them."""

from decimal import Decimal

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from mijnklantportaal._commands.amounts import read_amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("12", "12"),
        ("12,95", "12.95"),
        ("12.95", "12.95"),
        ("12,5", "12.5"),
        ("1234,56", "1234.56"),
        ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("1.234,5", "1234.5"),
        ("1.234.567", "1234567"),
        ("1.234.567,89", "1234567.89"),
        ("-1.234,56", "-1234.56"),
        ("€ 1.234,56", "1234.56"),
        ("12,95 EUR", "12.95"),
        (" 0,05 ", "0.05"),
    ],
)
def test_amount_is_read_as_it_is_typed(text: str, amount: str) -> None:
    assert read_amount(text) == Decimal(amount)


@pytest.mark.parametrize("text", ["1.234", "1,234", "-12.345", "€ 1.234"])
def test_amount_that_could_be_two_is_refused_with_both(text: str) -> None:
    with pytest.raises(ValueError, match=r"can be read in two ways; write -?\d+,00 or -?\d+,\d\d$"):
        read_amount(text)


@pytest.mark.parametrize(
    "text",
    ["", "x", "1.23.456", "1,2,3", "1..2", "12.3456", "1.234,567", "1.234.56", "0x10", "1e3", "NaN", "١٢", "--1"],
)
def test_amount_that_is_none_is_refused_with_a_sample(text: str) -> None:
    with pytest.raises(ValueError, match="is not an amount; write it like 1234,56"):
        read_amount(text)


@given(st.decimals("-999999999.99", "999999999.99", places=2), st.sampled_from(["nl", "en"]))
def test_amount_that_a_table_shows_can_be_typed(amount: Decimal, language: str) -> None:
    assert read_amount(format_decimal(amount, format="#,##0.00", locale=language)) == amount


@given(st.text(alphabet="0123456789.,-€ ", max_size=15))
def test_amount_is_read_or_refused_and_never_rounded(text: str) -> None:
    try:
        amount = read_amount(text)
    except ValueError:
        return
    digits = "".join(letter for letter in text if letter.isdecimal())
    assert "".join(letter for letter in str(abs(amount)) if letter.isdecimal()).lstrip("0") == digits.lstrip("0")
