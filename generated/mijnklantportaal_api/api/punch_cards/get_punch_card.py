"""Read one punch card product. `GET /punch-cards/{punchCardId}`"""

from ...models.punch_card import PunchCard, punch_card_from_dict
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(punch_card_id: str) -> Operation[PunchCard]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="get-punch-card",
        method="GET",
        path="/punch-cards/" + path_segment(write_text("punch_card_id", punch_card_id, "pcd_")),
        read=read_with(punch_card_from_dict),
        statuses=(
            200,
            401,
            403,
            404,
            429,
        ),
    )
