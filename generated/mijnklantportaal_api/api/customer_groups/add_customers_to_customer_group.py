"""Put customers into a group. `POST /customer-groups/{customerGroupId}/customers`"""

from __future__ import annotations

from collections.abc import Sequence

from ...models.add_customers_to_customer_group_request import AddCustomersToCustomerGroupRequest
from ...models.customer_list import CustomerList
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(customer_group_id: str, *, customers: Sequence[str]) -> Operation[CustomerList]:
    """Put customers into a group.

    Put customers into a group. Customers who do not exist are left out without an error: compare the
    answer with what was sent. The answer has no pages.

    Args:
        customer_group_id: The group of customers. Starts with `cug_`. Example: "cug_abc12345def678".
        customers: Who is to belong to the group. Customers who do not exist are left out without an
            error. Example: ["cst_abc12345"]. (Inferred: required: a call without it has no meaning.)

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/customer-groups-api/add-customers-to-customer-group
    Source: `spec/transcribed/customer-groups-api.yaml`.
    Inferred: operationId (made from the title of its page); 200 (it acts on something that exists and
    creates nothing visible); 404 (documented for other operations addressed by an identifier); 422
    (documented for another request with a body).
    Not documented: errors (no list of them is available).
    """
    return Operation(
        name="add-customers-to-customer-group",
        method="POST",
        path=f"/customer-groups/{path_segment(write_text('customer_group_id', customer_group_id, 'cug_'))}/customers",
        json=AddCustomersToCustomerGroupRequest(
            customers=customers,
        ).to_dict(),
        read=read_with(CustomerList.from_dict),
    )
