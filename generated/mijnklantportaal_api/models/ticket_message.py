"""One message in a ticket."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any, Self

import attrs

from ..models.ticket_attachment import TicketAttachment, ticket_attachment_from_dict
from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import parse_time, read_each, read_flag, read_rest, read_text, read_time
from ..runtime.writing import write_each, write_flag, write_model, write_text, write_time


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class TicketMessage(Model):
    """One message in a ticket.

    Attributes:
        id (str): ID of the message. Starts with `tim_`. Example: "tim_abc12345def678".
        posted_by (str): Name of who wrote it. Example: "John Appleseed".
        is_posted_by_customer (bool): Whether the customer wrote it.
        message (str): Text of the message as HTML; clean it before showing it. Example: "<p>We will
            look into it!</p>".
        posted_at (datetime.datetime): When it was written. Always has a time zone.
        attachments (list[TicketAttachment]): Files that belong to the message.
    """

    __module__ = "mijnklantportaal"

    id: str
    """ID of the message. Starts with `tim_`. Example: "tim_abc12345def678"."""
    posted_by: str
    """Name of who wrote it. Example: "John Appleseed"."""
    is_posted_by_customer: bool
    """Whether the customer wrote it."""
    message: str
    """Text of the message as HTML; clean it before showing it. Example: "<p>We will look into it!</p>"."""
    posted_at: datetime.datetime
    """When it was written. Always has a time zone."""
    attachments: list[TicketAttachment]
    """Files that belong to the message."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.id = data["id"] + ""
            self.posted_by = data["postedBy"] + ""
            self.is_posted_by_customer = read_flag(data["isPostedByCustomer"])
            self.message = data["message"] + ""
            self.posted_at = time if (time := parse_time(data["postedAt"])).tzinfo else read_time(data["postedAt"])
            self.attachments = read_each(ticket_attachment_from_dict, data["attachments"])
            if len(data) > 6:
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("id", "id", write_text, read_text),
            WireField("posted_by", "postedBy", write_text, read_text),
            WireField("is_posted_by_customer", "isPostedByCustomer", write_flag, read_flag),
            WireField("message", "message", write_text, read_text),
            WireField("posted_at", "postedAt", write_time, read_time),
            WireField(
                "attachments",
                "attachments",
                lambda name, item: write_each(name, item, lambda name, item: write_model(name, item, TicketAttachment)),
                lambda item: read_each(ticket_attachment_from_dict, item),
            ),
        )


ticket_message_from_dict: Callable[[Mapping[str, Any]], TicketMessage] = TicketMessage.from_dict
