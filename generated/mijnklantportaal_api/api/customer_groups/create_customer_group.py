"""Create a group, optionally with members. `POST /customer-groups`"""

from __future__ import annotations

from collections.abc import Sequence

from ...models.create_customer_group_request import CreateCustomerGroupRequest
from ...models.customer_group import CustomerGroup
from ...runtime.operation import Operation
from ...runtime.reading import read_with


def operation(*, name: str, customers: Sequence[str] | None = None) -> Operation[CustomerGroup]:
    """Create a group, optionally with members.

    Create a group. Customers who do not exist are left out without an error, and the answer does not
    show the members: read the customers to see who belongs to the group.

    Args:
        name: Name of the group. Example: "Hosting customers".
        customers: Optional. Who belongs to the group. Customers who do not exist are left out without
            an error. Example: ["cst_abc12345"].

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/customer-groups-api/create-customer-group
    Source: `spec/transcribed/customer-groups-api.yaml`.
    Inferred: 422 (documented for another request with a body).
    Not documented: errors (no list of them is available).
    """
    return Operation(
        name="create-customer-group",
        method="POST",
        path="/customer-groups",
        json=CreateCustomerGroupRequest(
            name=name,
            customers=customers,
        ).to_dict(),
        read=read_with(CustomerGroup.from_dict),
    )
