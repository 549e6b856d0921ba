"""JSON that others send, read strictly: Python takes numbers that are not JSON, and that it could not send on."""

import json
import math
from typing import Any, NoReturn


def read_json(text: bytes) -> Any:
    """The data in a text. Raises `ValueError` or `RecursionError` if it is not JSON, or a number is too large."""
    return json.loads(text, parse_constant=_refuse, parse_float=_number)


def _number(digits: str) -> float:
    number = float(digits)
    return number if math.isfinite(number) else _refuse(digits[:40])


def _refuse(number: str) -> NoReturn:
    raise ValueError(f"{number} is not a JSON number that programs can use")
