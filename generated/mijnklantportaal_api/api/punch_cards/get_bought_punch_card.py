"""Read one issued card. `GET /punch-cards/{punchCardId}/issued/{issuedPunchCardId}`"""

from ...models.issued_punch_card import IssuedPunchCard, issued_punch_card_from_dict
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(punch_card_id: str, issued_punch_card_id: str) -> Operation[IssuedPunchCard]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="get-bought-punch-card",
        method="GET",
        path="/punch-cards/"
        + path_segment(write_text("punch_card_id", punch_card_id, "pcd_"))
        + "/issued/"
        + path_segment(write_text("issued_punch_card_id", issued_punch_card_id, "pcb_")),
        read=read_with(issued_punch_card_from_dict),
        statuses=(
            200,
            401,
            403,
            404,
            429,
        ),
    )
