"""Made-up invoices in UBL, as bookkeeping programs write them."""

import base64
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from tests.tables.reading import PDF

UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
CUSTOMER = """
<cac:AccountingCustomerParty>
  <cbc:SupplierAssignedAccountID>10023</cbc:SupplierAssignedAccountID>
  <cac:Party>
    <cbc:EndpointID schemeID="0106">12345678</cbc:EndpointID>
    <cac:PartyName><cbc:Name>Bakkerij de Korrel</cbc:Name></cac:PartyName>
    <cac:PartyTaxScheme><cbc:CompanyID>NL001234567B01</cbc:CompanyID></cac:PartyTaxScheme>
    <cac:PartyLegalEntity>
      <cbc:RegistrationName>De Korrel BV</cbc:RegistrationName>
      <cbc:CompanyID schemeID="0106">12345678</cbc:CompanyID>
    </cac:PartyLegalEntity>
    <cac:Contact><cbc:ElectronicMail>info@korrel.example</cbc:ElectronicMail></cac:Contact>
  </cac:Party>
</cac:AccountingCustomerParty>"""


def attachment(
    content: bytes | str | None = PDF,
    *,
    file_name: str | None = "factuur.pdf",
    media_type: str | None = "application/pdf",
    kind: str | None = None,
    id: str = "1",
) -> str:
    """A document that comes with an invoice; text as content is written as it is."""
    attributes = "".join(
        f" {name}={quoteattr(value)}"
        for name, value in (("mimeCode", media_type), ("filename", file_name))
        if value is not None
    )
    text = content if isinstance(content, str) else base64.encodebytes(content or b"").decode()
    return f"""<cac:AdditionalDocumentReference><cbc:ID>{escape(id)}</cbc:ID>
      {"" if kind is None else f"<cbc:DocumentType>{kind}</cbc:DocumentType>"}
      <cac:Attachment><cbc:EmbeddedDocumentBinaryObject{attributes}>{text}</cbc:EmbeddedDocumentBinaryObject></cac:Attachment>
    </cac:AdditionalDocumentReference>"""


def document(
    number: str = "2026-001",
    *,
    kind: str = "Invoice",
    day: str = "2026-11-20",
    amount: str = "1234.56",
    currency: str | None = "EUR",
    code: str = "380",
    attachments: str | None = None,
    customer: str = CUSTOMER,
    supplier: str = "Mijn Bedrijf BV",
    total: str = "",
) -> str:
    """An invoice, credit note or quotation."""
    totals = "QuotedMonetaryTotal" if kind == "Quotation" else "LegalMonetaryTotal"
    seller = "SellerSupplierParty" if kind == "Quotation" else "AccountingSupplierParty"
    customer = (
        customer.replace("AccountingCustomerParty", "OriginatorCustomerParty") if kind == "Quotation" else customer
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<{kind} xmlns="{UBL}{kind}-2" xmlns:cac="{UBL}CommonAggregateComponents-2" xmlns:cbc="{UBL}CommonBasicComponents-2">
  <cbc:UBLVersionID>2.1</cbc:UBLVersionID>
  <cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:fdc:nen.nl:nlcius:v1.0</cbc:CustomizationID>
  <cbc:ID>{escape(number)}</cbc:ID>
  <cbc:IssueDate>{day}</cbc:IssueDate>
  {f"<cbc:InvoiceTypeCode>{code}</cbc:InvoiceTypeCode>" if kind == "Invoice" else ""}
  <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
  {"<cac:ValidityPeriod><cbc:EndDate>2026-12-20</cbc:EndDate></cac:ValidityPeriod>" if kind == "Quotation" else ""}
  {attachment() if attachments is None else attachments}
  <cac:{seller}><cac:Party><cac:PartyName><cbc:Name>{supplier}</cbc:Name></cac:PartyName></cac:Party></cac:{seller}>
  {customer}
  <cac:{totals}>
    {total}
    <cbc:PayableAmount{"" if currency is None else f' currencyID="{currency}"'}>{amount}</cbc:PayableAmount>
  </cac:{totals}>
</{kind}>
"""


def write(folder: Path, **documents: str) -> Path:
    """A folder with such documents, each under its name."""
    for name, content in documents.items():
        (folder / f"{name}.xml").write_text(content, encoding="utf-8")
    return folder
