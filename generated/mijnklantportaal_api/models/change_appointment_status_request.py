"""The reply to a request for an appointment."""

from collections.abc import Mapping
from typing import Any, Self

import attrs

from ..models.change_appointment_status_request_status import ChangeAppointmentStatusRequestStatus
from ..runtime.model import Model
from ..runtime.reading import mismatch
from ..runtime.writing import write_choice


@attrs.define(kw_only=True, repr=False)
class ChangeAppointmentStatusRequest(Model):
    """The reply to a request for an appointment."""

    __module__ = "mijnklantportaal"

    status: ChangeAppointmentStatusRequestStatus
    """Whether the appointment is confirmed or cancelled. One of `"scheduled"`, `"canceled"`."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.status = data["status"]
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "status": write_choice(
                "status",
                self.status,
                (
                    "scheduled",
                    "canceled",
                ),
            ),
        }
        return data
