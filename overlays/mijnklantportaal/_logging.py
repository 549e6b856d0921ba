"""A line per request at DEBUG under the logger `mijnklantportaal`: no bodies, no headers, no query, no secrets."""

import logging
from collections.abc import Generator
from contextlib import contextmanager

import httpx

from ._clock import Clock

logger = logging.getLogger("mijnklantportaal")


class LoggingTransport(httpx.BaseTransport):
    """Logs a line per request at DEBUG: no bodies, no headers, no query."""

    def __init__(self, inner: httpx.BaseTransport, clock: Clock) -> None:
        self._inner = inner
        self._clock = clock

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and log how it went."""
        if not logger.isEnabledFor(logging.DEBUG):
            return self._inner.handle_request(request)
        with _timed(request, self._clock) as outcome:
            answer = self._inner.handle_request(request)
            outcome.append(str(answer.status_code))
        return answer

    def close(self) -> None:
        """Close the transport below."""
        self._inner.close()


class AsyncLoggingTransport(httpx.AsyncBaseTransport):
    """Logs a line per request at DEBUG: no bodies, no headers, no query."""

    def __init__(self, inner: httpx.AsyncBaseTransport, clock: Clock) -> None:
        self._inner = inner
        self._clock = clock

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and log how it went."""
        if not logger.isEnabledFor(logging.DEBUG):
            return await self._inner.handle_async_request(request)
        with _timed(request, self._clock) as outcome:
            answer = await self._inner.handle_async_request(request)
            outcome.append(str(answer.status_code))
        return answer

    async def aclose(self) -> None:
        """Close the transport below."""
        await self._inner.aclose()


def path_of(request: httpx.Request) -> str:
    """The path as it is sent, without the query: no id can break out of its line in a log."""
    return request.url.raw_path.partition(b"?")[0].decode("ascii")


@contextmanager
def _timed(request: httpx.Request, clock: Clock) -> Generator[list[str], None, None]:
    outcome: list[str] = []
    start = clock.monotonic()
    try:
        yield outcome
    finally:
        elapsed = (clock.monotonic() - start) * 1000
        logger.debug(
            "%s %s: %s in %.0f ms", request.method, path_of(request), *(outcome or ["failed"]), elapsed
        )
