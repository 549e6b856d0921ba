"""Rows from the names of PDFs."""

import datetime
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mijnklantportaal._tables.cell_errors import CellError
from mijnklantportaal._tables.conversion import Conversion
from mijnklantportaal._tables.pdf_folder import NamePattern, PdfFolder
from mijnklantportaal._tables.problems import Problems
from tests.tables.reading import PDF, read

PATTERN = "{customer}_{invoice_number}_{issued_at}.pdf"
INVOICES = Conversion(kind="invoice")


def folder_of(path: Path, *names: str) -> Path:
    for name in names:
        file = path / name
        file.parent.mkdir(exist_ok=True, parents=True)
        file.write_bytes(PDF)
    return path


def texts(problems: Problems) -> list[str]:
    return [str(problem) for problem in problems.found]


def test_pdf_names_give_number_customer_and_day(tmp_path: Path) -> None:
    names = (
        "a@b.nl_2026-001_20-11-2026.pdf",
        "cst_abc12345def678_2026-002_20261120.PDF",
        "Café één_2026 003_2026-11-20.pdf",
    )
    folder = folder_of(tmp_path, *names)
    rows, problems = read(PdfFolder(path=folder, pattern=PATTERN), pdf_folder=folder, constants={"amount": "5,00"})
    assert texts(problems) == []
    found = {row.invoice_number: (str(row.customer), row.issued_at, row.pdf.name) for row in rows}
    day = datetime.date(2026, 11, 20)
    assert found == {
        "2026-001": ("a@b.nl", day, names[0]),
        "2026-002": ("cst_abc12345def678", day, names[1]),
        "2026 003": ("Café één", day, names[2]),
    }


def test_pdf_names_of_a_mac_are_composed(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, unicodedata.normalize("NFD", "Café_1_2026-11-20.pdf"))
    ((row,), _) = read(PdfFolder(path=folder, pattern=PATTERN), constants={"amount": "5"})
    assert row.customer.company_name == "Café"
    row.pdf.check()


def test_pdf_folders_can_name_the_customer(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, "Korrel/2026-001 12,95.pdf", "Jansen & Zn/2026-002 1.234,56.pdf")
    source = PdfFolder(path=folder, pattern="{customer}/{invoice_number} {amount}.pdf")
    rows, problems = read(source, constants={"issued_at": "20-11-2026"})
    assert texts(problems) == []
    assert [(row.customer.company_name, str(row.amount)) for row in rows] == [
        ("Jansen & Zn", "1234.56"),
        ("Korrel", "12.95"),
    ]


def test_pdf_names_that_do_not_fit_are_told_all_at_once(tmp_path: Path) -> None:
    folder = folder_of(
        tmp_path,
        "Korrel_1_2026-11-20.pdf",
        "Korrel_2_2026-13-40.pdf",
        "de_Korrel_3_2026-11-20.pdf",
        "los.pdf",
        "map/Korrel_4_2026-11-20.pdf",
        "Slager_1_2026-11-20.pdf",
        ".verborgen.pdf",
        "notities.txt",
    )
    (folder / "Korrel_5_2026-11-20.pdf").write_text("<html>")
    (folder / "Korrel_6_2026-11-20.pdf").symlink_to("/etc/hostname")
    rows, problems = read(PdfFolder(path=folder, pattern=PATTERN), pdf_folder=folder, constants={"amount": "5"})
    assert [row.invoice_number for row in rows] == ["1"]
    told = [text.partition(";")[0].replace(str(tmp_path), "FOLDER") for text in texts(problems)]
    assert told == [
        "Korrel_2_2026-13-40.pdf, column 'issued_at': '2026-13-40' is a day that does not exist",
        "Korrel_5_2026-11-20.pdf, column 'pdf': 'Korrel_5_2026-11-20.pdf' is not a PDF",
        "Korrel_6_2026-11-20.pdf: 'Korrel_6_2026-11-20.pdf' is outside of FOLDER",
        "Slager_1_2026-11-20.pdf, column 'invoice_number': '1' is in Korrel_1_2026-11-20.pdf too",
        "de_Korrel_3_2026-11-20.pdf: 'de_Korrel_3_2026-11-20.pdf' can be read in two ways: "
        "customer could be 'de_Korrel' or 'de'",
        f"los.pdf: 'los.pdf' does not have the form {PATTERN}",
        f"Korrel_4_2026-11-20.pdf: 'map/Korrel_4_2026-11-20.pdf' does not have the form {PATTERN}",
    ]
    assert [str(note).partition(": ")[2] for note in problems.notes] == ["1 other files are left out"]


def test_pdf_pattern_that_leaves_a_field_out_is_told_before_any_file(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, "1.pdf")
    (text,) = texts(read(PdfFolder(path=folder, pattern="{invoice_number}"))[1])
    assert "customer, issued_at, amount: neither in the pattern {invoice_number}.pdf nor given for all" in text
    assert ("holds no PDF") in texts(
        read(PdfFolder(path=tmp_path / "gone", pattern=PATTERN), constants={"amount": "1"})[1]
    )[0]


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("{customer}_{number}.pdf", "no field 'number'"),
        ("{customer}{invoice_number}.pdf", "put a character"),
        ("{customer}_{customer}.pdf", "is there twice"),
        ("invoice.pdf", "write it like"),
        ("{customer}_{.pdf", "write it like"),
        ("{pdf}", "no field 'pdf'"),
    ],
)
def test_pdf_pattern_that_can_not_be_used_is_refused(pattern: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        NamePattern.of(pattern, INVOICES)


PARTS = st.text(alphabet="abc12 -&.", min_size=1, max_size=8)


@given(PARTS, PARTS, st.dates(datetime.date(1990, 1, 1), datetime.date(2090, 1, 1)))
def test_pdf_names_without_the_separator_in_a_part_are_read_back(
    customer: str, number: str, day: datetime.date
) -> None:
    values = NamePattern.of(PATTERN, INVOICES).values(f"{customer}_{number}_{day}.pdf")
    assert values == {"customer": customer, "invoice_number": number, "issued_at": str(day)}


@given(st.text(alphabet="ab_", min_size=1, max_size=8), st.text(alphabet="12_", min_size=1, max_size=8))
def test_pdf_names_are_never_read_in_one_way_where_two_are_possible(customer: str, number: str) -> None:
    name = f"{customer}_{number}.pdf"
    stem = name.removesuffix(".pdf")
    ways = [(stem[:at], stem[at + 1 :]) for at, mark in enumerate(stem) if mark == "_" and 0 < at < len(stem) - 1]
    pattern = NamePattern.of("{customer}_{invoice_number}.pdf", INVOICES)
    if len(ways) == 1:
        assert tuple(pattern.values(name).values()) == ways[0]
    else:
        with pytest.raises(CellError, match="two ways"):
            pattern.values(name)
