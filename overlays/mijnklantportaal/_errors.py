"""Every error a call can raise, in one tree; it continues the generated package's.

    PortalError
    ├── TransportError              no usable answer: the network failed
    │   └── TransportTimeoutError   a time-out passed
    ├── AnswerError                 there is an answer; it has status, headers, body, request_id
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

from mijnklantportaal_api.errors import (
    AnswerError,
    AuthenticationError,
    ConflictError,
    DecodeError,
    LicenceLimitError,
    NotFoundError,
    PermissionDeniedError,
    PortalError,
    RateLimitError,
    ServerError,
    StatusError,
    TransportError,
    TransportTimeoutError,
    ValidationError,
)

__all__ = [
    "AnswerError",
    "AuthenticationError",
    "ConflictError",
    "DecodeError",
    "LicenceLimitError",
    "NotFoundError",
    "PaginationError",
    "PermissionDeniedError",
    "PortalError",
    "RateLimitError",
    "ServerError",
    "StatusError",
    "TransportError",
    "TransportTimeoutError",
    "ValidationError",
]


class PaginationError(PortalError):
    """The pages of a list lead nowhere: the next page has no number, or one that was read already."""
