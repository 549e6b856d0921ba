"""What is wrong with a request that should come from the portal."""

from __future__ import annotations

from collections.abc import Mapping

from mijnklantportaal_api.runtime.argument_checks import check_header
from mijnklantportaal_api.runtime.public import public

from .messages import OutgoingResponse, lower_case

_OF_THE_SERVER = ("content-length", "transfer-encoding")
"""Headers by which the server itself says how long the body is."""


@public
class IncomingError(Exception):
    """A request can't be accepted. A function of yours may raise it, too, to respond with a status of its choice.

    Attributes:
        message: what is wrong, which the response says; it holds no secrets of the request
        status: the HTTP status to respond with, from 400 to 599
        headers: further headers of the response, by their names in lower case

    Raises `ValueError` or `TypeError` for a status that is not an error's, and for headers that can't be sent.

    Example: `raise IncomingError("age: expected a number", 422)`
    """

    def __init__(self, message: str, status: int = 400, headers: Mapping[str, str] | None = None) -> None:
        if isinstance(status, bool) or not isinstance(status, int):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"status: expected int, got {type(status).__name__}")
        if not 400 <= status <= 599:
            raise ValueError(f"status: expected 400 to 599, got {status}; where nothing is wrong, raise no error")
        self.headers: dict[str, str] = lower_case({} if headers is None else headers)
        for name, value in self.headers.items():
            if name in _OF_THE_SERVER:
                raise ValueError(f"headers: the server sets {name} itself; leave it out")
            check_header("headers", name, value)
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

    The status is 401. Don't do what the request asks for.
    """

    def __init__(self, message: str, status: int = 401, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message, status, headers)


@public
class UnreadableRequestError(IncomingError):
    """The request is not what the portal sends: a header is missing, or the body is not JSON, too large or too slow.

    The status is 400; 405 for another method, 408 for a body that took too long, 411 for one in chunks that the server
    or the framework can't read, 413 for one that is too large, 415 for one that is compressed.
    """
