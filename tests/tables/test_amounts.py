"""Amounts as Dutch people and their programs write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mijnklantportaal._tables.amounts import amount_of_number, read_amount
from mijnklantportaal._tables.cell_errors import CellError

AMOUNTS = st.decimals(min_value=-(10**12), max_value=10**12, places=2)


def dutch(amount: Decimal) -> str:
    return f"{amount:,.2f}".translate(str.maketrans(",.", ".,"))


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("€ 12,95", "12.95"),
        ("€12,95", "12.95"),
        ("12,95 EUR", "12.95"),
        ("12.95", "12.95"),
        ("12,9", "12.90"),
        ("12", "12.00"),
        ("12,-", "12.00"),
        ("12,--", "12.00"),
        ("1.234.567", "1234567.00"),
        ("1 234,50", "1234.50"),
        ("1\u00a0234,50", "1234.50"),
        ("1'234.50", "1234.50"),
        ("-3,10", "-3.10"),
        ("\u22123,10", "-3.10"),
        ("3,10-", "-3.10"),
        ("€ -3,10", "-3.10"),
        ("0,00", "0.00"),
        ("-0,00", "0.00"),
    ],
)
def test_amounts_are_read_in_dutch_and_english_form(text: str, amount: str) -> None:
    assert str(read_amount(text)) == amount


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "abc",
        "12,",
        ",5",
        "1,2,3",
        "1.23.456",
        "12 95",
        "12,3,4",
        "--3",
        "3-4",
        "1e3",
        "NaN",
        "١٢",
        "12€5",
        "9" * 30,
        "12,345,6",
        "1.2345,00",
        "1..2",
    ],
)
def test_amounts_that_are_none_are_refused_with_the_form_to_use(text: str) -> None:
    with pytest.raises(CellError, match=r"amount.*1234,56"):
        read_amount(text)


@pytest.mark.parametrize("text", ["1.234", "1,234", "12.345", "123,456"])
def test_amounts_that_could_be_two_are_refused_unless_the_decimal_mark_is_given(text: str) -> None:
    with pytest.raises(CellError, match="could be"):
        read_amount(text)
    as_thousands = Decimal(text.replace(".", "").replace(",", ""))
    assert read_amount(text, "," if "." in text else ".") == as_thousands
    with pytest.raises(CellError, match="more than two decimals"):
        read_amount(text, "." if "." in text else ",")


@pytest.mark.parametrize("text", ["0,123", "1234.567", "12,3456"])
def test_amounts_with_more_than_two_decimals_are_refused(text: str) -> None:
    with pytest.raises(CellError, match="more than two decimals"):
        read_amount(text)


@pytest.mark.parametrize("text", ["$ 12,95", "12,95 USD", "£5", "usd 5"])
def test_amounts_in_another_currency_are_refused(text: str) -> None:
    with pytest.raises(CellError, match="not in EUR"):
        read_amount(text)


@given(AMOUNTS)
def test_amounts_written_in_any_usual_form_are_read_back(amount: Decimal) -> None:
    for text in (
        dutch(amount),
        f"{amount:,.2f}",
        f"{amount:.2f}",
        f"€ {dutch(amount)}",
        f"{amount:.2f}".replace(".", ","),
    ):
        assert read_amount(text) == amount


@given(AMOUNTS)
def test_amounts_with_a_given_mark_are_read_back_even_without_decimals(amount: Decimal) -> None:
    whole = amount.to_integral_value()
    assert read_amount(dutch(whole).removesuffix(",00"), ",") == whole
    assert read_amount(f"{whole:,}", ".") == whole


@given(st.text(alphabet="0123456789.,-€ ' EUR", max_size=20))
def test_amounts_are_read_or_refused_whatever_the_text(text: str) -> None:
    try:
        amount = read_amount(text)
    except CellError:
        return
    assert amount == amount.quantize(Decimal("0.01"))
    assert [digit for digit in text if digit.isdecimal()][:1]


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_amounts_of_spreadsheets_have_no_noise_of_binary_fractions(amount: Decimal) -> None:
    assert amount_of_number(float(amount)) == amount
    assert amount_of_number(amount) == amount


def test_amounts_of_spreadsheets_are_what_they_show() -> None:
    assert str(amount_of_number(0.1 + 0.2)) == "0.30"
    assert str(amount_of_number(7)) == "7.00"
    for wrong in (0.125, float("nan"), float("inf"), 1e20):
        with pytest.raises(CellError):
            amount_of_number(wrong)
