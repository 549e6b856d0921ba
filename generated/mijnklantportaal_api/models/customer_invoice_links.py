"""Objects that an invoice belongs to."""

from collections.abc import Mapping
from typing import Any, Self

import attrs

from ..models.link import Link
from ..runtime.model import Model
from ..runtime.reading import mismatch
from ..runtime.writing import write_model


@attrs.define(kw_only=True, repr=False)
class CustomerInvoiceLinks(Model):
    """Objects that an invoice belongs to."""

    __module__ = "mijnklantportaal"

    customer: Link
    """Where a related object can be read."""
    online_payment_link: Link | None = None
    """The page on which the customer pays the invoice. That it may be None is inferred: a paid invoice
    needs none.
    """

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.customer = Link.from_dict(data["customer"])
            self.online_payment_link = (
                None if (value := data.get("onlinePaymentLink")) is None else Link.from_dict(value)
            )
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "customer": write_model("customer", self.customer, Link),
        }
        if self.online_payment_link is not None:
            data["onlinePaymentLink"] = write_model("online_payment_link", self.online_payment_link, Link)
        return data
