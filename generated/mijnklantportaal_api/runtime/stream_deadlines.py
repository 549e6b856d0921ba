"""A deadline for every single read and write of a thread, so that a response that trickles ends in time."""

from __future__ import annotations

import threading
import time
from typing import Any

from .http_library import any_library


class _Deadline(threading.local):
    ends_at: float | None = None


_deadline = _Deadline()


class DeadlineOfThread:
    """A block in which every read and write of this thread ends at a time of the monotonic clock."""

    def __init__(self, ends_at: float | None) -> None:
        self._ends_at = ends_at

    def __enter__(self) -> None:
        _deadline.ends_at = self._ends_at

    def __exit__(self, *_: object) -> None:
        _deadline.ends_at = None


def _within_deadline(timeout: float | None) -> float | None:
    ends_at = _deadline.ends_at
    if ends_at is None:
        return timeout
    left = max(ends_at - time.monotonic(), 0.001)  # 0 would mean not to wait, which is another error
    return left if timeout is None else min(timeout, left)


def check_deadline() -> None:
    """Raise the library's time-out if the deadline of this thread has passed."""
    ends_at = _deadline.ends_at
    if ends_at is not None and time.monotonic() > ends_at:
        raise any_library().ReadTimeout("the deadline has passed")


def limit_streams(transport: object) -> None:
    """Let the deadline of the thread limit every step on the network; the library offers no way but its pool."""
    pool: Any = getattr(transport, "_pool", None)
    if hasattr(pool, "_network_backend"):
        pool._network_backend = _LimitedBackend(pool._network_backend)


class _LimitedBackend:
    """A network backend of httpcore whose connections know the deadline."""

    def __init__(self, backend: Any) -> None:
        self._backend = backend

    def connect_tcp(self, *arguments: Any, timeout: float | None = None, **options: Any) -> _LimitedStream:
        """Connect."""
        return _LimitedStream(self._backend.connect_tcp(*arguments, timeout=_within_deadline(timeout), **options))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._backend, name)


class _LimitedStream:
    """A connection of httpcore that knows the deadline, and closes itself where a closed pool has lost it."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self._is_below_another = False

    def __del__(self) -> None:
        # a thread that reads ahead may have connected while another one closed the client
        if not self._is_below_another:
            self._stream.close()

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read a piece, unless the deadline has passed: pieces that are there at once may never end."""
        check_deadline()
        piece: bytes = self._stream.read(max_bytes, _within_deadline(timeout))
        return piece

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write a piece."""
        self._stream.write(buffer, _within_deadline(timeout))

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> _LimitedStream:
        """Encrypt the connection; a tunnel through a proxy gives all arguments by position."""
        self._is_below_another = True
        return _LimitedStream(self._stream.start_tls(ssl_context, server_hostname, _within_deadline(timeout)))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)
