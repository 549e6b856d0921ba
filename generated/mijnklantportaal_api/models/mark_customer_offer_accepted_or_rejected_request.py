"""What the customer decided; either that the offer was accepted or that it was rejected."""

import datetime
from collections.abc import Mapping
from typing import Any, Self

import attrs

from ..runtime.model import Model
from ..runtime.reading import mismatch, read_local_time
from ..runtime.writing import write_local_time, write_text


@attrs.define(kw_only=True, repr=False)
class MarkCustomerOfferAcceptedOrRejectedRequest(Model):
    """What the customer decided; either that the offer was accepted or that it was rejected."""

    __module__ = "mijnklantportaal"

    accepted_at: datetime.datetime | None = None
    """When the offer was accepted. Amsterdam time (inferred) where it has no time zone; sent to the
    second.
    """
    accepted_via_ip: str | None = None
    """IP address from which the offer was accepted, if known. Ignored without `accepted_at`. Example:
    "192.0.2.10".
    """
    accepted_via_user_agent: str | None = None
    """Browser with which the offer was accepted, if known. Ignored without `accepted_at`. Example:
    "Mozilla/5.0 (X11; Linux x86_64) ...".
    """
    rejected_at: datetime.datetime | None = None
    """When the offer was rejected. Amsterdam time (inferred) where it has no time zone; sent to the
    second.
    """

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.accepted_at = None if (value := data.get("acceptedAt")) is None else read_local_time(value)
            self.accepted_via_ip = data.get("acceptedViaIp")
            self.accepted_via_user_agent = data.get("acceptedViaUserAgent")
            self.rejected_at = None if (value := data.get("rejectedAt")) is None else read_local_time(value)
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        data: dict[str, Any] = {}
        if self.accepted_at is not None:
            data["acceptedAt"] = write_local_time("accepted_at", self.accepted_at)
        if self.accepted_via_ip is not None:
            data["acceptedViaIp"] = write_text("accepted_via_ip", self.accepted_via_ip)
        if self.accepted_via_user_agent is not None:
            data["acceptedViaUserAgent"] = write_text("accepted_via_user_agent", self.accepted_via_user_agent)
        if self.rejected_at is not None:
            data["rejectedAt"] = write_local_time("rejected_at", self.rejected_at)
        return data
