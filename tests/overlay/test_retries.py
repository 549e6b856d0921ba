"""Retries: of what, how often, after which wait, and that each sends the same request."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mijnklantportaal import (
    Clock,
    OutcomeUnknownError,
    PortalError,
    RateLimitError,
    RequestOptions,
    ServerError,
    TransportError,
)
from mijnklantportaal._policies.retry import RetryLimits, wait_after_failure, wait_after_response
from mijnklantportaal_api.runtime.retry_after import retry_after
from tests.overlay.fake_api import FakeApi, customer_data
from tests.overlay.fake_clock import WALL
from tests.overlay.sync_and_async import BOTH, on_api

Outcome = int | type[httpx.TransportError]

NOT_SENT: list[Outcome] = [httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError]
BROKEN: list[Outcome] = [
    httpx.ReadError,
    httpx.WriteError,
    httpx.CloseError,
    httpx.ReadTimeout,
    httpx.WriteTimeout,
    httpx.RemoteProtocolError,
]
OWN_FAULTS: list[Outcome] = [httpx.UnsupportedProtocol, httpx.LocalProtocolError]
FAILED: list[Outcome] = [500, 502, 503, 504, 520, 599]
REFUSED: list[Outcome] = [301, 302, 400, 401, 403, 404, 409, 419, 422, 426]


def failing(*outcomes: Outcome, headers: dict[str, str] | None = None) -> FakeApi:
    """An API that fails so often in these ways, and then succeeds."""
    left = list(outcomes)

    def respond(request: httpx.Request) -> httpx.Response:
        if not left:
            return httpx.Response(200, json=customer_data())
        outcome = left.pop(0)
        if isinstance(outcome, int):
            return httpx.Response(outcome, json={"message": "no"}, headers=headers)
        raise outcome("broken", request=request)

    return FakeApi(respond)


def read(portal: Any) -> Any:
    return portal.customers.get("cst_1")


def write(portal: Any) -> Any:
    return portal.customers.update("cst_1", city="Utrecht")


@BOTH
@pytest.mark.parametrize(
    ("call", "outcomes", "sent_again"),
    [
        (read, [*NOT_SENT, *BROKEN, 408, 429, *FAILED], True),
        (read, [*OWN_FAULTS, *REFUSED], False),
        (write, [*NOT_SENT[:3], httpx.ProxyError, 429], True),
        (write, [*BROKEN, *OWN_FAULTS, 408, *FAILED, *REFUSED], False),
    ],
    ids=["reads again", "reads once", "writes again", "writes once"],
)
def test_retry_happens_only_where_it_can_do_no_harm(
    asynchronous: bool, call: Callable[[Any], Any], outcomes: list[Outcome], sent_again: bool
) -> None:
    for outcome in outcomes:
        api = failing(outcome)
        if sent_again:
            assert on_api(api, asynchronous, call).id == "cst_1", outcome
        else:
            with pytest.raises(PortalError):
                on_api(api, asynchronous, call)
        assert len(api.requests) == (2 if sent_again else 1), outcome


@BOTH
@pytest.mark.parametrize(("max_retries", "tries"), [(0, 1), (1, 2), (2, 3), (5, 6)])
def test_retry_gives_up_after_so_many_tries_and_raises_the_last_failure(
    asynchronous: bool, max_retries: int, tries: int
) -> None:
    api = failing(*[503] * 9)
    with pytest.raises(ServerError, match="503"):
        on_api(api, asynchronous, read, max_retries=max_retries)
    assert len(api.requests) == tries
    api = failing(*[httpx.ConnectError] * 9)
    with pytest.raises(TransportError, match="broken") as caught:
        on_api(api, asynchronous, write, max_retries=max_retries)
    assert caught.value.not_sent
    assert len(api.requests) == tries


@BOTH
def test_retry_number_may_be_set_for_a_call(asynchronous: bool) -> None:
    for options, tries in ((RequestOptions(max_retries=0), 1), (RequestOptions(max_retries=4), 5)):
        api = failing(*[500] * 9)

        def use(portal: Any, options: RequestOptions = options) -> Any:
            return portal.customers.get("cst_1", options=options)

        with pytest.raises(ServerError):
            on_api(api, asynchronous, use)
        assert len(api.requests) == tries


@BOTH
def test_retry_number_may_be_set_for_a_client_with_other_options(asynchronous: bool) -> None:
    api = failing(*[500] * 9)
    with pytest.raises(ServerError):
        on_api(api, asynchronous, lambda portal: read(portal.with_options(max_retries=0)))
    assert len(api.requests) == 1


@pytest.mark.parametrize("max_retries", [-1, -100])
def test_retry_number_below_zero_is_refused(max_retries: int) -> None:
    api = failing()
    with pytest.raises(ValueError, match="max_retries: expected 0 or more"):
        api.portal(max_retries=max_retries)
    with pytest.raises(ValueError, match="max_retries: expected 0 or more"):
        api.portal().with_options(max_retries=max_retries)
    with pytest.raises(ValueError, match="max_retries: expected 0 or more"):
        api.portal().customers.get("cst_1", options=RequestOptions(max_retries=max_retries))
    assert api.requests == []


@BOTH
def test_retry_waits_are_random_below_a_bound_that_doubles_up_to_eight_seconds(asynchronous: bool) -> None:
    api = failing(*[500] * 7)
    on_api(api, asynchronous, read, max_retries=7)
    assert api.clock.bounds == [(0.0, bound) for bound in (0.5, 1.0, 2.0, 4.0, 8.0, 8.0, 8.0)]
    assert api.clock.slept == [0.5, 1.0, 2.0, 4.0, 8.0, 8.0, 8.0]


@BOTH
@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(
    "value",
    ["7", " 7 ", "7.0", format_datetime(datetime.fromtimestamp(WALL + 7, UTC), usegmt=True)],
)
def test_retry_waits_as_long_as_the_api_asks_for(asynchronous: bool, status: int, value: str) -> None:
    api = failing(status, headers={"Retry-After": value})
    on_api(api, asynchronous, read)
    assert sum(api.clock.slept) == pytest.approx(7)
    assert api.clock.bounds == []


@BOTH
def test_retry_after_at_the_cap_is_waited_for(asynchronous: bool) -> None:
    api = failing(503, headers={"Retry-After": "60"})
    on_api(api, asynchronous, read)
    assert sum(api.clock.slept) == pytest.approx(60)


@pytest.fixture
def in_new_york(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Local time is that of New York."""
    if not hasattr(time, "tzset"):
        pytest.skip("Windows takes its time zone from the system only")
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "America/New_York")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("in_new_york")
@pytest.mark.parametrize("form", ["%a, %d %b %Y %H:%M:%S -0000", "%a %b %d %H:%M:%S %Y"])
def test_retry_after_date_without_a_zone_is_utc_wherever_the_program_runs(form: str) -> None:
    moment = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
    assert datetime.fromtimestamp(moment.timestamp()).hour == 7  # the test could not fail where local time is UTC
    assert retry_after({"retry-after": moment.strftime(form)}, moment.timestamp() - 5) == 5.0


