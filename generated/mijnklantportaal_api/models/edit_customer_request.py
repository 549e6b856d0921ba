"""What to change of a customer; at least one field."""

from collections.abc import Mapping
from typing import Any, Self

import attrs

from ..runtime.model import Model
from ..runtime.reading import mismatch
from ..runtime.writing import check_one_of, write_text


@attrs.define(kw_only=True, repr=False)
class EditCustomerRequest(Model):
    """What to change of a customer; at least one field."""

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
        self = cls.__new__(cls)
        try:
            self.company_name = data.get("companyName")
            self.address = data.get("address")
            self.zip_code = data.get("zipCode")
            self.city = data.get("city")
            self.primary_email = data.get("primaryEmail")
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        check_one_of(self, ("company_name",), ("address",), ("zip_code",), ("city",), ("primary_email",))
        data: dict[str, Any] = {}
        if self.company_name is not None:
            data["companyName"] = write_text("company_name", self.company_name)
        if self.address is not None:
            data["address"] = write_text("address", self.address)
        if self.zip_code is not None:
            data["zipCode"] = write_text("zip_code", self.zip_code)
        if self.city is not None:
            data["city"] = write_text("city", self.city)
        if self.primary_email is not None:
            data["primaryEmail"] = write_text("primary_email", self.primary_email)
        return data
