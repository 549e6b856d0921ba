"""Put customers into a group. `POST /customer-groups/{customerGroupId}/customers`"""

from ...models.add_customers_to_customer_group_request import AddCustomersToCustomerGroupRequest
from ...models.customer_list import CustomerList, customer_list_from_dict
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(customer_group_id: str, request: AddCustomersToCustomerGroupRequest) -> Operation[CustomerList]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="add-customers-to-customer-group",
        method="POST",
        path="/customer-groups/"
        + path_segment(write_text("customer_group_id", customer_group_id, "cug_"))
        + "/customers",
        json=request.to_dict(),
        read=read_with(customer_list_from_dict),
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
