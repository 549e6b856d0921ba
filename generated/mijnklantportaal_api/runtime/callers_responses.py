"""What comes out of a client or a transport that the caller brings: a response, one that was raised, or neither."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from .http_library import library_of
from .response import RawResponse

if TYPE_CHECKING:
    import httpx


def checked_response(response: object) -> httpx.Response:
    """The same response.

    Raises:
        TypeError: it is of neither library.
    """
    if library_of(response, "Response") is None:
        raise TypeError(
            f"transport: expected it to return an httpx.Response or httpx2.Response, got {type(response).__name__}"
        )
    return cast("httpx.Response", response)


def raised_response(error: BaseException, native: httpx.Request) -> RawResponse | None:
    """The response in the error of `raise_for_status`, as a hook calls it; None if there is none to this request.

    The client has closed it: its body is there only if the hook has read it.
    """
    if library_of(error, "HTTPStatusError") is None or is_of_another_request(error, native):
        return None
    response = cast("httpx.HTTPStatusError", error).response
    if response.is_success:  # the hook objects to something else
        return None
    return RawResponse(response.status_code, dict(response.headers.items()), _content_of(response))


def is_of_another_request(error: BaseException, native: httpx.Request) -> bool:
    """Whether a hook or a transport has sent a request of its own, and that has failed.

    A library that stands in for the network, such as respx, makes an equal request from what it receives.
    """
    try:
        other = cast("httpx.RequestError", error).request
    except (AttributeError, RuntimeError):  # it says nothing about a request
        return False
    return (other.method, str(other.url)) != (native.method, str(native.url))


def _content_of(response: httpx.Response) -> bytes:
    try:
        return response.content
    except RuntimeError:  # ResponseNotRead is one
        return b""
