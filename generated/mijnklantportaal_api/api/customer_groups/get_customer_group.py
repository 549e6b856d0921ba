"""Read one group. `GET /customer-groups/{customerGroupId}`"""

from ...models.customer_group import CustomerGroup, customer_group_from_dict
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(customer_group_id: str) -> Operation[CustomerGroup]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="get-customer-group",
        method="GET",
        path="/customer-groups/" + path_segment(write_text("customer_group_id", customer_group_id, "cug_")),
        read=read_with(customer_group_from_dict),
        statuses=(
            200,
            401,
            403,
            404,
            429,
        ),
        scopes=("customers.read",),
    )
