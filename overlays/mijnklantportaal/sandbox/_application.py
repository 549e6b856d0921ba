"""The sandbox's routes, one for each operation of the document, and what holds for all of them."""

import hmac
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ._document import ApiDocument, Operation
from ._handlers import Handlers
from ._rate_limit import RateLimit
from ._reading import RequestReader
from ._validation import Refusal


@dataclass(frozen=True)
class ReceivedRequest:
    """A request as it arrived, for tests that look at what a client sends; header names are in lower case."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes


class Application:
    """The ASGI application `asgi`, and the requests it has received."""

    def __init__(
        self, document: ApiDocument, handlers: Handlers, token: str, rate_limit: RateLimit | None
    ) -> None:
        self.requests: list[ReceivedRequest] = []
        self._document = document
        self._handlers = handlers
        self._authorization = f"Bearer {token}".encode()
        self._rate_limit = rate_limit
        # A literal segment wins over a parameter: /customer-offers/manual is no offer's address.
        paths = sorted({operation.path for operation in document.operations}, key=_literals_first)
        self.asgi = Starlette(
            routes=[self._route(path) for path in paths],
            exception_handlers={HTTPException: self._answer_routing_error},
        )
        # Two of the API's operations differ by a trailing slash alone.
        self.asgi.router.redirect_slashes = False

    def _route(self, path: str) -> Route:
        """One route for all methods of a path, so that a refusal of another method can name them."""
        endpoints = {
            operation.method: self._endpoint(operation)
            for operation in self._document.operations
            if operation.path == path
        }

        async def endpoint(request: Request) -> Response:
            # Starlette lets HEAD through wherever there is GET.
            method = "GET" if request.method == "HEAD" else request.method
            return await endpoints[method](request)

        return Route(self._document.base_path + path, endpoint, methods=list(endpoints))

    def _endpoint(self, operation: Operation) -> Callable[[Request], Awaitable[Response]]:
        reader = RequestReader(self._document, operation)
        handler = self._handlers.handler(operation)

        async def endpoint(request: Request) -> Response:
            await self._record(request)
            try:
                self._check_token(request)
                if self._rate_limit and not self._rate_limit.take():
                    error = {"code": 429, "message": "Too many requests."}
                    return self._respond(429, error, self._rate_limit.refusal_headers())
                data = await reader.read(request)
                base_url = str(request.base_url).rstrip("/") + self._document.base_path
                return self._respond(operation.success, handler(data, base_url))
            except Refusal as refusal:
                return self._respond(refusal.status, {"message": refusal.message})

        return endpoint

    async def _answer_routing_error(self, request: Request, error: Exception) -> Response:
        await self._record(request)
        # Starlette's type for handlers knows no narrower type of error.
        routing_error = cast("HTTPException", error)
        message = {"message": routing_error.detail}
        return self._respond(routing_error.status_code, message, routing_error.headers)

    async def _record(self, request: Request) -> None:
        self.requests.append(
            ReceivedRequest(
                method=request.method,
                path=request.url.path,
                query=request.url.query,
                headers=dict(request.headers),
                body=await request.body(),
            )
        )

    def _check_token(self, request: Request) -> None:
        sent = request.headers.get("authorization", "").encode("latin-1")
        if not hmac.compare_digest(sent, self._authorization):
            raise Refusal(401, "the bearer token is missing or wrong")

    def _respond(self, status: int, data: Any, headers: Mapping[str, str] | None = None) -> Response:
        limits = self._rate_limit.headers() if self._rate_limit else {}
        # Escaped to ASCII, because JSON may carry text that UTF-8 can't.
        content = json.dumps(data)
        return Response(content, status, {**limits, **(headers or {})}, media_type="application/json")


def _literals_first(path: str) -> str:
    return path.replace("{", "~")
