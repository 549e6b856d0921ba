"""The body of a request while it arrives."""

from __future__ import annotations

import re
from collections.abc import Mapping

import attrs

from mijnklantportaal_api.runtime.argument_checks import check_count, check_timeout
from mijnklantportaal_api.runtime.public import public

from .errors import UnreadableRequestError

_LENGTH = re.compile(r"\d{1,18}", re.ASCII)

_DROPPED = 10
"""How many times the largest body is read and dropped: a client that still sends would miss the response otherwise."""


@public
@attrs.frozen(kw_only=True)
class BodyLimits:
    """How much of a request the adapters take before they refuse it.

    Raises `ValueError` or `TypeError` for what can't be a limit.
    """

    max_bytes: int = 1_000_000
    """The most bytes of a body."""
    timeout: float = 10.0
    """The most seconds until the whole body is there."""

    def __attrs_post_init__(self) -> None:
        check_count("max_bytes", self.max_bytes, 0)
        if self.timeout is None:  # pyright: ignore[reportUnnecessaryComparison] - callers may use no checker
            raise TypeError("timeout: expected a number of seconds, such as 30, got NoneType")
        check_timeout("timeout", self.timeout)


class Body:
    """Collects the parts of a body up to a limit."""

    def __init__(self, limits: BodyLimits) -> None:
        self._limits = limits
        self._parts = bytearray()
        self._size = 0

    @staticmethod
    def most(limits: BodyLimits) -> int:
        """How many bytes are read at most, those that are dropped included."""
        return _DROPPED * limits.max_bytes

    def add(self, part: bytes) -> None:
        """Add a part. Raises `UnreadableRequestError` if there is much more than the limit."""
        self._size += len(part)
        if self._size <= self._limits.max_bytes:
            self._parts += part
        elif self._size > self.most(self._limits):
            raise self._too_large()

    def complete(self) -> bytes:
        """All of it. Raises `UnreadableRequestError` if it is larger than the limit."""
        if self._size > self._limits.max_bytes:
            raise self._too_large()
        return bytes(self._parts)

    def _too_large(self) -> UnreadableRequestError:
        return UnreadableRequestError(f"the body has more than {self._limits.max_bytes} bytes", 413)

    @staticmethod
    def cut_off() -> UnreadableRequestError:
        """The error for a body whose end will not come."""
        return UnreadableRequestError("the client left before its body had arrived")

    @staticmethod
    def too_slow(limits: BodyLimits) -> UnreadableRequestError:
        """The error for a body that is not complete in time."""
        return UnreadableRequestError(f"the body took more than {limits.timeout:g} seconds", 408)


def announced_length(text: str) -> int:
    """The number in a header `Content-Length`. Raises `UnreadableRequestError` if it is not one."""
    if not _LENGTH.fullmatch(text):
        raise UnreadableRequestError("Content-Length: expected a number")
    return int(text)


def check_whole(headers: Mapping[str, str], body: bytes) -> None:
    """Refuse a body that is not what its headers announce: frameworks may hide that its end is missing.

    Raises `UnreadableRequestError`.
    """
    if headers.get("transfer-encoding"):
        if not body:
            raise without_length()
    elif (announced := headers.get("content-length")) and announced_length(announced) != len(body):
        raise UnreadableRequestError(f"the body has {len(body)} bytes, not as many as Content-Length says")


def without_length() -> UnreadableRequestError:
    """The error for a body whose end nobody can tell."""
    return UnreadableRequestError("the body has no Content-Length, and this server can't tell where it ends", 411)
