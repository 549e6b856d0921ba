"""The reply to a request for an appointment."""

from collections.abc import Callable, Mapping
from typing import Any, Self

import attrs

from ..models.appointment_decision import AppointmentDecision
from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object, refuse_null
from ..runtime.reading import read_rest
from ..runtime.writing import write_choice


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class ChangeAppointmentStatusRequest(Model):
    """The reply to a request for an appointment.

    Attributes:
        status (AppointmentDecision): Whether the appointment is confirmed or cancelled. One of
            `"scheduled"`, `"canceled"`.
    """

    __module__ = "mijnklantportaal"

    status: AppointmentDecision
    """Whether the appointment is confirmed or cancelled. One of `"scheduled"`, `"canceled"`."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.status = value if (value := data["status"]) is not None else refuse_null()
            if len(data) > 1:
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField(
                "status",
                "status",
                lambda name, item: write_choice(
                    name,
                    item,
                    (
                        "scheduled",
                        "canceled",
                    ),
                ),
            ),
        )


change_appointment_status_request_from_dict: Callable[[Mapping[str, Any]], ChangeAppointmentStatusRequest] = (
    ChangeAppointmentStatusRequest.from_dict
)
