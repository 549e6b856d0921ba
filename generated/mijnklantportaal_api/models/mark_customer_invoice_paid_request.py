"""That an invoice was paid."""

import datetime
from collections.abc import Mapping
from typing import Any, Self

import attrs

from ..runtime.model import Model, WireField
from ..runtime.reading import keep_extra, mismatch, read_local_time
from ..runtime.writing import write_local_time


@attrs.define(kw_only=True, repr=False, getstate_setstate=False)
class MarkCustomerInvoicePaidRequest(Model):
    """That an invoice was paid."""

    __module__ = "mijnklantportaal"

    paid_at: datetime.datetime
    """When the invoice was paid. Amsterdam time (inferred) where it has no time zone; sent to the second."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.paid_at = read_local_time(data["paidAt"])
            if len(data) > 1:
                keep_extra(self, data)
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (WireField("paid_at", "paidAt", write_local_time, read_local_time),)
