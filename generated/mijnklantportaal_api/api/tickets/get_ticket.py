"""Read one ticket with its messages. `GET /tickets/{ticketId}`"""

from __future__ import annotations

from ...models.ticket_with_message import TicketWithMessage
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(ticket_id: str) -> Operation[TicketWithMessage]:
    """Read one ticket with its messages.

    Read a ticket and all that was written in it. Messages are HTML; clean them before showing them.

    Args:
        ticket_id: ID of the ticket. Starts with `tic_`. Example: "tic_abc12345def678".

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/tickets-api/get-ticket-record
    Source: `spec/transcribed/tickets-api.yaml`.
    Inferred: operationId (made from the title of its page, with the noun of the list of tickets); 200
    (every read with a documented status answers 200); 404 (documented for other operations addressed by
    an identifier); 426 (documented for closing a ticket, where the licence has no tickets).
    Not documented: errors (no list of them is available).
    """
    return Operation(
        name="get-ticket",
        method="GET",
        path=f"/tickets/{path_segment(write_text('ticket_id', ticket_id, 'tic_'))}",
        read=read_with(TicketWithMessage.from_dict),
    )
