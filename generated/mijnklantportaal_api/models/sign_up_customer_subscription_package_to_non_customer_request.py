"""Someone who is not a customer yet and subscribes to a package."""

from collections.abc import Callable, Mapping
from typing import Any, Self

import attrs

from ..runtime.leniency import keep_extra
from ..runtime.model import Model, WireField, new_object, refuse_null
from ..runtime.reading import read_rest
from ..runtime.writing import write_text


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
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
        self: Self = new_object(cls)
        try:
            self.company_name = value if (value := data["companyName"]) is not None else refuse_null()
            self.address = value if (value := data["address"]) is not None else refuse_null()
            self.zip_code = value if (value := data["zipCode"]) is not None else refuse_null()
            self.city = value if (value := data["city"]) is not None else refuse_null()
            self.email = value if (value := data["email"]) is not None else refuse_null()
            if len(data) > 5:
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("company_name", "companyName", write_text),
            WireField("address", "address", write_text),
            WireField("zip_code", "zipCode", write_text),
            WireField("city", "city", write_text),
            WireField("email", "email", write_text),
        )


sign_up_customer_subscription_package_to_non_customer_request_from_dict: Callable[
    [Mapping[str, Any]], SignUpCustomerSubscriptionPackageToNonCustomerRequest
] = SignUpCustomerSubscriptionPackageToNonCustomerRequest.from_dict
