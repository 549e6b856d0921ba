"""A company or person who uses the portal."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any, Self

import attrs

from ..runtime.leniency import keep_extra
from ..runtime.model import Model, WireField, new_object, refuse_null
from ..runtime.reading import read_list, read_rest, read_time
from ..runtime.writing import write_each, write_text, write_time


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class Customer(Model):
    """A company or person who uses the portal."""

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
    """Primary email of the customer. This will be used to send notification to. Example:
    "john.doe@test.com".
    """
    phone: str | None
    """Phone number, if available, including country code. Example: "+312012345678"."""
    integration: str | None
    """If the customer is linked to a bookkeeping integration, the ID of the integration is set here.
    Example: "acumulus".
    """
    integration_id: str | None
    """If the customer is linked to a bookkeeping integration, the ID of the customer in the integration is
    set here. Example: "123456789".
    """
    customer_groups: list[str]
    """An array of Customer Group IDs of which this customer is part of."""
    created_at: datetime.datetime
    """Date and time when the customer is added to MijnKlantportaal. Always has a time zone."""
    country_code: str | None = None
    """The two-letter country code (ISO 3166-1 alpha-2). Example: "NL"."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.id = value if (value := data["id"]) is not None else refuse_null()
            self.company_name = value if (value := data["companyName"]) is not None else refuse_null()
            self.address = value if (value := data["address"]) is not None else refuse_null()
            self.zip_code = value if (value := data["zipCode"]) is not None else refuse_null()
            self.city = value if (value := data["city"]) is not None else refuse_null()
            self.primary_email = value if (value := data["primaryEmail"]) is not None else refuse_null()
            self.phone = data["phone"]
            self.integration = data["integration"]
            self.integration_id = data["integrationId"]
            self.customer_groups = read_list(data["customerGroups"])
            self.created_at = read_time(data["createdAt"])
            self.country_code = data.get("countryCode")
            if len(data) > 11 + ("countryCode" in data):
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("id", "id", write_text),
            WireField("company_name", "companyName", write_text),
            WireField("address", "address", write_text),
            WireField("zip_code", "zipCode", write_text),
            WireField("city", "city", write_text),
            WireField("primary_email", "primaryEmail", write_text),
            WireField("phone", "phone", write_text, nullable=True),
            WireField("integration", "integration", write_text, nullable=True),
            WireField("integration_id", "integrationId", write_text, nullable=True),
            WireField(
                "customer_groups", "customerGroups", lambda name, item: write_each(name, item, write_text), read_list
            ),
            WireField("created_at", "createdAt", write_time, read_time),
            WireField("country_code", "countryCode", write_text, default=None),
        )


customer_from_dict: Callable[[Mapping[str, Any]], Customer] = Customer.from_dict
