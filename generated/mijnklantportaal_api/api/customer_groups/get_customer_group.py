"""Read one group. `GET /customer-groups/{customerGroupId}`"""

from __future__ import annotations

from ...models.customer_group import CustomerGroup
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(customer_group_id: str) -> Operation[CustomerGroup]:
    """Read one group.

    Read a group.

    Args:
        customer_group_id: The group of customers. Starts with `cug_`. Example: "cug_abc12345def678".

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/customer-groups-api/get-customer-group
    Source: `spec/transcribed/customer-groups-api.yaml`.
    Inferred: operationId (made from the title of its page); 200 (every read with a documented status
    answers 200); 404 (documented for other operations addressed by an identifier).
    Not documented: errors (no list of them is available).
    """
    return Operation(
        name="get-customer-group",
        method="GET",
        path=f"/customer-groups/{path_segment(write_text('customer_group_id', customer_group_id, 'cug_'))}",
        read=read_with(CustomerGroup.from_dict),
    )
