"""A sign-up that waits for its first payment."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any, Self

import attrs

from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import parse_time, read_rest, read_text, read_time
from ..runtime.writing import write_text, write_time


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class SubscriptionPackageSignUp(Model):
    """A sign-up that waits for its first payment.

    Attributes:
        id (str): ID of the sign-up, the only kind of ID without a prefix.
        payment_link (str): Address at which the new customer pays. Example:
            "https://mollie.com/checkout/abc...".
        expires_at (datetime.datetime): Until when the sign-up can be paid. Always has a time zone.
    """

    __module__ = "mijnklantportaal"

    id: str
    """ID of the sign-up, the only kind of ID without a prefix."""
    payment_link: str
    """Address at which the new customer pays. Example: "https://mollie.com/checkout/abc..."."""
    expires_at: datetime.datetime
    """Until when the sign-up can be paid. Always has a time zone."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.id = data["id"] + ""
            self.payment_link = data["paymentLink"] + ""
            self.expires_at = time if (time := parse_time(data["expiresAt"])).tzinfo else read_time(data["expiresAt"])
            if len(data) > 3:
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("id", "id", write_text, read_text),
            WireField("payment_link", "paymentLink", write_text, read_text),
            WireField("expires_at", "expiresAt", write_time, read_time),
        )


subscription_package_sign_up_from_dict: Callable[[Mapping[str, Any]], SubscriptionPackageSignUp] = (
    SubscriptionPackageSignUp.from_dict
)
