"""What a document can't express: what the API's operations do beyond what follows from their descriptions.

`OPERATIONS` maps an operationId to the handler that replaces the default one, also in checking what fields need of each
other; `VIEWS` maps a kind of object to what the API shows of it besides its data. There is one module per area;
everything else gets the default handlers.
"""

from collections.abc import Mapping

from .._call import Handler, View
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

OPERATIONS: Mapping[str, Handler] = {
    **agreements.OPERATIONS,
    **appointments.OPERATIONS,
    **customer_groups.OPERATIONS,
    **files.OPERATIONS,
    **invoices.OPERATIONS,
    **offers.OPERATIONS,
    **packages.OPERATIONS,
    **payment_links.OPERATIONS,
    **punch_cards.OPERATIONS,
    **subscriptions.OPERATIONS,
    **tickets.OPERATIONS,
    **webhooks.OPERATIONS,
}
VIEWS: Mapping[str, View] = {
    **files.VIEWS,
    **invoices.VIEWS,
    **packages.VIEWS,
    **payment_links.VIEWS,
    **punch_cards.VIEWS,
    **subscriptions.VIEWS,
}
