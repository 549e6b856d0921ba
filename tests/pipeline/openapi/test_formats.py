"""Formats are judged by the calendar, not only by their looks."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.openapi.formats import format_checker, has_format


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("date", "2024-02-29"),
        ("date-time", "2024-04-29T21:00:00+02:00"),
        ("date-time", "2024-04-29T21:00:00.123Z"),
        ("portal-date-time", "2024-05-11 12:59:00"),
        ("portal-date-minute", "2024-05-11 12:59"),
        ("decimal", "12.95"),
        ("decimal", "-3"),
        ("email", "john.doe@test.com"),
        ("uri", "https://api.test/v1/customers?page=1"),
        ("uuid", "6aec2555-f3e7-4afe-a061-8bfe9687b470"),
        ("of-our-own", "anything"),
    ],
)
def test_format_accepts_what_fits(name: str, text: str) -> None:
    assert has_format(text, name)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("date", "2025-02-29"),
        ("date", "2024-04-31"),
        ("date", "20240430"),
        ("date", "2024-04-30 "),
        ("date-time", "2024-04-29 21:00:00"),
        ("date-time", "2024-04-29T21:00:00"),
        ("date-time", "2024-04-29T25:00:00+02:00"),
        ("portal-date-time", "2024-04-31 12:59:00"),
        ("portal-date-time", "2024-05-11T12:59:00"),
        ("portal-date-time", "2024-05-11 12:59"),
        ("portal-date-minute", "2024-04-31 12:59"),
        ("portal-date-minute", "2024-05-11 12:59:00"),
        ("decimal", "1,295.00"),
        ("decimal", "1e3"),
        ("decimal", "NaN"),
        ("email", "john.doe"),
        ("email", "john@localhost"),
        ("uri", "/customers"),
        ("uri", "https://api.test/a b"),
        ("uuid", "6aec2555f3e74afea0618bfe9687b470"),
        ("uuid", "cst_abc12345def678"),
    ],
)
def test_format_refuses_what_does_not_fit(name: str, text: str) -> None:
    assert not has_format(text, name)


@given(st.dates(), st.datetimes(timezones=st.timezones()), st.decimals(-1000, 1000, places=2))
def test_format_accepts_every_day_time_and_amount(day: date, moment: datetime, amount: Decimal) -> None:
    whole = moment.replace(microsecond=0)
    assert has_format(day.isoformat(), "date")
    assert has_format(whole.strftime("%Y-%m-%d %H:%M:%S").rjust(19, "0"), "portal-date-time")
    assert has_format(str(amount), "decimal")


@given(st.text(max_size=12))
def test_format_judges_every_text(text: str) -> None:
    for name in ("date", "date-time", "portal-date-time", "decimal", "email", "uri"):
        assert has_format(text, name) in (True, False)


def test_format_checker_ignores_what_is_not_text() -> None:
    checker = format_checker()
    assert checker.conforms(20240431, "date")
    assert not checker.conforms("2024-04-31", "date")
