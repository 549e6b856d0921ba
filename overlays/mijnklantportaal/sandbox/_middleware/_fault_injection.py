"""Applies faults to requests."""

import asyncio
from collections.abc import Callable
from typing import Any

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from .._faults import Fault, Faults

_TRANSPORT = "transport"
_WITHOUT_BODY = (204, 304)


class CuttableProtocol(H11Protocol):
    """HTTP with connections that the application can cut."""

    def connection_made(self, transport: Any) -> None:
        """Pass the connection to the application, in the state of its requests."""
        super().connection_made(transport)
        self.app_state = {**self.app_state, _TRANSPORT: transport}


class FaultMiddleware:
    """Applies faults to the requests below `prefix`."""

    def __init__(self, app: ASGIApp, faults: Faults, prefix: str, operation_of: Callable[[Scope], str | None]) -> None:
        self._app = app
        self._faults = faults
        self._prefix = prefix
        self._operation_of = operation_of

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        path: str = scope["path"]
        fault = None
        if path.startswith(self._prefix):
            path = path.removeprefix(self._prefix)
            fault = self._faults.take(scope["method"], path, self._operation_of(scope))
        if fault is None:
            await self._app(scope, receive, send)
            return
        if fault.kind == "delay":
            await asyncio.sleep(fault.seconds)
            await self._app(scope, receive, send)
        elif fault.kind == "cut":
            await _cut(scope, receive)
        elif fault.kind == "late":
            await self._process_late(fault.seconds, scope, receive)
        elif fault.kind == "status":
            headers = {
                "content-type": "text/html",
                **{name.lower(): value for name, value in fault.headers.items()},
            }
            body = "" if fault.status in _WITHOUT_BODY else fault.body
            await Response(body, fault.status, headers)(scope, receive, send)
        else:
            await self._spoil(fault, scope, receive, send)

    async def _process_late(self, seconds: float, scope: Scope, receive: Receive) -> None:
        """Close the connection, and process the request later; nobody receives the response."""
        messages = [await receive()]
        while messages[-1].get("more_body"):
            messages.append(await receive())
        scope["state"][_TRANSPORT].abort()
        await asyncio.sleep(seconds)

        async def receive_again() -> Message:
            return messages.pop(0) if messages else {"type": "http.disconnect"}

        async def drop(message: Message) -> None:
            """Take a part of the response."""

        await self._app(scope, receive_again, drop)

    async def _spoil(self, fault: Fault, scope: Scope, receive: Receive, send: Send) -> None:
        """Process the request, and spoil its response."""
        response: list[Message] = []

        async def keep(message: Message) -> None:
            response.append(message)

        await self._app(scope, receive, keep)
        start, *parts = response
        body = b"".join(part.get("body", b"") for part in parts)
        if fault.kind == "lose-response":
            await _cut(scope, receive)
            return
        if fault.kind == "delay-response":
            await asyncio.sleep(fault.seconds)
        if fault.kind == "truncate":
            body = body[: len(body) // 2]
            start["headers"] = [
                (name, str(len(body)).encode() if name == b"content-length" else value)
                for name, value in start["headers"]
            ]
        await send(start)
        if fault.kind == "cut-response":
            await send({"type": "http.response.body", "body": body[: len(body) // 2], "more_body": True})
            await _cut(scope, receive)
            return
        await send({"type": "http.response.body", "body": body})


async def _cut(scope: Scope, receive: Receive) -> None:
    """Cut the connection without sending anything, and wait until the server notices."""
    scope["state"][_TRANSPORT].abort()
    while (await receive())["type"] != "http.disconnect":
        pass
