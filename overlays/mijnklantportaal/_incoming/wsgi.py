"""An endpoint as a WSGI application."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from typing import Any

from .body import Body, BodyLimits
from .errors import IncomingError, UnreadableRequestError
from .messages import IncomingRequest, OutgoingResponse

_PIECE = 4096


class WsgiApplication:
    """Takes requests by WSGI, as in PEP 3333."""

    def __init__(self, respond: Callable[[IncomingRequest], OutgoingResponse], limits: BodyLimits) -> None:
        self._respond = respond
        self._limits = limits

    def __call__(self, environ: Mapping[str, Any], start_response: Callable[..., object]) -> Iterable[bytes]:
        """Serve one request."""
        try:
            body = self._read(environ)
            request = IncomingRequest(
                environ["REQUEST_METHOD"], _headers(environ), body, environ.get("QUERY_STRING", "")
            )
        except IncomingError as error:
            response = error.response()
        else:
            response = self._respond(request)
        headers = [*response.headers.items(), ("content-length", str(len(response.body)))]
        start_response(f"{response.status} {_phrase(response.status)}", headers)
        return [response.body]

    def _read(self, environ: Mapping[str, Any]) -> bytes:
        """The body; the server alone can end a wait for a client that sends nothing more."""
        announced = environ.get("CONTENT_LENGTH") or ""
        if announced and not (announced.isascii() and announced.isdigit()):
            raise UnreadableRequestError("Content-Length: expected a number")
        stream = environ["wsgi.input"]
        # without a length, only some servers say where the body ends
        rest = int(announced) if announced else Body.most(self._limits) if environ.get("wsgi.input_terminated") else 0
        take: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
        body = Body(self._limits)
        deadline = time.monotonic() + self._limits.seconds
        while rest > 0 and (part := take(min(rest, _PIECE))):
            body.add(part)
            rest -= len(part)
            if rest > 0 and time.monotonic() > deadline:
                raise Body.too_slow(self._limits)
        if rest > 0 and announced:
            raise UnreadableRequestError("the client left before its body was here")
        return body.complete()


def _headers(environ: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    for name, value in environ.items():
        if name.startswith("HTTP_"):
            yield name[5:].replace("_", "-"), value
        elif name in ("CONTENT_TYPE", "CONTENT_LENGTH") and value:
            yield name.replace("_", "-"), value


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"
