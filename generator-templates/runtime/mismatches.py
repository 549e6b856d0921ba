"""Errors for values of a response that do not fit their model."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .public import public


@public
class ModelMismatchError(ValueError):
    """Data does not fit its model; raised by `from_dict` of a model.

    Attributes:
        path: where the value is: names of fields and positions in lists, such as `("lines", 0, "vat_rate")`
        reason: why it can't be read

    Example:
        try:
            offer = CustomerOffer.from_dict(data)
        except ModelMismatchError as error:
            print(error.path, error.reason)
    """

    def __init__(self, path: tuple[str | int, ...], reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.reason} at {format_path(self.path)}"


@public
class UnreadableFieldError(ModelMismatchError, AttributeError):
    """A field of an object was used whose value in the response does not fit; the other fields are there.

    Attributes:
        model: the name of the class, such as `CustomerOffer`
        field: the name of the field, such as `issued_at`
        wire_name: the API's name of it, such as `issuedAt`
        raw: the value in the response; `UNSET` if there was none
        reason: why it can't be read

    Example:
        try:
            print(offer.issued_at)
        except UnreadableFieldError as error:
            print(error.raw)
    """

    def __init__(self, model: str, field: str, wire_name: str, raw: object, reason: str) -> None:
        super().__init__((model, field), reason)
        self.model = model
        self.field = field
        self.wire_name = wire_name
        self.raw = raw

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.model, self.field, self.wire_name, self.raw, self.reason)

    def __str__(self) -> str:
        return f"{self.model}.{self.field} ({self.wire_name} in the response): {self.reason}"


def format_path(path: Iterable[str | int]) -> str:
    """A path as text: `data[7].issued_at`; the whole body is `$`."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text or "$"


def mismatch_at(path: tuple[str | int, ...], error: Exception) -> ModelMismatchError:
    """The error for the value at a path."""
    if isinstance(error, ModelMismatchError):
        return ModelMismatchError((*path, *error.path), error.reason)
    if isinstance(error, KeyError):
        return ModelMismatchError(path, f"the key {error.args[0]!r} is missing")
    return ModelMismatchError(path, f"unreadable value ({str(error) or type(error).__name__})")


def json_type(value: object) -> str:
    """What JSON calls the type of a value, with its article."""
    match value:
        case None:
            return "null"
        case dict():
            return "an object"
        case list():
            return "a list"
        case str():
            return "a string"
        case bool():
            return "a boolean"
        case _:
            return "a number"
