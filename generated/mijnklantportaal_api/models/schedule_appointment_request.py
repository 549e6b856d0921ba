"""An appointment to plan, with a customer or with another attendee."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any, Self

import attrs

from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import parse_time, read_rest, read_text, read_time
from ..runtime.writing import check_one_of, write_local_time, write_text


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class ScheduleAppointmentRequest(Model):
    """An appointment to plan, with a customer or with another attendee.

    Attributes:
        name (str): What the appointment is about. No response ever shows it. Example: "Contract
            extension".
        starts_at (datetime.datetime): When the appointment starts. Amsterdam time (inferred) where it
            has no time zone; sent to the second.
        ends_at (datetime.datetime): When the appointment ends. Amsterdam time (inferred) where it has
            no time zone; sent to the second.
        customer_id (str | None): The customer whom the appointment is with. Starts with `cst_`.
            Example: "cst_abcde123fgh".
        attendee_name (str | None): Who attends; needed where no customer is named. Example: "John Doe".
        attendee_email (str | None): E-mail address of who attends; needed where no customer is named.
            Example: "johndoe@example.com".
    """

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
            self.name = data["name"] + ""
            self.starts_at = time if (time := parse_time(data["startsAt"])).tzinfo else read_time(data["startsAt"])
            self.ends_at = time if (time := parse_time(data["endsAt"])).tzinfo else read_time(data["endsAt"])
            self.customer_id = None if (value := data.get("customerId")) is None else value + ""
            self.attendee_name = None if (value := data.get("attendeeName")) is None else value + ""
            self.attendee_email = None if (value := data.get("attendeeEmail")) is None else value + ""
            if len(data) > 3 + ("customerId" in data) + ("attendeeName" in data) + ("attendeeEmail" in data):
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("name", "name", write_text, read_text),
            WireField("starts_at", "startsAt", write_local_time, read_time),
            WireField("ends_at", "endsAt", write_local_time, read_time),
            WireField(
                "customer_id", "customerId", lambda name, item: write_text(name, item, "cst_"), read_text, default=None
            ),
            WireField("attendee_name", "attendeeName", write_text, read_text, default=None),
            WireField("attendee_email", "attendeeEmail", write_text, read_text, default=None),
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
