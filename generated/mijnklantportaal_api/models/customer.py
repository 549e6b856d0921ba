"""A company or person who uses the portal."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any, Self

import attrs

from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import parse_time, read_each, read_rest, read_text, read_time
from ..runtime.writing import write_each, write_text, write_time


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class Customer(Model):
    """A company or person who uses the portal.

    Attributes:
        id (str): ID of the customer, always starting with cst_. Example: "cst_abc12345def678".
        company_name (str): Name of the customer. Example: "Test Company BV".
        address (str): Street name and number of the customer. Example: "Teststreet 123".
        zip_code (str): Zip code of the customer. Example: "1234AB".
        city (str): City of the customer. Example: "Amsterdam".
        primary_email (str): E-mail address of the customer; notifications go there. Example:
            "john.doe@test.com".
        phone (str | None): Phone number, if available, including country code. Example:
            "+312012345678".
        integration (str | None): ID of the integration, if the customer is linked to a bookkeeping
            integration. Example: "acumulus".
        integration_id (str | None): ID of the customer in the integration, if the customer is linked to
            a bookkeeping integration. Example: "123456789".
        customer_groups (list[str]): IDs of the customer groups that the customer belongs to.
        created_at (datetime.datetime): When the customer was added to MijnKlantportaal. Always has a
            time zone.
        country_code (str | None): The two-letter country code (ISO 3166-1 alpha-2). Example: "NL".
    """

    __module__ = "mijnklantportaal"

    id: str
    """ID of the customer, always starting with cst_. Example: "cst_abc12345def678"."""
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
    phone: str | None
    """Phone number, if available, including country code. Example: "+312012345678"."""
    integration: str | None
    """ID of the integration, if the customer is linked to a bookkeeping integration. Example: "acumulus"."""
    integration_id: str | None
    """ID of the customer in the integration, if the customer is linked to a bookkeeping integration.
    Example: "123456789".
    """
    customer_groups: list[str]
    """IDs of the customer groups that the customer belongs to."""
    created_at: datetime.datetime
    """When the customer was added to MijnKlantportaal. Always has a time zone."""
    country_code: str | None = None
    """The two-letter country code (ISO 3166-1 alpha-2). Example: "NL"."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.id = data["id"] + ""
            self.company_name = data["companyName"] + ""
            self.address = data["address"] + ""
            self.zip_code = data["zipCode"] + ""
            self.city = data["city"] + ""
            self.primary_email = data["primaryEmail"] + ""
            self.phone = None if (value := data["phone"]) is None else value + ""
            self.integration = None if (value := data["integration"]) is None else value + ""
            self.integration_id = None if (value := data["integrationId"]) is None else value + ""
            self.customer_groups = read_each(read_text, data["customerGroups"])
            self.created_at = time if (time := parse_time(data["createdAt"])).tzinfo else read_time(data["createdAt"])
            self.country_code = None if (value := data.get("countryCode")) is None else value + ""
            if len(data) > 11 + ("countryCode" in data):
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("id", "id", write_text, read_text),
            WireField("company_name", "companyName", write_text, read_text),
            WireField("address", "address", write_text, read_text),
            WireField("zip_code", "zipCode", write_text, read_text),
            WireField("city", "city", write_text, read_text),
            WireField("primary_email", "primaryEmail", write_text, read_text),
            WireField("phone", "phone", write_text, read_text, nullable=True),
            WireField("integration", "integration", write_text, read_text, nullable=True),
            WireField("integration_id", "integrationId", write_text, read_text, nullable=True),
            WireField(
                "customer_groups",
                "customerGroups",
                lambda name, item: write_each(name, item, write_text),
                lambda item: read_each(read_text, item),
            ),
            WireField("created_at", "createdAt", write_time, read_time),
            WireField("country_code", "countryCode", write_text, read_text, default=None),
        )


customer_from_dict: Callable[[Mapping[str, Any]], Customer] = Customer.from_dict
