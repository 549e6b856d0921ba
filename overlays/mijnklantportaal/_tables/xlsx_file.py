"""Rows of a spreadsheet (xlsx), with real numbers and days."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import attrs

from .cell_errors import N_
from .columns import is_blank, match_columns
from .conversion import Conversion
from .problems import Problems
from .records import Cell, Place, Record
from .xlsx_safety import check_archive, sheet_facts

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

_LEADING_ZEROS = re.compile("0{2,}")
_LOOK = N_("open it in a spreadsheet program, and save it as xlsx again")


@attrs.frozen(kw_only=True)
class XlsxFile:
    """A spreadsheet."""

    path: Path
    sheet: str | None = None
    """Which sheet; None for the only one that can be seen."""

    def records(self, conversion: Conversion, problems: Problems) -> Iterator[Record]:
        """The rows below the headers; what is wrong with the file is told."""
        # Imported late: other files don't need it, and it takes a while.
        import openpyxl

        place = Place(self.path)
        try:
            if not check_archive(self.path, problems):
                return
            with warnings.catch_warnings():  # about styles and the like, which don't matter here
                warnings.simplefilter("ignore")
                book = openpyxl.load_workbook(self.path, read_only=True, data_only=True)
                try:
                    sheet = self._sheet(book, problems)
                    if sheet is not None:
                        yield from self._records(sheet, conversion, problems)
                finally:
                    book.close()
        except FileNotFoundError:
            raise
        except Exception as error:  # whatever a broken file makes openpyxl and the XML parser raise
            problems.add(
                place,
                "can't be read as a spreadsheet ({reason})",
                _LOOK,
                reason=_first_cause(error),
            )

    def _sheet(self, book: Any, problems: Problems) -> ReadOnlyWorksheet | None:
        sheets = {sheet.title: sheet for sheet in book.worksheets}
        listed = ", ".join(map(repr, sheets))
        place = Place(self.path)
        if self.sheet is not None:
            if self.sheet not in sheets:
                problems.add(
                    place, "there is no sheet {sheet!r}", "the sheets are {sheets}", sheet=self.sheet, sheets=listed
                )
            return sheets.get(self.sheet)
        visible = [sheet for sheet in sheets.values() if sheet.sheet_state == "visible"]
        if len(visible) != 1:
            problems.add(place, "has {count} sheets", "name one of them: {sheets}", count=len(visible), sheets=listed)
            return None
        return cast("ReadOnlyWorksheet", visible[0])

    def _records(self, sheet: Any, conversion: Conversion, problems: Problems) -> Iterator[Record]:
        if not self._is_usual(sheet, problems):
            return
        rows = self._rows(sheet)
        first = next(rows, None)
        if first is None:
            problems.add(Place(self.path, sheet=sheet.title), "is empty", "check whether it is the right sheet")
            return
        columns = match_columns(first[1], conversion, self._place(sheet, first[0]), problems)
        if columns is not None:
            for row, cells in rows:
                yield columns.record(self._place(sheet, row), cells)

    def _place(self, sheet: Any, row: int) -> Place:
        return Place(self.path, row, "row", sheet.title)

    def _rows(self, sheet: Any) -> Iterator[tuple[int, list[Cell]]]:
        """The rows that are not blank, with their numbers."""
        sheet.reset_dimensions()  # what a file says of its size need not be true
        rows = cast("Iterable[tuple[Any, ...]]", sheet.iter_rows())
        for row, found in enumerate(rows, 1):
            cells = [_value(cell) for cell in found]
            if not all(map(is_blank, cells)):
                yield row, cells

    def _is_usual(self, sheet: Any, problems: Problems) -> bool:
        """Whether the sheet can be read in bounded time; what else is worth knowing is told."""
        facts = sheet_facts(self.path, sheet._worksheet_path)
        place = Place(self.path, sheet=sheet.title)
        if facts.beyond is not None:
            problems.add(
                place,
                "uses {cell}, where no table has anything",
                "copy the rows into a new file",
                cell=facts.beyond,
            )
            return False
        if facts.hidden:
            problems.note(place, "rows {rows} are hidden, and are read like the others", rows=ranges(facts.hidden))
        if facts.uncounted:
            problems.note(
                place,
                "the file does not hold the results of the formulas in {cells}, which are read as empty; "
                "open it in a spreadsheet program, and save it again",
                cells=", ".join(facts.uncounted[:20]),
            )
        return True


def _first_cause(error: BaseException) -> str:
    """What went wrong at first; the library wraps it in words about paths."""
    while (cause := error.__cause__ or error.__context__) is not None:
        error = cause
    return " ".join(f"{type(error).__name__} {error}".split())[:120]


def _value(cell: Any) -> Cell:
    """The value; a whole number that is shown with leading zeros is the text that is seen."""
    value = cell.value
    if isinstance(value, int) and not isinstance(value, bool) and _LEADING_ZEROS.fullmatch(cell.number_format or ""):
        return str(value).zfill(len(cell.number_format))
    return cast("Cell", value)


def ranges(numbers: list[int]) -> str:
    """Numbers in rising order, as in `4, 7-9`."""
    found: list[list[int]] = []
    for number in numbers:
        if found and found[-1][-1] == number - 1:
            found[-1][1:] = [number]
        else:
            found.append([number])
    shown = ["-".join(map(str, part)) for part in found[:20]]
    return ", ".join(shown) + (", ..." if len(found) > 20 else "")
