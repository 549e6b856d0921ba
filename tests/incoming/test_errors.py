"""Errors with which a function responds: only what a server can send, and what means an error."""

import pickle
from typing import Any

import pytest

from mijnklantportaal import ForgedRequestError, IncomingError


@pytest.mark.parametrize("status", [400, 422, 503, 599])
def test_errors_have_a_status_of_their_own_and_headers_in_lower_case(status: int) -> None:
    error = IncomingError("later", status, {"Retry-After": "5"})
    assert (error.response().status, error.headers, str(error)) == (status, {"retry-after": "5"}, "later")
    for one in (error, IncomingError(message="later", status=status, headers=error.headers)):
        copy = pickle.loads(pickle.dumps(one))  # noqa: S301 - bytes of our own
        assert (copy.message, copy.status, copy.headers) == ("later", status, error.headers)


@pytest.mark.parametrize(
    ("arguments", "kind", "message"),
    [
        *[((status,), ValueError, "status: expected 400 to 599") for status in (-1, 0, 101, 200, 204, 304, 399, 600)],
        *[((status,), TypeError, "status: expected int") for status in ("422", None, True, 404.0)],
        *[
            ((422, headers), ValueError, "headers: .* can't be sent")
            for headers in (
                {"X-Name": "a\r\nSet-Cookie: b"},
                {"X-Name": "caf\u00e9"},
                {"X Name": "a"},
                {"": "a"},
            )
        ],
        *[((422, headers), TypeError, "headers: expected") for headers in ({"Retry-After": 5}, "text", 5)],
        ((422, {"Content-Length": "1"}), ValueError, "headers: the server sets content-length itself"),
        ((422, {"transfer-encoding": "chunked"}), ValueError, "headers: the server sets transfer-encoding itself"),
    ],
    ids=str,
)
def test_errors_that_no_server_can_send_or_that_are_none_are_refused(
    arguments: Any, kind: type[Exception], message: str
) -> None:
    for make in (IncomingError, ForgedRequestError):
        with pytest.raises(kind, match=message):
            make("no", *arguments)
