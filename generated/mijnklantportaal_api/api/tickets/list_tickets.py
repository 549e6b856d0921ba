"""Page through the tickets. `GET /tickets`"""

from __future__ import annotations

from ...models.ticket_page import TicketPage
from ...runtime.operation import Operation, query_items
from ...runtime.reading import read_with
from ...runtime.writing import write_integer


def operation(*, page: int | None = None) -> Operation[TicketPage]:
    """Page through the tickets.

    List all tickets, open and closed, without their messages.

    Args:
        page: Optional. Number of the page to read, starting at 1. Example: 2. (Inferred: only shown in
            the addresses of the answer.)

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/tickets-api/list-ticket-records
    Source: `spec/transcribed/tickets-api.yaml`.
    Inferred: 426 (documented for closing a ticket, where the licence has no tickets); 422 (the number
    of the page can be wrong).
    Not documented: errors (no list of them is available).
    """
    return Operation(
        name="list-tickets",
        method="GET",
        path="/tickets",
        query=query_items(
            {
                "page": None if page is None else write_integer("page", page),
            }
        ),
        read=read_with(TicketPage.from_dict),
    )
