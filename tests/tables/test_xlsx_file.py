"""Spreadsheets, with their real numbers and days."""

import datetime
import re
import warnings
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from mijnklantportaal._tables.problems import Problems
from mijnklantportaal._tables.xlsx_file import XlsxFile, ranges
from tests.tables.reading import PDF, read

HEADERS = ["Factuurnummer", "Klant", "Factuurdatum", "Bedrag", "Bestand"]
DAY = datetime.datetime(2026, 11, 20)


def workbook(folder: Path, *rows: list[Any]) -> tuple[Path, Any]:
    """A workbook with such rows, and its first sheet, to change before it is saved."""
    (folder / "a.pdf").write_bytes(PDF)
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    return folder / "rows.xlsx", sheet


def texts(problems: Problems) -> list[str]:
    return [str(problem) for problem in problems.found]


def changed(path: Path, part: str, change: Callable[[str], str]) -> None:
    """Change one part of a saved workbook."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts[part].decode()).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


SHEET = "xl/worksheets/sheet1.xml"


def test_xlsx_numbers_and_days_are_real_ones(tmp_path: Path) -> None:
    path, sheet = workbook(
        tmp_path,
        HEADERS,
        ["2026-001", "Korrel", DAY, 1234.56, "a.pdf"],
        [2026002, "Korrel", datetime.date(2026, 11, 20), 0.1 + 0.2, "a.pdf"],
        [3, "Korrel", "20 november 2026", "€ 12,-", "a.pdf"],
    )
    sheet["A4"].number_format = "0000"
    sheet.parent.save(path)
    rows, problems = read(XlsxFile(path=path))
    assert texts(problems) == []
    assert [(row.invoice_number, row.issued_at, row.amount) for row in rows] == [
        ("2026-001", DAY.date(), Decimal("1234.56")),
        ("2026002", DAY.date(), Decimal("0.30")),
        ("0003", DAY.date(), Decimal("12.00")),
    ]
    assert str(rows[0].record.place) == "rows.xlsx, sheet 'Sheet', row 2"


def test_xlsx_problems_are_told_all_at_once(tmp_path: Path) -> None:
    path, sheet = workbook(
        tmp_path,
        [],
        HEADERS,
        [DAY, "Korrel", 46346, True, "a.pdf"],
        [1.5, "Korrel", DAY, 0.125, "b.pdf"],
        ["#N/A", "Korrel", datetime.datetime(1900, 1, 1), 5, None],
    )
    sheet.parent.save(path)
    rows, problems = read(XlsxFile(path=path))
    assert rows == []
    assert [text.removeprefix("rows.xlsx, sheet 'Sheet', ").partition(";")[0] for text in texts(problems)] == [
        "row 3, column 'Factuurnummer': '2026-11-20 00:00:00' became a date or another value in the spreadsheet",
        "row 3, column 'Factuurdatum': '46346' is a number, perhaps a spreadsheet's count of days",
        "row 3, column 'Bedrag': 'True' became a date or another value in the spreadsheet",
        "row 4, column 'Factuurnummer': '1.5' became a number with decimals in the spreadsheet",
        "row 4, column 'Bedrag': '0.125' has more than two decimals",
        "row 4, column 'Bestand': 'b.pdf' is not there",
        "row 5, column 'Factuurnummer': '#N/A' is an error of a formula",
        "row 5, column 'Factuurdatum': '1900-01-01 00:00:00' is in the year 1900",
        "row 5, column 'Bestand': is empty",
    ]


def test_xlsx_with_several_sheets_needs_a_name(tmp_path: Path) -> None:
    path, sheet = workbook(tmp_path, HEADERS, ["1", "Korrel", DAY, 5, "a.pdf"])
    other = sheet.parent.create_sheet("Toelichting")
    sheet.parent.save(path)
    assert texts(read(XlsxFile(path=path))[1]) == ["rows.xlsx: has 2 sheets; name one of them: 'Sheet', 'Toelichting'"]
    assert len(read(XlsxFile(path=path, sheet="Sheet"))[0]) == 1
    (text,) = texts(read(XlsxFile(path=path, sheet="Nee"))[1])
    assert text == "rows.xlsx: there is no sheet 'Nee'; the sheets are 'Sheet', 'Toelichting'"
    other.sheet_state = "hidden"
    sheet.parent.save(path)
    assert len(read(XlsxFile(path=path))[0]) == 1
    assert texts(read(XlsxFile(path=path, sheet="Toelichting"))[1]) == [
        "rows.xlsx, sheet 'Toelichting': is empty; check whether it is the right sheet"
    ]


def test_xlsx_hidden_rows_are_told(tmp_path: Path) -> None:
    path, sheet = workbook(tmp_path, HEADERS, *([str(number), "Korrel", DAY, 5, "a.pdf"] for number in range(8)))
    for row in (3, 4, 5, 7):
        sheet.row_dimensions[row].hidden = True
    sheet.parent.save(path)
    rows, problems = read(XlsxFile(path=path))
    assert len(rows) == 8
    assert [str(note) for note in problems.notes] == [
        "rows.xlsx, sheet 'Sheet': rows 3-5, 7 are hidden, and are read like the others"
    ]
    assert ranges(list(range(1, 100, 2))).endswith("39, ...")


def test_xlsx_formulas_give_their_result_or_are_told(tmp_path: Path) -> None:
    path, sheet = workbook(
        tmp_path, HEADERS, ["1", "Korrel", DAY, "=2+3", "a.pdf"], ["2", "Korrel", DAY, "=4", "a.pdf"]
    )
    sheet.parent.save(path)
    changed(path, SHEET, lambda xml: xml.replace("<f>4</f><v />", "<f>4</f><v>4</v>"))
    rows, problems = read(XlsxFile(path=path))
    assert [row.amount for row in rows] == [4]
    assert texts(problems) == ["rows.xlsx, sheet 'Sheet', row 2, column 'Bedrag': is empty; fill it in"]
    assert [str(note) for note in problems.notes] == [
        "rows.xlsx, sheet 'Sheet': the file does not hold the results of the formulas in D2, which are read as empty; "
        "open it in a spreadsheet program, and save it again"
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b"a;b\n", "is not a spreadsheet"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "old Excel file, or is protected by a password"),
        (b"PK\3\4....mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "OpenDocument"),
        (b"PK\5\6" + bytes(18), "can't be read as a spreadsheet"),
    ],
)
def test_xlsx_that_is_none_is_told_with_what_to_save_it_as(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "rows.xlsx"
    path.write_bytes(content)
    rows, problems = read(XlsxFile(path=path))
    assert rows == []
    assert reason in texts(problems)[0]


def test_xlsx_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path, sheet = workbook(tmp_path, HEADERS)
    sheet.parent.save(path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/bomb.xml", "w") as part:
        for _ in range(200):
            part.write(bytes(1024**2))
    assert path.stat().st_size < 1024**2
    (text,) = texts(read(XlsxFile(path=path))[1])
    assert "is 200 MB large when it is unpacked" in text


def test_xlsx_that_lies_about_its_size_is_not_unpacked_beyond_it(tmp_path: Path) -> None:
    path, sheet = workbook(tmp_path, HEADERS)
    sheet.parent.save(path)
    size = zipfile.ZipFile(path).getinfo(SHEET).file_size
    content = path.read_bytes()
    path.write_bytes(content.replace(size.to_bytes(4, "little"), (60).to_bytes(4, "little")))
    (text,) = texts(read(XlsxFile(path=path))[1])
    assert "can't be read as a spreadsheet" in text


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/styles.xml"])
def test_xlsx_with_xml_entities_is_refused(tmp_path: Path, part: str) -> None:
    path, sheet = workbook(tmp_path, HEADERS, ["1", "Korrel", DAY, 5, "a.pdf"])
    sheet.parent.save(path)
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    changed(path, part, lambda xml: re.sub(r"^(<\?xml[^>]*\?>)?", lambda found: found[0] + laughs, xml, count=1))
    rows, problems = read(XlsxFile(path=path))
    assert rows == []
    assert re.search(r"can't be read as a spreadsheet \((Entities|DTD)Forbidden", texts(problems)[0])


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    ("old", "new"),
    [
        (r'<dimension ref="[^"]*"', '<dimension ref="A1:XFD1048576"'),
        (r'<row r="2"', '<row r="999999999999"'),
        (r'<c r="A2"', '<c r="ZZZZZZ2"'),
    ],
)
def test_xlsx_with_a_made_up_size_takes_no_time(tmp_path: Path, old: str, new: str) -> None:
    path, sheet = workbook(tmp_path, HEADERS, ["1", "Korrel", DAY, 5, "a.pdf"])
    sheet.parent.save(path)
    changed(path, SHEET, lambda xml: re.sub(old, new, xml))
    rows, problems = read(XlsxFile(path=path))
    assert len(rows) + len(problems.found) == 1


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("<row/>" * 10_000_001, "has more cells and texts than are read"),
        ("".join(f'<row r="{number}"><c r="ZZ{number}"/></row>' for number in range(3, 20_000)), "uses row "),
    ],
)
def test_xlsx_with_more_than_a_table_holds_is_refused_in_little_time(tmp_path: Path, row: str, reason: str) -> None:
    path, sheet = workbook(tmp_path, HEADERS, ["1", "Korrel", DAY, 5, "a.pdf"])
    sheet.parent.save(path)
    changed(path, SHEET, lambda xml: xml.replace("</sheetData>", f"{row}</sheetData>"))
    rows, problems = read(XlsxFile(path=path))
    assert rows == []
    assert reason in texts(problems)[0]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("</sheetData>", '<row r="2"><c r="A2"><v>7</v></c></row></sheetData>'),
        (r'<c r="D2"', '<c r="D2"><v>7</v></c><c r="D2"'),
        (r'(<c r="D2".*?</c>)(<c r="E2".*?</c>)', r"\2\1"),
        (r'<c r="A2".*?</c>', '<c r="A2" t="s"><v>-1</v></c>'),
    ],
)
def test_xlsx_of_which_a_library_would_drop_or_mistake_something_is_refused(tmp_path: Path, old: str, new: str) -> None:
    path, sheet = workbook(tmp_path, HEADERS, ["1", "Korrel", DAY, 5, "a.pdf"])
    sheet.parent.save(path)
    changed(path, SHEET, lambda xml: re.sub(old, new, xml))
    rows, problems = read(XlsxFile(path=path))
    assert rows == []
    assert re.search(
        r"can't be read as a spreadsheet \(ValueError (row 2 comes after|cell [AD]2 comes)", texts(problems)[0]
    )


def test_xlsx_values_of_every_type_become_those_of_fields(tmp_path: Path) -> None:
    headers = [*HEADERS, "Betaald op", "Melding"]
    path, sheet = workbook(
        tmp_path,
        headers,
        ["1", "Korrel", DAY, 5, "a.pdf", datetime.datetime(2026, 11, 21, 14, 30), True],
        ["2", "Korrel", DAY, 5, "a.pdf", "21-11-2026", "x"],
    )
    sheet.parent.save(path)
    rows, problems = read(XlsxFile(path=path))
    assert texts(problems) == []
    assert [(row.paid_at, row.send_notification) for row in rows] == [
        (datetime.datetime(2026, 11, 21, 14, 30), True),
        (datetime.datetime(2026, 11, 21), True),
    ]


def test_xlsx_that_is_gone_is_told(tmp_path: Path) -> None:
    assert texts(read(XlsxFile(path=tmp_path / "gone.xlsx"))[1]) == [
        "gone.xlsx: is not there; look at the name and the folder"
    ]


def test_xlsx_is_read_without_warnings(tmp_path: Path) -> None:
    path, sheet = workbook(tmp_path, HEADERS, ["1", "Korrel", DAY, 5, "a.pdf"])
    sheet.parent.save(path)
    changed(path, "xl/styles.xml", lambda xml: re.sub("<cellStyles>.*</cellStyles>", "", xml))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert len(read(XlsxFile(path=path))[0]) == 1
