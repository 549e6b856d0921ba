"""What is wrong with a request that should come from the portal."""

from __future__ import annotations

from collections.abc import Mapping

from mijnklantportaal_api.runtime.public import public

from .messages import OutgoingResponse


@public
class IncomingError(Exception):
    """A request can't be accepted. A function of yours may raise it, too, to respond with a status of its choice.

    Attributes:
        message: what is wrong, which the response says; it holds nothing of the request that is secret
        status: the HTTP status to respond with
        headers: further headers of the response

    Example: `raise IncomingError("age: expected a number", 422)`
    """

    def __init__(self, message: str, status: int = 400, headers: Mapping[str, str] | None = None) -> None:
        self.headers: dict[str, str] = dict(headers or {})
        super().__init__(message, status, self.headers)  # pickles are made of these
        self.message = message
        self.status = status

    def __str__(self) -> str:
        return self.message

    def response(self) -> OutgoingResponse:
        """The response that says so."""
        return OutgoingResponse.text(self.status, self.message, self.headers)


@public
class ForgedRequestError(IncomingError):
    """Nothing proves that the request comes from the portal: its signature or its credentials are missing or wrong.

    The status is 401. Do nothing of what the request asks for.
    """

    def __init__(self, message: str, status: int = 401, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message, status, headers)


@public
class UnreadableRequestError(IncomingError):
    """The request is not what the portal sends: a header is missing, or the body is not JSON, too large or too slow.

    The status is 400; 405 for another method, 408 for a body that took too long, 411 for one in chunks that a WSGI
    server can't read, 413 for one that is too large.
    """
