"""The VAT of lines."""

from dataclasses import dataclass
from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mijnklantportaal import OfferLine, VatShare, vat_split


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
def test_vat_split_is_that_of_whole_cents(lines: list[Line]) -> None:
    split = vat_split(lines)
    assert split.net * 100 == sum(line.cents for line in lines)
    assert split.vat * 100 == sum(vat_in_cents(line) for line in lines)
    assert split.gross == split.net + split.vat
    assert [share.rate for share in split.shares] == sorted({line.vat_rate for line in lines})
    for share in split.shares:
        own = [line for line in lines if line.vat_rate == share.rate]
        assert share.net * 100 == sum(line.cents for line in own)
        assert share.vat * 100 == sum(vat_in_cents(line) for line in own)
        assert share.gross == share.net + share.vat
    assert {amount.as_tuple().exponent for amount in (split.net, split.vat, split.gross)} == {-2}


@given(lines=LINES, precision=st.integers(1, 8))
def test_vat_split_ignores_the_decimal_context_of_the_application(lines: list[Line], precision: int) -> None:
    expected = vat_split(lines)
    totals = (expected.net, expected.vat, expected.gross)
    with localcontext() as context:
        context.prec = precision
        split = vat_split(lines)
        assert (split.net, split.vat, split.gross) == totals


def test_vat_split_rounds_half_a_cent_up() -> None:
    lines = [OfferLine(description="Sticker", amount_excl_vat="0.50", vat_rate=21)]  # 10.5 cents
    assert vat_split(lines).shares == (
        VatShare(rate=21, net=Decimal("0.50"), vat=Decimal("0.11"), gross=Decimal("0.61")),
    )


def test_vat_split_of_nothing_is_nothing() -> None:
    split = vat_split([])
    assert split.shares == ()
    assert (split.net, split.vat, split.gross) == (Decimal(0), Decimal(0), Decimal(0))


@pytest.mark.parametrize(("amount", "error"), [(12.95, TypeError), ("12.955", ValueError), (None, TypeError)])
def test_vat_split_refuses_amounts_that_cannot_be_right(amount: object, error: type[Exception]) -> None:
    @dataclass
    class Wrong:
        amount_excl_vat: object
        vat_rate: int = 21

    with pytest.raises(error, match="amount_excl_vat: "):
        vat_split([Wrong(amount)])  # type: ignore[list-item]
