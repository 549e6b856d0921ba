"""An endpoint as an ASGI application."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, TypeAlias

from .body import Body, BodyLimits
from .errors import IncomingError
from .messages import IncomingRequest, OutgoingResponse

Scope: TypeAlias = MutableMapping[str, Any]
Message: TypeAlias = MutableMapping[str, Any]


class AsgiApplication:
    """Takes requests by ASGI 3; an object, because Starlette takes functions for views."""

    def __init__(self, respond: Callable[[IncomingRequest], Awaitable[OutgoingResponse]], limits: BodyLimits) -> None:
        self._respond = respond
        self._limits = limits

    async def __call__(
        self, scope: Scope, receive: Callable[[], Awaitable[Message]], send: Callable[[Message], Awaitable[None]]
    ) -> None:
        """Serve one request."""
        if scope["type"] == "websocket":  # refused with a 403
            await send({"type": "websocket.close"})
            return
        if scope["type"] != "http":  # servers take this as "no lifespan here"
            raise ValueError(f"expected an HTTP request, got {scope['type']!r}")
        headers = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in scope["headers"]]
        query: bytes = scope.get("query_string", b"")
        try:
            async with asyncio.timeout(self._limits.timeout):
                body = await self._read(receive)
        except IncomingError as error:
            response = error.response()
        except TimeoutError:
            response = Body.too_slow(self._limits).response()
        else:
            response = await self._respond(IncomingRequest(scope["method"], headers, body, query.decode("latin-1")))
        lines = {**response.headers, "content-length": str(len(response.body))}
        raw = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in lines.items()]
        await send({"type": "http.response.start", "status": response.status, "headers": raw})
        await send({"type": "http.response.body", "body": response.body})

    async def _read(self, receive: Callable[[], Awaitable[Message]]) -> bytes:
        body = Body(self._limits)
        is_complete = False
        while not is_complete:
            message = await receive()
            if message["type"] == "http.disconnect":
                raise Body.cut_off()
            body.add(message.get("body", b""))
            is_complete = not message.get("more_body", False)
        return body.complete()
