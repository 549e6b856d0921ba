"""Files of the tests, and what is read from them."""

from pathlib import Path
from typing import Any

from mijnklantportaal._tables.conversion import Conversion, Kind
from mijnklantportaal._tables.csv_file import CsvFile
from mijnklantportaal._tables.problems import Problems
from mijnklantportaal._tables.read import Source, read_customers, read_invoices, read_offers

PDF = b"%PDF-1.7\n%made up\n"
HEADERS = "Factuurnummer;Klant;Factuurdatum;Bedrag;Bestand"


def read(source: Source, kind: Kind = "invoice", **settings: Any) -> tuple[list[Any], Problems]:
    """The rows of a source, and what is wrong with it."""
    problems = Problems()
    conversion = Conversion(kind=kind, **{"pdf_folder": source.path.parent, **settings})
    readers: dict[Kind, Any] = {"invoice": read_invoices, "offer": read_offers, "customer": read_customers}
    return list(readers[kind](source, conversion, problems)), problems


def read_csv(
    folder: Path, content: str | bytes, kind: Kind = "invoice", **settings: Any
) -> tuple[list[Any], list[str]]:
    """The rows of a CSV file with this content beside some PDFs, and its problems as text."""
    names = {"delimiter", "encoding"} & set(settings)
    form = {name: settings.pop(name) for name in names}
    path = folder / "rows.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    for name in ("a.pdf", "b.pdf", "c.pdf"):
        (folder / name).write_bytes(PDF)
    rows, problems = read(CsvFile(path=path, **form), kind, **settings)
    return rows, [str(problem) for problem in problems.found]
