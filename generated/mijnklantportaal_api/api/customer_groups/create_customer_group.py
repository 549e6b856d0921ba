"""Create a group, optionally with members. `POST /customer-groups`"""

from ...models.create_customer_group_request import CreateCustomerGroupRequest
from ...models.customer_group import CustomerGroup, customer_group_from_dict
from ...runtime.natural_keys import NaturalKey
from ...runtime.operation import Operation
from ...runtime.reading import read_with


def operation(request: CreateCustomerGroupRequest) -> Operation[CustomerGroup]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="create-customer-group",
        method="POST",
        path="/customer-groups",
        json=request.to_dict(),
        read=read_with(customer_group_from_dict),
        statuses=(
            201,
            401,
            403,
            422,
            429,
        ),
        scopes=("customers.write",),
    )


def natural_key() -> NaturalKey[CustomerGroup]:
    """How an object that this creates is found among those that are there."""
    from .get_customer_group import operation as get
    from .list_customer_groups import operation as read_list

    return NaturalKey[CustomerGroup](
        read_list=lambda page: read_list(page=page),
        fields=(("name", "name"),),
        others=(),
        created_at="created_at",
        get=get,
    )
