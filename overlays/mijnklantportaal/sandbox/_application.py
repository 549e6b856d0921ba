"""The sandbox's routes, one for each operation in the document, and what applies to all of them."""

import hmac
import json
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AsyncExitStack
from itertools import count
from typing import Any, cast

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Match, Route
from starlette.types import ASGIApp, Scope

from ._access import Access
from ._call import Call
from ._cms import Cms
from ._cms_control import cms_routes
from ._control import control_routes
from ._dashboard import Site, dashboard_routes
from ._deliveries import Deliveries
from ._delivery_control import delivery_routes
from ._document import PATH_PARAMETER, Operation, is_json
from ._download_route import download_route
from ._fake_values import made_up_content
from ._faults import Faults
from ._handlers import find_target, perform
from ._middleware._fault_injection import FaultMiddleware
from ._middleware._request_log import RequestLog, RequestLogMiddleware
from ._oauth import OAuthServer
from ._oauth_routes import oauth_routes
from ._parameters import ParameterReader
from ._request_parsing import RequestReader
from ._request_quota import RequestQuota
from ._state import Portal
from ._validation import Refusal

_OWN_ADDRESSES = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - not to listen on


def make_application(
    portal: Portal,
    *,
    token: str,
    quota: RequestQuota | None,
    faults: Faults,
    deliveries: Deliveries,
    cms: Cms,
    log: RequestLog,
    max_body_bytes: int,
    access: Access,
    oauth: OAuthServer,
    seed: Callable[[], None],
    reset: Callable[[], None],
) -> ASGIApp:
    """The ASGI application: the API, plus downloads, control of the sandbox and the dashboard.

    `seed` and `reset` fill and empty the sandbox.
    """
    api = _Api(portal, token, quota, access, oauth)
    prefix = portal.document.base_path
    routes: list[BaseRoute] = [
        *api.routes,
        download_route(portal),
        *control_routes(faults, access),
        *delivery_routes(deliveries, access),
        *cms_routes(cms, access),
        *oauth_routes(oauth, access),
        *dashboard_routes(Site(portal, faults, log, token, seed, reset, deliveries, cms, oauth), access),
    ]
    app = Starlette(
        routes=routes,
        exception_handlers={
            HTTPException: api.handle_routing_error,
            ClientDisconnect: api.handle_disconnect,
            Exception: api.handle_failure,
        },
    )
    # Two operations differ only in a trailing slash.
    app.router.redirect_slashes = False
    return RequestLogMiddleware(
        FaultMiddleware(app, faults, prefix, api.operation_of), log, f"{prefix}/", max_body_bytes
    )


def origin_of(host: str, port: int) -> str:
    """The origin of a server that listens there; this machine itself if it listens on all addresses."""
    host = _OWN_ADDRESSES.get(host, host)
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


