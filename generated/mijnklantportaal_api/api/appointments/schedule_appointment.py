"""Plan an appointment with a customer or another attendee. `POST /appointments`"""

from __future__ import annotations

import datetime

from ...models.appointment import Appointment
from ...models.schedule_appointment_request import ScheduleAppointmentRequest
from ...runtime.operation import Operation
from ...runtime.reading import read_with


def operation(
    *,
    name: str,
    starts_at: datetime.datetime,
    ends_at: datetime.datetime,
    customer_id: str | None = None,
    attendee_name: str | None = None,
    attendee_email: str | None = None,
) -> Operation[Appointment]:
    """Plan an appointment with a customer or another attendee.

    Plan an appointment, either with a customer or with someone else, whose name and address are both
    needed then. The name of the appointment never comes back in an answer.

    Args:
        name: What the appointment is about. No answer ever shows it. Example: "Contract extension".
        starts_at: When the appointment starts, as YYYY-mm-dd HH:mm:ss. Sent as Amsterdam time, to the
            second; a naive value is taken as such. Example: "2025-03-05 14:30:00". (Not documented:
            zone: taken to be that of Amsterdam.)
        ends_at: When the appointment ends, as YYYY-mm-dd HH:mm:ss. Sent as Amsterdam time, to the
            second; a naive value is taken as such. Example: "2025-03-05 16:00:00". (Not documented:
            zone: taken to be that of Amsterdam.)
        customer_id: Optional. The customer whom the appointment is with. Starts with `cst_`. Example:
            "cst_abcde123fgh".
        attendee_name: Optional. Who attends; needed where no customer is named. Example: "John Doe".
        attendee_email: Optional. E-mail address of who attends; needed where no customer is named.
            Example: "johndoe@example.com".

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/appointments-api/schedule-appointment
    Source: `spec/transcribed/appointments-api.yaml`.
    Inferred: 201 (it creates something, and the calls that do so with a documented status answer 201);
    404 (the customer named may not exist); 422 (documented for another request with a body).
    Not documented: errors (no list of them is available).
    """
    return Operation(
        name="schedule-appointment",
        method="POST",
        path="/appointments",
        json=ScheduleAppointmentRequest(
            name=name,
            starts_at=starts_at,
            ends_at=ends_at,
            customer_id=customer_id,
            attendee_name=attendee_name,
            attendee_email=attendee_email,
        ).to_dict(),
        read=read_with(Appointment.from_dict),
    )
