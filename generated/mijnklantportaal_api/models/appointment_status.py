"""Whether the appointment is agreed on, cancelled, or waits for an answer."""

from typing import Literal, TypeAlias

AppointmentStatus: TypeAlias = Literal["scheduled", "canceled", "pending"]
"""Whether the appointment is agreed on, cancelled, or waits for an answer.

A response may hold a value that is not in this list, and keeps it.
"""
