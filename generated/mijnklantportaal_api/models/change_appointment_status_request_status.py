"""Whether the appointment is confirmed or cancelled.

Inferred: required: nothing else can be changed.
"""

from typing import Literal, TypeAlias

ChangeAppointmentStatusRequestStatus: TypeAlias = Literal["scheduled", "canceled"]
"""Whether the appointment is confirmed or cancelled.

Inferred: required: nothing else can be changed.

An answer may hold a value that is not in this list, and keeps it.
"""
