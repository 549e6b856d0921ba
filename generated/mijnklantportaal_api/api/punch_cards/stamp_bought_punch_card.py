"""Use up punches of an issued card. `POST /punch-cards/{punchCardId}/issued/{issuedPunchCardId}/stamp`"""

from ...models.issued_punch_card import IssuedPunchCard, issued_punch_card_from_dict
from ...models.stamp_punch_card_request import StampPunchCardRequest
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(
    punch_card_id: str, issued_punch_card_id: str, request: StampPunchCardRequest
) -> Operation[IssuedPunchCard]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="stamp-bought-punch-card",
        method="POST",
        path="/punch-cards/"
        + path_segment(write_text("punch_card_id", punch_card_id, "pcd_"))
        + "/issued/"
        + path_segment(write_text("issued_punch_card_id", issued_punch_card_id, "pcb_"))
        + "/stamp",
        json=request.to_dict(),
        read=read_with(issued_punch_card_from_dict),
        statuses=(
            200,
            401,
            403,
            404,
            422,
            429,
        ),
    )
