"""Confirm or cancel a pending appointment. `PATCH /appointments/{appointmentId}`"""

from ...models.appointment import Appointment, appointment_from_dict
from ...models.change_appointment_status_request import ChangeAppointmentStatusRequest
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(appointment_id: str, request: ChangeAppointmentStatusRequest) -> Operation[Appointment]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="change-appointment-status",
        method="PATCH",
        path="/appointments/" + path_segment(write_text("appointment_id", appointment_id, "apt_")),
        json=request.to_dict(),
        read=read_with(appointment_from_dict),
        statuses=(
            200,
            401,
            403,
            404,
            422,
            429,
        ),
        scopes=("appointments.write",),
    )
