"""An address that the portal calls: from a request to a response, in any framework."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable, Collection, Generator
from functools import cached_property
from typing import Any, TypeAlias

from mijnklantportaal_api.runtime.argument_checks import check_kind
from mijnklantportaal_api.runtime.callers_code import has_yield, is_asynchronous
from mijnklantportaal_api.runtime.public import public

from .._log import logger
from .asgi import AsgiApplication
from .body import BodyLimits, check_whole
from .errors import IncomingError, UnreadableRequestError
from .messages import IncomingRequest, OutgoingResponse, check_request
from .wsgi import WsgiApplication

Work: TypeAlias = Callable[[], Any]
"""What may take time: a function of yours, or a look at what is stored."""

Steps: TypeAlias = Generator[Work, Any, OutgoingResponse]
"""From a request to its response, without I/O: the driver does each work, and sends its result."""

_ASYNCHRONOUS = "the function is asynchronous: use asgi or respond_async, or give a function without async"


@public
class IncomingEndpoint:
    """An address that the portal calls, with your function behind it.

    `asgi` and `wsgi` are complete applications, to mount in a framework or to serve alone. Where a view is easier, give
    `respond` or `respond_async` the request, and return what it says; such a view limits the body itself.

    A function that raises an `IncomingError` chooses the status. Any other error is logged in the logger
    `mijnklantportaal`, and the response is a 500 that says nothing about it. What is refused is a line there at INFO.
    """

    def __init__(
        self,
        function: Callable[..., Any],
        begin: Callable[[IncomingRequest], Steps],
        limits: BodyLimits | None = None,
        methods: Collection[str] = (),
    ) -> None:
        if not callable(function):
            raise TypeError(
                f"function: expected a function that takes what the portal sends, got {type(function).__name__}"
            )
        if has_yield(function):
            raise TypeError("the function has a yield, so calling it would do nothing; give one that returns")
        self._is_asynchronous = is_asynchronous(function)
        self._begin = begin
        self._methods = methods
        self.limits: BodyLimits = BodyLimits() if limits is None else limits
        check_kind("limits", self.limits, BodyLimits, "BodyLimits(max_bytes=1_000_000)")

    @cached_property
    def asgi(self) -> AsgiApplication:
        """The endpoint for Starlette, FastAPI, Django's ASGI and other servers; your function may be asynchronous."""
        return AsgiApplication(self.respond_async, self.limits)

    @cached_property
    def wsgi(self) -> WsgiApplication:
        """The endpoint for Flask, gunicorn and other servers. Raises `TypeError` if your function is asynchronous."""
        if self._is_asynchronous:
            raise TypeError(_ASYNCHRONOUS)
        return WsgiApplication(self.respond, self.limits)

    def respond(self, request: IncomingRequest) -> OutgoingResponse:
        """The response to a request.

        Raises `TypeError` if your function is asynchronous or the request is not an `IncomingRequest`, and nothing
        else.
        """
        if self._is_asynchronous:
            raise TypeError(_ASYNCHRONOUS)
        check_request(request)
        steps = self._steps(request)
        try:
            work = next(steps)
            while True:
                try:
                    result = work()
                    if inspect.isawaitable(result):
                        raise TypeError(_ASYNCHRONOUS)
                except BaseException as error:
                    work = steps.throw(error)
                else:
                    work = steps.send(result)
        except StopIteration as ended:
            response: OutgoingResponse = ended.value
            return response

    async def respond_async(self, request: IncomingRequest) -> OutgoingResponse:
        """The same in an event loop of asyncio. A function of yours that is not asynchronous runs in a thread.

        If the task is cancelled, an asynchronous function is, too; a thread goes on, and what it does counts.
        """
        check_request(request)
        if self._is_asynchronous:
            return await self._drive(request)
        return await asyncio.shield(asyncio.ensure_future(self._drive(request)))

    async def _drive(self, request: IncomingRequest) -> OutgoingResponse:
        steps = self._steps(request)
        is_cancelled = False
        try:
            work = next(steps)
            while True:
                try:
                    # A server that stops cancels its tasks, and may end before a thread begins: what is left is short.
                    is_direct = is_cancelled or inspect.iscoroutinefunction(work)
                    result = work() if is_direct else await asyncio.to_thread(_raising, work)
                    if inspect.isawaitable(result):
                        result = await result
                except BaseException as error:
                    is_cancelled = isinstance(error, asyncio.CancelledError)
                    work = steps.throw(error)
                else:
                    work = steps.send(result)
        except StopIteration as ended:
            response: OutgoingResponse = ended.value
            return response

    def _steps(self, request: IncomingRequest) -> Steps:
        try:
            if self._methods and request.method not in self._methods:
                allowed = ", ".join(self._methods)
                raise UnreadableRequestError(f"this address takes {allowed}", 405, {"allow": allowed})
            check_whole(request.headers, request.body)
            return (yield from self._begin(request))
        except IncomingError as error:
            logger.info("%s of the portal: %d, %s", request.method, error.status, error)
            return error.response()
        except Exception:
            logger.exception("%s of the portal: the function that handles it failed", request.method)
            return OutgoingResponse.text(500, "the server failed")


def _raising(work: Work) -> Any:
    """The work in a thread; a `StopIteration`, as of `next(...)`, can't leave it, and the task would wait forever."""
    try:
        return work()
    except StopIteration as error:
        raise RuntimeError("the function raised StopIteration") from error
