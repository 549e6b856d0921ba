"""Every response, whatever its status and body, gives a value or one of the errors of the client."""

import copy
import json
import math
import pickle
import sys
from collections.abc import Callable
from typing import Any

import anyio
import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mijnklantportaal_api.api.customer_offers import list_customer_offers
from mijnklantportaal_api.models import CustomerOffer, CustomerOfferPage
from mijnklantportaal_api.runtime import errors, reading
from mijnklantportaal_api.runtime.errors import DecodeError, PortalError, RateLimitError, StatusError
from mijnklantportaal_api.runtime.operation import Operation
from mijnklantportaal_api.runtime.reading import read_bytes, read_date, read_nothing, read_with
from mijnklantportaal_api.runtime.response import Response
from tests.generated.samples import BASE_URL, OFFER, PAGE, TOKEN, async_client_of, client_of, responding

FAILURES = [302, 304, 400, 401, 403, 404, 409, 418, 419, 422, 426, 429, 500, 503, 520, 599]
BODIES = {
    "JSON": b'{"message": "Not like this."}',
    "HTML": b"<!doctype html><title>Oops</title>",
    "nothing": b"",
    "half of a JSON text": b'{"message": "Not li',
    "a JSON list": b"[1, 2]",
    "a message that is not a text": b'{"message": {"a": 1}}',
    "an empty message": b'{"message": ""}',
    "no UTF-8": b"\xff\xfe\x00",
    "deep JSON": b"[" * 100_000,
}
KINDS = {
    401: errors.AuthenticationError,
    403: errors.PermissionDeniedError,
    404: errors.NotFoundError,
    409: errors.ConflictError,
    422: errors.ValidationError,
    426: errors.LicenceLimitError,
    429: errors.TooManyRequestsError,
    500: errors.ServerError,
    503: errors.ServerError,
    520: errors.ServerError,
    599: errors.ServerError,
}

LIST = list_customer_offers.operation()


def raised_by(respond: Any, operation: Operation[Any] = LIST) -> PortalError:
    """The error that a response is raised as, the same with both clients."""
    with pytest.raises(PortalError) as caught:
        client_of(respond).call(operation)
    with pytest.raises(PortalError) as caught_asynchronously:
        anyio.run(async_client_of(respond).call, operation)
    assert repr(caught.value) == repr(caught_asynchronously.value)
    return caught.value


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
@pytest.mark.parametrize("status", FAILURES)
def test_response_failure_is_raised_with_all_that_is_known(status: int, body: bytes) -> None:
    headers = {"X-Request-Id": "r-1", "Location": "/login"}
    error = raised_by(responding(status, body, headers))
    assert type(error) is KINDS.get(status, StatusError)
    assert isinstance(error, StatusError)
    assert (error.status, error.body, error.request_id) == (status, body, "r-1")
    assert (error.method, error.url) == ("GET", f"{BASE_URL}/customer-offers")
    assert error.headers["x-request-id"] == "r-1"
    assert error.message
    assert str(error).startswith(f"{status}: {error.message}")
    assert TOKEN not in repr(error) + str(error) + repr(vars(error))
    for twin in (pickle.loads(pickle.dumps(error)), copy.copy(error)):  # noqa: S301 - our own bytes
        assert (type(twin), twin.args, vars(twin), str(twin)) == (
            type(error),
            error.args,
            vars(error),
            str(error),
        )


def test_response_message_of_the_api_is_that_of_the_error() -> None:
    assert raised_by(responding(422, BODIES["JSON"])).message == "Not like this."


def test_response_without_a_readable_message_says_what_the_status_means() -> None:
    assert raised_by(responding(429, BODIES["HTML"])).message == "too many requests"
    assert "MIJNKLANTPORTAAL_TOKEN" in raised_by(responding(401)).message


