"""Page through the tickets. `GET /tickets`"""

from ...models.ticket_page import TicketPage, ticket_page_from_dict
from ...runtime.operation import Operation, query_items
from ...runtime.reading import read_with
from ...runtime.writing import write_integer


def operation(*, page: int | None = None) -> Operation[TicketPage]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="list-tickets",
        method="GET",
        path="/tickets",
        query=query_items(
            {
                "page": None if page is None else write_integer("page", page),
            }
        ),
        read=read_with(ticket_page_from_dict),
        statuses=(
            200,
            401,
            403,
            422,
            426,
            429,
        ),
        scopes=("tickets.read",),
    )
