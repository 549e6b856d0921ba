"""Says once per process what responses have that the documentation does not know: names and types, never values."""

from __future__ import annotations

_MAX_MESSAGES = 1000
"""Names come from responses, so their number has to have an end."""

_ALWAYS_POSSIBLE = (403, *range(500, 600))
"""Statuses that need no mention in the documentation: the token lacks a scope, or the API failed."""

_said: set[str] = set()


def say_once(message: str, *, is_harmless: bool = False) -> None:
    """Log a message to `mijnklantportaal.surprises`, unless this process did so before."""
    if message in _said or len(_said) >= _MAX_MESSAGES:
        return
    _said.add(message)
    import logging  # late: surprises are rare

    logger = logging.getLogger("mijnklantportaal.surprises")
    logger.log(logging.INFO if is_harmless else logging.WARNING, "%s", message)


def say_new_status(operation: str, status: int, documented: tuple[int, ...]) -> None:
    """Say that an operation got a status that its documentation does not name."""
    if documented and status not in documented and status not in _ALWAYS_POSSIBLE:
        say_once(f"{operation}: the status {status} is not documented", is_harmless=True)
