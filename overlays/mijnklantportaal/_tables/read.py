"""Reads a file or folder into rows, and collects every problem; the entry of this package."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol, TypeVar

from .cell_errors import unreadable
from .conversion import Conversion
from .csv_file import CsvFile
from .pdf_folder import PdfFolder, files_below
from .problems import Problems
from .records import Place, Record
from .rows import CustomerRow, InvoiceRow, OfferRow, customer_rows, invoice_rows, offer_rows
from .ubl_folder import UblFolder
from .xlsx_file import XlsxFile

Row = TypeVar("Row")


class Source(Protocol):
    """A file or folder that holds rows."""

    @property
    def path(self) -> Path:
        """Where it is."""
        ...

    def records(self, conversion: Conversion, problems: Problems) -> Iterator[Record]:
        """Its rows as they stand there."""
        ...


def read_invoices(source: Source, conversion: Conversion, problems: Problems) -> Iterator[InvoiceRow]:
    """The invoices that can be sent; `problems` has why the others can't."""
    return _read(source, conversion, problems, invoice_rows)


def read_offers(source: Source, conversion: Conversion, problems: Problems) -> Iterator[OfferRow]:
    """The offers that can be sent; `problems` has why the others can't."""
    return _read(source, conversion, problems, offer_rows)


def read_customers(source: Source, conversion: Conversion, problems: Problems) -> Iterator[CustomerRow]:
    """The customers that can be sent; `problems` has why the others can't."""
    return _read(source, conversion, problems, customer_rows)


def _read(
    source: Source,
    conversion: Conversion,
    problems: Problems,
    rows: Callable[[Iterator[Record], Conversion, Problems], Iterator[Row]],
) -> Iterator[Row]:
    place = Place(source.path)
    before = len(problems.found)
    any_rows = False
    try:
        for row in rows(source.records(conversion, problems), conversion, problems):
            any_rows = True
            yield row
    except OSError as error:
        problems.add_error(place, unreadable(error))
    if not any_rows and len(problems.found) == before:
        problems.add(place, "has headers but no rows", "check whether it is the right file")


def recognise(path: Path, pattern: str | None = None) -> Source:
    """The kind of source that a path is, by its name and, for a folder, by what is in it.

    Raises:
        ValueError: It is none, or a folder of PDFs without a pattern for their names.
    """
    suffix = path.suffix.casefold()
    if path.is_dir():
        suffixes = {Path(name).suffix.casefold() for name in files_below(path)}
        if pattern is not None:
            return PdfFolder(path=path, pattern=pattern)
        if ".xml" in suffixes:
            return UblFolder(path=path)
        raise ValueError(
            "pattern: say what the names of the PDFs mean, such as '{customer}_{invoice_number}_{issued_at}.pdf', "
            "or give a CSV file that lists them"
        )
    if suffix == ".xml":
        return UblFolder(path=path)
    if suffix in {".xlsx", ".xlsm", ".xls", ".ods"}:  # of the last two, the reader says what to do
        return XlsxFile(path=path)
    if suffix in {".csv", ".txt", ".tsv"}:
        return CsvFile(path=path)
    raise ValueError(f"{path.name}: expected a folder, or a file that ends in .csv, .xlsx or .xml")
