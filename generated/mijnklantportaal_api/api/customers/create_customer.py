"""Create Customer. `POST /customers`"""

from __future__ import annotations

from ...models.create_customer_request import CreateCustomerRequest
from ...models.customer import Customer
from ...runtime.operation import Operation
from ...runtime.reading import read_with


def operation(
    *, company_name: str, address: str, zip_code: str, city: str, primary_email: str, country_code: str | None = None
) -> Operation[Customer]:
    """Create Customer.

    Add a customer to the portal.

    Args:
        company_name: Name of the customer. Example: "Test Company BV".
        address: Street name and number of the customer. Example: "Teststreet 123".
        zip_code: Zip code of the customer. Example: "1234AB".
        city: City of the customer. Example: "Amsterdam".
        primary_email: Primary email of the customer. This will be used to send notification to.
            Example: "john.doe@test.com".
        country_code: Optional. ISO 3166-1 alpha-2 country code (2 letters). Will fallback to NL when
            not provided. Example: "NL".

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/customers-api/create-customer
    Source: `spec/pages/create-customer.txt`.
    Inferred: operationId (the page names none; made from its title); status (the page shows none; its
    words say that it creates something); contentType (the page shows none for the response; its fields
    and sample are JSON); 422 (documented for another request with a body).
    Not documented: errors (no list of them is available).
    """
    return Operation(
        name="create-customer",
        method="POST",
        path="/customers",
        json=CreateCustomerRequest(
            company_name=company_name,
            address=address,
            zip_code=zip_code,
            city=city,
            primary_email=primary_email,
            country_code=country_code,
        ).to_dict(),
        read=read_with(Customer.from_dict),
    )
