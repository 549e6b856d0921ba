"""Rows of a CSV file, whatever program wrote it."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from pathlib import Path

import attrs

from .cell_errors import N_
from .columns import is_blank, match_columns, recognised
from .conversion import Conversion
from .problems import Problems
from .records import Place, Record
from .text_files import MAX_LINE_LENGTH, LineTooLongError, find_encoding, lines_of

_DELIMITERS = (";", ",", "\t")
_SPLIT = N_("put quotation marks around values that hold a delimiter")


@attrs.frozen(kw_only=True)
class CsvFormat:
    """How a CSV file is written."""

    encoding: str
    delimiter: str


@attrs.frozen(kw_only=True)
class CsvFile:
    """A CSV file. What is None is found out."""

    path: Path
    delimiter: str | None = None
    encoding: str | None = None

    def format(self, conversion: Conversion, problems: Problems) -> CsvFormat | None:
        """How the file is written; None where that can't be found out, which is told."""
        encoding = self.encoding or find_encoding(self.path, problems)
        if encoding is None or not self._is_known(encoding, problems):
            return None
        delimiter = self.delimiter or self._find_delimiter(encoding, conversion, problems)
        return None if delimiter is None else CsvFormat(encoding=encoding, delimiter=delimiter)

    def _is_known(self, encoding: str, problems: Problems) -> bool:
        try:
            codecs.lookup(encoding)
        except LookupError:
            problems.add(
                Place(self.path), "there is no encoding {encoding!r}", "try utf-8 or cp1252", encoding=encoding
            )
            return False
        return True

    def records(self, conversion: Conversion, problems: Problems) -> Iterator[Record]:
        """The rows below the headers; what is wrong with the file is told."""
        place = Place(self.path)
        try:
            found = self.format(conversion, problems)
            if found is not None:
                yield from self._records(found, conversion, problems)
        except UnicodeDecodeError as error:
            problems.add(
                place,
                "is not in the encoding {encoding}: byte {byte} can't be read",
                "leave the encoding out, or name another",
                encoding=error.encoding,
                byte=hex(error.object[error.start]),
            )
        except LineTooLongError:
            problems.add(
                place,
                "has a line of more than {most} characters, and was read up to there",
                "check whether it is a CSV file",
                most=MAX_LINE_LENGTH,
            )

    def _records(self, found: CsvFormat, conversion: Conversion, problems: Problems) -> Iterator[Record]:
        rows = self._rows(found, problems)
        first = next(rows, None)
        if first is None:
            problems.add(Place(self.path), "is empty", "check whether it is the right file")
            return
        columns = match_columns(first[1], conversion, Place(self.path, first[0]), problems)
        if columns is None:
            return
        for line, cells in rows:
            record = columns.record(Place(self.path, line), cells)
            if any(cells[len(columns.header_row) :]):
                problems.add(
                    record.place,
                    "has {cells} values below {headers} headers",
                    _SPLIT,
                    record=record,
                    cells=len(cells),
                    headers=len(columns.header_row),
                )
            else:
                yield record

    def _rows(self, found: CsvFormat, problems: Problems) -> Iterator[tuple[int, list[str]]]:
        """The rows that are not blank, with the line on which each begins."""
        lines = lines_of(self.path, found.encoding)
        reader = csv.reader(lines, delimiter=found.delimiter, strict=True)
        while True:
            line = reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                problems.add(
                    Place(self.path, line),
                    "has a quotation mark that is not closed, or is within a value",
                    "double a quotation mark within a value, and close each one",
                )
                continue
            if line == 1 and cells and len(cells) <= 2 and cells[0].startswith("sep="):
                continue  # Excel's own line with the delimiter
            if not all(map(is_blank, cells)):
                yield line, cells

    def _find_delimiter(self, encoding: str, conversion: Conversion, problems: Problems) -> str | None:
        """The delimiter with which most headers name a field."""
        lines = lines_of(self.path, encoding)
        head = next((line for line in lines if line.strip()), "")
        if head.startswith("sep=") and len(head.rstrip("\r\n")) == 5:
            return head[4]
        names: dict[str, tuple[int, int]] = {}
        for delimiter in _DELIMITERS:
            cells = [cell for row in csv.reader([head], delimiter=delimiter) for cell in row]
            names[delimiter] = recognised(cells, conversion), len(cells)
        best = max(names, key=lambda delimiter: names[delimiter])
        if head and names[best][1] < 2:
            problems.add(
                Place(self.path, 1),
                "the headers have no known delimiter",
                "separate them by ';', ',' or a tab, or say which character it is",
                value=head.strip(),
            )
            return None
        return best
