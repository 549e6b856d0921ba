"""Connections that know the deadline of their thread: how long each step may take, and when they are closed."""

import time
from types import SimpleNamespace
from typing import Any

import httpx
import pytest

from mijnklantportaal_api.runtime.stream_deadlines import DeadlineOfThread, check_deadline, limit_streams


class Stream:
    """A connection as httpcore has them, which notes the time-outs of its steps."""

    def __init__(self) -> None:
        self.is_closed = False
        self.timeouts: list[float | None] = []

    def close(self) -> None:
        self.is_closed = True

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        self.timeouts.append(timeout)
        return b"read"

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.timeouts.append(timeout)

    def start_tls(self, ssl_context: Any, server_hostname: str | None, timeout: float | None) -> "Stream":
        self.timeouts.append(timeout)
        self.encrypted = Stream()
        return self.encrypted


class Backend:
    """Connects to nobody."""

    def __init__(self) -> None:
        self.stream = Stream()
        self.timeouts: list[float | None] = []

    def connect_tcp(self, host: str, port: int, timeout: float | None = None) -> Stream:
        self.timeouts.append(timeout)
        return self.stream


def limited(backend: Backend) -> Any:
    """The backend with the deadline of the thread."""
    transport = SimpleNamespace(_pool=SimpleNamespace(_network_backend=backend))
    limit_streams(transport)
    return transport._pool._network_backend


def test_stream_that_a_pool_has_lost_is_closed() -> None:
    backend = Backend()
    stream = limited(backend).connect_tcp("api.test", 80)
    assert not backend.stream.is_closed
    del stream
    assert backend.stream.is_closed


def test_stream_below_an_encrypted_one_stays_open() -> None:
    backend = Backend()
    encrypted = limited(backend).connect_tcp("api.test", 443).start_tls(None, "api.test", 5)
    assert not backend.stream.is_closed
    assert encrypted.read(10) == b"read"
    del encrypted
    assert backend.stream.encrypted.is_closed


@pytest.mark.parametrize(("timeout", "longest"), [(None, 10), (20, 10), (5, 5)])
def test_stream_waits_for_no_step_longer_than_the_deadline_allows(timeout: float | None, longest: float) -> None:
    backend = Backend()
    with DeadlineOfThread(time.monotonic() + 10):
        stream = limited(backend).connect_tcp("api.test", 443, timeout=timeout)
        stream.write(b"written", timeout)
        stream.read(10, timeout)
        stream.start_tls(None, "api.test", timeout)
    waits = [*backend.timeouts, *backend.stream.timeouts]
    assert len(waits) == 4
    assert all(wait is not None and longest - 1 < wait <= longest for wait in waits)


def test_stream_without_a_deadline_has_the_time_out_of_the_call() -> None:
    backend = Backend()
    with DeadlineOfThread(time.monotonic() + 10):
        pass
    stream = limited(backend).connect_tcp("api.test", 443, timeout=7)
    stream.read(10, None)
    check_deadline()
    assert [*backend.timeouts, *backend.stream.timeouts] == [7, None]


def test_stream_is_not_read_after_the_deadline_and_written_without_a_wait() -> None:
    backend = Backend()
    with DeadlineOfThread(time.monotonic() - 1):
        stream = limited(backend).connect_tcp("api.test", 443)
        stream.write(b"written")
        with pytest.raises(Exception, match="the deadline has passed") as raised:
            stream.read(10)
        with pytest.raises(Exception, match="the deadline has passed"):
            check_deadline()
    assert type(raised.value).__name__ == httpx.ReadTimeout.__name__
    assert [*backend.timeouts, *backend.stream.timeouts] == [0.001, 0.001]


def test_stream_of_a_transport_without_a_pool_is_left_alone() -> None:
    limit_streams(SimpleNamespace())
    limit_streams(SimpleNamespace(_pool=SimpleNamespace()))
