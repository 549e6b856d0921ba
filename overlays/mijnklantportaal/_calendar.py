"""Intervals of subscriptions, and the days on which they renew."""

import datetime
import re
from typing import Protocol

from dateutil.relativedelta import relativedelta

from mijnklantportaal_api.runtime.argument_checks import check_kind
from mijnklantportaal_api.runtime.public import public

_INTERVAL = re.compile(r"(?P<count>[1-9][0-9]{0,2}) (?P<unit>day|week|month|year)s?")


@public
def interval(text: str) -> relativedelta:
    """Convert a subscription's interval, such as `"14 days"`, `"2 months"` or `"1 year"`, to a `relativedelta`.

    Raises:
        ValueError: The text is not a number of days, weeks, months or years.
        TypeError: It is not a text.

    Example: `date(2026, 1, 31) + interval("1 month") == date(2026, 2, 28)`
    """
    check_kind("interval", text, str, "'1 month'")
    found = _INTERVAL.fullmatch(text)
    if found is None:
        raise ValueError(f"interval: expected a time such as '14 days' or '1 year', got {text[:40]!r}")
    count = int(found["count"])
    match found["unit"]:
        case "day":
            return relativedelta(days=count)
        case "week":
            return relativedelta(weeks=count)
        case "month":
            return relativedelta(months=count)
        case _:
            return relativedelta(years=count)


class _Subscription(Protocol):
    @property
    def starts_at(self) -> datetime.date: ...

    @property
    def interval(self) -> str: ...


@public
def next_renewal(subscription: _Subscription, *, on: datetime.date) -> datetime.date:
    """The first renewal of a subscription after a given day.

    Renewals are counted from the start: a monthly subscription from 31 January renews on 28 February, then on 31 March.

    Args:
        subscription: A `CustomerSubscription`, or anything with `starts_at` and `interval`.
        on: The day; a renewal on this day itself does not count.

    Returns:
        The day of the renewal. The start of the subscription is not a renewal.

    Raises:
        ValueError: The interval can't be read, or the renewal is after the end of the calendar.
        TypeError: The day or the start of the subscription is not a date, or `subscription` is not one.

    Example: `next_renewal(portal.customer_subscriptions.get(subscription_id), on=date.today())`
    """
    if not hasattr(subscription, "starts_at"):
        raise TypeError(f"subscription: expected a CustomerSubscription, got {type(subscription).__name__}")
    for name, day in (("on", on), ("subscription: starts_at", subscription.starts_at)):
        if isinstance(day, datetime.datetime) or not isinstance(day, datetime.date):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"{name}: expected datetime.date, got {type(day).__name__}")
    step = interval(subscription.interval)
    # the first guess is never too late, and keeps the loop short for old subscriptions too
    longest_step = 366 * step.years + 31 * step.months + step.days
    passed = max(1, (on - subscription.starts_at).days // longest_step)
    try:
        while (renewal := subscription.starts_at + step * passed) <= on:
            passed += 1
    except (OverflowError, ValueError):
        name = "on" if on > subscription.starts_at else "subscription: starts_at"
        raise ValueError(f"{name}: no renewal after {on} is in the calendar; give an earlier day") from None
    return renewal
