"""List appointments in a range of days. `GET /appointments`"""

from __future__ import annotations

import datetime

from ...models.appointment_list import AppointmentList
from ...runtime.operation import Operation, query_items
from ...runtime.reading import read_with
from ...runtime.writing import write_integer, write_local_minute


def operation(*, start_at: datetime.datetime | None = None, days: int | None = None) -> Operation[AppointmentList]:
    """List appointments in a range of days.

    List all appointments of a number of days. The answer has no pages.

    Args:
        start_at: Optional. Where the range begins, as YYYY-mm-dd HH:mm; now when it is left out. Sent
            as Amsterdam time, to the minute; a naive value is taken as such. Example: "2025-03-05
            14:30". (Not documented: zone: taken to be that of Amsterdam.)
        days: Optional. Length of the range in days; 7 when it is left out. Example: 7.

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/appointments-api/list-appointments
    Source: `spec/transcribed/appointments-api.yaml`.
    Inferred: operationId (made from the title of its page); 422 (the range can be wrong).
    """
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
        read=read_with(AppointmentList.from_dict),
    )
