"""Create a punch card product. `POST /punch-cards`"""

from ...models.create_punch_card_request import CreatePunchCardRequest
from ...models.punch_card import PunchCard, punch_card_from_dict
from ...runtime.natural_keys import NaturalKey
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


def natural_key() -> NaturalKey[PunchCard]:
    """How an object that this creates is found among those that are there."""
    from .get_punch_card import operation as get
    from .list_punch_cards import operation as read_list

    return NaturalKey[PunchCard](
        read_list=lambda page: read_list(page=page),
        fields=(("name", "name"),),
        others=(
            ("punches", "punches"),
            ("punchLabel", "punch_label"),
            ("description", "description"),
            ("forSale", "for_sale"),
            ("price", "price"),
            ("vatRate", "vat_rate"),
            ("expiryValue", "expiry_value"),
            ("expirePeriod", "expiry_period"),
        ),
        created_at="created_at",
        get=get,
    )
