"""Reply to a ticket; reopens it when closed. `POST /tickets/{ticketId}`"""

from __future__ import annotations

from ...models.add_ticket_message_request import AddTicketMessageRequest
from ...models.ticket_with_message import TicketWithMessage
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(ticket_id: str, *, message: str) -> Operation[TicketWithMessage]:
    """Reply to a ticket; reopens it when closed.

    Add a message to a ticket, which opens the ticket again if it was closed. A ticket that came in by
    chat can not be replied to: look at its source first. A file can be added to the message within five
    minutes.

    Args:
        ticket_id: ID of the ticket. Starts with `tic_`. Example: "tic_abc12345def678".
        message: Text of the reply; HTML is allowed. Example: "<p>We will look into it!</p>".

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/tickets-api/add-message-to-the-ticket
    Source: `spec/transcribed/tickets-api.yaml`.
    Inferred: operationId (made from the title of its page); 201 (it creates something, and the calls
    that do so with a documented status answer 201); 404 (documented for other operations addressed by
    an identifier); 422 (documented for another request with a body); 426 (documented for closing a
    ticket, where the licence has no tickets).
    Not documented: errors (no list of them is available).
    """
    return Operation(
        name="add-ticket-message",
        method="POST",
        path=f"/tickets/{path_segment(write_text('ticket_id', ticket_id, 'tic_'))}",
        json=AddTicketMessageRequest(
            message=message,
        ).to_dict(),
        read=read_with(TicketWithMessage.from_dict),
    )
