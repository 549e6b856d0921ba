"""Says once per process what responses have that the documentation does not know: names and types, never values."""

from __future__ import annotations

_MOST = 1000
"""Names come from responses, so their number has to have an end."""

_said: set[str] = set()


def say_once(message: str, *, is_harmless: bool = False) -> None:
    """Log a message to `mijnklantportaal.surprises`, unless this process did so before."""
    if message in _said or len(_said) >= _MOST:
        return
    _said.add(message)
    import logging  # late: surprises are rare

    logger = logging.getLogger("mijnklantportaal.surprises")
    logger.log(logging.INFO if is_harmless else logging.WARNING, "%s", message)
