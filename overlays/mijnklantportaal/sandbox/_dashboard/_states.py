"""The state of an object, in a word or two."""

from collections.abc import Mapping
from typing import Any

from .._state import Portal
from .._times import end_of_day, has_come

_MARKS = {"acceptedAt": "accepted", "rejectedAt": "rejected", "paidAt": "paid", "completedAt": "completed"}
_SINCE = {state: field for field, state in _MARKS.items()}


def state_of(portal: Portal, fields: Mapping[str, Any]) -> str:
    """What the API says, or what follows from the times that it shows; nothing for objects without states."""
    if "status" in fields:
        return str(fields["status"]).replace("_", " ")
    if "isPaid" in fields:
        return "paid" if fields["isPaid"] else "open"
    if not any(name in fields for name in _MARKS):
        return ""
    state = next((state for name, state in _MARKS.items() if fields.get(name)), None)
    if state:
        return state
    last_day: str | None = fields.get("expiresAt")
    return "expired" if last_day and has_come(end_of_day(last_day), portal.now()) else "open"


def since(fields: Mapping[str, Any], state: str) -> str:
    """The time since which an object is in this state, where the API shows it."""
    return str(fields.get(_SINCE.get(state, "")) or "")
