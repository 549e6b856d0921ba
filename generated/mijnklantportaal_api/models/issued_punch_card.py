"""A card that was issued to a customer."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any, Self

import attrs

from ..models.issued_punch_card_status import IssuedPunchCardStatus
from ..runtime.lenient_reading import keep_extra, say_new_choice
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import parse_time, read_integer, read_rest, read_text, read_time
from ..runtime.writing import write_integer, write_text, write_time


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class IssuedPunchCard(Model):
    """A card that was issued to a customer.

    Attributes:
        id (str): ID of the issued card. Starts with `pcb_`. Example: "pcb_abc12345def678".
        punch_card_id (str): ID of the punch card product. Starts with `pcd_`. Example:
            "pcd_abc12345def678".
        customer_id (str): ID of the customer who has the card. Starts with `cst_`. Example:
            "cst_abc12345def678".
        punches_left (int): Number of punches left.
        status (IssuedPunchCardStatus | str): State of the card. One of `"active"`, `"expired"`,
            `"fully_used"`.
        expires_at (datetime.datetime | None): Until when the card is valid; None when it never expires.
            Always has a time zone.
        issued_at (datetime.datetime): When the customer got the card. Always has a time zone.
    """

    __module__ = "mijnklantportaal"

    id: str
    """ID of the issued card. Starts with `pcb_`. Example: "pcb_abc12345def678"."""
    punch_card_id: str
    """ID of the punch card product. Starts with `pcd_`. Example: "pcd_abc12345def678"."""
    customer_id: str
    """ID of the customer who has the card. Starts with `cst_`. Example: "cst_abc12345def678"."""
    punches_left: int
    """Number of punches left."""
    status: IssuedPunchCardStatus | str
    """State of the card. One of `"active"`, `"expired"`, `"fully_used"`."""
    expires_at: datetime.datetime | None
    """Until when the card is valid; None when it never expires. Always has a time zone."""
    issued_at: datetime.datetime
    """When the customer got the card. Always has a time zone."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.id = data["id"] + ""
            self.punch_card_id = data["punchCardId"] + ""
            self.customer_id = data["customerId"] + ""
            self.punches_left = read_integer(data["punchesLeft"])
            self.status = data["status"] + ""
            self.expires_at = (
                None
                if (value := data["expiresAt"]) is None
                else time
                if (time := parse_time(value)).tzinfo
                else read_time(value)
            )
            self.issued_at = time if (time := parse_time(data["issuedAt"])).tzinfo else read_time(data["issuedAt"])
            if len(data) > 7:
                keep_extra(self, data)
            if self.status not in (
                "active",
                "expired",
                "fully_used",
            ):
                say_new_choice(self, "status")
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("id", "id", write_text, read_text),
            WireField("punch_card_id", "punchCardId", write_text, read_text),
            WireField("customer_id", "customerId", write_text, read_text),
            WireField("punches_left", "punchesLeft", write_integer, read_integer),
            WireField("status", "status", write_text, read_text),
            WireField("expires_at", "expiresAt", write_time, read_time, nullable=True),
            WireField("issued_at", "issuedAt", write_time, read_time),
        )


issued_punch_card_from_dict: Callable[[Mapping[str, Any]], IssuedPunchCard] = IssuedPunchCard.from_dict