@pytest.mark.parametrize("status", range(200, 300, 9))
def test_response_of_every_success_is_read(status: int) -> None:
    response = client_of(responding(status, PAGE, {"X-RateLimit-Remaining": "59"})).send(LIST)
    assert isinstance(response, Response)
    assert response.status == status
    assert response.headers["x-ratelimit-remaining"] == "59"
    assert json.loads(response.body) == PAGE
    assert isinstance(response.parsed, CustomerOfferPage)
    assert isinstance(response.parsed.data[0], CustomerOffer)


NOT_JSON = {
    "nothing": b"",
    "HTML": b"<!doctype html>",
    "half of a JSON text": json.dumps(PAGE).encode()[:-9],
    "two JSON texts": b"{}{}",
    "a byte order mark": b"\xef\xbb\xbf" + json.dumps(PAGE).encode(),
    "invalid UTF-8": b'{"current_page": "\xff"}',
    "UTF-16": json.dumps(PAGE).encode("utf-16"),
    "NaN": b'{"current_page": NaN}',
    "Infinity": b'{"current_page": -Infinity}',
    "deep lists": b"[" * 100_000 + b"]" * 100_000,
    "deep objects": b'{"data":' * 100_000 + b"1" + b"}" * 100_000,
}
NO_OFFERS: dict[str, tuple[Any, str]] = {
    "null": (None, "$"),
    "a list": ([PAGE], "$"),
    "a text": ("offers", "$"),
    "an empty object": ({}, "data"),
    "no list": (PAGE | {"data": {}}, "data"),
    "a bad offer": (PAGE | {"data": [OFFER, OFFER | {"issuedAt": "soon"}]}, "data[1].issued_at"),
    "an offer without links": (PAGE | {"data": [OFFER | {"links": {}}]}, "data[0].links.customer"),
}
READERS = {"orjson": orjson.loads, "standard library": reading._read_json_plainly}


