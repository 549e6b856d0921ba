"""Invoices in UBL as bookkeeping programs write them."""

import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from mijnklantportaal._tables.problems import Problems
from mijnklantportaal._tables.ubl_folder import UblFolder
from mijnklantportaal._tables.ubl_pdfs import EmbeddedPdf
from tests.tables.reading import PDF, read
from tests.tables.ubl_samples import CUSTOMER, UBL, attachment, document, write


def read_ubl(path: Path, **settings: Any) -> tuple[list[Any], list[str], list[str]]:
    """The rows, the problems and the notes of a folder."""
    rows, problems = read(UblFolder(path=path), **settings)
    return rows, texts(problems), [str(note) for note in problems.notes]


def texts(problems: Problems) -> list[str]:
    return [str(problem) for problem in problems.found]


def test_ubl_invoice_gives_number_day_amount_customer_and_pdf(tmp_path: Path) -> None:
    (row,), problems, notes = read_ubl(write(tmp_path, a=document()))
    assert (problems, notes) == ([], [])
    assert (row.invoice_number, row.issued_at, row.amount) == (
        "2026-001",
        datetime.date(2026, 11, 20),
        Decimal("1234.56"),
    )
    customer = row.customer
    assert (customer.company_name, customer.email) == ("Bakkerij de Korrel", "info@korrel.example")
    assert (customer.kvk_number, customer.vat_number, customer.number) == ("12345678", "NL001234567B01", "10023")
    upload = row.pdf.upload()
    assert (upload.content, upload.file_name) == (PDF, "factuur.pdf")


def test_ubl_single_file_is_read_like_a_folder(tmp_path: Path) -> None:
    rows, problems, _ = read_ubl(write(tmp_path, a=document()) / "a.xml")
    assert (len(rows), problems) == (1, [])


def test_ubl_in_an_envelope_and_in_another_encoding_is_read(tmp_path: Path) -> None:
    inner = document(supplier="Zaak Één").partition("?>")[2]
    start, end = '<s:StandardBusinessDocument xmlns:s="urn:s">', "</s:StandardBusinessDocument>"
    envelope = f'<?xml version="1.0" encoding="ISO-8859-1"?>{start}{inner}{end}'
    (tmp_path / "a.xml").write_bytes(envelope.encode("latin-1"))
    (tmp_path / "b.xml").write_bytes(document("2").replace("UTF-8", "UTF-16").encode("utf-16"))
    rows, problems, _ = read_ubl(tmp_path)
    assert problems == []
    assert [row.invoice_number for row in rows] == ["2026-001", "2"]


def test_ubl_quotation_is_an_offer(tmp_path: Path) -> None:
    write(tmp_path, a=document(kind="Quotation"))
    (row,), problems, _ = read_ubl(tmp_path, kind="offer")
    assert problems == []
    assert (row.offer_number, row.expires_at) == ("2026-001", datetime.date(2026, 12, 20))
    assert row.customer.company_name == "Bakkerij de Korrel"
    assert "is of the kind Quotation, not Invoice" in read_ubl(tmp_path)[1][0]


def test_ubl_problems_are_told_all_at_once(tmp_path: Path) -> None:
    write(
        tmp_path,
        a=document(day="20-13-2026", amount="12,50"),
        b=document("2", kind="CreditNote"),
        c=document("3", code="381"),
        d=document("4", currency="USD"),
        e=document("5", attachments=""),
        f=document("6", attachments=attachment(b"<html>")),
        g=document("7", attachments=attachment("JVBERi0xLjc*")),
        h=document("8", customer=""),
        i=document("9"),
        j=document("9"),
        k="<Factuur/>",
        l="<Invoice>",
        m="",
        n=document("10", amount="0.125"),
        o=document(""),
        p=document("11", day="1926-11-20"),
    )
    rows, problems, _ = read_ubl(tmp_path)
    assert [row.invoice_number for row in rows] == ["9"]
    assert [text.partition(";")[0] for text in problems] == [
        "a.xml, column 'cbc:IssueDate': '20-13-2026' is a day that does not exist",
        "a.xml, column 'cbc:PayableAmount': '12,50' is not an amount in XML",
        "b.xml: 'b.xml' is a credit note",
        "c.xml: 'c.xml' is a credit note",
        "d.xml, column 'cbc:PayableAmount/@currencyID': 'USD' is not the euro",
        "e.xml, column 'cac:AdditionalDocumentReference': 'e.xml' holds no PDF",
        "f.xml, column 'cac:AdditionalDocumentReference': 'f.xml' is not a PDF",
        "g.xml, column 'cac:AdditionalDocumentReference': 'g.xml' holds a PDF that is cut or spoiled (not base64)",
        "h.xml, column 'cac:AccountingCustomerParty': has no customer",
        "j.xml, column 'cbc:ID': '9' is in i.xml too",
        "k.xml: 'k.xml' is XML, but not an invoice in UBL 2",
        "l.xml: 'l.xml' is not well-formed XML (no element found: line 1, column 9)",
        "m.xml: 'm.xml' is empty",
        "n.xml, column 'cbc:PayableAmount': '0.125' has more than two decimals",
        "o.xml, column 'cbc:ID': is empty",
        "p.xml, column 'cbc:IssueDate': '1926-11-20' is in the year 1926",
    ]


