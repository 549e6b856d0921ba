"""Change some fields of a customer. `PATCH /customers/{customerId}`"""

from __future__ import annotations

from ...models.customer import Customer
from ...models.edit_customer_request import EditCustomerRequest
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(
    customer_id: str,
    *,
    company_name: str | None = None,
    address: str | None = None,
    zip_code: str | None = None,
    city: str | None = None,
    primary_email: str | None = None,
) -> Operation[Customer]:
    """Change some fields of a customer.

    Change at least one field of a customer; those left out stay as they are.

    Args:
        customer_id: The customer. Starts with `cst_`. Example: "cst_abc12345def678".
        company_name: Optional. Name of the customer. Example: "Test Company BV".
        address: Optional. Street and house number. Example: "Teststreet 123".
        zip_code: Optional. Postal code. Example: "1234AB".
        city: Optional. Where the customer is. Example: "Amsterdam".
        primary_email: Optional. Where notifications go. Example: "john.doe@test.com".

    Documentation: https://docs.developers.mijnklantportaal.nl/api-reference/customers-api/edit-customer
    Source: `spec/transcribed/customers-api.yaml`.
    Inferred: operationId (made from the title of its page); 200 (every change with a documented status
    answers 200); 404 (documented for other operations addressed by an identifier); 422 (documented for
    another request with a body).
    Not documented: errors (no list of them is available).
    """
    return Operation(
        name="edit-customer",
        method="PATCH",
        path=f"/customers/{path_segment(write_text('customer_id', customer_id, 'cst_'))}",
        json=EditCustomerRequest(
            company_name=company_name,
            address=address,
            zip_code=zip_code,
            city=city,
            primary_email=primary_email,
        ).to_dict(),
        read=read_with(Customer.from_dict),
    )
