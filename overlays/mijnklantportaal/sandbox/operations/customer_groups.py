"""Customer groups: customers hold their memberships; unknown customers are skipped without an error."""

from .._call import Call, Handler
from .._crud import create
from .._store import JSONObject, Record


def _create(call: Call) -> Record:
    group = create(call)
    _join(call, group.id)
    return group


def _add(call: Call) -> JSONObject:
    return {"data": _join(call, call.object.id)}


def _join(call: Call, group_id: str) -> list[Record]:
    """Add the existing customers of the request to the group, and return each once."""
    names = dict.fromkeys(call.body.get("customers", ()))
    found = [customer for name in names if (customer := call.store.find(name))]
    return [_enter(call, customer, group_id) for customer in found]


def _enter(call: Call, customer: Record, group_id: str) -> Record:
    groups: list[str] = customer.data["customerGroups"]
    if group_id in groups:
        return customer
    return call.store.change(customer, {**customer.data, "customerGroups": [*groups, group_id]})


OPERATIONS: dict[str, Handler] = {
    "create-customer-group": _create,
    "add-customers-to-customer-group": _add,
}
