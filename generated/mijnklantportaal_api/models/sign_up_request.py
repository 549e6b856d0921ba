"""Someone who is not a customer yet and subscribes to a package."""

from collections.abc import Callable, Mapping
from typing import Any, Self

import attrs

from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import read_rest, read_text
from ..runtime.writing import write_text


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class SignUpRequest(Model):
    """Someone who is not a customer yet and subscribes to a package.

    Attributes:
        company_name (str): Name of the new customer. Example: "Test Company BV".
        address (str): Street and house number. Example: "Teststreet 123".
        zip_code (str): Postal code. Example: "1234AB".
        city (str): Town. Example: "Amsterdam".
        email (str): E-mail address of the new customer; customers call it `primary_email`. Example:
            "john.doe@test.com".
    """

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
            self.company_name = data["companyName"] + ""
            self.address = data["address"] + ""
            self.zip_code = data["zipCode"] + ""
            self.city = data["city"] + ""
            self.email = data["email"] + ""
            if len(data) > 5:
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
            WireField("email", "email", write_text, read_text),
        )


sign_up_request_from_dict: Callable[[Mapping[str, Any]], SignUpRequest] = SignUpRequest.from_dict