@BOTH
def test_retry_after_date_that_has_passed_does_not_wait(asynchronous: bool) -> None:
    past = format_datetime(datetime.fromtimestamp(WALL, UTC) - timedelta(days=1), usegmt=True)
    api = failing(503, headers={"Retry-After": past})
    on_api(api, asynchronous, read)
    assert sum(api.clock.slept) == 0


@BOTH
@pytest.mark.parametrize("value", ["61", "86400", "4294967295"])
def test_retry_after_above_the_cap_is_left_to_the_caller(asynchronous: bool, value: str) -> None:
    api = failing(429, headers={"Retry-After": value})
    with pytest.raises(RateLimitError) as caught:
        on_api(api, asynchronous, read)
    assert caught.value.retry_after == float(value)
    assert len(api.requests) == 1
    assert api.clock.slept == []


@BOTH
@pytest.mark.parametrize("value", ["", "soon", "-3", "nan", "inf", "9" * 5000])
def test_retry_after_that_is_unreadable_counts_as_none(asynchronous: bool, value: str) -> None:
    api = failing(503, headers={"Retry-After": value})
    on_api(api, asynchronous, read)
    assert api.clock.bounds == [(0.0, 0.5)]


@given(text=st.text(max_size=40) | st.from_regex(r"[A-Z][a-z]{2},? [0-9]+ [A-Z][a-z]{2} [0-9:+ -]+"))
def test_retry_after_of_any_text_is_a_wait_or_none(text: str) -> None:
    policy = RetryLimits(max_retries=2)
    wait = wait_after_response(policy, Clock(), True, 1, 503, {"retry-after": text})
    assert wait is None or 0 <= wait <= policy.max_retry_after


@given(tried=st.integers(1, 2000), first=st.floats(0.001, 100), longest=st.floats(0.001, 100))
def test_retry_wait_is_never_longer_than_the_longest(tried: int, first: float, longest: float) -> None:
    policy = RetryLimits(max_retries=5000, first_wait=first, max_wait=longest)
    wait = wait_after_failure(policy, Clock(uniform=lambda low, high: high), True, tried, TransportError("", "GET", ""))
    assert wait is not None
    assert 0 <= wait <= longest


@BOTH
def test_retry_sends_the_whole_json_again(asynchronous: bool) -> None:
    api = failing(429, httpx.ConnectError)
    on_api(api, asynchronous, write)
    assert [request.content for request in api.requests] == [b'{"city":"Utrecht"}'] * 3


class WatchedStream(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that knows whether it was closed."""

    def __init__(self) -> None:
        self.closed = False

    def __iter__(self) -> Iterator[bytes]:
        yield b"{}"

    async def __aiter__(self) -> Any:
        yield b"{}"

    def close(self) -> None:
        self.closed = True

    async def aclose(self) -> None:
        self.closed = True


@BOTH
def test_retry_closes_responses_that_are_not_used(asynchronous: bool) -> None:
    streams: list[WatchedStream] = []

    def respond(request: httpx.Request) -> httpx.Response:
        streams.append(WatchedStream())
        return httpx.Response(503, stream=streams[-1])

    with pytest.raises(ServerError):
        on_api(FakeApi(respond), asynchronous, read)
    assert [stream.closed for stream in streams] == [True] * 3


@BOTH
def test_retry_does_not_follow_a_failure_outside_the_network(asynchronous: bool) -> None:
    def respond(request: httpx.Request) -> httpx.Response:
        raise MemoryError

    api = FakeApi(respond)
    with pytest.raises(MemoryError):
        on_api(api, asynchronous, read)
    assert len(api.requests) == 1


@BOTH
def test_retry_of_a_write_that_is_given_up_raises_what_failed_last(asynchronous: bool) -> None:
    api = failing(httpx.ConnectError, 429, httpx.ReadTimeout)
    with pytest.raises(OutcomeUnknownError):
        on_api(api, asynchronous, write)
    assert len(api.requests) == 3
