"""Whether the appointment is confirmed or cancelled."""

from typing import Literal, TypeAlias

AppointmentDecision: TypeAlias = Literal["scheduled", "canceled"]
"""Whether the appointment is confirmed or cancelled.

A response may hold a value that is not in this list, and keeps it.
"""
