"""Every error that a call can raise, in one tree:

    PortalError
    ├── TransportError              no usable response: the network failed
    │   └── TransportTimeoutError   a time-out passed
    ├── OutcomeUnknownError         a write failed but may have taken effect: check before you send it again
    │   └── AmbiguousError          an `ensure` method can't tell whether the object is there, or which one it is
    ├── EnsureConflictError         an `ensure` method found the object, but it differs from what was asked for
    ├── RateLimitError              the rate limit is used up; the client itself raises it before it sends
    │   └── TooManyRequestsError    429: the API reports it; also a StatusError
    ├── ResponseError               the API responded; has status, headers, body, request_id
    │   ├── StatusError             the status is not 2xx
    │   │   ├── AuthenticationError     401: the token is missing, wrong or expired
    │   │   ├── PermissionDeniedError   403: the token lacks a scope
    │   │   ├── NotFoundError           404: no object has this id
    │   │   ├── ConflictError           409: the object is already in that state
    │   │   ├── ValidationError         422: the API refused what was sent
    │   │   ├── LicenceLimitError       426: the licence does not allow it, or not again this month
    │   │   ├── TooManyRequestsError    429: too many requests; also a RateLimitError
    │   │   └── ServerError             5xx: the API failed
    │   └── DecodeError             the status is 2xx, but the body can't be read
    └── PaginationError             a list can't be read to its end

Invalid input raises `ValueError` or `TypeError` before anything is sent.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import Any, cast

from .public import public
from .retry_after import retry_after

__all__ = [
    "AmbiguousError",
    "AuthenticationError",
    "ConflictError",
    "DecodeError",
    "EnsureConflictError",
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
    """Base of every error that a call raises; all of them can be pickled.

    Attributes:
        message: what happened, and where possible what to do about it
        method: the HTTP method of the request; empty where there was none
        url: the URL of the request, without anything secret; empty where there was none
    """

    def __init__(self, message: str, method: str = "", url: str = "", *details: object) -> None:
        super().__init__(message, method, url, *details)  # pickles are made of these
        self.message = message
        self.method = method
        self.url = url

    def __str__(self) -> str:
        return f"{self.message} ({self.method} {self.url})" if self.method else self.message


@public
class TransportError(PortalError):
    """The network failed: no connection could be made, or it broke before the whole response had arrived.

    Attributes:
        not_sent: True if the API certainly received nothing of the request
        retryable: True if the same request may succeed later; False if the URL or the request itself is invalid
    """

    def __init__(self, message: str, method: str, url: str, not_sent: bool = False, retryable: bool = True) -> None:
        super().__init__(message, method, url, not_sent, retryable)
        self.not_sent = not_sent
        self.retryable = retryable


@public
class TransportTimeoutError(TransportError):
    """A time-out passed while connecting, sending, or waiting for the response."""


@public
class OutcomeUnknownError(PortalError):
    """A write failed, but it may have taken effect. The client has not sent it again.

    Before you send it again, look for the object by its number or its name: the API can't recognize a repeated
    request.

    Attributes:
        cause: the `TransportError`, or the `ServerError` with the API's response
        status: the status of the response, such as 502; None if there was none
        headers: the headers of the response, with names in lower case; None if there was none
        body: the body of the response as bytes; None if there was none

    Example:
        try:
            portal.customer_groups.create(name="Prospects")
        except OutcomeUnknownError:
            created = any(group.name == "Prospects" for group in portal.customer_groups.list())
    """

    def __init__(self, message: str, method: str, url: str, cause: PortalError, *details: object) -> None:
        super().__init__(message, method, url, cause, *details)
        self.cause = cause
        self.status: int | None = None
        self.headers: dict[str, str] | None = None
        self.body: bytes | None = None
        if isinstance(cause, ResponseError):
            self.status, self.headers, self.body = cause.status, cause.headers, cause.body


@public
class AmbiguousError(OutcomeUnknownError):
    """An `ensure` method can't tell whether the object is there, or which of several it is. Nothing is sent again.

    Look in the portal before you try again.

    Attributes:
        cause: the error of the write whose outcome is unknown, or of the list that could not be read; where several
            objects have the key, an error that says so
        existing: the objects with the key that were found; empty if none was
        requests: how many requests the call has sent
    """

    def __init__(
        self,
        message: str,
        method: str,
        url: str,
        cause: PortalError,
        existing: tuple[Any, ...] = (),
        requests: int = 0,
    ) -> None:
        super().__init__(message, method, url, cause, existing, requests)
        self.existing = existing
        self.requests = requests


@public
class EnsureConflictError(PortalError):
    """An `ensure` method found the object, but it differs from what was asked for. Nothing was created or changed.

    Attributes:
        existing: the object that is there
        differences: for each field that differs, by its name in Python, what was asked for and what was found
        requests: how many requests the call has sent

    Example:
        try:
            portal.customer_groups.ensure(name="prospects")
        except EnsureConflictError as error:
            for name, (asked, found) in error.differences.items():
                print(name, asked, found)
    """

    def __init__(
        self,
        message: str,
        method: str,
        url: str,
        existing: Any,
        differences: Mapping[str, tuple[Any, Any]],
        requests: int = 0,
    ) -> None:
        self.differences: dict[str, tuple[Any, Any]] = dict(differences)
        super().__init__(message, method, url, existing, self.differences, requests)
        self.existing = existing
        self.requests = requests


@public
class PaginationError(PortalError):
    """A list can't be read to its end.

    The API names a next page without a number, or one that was already read, or more than ten pages in a row are empty.
    """


@public
class RateLimitError(PortalError):
    """The rate limit is used up.

    With `rate_limit="raise"` the client raises it before it sends anything. If the API responds with 429, the error
    is a `TooManyRequestsError`, which has the response.

    Attributes:
        retry_after: seconds to wait before the next request; None if the API did not say
    """

    def __init__(self, message: str, method: str, url: str, retry_after: float | None = None) -> None:
        super().__init__(message, method, url, retry_after)
        self.retry_after = retry_after


@public
class ResponseError(PortalError):
    """Base of the errors that have a response of the API.

    Attributes:
        status: the HTTP status code
        headers: the response's headers, with names in lower case
        body: the response's body as bytes
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
        """The header `X-Request-Id`; None if the API sent none, and none is documented."""
        return self.headers.get("x-request-id")


