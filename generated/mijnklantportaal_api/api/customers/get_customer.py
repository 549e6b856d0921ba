"""Read one customer. `GET /customers/{customerId}`"""

from ...models.customer import Customer, customer_from_dict
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(customer_id: str) -> Operation[Customer]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="get-customer",
        method="GET",
        path="/customers/" + path_segment(write_text("customer_id", customer_id, "cst_")),
        read=read_with(customer_from_dict),
        statuses=(
            200,
            401,
            403,
            404,
            429,
        ),
        scopes=("customers.read",),
    )
