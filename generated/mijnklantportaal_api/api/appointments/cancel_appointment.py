"""Cancel an appointment and get it back. `DELETE /appointments/{appointmentId}`"""

from ...models.appointment import Appointment, appointment_from_dict
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(appointment_id: str) -> Operation[Appointment]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="cancel-appointment",
        method="DELETE",
        path="/appointments/" + path_segment(write_text("appointment_id", appointment_id, "apt_")),
        read=read_with(appointment_from_dict),
        statuses=(
            200,
            401,
            403,
            404,
            409,
            429,
        ),
        scopes=("appointments.write",),
    )
