"""An endpoint as a WSGI application."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import contextmanager, suppress
from http import HTTPStatus
from typing import Any

from .body import Body, BodyLimits, announced_length, without_length
from .errors import IncomingError
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
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [response.body]  # some servers would send it

    def _read(self, environ: Mapping[str, Any]) -> bytes:
        is_in_chunks = bool(environ.get("HTTP_TRANSFER_ENCODING"))  # which overrides a length
        announced = "" if is_in_chunks else environ.get("CONTENT_LENGTH") or ""
        # without a length, only some servers say where the body ends
        is_terminated = bool(environ.get("wsgi.input_terminated"))
        if is_in_chunks and not is_terminated:
            raise without_length()
        rest = announced_length(announced) if announced else Body.most(self._limits) if is_terminated else 0
        stream = environ["wsgi.input"]
        take: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
        body = Body(self._limits)
        deadline = time.monotonic() + self._limits.timeout
        with _end_of_wait(environ, self._limits.timeout):
            while rest > 0:
                try:
                    part, is_broken = take(min(rest, _PIECE)), False
                except OSError:  # a time-out of the server, and broken chunks, too
                    part, is_broken = b"", True
                body.add(part)
                rest -= len(part)
                if rest > 0 and time.monotonic() >= deadline:
                    raise Body.too_slow(self._limits)
                if not part and (announced or is_broken):
                    raise Body.cut_off()
                if not part:
                    break
        return body.complete()


@contextmanager
def _end_of_wait(environ: Mapping[str, Any], seconds: float) -> Generator[None]:
    """End the wait for a silent client, if the server gives its connection; otherwise only the server can."""
    connection: socket.socket | None = environ.get("gunicorn.socket") or environ.get("werkzeug.socket")
    if connection is None:
        yield
        return
    timer = threading.Timer(seconds, _stop_reading, [connection])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _stop_reading(connection: socket.socket) -> None:
    with suppress(OSError):  # it is closed already
        # not the method of a socket with TLS, which would end that for the response, too
        socket.socket.shutdown(connection, socket.SHUT_RD)


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
