"""The source of tokens: when it renews one, what it does where that fails, and what the clocks may do meanwhile."""

import asyncio
import logging
import os
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from mijnklantportaal import (
    AuthenticationError,
    Clock,
    LoginRequiredError,
    MemoryTokenStore,
    OAuthTokens,
    OAuthTokenSource,
    OutcomeUnknownError,
    TransportError,
)
from tests.oauth.token_server import TokenServer, application, log_in, refuse, tokens_response
from tests.overlay.fake_clock import WALL
from tests.overlay.test_forks import in_children

BOTH = pytest.mark.parametrize("asynchronous", [False, True])


def fail(body: dict[str, Any]) -> httpx.Response:
    raise httpx.ConnectError("no network")


@BOTH
def test_source_uses_a_fresh_token_without_asking_anybody(asynchronous: bool) -> None:
    server = TokenServer()
    source = server.source()
    for _ in range(3):
        server.read(source, asynchronous)
    assert (server.asked, server.calls) == ([], ["access-1"] * 3)


@BOTH
@pytest.mark.parametrize(("left", "token"), [(61, "access-1"), (60, "access-2"), (-1, "access-2")])
def test_source_renews_a_token_a_minute_before_its_end(asynchronous: bool, left: float, token: str) -> None:
    server = TokenServer()
    source = server.source(issued_at=WALL - 3600 + left)
    server.read(source, asynchronous)
    assert server.calls == [token]


def test_source_renews_a_short_lived_token_in_the_second_half_of_its_life() -> None:
    server = TokenServer(lambda body: tokens_response(f"access-{len(server.asked) + 1}", expires_in=20))
    source = server.source(expires_in=20)
    for _ in range(8):
        server.read(source)
        server.clock.now += 4
    assert server.calls == ["access-1"] * 3 + ["access-2"] * 3 + ["access-3"] * 2


@BOTH
def test_source_renews_a_good_token_that_the_api_refuses_and_sends_the_call_again(asynchronous: bool) -> None:
    server = TokenServer()
    server.good = {"access-2"}
    server.read(server.source(), asynchronous)
    assert (len(server.asked), server.calls) == (1, ["access-1", "access-2"])


def test_source_says_in_the_log_that_it_has_renewed_a_token(caplog: pytest.LogCaptureFixture) -> None:
    server = TokenServer()
    with caplog.at_level(logging.INFO, "mijnklantportaal"):
        server.read(server.source(issued_at=WALL - 7200))
    assert [record.getMessage() for record in caplog.records] == ["the access token was renewed"]


def test_source_uses_a_token_to_its_last_moment_while_nobody_can_renew_it() -> None:
    server = TokenServer(fail)
    server.read(server.source(issued_at=WALL - 3599.5))
    assert server.calls == ["access-1"]


def test_source_renews_a_refused_token_for_a_write_too() -> None:
    server = TokenServer()
    server.good = {"access-2"}
    with server.portal(server.source()) as portal:
        portal.customers.update("cst_1", city="Utrecht")
    assert server.calls == ["access-1", "access-2"]


def test_source_renews_each_token_that_the_api_took_before_and_refuses_now() -> None:
    server = TokenServer(lambda body: tokens_response(f"access-{len(server.asked) + 1}"))
    source = server.source()
    for number in (2, 3, 4):
        server.good = {f"access-{number}"}
        server.read(source)
    assert len(server.asked) == 3


@BOTH
def test_source_that_cannot_renew_a_refused_token_has_sent_nothing_that_counts(asynchronous: bool) -> None:
    def cut(body: dict[str, Any]) -> httpx.Response:
        raise httpx.ReadError("cut")

    server = TokenServer(cut)
    server.good = set()
    with pytest.raises(TransportError, match="could not get an access token") as caught:
        server.read(server.source(), asynchronous, max_retries=0)
    assert caught.value.not_sent


@BOTH
def test_source_does_not_renew_again_and_again_what_the_api_refuses_anyway(asynchronous: bool) -> None:
    server = TokenServer()
    server.good = set()
    source = server.source()
    for _ in range(3):
        with pytest.raises(AuthenticationError):
            server.read(source, asynchronous)
    assert len(server.asked) == 1
    server.good = {"access-2"}
    server.read(source, asynchronous)  # the API takes it after all, so that the next refusal is news
    server.good, server.respond = {"access-3"}, lambda body: tokens_response("access-3")
    server.read(source, asynchronous)
    assert len(server.asked) == 2


