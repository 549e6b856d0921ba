"""CSV files, whatever program wrote them."""

import datetime
import tracemalloc
from decimal import Decimal
from pathlib import Path

import pytest

from mijnklantportaal._tables.cell_errors import CellError
from mijnklantportaal._tables.csv_file import CsvFile
from mijnklantportaal._tables.customers import CustomerReference
from mijnklantportaal._tables.text_files import MAX_LINE_LENGTH
from tests.tables.reading import HEADERS, PDF, read, read_csv

ROW = "2026-001;Bakkerij de Korrel;20-11-2026;1.234,56;a.pdf"


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_csv_delimiter_and_encoding_are_found_out(tmp_path: Path, delimiter: str, encoding: str, end: str) -> None:
    cells = [["Factuurnr.", "Klant", "Datum", "Bedrag", "PDF"], ["1", "Café Één", "20-11-2026", '"1.234,56"', "a.pdf"]]
    content = end.join(delimiter.join(row) for row in cells) + end
    ((row,), problems) = read_csv(tmp_path, content.encode(encoding))
    assert problems == []
    assert (row.invoice_number, row.customer.company_name, row.amount) == ("1", "Café Één", Decimal("1234.56"))
    assert row.issued_at == datetime.date(2026, 11, 20)


def test_csv_of_offers_is_read_with_decisions_and_notifications(tmp_path: Path) -> None:
    headers = "Offertenummer;Klant;Datum;Geldig tot;Bedrag;PDF;Akkoord op;Afgewezen op;Melding"
    content = f"""{headers}
1;cst_1;20-11-2026;20-12-2026;5,00;a.pdf;;;
2;cst_1;20-11-2026;20-12-2026;5,00;a.pdf;21-11-2026 14:30;;Ja
3;cst_1;20-11-2026;20-12-2026;5,00;a.pdf;;22-11-2026;nee
4;cst_1;20-11-2026;19-11-2026;5,00;a.pdf;;;
5;cst_1;20-11-2026;20-12-2026;5,00;a.pdf;;;misschien
{"6" * 1001};cst_1;20-11-2026;20-12-2026;5,00;a.pdf;;;
"""
    rows, problems = read_csv(tmp_path, content, "offer")
    assert [(row.accepted_at, row.rejected_at, row.send_notification) for row in rows] == [
        (None, None, None),
        (datetime.datetime(2026, 11, 21, 14, 30), None, True),
        (None, datetime.datetime(2026, 11, 22), False),
    ]
    assert [problem.removeprefix("rows.csv, ").partition(";")[0] for problem in problems] == [
        "line 5, column 'Geldig tot': '2026-11-19' is before the day of the offer, 2026-11-20",
        "line 6, column 'Melding': 'misschien' is neither yes nor no",
        f"line 7, column 'Offertenummer': '{'6' * 27}...{'6' * 28}' is longer than 1000 characters",
    ]


def test_csv_that_excel_marks_with_its_delimiter_is_read(tmp_path: Path) -> None:
    rows, problems = read_csv(tmp_path, f"sep=;\r\n{HEADERS}\r\n{ROW}\r\n")
    assert problems == []
    assert rows[0].record.place.row == 3


def test_csv_headers_are_known_in_english_and_in_any_order(tmp_path: Path) -> None:
    (row,), problems = read_csv(
        tmp_path, "file,AMOUNT,Invoice number,issue date,E-mail\na.pdf,12.95,7,2026-11-20,a@b.nl\n"
    )
    assert problems == []
    assert row.customer.email == "a@b.nl"


def test_csv_columns_can_be_named_by_a_mapping(tmp_path: Path) -> None:
    content = "A;B;C;D;E\n2026-001;Korrel;20-11-2026;5,00;a.pdf\n"
    columns = {"invoice_number": "A", "customer": "B", "issued_at": "C", "amount": "D", "pdf": "E"}
    (row,), problems = read_csv(tmp_path, content, columns=columns)
    assert problems == []
    assert row.amount == 5
    rows, problems = read_csv(tmp_path, content, columns={**columns, "amount": "Z"})
    assert rows == []
    assert problems == ["rows.csv, line 1: there is no column 'Z' for amount; the headers are 'A', 'B', 'C', 'D', 'E'"]


