"""Page through the cards of one product that were issued to customers. `GET
/punch-cards/{punchCardId}/issued`
"""

from ...models.issued_punch_card_page import IssuedPunchCardPage, issued_punch_card_page_from_dict
from ...runtime.operation import Operation, path_segment, query_items
from ...runtime.reading import read_with
from ...runtime.writing import write_integer, write_text


def operation(punch_card_id: str, *, page: int | None = None) -> Operation[IssuedPunchCardPage]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="list-bought-punch-cards",
        method="GET",
        path="/punch-cards/" + path_segment(write_text("punch_card_id", punch_card_id, "pcd_")) + "/issued",
        query=query_items(
            {
                "page": None if page is None else write_integer("page", page),
            }
        ),
        read=read_with(issued_punch_card_page_from_dict),
        statuses=(
            200,
            401,
            403,
            404,
            422,
            429,
        ),
    )
