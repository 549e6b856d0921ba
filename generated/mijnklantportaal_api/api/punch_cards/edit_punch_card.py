"""Put a punch card on or off sale. `PATCH /punch-cards/{punchCardId}`"""

from ...models.edit_punch_card_request import EditPunchCardRequest
from ...models.punch_card import PunchCard, punch_card_from_dict
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(punch_card_id: str, request: EditPunchCardRequest) -> Operation[PunchCard]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="edit-punch-card",
        method="PATCH",
        path="/punch-cards/" + path_segment(write_text("punch_card_id", punch_card_id, "pcd_")),
        json=request.to_dict(),
        read=read_with(punch_card_from_dict),
        statuses=(
            200,
            401,
            403,
            404,
            422,
            429,
        ),
    )
