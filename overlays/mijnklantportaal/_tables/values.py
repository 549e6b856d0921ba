"""From the value of a cell to that of a field."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from .amounts import amount_of_number, read_amount
from .cell_errors import N_, CellError
from .dates import read_date, read_time
from .pdfs import Pdf

if TYPE_CHECKING:
    from .conversion import Conversion
    from .records import Cell

_YES = frozenset(["ja", "j", "yes", "y", "true", "waar", "1", "x"])
_NO = frozenset(["nee", "n", "no", "false", "onwaar", "0"])
_ERRORS = re.compile(r"#(?:N/A|N/B|REF!|VERW!|VALUE!|WAARDE!|NAME\?|NAAM\?|DIV/0!|DEEL/0!|NUM!|GETAL!|NULL!|LEEG!)")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_MAX_TEXT_LENGTH = 1000
_FIRST_YEAR, _LAST_YEAR = 1980, 2100
_COUNTRIES = {
    **dict.fromkeys(("nederland", "netherlands", "the netherlands"), "NL"),
    **dict.fromkeys(("belgië", "belgie", "belgium"), "BE"),
    **dict.fromkeys(("duitsland", "germany"), "DE"),
    **dict.fromkeys(("frankrijk", "france"), "FR"),
    **dict.fromkeys(("luxemburg", "luxembourg"), "LU"),
}

_AS_TEXT = N_("format the column as text, and type it again")


def text(cell: Cell, conversion: Conversion) -> str:
    """A text; of a spreadsheet also a whole number."""
    if isinstance(cell, bool) or not isinstance(cell, (str, int, float, Decimal)):
        raise CellError("became a date or another value in the spreadsheet", _AS_TEXT)
    if isinstance(cell, (float, Decimal)):
        if cell != int(cell):
            raise CellError("became a number with decimals in the spreadsheet", _AS_TEXT)
        cell = int(cell)
    value = str(cell).strip()
    if _ERRORS.fullmatch(value):
        raise CellError("is an error of a formula", "correct the formula, and save the file again")
    if _CONTROL.search(value):
        raise CellError("holds control characters", "check whether the file is really text")
    if len(value) > _MAX_TEXT_LENGTH:
        raise CellError(
            "is longer than {most} characters", "check whether a quotation mark is missing", most=_MAX_TEXT_LENGTH
        )
    return value


def amount(cell: Cell, conversion: Conversion) -> Decimal:
    """An amount in EUR."""
    if isinstance(cell, (int, float, Decimal)) and not isinstance(cell, bool):
        return amount_of_number(cell)
    return read_amount(text(cell, conversion), conversion.decimal_mark)


def day(cell: Cell, conversion: Conversion) -> datetime.date:
    """A day."""
    if isinstance(cell, datetime.datetime):
        return likely(cell.date())
    if isinstance(cell, datetime.date):
        return likely(cell)
    return likely(read_date(text(cell, conversion)))


def likely(found: datetime.date) -> datetime.date:
    """A day that offers and invoices have."""
    if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise CellError("is in the year {year}", "look at the year", year=found.year)
    return found


def time(cell: Cell, conversion: Conversion) -> datetime.datetime:
    """A time, in Amsterdam."""
    if isinstance(cell, datetime.datetime):
        return cell
    return read_time(text(cell, conversion))


def flag(cell: Cell, conversion: Conversion) -> bool:
    """Yes or no, in Dutch or English."""
    if isinstance(cell, bool):
        return cell
    value = text(cell, conversion).casefold()
    if value not in _YES | _NO:
        raise CellError("is neither yes nor no", "write ja or nee")
    return value in _YES


def country(cell: Cell, conversion: Conversion) -> str:
    """A country's code of two letters; some names are known too."""
    value = text(cell, conversion)
    if re.fullmatch("[A-Za-z]{2}", value):
        return value.upper()
    if (code := _COUNTRIES.get(value.casefold())) is None:
        raise CellError("is not a country's code", "write its two letters, such as NL or BE")
    return code


def pdf(cell: Cell, conversion: Conversion) -> Pdf:
    """A PDF that is one."""
    found = cell if isinstance(cell, Pdf) else conversion.pdf_named(text(cell, conversion))
    found.check()
    return found