class _Api:
    """The routes of the API."""

    def __init__(
        self, portal: Portal, token: str, quota: RequestQuota | None, access: Access, oauth: OAuthServer
    ) -> None:
        self._portal = portal
        self._access = access
        self._authorization = f"Bearer {token}".encode()
        self._quota = quota
        self._oauth = oauth
        # A literal segment takes precedence over a parameter: `manual` in /customer-offers/manual is not an id.
        paths = sorted({operation.path for operation in portal.document.operations}, key=_literals_first)
        self._by_path = {path: self._route(path) for path in paths}
        self.routes = list(self._by_path.values())

    def operation_of(self, scope: Scope) -> str | None:
        """The operationId of a request, or `None` if the document has no such operation."""
        for path, route in self._by_path.items():
            if route.matches(scope)[0] is Match.FULL:
                found = self._operations(path).get(scope["method"])
                return found.operation_id if found else None
        return None

    def _operations(self, path: str) -> dict[str, Operation]:
        """The operations of a path, by method."""
        return {operation.method: operation for operation in self._portal.document.operations if operation.path == path}

    def _route(self, path: str) -> Route:
        """One route for all methods of a path, so that a 405 can name them."""
        endpoints = {method: self._endpoint(operation) for method, operation in self._operations(path).items()}

        async def endpoint(request: Request) -> Response:
            # Starlette accepts HEAD wherever there is GET.
            method = "GET" if request.method == "HEAD" else request.method
            return await endpoints[method](request)

        # parameters have names in a document that they can't have here
        numbers = count()
        route = PATH_PARAMETER.sub(lambda _: f"{{_{next(numbers)}}}", path)
        return Route(self._portal.document.base_path + route, endpoint, methods=list(endpoints))

    def _endpoint(self, operation: Operation) -> Callable[[Request], Awaitable[Response]]:
        parameters = ParameterReader(self._portal.document, operation)
        reader = RequestReader(self._portal.document, operation)

        async def endpoint(request: Request) -> Response:
            try:
                self._check_token(request, operation)
                if self._quota and not self._quota.take():
                    error = {"code": 429, "message": "Too many requests."}
                    return self._respond(429, error, self._quota.refusal_headers())
                async with AsyncExitStack() as until_response:
                    call = await self._read(request, operation, parameters, reader, until_response)
                    return self._respond_to(operation, perform(call))
            except Refusal as refusal:
                return self._respond(refusal.status, {"message": refusal.message})

        return endpoint

    async def _read(
        self,
        request: Request,
        operation: Operation,
        parameters: ParameterReader,
        reader: RequestReader,
        until_response: AsyncExitStack,
    ) -> Call:
        path = dict(zip(operation.path_names, request.path_params.values(), strict=True))
        # A missing object is reported before any error in the request.
        find_target(self._portal, operation, path)
        query = parameters.read(request, path)
        body = await reader.read_body(request, until_response)
        # The sandbox's own URLs follow the listening socket, whatever the `Host` header says, unless it is allowed.
        is_allowed = self._access.allows_host(request)
        origin = str(request.base_url).rstrip("/") if is_allowed else origin_of(*request.scope["server"])
        return Call(self._portal, operation, origin, path, query, body.fields, body.files, body.content)

    async def handle_routing_error(self, request: Request, error: Exception) -> Response:
        """The response to requests that reach no operation: an unknown path, a body that is too large."""
        # Starlette types the error of every handler as Exception.
        routing_error = cast("HTTPException", error)
        message = {"message": routing_error.detail}
        return self._respond(routing_error.status_code, message, routing_error.headers)

    async def handle_disconnect(self, request: Request, error: Exception) -> Response:
        """The response to a client that left before its whole body had arrived; nobody receives it."""
        return self._respond(400, {"message": "the body is incomplete"})

    async def handle_failure(self, request: Request, error: Exception) -> Response:
        """The response when the sandbox itself fails; the server logs the error."""
        # the server closes the connection after an error, so the client must not use it again
        return self._respond(500, {"message": f"the sandbox failed: {error!r}"}, {"connection": "close"})

    def _check_token(self, request: Request, operation: Operation) -> None:
        sent = request.headers.get("authorization", "")
        if hmac.compare_digest(sent.encode("latin-1"), self._authorization):
            return
        scopes = self._oauth.scopes_of(sent.removeprefix("Bearer "))
        if scopes is None:
            raise Refusal(401, "the bearer token is missing or wrong")
        if missing := operation.scopes - scopes:
            raise Refusal(403, f"the token lacks the scope {', '.join(sorted(missing))}")

    def _respond_to(self, operation: Operation, data: Any) -> Response:
        """The response that reports success, in the media type that the document names."""
        if is_json(operation.response_type):
            return self._respond(operation.success, data)
        limits = self._quota.headers() if self._quota else {}
        media_type = operation.response_type
        content = made_up_content(media_type, self._portal.now()) if media_type else None
        return Response(content, operation.success, limits, media_type=media_type or None)

    def _respond(self, status: int, data: Any, headers: Mapping[str, str] | None = None) -> Response:
        limits = self._quota.headers() if self._quota else {}
        # Escaped to ASCII, because JSON text may hold characters that UTF-8 can't encode.
        return Response(json.dumps(data), status, {**limits, **(headers or {})}, media_type="application/json")


def _literals_first(path: str) -> str:
    return path.replace("{", "~")