@BOTH
def test_source_whose_tokens_are_all_refused_takes_those_of_a_log_in_elsewhere_and_asks_again_later(
    asynchronous: bool,
) -> None:
    server = TokenServer()
    server.good = set()
    source = server.source()
    with pytest.raises(AuthenticationError):
        server.read(source, asynchronous)
    other = OAuthTokenSource(application(), source.store, clock=server.clock.clock())
    log_in(other)
    server.good = {"access-of-log-in"}
    server.read(source, asynchronous)
    assert len(server.asked) == 1
    server.good = set()
    for _ in range(2):
        with pytest.raises(AuthenticationError):
            server.read(source, asynchronous)
    server.clock.now += 61
    server.good, server.respond = {"access-3"}, lambda body: tokens_response("access-3")
    server.read(source, asynchronous)


def test_source_is_not_asked_for_downloads_of_other_hosts() -> None:
    class Link:
        link = "https://files.test/1"

    class Nowhere:
        def write(self, data: bytes) -> int:
            return len(data)

    def respond(request: httpx.Request) -> httpx.Response:
        assert "Authorization" not in request.headers
        return httpx.Response(200, content=b"%PDF")

    from mijnklantportaal import MijnKlantportaal

    with MijnKlantportaal(OAuthTokenSource(application()), transport=httpx.MockTransport(respond)) as portal:
        portal.download(Link(), Nowhere())  # type: ignore[arg-type]


@BOTH
def test_source_uses_a_token_that_is_still_good_while_nobody_can_renew_it(
    asynchronous: bool, caplog: pytest.LogCaptureFixture
) -> None:
    server = TokenServer(fail)
    source = server.source(issued_at=WALL - 3570)
    with caplog.at_level(logging.WARNING):
        server.read(source, asynchronous)
        server.read(source, asynchronous)
    assert server.calls == ["access-1"] * 2
    assert len(server.asked) == 1  # and not for each call
    assert [record.getMessage().partition(" s: ")[0] for record in caplog.records] == [
        "the access token is good for another 30"
    ]
    server.clock.now += 11
    server.respond = lambda body: tokens_response()
    server.read(source, asynchronous)
    assert server.calls[-1] == "access-2"


@BOTH
def test_source_without_a_good_token_reports_the_network_and_that_nothing_was_sent(asynchronous: bool) -> None:
    server = TokenServer(fail)
    with pytest.raises(TransportError, match="could not get an access token: the network failed") as caught:
        server.read(server.source(issued_at=WALL - 3600), asynchronous)  # it ends now
    assert caught.value.not_sent
    assert len(server.asked) == 3  # the client's own retries
    assert server.calls == []


def test_source_that_fails_leaves_no_write_with_an_unknown_outcome() -> None:
    def cut(body: dict[str, Any]) -> httpx.Response:
        raise httpx.ReadError("cut")

    server = TokenServer(cut)
    source = server.source(issued_at=WALL - 7200)
    with server.portal(source) as portal, pytest.raises(TransportError) as caught:
        portal.customers.update("cst_1", city="Utrecht")
    assert not isinstance(caught.value, OutcomeUnknownError)


@BOTH
def test_source_that_is_refused_asks_once_and_tells_everybody_to_log_in_again(asynchronous: bool) -> None:
    server = TokenServer(refuse)
    source = server.source(issued_at=WALL - 7200)
    other = OAuthTokenSource(application(), source.store, clock=server.clock.clock())  # as another process has it
    for one in (source, source, other):
        with pytest.raises(LoginRequiredError, match=r"can no longer be renewed \(invalid_grant: Revoked\.\); log in"):
            server.read(one, asynchronous)
    assert len(server.asked) == 1
    server.clock.now += 61
    with pytest.raises(LoginRequiredError):
        server.read(other, asynchronous)
    assert len(server.asked) == 2


def test_source_logs_in_with_asyncio_too() -> None:
    server = TokenServer()
    source = server.source(MemoryTokenStore())
    transport = httpx.MockTransport(lambda request: tokens_response("access-of-log-in", refresh_token="r2"))
    client = httpx.AsyncClient(transport=transport)
    asyncio.run(source.log_in_async("code=c1&state=s1", "s1", http_client=client))
    server.read(source)
    assert server.calls == ["access-of-log-in"]


@pytest.mark.parametrize("asynchronous", [False, True])
def test_source_asks_once_for_all_threads_and_tasks(asynchronous: bool) -> None:
    started = threading.Barrier(16)
    server = TokenServer()
    source = OAuthTokenSource(
        application(), MemoryTokenStore(OAuthTokens("access-1", "refresh-1", expires_in=60, issued_at=WALL))
    )

    def read() -> None:
        started.wait()
        server.read(source, clock=Clock())  # those who wait must not let the time of the test run away

    async def read_all() -> None:
        async with server.async_portal(source, clock=Clock()) as portal:
            await asyncio.gather(*(portal.customers.get("cst_1") for _ in range(64)))

    if asynchronous:
        asyncio.run(read_all())
    else:
        with ThreadPoolExecutor(16) as pool:
            for done in [pool.submit(read) for _ in range(16)]:
                done.result()
    assert len(server.asked) == 1
    assert set(server.calls) == {"access-2"}


