"""What the API sent, raw and read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, NamedTuple, TypeVar

from .public import public

T = TypeVar("T")


class RawResponse(NamedTuple):
    """A response of any status, with its whole body."""

    status: int
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes
    """Empty where a receiver took it."""

    @property
    def is_success(self) -> bool:
        """Whether the status reports success."""
        return 200 <= self.status < 300


@public
class Response(NamedTuple, Generic[T]):
    """A response that reports success, read and raw."""

    parsed: T
    """What the operation returns."""
    status: int
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes

    def __repr__(self) -> str:
        return f"Response(status={self.status}, parsed={self.parsed!r})"
