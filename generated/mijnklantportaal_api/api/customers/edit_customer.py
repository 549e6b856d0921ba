"""Change some fields of a customer. `PATCH /customers/{customerId}`"""

from ...models.customer import Customer, customer_from_dict
from ...models.edit_customer_request import EditCustomerRequest
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(customer_id: str, request: EditCustomerRequest) -> Operation[Customer]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="edit-customer",
        method="PATCH",
        path="/customers/" + path_segment(write_text("customer_id", customer_id, "cst_")),
        json=request.to_dict(),
        read=read_with(customer_from_dict),
        statuses=(
            200,
            401,
            403,
            404,
            422,
            429,
        ),
        scopes=("customers.write",),
    )
