"""Dates and times as people type them."""

import datetime

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from mijnklantportaal._commands.days import read_date, read_time

# 23:30 UTC on the 19th is the 20th in Amsterdam
_NIGHT = datetime.datetime(2026, 11, 19, 23, 30, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    "text",
    [
        "20-11-2026",
        "20/11/2026",
        "20.11.2026",
        "2026-11-20",
        " 20-11-2026 ",
        "20 november 2026",
        "20 nov 2026",
        "November 20, 2026",
        "20  NOVEMBER 2026",
    ],
)
def test_date_is_read_as_it_is_typed(text: str) -> None:
    assert read_date(text) == datetime.date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "month"),
    [("7 januari 2026", 1), ("7 mrt 2026", 3), ("7 maart 2026", 3), ("7 mei 2026", 5), ("7 augustus 2026", 8)],
)
def test_date_is_read_with_dutch_months(text: str, month: int) -> None:
    assert read_date(text) == datetime.date(2026, month, 7)


@pytest.mark.parametrize("text", ["05-04-2026", "2026-04-05", "5-4-2026", "5 april 2026"])
def test_date_has_its_day_before_its_month(text: str) -> None:
    assert read_date(text) == datetime.date(2026, 4, 5)


@time_machine.travel(_NIGHT, tick=False)
@pytest.mark.parametrize(
    ("text", "day"),
    [("vandaag", 20), ("Today", 20), ("gisteren", 19), ("yesterday", 19), ("morgen", 21), ("tomorrow", 21)],
)
def test_date_in_words_is_that_of_amsterdam(text: str, day: int) -> None:
    assert read_date(text) == datetime.date(2026, 11, day)


@pytest.mark.parametrize(
    "text",
    [
        *("", "x", "20", "20-11", "november", "november 2026", "20 november", "11-20-2026", "30-02-2026", "2026-13-01"),
        *("20-11-26", "20261120", "20 november 2026 14:30", "vandaag 14:30", "2026", "1" * 5_000, "20-11/2026"),
    ],
)
def test_date_that_is_none_or_leaves_something_out_is_refused_with_a_sample(text: str) -> None:
    with pytest.raises(ValueError, match="is not a date; write it like 20-11-2026, 2026-11-20 or vandaag"):
        read_date(text)


@pytest.mark.parametrize(
    "text",
    ["20-11-2026 14:30", "2026-11-20 14:30", "2026-11-20T14:30", "20 november 2026 14:30", "20-11-2026, 14.30"],
)
def test_time_is_read_as_it_is_typed(text: str) -> None:
    assert read_time(text) == datetime.datetime(2026, 11, 20, 14, 30)


def test_time_keeps_the_offset_that_it_has() -> None:
    assert read_time("2026-11-20T14:30:00Z") == datetime.datetime(2026, 11, 20, 14, 30, tzinfo=datetime.UTC)


@time_machine.travel(_NIGHT, tick=False)
@pytest.mark.parametrize("text", ["nu", "now"])
def test_time_now_is_now(text: str) -> None:
    assert read_time(text) == _NIGHT


@time_machine.travel(_NIGHT, tick=False)
def test_time_may_have_its_day_in_words() -> None:
    assert read_time("morgen 9:05:30") == datetime.datetime(2026, 11, 21, 9, 5, 30)


@pytest.mark.parametrize("text", ["", "x", "14:30", "20-11-2026 25:00", "20-11-2026 14", "20-11-2026 14:30:99"])
def test_time_that_is_none_is_refused_with_a_sample(text: str) -> None:
    with pytest.raises(ValueError, match="write it like 20-11-2026 14:30, or nu"):
        read_time(text)


@given(st.text(max_size=30))
def test_dates_and_times_raise_nothing_but_value_errors(text: str) -> None:
    for read in (read_date, read_time):
        try:
            read(text)
        except ValueError as error:
            assert "write it like" in str(error)


@given(st.dates(), st.sampled_from(["{0.day}-{0.month}-{0.year:04}", "{0.year:04}-{0.month:02}-{0.day:02}"]))
def test_date_in_every_order_is_the_same_day(day: datetime.date, form: str) -> None:
    assert read_date(form.format(day)) == day
