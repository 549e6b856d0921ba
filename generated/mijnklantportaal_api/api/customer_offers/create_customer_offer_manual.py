"""Create manual Customer Offer. `POST /customer-offers/manual`"""

from ...models.create_customer_offer_manual_request import CreateCustomerOfferManualRequest
from ...models.customer_offer import CustomerOffer, customer_offer_from_dict
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
    )
