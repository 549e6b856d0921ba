"""Spreadsheets with real numbers and dates, written row by row."""

import datetime
from collections.abc import Iterable, Sequence
from decimal import Decimal
from gettext import gettext as _
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from .cells import TypedColumn

_MAX_ROWS = 1_048_575
"""Beside the row of names."""
_MAX_TEXT_LENGTH = 32_767
_FORMATS: dict[type, str] = {
    Decimal: "#,##0.00",
    datetime.date: "dd-mm-yyyy",
    datetime.datetime: "dd-mm-yyyy hh:mm:ss",
}


def write_spreadsheet(to: IO[bytes], columns: Sequence[TypedColumn], rows: Iterable[Sequence[Any]]) -> int:
    """Write an xlsx file, and return the number of rows; times are those of Amsterdam.

    Raises:
        ValueError: there are more rows than a spreadsheet can have.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.freeze_panes = "A2"
    sheet.append([_text_cell(sheet, typed.column.name) for typed in columns])
    count = 0
    for row in rows:
        count += 1
        if count > _MAX_ROWS:
            raise ValueError(_("--to: a spreadsheet has no room for so many objects; use csv or parquet"))
        sheet.append([_cell(sheet, value, typed.kind) for value, typed in zip(row, columns, strict=True)])
    book.save(to)
    return count


def _cell(sheet: Any, value: Any, kind: type) -> Any:
    if isinstance(value, str):
        return _text_cell(sheet, value)
    if isinstance(value, datetime.datetime):
        value = value.replace(tzinfo=None)  # a spreadsheet knows no time zones
    if kind not in _FORMATS:
        return value
    cell = WriteOnlyCell(sheet, value)
    cell.number_format = _FORMATS[kind]
    return cell


def _text_cell(sheet: Any, text: str) -> Any:
    """A cell that stays a text, even if a customer's name looks like a formula."""
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", text)[:_MAX_TEXT_LENGTH])
    cell.data_type = "s"
    return cell
