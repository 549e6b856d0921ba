"""List appointments in a range of days. `GET /appointments`"""

import datetime

from ...models.appointment_list import AppointmentList, appointment_list_from_dict
from ...runtime.operation import Operation, query_items
from ...runtime.reading import read_with
from ...runtime.writing import write_integer, write_local_minute


def operation(*, start_at: datetime.datetime | None = None, days: int | None = None) -> Operation[AppointmentList]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="list-appointments",
        method="GET",
        path="/appointments",
        query=query_items(
            {
                "start_at": None if start_at is None else write_local_minute("start_at", start_at),
                "days": None if days is None else write_integer("days", days),
            }
        ),
        read=read_with(appointment_list_from_dict),
        statuses=(
            200,
            401,
            403,
            422,
            429,
        ),
        scopes=("appointments.read",),
    )
