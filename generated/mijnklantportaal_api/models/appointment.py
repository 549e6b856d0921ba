"""A meeting with a customer or another attendee."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any, Self

import attrs

from ..models.appointment_status import AppointmentStatus
from ..runtime.lenient_reading import keep_extra, say_new_choice
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import parse_time, read_rest, read_text, read_time
from ..runtime.writing import write_text, write_time


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class Appointment(Model):
    """A meeting with a customer or another attendee.

    Attributes:
        id (str): ID of the appointment. Starts with `apt_`. Example: "apt_abc12346def678".
        customer_id (str | None): The customer whom the appointment is with, if it is one. Starts with
            `cst_`. Example: "cst_abc12345def678".
        attendee_name (str): Who attends. Example: "John Doe".
        attendee_email (str): E-mail address of who attends. Example: "john.doe@example.com".
        starts_at (datetime.datetime): When the appointment starts. Always has a time zone.
        ends_at (datetime.datetime): When the appointment ends. Always has a time zone.
        status (AppointmentStatus | str): Whether the appointment is agreed on, cancelled, or waits for
            an answer. One of `"scheduled"`, `"canceled"`, `"pending"`.
        created_at (datetime.datetime): When the appointment was made. Always has a time zone.
        online_meeting_link (str | None): Where to meet online, if an integration supplies an address.
            Example: "https://meet.google.com/abc-123".
    """

    __module__ = "mijnklantportaal"

    id: str
    """ID of the appointment. Starts with `apt_`. Example: "apt_abc12346def678"."""
    customer_id: str | None
    """The customer whom the appointment is with, if it is one. Starts with `cst_`. Example:
    "cst_abc12345def678".
    """
    attendee_name: str
    """Who attends. Example: "John Doe"."""
    attendee_email: str
    """E-mail address of who attends. Example: "john.doe@example.com"."""
    starts_at: datetime.datetime
    """When the appointment starts. Always has a time zone."""
    ends_at: datetime.datetime
    """When the appointment ends. Always has a time zone."""
    status: AppointmentStatus | str
    """Whether the appointment is agreed on, cancelled, or waits for an answer. One of `"scheduled"`,
    `"canceled"`, `"pending"`.
    """
    created_at: datetime.datetime
    """When the appointment was made. Always has a time zone."""
    online_meeting_link: str | None = None
    """Where to meet online, if an integration supplies an address. Example:
    "https://meet.google.com/abc-123".
    """

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.id = data["id"] + ""
            self.customer_id = None if (value := data["customerId"]) is None else value + ""
            self.attendee_name = data["attendeeName"] + ""
            self.attendee_email = data["attendeeEmail"] + ""
            self.starts_at = time if (time := parse_time(data["startsAt"])).tzinfo else read_time(data["startsAt"])
            self.ends_at = time if (time := parse_time(data["endsAt"])).tzinfo else read_time(data["endsAt"])
            self.status = data["status"] + ""
            self.created_at = time if (time := parse_time(data["createdAt"])).tzinfo else read_time(data["createdAt"])
            self.online_meeting_link = None if (value := data.get("onlineMeetingLink")) is None else value + ""
            if len(data) > 8 + ("onlineMeetingLink" in data):
                keep_extra(self, data)
            if self.status not in (
                "scheduled",
                "canceled",
                "pending",
            ):
                say_new_choice(self, "status")
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("id", "id", write_text, read_text),
            WireField("customer_id", "customerId", write_text, read_text, nullable=True),
            WireField("attendee_name", "attendeeName", write_text, read_text),
            WireField("attendee_email", "attendeeEmail", write_text, read_text),
            WireField("starts_at", "startsAt", write_time, read_time),
            WireField("ends_at", "endsAt", write_time, read_time),
            WireField("status", "status", write_text, read_text),
            WireField("created_at", "createdAt", write_time, read_time),
            WireField("online_meeting_link", "onlineMeetingLink", write_text, read_text, nullable=True, default=None),
        )


appointment_from_dict: Callable[[Mapping[str, Any]], Appointment] = Appointment.from_dict
