"""Someone who is not a customer yet and subscribes to a package."""

from collections.abc import Mapping
from typing import Any, Self

import attrs

from ..runtime.model import Model
from ..runtime.reading import mismatch
from ..runtime.writing import write_text


@attrs.define(kw_only=True, repr=False)
class SignUpCustomerSubscriptionPackageToNonCustomerRequest(Model):
    """Someone who is not a customer yet and subscribes to a package."""

    __module__ = "mijnklantportaal"

    company_name: str
    """Name of the new customer. Example: "Test Company BV"."""
    address: str
    """Street and house number. Example: "Teststreet 123"."""
    zip_code: str
    """Postal code. Example: "1234AB"."""
    city: str
    """Town. Example: "Amsterdam"."""
    email: str
    """E-mail address of the new customer; customers call it `primary_email`. Example: "john.doe@test.com"."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.company_name = data["companyName"]
            self.address = data["address"]
            self.zip_code = data["zipCode"]
            self.city = data["city"]
            self.email = data["email"]
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "companyName": write_text("company_name", self.company_name),
            "address": write_text("address", self.address),
            "zipCode": write_text("zip_code", self.zip_code),
            "city": write_text("city", self.city),
            "email": write_text("email", self.email),
        }
        return data
