"""The body of a request while it arrives."""

from __future__ import annotations

import attrs

from mijnklantportaal_api.runtime.public import public

from .errors import UnreadableRequestError

_DROPPED = 10
"""How many times the largest body is read and dropped: a client that still sends would miss the response otherwise."""


@public
@attrs.frozen(kw_only=True)
class BodyLimits:
    """How much of a request the adapters take before they refuse it. Raises `ValueError` for what can't be a limit."""

    size: int = 1_000_000
    """The most bytes of a body."""
    seconds: float = 10.0
    """The most seconds until the whole body is there."""

    def __attrs_post_init__(self) -> None:
        if self.size < 0:
            raise ValueError(f"size: expected a number of bytes, got {self.size}")
        if not self.seconds > 0:
            raise ValueError(f"seconds: expected more than 0, got {self.seconds}")


class Body:
    """Collects the parts of a body up to a limit."""

    def __init__(self, limits: BodyLimits) -> None:
        self._limits = limits
        self._parts = bytearray()
        self._size = 0

    @staticmethod
    def most(limits: BodyLimits) -> int:
        """How many bytes are read at most, those that are dropped included."""
        return _DROPPED * limits.size

    def add(self, part: bytes) -> None:
        """Add a part. Raises `UnreadableRequestError` if there is much more than the limit."""
        self._size += len(part)
        if self._size <= self._limits.size:
            self._parts += part
        elif self._size > self.most(self._limits):
            raise self._too_large()

    def complete(self) -> bytes:
        """All of it. Raises `UnreadableRequestError` if it is larger than the limit."""
        if self._size > self._limits.size:
            raise self._too_large()
        return bytes(self._parts)

    def _too_large(self) -> UnreadableRequestError:
        return UnreadableRequestError(f"the body has more than {self._limits.size} bytes", 413)

    @staticmethod
    def too_slow(limits: BodyLimits) -> UnreadableRequestError:
        """The error for a body that is not complete in time."""
        return UnreadableRequestError(f"the body took more than {limits.seconds:g} seconds", 408)
