"""A customer to add."""

from collections.abc import Callable, Mapping
from typing import Any, Self

import attrs

from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import read_rest, read_text
from ..runtime.writing import write_text


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class CreateCustomerRequest(Model):
    """A customer to add.

    Attributes:
        company_name (str): Name of the customer. Example: "Test Company BV".
        address (str): Street name and number of the customer. Example: "Teststreet 123".
        zip_code (str): Zip code of the customer. Example: "1234AB".
        city (str): City of the customer. Example: "Amsterdam".
        primary_email (str): E-mail address of the customer; notifications go there. Example:
            "john.doe@test.com".
        country_code (str | None): ISO 3166-1 alpha-2 country code (2 letters); NL if left out. Example:
            "NL".
    """

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
    """E-mail address of the customer; notifications go there. Example: "john.doe@test.com"."""
    country_code: str | None = None
    """ISO 3166-1 alpha-2 country code (2 letters); NL if left out. Example: "NL"."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.company_name = data["companyName"] + ""
            self.address = data["address"] + ""
            self.zip_code = data["zipCode"] + ""
            self.city = data["city"] + ""
            self.primary_email = data["primaryEmail"] + ""
            self.country_code = None if (value := data.get("countryCode")) is None else value + ""
            if len(data) > 5 + ("countryCode" in data):
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("company_name", "companyName", write_text, read_text),
            WireField("address", "address", write_text, read_text),
            WireField("zip_code", "zipCode", write_text, read_text),
            WireField("city", "city", write_text, read_text),
            WireField("primary_email", "primaryEmail", write_text, read_text),
            WireField("country_code", "countryCode", write_text, read_text, default=None),
        )


create_customer_request_from_dict: Callable[[Mapping[str, Any]], CreateCustomerRequest] = (
    CreateCustomerRequest.from_dict
)
