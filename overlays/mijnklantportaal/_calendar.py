"""Calendars and cents: intervals of subscriptions, renewal dates, and the VAT of the lines of an offer or invoice.

Amounts are `Decimal` in EUR. Each line is rounded to the cent, half up, so that the totals of a document match its
lines.
"""

import datetime
import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from typing import Protocol

import attrs
from dateutil.relativedelta import relativedelta

from mijnklantportaal_api.runtime.public import public
from mijnklantportaal_api.runtime.type_guards import is_iterable
from mijnklantportaal_api.runtime.writing import write_decimal, write_integer

_CENT = Decimal("0.01")
_NOTHING = Decimal("0.00")
_AMOUNTS = Context(prec=28)  # not the application's own decimal context
_INTERVAL = re.compile(r"(?P<count>[1-9][0-9]{0,2}) (?P<unit>day|week|month|year)s?")


@public
def interval(text: str) -> relativedelta:
    """Convert a subscription's interval, such as `"14 days"`, `"2 months"` or `"1 year"`, to a `relativedelta`.

    Raises:
        ValueError: The text is not a number of days, weeks, months or years.
        TypeError: It is not a text.

    Example: `date(2026, 1, 31) + interval("1 month") == date(2026, 2, 28)`
    """
    if not isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance] - callers may not use a checker
        raise TypeError(f"interval: expected a text such as '1 month', got {type(text).__name__}")
    found = _INTERVAL.fullmatch(text)
    if found is None:
        raise ValueError(f"interval: expected a text such as '14 days' or '1 year', got {text[:40]!r}")
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


class _Line(Protocol):
    @property
    def amount_excl_vat(self) -> Decimal | int | str: ...

    @property
    def vat_rate(self) -> int: ...


@public
@attrs.frozen(kw_only=True)
class VatSubtotal:
    """The total of the lines with one VAT rate, in EUR."""

    rate: int
    """The VAT rate in percent."""
    net: Decimal
    """The amount without VAT."""
    vat: Decimal
    """The VAT."""
    gross: Decimal
    """The amount with VAT; always `net + vat`."""


@public
@attrs.frozen(kw_only=True)
class VatBreakdown:
    """The totals of a document's lines, in EUR: for each VAT rate, and for all together."""

    subtotals: tuple[VatSubtotal, ...]
    """One for each VAT rate, the lowest first."""

    net: Decimal
    """The amount without VAT."""
    vat: Decimal
    """The VAT of all rates."""
    gross: Decimal
    """The amount with VAT; always `net + vat`."""


@public
def vat_breakdown(lines: Iterable[_Line]) -> VatBreakdown:
    """Compute the net amount and the VAT of an offer or invoice. Each line is rounded to the cent, half up.

    Args:
        lines: `OfferLine` or `CustomerInvoiceLine` objects, with amounts without VAT.

    Raises:
        TypeError: An amount is a float, which can't hold 12.95 exactly, or a line or its rate has another type.
        ValueError: An amount has more than two decimals.

    Example:
        breakdown = vat_breakdown([OfferLine(description="Website", amount_excl_vat="12.95", vat_rate=21)])
        assert (breakdown.net, breakdown.vat, breakdown.gross) == (Decimal("12.95"), Decimal("2.72"), Decimal("15.67"))
    """
    if not is_iterable(lines):
        raise TypeError(f"lines: expected a list of lines such as OfferLine, got {type(lines).__name__}")
    nets: dict[int, Decimal] = {}
    vats: dict[int, Decimal] = {}
    with localcontext(_AMOUNTS):
        for position, line in enumerate(lines):
            name = f"lines[{position}]"
            if not hasattr(line, "amount_excl_vat"):
                raise TypeError(f"{name}: expected a line such as OfferLine, got {type(line).__name__}")
            net = Decimal(write_decimal(f"{name}.amount_excl_vat", line.amount_excl_vat))
            rate = write_integer(f"{name}.vat_rate", line.vat_rate)
            vat = (net * rate / 100).quantize(_CENT, ROUND_HALF_UP)
            nets[rate] = nets.get(rate, _NOTHING) + net
            vats[rate] = vats.get(rate, _NOTHING) + vat
        subtotals = tuple(
            VatSubtotal(rate=rate, net=nets[rate], vat=vats[rate], gross=nets[rate] + vats[rate])
            for rate in sorted(nets)
        )
        net, vat = sum(nets.values(), _NOTHING), sum(vats.values(), _NOTHING)
        return VatBreakdown(subtotals=subtotals, net=net, vat=vat, gross=net + vat)
