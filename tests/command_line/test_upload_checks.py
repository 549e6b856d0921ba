"""What `upload` and `import` find wrong before anything is sent, and what they show."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from mijnklantportaal._tables.cell_errors import CellError
from mijnklantportaal._tables.customers import CustomerReference
from mijnklantportaal.sandbox import Sandbox
from tests.command_line.conftest import Run
from tests.command_line.upload_files import CUSTOMERS, HEADERS, add_customers, invoices_file, pdf
from tests.tables.ubl_samples import attachment, document, write


@pytest.fixture
def sandbox(mijnklantportaal_sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sandbox]:
    """A sandbox that the environment names, with two customers."""
    monkeypatch.setenv("MIJNKLANTPORTAAL_TOKEN", mijnklantportaal_sandbox.token)
    monkeypatch.setenv("MIJNKLANTPORTAAL_BASE_URL", mijnklantportaal_sandbox.base_url)
    add_customers(mijnklantportaal_sandbox)
    yield mijnklantportaal_sandbox
    assert mijnklantportaal_sandbox.objects.counts() == {"cst_": 2}  # nothing was sent


def rejected(path: Path, delimiter: str = ";") -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=delimiter))


def test_upload_dry_run_shows_rows_totals_and_time_and_sends_nothing(run: Run, sandbox: Sandbox) -> None:
    path = invoices_file(Path.cwd(), 12)
    ended = run("customer-invoices", "upload", str(path), "--dry-run")
    assert ended.status == 0
    lines = ended.out.splitlines()
    assert lines[0].split() == ["Number", "Customer", "Date", "Amount", "PDF"]
    assert lines[1].split("  ")[0] == "2026-001"
    assert "Bakkerij de Korrel B.V." in lines[1]
    assert "2026-11-20" in lines[1]
    assert lines[-1] == "... and 2 more"
    assert "12 for 1 customer, 84.00 EUR in all; sending takes about 1 second." in ended.err
    assert "Nothing was sent, because of --dry-run." in ended.err
    assert sorted(found.name for found in Path.cwd().iterdir() if found.suffix != ".pdf") == ["invoices.csv"]


def test_upload_tells_all_that_is_wrong_and_writes_the_rows_to_mend(run: Run, sandbox: Sandbox) -> None:
    pdf(Path.cwd(), "a.pdf")
    Path("wrong.pdf").write_text("no pdf")
    Path("invoices.csv").write_text(
        f"{HEADERS};Opmerking\n1;info@korrel.example;20-11-2026;5,00;a.pdf;goed\n"
        "2;Niemand;46346;1.234;gone.pdf;alles mis\n"
        "1;Slagerij Bout;20-11-2026;5,00;wrong.pdf;\n"
    )
    ended = run("customer-invoices", "upload", "invoices.csv", "--yes")
    assert ended.status == 2
    told = [line.partition(";")[0] for line in ended.err.splitlines()]
    assert told == [
        "invoices.csv, line 3, column 'Datum': '46346' is a number, perhaps a spreadsheet's count of days",
        "invoices.csv, line 3, column 'Bedrag': '1.234' could be 1234 or 1,234",
        "invoices.csv, line 3, column 'PDF': 'gone.pdf' is not there",
        "invoices.csv, line 3, column 'Klant': 'Niemand' is not a customer of the portal",
        "invoices.csv, line 4, column 'PDF': 'wrong.pdf' is not a PDF",
        "invoices.csv, line 4, column 'Factuurnummer': '1' is in invoices.csv, line 2 too",
        "2 rows were rejected",
        "Nothing was sent. --skip-rejected sends the other 1.",
    ]
    header, second, third = rejected(Path("invoices.rejected.csv"))
    assert header == ["Reason", *HEADERS.split(";"), "Opmerking"]
    assert second[1:] == ["2", "Niemand", "46346", "1.234", "gone.pdf", "alles mis"]
    assert "Bedrag: '1.234' could be 1234 or 1,234" in second[0]
    assert "PDF: 'gone.pdf' is not there" in second[0]
    assert third[1] == "1"


def test_upload_of_mended_rows_is_what_the_rejected_file_is_for(run: Run, sandbox: Sandbox) -> None:
    pdf(Path.cwd(), "a.pdf")
    Path("invoices.csv").write_bytes(f"{HEADERS}\n1;Slagerij Bout;20-11-2026;vijf é;a.pdf\n".encode("cp1252"))
    assert run("customer-invoices", "upload", "invoices.csv", "--yes").status == 2
    first = Path("invoices.rejected.csv")
    assert run("customer-invoices", "upload", str(first), "--yes").status == 2
    again = Path("invoices.rejected.rejected.csv")
    assert again.read_bytes() == first.read_bytes()  # one column of reasons, and the same encoding
    first.write_bytes(first.read_bytes().replace("vijf é".encode("cp1252"), b"5,00", 2).replace(b"'5,00'", b"'5'"))
    assert run("customer-invoices", "upload", str(first), "--dry-run").status == 0


def test_upload_of_a_spreadsheet_writes_rejected_rows_as_one(run: Run, sandbox: Sandbox) -> None:
    pdf(Path.cwd(), "a.pdf")
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (
        HEADERS.split(";"),
        [1, "Bout", "20-11-2026", 5.5, "a.pdf"],
        [2, "Slagerij Bout", "20-11-2026", 5.5, "a.pdf"],
    ):
        sheet.append(row)
    book.save("invoices.xlsx")
    ended = run("customer-invoices", "upload", "invoices.xlsx", "--dry-run", "--skip-rejected")
    assert ended.status == 2
    assert "'Bout' is not a customer of the portal; add the customer first" in ended.err
    rows = list(openpyxl.load_workbook("invoices.rejected.xlsx").worksheets[0].values)
    assert rows[0] == ("Reason", *HEADERS.split(";"))
    assert rows[1][1:] == (1, "Bout", "20-11-2026", 5.5, "a.pdf")


def test_upload_of_ubl_finds_customers_by_what_it_says(run: Run, sandbox: Sandbox) -> None:
    folder = Path("ubl")
    folder.mkdir()
    write(folder, a=document("1"), b=document("2", attachments=attachment(b"x")), c=document("3", kind="CreditNote"))
    ended = run("customer-invoices", "upload", "ubl", "--dry-run")
    assert ended.status == 2
    assert "b.xml" in ended.err
    assert "c.xml: 'c.xml' is a credit note; move it away: the portal has invoices only" in ended.err
    assert [row[0] for row in rejected(Path("ubl.rejected.csv"))] == ["File", "ubl/b.xml", "ubl/c.xml"]
    (folder / "b.xml").unlink()
    (folder / "c.xml").unlink()
    ended = run("customer-invoices", "upload", "ubl", "--dry-run")
    assert (ended.status, "Bakkerij de Korrel B.V." in ended.out, "1,234.56" in ended.out) == (0, True, True)


def test_upload_of_a_folder_needs_a_pattern_and_values_for_the_rest(run: Run, sandbox: Sandbox) -> None:
    folder = Path("pdfs")
    folder.mkdir()
    pdf(folder, "info@bout.example_2026-001_20-11-2026.pdf")
    ended = run("customer-offers", "upload", "pdfs")
    assert ended.status == 2
    assert "error: --pattern: say what the names of the PDFs mean" in ended.err
    pattern = "{customer}_{offer_number}_{issued_at}.pdf"
    ended = run("customer-offers", "upload", "pdfs", "--pattern", pattern)
    assert "expires_at, amount: neither in the pattern" in ended.err
    ended = run(
        *("customer-offers", "upload", "pdfs", "--pattern", pattern, "--dry-run"),
        *("--set", "expires_at=20-12-2026", "--set", "amount=12,95"),
    )
    assert (ended.status, "Slagerij Bout" in ended.out) == (0, True)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["gone.csv"], "SOURCE: there is no gone.csv"),
        (["a.docx"], "expected a folder, or a file that ends in .csv, .xlsx or .xml"),
        (["a.csv", "--column", "amount"], "--column: expected FIELD=..., got 'amount'"),
        (["a.csv", "--set", "colour=red"], "--set: there is no field 'colour'; the fields are customer"),
        (["a.csv", "--delimiter", "ab"], "'--delimiter': expected one character, got 'ab'"),
        (["a.csv", "--sheet", "1"], "--sheet: it is for a spreadsheet, and this source is something else"),
        (["a.csv", "--pattern", "{customer}.pdf"], "--pattern: it is for a folder, and this source is a file"),
        (["a.xlsx", "--encoding", "cp1252"], "--encoding: it is for CSV, and this source is something else"),
        (["ubl", "--delimiter", ","], "--delimiter: it is for CSV, and this source is something else"),
        (["ubl", "--pdf-folder", "."], "--pdf-folder: it is for a table, and this source is a folder"),
    ],
)
def test_upload_option_that_can_not_be_right_is_told(
    run: Run, sandbox: Sandbox, arguments: list[str], message: str
) -> None:
    Path("a.csv").write_text(f"{HEADERS}\n")
    Path("a.docx").touch()
    Path("a.xlsx").touch()
    Path("ubl").mkdir()
    Path("ubl", "a.xml").touch()
    ended = run("customer-invoices", "upload", *arguments)
    assert ended.status == 2
    assert message in ended.err


@pytest.mark.parametrize(("name", "extra"), [("a.xlsx", "xlsx"), ("a.xml", "ubl")])
def test_upload_of_what_needs_an_extra_says_which(
    run: Run, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, name: str, extra: str
) -> None:
    from mijnklantportaal._commands.uploads import source_options

    Path(name).touch()
    monkeypatch.setattr(source_options, "find_spec", lambda package: None)
    assert f"SOURCE: this needs the extra `{extra}`: pip install" in run("customer-invoices", "upload", name).err


def test_upload_with_a_journal_of_another_kind_is_refused(run: Run, sandbox: Sandbox) -> None:
    path = invoices_file(Path.cwd(), 1)
    Path("invoices.journal").write_text("no journal")
    ended = run("customer-invoices", "upload", str(path), "--yes")
    assert ended.status == 2
    assert "error: --journal" in ended.err


def test_upload_speaks_dutch(run: Run, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "nl")
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    pdf(Path.cwd(), "1.pdf")
    Path("invoices.csv").write_text(f"{HEADERS}\n1;Niemand;20-11-2026;1.234;1.pdf\n")
    ended = run("customer-invoices", "upload", "invoices.csv")
    assert ended.err.splitlines() == [
        "invoices.csv, regel 2, kolom 'Bedrag': '1.234' kan 1234 of 1,234 zijn; "
        "schrijf het met twee decimalen, of zeg welk teken de decimalen scheidt",
        "invoices.csv, regel 2, kolom 'Klant': 'Niemand' is geen klant van het portaal; "
        "voeg de klant eerst toe, of verbeter de rij",
        "1 rij is afgekeurd; die staat met de redenen in invoices.rejected.csv, "
        "om te verbeteren en opnieuw aan te bieden.",
    ]


def test_upload_without_a_terminal_needs_yes(run: Run, sandbox: Sandbox) -> None:
    ended = run("customer-invoices", "upload", str(invoices_file(Path.cwd(), 1)))
    assert ended.status == 2
    assert "--yes: there is nobody to ask" in ended.err


def test_upload_with_a_file_without_headers_reads_no_customers(run: Run, sandbox: Sandbox) -> None:
    Path("a.csv").write_text("x;y\n1;2\n")
    before = len(sandbox.requests)
    assert run("customer-invoices", "upload", "a.csv").status == 2
    assert len(sandbox.requests) == before


def test_upload_aliases_are_the_same_commands(run: Run, sandbox: Sandbox) -> None:
    path = str(invoices_file(Path.cwd(), 1))
    assert run("invoices", "upload", path, "--dry-run").status == 0
    assert "Send offers that exist as PDFs" in run("offers", "upload", "--help").out
    assert (
        run("import", "customers", "--help").out.partition("Options")[2]
        == (run("customers", "import", "--help").out.partition("Options")[2])
    )


def test_upload_number_that_comes_twice_for_one_customer_in_two_ways_is_told(run: Run, sandbox: Sandbox) -> None:
    pdf(Path.cwd(), "a.pdf")
    Path("invoices.csv").write_text(
        f"{HEADERS}\n1;info@bout.example;20-11-2026;5,00;a.pdf\n1;Slagerij Bout;20-11-2026;5,00;a.pdf\n"
        "1;info@korrel.example;20-11-2026;5,00;a.pdf\n"
    )
    ended = run("customer-invoices", "upload", "invoices.csv", "--allow-duplicate-numbers")
    assert ended.status == 2
    assert ended.err.splitlines()[0] == (
        "invoices.csv, line 3, column 'Factuurnummer': '1' is in invoices.csv, line 2 too, for the same customer; "
        "remove one of them, or give it another number"
    )
    assert "--skip-rejected sends the other 2." in ended.err


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0.2, "1 second"),
        (89, "89 seconds"),
        (91, "2 minutes"),
        (299.5, "5 minutes"),
        (5400, "1 h 30 min"),
        (60, "60 seconds"),
    ],
)
def test_upload_duration_is_rounded_up(seconds: float, text: str) -> None:
    from mijnklantportaal._commands.uploads.preview import duration

    assert duration(seconds) == text


def test_upload_docs_have_every_field_and_option(run: Run, sandbox: Sandbox) -> None:
    from mijnklantportaal._tables.fields import field_names

    page = (Path(__file__).parents[2] / "docs/uploading.md").read_text(encoding="utf-8")
    names = {*field_names("invoice"), *field_names("offer"), *field_names("customer")}
    assert [name for name in sorted(names) if f"`{name}`" not in page] == ["customer"] * ("`customer`" not in page)
    usual = {"--help", "--profile", "--debug", "--yes", "--max-concurrency", "--notify"}
    for command in (("customer-invoices", "upload"), ("customers", "import")):
        options = set(re.findall(r"(?<=  )--[a-z-]+|(?<=, )--[a-z-]+", run(*command, "--help").out))
        assert len(options) > 10
        assert [option for option in sorted(options - usual) if option not in page] == []


CUSTOMER_HEADERS = "Bedrijfsnaam;Adres;Postcode;Plaats;E-mail"


def test_import_shows_duplicates_within_the_file_and_in_the_portal(run: Run, sandbox: Sandbox) -> None:
    rows = [
        "Bakkerij de Korrel BV;Dorpsstraat 1;1234 AB;Ede;INFO@korrel.example",
        "Slagerij Bout;Dorpsstraat 1;1234 AB;Ede;nieuw@bout.example",
        "Nieuw BV;Dorpsstraat 1;1234 AB;Ede;info@nieuw.example",
        "Nieuw BV;Dorpsstraat 1;1234 AB;Ede;info@nieuw.example",
    ]
    Path("customers.csv").write_text("\n".join([CUSTOMER_HEADERS, *rows, ""]))
    ended = run("customers", "import", "customers.csv", "--dry-run", "--skip-rejected")
    assert ended.status == 2
    told = ended.err.splitlines()
    assert "customers.csv, line 2: Bakkerij de Korrel BV is in the portal already as cst_" in told[0]
    assert "'Slagerij Bout' is much like Slagerij Bout, info@bout.example in the portal (cst_" in told[1]
    assert "'info@nieuw.example' is in customers.csv, line 4 too" in told[2]
    assert ended.out.splitlines()[1].split("  ")[0] == "Nieuw BV"
    ended = run("customers", "import", "customers.csv", "--dry-run", "--skip-rejected", "--allow-similar")
    assert "much like" not in ended.err


def test_import_takes_tables_only(run: Run, sandbox: Sandbox) -> None:
    Path("pdfs").mkdir()
    Path("pdfs/a.xml").touch()
    assert "SOURCE: customers come from a CSV file or a spreadsheet" in run("customers", "import", "pdfs").err


def test_import_columns_can_be_named(run: Run, sandbox: Sandbox) -> None:
    Path("a.csv").write_text("A,B,C,D,E\nNieuw,Straat 1,1234AB,Ede,a@b.nl\n")
    names = ["company_name=A", "address=B", "zip-code=C", "city=D", "primary_email=E"]
    ended = run("customers", "import", "a.csv", "--dry-run", *(part for name in names for part in ("--column", name)))
    assert (ended.status, "1 customer; sending takes" in ended.err) == (0, True)


def test_customer_is_found_by_each_way_of_naming_one(sandbox: Sandbox) -> None:
    from mijnklantportaal import Customer, MijnKlantportaal
    from mijnklantportaal._commands.uploads.customer_directory import CustomerDirectory

    with MijnKlantportaal(sandbox.token, base_url=sandbox.base_url) as portal:
        known = sorted(portal.customers.list(), key=lambda customer: customer.company_name)
    numbered = Customer.from_dict({**known[0].to_dict(), "integrationId": "R10", "kvkNumber": "12345678"})
    other = Customer.from_dict({**known[1].to_dict(), "id": "cst_other", "primaryEmail": "other@bout.example"})
    directory = CustomerDirectory([numbered, known[1], other])
    for reference in (
        CustomerReference(id=numbered.id),
        CustomerReference(email="INFO@korrel.example"),
        CustomerReference(company_name="bakkerij de korrel bv"),
        CustomerReference(number="r10"),
        CustomerReference(kvk_number="12345678"),
        CustomerReference(company_name="Unknown Name", email="info@korrel.example"),
    ):
        assert directory.find(reference) is numbered
    assert directory.find(CustomerReference(company_name="Slagerij Bout", email="info@bout.example")) is known[1]
    for reference, reason in (
        (CustomerReference(id="cst_x"), "is not a customer of the portal; look up the id"),
        (CustomerReference(company_name="Slagerij Bout"), "could be one of 2 customers"),
        (CustomerReference(company_name="Slagerij Bot"), r"is not a customer of the portal \(Slagerij Bout\?\)"),
        (CustomerReference(vat_number="NL1"), "is not a customer of the portal; add"),
        (CustomerReference(email="info@korrel.example", id="cst_other"), "means two customers"),
    ):
        with pytest.raises(CellError, match=reason):
            directory.find(reference)
    assert len(CUSTOMERS) == 2
