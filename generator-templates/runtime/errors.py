"""Every error that a call can raise, in one tree:

    PortalError
    ├── TransportError              no usable response: the network failed
    │   └── TransportTimeoutError   a time-out passed
    ├── OutcomeUnknownError         a write failed, and it may have taken effect: look before you send it again
    ├── RateLimitError              more requests than the limit allows; the client itself may say so
    │   └── TooManyRequestsError    429: the API says so; a StatusError too
    ├── ResponseError               there is a response; it has status, headers, body, request_id
    │   ├── StatusError             the API responded with a status that does not report success
    │   │   ├── AuthenticationError     401: the token is missing, wrong or expired
    │   │   ├── PermissionDeniedError   403: the token lacks a scope
    │   │   ├── NotFoundError           404: there is no such object
    │   │   ├── ConflictError           409: the object is already in that state
    │   │   ├── ValidationError         422: the API refused what was sent
    │   │   ├── LicenceLimitError       426: the licence does not allow it (any more this month)
    │   │   ├── TooManyRequestsError    429: too many requests; a RateLimitError too
    │   │   └── ServerError             5xx: the API failed
    │   └── DecodeError             a success whose body can't be read
    └── PaginationError             the pages of a list lead nowhere

Input that can't be right raises `ValueError` or `TypeError` before anything is sent.
"""

from __future__ import annotations

import json
import math
import time
from collections.abc import Mapping
from typing import Any, cast

from .public import public

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
    "TooManyRequestsError",
    "TransportError",
    "TransportTimeoutError",
    "ValidationError",
]


@public
class PortalError(Exception):
    """Base of every error that a call can raise.

    Attributes:
        message: what happened, and where possible what to do about it
        method, url: the call; the address holds no secrets
    """

    def __init__(self, message: str, method: str, url: str, *details: object) -> None:
        super().__init__(message, method, url, *details)  # pickles are made of these
        self.message = message
        self.method = method
        self.url = url

    def __str__(self) -> str:
        return f"{self.message} ({self.method} {self.url})"


@public
class TransportError(PortalError):
    """The network failed: there was no connection, or it broke before the whole response was there.

    Attributes:
        not_sent: whether it is certain that the API received nothing of the request
        retryable: whether the same request may succeed later; it can't where its address or form is wrong
    """

    def __init__(
        self, message: str, method: str, url: str, not_sent: bool = False, retryable: bool = True
    ) -> None:
        super().__init__(message, method, url, not_sent, retryable)
        self.not_sent = not_sent
        self.retryable = retryable


@public
class TransportTimeoutError(TransportError):
    """A time-out passed: for a connection, for sending, or for the response."""


@public
class OutcomeUnknownError(PortalError):
    """A write failed, and it may have taken effect all the same; the client has not sent it again.

    Look whether the object is there before you send it again, by its number or its name: the API documents nothing
    that would tell a repeated request from a new one.

    Attributes:
        cause: what failed: a `TransportError`, or a `ServerError` with the API's response
    """

    def __init__(self, message: str, method: str, url: str, cause: PortalError) -> None:
        super().__init__(message, method, url, cause)
        self.cause = cause


@public
class PaginationError(PortalError):
    """The pages of a list lead nowhere: the next page has no number, or one that was read already."""


@public
class RateLimitError(PortalError):
    """More requests than the limit allows.

    With `rate_limit="raise"` the client raises it itself, before it sends anything. Where the API says so, it is a
    `TooManyRequestsError`, which has the response.

    Attributes:
        retry_after: seconds to wait before the next try; None where the API said nothing readable
    """

    def __init__(self, message: str, method: str, url: str, retry_after: float | None = None) -> None:
        super().__init__(message, method, url, retry_after)
        self.retry_after = retry_after


@public
class ResponseError(PortalError):
    """Base of the errors that come with a response of the API.

    Attributes:
        status: the HTTP status
        headers: the response's headers, names in lower case
        body: the response's body as received
    """

    def __init__(
        self,
        message: str,
        method: str,
        url: str,
        status: int,
        headers: Mapping[str, str],
        body: bytes,
        *details: object,
    ) -> None:
        self.headers: dict[str, str] = dict(headers)
        PortalError.__init__(self, message, method, url, status, self.headers, body, *details)
        self.status = status
        self.body = body

    @property
    def request_id(self) -> str | None:
        """The request's id, where the API gave one (none is documented)."""
        return self.headers.get("x-request-id")


