"""Objects that an invoice belongs to."""

from collections.abc import Callable, Mapping
from typing import Any, Self

import attrs

from ..models.link import Link, link_from_dict
from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import read_rest
from ..runtime.writing import write_model


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class CustomerInvoiceLinks(Model):
    """Objects that an invoice belongs to.

    Attributes:
        customer (Link): Where a related object can be read.
        online_payment_link (Link | None): The page on which the customer pays the invoice.
    """

    __module__ = "mijnklantportaal"

    customer: Link
    """Where a related object can be read."""
    online_payment_link: Link | None = None
    """The page on which the customer pays the invoice."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.customer = link_from_dict(data["customer"])
            self.online_payment_link = (
                None if (value := data.get("onlinePaymentLink")) is None else link_from_dict(value)
            )
            if len(data) > 1 + ("onlinePaymentLink" in data):
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("customer", "customer", lambda name, item: write_model(name, item, Link), link_from_dict),
            WireField(
                "online_payment_link",
                "onlinePaymentLink",
                lambda name, item: write_model(name, item, Link),
                link_from_dict,
                nullable=True,
                default=None,
            ),
        )


customer_invoice_links_from_dict: Callable[[Mapping[str, Any]], CustomerInvoiceLinks] = CustomerInvoiceLinks.from_dict
