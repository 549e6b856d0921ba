"""Which reader a path gets, and what importing them costs."""

import subprocess
import sys
from pathlib import Path

import pytest

from mijnklantportaal._tables.csv_file import CsvFile
from mijnklantportaal._tables.pdf_folder import PdfFolder
from mijnklantportaal._tables.read import recognise
from mijnklantportaal._tables.ubl_folder import UblFolder
from mijnklantportaal._tables.xlsx_file import XlsxFile


def test_source_is_recognised_by_the_name_and_what_a_folder_holds(tmp_path: Path) -> None:
    assert isinstance(recognise(Path("a.CSV")), CsvFile)
    assert isinstance(recognise(Path("a.xlsx")), XlsxFile)
    assert isinstance(recognise(Path("a.xml")), UblFolder)
    with pytest.raises(ValueError, match=r"expected a folder, or a file that ends in \.csv"):
        recognise(Path("a.docx"))
    (tmp_path / "a.pdf").touch()
    with pytest.raises(ValueError, match="pattern: say what the names"):
        recognise(tmp_path)
    assert isinstance(recognise(tmp_path, "{invoice_number}"), PdfFolder)
    (tmp_path / "a.xml").touch()
    assert isinstance(recognise(tmp_path), UblFolder)


def test_source_readers_import_nothing_heavy() -> None:
    code = (
        "import sys, mijnklantportaal._tables.read; "
        "print([name for name in ('openpyxl', 'defusedxml', 'dateutil.parser', 'click', 'httpx', 'httpx2') "
        "if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