def test_source_lets_others_use_the_old_token_while_one_renews_it() -> None:
    renewing, done = threading.Event(), threading.Event()

    def respond(body: dict[str, Any]) -> httpx.Response:
        renewing.set()
        assert done.wait(30)
        return tokens_response()

    server = TokenServer(respond)
    source = server.source()
    server.read(source)
    server.clock.now += 3570
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(server.read, source)
        assert renewing.wait(30)
        server.read(source)
        assert server.calls == ["access-1"] * 2
        done.set()
        slow.result()
    assert server.calls == ["access-1", "access-1", "access-2"]


def test_source_whose_task_is_cancelled_in_the_middle_leaves_the_lock_to_others() -> None:
    class Slow(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            if request.url.path == "/oauth/tokens":
                await asyncio.sleep(0.2)
            return httpx.Response(500)

    server = TokenServer()
    source = server.source(issued_at=WALL - 7200)

    async def cancel() -> None:
        from mijnklantportaal import AsyncMijnKlantportaal

        async with AsyncMijnKlantportaal(source, transport=Slow()) as portal:
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.05):
                    await portal.customers.get("cst_1")

    asyncio.run(cancel())
    server.read(source)
    assert server.calls == ["access-2"]


@pytest.mark.parametrize(("jump", "asked"), [(-86_400, 1), (86_400, 1), (-3000, 1)])
def test_source_whose_wall_clock_jumps_renews_in_time_all_the_same(jump: float, asked: int) -> None:
    server = TokenServer()
    shift = 0.0
    clock = server.clock.clock()
    source = OAuthTokenSource(
        application(),
        MemoryTokenStore(OAuthTokens("access-1", "refresh-1", expires_in=3600, issued_at=WALL)),
        clock=type(clock)(
            monotonic=clock.monotonic,
            wall=lambda: clock.wall() + shift,
            sleep=clock.sleep,
            async_sleep=clock.async_sleep,
        ),
    )
    server.read(source)
    shift = jump
    server.clock.now += 3590
    server.read(source)
    assert len(server.asked) == asked


def test_source_that_a_sleeping_computer_kept_renews_by_the_wall_clock() -> None:
    server = TokenServer()
    slept = 0.0
    clock = server.clock.clock()
    source = OAuthTokenSource(
        application(),
        MemoryTokenStore(OAuthTokens("access-1", "refresh-1", expires_in=3600, issued_at=WALL)),
        clock=type(clock)(monotonic=clock.monotonic, wall=lambda: clock.wall() + slept, sleep=clock.sleep),
    )
    server.read(source)
    slept = 30_000.0  # the monotonic clock stood still
    server.read(source)
    assert server.calls == ["access-1", "access-2"]


def test_source_takes_a_token_from_the_future_for_its_lifetime_at_most() -> None:
    """The machine that asked for it has a clock that is ahead."""
    server = TokenServer()
    source = server.source(issued_at=WALL + 50_000)
    server.read(source)
    server.clock.now += 3590
    server.read(source)
    assert server.calls == ["access-1", "access-2"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"application": None}, "application: expected OAuthApplication, got NoneType"),
        ({"store": "tokens.json"}, r'store: expected TokenStore, such as FileTokenStore\("tokens.json"\), got str'),
        ({"store": MemoryTokenStore}, "store: expected TokenStore, .* got the class MemoryTokenStore"),
        ({"clock": 5}, "clock: expected Clock, got int"),
        ({"margin": 0}, "margin: expected more than 0"),
        ({"margin": "1"}, "margin: expected a number of seconds"),
    ],
    ids=str,
)
def test_source_refuses_arguments_that_cannot_be_right(arguments: Any, message: str) -> None:
    with pytest.raises((ValueError, TypeError), match=message):
        OAuthTokenSource(**{"application": application()} | arguments)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system can't fork")
def test_source_in_a_forked_process_does_not_wait_for_a_thread_of_its_parent() -> None:
    renewing, done = threading.Event(), threading.Event()

    def respond(body: dict[str, Any]) -> httpx.Response:
        renewing.set()
        assert done.wait(30)
        return tokens_response()

    server = TokenServer(respond)
    source = server.source(issued_at=WALL - 7200)
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(server.read, source)
        assert renewing.wait(30)

        def read_in_child(number: int) -> None:
            server.respond = lambda body: tokens_response("access-of-child")
            server.read(source)
            assert server.calls == ["access-of-child"]

        assert in_children(1, read_in_child) == [0]
        done.set()
        slow.result()
    assert server.calls == ["access-2"]
