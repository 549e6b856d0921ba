"""Read one ticket with its messages. `GET /tickets/{ticketId}`"""

from ...models.ticket_with_messages import TicketWithMessages, ticket_with_messages_from_dict
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(ticket_id: str) -> Operation[TicketWithMessages]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="get-ticket",
        method="GET",
        path="/tickets/" + path_segment(write_text("ticket_id", ticket_id, "tic_")),
        read=read_with(ticket_with_messages_from_dict),
        statuses=(
            200,
            401,
            403,
            404,
            426,
            429,
        ),
        scopes=("tickets.read",),
    )
