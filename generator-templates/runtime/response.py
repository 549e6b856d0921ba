"""Responses of the API, raw and read."""

from collections.abc import Mapping
from typing import Generic, NamedTuple, TypeVar

from .public import public

T = TypeVar("T")


class BodyError(Exception):
    """A receiver can't take a body: it is incomplete, or not what the headers say."""


class ResponseTooLargeError(BodyError):
    """A decoded body is larger than the caller allows."""


class RawResponse(NamedTuple):
    """A response of any status, with its whole body."""

    status: int
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes
    """Empty if a receiver took it."""

    def __repr__(self) -> str:
        """Without the body, which may hold a token, and without headers."""
        return f"RawResponse(status={self.status}, {len(self.body)} bytes)"

    @property
    def is_success(self) -> bool:
        """Whether the status reports success."""
        return 200 <= self.status < 300


@public
class Response(NamedTuple, Generic[T]):
    """A 2xx response: its status, headers and body, and what was read from it.

    Example: `portal.api.send(operation).headers.get("x-ratelimit-remaining")`
    """

    parsed: T
    """The result of the operation, such as a `Customer`."""
    status: int
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes

    def __repr__(self) -> str:
        return f"Response(status={self.status}, parsed={self.parsed!r})"
