"""Rename a group. `PATCH /customer-groups/{customerGroupId}`"""

from __future__ import annotations

from ...models.customer_group import CustomerGroup
from ...models.edit_customer_group_request import EditCustomerGroupRequest
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(customer_group_id: str, *, name: str) -> Operation[CustomerGroup]:
    """Rename a group.

    Give a group another name.

    Args:
        customer_group_id: The group of customers. Starts with `cug_`. Example: "cug_abc12345def678".
        name: New name of the group. Example: "Hosting customers".

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/customer-groups-api/edit-customer-group
    Source: `spec/transcribed/customer-groups-api.yaml`.
    Inferred: operationId (made from the title of its page); 200 (every change with a documented status
    answers 200); 404 (documented for other operations addressed by an identifier); 422 (documented for
    another request with a body).
    Not documented: errors (no list of them is available).
    """
    return Operation(
        name="edit-customer-group",
        method="PATCH",
        path=f"/customer-groups/{path_segment(write_text('customer_group_id', customer_group_id, 'cug_'))}",
        json=EditCustomerGroupRequest(
            name=name,
        ).to_dict(),
        read=read_with(CustomerGroup.from_dict),
    )
