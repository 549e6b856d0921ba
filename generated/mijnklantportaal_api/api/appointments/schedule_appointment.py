"""Plan an appointment with a customer or another attendee. `POST /appointments`"""

from ...models.appointment import Appointment, appointment_from_dict
from ...models.schedule_appointment_request import ScheduleAppointmentRequest
from ...runtime.operation import Operation
from ...runtime.reading import read_with


def operation(request: ScheduleAppointmentRequest) -> Operation[Appointment]:
    """The call, complete but not sent; its arguments are explained at the method of the resource."""
    return Operation(
        name="schedule-appointment",
        method="POST",
        path="/appointments",
        json=request.to_dict(),
        read=read_with(appointment_from_dict),
        statuses=(
            201,
            401,
            403,
            404,
            422,
            429,
        ),
        scopes=("appointments.write",),
    )
