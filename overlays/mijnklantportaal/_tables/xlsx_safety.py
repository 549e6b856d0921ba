"""What is looked at in a spreadsheet's archive before a library reads it."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from .problems import N_, Place, Problems

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_LARGEST = 150 * 1024 * 1024
"""Bytes of all parts, unpacked. 100,000 rows of ten columns take some 50 MB."""
_MOST_PARTS = 5000
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ODS = b"application/vnd.oasis.opendocument"
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ROW, _CELL = f"{_SHEET}row", f"{_SHEET}c"
_MOST_ROWS = 1_048_576
"""Excel has no more."""
_USUAL_CELL = re.compile("[A-Z]{1,2}[0-9]{1,7}|row [0-9]+")
"""702 columns; a cell in one of the last of Excel makes each row that long."""
_SAVE_AS = N_("save it as xlsx (Excel workbook) in the spreadsheet program")
_MOST_UNCOUNTED = 100


def check_archive(path: Path, problems: Problems) -> bool:
    """Whether this is a spreadsheet that can be read in bounded memory; if not, it is told."""
    place = Place(path)
    with path.open("rb") as file:
        head = file.read(256)
    if not head:
        problems.add(place, "is empty", "look whether it is the right file")
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
    if total > _LARGEST or len(parts) > _MOST_PARTS:
        problems.add(
            place,
            "is {size} MB large when it is unpacked, more than the {most} MB that are read",
            "copy the rows into a new file, or save it as CSV",
            size=total // 1024**2,
            most=_LARGEST // 1024**2,
        )
        return False
    return True


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
    """Look through a sheet, in constant memory."""
    # Imported late, like all that reads XML.
    from defusedxml.ElementTree import iterparse

    facts = SheetFacts()
    number = 0
    with zipfile.ZipFile(path) as archive, archive.open(part) as source:
        for event, element in iterparse(source, ("start", "end"), forbid_dtd=True):
            if element.tag == _ROW and event == "start":
                number = int(element.get("r") or number + 1)
                if number > _MOST_ROWS:
                    facts.beyond = f"row {number}"
                    break
                if element.get("hidden") in {"1", "true"}:
                    facts.hidden.append(number)
            elif element.tag == _CELL and event == "end":
                cell = element.get("r") or f"row {number}"
                if _USUAL_CELL.fullmatch(cell) is None:
                    facts.beyond = cell
                    break
                if _is_uncounted(element) and len(facts.uncounted) < _MOST_UNCOUNTED:
                    facts.uncounted.append(cell)
                element.clear()
            elif element.tag == _ROW:
                element.clear()
    return facts


def _is_uncounted(cell: Element) -> bool:
    """Whether a formula has no result; an empty text is one."""
    formula, value = (cell.find(f"{_SHEET}{name}") for name in "fv")
    return formula is not None and cell.get("t") != "str" and (value is None or not value.text)
