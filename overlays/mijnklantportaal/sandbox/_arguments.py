"""The checks of the sandbox's arguments. Each error begins with the name of the argument."""

import os
import reprlib
from pathlib import Path
from typing import cast

from mijnklantportaal_api.runtime.argument_checks import check_count
from mijnklantportaal_api.runtime.callers_code import check_function
from mijnklantportaal_api.runtime.upload_content import checked_path

from .._webhook_pauses import MAX_PAUSE
from ._pages import LIST_ORDERS
from ._state import Licence


def check_arguments(
    *,
    token: str,
    rate_limit: int | None,
    host: str,
    port: int,
    seed: bool,
    licence: Licence,
    max_body_bytes: int,
    list_order: str | None,
    webhook_pauses: object,
    clock: object,
) -> None:
    """Raise `ValueError` or `TypeError` for an argument that the sandbox can't use."""
    for name, text in (("token", token), ("host", host)):
        _check_str(name, text)
    check_function("clock", clock)
    if not isinstance(licence, Licence):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"licence: expected Licence, got {type(licence).__name__}")
    for name, flag in (("seed", seed), ("ticketing", licence.ticketing)):
        if not isinstance(flag, bool):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"{name}: expected True or False, got {type(flag).__name__}")
    if list_order is not None and list_order not in LIST_ORDERS:
        raise ValueError(f"list_order: expected one of {', '.join(LIST_ORDERS)}, got {reprlib.repr(list_order)}")
    if not _are_pauses(webhook_pauses):
        expected = f"a list of 0 to {MAX_PAUSE} seconds"
        raise ValueError(f"webhook_pauses: expected {expected}, got {reprlib.repr(webhook_pauses)}")
    check_count("max_body_bytes", max_body_bytes, 0)
    if not (token and token.isascii() and token.isprintable() and " " not in token):
        raise ValueError(f"token: expected ASCII text without spaces, got {reprlib.repr(token)}")
    if not (host and host.isascii() and host.isprintable()):
        raise ValueError(f"host: expected an address of this machine, got {reprlib.repr(host)}")
    check_count("port", port, 0, 65535)
    if rate_limit is not None:
        check_count("rate_limit", rate_limit, 1)
    if licence.offers_per_month is not None:
        check_count("offers_per_month", licence.offers_per_month, 0)


def path_or_none(name: str, file: os.PathLike[str] | str | None) -> Path | None:
    """The path of a file, if one is given. Raises `ValueError` or `TypeError` if it can't be one."""
    return None if file is None else checked_path(name, file)


def _are_pauses(value: object) -> bool:
    return isinstance(value, list | tuple) and all(
        isinstance(pause, int | float) and not isinstance(pause, bool) and 0 <= pause <= MAX_PAUSE
        for pause in cast("list[object]", value)
    )


def check_text(name: str, value: object) -> None:
    """Raise `TypeError` if the value is not a text, and `ValueError` if the store can't hold it."""
    try:
        _check_str(name, value).encode()
    except UnicodeEncodeError:
        raise ValueError(f"{name}: {reprlib.repr(value)} contains half of a character; remove it") from None


def _check_str(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{name}: expected str, got {type(value).__name__}")
    return value
