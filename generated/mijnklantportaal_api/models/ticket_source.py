"""Where the ticket came from; one from a chat takes no replies and no files."""

from typing import Literal, TypeAlias

TicketSource: TypeAlias = Literal["portal", "email", "chat"]
"""Where the ticket came from; one from a chat takes no replies and no files.

A response may hold a value that is not in this list, and keeps it.
"""
