"""What to change of a customer; at least one field."""

from collections.abc import Callable, Mapping
from typing import Any, Self

import attrs

from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import read_rest, read_text
from ..runtime.writing import check_one_of, write_text


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class EditCustomerRequest(Model):
    """What to change of a customer; at least one field.

    Attributes:
        company_name (str | None): Name of the customer. Example: "Test Company BV".
        address (str | None): Street and house number. Example: "Teststreet 123".
        zip_code (str | None): Postal code. Example: "1234AB".
        city (str | None): Where the customer is. Example: "Amsterdam".
        primary_email (str | None): Where notifications go. Example: "john.doe@test.com".
    """

    __module__ = "mijnklantportaal"

    company_name: str | None = None
    """Name of the customer. Example: "Test Company BV"."""
    address: str | None = None
    """Street and house number. Example: "Teststreet 123"."""
    zip_code: str | None = None
    """Postal code. Example: "1234AB"."""
    city: str | None = None
    """Where the customer is. Example: "Amsterdam"."""
    primary_email: str | None = None
    """Where notifications go. Example: "john.doe@test.com"."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.company_name = None if (value := data.get("companyName")) is None else value + ""
            self.address = None if (value := data.get("address")) is None else value + ""
            self.zip_code = None if (value := data.get("zipCode")) is None else value + ""
            self.city = None if (value := data.get("city")) is None else value + ""
            self.primary_email = None if (value := data.get("primaryEmail")) is None else value + ""
            if len(data) > 0 + ("companyName" in data) + ("address" in data) + ("zipCode" in data) + (
                "city" in data
            ) + ("primaryEmail" in data):
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("company_name", "companyName", write_text, read_text, default=None),
            WireField("address", "address", write_text, read_text, default=None),
            WireField("zip_code", "zipCode", write_text, read_text, default=None),
            WireField("city", "city", write_text, read_text, default=None),
            WireField("primary_email", "primaryEmail", write_text, read_text, default=None),
        )

    def _check_rules(self) -> None:
        check_one_of(self, ("company_name",), ("address",), ("zip_code",), ("city",), ("primary_email",))


edit_customer_request_from_dict: Callable[[Mapping[str, Any]], EditCustomerRequest] = EditCustomerRequest.from_dict
