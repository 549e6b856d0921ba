"""Rows from UBL invoices as bookkeeping programs write them: UBL 2.1, SI-UBL, NLCIUS, Peppol BIS."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from .cell_errors import CellError
from .conversion import Conversion
from .customers import KVK_NUMBER
from .dates import read_date
from .pdf_folder import files_below
from .problems import Problems
from .records import Cell, Place, Record
from .ubl_pdfs import find_pdf
from .ubl_xml import found, read_document, text_at

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_CREDIT_TYPES = frozenset(["381", "396", "261", "262", "296", "308", "420", "458", "532"])
"""Codes of UNTDID 1001 for credit notes."""
_KVK = frozenset(["0106", "NL:KVK"])
_VAT = frozenset(["9944", "9925", "9930", "NL:VAT"])
_EMAIL = "EM"
"""Schemes of electronic addresses."""
_DECIMAL = re.compile(r"[+-]?[0-9]+(?:\.[0-9]*)?")
_TIME_ZONE = re.compile(r"(?:Z|[+-][0-9]{2}:[0-9]{2})$")
_SUPPLIERS = ("cac:AccountingSupplierParty/cac:Party", "cac:SellerSupplierParty/cac:Party")
_CUSTOMERS = ("cac:AccountingCustomerParty", "cac:BuyerCustomerParty", "cac:OriginatorCustomerParty")
_NAMES = ("cac:PartyName/cbc:Name", "cac:PartyLegalEntity/cbc:RegistrationName")
_CONTACTS = ("cac:Party/cac:Contact", "cac:AccountingContact", "cac:BuyerContact")
_TOTALS = ("cac:LegalMonetaryTotal", "cac:QuotedMonetaryTotal")
_HEADERS = {
    "invoice_number": "cbc:ID",
    "offer_number": "cbc:ID",
    "issued_at": "cbc:IssueDate",
    "expires_at": "cac:ValidityPeriod/cbc:EndDate",
    "amount": "cbc:PayableAmount",
    "currency": "cbc:PayableAmount/@currencyID",
    "pdf": "cac:AdditionalDocumentReference",
    "customer": "cac:AccountingCustomerParty",
    "customer_name": "cac:AccountingCustomerParty",
}


@attrs.frozen(kw_only=True)
class UblFolder:
    """A folder of UBL invoices, or a single one."""

    path: Path

    def records(self, conversion: Conversion, problems: Problems) -> Iterator[Record]:
        """A row for each document, in the order of their names; what does not fit is told."""
        suppliers: set[str] = set()
        others = documents = 0
        for name in [""] if self.path.is_file() else files_below(self.path):
            path = self.path / name
            if path.suffix.casefold() == ".xml":
                documents += 1
                yield from self._record(path, conversion, suppliers, problems)
            elif path.suffix.casefold() != ".pdf":
                others += 1
        if not documents:
            problems.add(Place(self.path), "holds no XML file", "check whether it is the right folder")
        if others:
            problems.note(Place(self.path), "{count} other files are left out", count=others)
        if len(suppliers) > 1:
            problems.note(
                Place(self.path),
                "the invoices are of {count} suppliers: {names}; check whether bills that you received are among them",
                count=len(suppliers),
                names=", ".join(sorted(suppliers)[:10]),
            )

    def _record(self, path: Path, conversion: Conversion, suppliers: set[str], problems: Problems) -> Iterator[Record]:
        place = Place(path)
        record = Record(place=place, values={}, headers=_HEADERS, raw=(str(path),))
        try:
            kind, document = read_document(path)
            _check_kind(kind, document, conversion)
        except CellError as error:
            problems.add_error(place, error, value=path.name, record=record)
            return
        supplier = text_at(document, *(f"{party}/{name}" for party in _SUPPLIERS for name in _NAMES))
        if supplier is not None:
            suppliers.add(supplier)
        values, complete = _values(kind, document, conversion, record, problems)
        try:
            values["pdf"] = find_pdf(document, path, text_at(document, "cbc:ID"), problems)
        except CellError as error:
            problems.add_error(place, error, column=_HEADERS["pdf"], value=path.name, record=record)
            complete = False
        if complete:
            yield attrs.evolve(record, values=values)


def _check_kind(kind: str, document: Element, conversion: Conversion) -> None:
    wanted = "Quotation" if conversion.kind == "offer" else "Invoice"
    code = text_at(document, "cbc:InvoiceTypeCode")
    if kind == "CreditNote" or code in _CREDIT_TYPES:
        raise CellError("is a credit note", "move it away: the portal has invoices only")
    if kind != wanted:
        raise CellError("is of the kind {kind}, not {wanted}", "move it away", kind=kind, wanted=wanted)


def _values(
    kind: str, document: Element, conversion: Conversion, record: Record, problems: Problems
) -> tuple[dict[str, Cell], bool]:
    """The values of a document, and whether all of them could be read."""
    values: dict[str, Cell] = dict(_customer(document))
    values[f"{conversion.kind}_number"] = text_at(document, "cbc:ID")
    texts: dict[str, tuple[Callable[[str], Cell], str | None]] = {
        "issued_at": (_day, text_at(document, "cbc:IssueDate")),
        "amount": (_number, text_at(document, *(f"{total}/cbc:PayableAmount" for total in _TOTALS))),
    }
    if kind == "Quotation":
        texts["expires_at"] = _day, text_at(document, "cac:ValidityPeriod/cbc:EndDate")
    complete = True
    for field, (read, text) in texts.items():
        try:
            values[field] = None if text is None else read(text)
        except CellError as error:
            complete = False
            problems.add_error(record.place, error, column=record.header(field), value=text, record=record)
    for total in (total for path in _TOTALS for total in found(document, path)):
        currencies = [amount.get("currencyID") for amount in found(total, "cbc:PayableAmount")]
        values["currency"] = next(filter(None, currencies), None) or text_at(document, "cbc:DocumentCurrencyCode")
        prepaid = text_at(total, "cbc:PrepaidAmount")
        if prepaid is not None and prepaid.strip("+0."):
            problems.note(
                record.place,
                "{prepaid} is paid already: the amount is what is left of {total}",
                prepaid=prepaid,
                total=text_at(total, "cbc:TaxInclusiveAmount") or "it",
            )
    return values, complete


def _number(text: str) -> Decimal:
    if _DECIMAL.fullmatch(text) is None:
        raise CellError("is not an amount in XML", "export it again")
    return Decimal(text)


def _day(text: str) -> datetime.date:
    return read_date(_TIME_ZONE.sub("", text))


def _customer(document: Element) -> dict[str, str]:
    """What the document says about the customer."""
    customer = next((customer for path in _CUSTOMERS for customer in found(document, path)), None)
    if customer is None:
        return {}
    emails = [text_at(customer, *(f"{contact}/cbc:ElectronicMail" for contact in _CONTACTS))]
    vat_numbers = [text_at(customer, "cac:Party/cac:PartyTaxScheme/cbc:CompanyID")]
    for address in found(customer, "cac:Party/cbc:EndpointID"):
        scheme, text = address.get("schemeID", ""), (address.text or "").strip()
        if scheme == _EMAIL or "@" in text:
            emails.append(text)
        elif scheme in _VAT:
            vat_numbers.append(text)
    values = {
        "customer_name": text_at(customer, *(f"cac:Party/{name}" for name in _NAMES)) or _person(customer),
        "customer_email": next(filter(None, emails), None),
        "customer_kvk": _kvk_number(customer),
        "customer_vat": next(filter(None, vat_numbers), None),
        "customer_number": text_at(customer, "cbc:SupplierAssignedAccountID", "cbc:CustomerAssignedAccountID"),
    }
    return {name: value for name, value in values.items() if value}


def _person(customer: Element) -> str | None:
    names = [
        text_at(customer, f"cac:Party/cac:Person/cbc:{part}") for part in ("FirstName", "MiddleName", "FamilyName")
    ]
    return " ".join(filter(None, names)) or None


def _kvk_number(customer: Element) -> str | None:
    """The number in the trade register: by its scheme, or by its form where the party names no scheme."""
    for path in ("cac:PartyLegalEntity/cbc:CompanyID", "cac:PartyIdentification/cbc:ID", "cbc:EndpointID"):
        for element in found(customer, f"cac:Party/{path}"):
            text, scheme = (element.text or "").strip(), element.get("schemeID", "")
            if scheme in _KVK or (not scheme and "Legal" in path and KVK_NUMBER.fullmatch(text)):
                return text
    return None