@public
class StatusError(ResponseError):
    """The API responded with a status other than 2xx.

    Example:
        try:
            customer = portal.customers.get(customer_id)
        except StatusError as error:
            print(error.status, error.message)
    """

    @property
    def errors(self) -> dict[str, list[str]]:
        """Messages by field name; empty if the response has none. The API does not document them."""
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
    """403: the token lacks the scope for this call.

    Attributes:
        scopes: the scopes that the call needs, such as `customers.read`: documented for its area, and inferred for the
            call itself; empty where no scope is documented
    """

    def __init__(
        self,
        message: str,
        method: str,
        url: str,
        status: int,
        headers: Mapping[str, str],
        body: bytes,
        scopes: Sequence[str] = (),
    ) -> None:
        super().__init__(message, method, url, status, headers, body, list(scopes))
        self.scopes: tuple[str, ...] = tuple(scopes)


@public
class NotFoundError(StatusError):
    """404: no object has this id."""


@public
class ConflictError(StatusError):
    """409: the object is already in the state that was asked for."""


@public
class ValidationError(StatusError):
    """422: the API refused the request: a value is invalid, or the object is already in that state. See `errors`."""


@public
class LicenceLimitError(StatusError):
    """426: the portal's licence does not include this, or its limit for this month is reached. Don't retry."""


@public
class TooManyRequestsError(StatusError, RateLimitError):
    """429: the API counted too many requests. The client raises it after its own retries.

    Attributes:
        retry_after: seconds to wait before the next request; None if the API did not say
    """

    def __init__(
        self, message: str, method: str, url: str, status: int, headers: Mapping[str, str], body: bytes
    ) -> None:
        ResponseError.__init__(self, message, method, url, status, headers, body)
        self.retry_after: float | None = retry_after(headers, time.time())


@public
class ServerError(StatusError):
    """5xx: the API failed. After a write, it is the `cause` of an `OutcomeUnknownError`."""


@public
class DecodeError(ResponseError):
    """The API reported success, but the body of its response can't be read.

    A write has taken effect: don't send it again.

    Attributes:
        path: the place in the body that can't be read, such as `data[7].issued_at`; `$` is the whole body
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


def api_message(body: bytes) -> str:
    """The message of the API in the body of a failure; empty if the body is that of something else."""
    message = _json_object(body).get("message")
    return message if isinstance(message, str) else ""


def _json_object(body: bytes) -> dict[str, Any]:
    import json  # late, as above

    try:
        document = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return cast("dict[str, Any]", document) if isinstance(document, dict) else {}


def _texts(messages: object) -> list[str]:
    items = cast("list[object]", messages) if isinstance(messages, list) else [messages]
    return [str(item) for item in items]
