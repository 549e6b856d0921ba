"""Amounts in EUR as Dutch people and their programs write them: `1.234,56`, `€ 12,95`, `12,-`."""

import re
from decimal import Context, Decimal
from typing import Literal

from mijnklantportaal_api.runtime.writing import CENT

from .cell_errors import N_, CellError

_MAX_DIGITS = 15
"""A spreadsheet holds no more of a number; what follows is noise of binary fractions."""
_SPREADSHEET = Context(prec=_MAX_DIGITS)
_CURRENCIES = re.compile(r"[$£¥]|(?<![A-Z])(?:USD|GBP|CHF|SEK|DKK|NOK|PLN|CZK|HUF|TRY|JPY|CNY|CAD|AUD)(?![A-Z])")
_EURO = re.compile(r"€|(?<![A-Za-z])(?:EUR|euro)(?![A-Za-z])", re.IGNORECASE)
_BETWEEN_THOUSANDS = re.compile(r"(?<=[0-9])[\s'](?=[0-9]{3}(?![0-9]))")
_NO_CENTS = re.compile(r"(?<=[0-9]),(?:-{1,2}|=|\u2013|\u2014)$")

_HOW = N_("write it like 1234,56")


def read_amount(value: str, decimal_mark: Literal[",", "."] | None = None) -> Decimal:
    """Read an amount in EUR. Without `decimal_mark`, both `12,95` and `12.95` are read, and `1.234` is refused.

    Raises:
        CellError: The text is not an amount, is not in EUR, has more than two decimals, or could mean two amounts.
    """
    if found := _CURRENCIES.search(value.upper()):
        raise CellError("is not in EUR but in {currency}", "the portal takes euros only", currency=found[0])
    text = _EURO.sub(" ", value).replace("\N{MINUS SIGN}", "-").strip()
    sign = -1 if text.startswith("-") else 1
    text = _NO_CENTS.sub(",00", text.removeprefix("-").removeprefix("+").strip())
    if text.endswith("-") and sign == 1:
        sign, text = -1, text[:-1].strip()
    text = _BETWEEN_THOUSANDS.sub("", text)
    if len(text) > _MAX_DIGITS + 10 or not re.fullmatch(r"[0-9][0-9.,]*", text):
        raise CellError("is not an amount", _HOW)
    return _with_cents(sign * _plain(text, decimal_mark))


def amount_of_number(value: int | float | Decimal) -> Decimal:
    """The amount that a number of a spreadsheet shows: without the noise of binary fractions.

    Raises:
        CellError: It has more than two decimals, or is not a number.
    """
    number = Decimal(value) if isinstance(value, (int, Decimal)) else Decimal(repr(value))
    if not number.is_finite():
        raise CellError("is not an amount", _HOW)
    return _with_cents(_SPREADSHEET.plus(number) if isinstance(value, float) else number)


def _plain(text: str, decimal_mark: str | None) -> Decimal:
    """Digits with a point before the decimals, and with nothing else."""
    marks = [mark for mark in text if mark in ".,"]
    if not marks:
        return Decimal(text)
    if decimal_mark is None:
        decimal_mark = _decimal_mark(text, marks)
    thousands_mark = "." if decimal_mark == "," else ","
    whole, found, decimals = text.partition(decimal_mark)
    groups = whole.split(thousands_mark)
    well_grouped = len(groups) == 1 or (0 < len(groups[0]) < 4 and all(len(group) == 3 for group in groups[1:]))
    if not well_grouped or not re.fullmatch("[0-9]+" if found else "", decimals):
        raise CellError("is not an amount", _HOW)
    return Decimal("".join(groups) + "." + (decimals or "0"))


def _decimal_mark(text: str, marks: list[str]) -> str:
    """The mark before the decimals: the last of two kinds, or the only one where it can't separate thousands."""
    last = marks[-1]
    if len(set(marks)) == 2:
        return last
    if len(marks) > 1:  # one mark more than once separates thousands
        return "." if last == "," else ","
    whole, _, decimals = text.partition(last)
    if len(decimals) == 3 and len(whole) < 4 and not whole.startswith("0"):
        raise CellError(
            "could be {large} or {small}",
            "write it with two decimals, or say which mark separates them",
            large=whole + decimals,
            small=f"{whole},{decimals}",
        )
    return last


def _with_cents(number: Decimal) -> Decimal:
    if abs(number) >= 10**_MAX_DIGITS:
        raise CellError("is too large for an amount", _HOW)
    cents = number.quantize(CENT, context=Context(prec=28))
    if cents != number:
        raise CellError("has more than two decimals", "round it to cents")
    return cents or cents.copy_abs()  # not -0.00
