"""The file of rejected rows: as the source has them, each with its reasons, to correct and send again."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Iterable, Mapping, Sequence
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..._tables.csv_file import CsvFile, CsvFormat
from ..._tables.problems import Problems
from ..._tables.xlsx_file import XlsxFile
from .problem_messages import reason

if TYPE_CHECKING:
    from ..._tables.conversion import Conversion
    from ..._tables.read import Source
    from ..._tables.records import Record

_REASONS = ("Reden", "Reason")
"""The header of the first column; a file that is fed again has it already."""


def rejected_path(source: Source) -> Path:
    """Where the rejected rows go: beside the source, so that the names of PDFs still hold."""
    suffix = ".xlsx" if isinstance(source, XlsxFile) else ".csv"
    return source.path.with_name(f"{source.path.stem}.rejected{suffix}")


def write_rejected(path: Path, source: Source, conversion: Conversion, problems: Problems) -> int:
    """Write the rows with problems, and return how many there are."""
    reasons: dict[Record, list[str]] = {}
    for problem in problems.found:
        if problem.record is not None:
            column = f"{problem.column}: " if problem.column else ""
            reasons.setdefault(problem.record, []).append(column + reason(problem))
    if not reasons:
        return 0
    if isinstance(source, XlsxFile):
        _write_xlsx(path, _with_reasons(reasons))
    elif isinstance(source, CsvFile):
        found = source.format(conversion, Problems()) or CsvFormat(encoding="utf-8-sig", delimiter=";")
        _write_csv(path, found, _with_reasons(reasons))
    else:
        _write_csv(path, CsvFormat(encoding="utf-8-sig", delimiter=";"), _of_files(reasons))
    return len(reasons)


def _with_reasons(reasons: Mapping[Record, Sequence[str]]) -> Iterable[list[Any]]:
    """The rows of a table behind a column of reasons; that of an earlier time is left out."""
    for position, (record, texts) in enumerate(reasons.items()):
        kept = [at for at, header in enumerate(record.header_row) if header not in _REASONS]
        more = range(len(record.header_row), len(record.raw))
        if position == 0:
            yield [_("Reason"), *(record.header_row[at] for at in kept)]
        yield [" | ".join(texts), *(record.raw[at] for at in (*kept, *more) if at < len(record.raw))]


def _of_files(reasons: Mapping[Record, Sequence[str]]) -> Iterable[list[Any]]:
    """The names of files in a folder, which are corrected there."""
    yield [_("File"), _("Reason")]
    for record, texts in reasons.items():
        yield [str(record.place.file), " | ".join(texts)]


def _write_csv(path: Path, found: CsvFormat, rows: Iterable[list[Any]]) -> None:
    with path.open("w", encoding=found.encoding, errors="replace", newline="") as file:
        csv.writer(file, delimiter=found.delimiter).writerows(rows)


def _write_xlsx(path: Path, rows: Iterable[list[Any]]) -> None:
    import openpyxl  # late: other sources don't need it

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(_("Rejected"))
    for row in rows:
        sheet.append([_plain(cell) for cell in row])
    book.save(path)


def _plain(cell: Any) -> Any:
    """A value that a spreadsheet takes; what looks like a formula stays a text."""
    if isinstance(cell, str) and cell.startswith("="):
        return f"'{cell}"
    return cell if isinstance(cell, (str, int, float, datetime.date, type(None))) else str(cell)
