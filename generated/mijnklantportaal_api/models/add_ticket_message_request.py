"""A reply to a ticket."""

from collections.abc import Callable, Mapping
from typing import Any, Self

import attrs

from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import read_rest, read_text
from ..runtime.writing import write_text


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class AddTicketMessageRequest(Model):
    """A reply to a ticket.

    Attributes:
        message (str): Text of the reply; HTML is allowed. Example: "<p>We will look into it!</p>".
    """

    __module__ = "mijnklantportaal"

    message: str
    """Text of the reply; HTML is allowed. Example: "<p>We will look into it!</p>"."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.message = data["message"] + ""
            if len(data) > 1:
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (WireField("message", "message", write_text, read_text),)


add_ticket_message_request_from_dict: Callable[[Mapping[str, Any]], AddTicketMessageRequest] = (
    AddTicketMessageRequest.from_dict
)
