"""A network that spoils a share of the writes: they never arrive, arrive late, or lose their response."""

import asyncio
import random
import threading
import time

import httpx

LATE = 0.3
"""Seconds until a late write arrives; less than the settling time of the tests."""


class FaultyTransport(httpx.BaseTransport):
    """Sends over the network, but spoils this share of the writes.

    Args:
        share: the share of the writes, from 0 to 1
        seed: chooses which ones, and how
    """

    def __init__(self, share: float, seed: int) -> None:
        self._inner = httpx.HTTPTransport(limits=httpx.Limits(max_connections=200))
        self._share = share
        self._random = random.Random(seed)  # noqa: S311 - no secret
        self._lock = threading.Lock()
        self.sent = 0
        """The requests that the client sent, whatever became of them."""

    def _fault(self, request: httpx.Request) -> str:
        with self._lock:
            self.sent += 1
            if request.method == "GET" or self._random.random() >= self._share:
                return ""
            return self._random.choice(["cut", "late", "lost", "status"])

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request, or spoil it."""
        fault = self._fault(request)
        if not fault:
            return self._inner.handle_request(request)
        request.read()
        if fault == "cut":
            raise httpx.ReadError("cut before it arrived", request=request)
        if fault == "late":
            # a copy, because the client takes its token from what it has sent
            late = httpx.Request(request.method, request.url, headers=request.headers.copy(), content=request.content)
            threading.Thread(target=self._send_late, args=(late,), daemon=True).start()
            raise httpx.ReadTimeout("no response yet", request=request)
        response = self._inner.handle_request(request)
        response.read()
        if fault == "lost":
            raise httpx.ReadError("the response was lost", request=request)
        return httpx.Response(502, text="<html>Bad Gateway</html>")

    def _send_late(self, request: httpx.Request) -> None:
        time.sleep(LATE)
        self._inner.handle_request(request).read()

    def close(self) -> None:
        """Close the connections, once late writes have arrived."""
        time.sleep(LATE)
        self._inner.close()


class AsyncFaultyTransport(httpx.AsyncBaseTransport):
    """The same for tasks; it blocks none of them."""

    def __init__(self, share: float, seed: int) -> None:
        self._threads = FaultyTransport(share, seed)

    @property
    def sent(self) -> int:
        """The requests that the client sent, whatever became of them."""
        return self._threads.sent

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request, or spoil it."""
        copy = httpx.Request(request.method, request.url, headers=request.headers, content=await request.aread())

        def send() -> httpx.Response:
            response = self._threads.handle_request(copy)
            body = response.read()
            return httpx.Response(response.status_code, headers=response.headers, content=body)

        return await asyncio.to_thread(send)

    async def aclose(self) -> None:
        """Close the connections."""
        await asyncio.to_thread(self._threads.close)
