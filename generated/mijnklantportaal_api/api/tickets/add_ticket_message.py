"""Reply to a ticket, which opens a closed one again. `POST /tickets/{ticketId}`"""

from ...models.add_ticket_message_request import AddTicketMessageRequest
from ...models.ticket_with_messages import TicketWithMessages, ticket_with_messages_from_dict
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(ticket_id: str, request: AddTicketMessageRequest) -> Operation[TicketWithMessages]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="add-ticket-message",
        method="POST",
        path="/tickets/" + path_segment(write_text("ticket_id", ticket_id, "tic_")),
        json=request.to_dict(),
        read=read_with(ticket_with_messages_from_dict),
        statuses=(
            201,
            401,
            403,
            404,
            422,
            426,
            429,
        ),
        scopes=("tickets.write",),
    )
