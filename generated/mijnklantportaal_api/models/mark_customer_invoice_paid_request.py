"""That an invoice was paid.

Source: `spec/transcribed/customer-invoices-api.yaml`.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

import attrs

from ..runtime.model import Model
from ..runtime.reading import mismatch, read_local_time
from ..runtime.writing import write_local_time


@attrs.define(kw_only=True, repr=False)
class MarkCustomerInvoicePaidRequest(Model):
    """That an invoice was paid.

    Source: `spec/transcribed/customer-invoices-api.yaml`.
    """

    paid_at: datetime.datetime
    """When the invoice was paid, as YYYY-mm-dd HH:mm:ss. Sent as Amsterdam time, to the second; a naive
    value is taken as such. Example: "2024-04-30 14:00:00". (Not documented: zone: taken to be that of
    Amsterdam.)
    """

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.paid_at = read_local_time(data["paidAt"])
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "paidAt": write_local_time("paid_at", self.paid_at),
        }
        return data
