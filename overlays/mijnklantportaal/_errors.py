"""Every error a call can raise, in one tree; it continues the generated package's.

    PortalError
    ├── TransportError              no usable answer: the network failed
    │   └── TransportTimeoutError   a time-out passed
    ├── OutcomeUnknownError         a write failed, and it may have taken effect: look before sending it again
    ├── ResponseError                 there is an answer; it has status, headers, body, request_id
    │   ├── StatusError             the API answered with a status that is no success
    │   │   ├── AuthenticationError     401: the token is missing, wrong or expired
    │   │   ├── PermissionDeniedError   403: the token lacks a scope
    │   │   ├── NotFoundError           404: there is no such object
    │   │   ├── ConflictError           409: the object is already in that state
    │   │   ├── ValidationError         422: the API refused what was sent
    │   │   ├── LicenceLimitError       426: the licence does not allow it (any more this month)
    │   │   ├── RateLimitError          429: too many requests
    │   │   └── ServerError             5xx: the API failed
    │   └── DecodeError             a success whose body can't be read
    └── PaginationError             the pages of a list lead nowhere

Input that can't be right raises `ValueError` or `TypeError` before anything is sent.
"""

from typing import Any

from mijnklantportaal_api.runtime.errors import AuthenticationError
from mijnklantportaal_api.runtime.errors import ConflictError
from mijnklantportaal_api.runtime.errors import DecodeError
from mijnklantportaal_api.runtime.errors import LicenceLimitError
from mijnklantportaal_api.runtime.errors import NotFoundError
from mijnklantportaal_api.runtime.errors import PermissionDeniedError
from mijnklantportaal_api.runtime.errors import PortalError
from mijnklantportaal_api.runtime.errors import RateLimitError
from mijnklantportaal_api.runtime.errors import ResponseError
from mijnklantportaal_api.runtime.errors import ServerError
from mijnklantportaal_api.runtime.errors import StatusError
from mijnklantportaal_api.runtime.errors import TransportError
from mijnklantportaal_api.runtime.errors import TransportTimeoutError
from mijnklantportaal_api.runtime.errors import ValidationError

from ._retries import READS

__all__ = [
    "AuthenticationError",
    "ConflictError",
    "DecodeError",
    "LicenceLimitError",
    "NotFoundError",
    "OutcomeUnknownError",
    "PaginationError",
    "PermissionDeniedError",
    "PortalError",
    "RateLimitError",
    "ResponseError",
    "ServerError",
    "StatusError",
    "TransportError",
    "TransportTimeoutError",
    "ValidationError",
]


class PaginationError(PortalError):
    """The pages of a list lead nowhere: the next page has no number, or one that was read already."""


class OutcomeUnknownError(PortalError):
    """A write failed, and it may have taken effect all the same; the client has not sent it again.

    Look whether the object is there before you send it again, by its number or its name: the API documents
    nothing that would tell a repeated request from a new one.

    Attributes:
        cause: what failed: a `TransportError`, or a `ServerError` with the API's answer
    """

    def __init__(self, message: str, method: str, url: str, cause: PortalError) -> None:
        super().__init__(message, method, url)
        self.args: tuple[Any, ...] = (message, method, url, cause)
        self.cause = cause


def outcome_unknown(error: TransportError | ServerError) -> OutcomeUnknownError | None:
    """The error to raise instead of one that leaves open whether a write took effect; None where none does."""
    if error.method in READS or (isinstance(error, TransportError) and error.not_sent):
        return None
    message = f"it is not known whether this took effect; look before you send it again ({error.message})"
    return OutcomeUnknownError(message, error.method, error.url, error)
