"""A customer to add."""

from collections.abc import Mapping
from typing import Any, Self

import attrs

from ..runtime.model import Model
from ..runtime.reading import mismatch
from ..runtime.writing import write_text


@attrs.define(kw_only=True, repr=False)
class CreateCustomerRequest(Model):
    """A customer to add."""

    __module__ = "mijnklantportaal"

    company_name: str
    """Name of the customer. Example: "Test Company BV"."""
    address: str
    """Street name and number of the customer. Example: "Teststreet 123"."""
    zip_code: str
    """Zip code of the customer. Example: "1234AB"."""
    city: str
    """City of the customer. Example: "Amsterdam"."""
    primary_email: str
    """Primary email of the customer. This will be used to send notification to. Example:
    "john.doe@test.com".
    """
    country_code: str | None = None
    """ISO 3166-1 alpha-2 country code (2 letters). Will fallback to NL when not provided. Example: "NL"."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.company_name = data["companyName"]
            self.address = data["address"]
            self.zip_code = data["zipCode"]
            self.city = data["city"]
            self.primary_email = data["primaryEmail"]
            self.country_code = data.get("countryCode")
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "companyName": write_text("company_name", self.company_name),
            "address": write_text("address", self.address),
            "zipCode": write_text("zip_code", self.zip_code),
            "city": write_text("city", self.city),
            "primaryEmail": write_text("primary_email", self.primary_email),
        }
        if self.country_code is not None:
            data["countryCode"] = write_text("country_code", self.country_code)
        return data