def test_ubl_with_several_pdfs_says_which_is_used(tmp_path: Path) -> None:
    terms = attachment(file_name="voorwaarden.pdf", id="2")
    sheet = attachment(b"PK", file_name="uren.xlsx", media_type="application/vnd.ms-excel")
    write(
        tmp_path,
        a=document("1", attachments=terms + attachment(PDF + b"1", file_name="1.pdf") + sheet),
        b=document("2", attachments=terms + attachment(file_name="x.pdf", kind="PrimaryImage", id="9")),
        c=document("3", attachments=attachment(file_name="urenstaat.pdf") + terms),
    )
    rows, problems, notes = read_ubl(tmp_path)
    assert problems == []
    assert [row.pdf.name for row in rows] == ["1.pdf", "x.pdf", "urenstaat.pdf"]
    assert rows[0].pdf.content() == PDF + b"1"
    assert notes == [
        "a.xml: holds 2 PDFs; 1.pdf is used, not voorwaarden.pdf",
        "b.xml: holds 2 PDFs; x.pdf is used, not voorwaarden.pdf",
        "c.xml: holds 2 PDFs; urenstaat.pdf is used, not voorwaarden.pdf",
    ]


@pytest.mark.parametrize(
    ("file_name", "media_type", "taken"),
    [
        (None, None, "2026-001.pdf"),
        (None, "application/pdf", "2026-001.pdf"),
        ("../../etc/passwd", "application/pdf", "passwd.pdf"),
        ("C:\\facturen\\f.pdf", "application/pdf", "f.pdf"),
        ("f.pdf", "application/octet-stream", "f.pdf"),
        ("f.pdf", "APPLICATION/PDF", "f.pdf"),
    ],
)
def test_ubl_pdf_name_is_never_a_path(
    tmp_path: Path, file_name: str | None, media_type: str | None, taken: str
) -> None:
    write(tmp_path, a=document(attachments=attachment(file_name=file_name, media_type=media_type)))
    (row,), problems, _ = read_ubl(tmp_path)
    assert (problems, row.pdf.upload().file_name) == ([], taken)


def test_ubl_without_a_pdf_takes_the_one_beside_it(tmp_path: Path) -> None:
    write(tmp_path, a=document(attachments=""))
    (tmp_path / "a.pdf").write_bytes(PDF)
    (row,), problems, notes = read_ubl(tmp_path)
    assert (problems, row.pdf.upload().content) == ([], tmp_path / "a.pdf")
    assert notes == ["a.xml: holds no PDF; a.pdf beside it is used"]


def test_ubl_notes_tell_what_is_paid_and_invoices_of_others(tmp_path: Path) -> None:
    total = "<cbc:TaxInclusiveAmount>100.00</cbc:TaxInclusiveAmount><cbc:PrepaidAmount>40.00</cbc:PrepaidAmount>"
    write(tmp_path, a=document("1", total=total, amount="60.00"), b=document("2", supplier="Ander BV"))
    (tmp_path / "lijst.csv").touch()
    rows, problems, notes = read_ubl(tmp_path)
    assert (rows[0].amount, problems) == (60, [])
    assert [note.partition(": ")[2] for note in notes] == [
        "40.00 is paid already: the amount is what is left of 100.00",
        "1 other files are left out",
        "the invoices are of 2 suppliers: Ander BV, Mijn Bedrijf BV; "
        "check whether bills that you received are among them",
    ]


@pytest.mark.parametrize(
    ("party", "expected"),
    [
        ('<cbc:EndpointID schemeID="EM">a@b.nl</cbc:EndpointID>', ("email", "a@b.nl")),
        ('<cbc:EndpointID schemeID="9944">NL001234567B01</cbc:EndpointID>', ("vat_number", "NL001234567B01")),
        ('<cbc:EndpointID schemeID="0106">12345678</cbc:EndpointID>', ("kvk_number", "12345678")),
        (
            '<cac:PartyIdentification><cbc:ID schemeID="NL:KVK">12345678</cbc:ID></cac:PartyIdentification>',
            ("kvk_number", "12345678"),
        ),
        (
            "<cac:PartyLegalEntity><cbc:CompanyID>12345678</cbc:CompanyID></cac:PartyLegalEntity>",
            ("kvk_number", "12345678"),
        ),
        (
            "<cac:Person><cbc:FirstName>Ada</cbc:FirstName><cbc:FamilyName>de Wit</cbc:FamilyName></cac:Person>",
            ("company_name", "Ada de Wit"),
        ),
    ],
)
def test_ubl_customer_is_known_by_whatever_the_party_has(tmp_path: Path, party: str, expected: tuple[str, str]) -> None:
    customer = f"<cac:AccountingCustomerParty><cac:Party>{party}</cac:Party></cac:AccountingCustomerParty>"
    (row,), _, _ = read_ubl(write(tmp_path, a=document(customer=customer)))
    assert getattr(row.customer, expected[0]) == expected[1]


