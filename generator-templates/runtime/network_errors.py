"""This package's errors for those of the HTTP library."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from .errors import TransportError, TransportTimeoutError
from .http_library import loaded_libraries
from .response import BodyError, ResponseTooLargeError

if TYPE_CHECKING:
    from .http import Request

# an event hook of the caller's client may raise the error for a status, and its redirects may not be URLs
_FAILURES = ("HTTPError", "StreamError", "InvalidURL")
_NOT_SENT = ("ConnectError", "ConnectTimeout", "PoolTimeout", "ProxyError", "UnsupportedProtocol")
_NOT_RETRYABLE = ("HTTPStatusError", "UnsupportedProtocol", "LocalProtocolError", "InvalidURL")


@contextmanager
def network_errors(request: Request) -> Generator[None, None, None]:
    """Raise this package's errors for those of the HTTP library, without the variables of the failing functions.

    What the caller's own code raises, such as a progress callback, stays as it is.
    """
    handled = sys.exception()  # what the caller is handling already is not ours to change
    try:
        yield
    except BaseException as error:
        # the errors of httpx lead to the request, and their tracebacks to variables with its headers
        request.withdraw_authorization()
        forget_variables(error, handled)
        is_ours = isinstance(error, BodyError)
        if not is_ours and (request.is_error_of_caller(error) or not _is_any_of(error, _FAILURES)):
            raise
        kind = TransportTimeoutError if _is_any_of(error, ("TimeoutException",)) else TransportError
        raise kind(
            str(error) or type(error).__name__,
            request.method,
            request.url,
            not_sent=_is_any_of(error, _NOT_SENT),
            retryable=not isinstance(error, ResponseTooLargeError) and not _is_any_of(error, _NOT_RETRYABLE),
        ) from error


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


def _is_any_of(error: BaseException, names: tuple[str, ...]) -> bool:
    """Whether it has one of these types of the library, or of the other one: a transport of the caller may use both."""
    return isinstance(error, tuple(getattr(library, name) for library in loaded_libraries() for name in names))
