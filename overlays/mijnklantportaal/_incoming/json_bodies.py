"""JSON that others send: what it is, or what is wrong with it."""

from __future__ import annotations

import json
from decimal import Decimal, InvalidOperation
from typing import Any, NoReturn

from .errors import UnreadableRequestError


def read_json(body: bytes) -> Any:
    """The data in a body, with fractions as `Decimal`. Raises `UnreadableRequestError`."""
    try:
        return json.loads(body.decode("utf-8-sig"), parse_float=_fraction, parse_constant=_refuse)
    except UnicodeDecodeError as error:
        raise UnreadableRequestError(f"the body is not UTF-8: byte {error.start} can't be read") from None
    except RecursionError:
        raise UnreadableRequestError("the body is not JSON that can be read: it is nested too deep") from None
    except ValueError as error:
        raise UnreadableRequestError(f"the body is not JSON: {error}") from None


def _fraction(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        raise ValueError("a number has an exponent that no program can use") from None


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not a number")
