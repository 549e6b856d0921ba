"""Checks the archive of a spreadsheet before a library reads it."""

from __future__ import annotations

import re
import zipfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from .cell_errors import N_
from .problems import Problems
from .records import Place

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_MAX_BYTES = 150 * 1024 * 1024
"""Bytes of all parts, unpacked. 100,000 rows of ten columns take some 50 MB."""
_MAX_PARTS = 5000
_MAX_TAGS = 10_000_000
"""In all parts; 100,000 rows of ten columns have some 5,000,000."""
_MAX_CELLS = 10_000_000
"""With the empty ones before others in a row."""
_PIECE = 1024 * 1024
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ODS = b"application/vnd.oasis.opendocument"
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ROW, _CELL = f"{_SHEET}row", f"{_SHEET}c"
_MAX_ROWS = 1_048_576
"""Excel has no more."""
_USUAL_CELL = re.compile("[A-Z]{1,2}[0-9]{1,7}|row [0-9]+")
"""702 columns; a cell in one of the last of Excel makes each row that long."""
_COPY = N_("copy the rows into a new file, or save it as CSV")
_SAVE_AS = N_("save it as xlsx (Excel workbook) in the spreadsheet program")
_MAX_UNCOUNTED = 100


def check_archive(path: Path, problems: Problems) -> bool:
    """Whether this is a spreadsheet that can be read in bounded memory; if not, it is told."""
    place = Place(path)
    with path.open("rb") as file:
        head = file.read(256)
    if not head:
        problems.add(place, "is empty", "check whether it is the right file")
        return False
    if head.startswith(_OLE):
        problems.add(place, "is an old Excel file, or is protected by a password", _SAVE_AS)
        return False
    if _ODS in head:
        problems.add(place, "is an OpenDocument file", _SAVE_AS)
        return False
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except zipfile.BadZipFile:
        problems.add(place, "is not a spreadsheet", _SAVE_AS)
        return False
    # A part is never unpacked beyond the size that it states here.
    total = sum(part.file_size for part in parts)
    if total > _MAX_BYTES or len(parts) > _MAX_PARTS:
        problems.add(
            place,
            "is {size} MB large when it is unpacked, more than the {most} MB that are read",
            _COPY,
            size=total // 1024**2,
            most=_MAX_BYTES // 1024**2,
        )
        return False
    if _tags(path) > _MAX_TAGS:
        problems.add(place, "has more cells and texts than are read", _COPY)
        return False
    return True


def _tags(path: Path) -> int:
    """How many tags the parts have, as a measure of the time that it takes to read them."""
    count = 0
    with zipfile.ZipFile(path) as archive:
        for part in archive.infolist():
            with archive.open(part) as source:
                count += sum(piece.count(b"<") for piece in iter(partial(source.read, _PIECE), b""))
    return count


@attrs.define
class SheetFacts:
    """What the library does not say of a sheet."""

    hidden: list[int] = attrs.Factory(list[int])
    """The numbers of hidden rows."""
    uncounted: list[str] = attrs.Factory(list[str])
    """Cells with a formula whose result the file does not hold."""
    beyond: str | None = None
    """A cell or row where no table has one, which would take endless time and memory."""


def sheet_facts(path: Path, part: str) -> SheetFacts:
    """Look through a sheet, in constant memory.

    Raises:
        ValueError: Rows or cells are not in their order, of which a library would drop some.
    """
    # Imported late, like all that reads XML.
    from defusedxml.ElementTree import iterparse

    facts = SheetFacts()
    number = column = cells = 0
    with zipfile.ZipFile(path) as archive, archive.open(part) as source:
        for event, element in iterparse(source, ("start", "end"), forbid_dtd=True):
            if element.tag == _ROW and event == "start":
                before, number = number, int(element.get("r") or number + 1)
                if number <= before:
                    raise ValueError(f"row {number} comes after row {before}")
                cells, column = cells + column, 0
                if number > _MAX_ROWS or cells > _MAX_CELLS:
                    facts.beyond = f"row {number}"
                    break
                if element.get("hidden") in {"1", "true"}:
                    facts.hidden.append(number)
            elif element.tag == _CELL and event == "end":
                cell = element.get("r") or f"row {number}"
                if _USUAL_CELL.fullmatch(cell) is None:
                    facts.beyond = cell
                    break
                before, column = column, _column(cell) or column + 1
                if column <= before or _has_no_text(element):
                    raise ValueError(f"cell {cell} comes twice, too late, or without its text")
                if _is_uncounted(element) and len(facts.uncounted) < _MAX_UNCOUNTED:
                    facts.uncounted.append(cell)
                element.clear()
            elif element.tag == _ROW:
                element.clear()
    return facts


def _column(cell: str) -> int:
    """The number of a cell's column; 0 where the file names no cell."""
    number = 0
    for letter in "" if " " in cell else cell.rstrip("0123456789"):
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _has_no_text(cell: Element) -> bool:
    """Whether the text is counted from the end of all texts, which Python would allow."""
    return cell.get("t") == "s" and (cell.findtext(f"{_SHEET}v") or "").strip().startswith("-")


def _is_uncounted(cell: Element) -> bool:
    """Whether a formula has no result; an empty text is one."""
    formula, value = (cell.find(f"{_SHEET}{name}") for name in "fv")
    return formula is not None and cell.get("t") != "str" and (value is None or not value.text)
