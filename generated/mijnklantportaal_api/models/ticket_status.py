"""State of the ticket."""

from typing import Literal, TypeAlias

TicketStatus: TypeAlias = Literal["open", "closed"]
"""State of the ticket.

A response may hold a value that is not in this list, and keeps it.
"""
