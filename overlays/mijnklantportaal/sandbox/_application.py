"""The sandbox's routes, one for each operation of the document, and what holds for all of them."""

import hmac
import json
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AsyncExitStack
from typing import Any, cast

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Match, Route
from starlette.types import ASGIApp, Scope

from ._control import control_routes
from ._dashboard import page_routes
from ._document import Operation
from ._downloads import download_route
from ._faults import Faults
from ._handlers import find_target, perform
from ._middleware._fault_injection import FaultLayer
from ._middleware._request_log import RequestLayer, RequestLog
from ._portal import Call, Portal
from ._rate_limit import RateLimit
from ._request_parsing import RequestReader
from ._validation import Refusal


def make_application(
    portal: Portal,
    *,
    token: str,
    rate_limit: RateLimit | None,
    faults: Faults,
    log: RequestLog,
    largest_body: int,
) -> ASGIApp:
    """The ASGI application: the API, and beside it downloads, the control of the sandbox and a page for people."""
    api = _Api(portal, token, rate_limit)
    prefix = portal.document.base_path
    routes: list[BaseRoute] = [
        *api.routes,
        download_route(portal),
        *control_routes(faults),
        *page_routes(portal, faults, log),
    ]
    app = Starlette(
        routes=routes,
        exception_handlers={HTTPException: api.answer_routing_error, Exception: api.answer_failure},
    )
    # Two of the API's operations differ by a trailing slash alone.
    app.router.redirect_slashes = False
    return RequestLayer(FaultLayer(app, faults, prefix, api.operation_of), log, f"{prefix}/", largest_body)


def site_of(scope: Scope) -> str:
    """The origin of the sandbox's own addresses: where the request came in, whatever its `Host` header says."""
    host, port = scope["server"]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


class _Api:
    """The routes of the API."""

    def __init__(self, portal: Portal, token: str, rate_limit: RateLimit | None) -> None:
        self._portal = portal
        self._authorization = f"Bearer {token}".encode()
        self._rate_limit = rate_limit
        # A literal segment wins over a parameter: /customer-offers/manual is no offer's address.
        paths = sorted({operation.path for operation in portal.document.operations}, key=_literals_first)
        self.routes = [self._route(path) for path in paths]

    def operation_of(self, scope: Scope) -> str | None:
        """The operationId of a request, or `None` where the document has no such operation."""
        for route in self.routes:
            if route.matches(scope)[0] is Match.FULL:
                path = route.path.removeprefix(self._portal.document.base_path)
                found = self._operations(path).get(scope["method"])
                return found.operation_id if found else None
        return None

    def _operations(self, path: str) -> dict[str, Operation]:
        """The operations of a path by their method."""
        return {
            operation.method: operation
            for operation in self._portal.document.operations
            if operation.path == path
        }

    def _route(self, path: str) -> Route:
        """One route for all methods of a path, so that a refusal of another method can name them."""
        endpoints = {
            method: self._endpoint(operation) for method, operation in self._operations(path).items()
        }

        async def endpoint(request: Request) -> Response:
            # Starlette lets HEAD through wherever there is GET.
            method = "GET" if request.method == "HEAD" else request.method
            return await endpoints[method](request)

        return Route(self._portal.document.base_path + path, endpoint, methods=list(endpoints))

    def _endpoint(self, operation: Operation) -> Callable[[Request], Awaitable[Response]]:
        reader = RequestReader(self._portal.document, operation)

        async def endpoint(request: Request) -> Response:
            try:
                self._check_token(request)
                if self._rate_limit and not self._rate_limit.take():
                    error = {"code": 429, "message": "Too many requests."}
                    return self._respond(429, error, self._rate_limit.refusal_headers())
                async with AsyncExitStack() as until_answered:
                    call = await self._read(request, operation, reader, until_answered)
                    return self._respond(operation.success, perform(call))
            except Refusal as refusal:
                return self._respond(refusal.status, {"message": refusal.message})

        return endpoint

    async def _read(
        self, request: Request, operation: Operation, reader: RequestReader, until_answered: AsyncExitStack
    ) -> Call:
        path = dict(request.path_params)
        # What is not there is said before what is wrong with the request.
        find_target(self._portal, operation, path)
        query = reader.read_query(request)
        body, files = await reader.read_body(request, until_answered)
        return Call(self._portal, operation, site_of(request.scope), path, query, body, files)

    async def answer_routing_error(self, request: Request, error: Exception) -> Response:
        """An answer to what no operation answers: an unknown address, a body that is too large."""
        # Starlette's type for handlers knows no narrower type of error.
        routing_error = cast("HTTPException", error)
        message = {"message": routing_error.detail}
        return self._respond(routing_error.status_code, message, routing_error.headers)

    async def answer_failure(self, request: Request, error: Exception) -> Response:
        """An answer where the sandbox itself has failed; the error is logged by the server."""
        return self._respond(500, {"message": f"the sandbox has failed: {error!r}"})

    def _check_token(self, request: Request) -> None:
        sent = request.headers.get("authorization", "").encode("latin-1")
        if not hmac.compare_digest(sent, self._authorization):
            raise Refusal(401, "the bearer token is missing or wrong")

    def _respond(self, status: int, data: Any, headers: Mapping[str, str] | None = None) -> Response:
        limits = self._rate_limit.headers() if self._rate_limit else {}
        # Escaped to ASCII, because JSON may carry text that UTF-8 can't.
        content = None if status == 204 else json.dumps(data)
        return Response(content, status, {**limits, **(headers or {})}, media_type="application/json")


def _literals_first(path: str) -> str:
    return path.replace("{", "~")
