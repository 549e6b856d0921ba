"""This package's errors for those of the HTTP library."""

from __future__ import annotations

import sys
import traceback
from typing import Protocol

from .errors import TransportError, TransportTimeoutError
from .http_library import loaded_libraries
from .response import BodyError, ResponseTooLargeError

# an event hook of the caller's client may raise the error for a status, and its redirects may not be URLs
_FAILURES = ("HTTPError", "StreamError", "InvalidURL")
_TAKEN = (
    "an event hook of the http_client, or the transport, has taken the body of the request or the response, or closed "
    "it; let it call `read()` (`await aread()` in a client for asyncio), which keeps the body for others"
)
_REFUSED_CERTIFICATE = (
    "nothing was sent, because the certificate of the server is not trusted here; if it is of an authority of your "
    "own, name that in SSL_CERT_FILE, or pass http_client=httpx.Client(verify=...)"
)
_NOT_SENT = ("ConnectError", "ConnectTimeout", "PoolTimeout", "ProxyError", "UnsupportedProtocol")
_NOT_RETRYABLE = ("HTTPStatusError", "StreamError", "UnsupportedProtocol", "LocalProtocolError", "InvalidURL")


class FailedRequest(Protocol):
    """What its error tells of a request, and needs to know."""

    @property
    def method(self) -> str:
        """The HTTP method."""
        ...

    @property
    def url(self) -> str:
        """The URL, without secrets."""
        ...

    def withdraw_authorization(self) -> None:
        """Remove the token."""
        ...

    def is_error_of_caller(self, error: BaseException) -> bool:
        """Whether the caller's own code has raised it."""
        ...

    def is_other_than_of(self, error: BaseException) -> bool:
        """Whether it is an error of another request."""
        ...


class NetworkErrors:
    """A block that raises this package's errors for those of the HTTP library, without the failing functions' locals.

    What the caller's own code raises, such as a progress callback, stays as it is.
    """

    def __init__(self, request: FailedRequest) -> None:
        self._request = request

    def __enter__(self) -> None:
        self._handled = sys.exception()  # what the caller is handling already is not ours to change

    def __exit__(self, _kind: object, error: BaseException | None, _traceback: object) -> None:
        if error is None:
            return
        request, handled = self._request, self._handled
        # the errors of httpx lead to the request, and their tracebacks to variables with its headers
        request.withdraw_authorization()
        forget_variables(error, handled)
        is_ours = isinstance(error, BodyError)
        if not is_ours and (request.is_error_of_caller(error) or not _is_any_of(error, _FAILURES)):
            return
        kind = TransportTimeoutError if _is_any_of(error, ("TimeoutException",)) else TransportError
        is_certificate_refused = _is_certificate_refused(error, handled)
        is_final = is_certificate_refused or isinstance(error, ResponseTooLargeError)
        raise kind(
            _message_of(error, is_certificate_refused),
            request.method,
            request.url,
            # a hook that fails to report a response has one: the request was sent
            not_sent=_is_any_of(error, _NOT_SENT) and not request.is_other_than_of(error),
            retryable=not is_final and not _is_any_of(error, _NOT_RETRYABLE),
        ) from error


def _message_of(error: BaseException, is_certificate_refused: bool) -> str:
    message = str(error) or type(error).__name__
    if is_certificate_refused:
        return f"{message}; {_REFUSED_CERTIFICATE}"
    return f"{_TAKEN} ({type(error).__name__})" if _is_any_of(error, ("StreamError",)) else message


def _is_certificate_refused(error: BaseException | None, handled: BaseException | None) -> bool:
    """Whether a certificate that is not trusted lies beneath, and not beneath what the caller was handling before."""
    if not _is_any_of(error, ("ConnectError",)):
        return False
    from ssl import SSLCertVerificationError  # the libraries have loaded it

    while error is not None and error is not handled and not isinstance(error, SSLCertVerificationError):
        error = error.__cause__ or error.__context__
    return error is not None and error is not handled


def forget_variables(error: BaseException | None, handled: BaseException | None = None) -> None:
    """Clear the variables in the tracebacks of an error, of its causes and parts, up to one that was handled before."""
    seen: set[int] = {id(handled)}
    pending: list[BaseException | None] = [error]
    while pending:
        error = pending.pop()
        if error is None or id(error) in seen:
            continue
        seen.add(id(error))
        traceback.clear_frames(error.__traceback__)
        pending += [error.__cause__, error.__context__]
        pending += getattr(error, "exceptions", ())  # of a group


def _is_any_of(error: BaseException | None, names: tuple[str, ...]) -> bool:
    """Whether it has one of these types of the library, or of the other one: a transport of the caller may use both."""
    return isinstance(error, tuple(getattr(library, name) for library in loaded_libraries() for name in names))
