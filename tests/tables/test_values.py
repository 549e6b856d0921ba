"""From the value of a cell to that of a field."""

from pathlib import Path

import pytest

from mijnklantportaal._tables.cell_errors import CellError
from mijnklantportaal._tables.conversion import Conversion
from mijnklantportaal._tables.pdfs import file_in
from mijnklantportaal._tables.values import text

INVOICES = Conversion(kind="invoice")


def test_value_that_is_a_whole_number_is_text_without_a_point() -> None:
    assert [text(number, INVOICES) for number in (7, 7.0, 2026001.0)] == ["7", "7", "2026001"]


@pytest.mark.parametrize("name", ["a\0.pdf", "x" * 1001, "../a.pdf", "/etc/passwd", "a/../../b.pdf"])
def test_file_name_that_leads_out_of_the_folder_or_is_none_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(CellError, match=r"is outside of|is not the name"):
        file_in(tmp_path, name)


def test_file_name_with_the_separator_of_windows_is_found(tmp_path: Path) -> None:
    assert file_in(tmp_path, "sub\\a.pdf").path == tmp_path / "sub" / "a.pdf"
