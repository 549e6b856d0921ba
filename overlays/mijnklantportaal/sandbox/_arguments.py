"""The checks of the sandbox's arguments. Each error begins with the name of the argument."""

import reprlib

from mijnklantportaal_api.runtime.sendable import checked_flag

from ._state import Licence


def check_arguments(*, token: str, rate_limit: int | None, host: str, port: int, seed: bool, licence: Licence) -> None:
    """Raise `ValueError` or `TypeError` for an argument that the sandbox can't use."""
    if not (token and token.isascii() and token.isprintable() and " " not in token):
        raise ValueError(f"token: expected ASCII text without spaces, got {reprlib.repr(token)}")
    if not (host and host.isascii() and host.isprintable()):
        raise ValueError(f"host: expected an address of this machine, got {reprlib.repr(host)}")
    check_number("port", port, least=0, most=65535)
    if rate_limit is not None:
        check_number("rate_limit", rate_limit, least=1)
    if licence.offers_per_month is not None:
        check_number("offers_per_month", licence.offers_per_month, least=0)
    checked_flag("seed", seed)
    checked_flag("ticketing", licence.ticketing)


def check_number(name: str, value: int, *, least: int, most: int | None = None) -> None:
    """Raise `TypeError` if the value is not an integer, and `ValueError` if it is out of range."""
    if isinstance(value, bool) or not isinstance(value, int):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"{name}: expected an integer, got {type(value).__name__}")
    if value < least or (most is not None and value > most):
        expected = f"{least} or more" if most is None else f"{least} to {most}"
        raise ValueError(f"{name}: expected {expected}, got {reprlib.repr(value)}")
