"""Times by the clock of Amsterdam."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mijnklantportaal.sandbox._times import atom, calendar_length, end_of_day, has_come, start_of_month


@given(st.datetimes(timezones=st.timezones()))
def test_times_a_time_is_always_written_as_atom(moment: datetime) -> None:
    try:
        text = atom(moment)
    except OverflowError:  # the moment lies outside the calendar in the portal's zone
        return
    assert len(text) == 25
    assert abs((datetime.fromisoformat(text) - moment).total_seconds()) < 60


@pytest.mark.parametrize(
    ("text", "come"),
    [
        (None, False),
        ("2026-01-01T00:59:59+01:00", True),
        ("2026-01-01T01:00:00+01:00", True),
        ("2026-01-01T01:00:01+01:00", False),
        ("9999-12-31T23:59:59+01:00", False),
        ("0001-01-01T00:00:00+00:19", True),
    ],
)
def test_times_a_moment_has_come_from_its_second_on(text: str | None, come: bool) -> None:
    assert has_come(text, datetime(2026, 1, 1, tzinfo=UTC)) is come


def test_times_a_month_begins_by_the_portals_calendar() -> None:
    late_on_new_years_eve = datetime(2025, 12, 31, 23, 30, tzinfo=UTC)
    assert start_of_month(late_on_new_years_eve) == datetime(2025, 12, 31, 23, tzinfo=UTC)
    assert start_of_month(late_on_new_years_eve - timedelta(hours=1)).month == 11


@pytest.mark.parametrize(("day", "offset"), [("2026-07-01", "02"), ("2026-12-01", "01"), ("9999-12-31", "01")])
def test_times_a_day_ends_with_its_last_second(day: str, offset: str) -> None:
    assert end_of_day(day) == f"{day}T23:59:59+{offset}:00"


@pytest.mark.parametrize(
    ("number", "unit", "end"),
    [
        (1, "month", "2026-02-28"),
        (14, "days", "2026-02-14"),
        (1, "year", "2027-01-31"),
        (2, "months", "2026-03-31"),
    ],
)
def test_times_lengths_follow_the_calendar(number: int, unit: str, end: str) -> None:
    assert (datetime(2026, 1, 31, tzinfo=UTC) + calendar_length(number, unit)).date().isoformat() == end
