"""What is to be sent, and what is wrong with the rest: the rows of a source, each with the portal's own customer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Generic, TypeVar

import attrs

from ..._tables.conversion import Conversion
from ..._tables.problems import Problems
from ..._tables.records import Place
from ..._tables.rows import RENUMBER, CustomerRow, InvoiceRow, OfferRow
from .customer_directory import CustomerDirectory

if TYPE_CHECKING:
    from mijnklantportaal_api.models import Customer

Document = TypeVar("Document", InvoiceRow, OfferRow)


@attrs.frozen
class Planned(Generic[Document]):
    """An offer or invoice that can be sent."""

    row: Document
    customer: Customer


def plan_documents(
    rows: Iterable[Document], directory: CustomerDirectory, conversion: Conversion, problems: Problems
) -> list[Planned[Document]]:
    """The rows, whose customers are there, with them; what comes twice is told."""
    found: list[Planned[Document]] = []
    first: dict[tuple[str, str], Place] = {}
    for row in rows:
        customer = directory.find(row.customer)
        # a customer can be named in two ways, so that only the id shows a number that comes twice
        number = number_of(row)
        other = first.setdefault((number.casefold(), customer.id), row.record.place)
        if other is not row.record.place:
            problems.add(
                row.record.place,
                "is in {other} too, for the same customer",
                RENUMBER,
                column=row.record.header(f"{conversion.kind}_number"),
                value=number,
                record=row.record,
                other=other,
            )
            continue
        found.append(Planned(row, customer))
    return found


def number_of(row: InvoiceRow | OfferRow) -> str:
    """The number of an offer or invoice."""
    return row.invoice_number if isinstance(row, InvoiceRow) else row.offer_number


def plan_customers(
    rows: Iterable[CustomerRow], directory: CustomerDirectory, problems: Problems, *, allow_similar: bool
) -> list[CustomerRow]:
    """The customers that the portal does not have; those that it has are told, and those that it may have."""
    found: list[CustomerRow] = []
    for row in rows:
        same_email = directory.with_email(row.primary_email)
        same_name = directory.with_name(row.company_name)
        both = [customer for customer in same_email if customer in same_name]
        if both:
            problems.note(
                row.record.place,
                "{name} is in the portal already as {id}, and is left out",
                name=row.company_name,
                id=both[0].id,
            )
        elif (same_email or same_name) and not allow_similar:
            other = (same_email or same_name)[0]
            problems.add(
                row.record.place,
                "is much like {name}, {email} in the portal ({id})",
                "leave the row out, or say with --allow-similar that it is another customer",
                column=row.record.header("primary_email" if same_email else "company_name"),
                value=row.primary_email if same_email else row.company_name,
                record=row.record,
                name=other.company_name,
                email=other.primary_email,
                id=other.id,
            )
        else:
            found.append(row)
    return found
