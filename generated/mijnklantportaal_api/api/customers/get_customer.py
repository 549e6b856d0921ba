"""Read one customer. `GET /customers/{customerId}`"""

from __future__ import annotations

from ...models.customer import Customer
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(customer_id: str) -> Operation[Customer]:
    """Read one customer.

    Read a customer.

    Args:
        customer_id: The customer. Starts with `cst_`. Example: "cst_abc12345def678".

    Documentation: https://docs.developers.mijnklantportaal.nl/api-reference/customers-api/get-customer
    Source: `spec/transcribed/customers-api.yaml`.
    Inferred: operationId (made from the title of its page); 200 (every read with a documented status
    answers 200); 404 (documented for other operations addressed by an identifier).
    Not documented: errors (no list of them is available).
    """
    return Operation(
        name="get-customer",
        method="GET",
        path=f"/customers/{path_segment(write_text('customer_id', customer_id, 'cst_'))}",
        read=read_with(Customer.from_dict),
    )