@pytest.fixture(params=list(READERS.values()), ids=list(READERS))
def reader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of the libraries that may read JSON."""
    monkeypatch.setattr(reading, "read_json", request.param)


def test_response_json_is_read_with_the_fast_library_where_it_is_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reader = reading._json_reader.__wrapped__
    assert reader() is READERS["orjson"]
    monkeypatch.setitem(sys.modules, "orjson", None)
    assert reader() is READERS["standard library"]


@pytest.mark.parametrize("library", READERS.values(), ids=READERS.keys())
@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (rb'{"a": "\ud800"}', {"a": "\ud800"}),
        (b'{"a": 1e400}', {"a": math.inf}),
        (b"\xef\xbb\xbf{}", {}),
        (b"12345678901234567890", 12345678901234567890),
    ],
)
def test_response_json_that_is_odd_is_read_with_either_library(
    body: bytes, expected: object, library: Callable[[bytes], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_json_reader", lambda: library)
    assert reading.read_json(body) == expected


@pytest.mark.usefixtures("reader")
@pytest.mark.parametrize("body", NOT_JSON.values(), ids=NOT_JSON.keys())
def test_response_success_that_is_not_json_is_a_decode_error(body: bytes) -> None:
    error = raised_by(responding(201, body, {"X-Request-Id": "r-1"}))
    assert isinstance(error, DecodeError)
    assert (error.status, error.body, error.path, error.request_id) == (201, body, "$", "r-1")
    assert error.message.startswith("the call succeeded, but its response is not JSON: ")


@pytest.mark.usefixtures("reader")
@pytest.mark.parametrize(("body", "path"), NO_OFFERS.values(), ids=NO_OFFERS.keys())
def test_response_success_that_does_not_fit_is_a_decode_error_with_its_path(body: Any, path: str) -> None:
    error = raised_by(responding(200, json.dumps(body).encode()))
    assert isinstance(error, DecodeError)
    assert error.path == path
    assert error.message.startswith("the call succeeded, but its response does not match the documentation: ")
    twin = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert (twin.path, twin.body, str(twin)) == (error.path, error.body, str(error))


@pytest.mark.usefixtures("reader")
@pytest.mark.parametrize("body", [b"5", b"null", b"{}", b'"soon"'])
def test_response_without_a_model_fails_the_same_way(body: bytes) -> None:
    operation = Operation(name="when", method="GET", path="/when", read=read_with(read_date))
    error = raised_by(responding(200, body), operation)
    assert isinstance(error, DecodeError)
    assert error.path == "$"


def test_response_without_content_and_file_is_kept_as_it_is() -> None:
    nothing = Operation(name="delete", method="DELETE", path="/x", read=read_nothing)
    client_of(responding(204)).call(nothing)
    file = Operation(name="pdf", method="GET", path="/x.pdf", read=read_bytes)
    assert client_of(responding(200, b"%PDF-\xff")).call(file) == b"%PDF-\xff"


@given(st.binary())
def test_response_of_any_bytes_raises_nothing_but_the_errors_of_the_client(body: bytes) -> None:
    with pytest.raises(PortalError):
        client_of(responding(200, body)).call(LIST)
    with pytest.raises(PortalError):
        client_of(responding(422, body)).call(LIST)


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda values: st.lists(values) | st.dictionaries(st.sampled_from([*OFFER, *PAGE, "href", "errors"]), values),
    max_leaves=5,
)


@given(json_values, st.sampled_from(sorted(PAGE)), st.sampled_from(sorted(OFFER)), st.integers(200, 599))
def test_response_of_any_json_raises_nothing_but_the_errors_of_the_client(
    value: Any, key: str, inner: str, status: int
) -> None:
    for document in (value, PAGE | {key: value}, PAGE | {"data": [OFFER | {inner: value}]}):
        try:
            page = client_of(responding(status, json.dumps(document).encode())).call(LIST)
        except PortalError as error:
            assert repr(error)
            assert isinstance(getattr(error, "errors", {}), dict)
        else:
            assert repr(page)


@given(st.data())
def test_response_of_any_damage_raises_nothing_but_the_errors_of_the_client(data: st.DataObject) -> None:
    body = bytearray(json.dumps(PAGE).encode())
    for _ in range(data.draw(st.integers(1, 5))):
        body[data.draw(st.integers(0, len(body) - 1))] = data.draw(st.integers(0, 255))
    try:
        page = client_of(responding(200, bytes(body))).call(LIST)
    except PortalError:
        return
    assert repr(page)


def test_error_field_messages_are_a_mapping() -> None:
    body = {"message": "Wrong.", "errors": {"amount": ["Too much.", "Too odd."], "pdf": "Missing.", "x": [1]}}
    error = raised_by(responding(422, body))
    assert isinstance(error, errors.ValidationError)
    assert error.errors == {"amount": ["Too much.", "Too odd."], "pdf": ["Missing."], "x": ["1"]}


@pytest.mark.parametrize("body", [b"", b"[]", b'{"errors": null}', b'{"errors": ["a"]}', b'{"errors": "a"}'])
def test_error_without_field_messages_has_an_empty_mapping(body: bytes) -> None:
    error = raised_by(responding(422, body))
    assert isinstance(error, StatusError)
    assert error.errors == {}


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("30", 30.0),
        ("0", 0.0),
        ("1.5", 1.5),
        ("", None),
        ("soon", None),
        ("-1", None),
        ("nan", None),
        ("inf", None),
    ],
)
def test_retry_after_is_read_where_it_is_readable(header: str, seconds: float | None) -> None:
    error = raised_by(responding(429, b"", {"Retry-After": header}))
    assert isinstance(error, RateLimitError)
    assert error.retry_after == seconds


def test_retry_after_is_none_without_the_header() -> None:
    error = raised_by(responding(429))
    assert isinstance(error, RateLimitError)
    assert error.retry_after is None


def test_error_of_every_call_is_in_the_drawn_tree() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, PortalError)]
    drawn = errors.__doc__ or ""
    assert [kind.__name__ for kind in kinds if kind.__name__ not in drawn] == []