def test_csv_values_with_line_breaks_keep_the_count_of_lines(tmp_path: Path) -> None:
    content = f'{HEADERS};Opmerking\n{ROW};"twee\nregels"\n2026-002;Korrel;x;5,00;a.pdf;\n'
    rows, problems = read_csv(tmp_path, content)
    assert [row.record.place.row for row in rows] == [2]
    assert problems == [
        "rows.csv, line 4, column 'Factuurdatum': 'x' is not a date; write it like 31-12-2026 or 2026-12-31"
    ]


def test_csv_problems_are_told_all_at_once_each_with_line_column_value_and_remedy(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "text.pdf").write_text("no pdf")
    (tmp_path / "empty.pdf").touch()
    content = f"""{HEADERS};Valuta
2026-001;Korrel;20-11-2026;5,00;a.pdf;EUR
2026-001;Korrel;20-11-2026;5,00;b.pdf;EUR
2026-003;;20-11-2026;5,00;a.pdf;EUR
2026-004;Korrel;46346;1.234;text.pdf;EUR
2026-005;Korrel;20-11-2026;5,00;empty.pdf;EUR
2026-006;Korrel;20-11-2026;5,00;gone.pdf;EUR
2026-007;Korrel;20-11-2026;5,00;../a.pdf;EUR
2026-008;Korrel;20-11-2026;5,00;folder;EUR
2026-009;Korrel;20-11-2026;5,00;a.pdf;USD

;Korrel;20-11-2026;5,00;a.pdf;EUR
2026-012;Korrel;20-11-2026;5,00;a.pdf;EUR;10
#N/B;Korrel;20-11-2026;5,00;a.pdf;EUR
"""
    rows, problems = read_csv(tmp_path, content)
    assert [row.invoice_number for row in rows] == ["2026-001"]
    assert [problem.replace(str(tmp_path), "FOLDER") for problem in problems] == [
        "rows.csv, line 3, column 'Factuurnummer': '2026-001' is in rows.csv, line 2 too; "
        "remove one of them, or give it another number",
        "rows.csv, line 4, column 'Klant': has no customer; give an id, email address, company name or KvK number",
        "rows.csv, line 5, column 'Factuurdatum': '46346' is a number, perhaps a spreadsheet's count of days; "
        "format the column as a date before you save it",
        "rows.csv, line 5, column 'Bedrag': '1.234' could be 1234 or 1,234; "
        "write it with two decimals, or say which mark separates them",
        "rows.csv, line 5, column 'Bestand': 'text.pdf' is not a PDF; "
        "check whether it is the right file, or whether its download was complete",
        "rows.csv, line 6, column 'Bestand': 'empty.pdf' is empty; "
        "check whether it is the right file, or whether its download was complete",
        "rows.csv, line 7, column 'Bestand': 'gone.pdf' is not there; look at the name and the folder",
        "rows.csv, line 8, column 'Bestand': '../a.pdf' is outside of FOLDER; "
        "move the file there, or name the folder that holds all of them",
        "rows.csv, line 9, column 'Bestand': 'folder' is not a file; name the PDF itself",
        "rows.csv, line 10, column 'Valuta': 'USD' is not the euro; the portal takes euros only",
        "rows.csv, line 12, column 'Factuurnummer': is empty; fill it in",
        "rows.csv, line 13: has 7 values below 6 headers; put quotation marks around values that hold a delimiter",
        "rows.csv, line 14, column 'Factuurnummer': '#N/B' is an error of a formula; "
        "correct the formula, and save the file again",
    ]


