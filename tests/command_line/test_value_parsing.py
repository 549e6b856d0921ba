"""Amounts, dates and times as people type them on a command line; the forms of tables have tests of their own."""

import datetime
from decimal import Decimal

import pytest
import time_machine
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from mijnklantportaal._commands.value_parsing import read_amount, read_date, read_moment, read_time

# 23:30 UTC on the 19th is the 20th in Amsterdam
_NIGHT = datetime.datetime(2026, 11, 19, 23, 30, tzinfo=datetime.UTC)
_TIME = datetime.datetime(2026, 11, 20, 14, 30)


@pytest.mark.parametrize("text", ["1234,56", "1234.56", "1.234,56", "1,234.56", "€ 1.234,56", "1234,56 EUR"])
def test_amount_is_read_as_it_is_typed(text: str) -> None:
    assert read_amount(text) == Decimal("1234.56")


@pytest.mark.parametrize("text", ["1.234", "1,234", "-1.234"])
def test_amount_that_could_be_two_is_refused_with_both(text: str) -> None:
    with pytest.raises(ValueError, match=r"^'-?1.234' could be 1234 or 1,234; write it with two decimals"):
        read_amount(text)


@pytest.mark.parametrize("text", ["", "x", "1,2,3", "12.3456", "0x10", "1e3", "NaN", "$ 12"])
def test_amount_that_is_none_is_refused_with_the_remedy(text: str) -> None:
    with pytest.raises(ValueError, match=r"; (write it like 1234,56|round it to cents|the portal takes euros only)$"):
        read_amount(text)


@given(st.decimals("-999999999.99", "999999999.99", places=2), st.sampled_from(["nl", "en"]))
def test_amount_that_a_table_shows_can_be_typed(amount: Decimal, language: str) -> None:
    assert read_amount(format_decimal(amount, format="#,##0.00", locale=language)) == amount


@pytest.mark.parametrize(
    "text", ["20-11-2026", "20/11/2026", "2026-11-20", "20 november 2026", "20 nov 2026", " 20.11.2026 "]
)
def test_date_is_read_as_it_is_typed(text: str) -> None:
    assert read_date(text) == _TIME.date()


def test_date_has_its_day_before_its_month() -> None:
    assert read_date("05-04-2026") == read_date("5 april 2026") == datetime.date(2026, 4, 5)


@time_machine.travel(_NIGHT, tick=False)
@pytest.mark.parametrize(
    ("text", "day"),
    [("vandaag", 20), ("Today", 20), ("gisteren", 19), ("yesterday", 19), ("morgen", 21), (" tomorrow ", 21)],
)
def test_date_in_words_is_that_of_amsterdam(text: str, day: int) -> None:
    assert read_date(text) == datetime.date(2026, 11, day)


@pytest.mark.parametrize("text", ["", "x", "20", "20-11", "november 2026", "11-20-2026", "30-02-2026", "20-11-26"])
def test_date_that_is_none_or_leaves_something_out_is_refused_with_the_remedy(text: str) -> None:
    with pytest.raises(ValueError, match="; write "):
        read_date(text)


@pytest.mark.parametrize(
    "text", ["20-11-2026 14:30", "2026-11-20 14:30", "2026-11-20T14:30", "20 november 2026 14:30", "20-11-2026 14.30"]
)
def test_time_is_read_as_it_is_typed(text: str) -> None:
    assert read_time(text) == _TIME


def test_time_keeps_the_offset_that_it_has_and_a_day_is_its_beginning() -> None:
    assert read_time("2026-11-20T14:30:00Z") == _TIME.replace(tzinfo=datetime.UTC)
    assert read_time("20-11-2026") == datetime.datetime(2026, 11, 20)


@time_machine.travel(_NIGHT, tick=False)
def test_time_may_be_now_or_have_its_day_in_words() -> None:
    assert read_time("nu") == read_time("NOW") == _NIGHT
    assert read_time("morgen 9:05") == datetime.datetime(2026, 11, 21, 9, 5)
    assert read_time("vandaag") == datetime.datetime(2026, 11, 20)


def test_moment_is_a_day_or_a_time() -> None:
    assert type(read_moment("20-11-2026")) is datetime.date
    assert read_moment("20-11-2026 14:30") == _TIME


@given(st.text(max_size=30))
def test_typed_texts_raise_nothing_but_value_errors_with_a_remedy(text: str) -> None:
    for read in (read_amount, read_date, read_time, read_moment):
        try:
            read(text)
        except ValueError as error:
            assert type(error) is ValueError
            assert "; " in str(error)
