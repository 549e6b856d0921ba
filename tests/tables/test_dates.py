"""Days as Dutch people and their programs write them."""

import calendar
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mijnklantportaal._tables.cell_errors import CellError
from mijnklantportaal._tables.dates import read_date, read_time

DAYS = st.dates(datetime.date(1980, 1, 1), datetime.date(2100, 12, 31))
MONTHS = ["januari", "februari", "maart", "april", "mei", "juni"]
MONTHS += ["juli", "augustus", "september", "oktober", "november", "december"]
ENGLISH = list(calendar.month_name)[1:]


@pytest.mark.parametrize(
    "text",
    [
        *("5-3-2026", "05-03-2026", "05/03/2026", "5.3.2026", "2026-03-05", "2026/03/05", "20260305"),
        *("5 maart 2026", "5 mrt 2026", "5 mrt. 2026", "donderdag 5 maart 2026", "do 5 maart 2026", "5-mrt-2026"),
        *("March 5, 2026", "5 March 2026", "Mar 5th, 2026", "the 5th of March 2026", " 5  MAART 2026 "),
    ],
)
def test_dates_are_read_with_the_day_first_and_with_names_of_months(text: str) -> None:
    assert read_date(text) == datetime.date(2026, 3, 5)


@given(DAYS)
def test_dates_in_any_usual_form_are_read_back(day: datetime.date) -> None:
    forms = [f"{day:%d-%m-%Y}", f"{day.day}/{day.month}/{day.year}", day.isoformat(), f"{day:%Y%m%d}"]
    forms.append(f"{day.day} {MONTHS[day.month - 1]} {day.year}")
    forms.append(f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}" if day.month != 3 else f"{day.day} mrt {day.year}")
    forms.append(f"{ENGLISH[day.month - 1]} {day.day}, {day.year}")
    assert {read_date(form) for form in forms} == {day}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("11/20/2026", "month first"),
        ("20-11-26", "year of two digits"),
        ("20 nov 26", "not a whole date"),
        ("november 2026", "not a whole date"),
        ("5 maart", "not a whole date"),
        ("46346", "count of days"),
        ("46346,5", "count of days"),
        ("30-02-2026", "does not exist"),
        ("30 februari 2026", "not a date"),
        ("32-13-2026", "does not exist"),
        ("5-3/2026", "not a date"),
        ("gisteren", "not a date"),
        ("", "not a date"),
        ("5 brumaire 2026", "not a date"),
        ("5 maart 2026 april", "not a date"),
        ("x" * 5000, "not a date"),
    ],
)
def test_dates_that_are_none_or_could_be_two_are_refused_with_a_remedy(text: str, reason: str) -> None:
    with pytest.raises(CellError, match=reason):
        read_date(text)


@given(st.text(alphabet="0123456789-/. ,:TZabcdejmnort", max_size=24))
def test_dates_are_read_or_refused_whatever_the_text(text: str) -> None:
    for read in (read_date, read_time):
        try:
            read(text)
        except CellError as error:
            assert ";" in str(error)


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [
        ("5-3-2026 14:30", 14, 30),
        ("2026-03-05T14:30:00", 14, 30),
        ("5 maart 2026 om 14.30 uur", 14, 30),
        ("5-3-2026", 0, 0),
    ],
)
def test_times_are_read_with_or_without_a_time_of_day(text: str, hour: int, minute: int) -> None:
    assert read_time(text) == datetime.datetime(2026, 3, 5, hour, minute)


def test_times_that_do_not_exist_are_refused() -> None:
    with pytest.raises(CellError, match="time of day"):
        read_time("5-3-2026 25:00")
