"""Issue a card to a customer. `POST /punch-cards/{punchCardId}/issued`"""

from ...models.issue_punch_card_request import IssuePunchCardRequest
from ...models.issued_punch_card import IssuedPunchCard, issued_punch_card_from_dict
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(punch_card_id: str, request: IssuePunchCardRequest) -> Operation[IssuedPunchCard]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="issue-punch-card",
        method="POST",
        path="/punch-cards/" + path_segment(write_text("punch_card_id", punch_card_id, "pcd_")) + "/issued",
        json=request.to_dict(),
        read=read_with(issued_punch_card_from_dict),
        statuses=(
            201,
            401,
            403,
            404,
            422,
            429,
        ),
    )