def test_csv_links_out_of_the_folder_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "invoices"
    folder.mkdir()
    (tmp_path / "secret.pdf").write_bytes(PDF)
    (folder / "link.pdf").symlink_to(tmp_path / "secret.pdf")
    (folder / "loop.pdf").symlink_to(folder / "loop.pdf")
    for name in ("link.pdf", "loop.pdf", str(tmp_path / "secret.pdf"), "x" * 1001):
        _, (problem,) = read_csv(folder, f"{HEADERS}\n{ROW.replace('a.pdf', name)}\n")
        assert any(reason in problem for reason in ("is outside of", "can't be read", "is longer"))


def test_csv_same_number_of_two_customers_is_allowed_when_asked_for(tmp_path: Path) -> None:
    content = f"{HEADERS}\n{ROW}\n{ROW.replace('Bakkerij', 'Slagerij')}\n{ROW.upper().replace('A.PDF', 'a.pdf')}\n"
    assert len(read_csv(tmp_path, content)[0]) == 1
    rows, problems = read_csv(tmp_path, content, allow_duplicate_numbers=True)
    assert len(rows) == 2
    assert [problem.partition(" is in ")[2] for problem in problems] == [
        "rows.csv, line 2 too; remove one of them, or give it another number"
    ]


def test_csv_unknown_customer_and_number_that_comes_twice_are_told_beside_other_problems(tmp_path: Path) -> None:
    def check(customer: CustomerReference) -> None:
        if customer.company_name == "Niemand":
            raise CellError("is no customer", "correct it")

    content = f"{HEADERS}\n1;Korrel;20-11-2026;5,00;a.pdf\n1;Niemand;20-11-2026;x;a.pdf\n"
    rows, problems = read_csv(tmp_path, content, check_customer=check)
    assert len(rows) == 1
    assert [problem.removeprefix("rows.csv, line 3, ").partition(";")[0] for problem in problems] == [
        "column 'Bedrag': 'x' is not an amount",
        "column 'Klant': 'Niemand' is no customer",
        "column 'Factuurnummer': '1' is in rows.csv, line 2 too",
    ]


def test_csv_missing_columns_are_all_named_with_the_header_that_comes_close(tmp_path: Path) -> None:
    rows, problems = read_csv(tmp_path, "Factuurnummers;Klant;Valuta\n1;Korrel;EUR\n")
    assert rows == []
    assert [problem.partition(";")[0] for problem in problems] == [
        "rows.csv, line 1: a column for invoice_number is missing; perhaps it is 'Factuurnummers'".partition(";")[0],
        "rows.csv, line 1: a column for issued_at is missing",
        "rows.csv, line 1: a column for amount is missing",
        "rows.csv, line 1: a column for pdf is missing",
    ]
    assert "perhaps it is 'Factuurnummers'" in problems[0]


def test_csv_without_a_column_for_the_customer_is_told(tmp_path: Path) -> None:
    _, problems = read_csv(tmp_path, "Factuurnummer;Datum;Bedrag;PDF\n1;20-11-2026;5,00;a.pdf\n")
    assert [problem.partition(";")[0] for problem in problems] == ["rows.csv, line 1: a column for customer is missing"]


def test_csv_name_of_a_pdf_can_not_be_made_of_a_wrong_number(tmp_path: Path) -> None:
    content = "Factuurnummer;Klant;Datum;Bedrag\n;cst_1;20-11-2026;5,00\n"
    _, problems = read_csv(tmp_path, content, pdf_name="{invoice_number}.pdf")
    assert problems == ["rows.csv, line 2, column 'Factuurnummer': is empty; fill it in"]


def test_csv_two_columns_for_one_field_are_told_rather_than_guessed(tmp_path: Path) -> None:
    content = f"{HEADERS};Totaalbedrag\n{ROW};9,00\n"
    rows, (problem,) = read_csv(tmp_path, content)
    assert rows == []
    assert "more than one column could be amount: 'Bedrag', 'Totaalbedrag'" in problem
    (row,), problems = read_csv(tmp_path, content, columns={"amount": "Totaalbedrag"})
    assert (row.amount, problems) == (9, [])


