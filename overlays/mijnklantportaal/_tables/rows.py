"""Offers, invoices and customers as a file holds them, ready for the portal's methods."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

import attrs

from .cell_errors import N_, CellError
from .columns import is_blank
from .conversion import Conversion
from .customers import CustomerReference
from .fields import fields_of
from .pdfs import Pdf
from .problems import Problems
from .records import Place, Record

RENUMBER = N_("remove one of them, or give it another number")
"""What to do about two rows with the same number."""

_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>.]+")
_DUTCH_ZIP_CODE = re.compile(r"([1-9][0-9]{3})\s*([A-Za-z]{2})")


@attrs.frozen(kw_only=True)
class InvoiceRow:
    """An invoice that exists as a PDF."""

    record: Record
    customer: CustomerReference
    invoice_number: str
    issued_at: datetime.date
    amount: Decimal
    pdf: Pdf
    paid_at: datetime.datetime | None = None
    send_notification: bool | None = None


@attrs.frozen(kw_only=True)
class OfferRow:
    """An offer that exists as a PDF."""

    record: Record
    customer: CustomerReference
    offer_number: str
    issued_at: datetime.date
    expires_at: datetime.date
    amount: Decimal
    pdf: Pdf
    accepted_at: datetime.datetime | None = None
    rejected_at: datetime.datetime | None = None
    send_notification: bool | None = None


@attrs.frozen(kw_only=True)
class CustomerRow:
    """A company or person."""

    record: Record
    company_name: str
    address: str
    zip_code: str
    city: str
    primary_email: str
    country_code: str | None = None


def invoice_rows(records: Iterable[Record], conversion: Conversion, problems: Problems) -> Iterator[InvoiceRow]:
    """The invoices; what is wrong with the others is told."""
    for record, values in _documents(records, conversion, problems):
        yield InvoiceRow(record=record, **values)


def offer_rows(records: Iterable[Record], conversion: Conversion, problems: Problems) -> Iterator[OfferRow]:
    """The offers; what is wrong with the others is told."""
    for record, values in _documents(records, conversion, problems):
        if values["expires_at"] < values["issued_at"]:
            problems.add(
                record.place,
                "is before the day of the offer, {issued_at}",
                "look at both days",
                column=record.header("expires_at"),
                value=values["expires_at"],
                record=record,
                issued_at=values["issued_at"],
            )
        else:
            yield OfferRow(record=record, **values)


def customer_rows(records: Iterable[Record], conversion: Conversion, problems: Problems) -> Iterator[CustomerRow]:
    """The customers; what is wrong with the others is told."""
    first: dict[tuple[str, str], Place] = {}
    for record in records:
        values, is_complete = _values(record, conversion, problems)
        if not is_complete or not _complete_address(values, record, problems):
            continue
        key = (values["primary_email"].casefold(), values["company_name"].casefold())
        if _is_first(first, key, record, problems, "primary_email", values["primary_email"]):
            yield CustomerRow(record=record, **values)


def _documents(
    records: Iterable[Record], conversion: Conversion, problems: Problems
) -> Iterator[tuple[Record, dict[str, Any]]]:
    """The values of offers or invoices, with one reference to the customer in place of what says who that is."""
    number = f"{conversion.kind}_number"
    first: dict[tuple[str, str], Place] = {}
    for record in records:
        values, is_complete = _values(record, conversion, problems)
        customer = values["customer"] = _customer(values)
        # one after another, so that all that is wrong with a row is told
        is_known = _is_known(customer, record, conversion, problems)
        is_euro = _is_euro(values, record, problems)
        is_first = True
        if number in values:
            key = values[number].casefold(), str(customer).casefold() if conversion.allow_duplicate_numbers else ""
            is_first = _is_first(first, key, record, problems, number, values[number])
        if is_complete and is_known and is_euro and is_first:
            yield record, values


def _is_known(customer: CustomerReference, record: Record, conversion: Conversion, problems: Problems) -> bool:
    """Whether a row has a customer, and one that there is."""
    column = next(iter(_headers_of_customers(record)), None)
    if not customer:
        said = [cell for field, cell in record.values.items() if field.startswith("customer") and not is_blank(cell)]
        if not said:  # otherwise what is wrong with it is told already
            problems.add(
                record.place,
                "has no customer",
                "give an id, email address, company name or KvK number",
                column=column,
                record=record,
            )
        return False
    try:
        conversion.check_customer(customer)
    except CellError as error:
        problems.add_error(record.place, error, column=column, value=str(customer), record=record)
        return False
    return True


def _headers_of_customers(record: Record) -> list[str]:
    return [header for field, header in record.headers.items() if field.startswith("customer")]


def _values(record: Record, conversion: Conversion, problems: Problems) -> tuple[dict[str, Any], bool]:
    """The values of a row by field, and whether all that it needs are there. Each that is wrong is told."""
    values: dict[str, Any] = {}
    complete = True
    for field in fields_of(conversion.kind):
        cell = record.values.get(field.name)
        if is_blank(cell):
            cell = conversion.constants.get(field.name)
        if is_blank(cell) and field.name == "pdf" and conversion.pdf_name is not None:
            cell = _pdf_name(conversion.pdf_name, values)
            if cell is None:  # what the name is made of is told already
                complete = False
                continue
        if is_blank(cell):
            if field.required:
                complete = False
                problems.add(
                    record.place,
                    "is empty",
                    "fill it in",
                    column=record.header(field.name),
                    record=record,
                )
            continue
        try:
            values[field.name] = field.convert(cell, conversion)
        except CellError as error:
            complete = False
            problems.add_error(
                record.place, error, column=record.header(field.name), value=getattr(cell, "name", cell), record=record
            )
    return values, complete


def _pdf_name(pattern: str, values: Mapping[str, Any]) -> str | None:
    try:
        return pattern.format_map({name: str(value) for name, value in values.items()})
    except KeyError:
        return None


def _customer(values: dict[str, Any]) -> CustomerReference:
    """What the row says about its customer; a column for one way of saying it goes before the column for all."""
    found = CustomerReference.from_text(values.pop("customer")) if "customer" in values else CustomerReference()
    given = {
        "id": values.pop("customer_id", None),
        "email": values.pop("customer_email", None),
        "company_name": values.pop("customer_name", None),
        "kvk_number": values.pop("customer_kvk", None),
        "vat_number": values.pop("customer_vat", None),
        "number": values.pop("customer_number", None),
    }
    return attrs.evolve(found, **{name: value for name, value in given.items() if value})


def _is_euro(values: dict[str, Any], record: Record, problems: Problems) -> bool:
    currency = values.pop("currency", "EUR")
    if currency.casefold() in {"eur", "euro", "€"}:
        return True
    problems.add(
        record.place,
        "is not the euro",
        "the portal takes euros only",
        column=record.header("currency"),
        value=currency,
        record=record,
    )
    return False


def _is_first(
    first: dict[tuple[str, str], Place],
    key: tuple[str, str],
    record: Record,
    problems: Problems,
    field: str,
    value: str,
) -> bool:
    """Whether no row before has this key."""
    other = first.setdefault(key, record.place)
    if other is record.place:
        return True
    problems.add(
        record.place,
        "is in {other} too",
        RENUMBER if field.endswith("number") else N_("remove one of them"),
        column=record.header(field),
        value=value,
        record=record,
        other=other,
    )
    return False


def _complete_address(values: dict[str, Any], record: Record, problems: Problems) -> bool:
    """Join what makes an address, and tell what is wrong with it."""
    street = " ".join(values.pop(name, "") for name in ("street", "house_number", "house_number_addition")).strip()
    values.setdefault("address", street)
    complete = True
    for field, right, text, remedy in (
        ("address", bool(values["address"]), "is empty", "fill it in"),
        (
            "primary_email",
            _EMAIL.fullmatch(values["primary_email"]),
            N_("is not an email address"),
            N_("write one address"),
        ),
    ):
        if not right:
            complete = False
            problems.add(
                record.place, text, remedy, column=record.header(field), value=values[field] or None, record=record
            )
    if values.get("country_code", "NL") == "NL":
        found = _DUTCH_ZIP_CODE.fullmatch(values["zip_code"])
        if found is None:
            complete = False
            problems.add(
                record.place,
                "is not a Dutch postcode",
                "write it like 1234AB, or fill in the country",
                column=record.header("zip_code"),
                value=values["zip_code"],
                record=record,
            )
        else:
            values["zip_code"] = f"{found[1]}{found[2].upper()}"
    return complete
