"""Finds the customer of the portal that a row means."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from ..._tables.cell_errors import CellError
from ..._tables.customers import CustomerReference, simplified_name

if TYPE_CHECKING:
    from mijnklantportaal_api.models import Customer

_KVK_FIELDS = ("kvkNumber", "kvk", "cocNumber", "chamberOfCommerceNumber")
_VAT_FIELDS = ("vatNumber", "vatId", "btwNumber")
"""The documentation knows no such fields of a customer. Where a portal has one, it is used."""


class CustomerDirectory:
    """Finds customers by what a row says about one. They are read when the first one is looked for."""

    def __init__(self, customers: Iterable[Customer]) -> None:
        self._customers = customers
        self._names: dict[str, str] = {}

    @cached_property
    def _by(self) -> dict[tuple[str, str], list[Customer]]:
        """The customers, by each way of naming one."""
        found: defaultdict[tuple[str, str], list[Customer]] = defaultdict(list)
        for customer in self._customers:
            self._names[simplified_name(customer.company_name)] = customer.company_name
            for way, value in _ways(customer):
                found[way, value].append(customer)
        return found

    def with_email(self, email: str) -> list[Customer]:
        """The customers with this primary email address."""
        return self._by.get(("email", email.casefold()), [])

    def with_name(self, name: str) -> list[Customer]:
        """The customers whose company has this name, however its legal form is written."""
        return self._by.get(("name", simplified_name(name)), [])

    def find(self, reference: CustomerReference) -> Customer:
        """The one customer that a row means.

        Raises:
            CellError: There is none, or more than one.
        """
        found = {way: self._by[way, value] for way, value in _asked(reference) if (way, value) in self._by}
        if reference.id is not None and "id" not in found:
            raise CellError("is not a customer of the portal", "look up the id with `mijnklantportaal customers list`")
        if not found:
            raise CellError(
                "is not a customer of the portal{close}",
                "add the customer first, or correct the row",
                close=self._close(reference),
            )
        ids = [{customer.id for customer in customers} for customers in found.values()]
        common = ids[0].intersection(*ids[1:])
        if not common:
            raise CellError(
                "means two customers: {customers}",
                "correct the row, or give the id alone",
                customers=", ".join(f"{customers[0].id} by its {way}" for way, customers in found.items()),
            )
        if len(common) > 1:
            raise CellError(
                "could be one of {count} customers: {ids}",
                "give the id",
                count=len(common),
                ids=", ".join(sorted(common)[:5]),
            )
        return next(customer for customer in next(iter(found.values())) if customer.id in common)

    def _close(self, reference: CustomerReference) -> str:
        """Names that are much like the one asked for, to put behind a message."""
        if reference.company_name is None:
            return ""
        close = difflib.get_close_matches(simplified_name(reference.company_name), self._names, 2, 0.8)
        return f" ({', '.join(self._names[name] for name in close)}?)" if close else ""


def _ways(customer: Customer) -> Iterable[tuple[str, str]]:
    """By what a customer can be found."""
    yield "id", customer.id
    yield "name", simplified_name(customer.company_name)
    yield "email", customer.primary_email.casefold()
    if customer.integration_id:
        yield "number", customer.integration_id.casefold()
    for way, fields in (("kvk", _KVK_FIELDS), ("vat", _VAT_FIELDS)):
        for field in fields:
            if isinstance(value := customer.extra.get(field), str) and value:
                yield way, simplified_name(value)


def _asked(reference: CustomerReference) -> Iterable[tuple[str, str]]:
    """By what a row names its customer."""
    values = {
        "id": reference.id,
        "email": reference.email and reference.email.casefold(),
        "name": reference.company_name and simplified_name(reference.company_name),
        "number": reference.number and reference.number.casefold(),
        "kvk": reference.kvk_number and simplified_name(reference.kvk_number),
        "vat": reference.vat_number and simplified_name(reference.vat_number),
    }
    return [(way, value) for way, value in values.items() if value]
