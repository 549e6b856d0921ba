"""Read one appointment. `GET /appointments/{appointmentId}`"""

from __future__ import annotations

from ...models.appointment import Appointment
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(appointment_id: str) -> Operation[Appointment]:
    """Read one appointment.

    Read an appointment.

    Args:
        appointment_id: The appointment. Starts with `apt_`. Example: "apt_abc12346def678".

    Documentation:
    https://docs.developers.mijnklantportaal.nl/api-reference/appointments-api/get-appointment
    Source: `spec/transcribed/appointments-api.yaml`.
    Inferred: operationId (made from the title of its page); 200 (every read with a documented status
    answers 200); 404 (documented for other operations addressed by an identifier).
    Not documented: errors (no list of them is available).
    """
    return Operation(
        name="get-appointment",
        method="GET",
        path=f"/appointments/{path_segment(write_text('appointment_id', appointment_id, 'apt_'))}",
        read=read_with(Appointment.from_dict),
    )
