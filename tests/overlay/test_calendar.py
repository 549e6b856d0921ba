"""Intervals and renewal dates."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from mijnklantportaal import interval, next_renewal


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("1 day", relativedelta(days=1)),
        ("14 days", relativedelta(days=14)),
        ("1 week", relativedelta(weeks=1)),
        ("2 weeks", relativedelta(weeks=2)),
        ("1 month", relativedelta(months=1)),
        ("2 months", relativedelta(months=2)),
        ("12 months", relativedelta(months=12)),
        ("1 year", relativedelta(years=1)),
        ("3 years", relativedelta(years=3)),
    ],
)
def test_interval_is_read(text: str, length: relativedelta) -> None:
    assert interval(text) == length


@pytest.mark.parametrize(
    "text",
    [
        "",
        "month",
        "1",
        "1 ",
        "0 months",
        "-1 month",
        "1.5 months",
        "1 fortnight",
        "one month",
        "1  month",
        " 1 month",
        "1 month ",
        "² months",
        "٣ days",
        "1 monthss",
        "9" * 5000 + " days",
        "99999 years",
    ],
)
def test_interval_that_is_not_one_is_refused_with_its_text(text: str) -> None:
    with pytest.raises(ValueError, match="interval: expected a time such as '14 days'"):
        interval(text)


@given(text=st.text(max_size=20) | st.from_regex(r"[0-9]{1,8} (day|week|month|year)s?", fullmatch=True))
def test_interval_of_any_text_is_read_or_refused(text: str) -> None:
    try:
        length = interval(text)
    except ValueError as error:
        assert str(error).startswith("interval: ")
    else:
        assert date(2000, 1, 1) + length > date(2000, 1, 1)


@dataclass
class Subscription:
    """What renewal dates depend on."""

    starts_at: date
    interval: str


@pytest.mark.parametrize(
    ("starts_at", "its_interval", "on", "renewal"),
    [
        (date(2026, 1, 31), "1 month", date(2026, 1, 31), date(2026, 2, 28)),
        (date(2026, 1, 31), "1 month", date(2026, 2, 28), date(2026, 3, 31)),
        (date(2024, 1, 31), "1 month", date(2024, 2, 1), date(2024, 2, 29)),
        (date(2024, 2, 29), "1 year", date(2024, 2, 29), date(2025, 2, 28)),
        (date(2024, 2, 29), "1 year", date(2027, 2, 28), date(2028, 2, 29)),
        (date(2024, 2, 29), "4 years", date(2024, 3, 1), date(2028, 2, 29)),
        (date(2026, 11, 20), "14 days", date(2026, 12, 3), date(2026, 12, 4)),
        (date(2026, 11, 20), "14 days", date(2026, 12, 4), date(2026, 12, 18)),
        (date(2026, 11, 20), "1 year", date(2020, 1, 1), date(2027, 11, 20)),
        (date(1900, 1, 1), "1 day", date(2026, 11, 20), date(2026, 11, 21)),
        (date(1900, 1, 1), "999 years", date(2026, 11, 20), date(2899, 1, 1)),
    ],
)
def test_renewal_comes_next_on_the_expected_day(starts_at: date, its_interval: str, on: date, renewal: date) -> None:
    assert next_renewal(Subscription(starts_at, its_interval), on=on) == renewal


@given(
    starts_at=st.dates(date(1990, 1, 1), date(2060, 1, 1)),
    count=st.integers(1, 40),
    unit=st.sampled_from(["days", "weeks", "months", "years"]),
    on=st.dates(date(1990, 1, 1), date(2060, 1, 1)),
)
def test_renewal_lies_after_the_day_and_the_one_before_it_does_not(
    starts_at: date, count: int, unit: str, on: date
) -> None:
    text = f"{count} {unit}"
    renewal = next_renewal(Subscription(starts_at, text), on=on)
    renewals = [starts_at + interval(text)]
    while renewals[-1] < renewal:
        renewals.append(starts_at + interval(text) * (len(renewals) + 1))
    assert renewal in renewals
    assert renewal > on
    before = renewals[renewals.index(renewal) - 1] if renewals.index(renewal) else starts_at
    assert before <= on or renewal == renewals[0]


def test_renewal_of_an_old_subscription_takes_no_longer_than_that_of_a_new_one() -> None:
    steps = 0

    class Day(date):
        def __gt__(self, other: date) -> bool:
            nonlocal steps
            steps += 1
            return super().__gt__(other)

        __ge__ = __gt__

    next_renewal(Subscription(date(1000, 1, 1), "1 month"), on=Day(2026, 11, 20))
    assert steps < 300  # twelve thousand months have passed


def test_interval_of_a_day_is_not_a_month() -> None:
    assert next_renewal(Subscription(date(2026, 1, 1), "30 days"), on=date(2026, 1, 1)) == date(2026, 1, 1) + timedelta(
        days=30
    )
