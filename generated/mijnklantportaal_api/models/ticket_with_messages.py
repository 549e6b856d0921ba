"""A ticket with all that was written in it."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any, Self

import attrs

from ..models.ticket_message import TicketMessage, ticket_message_from_dict
from ..models.ticket_source import TicketSource
from ..models.ticket_status import TicketStatus
from ..runtime.lenient_reading import keep_extra, say_new_choice
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import parse_time, read_each, read_rest, read_text, read_time
from ..runtime.writing import write_each, write_model, write_text, write_time


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class TicketWithMessages(Model):
    """A ticket with all that was written in it.

    Attributes:
        id (str): ID of the ticket. Starts with `tic_`. Example: "tic_abc12345def678".
        customer_id (str | None): ID of the customer who asks, where that is known. Starts with `cst_`.
            Example: "cst_abc12345def678".
        title (str): What the ticket is about. Example: "Invoice issue".
        source (TicketSource | str): Where the ticket came from; one from a chat takes no replies and no
            files. One of `"portal"`, `"email"`, `"chat"`.
        status (TicketStatus | str): State of the ticket. One of `"open"`, `"closed"`.
        created_at (datetime.datetime): When the ticket came in. Always has a time zone.
        messages (list[TicketMessage]): The messages of the ticket.
    """

    __module__ = "mijnklantportaal"

    id: str
    """ID of the ticket. Starts with `tic_`. Example: "tic_abc12345def678"."""
    customer_id: str | None
    """ID of the customer who asks, where that is known. Starts with `cst_`. Example: "cst_abc12345def678"."""
    title: str
    """What the ticket is about. Example: "Invoice issue"."""
    source: TicketSource | str
    """Where the ticket came from; one from a chat takes no replies and no files. One of `"portal"`,
    `"email"`, `"chat"`.
    """
    status: TicketStatus | str
    """State of the ticket. One of `"open"`, `"closed"`."""
    created_at: datetime.datetime
    """When the ticket came in. Always has a time zone."""
    messages: list[TicketMessage]
    """The messages of the ticket."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.id = data["id"] + ""
            self.customer_id = None if (value := data["customerId"]) is None else value + ""
            self.title = data["title"] + ""
            self.source = data["source"] + ""
            self.status = data["status"] + ""
            self.created_at = time if (time := parse_time(data["createdAt"])).tzinfo else read_time(data["createdAt"])
            self.messages = read_each(ticket_message_from_dict, data["messages"])
            if len(data) > 7:
                keep_extra(self, data)
            if self.source not in (
                "portal",
                "email",
                "chat",
            ):
                say_new_choice(self, "source")
            if self.status not in (
                "open",
                "closed",
            ):
                say_new_choice(self, "status")
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("id", "id", write_text, read_text),
            WireField("customer_id", "customerId", write_text, read_text, nullable=True),
            WireField("title", "title", write_text, read_text),
            WireField("source", "source", write_text, read_text),
            WireField("status", "status", write_text, read_text),
            WireField("created_at", "createdAt", write_time, read_time),
            WireField(
                "messages",
                "messages",
                lambda name, item: write_each(name, item, lambda name, item: write_model(name, item, TicketMessage)),
                lambda item: read_each(ticket_message_from_dict, item),
            ),
        )


ticket_with_messages_from_dict: Callable[[Mapping[str, Any]], TicketWithMessages] = TicketWithMessages.from_dict
