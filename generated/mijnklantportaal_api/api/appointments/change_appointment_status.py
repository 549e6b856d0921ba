"""Confirm or cancel a pending appointment. `PATCH /appointments/{appointmentId}`"""

from __future__ import annotations

from ...models.appointment import Appointment
from ...models.change_appointment_status_request import ChangeAppointmentStatusRequest
from ...models.change_appointment_status_request_status import ChangeAppointmentStatusRequestStatus
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(appointment_id: str, *, status: ChangeAppointmentStatusRequestStatus) -> Operation[Appointment]:
    """Confirm or cancel a pending appointment.

    Answer a request for an appointment, which is `pending` until then.

    Args:
        appointment_id: The appointment. Starts with `apt_`. Example: "apt_abc12346def678".
        status: Whether the appointment is confirmed or cancelled. One of `"scheduled"`, `"canceled"`.
            Example: "scheduled". (Inferred: required: nothing else can be changed.)

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/appointments-api/change-appointment-status
    Source: `spec/transcribed/appointments-api.yaml`.
    Inferred: operationId (made from the title of its page); 200 (every change with a documented status
    answers 200); 404 (documented for other operations addressed by an identifier); 422 (documented for
    another request with a body).
    Not documented: errors (no list of them is available).
    """
    return Operation(
        name="change-appointment-status",
        method="PATCH",
        path=f"/appointments/{path_segment(write_text('appointment_id', appointment_id, 'apt_'))}",
        json=ChangeAppointmentStatusRequest(
            status=status,
        ).to_dict(),
        read=read_with(Appointment.from_dict),
    )
