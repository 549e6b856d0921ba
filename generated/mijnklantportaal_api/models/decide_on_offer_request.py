"""What the customer decided; either that the offer was accepted or that it was rejected."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any, Self

import attrs

from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import parse_time, read_rest, read_text, read_time
from ..runtime.writing import check_needs, check_not_together, check_one_of, write_local_time, write_text


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class DecideOnOfferRequest(Model):
    """What the customer decided; either that the offer was accepted or that it was rejected.

    Attributes:
        accepted_at (datetime.datetime | None): When the offer was accepted. Amsterdam time (inferred)
            where it has no time zone; sent to the second.
        accepted_via_ip (str | None): IP address from which the offer was accepted, if known. Ignored
            without `accepted_at`. Example: "192.0.2.10".
        accepted_via_user_agent (str | None): Browser with which the offer was accepted, if known.
            Ignored without `accepted_at`. Example: "Mozilla/5.0 (X11; Linux x86_64) ...".
        rejected_at (datetime.datetime | None): When the offer was rejected. Amsterdam time (inferred)
            where it has no time zone; sent to the second.
    """

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
        self: Self = new_object(cls)
        try:
            self.accepted_at = (
                None
                if (value := data.get("acceptedAt")) is None
                else time
                if (time := parse_time(value)).tzinfo
                else read_time(value)
            )
            self.accepted_via_ip = None if (value := data.get("acceptedViaIp")) is None else value + ""
            self.accepted_via_user_agent = None if (value := data.get("acceptedViaUserAgent")) is None else value + ""
            self.rejected_at = (
                None
                if (value := data.get("rejectedAt")) is None
                else time
                if (time := parse_time(value)).tzinfo
                else read_time(value)
            )
            if len(data) > 0 + ("acceptedAt" in data) + ("acceptedViaIp" in data) + ("acceptedViaUserAgent" in data) + (
                "rejectedAt" in data
            ):
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("accepted_at", "acceptedAt", write_local_time, read_time, default=None),
            WireField("accepted_via_ip", "acceptedViaIp", write_text, read_text, default=None),
            WireField("accepted_via_user_agent", "acceptedViaUserAgent", write_text, read_text, default=None),
            WireField("rejected_at", "rejectedAt", write_local_time, read_time, default=None),
        )

    def _check_rules(self) -> None:
        check_needs(self, "accepted_via_ip", "accepted_at")
        check_needs(self, "accepted_via_user_agent", "accepted_at")
        check_not_together(self, "accepted_at", "rejected_at")
        check_one_of(self, ("accepted_at",), ("rejected_at",))


decide_on_offer_request_from_dict: Callable[[Mapping[str, Any]], DecideOnOfferRequest] = DecideOnOfferRequest.from_dict
