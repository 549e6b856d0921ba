"""What offers, invoices and customers consist of in a file: the fields, and by which headers people name them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Any

import attrs

from .conversion import Conversion, Kind
from .values import amount, country, day, flag, pdf, text, time


@attrs.frozen
class Field:
    """A field of a row."""

    name: str
    convert: Callable[[Any, Conversion], Any]
    headers: tuple[str, ...]
    """Headers in Dutch and English, in the form of `simplified`."""
    required: bool = False


def simplified(header: str) -> str:
    """A header without case, accents, spaces and punctuation."""
    decomposed = unicodedata.normalize("NFKD", header.casefold())
    return re.sub(r"[^a-z0-9]", "", decomposed)


_CUSTOMER = (
    Field("customer", text, ("customer", "klant", "relatie", "debiteur", "afnemer", "client")),
    Field("customer_id", text, ("customerid", "klantid", "portalcustomerid")),
    Field(
        "customer_email",
        text,
        ("customeremail", "email", "emailadres", "emailaddress", "mail", "mailadres", "klantemail", "emailklant"),
    ),
    Field(
        "customer_name",
        text,
        (
            *("customername", "companyname", "company", "bedrijf", "bedrijfsnaam", "klantnaam", "naamklant"),
            *("relatienaam", "debiteurnaam", "naam", "organisatie", "name"),
        ),
    ),
    Field(
        "customer_kvk", text, ("kvk", "kvknummer", "kvknr", "cocnumber", "chamberofcommerce", "chamberofcommercenumber")
    ),
    Field("customer_vat", text, ("btwnummer", "btwnr", "btwid", "vatnumber", "vatid", "btwidentificatienummer")),
    Field(
        "customer_number",
        text,
        (
            *("customernumber", "klantnummer", "klantnr", "debiteurnummer", "debiteurnr", "relatienummer"),
            *("relatiecode", "debiteurcode", "klantcode", "customercode", "customerno"),
        ),
    ),
)
_ISSUED = Field(
    "issued_at",
    day,
    ("issuedat", "issuedate", "date", "datum", "invoicedate", "factuurdatum", "offerdate", "offertedatum", "quotedate"),
    required=True,
)
_AMOUNT = Field(
    "amount",
    amount,
    (
        *("amount", "bedrag", "totaal", "total", "totaalbedrag", "totalamount", "factuurbedrag", "offertebedrag"),
        *("bedraginclbtw", "totaalinclbtw", "totaalbedraginclbtw", "bedraginclusiefbtw", "totaalinclusiefbtw"),
        *("amountinclvat", "totalinclvat", "bedragineuro", "bedrageur", "amounteur", "tebetalen", "invoiceamount"),
    ),
    required=True,
)
_CURRENCY = Field("currency", text, ("currency", "valuta", "munt", "muntsoort", "currencycode", "valutacode"))
_PDF = Field(
    "pdf",
    pdf,
    ("pdf", "file", "filename", "bestand", "bestandsnaam", "pdfbestand", "bijlage", "document", "attachment", "path"),
    required=True,
)
_NOTIFY = Field(
    "send_notification", flag, ("sendnotification", "notify", "notification", "notificatie", "melding", "bericht")
)

_FIELDS: dict[Kind, tuple[Field, ...]] = {
    "invoice": (
        *_CUSTOMER,
        Field(
            "invoice_number",
            text,
            ("invoicenumber", "invoiceno", "invoicenr", "invoice", "factuurnummer", "factuurnr", "factuur", "nummer"),
            required=True,
        ),
        _ISSUED,
        _AMOUNT,
        _CURRENCY,
        _PDF,
        Field("paid_at", time, ("paidat", "paidon", "betaaldop", "betaaldatum", "datumbetaald", "paymentdate")),
        _NOTIFY,
    ),
    "offer": (
        *_CUSTOMER,
        Field(
            "offer_number",
            text,
            (
                *("offernumber", "offerno", "offernr", "offer", "quotenumber", "quotationnumber", "quote"),
                *("offertenummer", "offertenr", "offerte", "nummer"),
            ),
            required=True,
        ),
        _ISSUED,
        Field(
            "expires_at",
            day,
            (
                *("expiresat", "expirydate", "expirationdate", "validuntil", "geldigtot", "geldigtotenmet"),
                *("vervaldatum", "verloopdatum", "verlooptop", "einddatum"),
            ),
            required=True,
        ),
        _AMOUNT,
        _CURRENCY,
        _PDF,
        Field("accepted_at", time, ("acceptedat", "acceptedon", "geaccepteerdop", "akkoordop", "datumakkoord")),
        Field("rejected_at", time, ("rejectedat", "rejectedon", "afgewezenop", "geweigerdop")),
        _NOTIFY,
    ),
    "customer": (
        Field("company_name", text, (*_CUSTOMER[0].headers, *_CUSTOMER[3].headers), required=True),
        Field("address", text, ("address", "adres", "straatenhuisnummer", "bezoekadres", "vestigingsadres")),
        Field("street", text, ("street", "straat", "straatnaam", "streetname")),
        Field("house_number", text, ("housenumber", "huisnummer", "huisnr")),
        Field("house_number_addition", text, ("housenumberaddition", "toevoeging", "huisnummertoevoeging", "addition")),
        Field("zip_code", text, ("zipcode", "zip", "postcode", "postalcode", "postcodenummer"), required=True),
        Field("city", text, ("city", "plaats", "woonplaats", "stad", "plaatsnaam", "vestigingsplaats"), required=True),
        Field("primary_email", text, ("primaryemail", *_CUSTOMER[2].headers, "factuuremail"), required=True),
        Field("country_code", country, ("countrycode", "country", "land", "landcode")),
    ),
}


def fields_of(kind: Kind) -> tuple[Field, ...]:
    """The fields of a kind of row."""
    return _FIELDS[kind]


_USUAL_HEADERS = {
    "customer": "Klant",
    "invoice_number": "Factuurnummer",
    "offer_number": "Offertenummer",
    "issued_at": "Datum",
    "expires_at": "Geldig tot",
    "amount": "Bedrag",
    "pdf": "Bestand",
    "company_name": "Bedrijfsnaam",
    "address": "Adres",
    "zip_code": "Postcode",
    "city": "Plaats",
    "primary_email": "E-mail",
}


def usual_header(field: str) -> str:
    """How Dutch tables usually name a field that none can do without."""
    return _USUAL_HEADERS[field]


def field_names(kind: Kind) -> Sequence[str]:
    """The names that an explicit mapping can use."""
    return [field.name for field in fields_of(kind)]
