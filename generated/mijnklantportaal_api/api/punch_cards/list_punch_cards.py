"""Page through the punch card products. `GET /punch-cards`"""

from ...models.punch_card_page import PunchCardPage, punch_card_page_from_dict
from ...runtime.operation import Operation, query_items
from ...runtime.reading import read_with
from ...runtime.writing import write_integer


def operation(*, page: int | None = None) -> Operation[PunchCardPage]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="list-punch-cards",
        method="GET",
        path="/punch-cards",
        query=query_items(
            {
                "page": None if page is None else write_integer("page", page),
            }
        ),
        read=read_with(punch_card_page_from_dict),
        statuses=(
            200,
            401,
            403,
            422,
            429,
        ),
    )
