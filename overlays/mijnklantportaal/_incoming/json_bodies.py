"""JSON that others send: what it is, or what is wrong with it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from decimal import Decimal, InvalidOperation
from typing import Any, NoReturn

from .errors import UnreadableRequestError

_MAX_PLACES = 1000
"""Digits before or after the point. Programs send a few hundred; `int` of `1e999999999` would take all memory."""


def read_json(body: bytes, headers: Mapping[str, str]) -> Any:
    """The data in a body, with fractions as `Decimal`. Raises `UnreadableRequestError`."""
    if (encoding := headers.get("content-encoding", "identity").lower()) not in ("", "identity"):
        raise UnreadableRequestError(f"the body has the Content-Encoding {encoding[:40]!r}: send it as it is", 415)
    try:
        return json.loads(body.decode("utf-8-sig"), parse_float=_fraction, parse_constant=_refuse)
    except UnicodeDecodeError as error:
        raise UnreadableRequestError(f"the body is not UTF-8: byte {error.start} can't be read") from None
    except RecursionError:
        raise UnreadableRequestError("the body is not JSON that can be read: it is nested too deep") from None
    except ValueError as error:
        raise UnreadableRequestError(f"the body is not JSON: {error}") from None


def _fraction(text: str) -> Decimal:
    with suppress(InvalidOperation):
        number = Decimal(text)
        if abs(number.adjusted()) <= _MAX_PLACES:
            return number
    raise ValueError("a number has an exponent that no program can use")


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not a number")