@public
class StatusError(ResponseError):
    """The API responded with a status that does not report success."""

    @property
    def errors(self) -> dict[str, list[str]]:
        """Messages per field, where the response holds them (not documented, so often empty)."""
        found = _json_object(self.body).get("errors")
        fields = cast("dict[str, object]", found) if isinstance(found, dict) else {}
        return {name: _texts(messages) for name, messages in fields.items()}

    def __str__(self) -> str:
        return f"{self.status}: {super().__str__()}"


@public
class AuthenticationError(StatusError):
    """401: the token is missing, wrong or expired."""


@public
class PermissionDeniedError(StatusError):
    """403: the token lacks the scope for this call."""


@public
class NotFoundError(StatusError):
    """404: there is no object with this id."""


@public
class ConflictError(StatusError):
    """409: the object is already in that state."""


@public
class ValidationError(StatusError):
    """422: the API refused what was sent, or the object is already in that state."""


@public
class LicenceLimitError(StatusError):
    """426: the portal's licence does not include this, or its limit for this month is reached. Not worth a retry."""


@public
class TooManyRequestsError(StatusError, RateLimitError):
    """429: the API counts more requests than its limit allows.

    Attributes:
        retry_after: seconds to wait before the next try; None where the API said nothing readable
    """

    def __init__(
        self, message: str, method: str, url: str, status: int, headers: Mapping[str, str], body: bytes
    ) -> None:
        ResponseError.__init__(self, message, method, url, status, headers, body)
        self.retry_after: float | None = retry_after(headers, time.time())


@public
class ServerError(StatusError):
    """5xx: the API failed. Whether a write took effect is not known."""


@public
class DecodeError(ResponseError):
    """The API reported success, but its body can't be read.

    A write has taken effect: don't send it again. The body is kept in `body`.

    Attributes:
        path: where the body does not fit, such as `data[7].issued_at`
    """

    def __init__(
        self,
        message: str,
        method: str,
        url: str,
        status: int,
        headers: Mapping[str, str],
        body: bytes,
        path: str,
    ) -> None:
        super().__init__(message, method, url, status, headers, body, path)
        self.path = path


def retry_after(headers: Mapping[str, str], now: float) -> float | None:
    """Seconds that `Retry-After` asks to wait, from a number or a date; None where it asks nothing readable.

    Args:
        headers: the response's headers, names in lower case or compared without case
        now: seconds since 1970, which a date is compared with
    """
    text = headers.get("retry-after", "").strip()
    try:
        seconds = float(text)
    except ValueError:
        return _seconds_until(text, now) if text else None
    return seconds if math.isfinite(seconds) and seconds >= 0 else None


def _seconds_until(date: str, now: float) -> float | None:
    import datetime  # late, as the next one: few programs ever need them, and errors are cheap to import
    import email.utils

    try:
        moment = email.utils.parsedate_to_datetime(date)
        # such dates are UTC by definition, also where they do not say so
        moment = moment if moment.tzinfo is not None else moment.replace(tzinfo=datetime.UTC)
        return max(0.0, moment.timestamp() - now)
    except (ValueError, OverflowError):
        return None


_BY_STATUS: Mapping[int, tuple[type[StatusError], str]] = {
    401: (AuthenticationError, "the token was refused; check MIJNKLANTPORTAAL_TOKEN"),
    403: (PermissionDeniedError, "the token lacks the scope for this call"),
    404: (NotFoundError, "there is no such object"),
    409: (ConflictError, "the object is already in that state"),
    422: (ValidationError, "the API refused what was sent"),
    426: (LicenceLimitError, "the portal's licence does not allow this"),
    429: (TooManyRequestsError, "too many requests"),
}


def status_error(method: str, url: str, status: int, headers: Mapping[str, str], body: bytes) -> StatusError:
    """The error for a response that does not report success, whatever its status and body are."""
    other = ServerError if status >= 500 else StatusError
    kind, without_message = _BY_STATUS.get(status, (other, "the API gave no reason"))
    message = _json_object(body).get("message")
    text = message if isinstance(message, str) and message else without_message
    return kind(text, method, url, status, headers, body)


def _json_object(body: bytes) -> dict[str, Any]:
    try:
        document = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return cast("dict[str, Any]", document) if isinstance(document, dict) else {}


def _texts(messages: object) -> list[str]:
    items = cast("list[object]", messages) if isinstance(messages, list) else [messages]
    return [str(item) for item in items]
