"""Close a ticket. `PATCH /tickets/{ticketId}`"""

from __future__ import annotations

from ...models.ticket_with_message import TicketWithMessage
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(ticket_id: str) -> Operation[TicketWithMessage]:
    """Close a ticket.

    Close a ticket; the request has no body. The documented answer still has the ticket open, so read
    the ticket again where its status matters. A ticket that is closed already is refused as invalid
    data.

    Args:
        ticket_id: ID of the ticket. Starts with `tic_`. Example: "tic_abc12345def678".

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/tickets-api/close-the-ticket
    Source: `spec/transcribed/tickets-api.yaml`.
    Not documented: errors (there may be more than the ones named here).
    """
    return Operation(
        name="close-ticket",
        method="PATCH",
        path=f"/tickets/{path_segment(write_text('ticket_id', ticket_id, 'tic_'))}",
        read=read_with(TicketWithMessage.from_dict),
    )
