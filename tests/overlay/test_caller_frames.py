"""Errors of calls leave the caller's own exceptions alone, and lead to no token."""

from collections.abc import Iterator

import httpx
import pytest

from mijnklantportaal import (
    AsyncMijnKlantportaal,
    MijnKlantportaal,
    RateLimitError,
    ServerError,
    TooManyRequestsError,
    TransportError,
)
from tests.overlay.fake_api import BASE_URL, TOKEN, FakeApi
from tests.overlay.loopback import loopback
from tests.overlay.sync_and_async import BOTH, on, on_api
from tests.overlay.test_policy_stack import read


def refuse(request: httpx.Request) -> httpx.Response:
    raise httpx.ConnectError("refused", request=request)


def test_error_of_a_call_leaves_an_exception_alone_that_the_caller_handles() -> None:
    def rows() -> Iterator[int]:
        for number in range(3):
            try:
                raise LookupError(number)
            except LookupError as error:
                failed = error
            yield number
            assert failed

    seen: list[int] = []
    with MijnKlantportaal(TOKEN, base_url=BASE_URL, transport=httpx.MockTransport(refuse), max_retries=0) as portal:
        for number in rows():
            local = number
            try:
                raise ValueError("the caller's own")
            except ValueError as handled:
                with pytest.raises(TransportError):
                    read(portal)
                assert handled.__traceback__ is not None
                assert handled.__traceback__.tb_frame.f_locals["local"] == local
            seen.append(number)
    assert seen == [0, 1, 2]


@BOTH
def test_error_leads_to_no_request_with_the_token(asynchronous: bool) -> None:
    kind = AsyncMijnKlantportaal if asynchronous else MijnKlantportaal
    with loopback(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}") as server, pytest.raises(TransportError) as caught:
        on(lambda: kind(TOKEN, base_url=server.base_url, max_retries=0), read)
    cause = caught.value.__cause__
    while cause is not None:
        request = getattr(cause, "_request", None)
        assert request is None or TOKEN not in str(request.headers.raw)
        cause = cause.__cause__ or cause.__context__


def test_client_uses_a_transport_that_counts_as_false() -> None:
    class Falsy(httpx.MockTransport):
        def __len__(self) -> int:
            return 0

    transport = Falsy(lambda request: httpx.Response(404))
    with (
        pytest.raises(Exception, match="404"),
        MijnKlantportaal(TOKEN, base_url=BASE_URL, transport=transport) as portal,
    ):
        read(portal)


def test_error_hook_of_the_callers_client_gives_the_error_of_its_status() -> None:
    http_client = httpx.Client(
        transport=httpx.MockTransport(lambda request: httpx.Response(502)),
        event_hooks={"response": [lambda response: response.raise_for_status()]},
    )
    portal = MijnKlantportaal(TOKEN, base_url=BASE_URL, http_client=http_client, max_retries=0)
    with pytest.raises(ServerError, match="502"):
        read(portal)


@BOTH
@pytest.mark.parametrize(("status", "error"), [(429, TooManyRequestsError), (503, ServerError)])
def test_retry_that_the_local_limit_forbids_gives_the_first_outcome(
    asynchronous: bool, status: int, error: type[Exception]
) -> None:
    headers = {"X-RateLimit-Limit": "60", "X-RateLimit-Remaining": "0"}
    api = FakeApi(lambda request: httpx.Response(status, headers=headers))
    with pytest.raises(error):
        on_api(api, asynchronous, read, rate_limit="raise")
    assert len(api.requests) == 1


def test_rate_limit_error_of_the_client_itself_follows_where_nothing_was_sent() -> None:
    headers = {"X-RateLimit-Limit": "60", "X-RateLimit-Remaining": "0"}
    portal = FakeApi(lambda request: httpx.Response(503, headers=headers)).portal(rate_limit="raise")
    with pytest.raises(ServerError):
        read(portal)
    with pytest.raises(RateLimitError, match="the client sent nothing"):
        read(portal)
