"""An appointment to plan, with a customer or with another attendee."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any, Self

import attrs

from ..runtime.leniency import keep_extra
from ..runtime.model import Model, WireField, new_object, refuse_null
from ..runtime.reading import read_local_time, read_rest
from ..runtime.writing import check_one_of, write_local_time, write_text


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class ScheduleAppointmentRequest(Model):
    """An appointment to plan, with a customer or with another attendee."""

    __module__ = "mijnklantportaal"

    name: str
    """What the appointment is about. No response ever shows it. Example: "Contract extension"."""
    starts_at: datetime.datetime
    """When the appointment starts. Amsterdam time (inferred) where it has no time zone; sent to the
    second.
    """
    ends_at: datetime.datetime
    """When the appointment ends. Amsterdam time (inferred) where it has no time zone; sent to the second."""
    customer_id: str | None = None
    """The customer whom the appointment is with. Starts with `cst_`. Example: "cst_abcde123fgh"."""
    attendee_name: str | None = None
    """Who attends; needed where no customer is named. Example: "John Doe"."""
    attendee_email: str | None = None
    """E-mail address of who attends; needed where no customer is named. Example: "johndoe@example.com"."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.name = value if (value := data["name"]) is not None else refuse_null()
            self.starts_at = read_local_time(data["startsAt"])
            self.ends_at = read_local_time(data["endsAt"])
            self.customer_id = data.get("customerId")
            self.attendee_name = data.get("attendeeName")
            self.attendee_email = data.get("attendeeEmail")
            if len(data) > 3 + ("customerId" in data) + ("attendeeName" in data) + ("attendeeEmail" in data):
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("name", "name", write_text),
            WireField("starts_at", "startsAt", write_local_time, read_local_time),
            WireField("ends_at", "endsAt", write_local_time, read_local_time),
            WireField("customer_id", "customerId", lambda name, item: write_text(name, item, "cst_"), default=None),
            WireField("attendee_name", "attendeeName", write_text, default=None),
            WireField("attendee_email", "attendeeEmail", write_text, default=None),
        )

    def _check_rules(self) -> None:
        check_one_of(
            self,
            ("customer_id",),
            (
                "attendee_name",
                "attendee_email",
            ),
        )


schedule_appointment_request_from_dict: Callable[[Mapping[str, Any]], ScheduleAppointmentRequest] = (
    ScheduleAppointmentRequest.from_dict
)
