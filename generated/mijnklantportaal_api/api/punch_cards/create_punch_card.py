"""Create a punch card product. `POST /punch-cards`"""

from ...models.create_punch_card_request import CreatePunchCardRequest
from ...models.punch_card import PunchCard, punch_card_from_dict
from ...runtime.operation import Operation
from ...runtime.reading import read_with


def operation(request: CreatePunchCardRequest) -> Operation[PunchCard]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="create-punch-card",
        method="POST",
        path="/punch-cards",
        json=request.to_dict(),
        read=read_with(punch_card_from_dict),
        statuses=(
            201,
            401,
            403,
            422,
            429,
        ),
    )
