"""Cancel an appointment and get it back. `DELETE /appointments/{appointmentId}`"""

from __future__ import annotations

from ...models.appointment import Appointment
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(appointment_id: str) -> Operation[Appointment]:
    """Cancel an appointment and get it back.

    Cancel an appointment. It is not removed, and the answer holds it.

    Args:
        appointment_id: The appointment. Starts with `apt_`. Example: "apt_abc12346def678".

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/appointments-api/cancel-appointment
    Source: `spec/transcribed/appointments-api.yaml`.
    """
    return Operation(
        name="cancel-appointment",
        method="DELETE",
        path=f"/appointments/{path_segment(write_text('appointment_id', appointment_id, 'apt_'))}",
        read=read_with(Appointment.from_dict),
    )