def test_csv_values_for_all_rows_and_names_of_pdfs_can_be_given(tmp_path: Path) -> None:
    (row,), problems = read_csv(
        tmp_path,
        "Factuurnummer;Bedrag\na;5,00\n",
        constants={"customer": "cst_1", "issued_at": "20-11-2026", "send_notification": "nee"},
        pdf_name="{invoice_number}.pdf",
    )
    assert problems == []
    assert (row.customer.id, row.pdf.name, row.send_notification) == ("cst_1", "a.pdf", False)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b"\n\n", "is empty"),
        (b"Factuurnummer\n1\n", "the headers have no known delimiter"),
        (HEADERS.encode() + b"\n", "has headers but no rows"),
        (HEADERS.encode("utf-16-le"), "NUL characters"),
        (HEADERS.encode("utf-32"), "is in UTF-32"),
        (HEADERS.encode() + b";\xe2\x82\n\x81", "line 2: holds a character of no known encoding"),
        (HEADERS.encode() + b'\n"2026;x\n', "line 2: has a quotation mark that is not closed"),
        (f'{HEADERS}\n"a"b;x;y;z;a.pdf\n'.encode(), "line 2: has a quotation mark"),
        (f"{HEADERS}\n{ROW}\n".replace("Korrel", "Kor\x07rel").encode(), "holds control characters"),
    ],
)
def test_csv_that_can_not_be_read_is_told(tmp_path: Path, content: bytes, reason: str) -> None:
    rows, problems = read_csv(tmp_path, content)
    assert rows == []
    assert len(problems) == 1
    assert reason in problems[0]
    assert ";" in problems[0]


def test_csv_in_a_given_encoding_that_does_not_fit_is_told(tmp_path: Path) -> None:
    content = f"{HEADERS}\n{ROW}\n".replace("Korrel", "Körrel").encode("cp1252")
    assert "is not in the encoding utf-8: byte 0xf6" in read_csv(tmp_path, content, encoding="utf-8")[1][0]
    assert "there is no encoding 'utf-99'" in read_csv(tmp_path, content, encoding="utf-99")[1][0]
    assert read_csv(tmp_path, content, encoding="cp1252", delimiter=";")[1] == []


def test_csv_file_that_is_a_folder_is_told(tmp_path: Path) -> None:
    rows, problems = read(CsvFile(path=tmp_path))
    assert rows == []
    assert "can't be read" in str(problems.found[0])


def test_csv_file_that_is_gone_is_told(tmp_path: Path) -> None:
    rows, problems = read(CsvFile(path=tmp_path / "gone.csv"))
    assert rows == []
    assert [str(problem) for problem in problems.found] == ["gone.csv: is not there; look at the name and the folder"]


def test_csv_line_without_an_end_is_cut_in_bounded_memory(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    with path.open("wb") as file:
        file.write(f"{HEADERS}\n".encode())
        file.truncate(1 << 30)  # a gigabyte of NUL, which takes no room
    path_of_spaces = tmp_path / "spaces.csv"
    path_of_spaces.write_text(f"{HEADERS}\n{ROW}\n" + " " * (MAX_LINE_LENGTH * 5))
    tracemalloc.start()
    try:
        for file_path, reason in ((path, "NUL"), (path_of_spaces, "more than 1000000 characters")):
            _, problems = read(CsvFile(path=file_path))
            assert reason in str(problems.found[-1])
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 30_000_000


def test_csv_of_many_rows_is_read_in_constant_memory_but_for_the_numbers(tmp_path: Path) -> None:
    from mijnklantportaal._tables.conversion import Conversion
    from mijnklantportaal._tables.problems import Problems
    from mijnklantportaal._tables.read import read_invoices

    (tmp_path / "a.pdf").write_bytes(PDF)
    path = tmp_path / "many.csv"
    path.write_text(f"{HEADERS}\n" + "".join(f"{number};K;20-11-2026;5,00;a.pdf;\n" for number in range(1_000)))
    conversion = Conversion(kind="invoice", pdf_folder=tmp_path)
    tracemalloc.start()
    try:
        assert sum(1 for _ in read_invoices(CsvFile(path=path), conversion, Problems())) == 1_000
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 1_000_000  # the numbers with their places
