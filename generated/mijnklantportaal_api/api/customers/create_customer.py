"""Create a customer, a company or a person. `POST /customers`"""

from ...models.create_customer_request import CreateCustomerRequest
from ...models.customer import Customer, customer_from_dict
from ...runtime.natural_keys import NaturalKey
from ...runtime.operation import Operation
from ...runtime.reading import read_with


def operation(request: CreateCustomerRequest) -> Operation[Customer]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="create-customer",
        method="POST",
        path="/customers",
        json=request.to_dict(),
        read=read_with(customer_from_dict),
        statuses=(
            201,
            401,
            403,
            422,
            429,
        ),
        scopes=("customers.write",),
    )


def natural_key() -> NaturalKey[Customer]:
    """How an object that this creates is found among those that are there."""
    from .get_customer import operation as get
    from .list_customers import operation as read_list

    return NaturalKey[Customer](
        read_list=lambda page: read_list(page=page),
        fields=(
            ("primaryEmail", "primary_email"),
            ("companyName", "company_name"),
        ),
        others=(
            ("address", "address"),
            ("zipCode", "zip_code"),
            ("city", "city"),
            ("countryCode", "country_code"),
        ),
        without_case=frozenset(["primary_email"]),
        created_at="created_at",
        get=get,
    )
