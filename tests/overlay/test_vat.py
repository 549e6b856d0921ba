"""The VAT of lines."""

from dataclasses import dataclass
from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mijnklantportaal import OfferLine, VatSubtotal, vat_breakdown


@dataclass
class Line:
    """A line with an amount in cents."""

    cents: int
    vat_rate: int

    @property
    def amount_excl_vat(self) -> Decimal:
        return Decimal(self.cents).scaleb(-2)


LINES = st.lists(st.builds(Line, st.integers(-(10**9), 10**9), st.sampled_from([0, 9, 21])), max_size=30)


def vat_in_cents(line: Line) -> int:
    """VAT of a line in whole cents, half away from zero, without any fraction."""
    size = abs(line.cents) * line.vat_rate
    rounded = size // 100 + (size % 100 >= 50)
    return rounded if line.cents >= 0 else -rounded


@given(lines=LINES)
def test_vat_breakdown_is_that_of_whole_cents(lines: list[Line]) -> None:
    breakdown = vat_breakdown(lines)
    assert breakdown.net * 100 == sum(line.cents for line in lines)
    assert breakdown.vat * 100 == sum(vat_in_cents(line) for line in lines)
    assert breakdown.gross == breakdown.net + breakdown.vat
    assert [subtotal.rate for subtotal in breakdown.subtotals] == sorted({line.vat_rate for line in lines})
    for subtotal in breakdown.subtotals:
        own = [line for line in lines if line.vat_rate == subtotal.rate]
        assert subtotal.net * 100 == sum(line.cents for line in own)
        assert subtotal.vat * 100 == sum(vat_in_cents(line) for line in own)
        assert subtotal.gross == subtotal.net + subtotal.vat
    assert {amount.as_tuple().exponent for amount in (breakdown.net, breakdown.vat, breakdown.gross)} == {-2}


@given(lines=LINES, precision=st.integers(1, 8))
def test_vat_breakdown_ignores_the_decimal_context_of_the_application(lines: list[Line], precision: int) -> None:
    expected = vat_breakdown(lines)
    totals = (expected.net, expected.vat, expected.gross)
    with localcontext() as context:
        context.prec = precision
        breakdown = vat_breakdown(lines)
        assert (breakdown.net, breakdown.vat, breakdown.gross) == totals


def test_vat_breakdown_rounds_half_a_cent_up() -> None:
    lines = [OfferLine(description="Sticker", amount_excl_vat="0.50", vat_rate=21)]  # 10.5 cents
    assert vat_breakdown(lines).subtotals == (
        VatSubtotal(rate=21, net=Decimal("0.50"), vat=Decimal("0.11"), gross=Decimal("0.61")),
    )


def test_vat_breakdown_of_nothing_is_nothing() -> None:
    breakdown = vat_breakdown([])
    assert breakdown.subtotals == ()
    assert (breakdown.net, breakdown.vat, breakdown.gross) == (Decimal(0), Decimal(0), Decimal(0))


@pytest.mark.parametrize(("amount", "error"), [(12.95, TypeError), ("12.955", ValueError), (None, TypeError)])
def test_vat_breakdown_refuses_amounts_that_cannot_be_right(amount: object, error: type[Exception]) -> None:
    @dataclass
    class Wrong:
        amount_excl_vat: object
        vat_rate: int = 21

    with pytest.raises(error, match="amount_excl_vat: "):
        vat_breakdown([Wrong(amount)])  # type: ignore[list-item]