@pytest.mark.parametrize("prefixes", [("agg", "basic"), ("cbc", "cac")])
@pytest.mark.parametrize("encoding", ["UTF-8", "UTF-16", "utf-8-sig", "ISO-8859-1"])
def test_ubl_is_read_whatever_its_prefixes_and_encoding(
    tmp_path: Path, prefixes: tuple[str, str], encoding: str
) -> None:
    xml = document().replace("cac:", "AGG:").replace(":cac", ":AGG").replace("cbc:", "BASIC:").replace(":cbc", ":BASIC")
    xml = xml.replace("AGG", prefixes[0]).replace("BASIC", prefixes[1])
    xml = xml.replace("<Invoice", "<ubl:Invoice").replace("</Invoice", "</ubl:Invoice").replace("xmlns=", "xmlns:ubl=")
    declared = xml.replace("UTF-8", encoding.removesuffix("-sig"))
    (tmp_path / "a.xml").write_bytes(declared.encode(encoding))
    (row,), problems, _ = read_ubl(tmp_path)
    assert (row.invoice_number, row.customer.company_name, problems) == ("2026-001", "Bakkerij de Korrel", [])


@pytest.mark.parametrize("encoding", ["UTF-7", "UTF-32", "x-none", "idna"])
def test_ubl_in_an_encoding_that_no_program_writes_is_told_for_its_file(tmp_path: Path, encoding: str) -> None:
    write(tmp_path, a=document().replace("UTF-8", encoding), b=document("2"))
    rows, problems, _ = read_ubl(tmp_path)
    assert [row.invoice_number for row in rows] == ["2"]
    assert problems[0].startswith("a.xml: 'a.xml' is not well-formed XML (")


def test_ubl_pdf_name_that_no_file_system_has_is_cut(tmp_path: Path) -> None:
    (row,), _, _ = read_ubl(write(tmp_path, a=document(attachments=attachment(file_name="x" * 500 + ".PDF"))))
    assert row.pdf.name == "x" * 200 + ".PDF"


def test_ubl_folder_that_is_empty_or_gone_is_told(tmp_path: Path) -> None:
    assert read_ubl(tmp_path)[1] == [f"{tmp_path.name}: holds no XML file; check whether it is the right folder"]
    assert "holds no XML file" in read_ubl(tmp_path / "gone")[1][0]


def laughs(levels: int = 12) -> str:
    entities = "".join(f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' for level in range(1, levels))
    return f'<!DOCTYPE x [<!ENTITY l0 "ha">{entities}]>'


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    ("declaration", "number"),
    [
        (laughs(), "&l11;"),
        ('<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "&x;"),
        ('<!DOCTYPE x [<!ENTITY x SYSTEM "http://127.0.0.1:9/">]>', "&x;"),
        ('<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">', "1"),
        ('<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>', "1"),
    ],
)
def test_ubl_with_entities_or_a_document_type_is_refused(tmp_path: Path, declaration: str, number: str) -> None:
    xml = document("NUMBER").replace("<Invoice", f"{declaration}<Invoice", 1).replace("NUMBER", number)
    rows, problems, _ = read_ubl(write(tmp_path, a=xml))
    assert rows == []
    assert problems == [
        "a.xml: 'a.xml' defines XML entities or a document type; "
        "don't use this file: no bookkeeping program writes such XML"
    ]


@pytest.mark.timeout(30)
def test_ubl_of_100_megabytes_is_refused_unread(tmp_path: Path) -> None:
    before, after = document(attachments=attachment("X" * 4)).split("XXXX")
    with (tmp_path / "a.xml").open("w") as file:
        file.write(before)
        for _ in range(100):
            file.write("A" * 1024**2)
        file.write(after)
    assert "is larger than 50 MB" in read_ubl(tmp_path)[1][0]


@pytest.mark.timeout(60)
def test_ubl_with_endless_or_deeply_nested_elements_is_refused(tmp_path: Path) -> None:
    write(tmp_path, a=f"<x>{'<a/>' * 300_000}</x>", b="<a>" * 300_000)
    told = read_ubl(tmp_path)[1]
    assert ["has more than 200000 elements" in text for text in told] == [True, True]


def test_ubl_pdf_is_read_when_it_is_sent_and_its_loss_is_told(tmp_path: Path) -> None:
    (row,), _, _ = read_ubl(write(tmp_path, a=document()))
    assert isinstance(row.pdf, EmbeddedPdf)
    assert str(row.pdf) == "a.xml: factuur.pdf"
    write(tmp_path, a=document(attachments=""))
    with pytest.raises(ValueError, match="no longer holds this PDF"):
        row.pdf.upload()
    (tmp_path / "a.xml").unlink()
    with pytest.raises(ValueError, match="is not there"):
        row.pdf.check()


def test_ubl_samples_are_as_the_standard_has_them() -> None:
    assert f'xmlns="{UBL}Invoice-2"' in document()
    assert CUSTOMER in document()
