"""Create Customer Offer. `POST /customer-offers`"""

from ...models.create_customer_offer_request import CreateCustomerOfferRequest
from ...models.customer_offer import CustomerOffer, customer_offer_from_dict
from ...runtime.operation import Operation
from ...runtime.reading import read_with


def operation(request: CreateCustomerOfferRequest) -> Operation[CustomerOffer]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="create-customer-offer",
        method="POST",
        path="/customer-offers",
        form=request.to_dict(),
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
