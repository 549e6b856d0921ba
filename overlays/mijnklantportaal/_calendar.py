"""Where calendars and cents are hard: intervals of subscriptions, renewal dates, VAT of an offer's lines.

Amounts are `Decimal` in EUR. Rounding is to the cent, half up, line by line, so that the sums of a document match
what stands on its lines.
"""

import datetime
import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from typing import Protocol

import attrs
from dateutil.relativedelta import relativedelta

from mijnklantportaal_api.runtime.public import public
from mijnklantportaal_api.runtime.writing import write_decimal

_CENT = Decimal("0.01")
_NOTHING = Decimal("0.00")
_AMOUNTS = Context(prec=28)  # what an application sets for its own sums is no matter here
_INTERVAL = re.compile(r"(?P<count>[1-9][0-9]{0,2}) (?P<unit>day|week|month|year)s?")


@public
def interval(text: str) -> relativedelta:
    """The length of a subscription's interval, such as `"14 days"`, `"2 months"` or `"1 year"`.

    Raises:
        ValueError: the text is no number of days, weeks, months or years.

    Example: `date(2026, 1, 31) + interval("1 month") == date(2026, 2, 28)`
    """
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
    """The first renewal of a subscription after a day.

    Renewals are counted from the start, so one that starts on the 31st renews on the 31st where there is one, else on
    the month's last day.

    Args:
        subscription: A `CustomerSubscription`, or anything with `starts_at` and `interval`.
        on: The day; a renewal on that day is not after it.

    Returns:
        The day of the renewal; never the first day itself, which is no renewal.

    Raises:
        ValueError: the interval can't be read.

    Example: a subscription of `"1 month"` from 31 January renews on 28 February, then on 31 March.
    """
    step = interval(subscription.interval)
    # a first guess that is never too late, so that the loop is short however old the subscription is
    longest_step = 366 * step.years + 31 * step.months + step.days
    passed = max(1, (on - subscription.starts_at).days // longest_step)
    while (renewal := subscription.starts_at + step * passed) <= on:
        passed += 1
    return renewal


class _Line(Protocol):
    @property
    def amount_excl_vat(self) -> Decimal | int | str: ...

    @property
    def vat_rate(self) -> int: ...


@public
@attrs.frozen(kw_only=True)
class VatShare:
    """What the lines with one VAT rate add up to, in EUR."""

    rate: int
    """Percent."""
    net: Decimal
    vat: Decimal
    gross: Decimal
    """The amount with VAT; always `net + vat`."""


@public
@attrs.frozen(kw_only=True)
class VatSplit:
    """The VAT of a document's lines, in EUR."""

    shares: tuple[VatShare, ...]
    """One for each rate that occurs, lowest rate first."""

    net: Decimal
    """The amount without VAT."""
    vat: Decimal
    """The VAT of all rates."""
    gross: Decimal
    """The amount with VAT; always `net + vat`."""


@public
def vat_split(lines: Iterable[_Line]) -> VatSplit:
    """Split the lines of an offer or invoice into net amount and VAT.

    Args:
        lines: `OfferLine` or `CustomerInvoiceLine` objects; amounts without VAT.

    Raises:
        TypeError: an amount is a float, which can't hold 12.95 exactly.
        ValueError: an amount has more than two decimals.

    Example:
        split = vat_split([OfferLine(description="Website", amount_excl_vat="12.95", vat_rate=21)])
        assert (split.net, split.vat, split.gross) == (Decimal("12.95"), Decimal("2.72"), Decimal("15.67"))
    """
    nets: dict[int, Decimal] = {}
    vats: dict[int, Decimal] = {}
    with localcontext(_AMOUNTS):
        for line in lines:
            net = Decimal(write_decimal("amount_excl_vat", line.amount_excl_vat))
            vat = (net * line.vat_rate / 100).quantize(_CENT, ROUND_HALF_UP)
            nets[line.vat_rate] = nets.get(line.vat_rate, _NOTHING) + net
            vats[line.vat_rate] = vats.get(line.vat_rate, _NOTHING) + vat
        shares = tuple(
            VatShare(rate=rate, net=nets[rate], vat=vats[rate], gross=nets[rate] + vats[rate])
            for rate in sorted(nets)
        )
        net, vat = sum(nets.values(), _NOTHING), sum(vats.values(), _NOTHING)
        return VatSplit(shares=shares, net=net, vat=vat, gross=net + vat)
