"""That an invoice was paid."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any, Self

import attrs

from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import parse_time, read_rest, read_time
from ..runtime.writing import write_local_time


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class MarkCustomerInvoicePaidRequest(Model):
    """That an invoice was paid.

    Attributes:
        paid_at (datetime.datetime): When the invoice was paid. Amsterdam time (inferred) where it has
            no time zone; sent to the second.
    """

    __module__ = "mijnklantportaal"

    paid_at: datetime.datetime
    """When the invoice was paid. Amsterdam time (inferred) where it has no time zone; sent to the second."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.paid_at = time if (time := parse_time(data["paidAt"])).tzinfo else read_time(data["paidAt"])
            if len(data) > 1:
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (WireField("paid_at", "paidAt", write_local_time, read_time),)


mark_customer_invoice_paid_request_from_dict: Callable[[Mapping[str, Any]], MarkCustomerInvoicePaidRequest] = (
    MarkCustomerInvoicePaidRequest.from_dict
)
