"""Writes that may or may not have taken effect."""

import pickle
from typing import Any

import httpx
import pytest

from mijnklantportaal import (
    ConflictError,
    DecodeError,
    LicenceLimitError,
    OutcomeUnknownError,
    PortalError,
    RateLimitError,
    ServerError,
    StatusError,
    TransportError,
    TransportTimeoutError,
    ValidationError,
)
from tests.overlay.calls import CUSTOMER, OFFER
from tests.overlay.fake_api import BASE_URL, FakeApi, responding
from tests.overlay.sync_and_async import BOTH, on_api


def breaking(error: type[httpx.TransportError]) -> FakeApi:
    def respond(request: httpx.Request) -> httpx.Response:
        raise error("the line went dead", request=request)

    return FakeApi(respond)


def create(portal: Any) -> Any:
    return portal.customer_offers.create(**OFFER)


@BOTH
@pytest.mark.parametrize(
    "error",
    [
        httpx.ReadError,
        httpx.WriteError,
        httpx.ReadTimeout,
        httpx.WriteTimeout,
        httpx.RemoteProtocolError,
        httpx.CloseError,
    ],
)
def test_outcome_of_a_write_without_a_response_is_unknown(
    asynchronous: bool, error: type[httpx.TransportError]
) -> None:
    api = breaking(error)
    with pytest.raises(OutcomeUnknownError) as caught:
        on_api(api, asynchronous, create)
    unknown = caught.value
    assert len(api.requests) == 1
    assert isinstance(unknown.cause, TransportError)
    assert isinstance(unknown.cause, TransportTimeoutError) == issubclass(error, httpx.TimeoutException)
    assert unknown.__cause__ is unknown.cause
    assert not unknown.cause.not_sent
    assert (unknown.status, unknown.headers, unknown.body) == (None, None, None)
    assert (unknown.method, unknown.url) == ("POST", f"{BASE_URL}/customer-offers")


@BOTH
@pytest.mark.parametrize("status", [500, 502, 503, 504, 520, 599])
def test_outcome_of_a_write_that_the_server_failed_at_is_unknown_and_keeps_the_response(
    asynchronous: bool, status: int
) -> None:
    api = responding(status, b"<html>oops</html>", {"X-Request-Id": "r-7"})
    with pytest.raises(OutcomeUnknownError) as caught:
        on_api(api, asynchronous, create)
    assert len(api.requests) == 1
    cause = caught.value.cause
    assert isinstance(cause, ServerError)
    assert (cause.status, cause.body, cause.request_id) == (status, b"<html>oops</html>", "r-7")
    unknown = caught.value
    assert (unknown.status, unknown.body) == (status, b"<html>oops</html>")
    assert unknown.headers is not None
    assert unknown.headers["x-request-id"] == "r-7"
    assert f"the status of the response was {status}: " in str(unknown)


def test_outcome_unknown_error_says_what_to_do_and_what_happened() -> None:
    with pytest.raises(OutcomeUnknownError) as caught:
        create(breaking(httpx.ReadError).portal())
    text = str(caught.value)
    assert "look before you send it again" in text
    assert "no whole response arrived: the line went dead" in text
    assert f"(POST {BASE_URL}/customer-offers)" in text


@BOTH
@pytest.mark.parametrize("error", [httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout])
def test_outcome_of_a_write_that_was_not_sent_is_known(asynchronous: bool, error: type[httpx.TransportError]) -> None:
    with pytest.raises(TransportError) as caught:
        on_api(breaking(error), asynchronous, create)
    assert caught.value.not_sent


@BOTH
@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (409, ConflictError),
        (422, ValidationError),
        (426, LicenceLimitError),
        (429, RateLimitError),
        (499, StatusError),
    ],
)
def test_outcome_of_a_write_that_was_refused_is_known(asynchronous: bool, status: int, kind: type[PortalError]) -> None:
    with pytest.raises(kind):
        on_api(responding(status, {}), asynchronous, create)


@BOTH
def test_outcome_of_a_write_with_an_unreadable_response_is_success(asynchronous: bool) -> None:
    with pytest.raises(DecodeError, match="the call succeeded"):
        on_api(responding(201, b"<html>"), asynchronous, create)


@BOTH
@pytest.mark.parametrize("api", [breaking(httpx.ReadError), responding(500, {})], ids=["broken", "500"])
def test_outcome_of_a_read_is_never_unknown(asynchronous: bool, api: FakeApi) -> None:
    with pytest.raises((TransportError, ServerError)):
        on_api(api, asynchronous, lambda portal: portal.customers.get("cst_1"))
    with pytest.raises((TransportError, ServerError)):
        on_api(api, asynchronous, lambda portal: portal.customer_offers.list().first())


@pytest.mark.parametrize("api", [breaking(httpx.ReadError), responding(500, {"message": "no"})])
def test_outcome_unknown_error_pickles_with_its_cause(api: FakeApi) -> None:
    with pytest.raises(OutcomeUnknownError) as caught:
        api.portal().customers.create(**CUSTOMER)
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - made in this test
    assert str(again) == str(caught.value)
    assert (again.status, again.headers, again.body) == (caught.value.status, caught.value.headers, caught.value.body)
    assert type(again.cause) is type(caught.value.cause)
    assert str(again.cause) == str(caught.value.cause)
