"""Create Customer. `POST /customers`"""

from ...models.create_customer_request import CreateCustomerRequest
from ...models.customer import Customer, customer_from_dict
from ...runtime.operation import Operation
from ...runtime.reading import read_with


def operation(request: CreateCustomerRequest) -> Operation[Customer]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="create-customer",
        method="POST",
        path="/customers",
        json=request.to_dict(),
        read=read_with(customer_from_dict),
        statuses=(
            201,
            401,
            403,
            422,
            429,
        ),
    )
