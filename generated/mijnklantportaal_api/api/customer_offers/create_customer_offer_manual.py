"""Build an offer from lines. `POST /customer-offers/manual`"""

from ...models.create_customer_offer_manual_request import CreateCustomerOfferManualRequest
from ...models.customer_offer import CustomerOffer, customer_offer_from_dict
from ...runtime.natural_keys import NaturalKey
from ...runtime.operation import Operation
from ...runtime.reading import read_with


def operation(request: CreateCustomerOfferManualRequest) -> Operation[CustomerOffer]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="create-customer-offer-manual",
        method="POST",
        path="/customer-offers/manual",
        json=request.to_dict(),
        read=read_with(customer_offer_from_dict),
        statuses=(
            201,
            401,
            403,
            404,
            422,
            426,
            429,
        ),
        scopes=("offers.write",),
    )


def natural_key() -> NaturalKey[CustomerOffer]:
    """How an object that this creates is found among those that are there."""
    from .get_customer_offer import operation as get
    from .list_customer_offers import operation as read_list

    return NaturalKey[CustomerOffer](
        read_list=lambda page: read_list(page=page),
        fields=(
            ("offerNumber", "offer_number"),
            ("customerId", "customer_id"),
        ),
        others=(
            ("issuedAt", "issued_at"),
            ("expiresAt", "expires_at"),
        ),
        date="issuedAt",
        created_at="created_at",
        get=get,
    )
