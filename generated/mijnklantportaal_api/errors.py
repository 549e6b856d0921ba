"""Every error a call can raise, in one tree:

    PortalError
    ├── TransportError              no usable answer: the network failed
    │   └── TransportTimeoutError   a time-out passed
    └── ResponseError                 there is an answer; it has status, headers, body, request_id
        ├── StatusError             the API answered with a status that is no success
        │   ├── AuthenticationError     401: the token is missing, wrong or expired
        │   ├── PermissionDeniedError   403: the token lacks a scope
        │   ├── NotFoundError           404: there is no such object
        │   ├── ConflictError           409: the object is already in that state
        │   ├── ValidationError         422: the API refused what was sent
        │   ├── LicenceLimitError       426: the licence does not allow it (any more this month)
        │   ├── RateLimitError          429: too many requests
        │   └── ServerError             5xx: the API failed
        └── DecodeError             a success whose body can't be read

Input that can't be right raises `ValueError` or `TypeError` before anything is sent.
"""

from __future__ import annotations

import datetime
import email.utils
import json
import math
import time
from collections.abc import Mapping
from typing import Any, cast


class PortalError(Exception):
    """Base of every error that a call can raise.

    Attributes:
        message: what happened, and where possible what to do about it
        method, url: the call; the address has no secrets
    """

    def __init__(self, message: str, method: str, url: str) -> None:
        super().__init__(message, method, url)
        self.message = message
        self.method = method
        self.url = url

    def __str__(self) -> str:
        return f"{self.message} ({self.method} {self.url})"


class TransportError(PortalError):
    """The network failed: no connection, or it broke before the whole answer was there.

    Attributes:
        not_sent: whether it is certain that the API received nothing of the request
    """

    def __init__(self, message: str, method: str, url: str, not_sent: bool = False) -> None:
        super().__init__(message, method, url)
        self.args: tuple[Any, ...] = (message, method, url, not_sent)
        self.not_sent = not_sent


class TransportTimeoutError(TransportError):
    """A time-out passed: for a connection, for sending, or for the answer."""


class ResponseError(PortalError):
    """Base of the errors that come with an answer of the API.

    Attributes:
        status: the HTTP status
        headers: the answer's headers, names in lower case
        body: the answer's body as received
    """

    def __init__(
        self, message: str, method: str, url: str, status: int, headers: Mapping[str, str], body: bytes
    ) -> None:
        Exception.__init__(self, message, method, url, status, dict(headers), body)
        self.message = message
        self.method = method
        self.url = url
        self.status = status
        self.headers: dict[str, str] = dict(headers)
        self.body = body

    @property
    def request_id(self) -> str | None:
        """The request's id, where the API gave one (none is documented)."""
        return self.headers.get("x-request-id")


class StatusError(ResponseError):
    """The API answered with a status that is no success."""

    @property
    def errors(self) -> dict[str, list[str]]:
        """Messages per field, where the answer holds them (not documented, so often empty)."""
        found = _json_object(self.body).get("errors")
        fields = cast("dict[str, object]", found) if isinstance(found, dict) else {}
        return {name: _texts(messages) for name, messages in fields.items()}

    def __str__(self) -> str:
        return f"{self.status}: {super().__str__()}"


class AuthenticationError(StatusError):
    """401: the token is missing, wrong or expired."""


class PermissionDeniedError(StatusError):
    """403: the token lacks the scope for this call."""


class NotFoundError(StatusError):
    """404: there is no object with this id."""


class ConflictError(StatusError):
    """409: the object is already in that state."""


class ValidationError(StatusError):
    """422: the API refused what was sent, or the object is already in that state."""


class LicenceLimitError(StatusError):
    """426: the portal's licence does not include this, or its limit for this month is reached. Not worth a retry."""


class RateLimitError(StatusError):
    """429: more requests than the limit allows."""

    @property
    def retry_after(self) -> float | None:
        """Seconds to wait before the next try, as the API said with the answer; None where it said nothing readable."""
        return retry_after(self.headers, time.time())


class ServerError(StatusError):
    """5xx: the API failed. Whether a write took effect is not known."""


class DecodeError(ResponseError):
    """The API reported success, but its body can't be read.

    A write has taken effect: don't send it again. The body is kept in `body`.

    Attributes:
        path: where the body does not fit, such as `data[7].issued_at`
    """

    def __init__(
        self, message: str, method: str, url: str, status: int, headers: Mapping[str, str], body: bytes, path: str
    ) -> None:
        super().__init__(message, method, url, status, headers, body)
        self.args: tuple[Any, ...] = (message, method, url, status, self.headers, body, path)
        self.path = path


def retry_after(headers: Mapping[str, str], now: float) -> float | None:
    """Seconds that `Retry-After` asks to wait, from a number or a date; None where it asks nothing readable.

    Args:
        headers: the answer's headers, names in lower case or compared without case
        now: seconds since 1970, which a date is compared with
    """
    text = headers.get("retry-after", "").strip()
    try:
        seconds = float(text)
    except ValueError:
        return _seconds_until(text, now)
    return seconds if math.isfinite(seconds) and seconds >= 0 else None


def _seconds_until(date: str, now: float) -> float | None:
    try:
        moment = email.utils.parsedate_to_datetime(date)
        # such dates are UTC by definition, also where they do not say so
        moment = moment if moment.tzinfo is not None else moment.replace(tzinfo=datetime.UTC)
        return max(0.0, moment.timestamp() - now)
    except (ValueError, OverflowError):
        return None


_by_status: Mapping[int, type[StatusError]] = {
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    422: ValidationError,
    426: LicenceLimitError,
    429: RateLimitError,
}

_without_message: Mapping[int, str] = {
    401: "the token was refused; check MIJNKLANTPORTAAL_TOKEN",
    403: "the token lacks the scope for this call",
    404: "there is no such object",
    409: "the object is already in that state",
    422: "the API refused what was sent",
    426: "the portal's licence does not allow this",
    429: "too many requests",
}


def status_error(method: str, url: str, status: int, headers: Mapping[str, str], body: bytes) -> StatusError:
    """The error for an answer that is no success, whatever its status and body are."""
    kind = _by_status.get(status, ServerError if status >= 500 else StatusError)
    said = _json_object(body).get("message")
    message = said if isinstance(said, str) and said else _without_message.get(status, "the API gave no reason")
    return kind(message, method, url, status, headers, body)


def _json_object(body: bytes) -> dict[str, Any]:
    try:
        document = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return cast("dict[str, Any]", document) if isinstance(document, dict) else {}


def _texts(messages: object) -> list[str]:
    return [str(text) for text in (cast("list[object]", messages) if isinstance(messages, list) else [messages])]
