"""The VAT of the lines of an offer or invoice.

Amounts are `Decimal` in EUR. Each line is rounded to the cent, half up, so that the totals of a document match its
lines.
"""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from typing import Protocol

import attrs

from mijnklantportaal_api.runtime.public import public
from mijnklantportaal_api.runtime.type_guards import is_iterable
from mijnklantportaal_api.runtime.writing import CENT, write_decimal, write_integer

_NOTHING = Decimal("0.00")
_AMOUNTS = Context(prec=28)  # not the application's own decimal context


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
            vat = (net * rate / 100).quantize(CENT, ROUND_HALF_UP)
            nets[rate] = nets.get(rate, _NOTHING) + net
            vats[rate] = vats.get(rate, _NOTHING) + vat
        subtotals = tuple(
            VatSubtotal(rate=rate, net=nets[rate], vat=vats[rate], gross=nets[rate] + vats[rate])
            for rate in sorted(nets)
        )
        net, vat = sum(nets.values(), _NOTHING), sum(vats.values(), _NOTHING)
        return VatBreakdown(subtotals=subtotals, net=net, vat=vat, gross=net + vat)
