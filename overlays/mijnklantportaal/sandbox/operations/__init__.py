"""What a document can't say: what the API's operations do besides what follows from their descriptions.

`OPERATIONS` holds by operationId what takes the place of the general rule, `VIEWS` by kind what objects show
besides their data. A module for each area; what none of them names follows the general rules.
"""

from collections.abc import Mapping

from .._portal import Handler, View
from . import (
    agreements,
    appointments,
    customer_groups,
    files,
    invoices,
    offers,
    packages,
    payment_links,
    punch_cards,
    subscriptions,
    tickets,
    webhooks,
)

_AREAS = (
    agreements,
    appointments,
    customer_groups,
    files,
    invoices,
    offers,
    packages,
    payment_links,
    punch_cards,
    subscriptions,
    tickets,
    webhooks,
)

OPERATIONS: Mapping[str, Handler] = {
    operation_id: handler for area in _AREAS for operation_id, handler in area.OPERATIONS.items()
}
VIEWS: Mapping[str, View] = {kind: view for area in _AREAS for kind, view in area.VIEWS.items()}
