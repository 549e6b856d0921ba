"""The source of tokens: when it renews one, what it does where that fails, and what the clocks may do meanwhile."""

import asyncio
import logging
import os
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from mijnklantportaal import (
    AuthenticationError,
    Clock,
    FileTokenStore,
    LoginRequiredError,
    MemoryTokenStore,
    OAuthError,
    OAuthTokens,
    OAuthTokenSource,
    OutcomeUnknownError,
    TokenStoreError,
    TransportError,
)
from tests.oauth.token_server import TokenServer, application, tokens_response
from tests.overlay.fake_clock import WALL
from tests.overlay.test_forks import in_children

BOTH = pytest.mark.parametrize("asynchronous", [False, True])
REFUSED = {"error": "invalid_grant", "error_description": "Revoked."}


def refuse(body: dict[str, Any]) -> httpx.Response:
    return httpx.Response(400, json=REFUSED)


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
    with pytest.raises(TransportError, match="no access token could be had") as caught:
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
    transport = httpx.MockTransport(lambda request: tokens_response("access-of-log-in", refresh_token="r2"))
    other.log_in("code=c1&state=s1", "s1", http_client=httpx.Client(transport=transport))
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
    with pytest.raises(TransportError, match="no access token could be had: the network failed") as caught:
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
        with pytest.raises(LoginRequiredError, match=r"can't be renewed any more \(invalid_grant: Revoked\.\); log in"):
            server.read(one, asynchronous)
    assert len(server.asked) == 1
    server.clock.now += 61
    with pytest.raises(LoginRequiredError):
        server.read(other, asynchronous)
    assert len(server.asked) == 2


@BOTH
def test_source_that_was_refused_is_healed_by_a_new_log_in(asynchronous: bool) -> None:
    server = TokenServer(refuse)
    source = server.source(issued_at=WALL - 7200)
    with pytest.raises(LoginRequiredError):
        server.read(source, asynchronous)
    other = OAuthTokenSource(application(), source.store, clock=server.clock.clock())
    transport = httpx.MockTransport(lambda request: tokens_response("access-of-log-in", refresh_token="r2"))
    other.log_in("code=c1&state=s1", "s1", http_client=httpx.Client(transport=transport))
    server.read(source, asynchronous)
    assert server.calls == ["access-of-log-in"]


def log_in(source: OAuthTokenSource, access: str = "access-of-log-in") -> None:
    transport = httpx.MockTransport(lambda request: tokens_response(access, refresh_token="r2"))
    source.log_in("code=c1&state=s1", "s1", http_client=httpx.Client(transport=transport))


def test_source_that_was_refused_is_healed_by_a_new_log_in_even_if_the_store_was_cleared_before() -> None:
    server, store = TokenServer(refuse), MemoryTokenStore()
    source = server.source(store)
    log_in(source, "access-1")
    server.clock.now += 7200
    with pytest.raises(LoginRequiredError):
        server.read(source)
    store.clear()
    log_in(OAuthTokenSource(application(), store, clock=server.clock.clock()))
    server.read(source)
    assert server.calls == ["access-of-log-in"]


def test_source_logs_in_with_asyncio_too() -> None:
    server = TokenServer()
    source = server.source(MemoryTokenStore())
    transport = httpx.MockTransport(lambda request: tokens_response("access-of-log-in", refresh_token="r2"))
    client = httpx.AsyncClient(transport=transport)
    asyncio.run(source.log_in_async("code=c1&state=s1", "s1", http_client=client))
    server.read(source)
    assert server.calls == ["access-of-log-in"]


def test_source_of_a_refused_application_does_not_mark_the_tokens() -> None:
    server = TokenServer(lambda body: httpx.Response(401, json={"error": "invalid_client"}))
    source = server.source(issued_at=WALL - 7200)
    for _ in range(2):
        with pytest.raises(OAuthError, match="check client_id and client_secret"):
            server.read(source)
    assert len(server.asked) == 1
    stored = source.store.load()
    assert stored is not None
    assert stored.refusal is None


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
        assert done.wait(5)
        return tokens_response()

    server = TokenServer(respond)
    source = server.source()
    server.read(source)
    server.clock.now += 3570
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(server.read, source)
        assert renewing.wait(5)
        server.read(source)
        assert server.calls == ["access-1"] * 2
        done.set()
        slow.result()
    assert server.calls == ["access-1", "access-1", "access-2"]


def test_source_whose_task_is_cancelled_in_the_middle_leaves_the_lock_to_others() -> None:
    class Slow(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            if request.url.path == "/oauth/tokens":
                await asyncio.sleep(5)
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


class FailingStore(MemoryTokenStore):
    """A store that fails at some of its methods."""

    def __init__(self, tokens: OAuthTokens, *failing: str) -> None:
        super().__init__(tokens)
        self.failing = failing

    def _check(self, name: str) -> None:
        if name in self.failing:
            raise TokenStoreError("the store is away", "STORE", "test:")

    def load(self) -> OAuthTokens | None:
        self._check("load")
        return super().load()

    def save(self, tokens: OAuthTokens) -> None:
        self._check("save")
        super().save(tokens)

    def lock(self) -> Any:
        self._check("lock")
        return super().lock()


def ended(**fields: Any) -> OAuthTokens:
    return OAuthTokens("access-1", "refresh-1", **{"expires_in": 3600, "issued_at": WALL - 7200} | fields)


@pytest.mark.parametrize("failing", ["load", "lock"])
def test_source_whose_store_is_away_says_so(failing: str) -> None:
    server = TokenServer()
    with pytest.raises(TokenStoreError, match="the store is away"):
        server.read(server.source(FailingStore(ended(), failing)))
    assert server.calls == []


def test_source_whose_store_can_only_be_read_uses_what_is_good_there() -> None:
    server = TokenServer()
    server.read(server.source(FailingStore(ended(issued_at=WALL), "lock", "save")))
    assert (server.calls, server.asked) == (["access-1"], [])


@pytest.mark.parametrize("failing", ["load", "lock"])
def test_source_whose_store_is_away_uses_up_no_code(failing: str) -> None:
    server, store = TokenServer(), FailingStore(ended(), failing)
    client = httpx.Client(transport=httpx.MockTransport(lambda request: tokens_response(refresh_token="refresh-2")))
    with pytest.raises(TokenStoreError, match="the store is away"):
        server.source(store).log_in("code=c1&state=s1", "s1", http_client=client)
    store.failing = ()
    server.source(store).log_in("code=c1&state=s1", "s1", http_client=client)
    assert (tokens := store.load()) is not None
    assert tokens.refresh_token == "refresh-2"


def test_source_whose_store_is_away_uses_a_token_that_is_still_good() -> None:
    server = TokenServer()
    store = FailingStore(ended(issued_at=WALL))
    source = server.source(store)
    server.read(source)
    store.failing = ("load", "lock")
    server.clock.now += 3590
    server.read(source)
    assert server.calls == ["access-1"] * 2


def test_source_that_cannot_keep_a_renewed_token_uses_it_in_this_process(caplog: pytest.LogCaptureFixture) -> None:
    server = TokenServer()
    source = server.source(FailingStore(ended(), "save"))
    with caplog.at_level(logging.WARNING):
        server.read(source)
    assert server.calls == ["access-2"]
    assert "serves this process alone: the store is away" in caplog.text


def test_source_that_cannot_keep_its_tokens_goes_on_from_them_and_keeps_the_next_ones() -> None:
    """The server gives a new refresh token each time, so that the one in the store is worth nothing any more."""
    server = TokenServer(lambda body: tokens_response(f"access-{len(server.asked) + 1}", refresh_token="refresh-2"))
    server.good = {"access-2"}
    store = FailingStore(ended(issued_at=WALL), "save")
    source = server.source(store)
    server.read(source)
    server.good = {"access-3"}
    store.failing = ()
    server.read(source)
    assert [body["refresh_token"] for body in server.asked] == ["refresh-1", "refresh-2"]
    assert server.calls == ["access-1", "access-2", "access-2", "access-3"]
    kept = store.load()
    assert kept is not None
    assert (kept.access_token, kept.refresh_token, kept.generation) == ("access-3", "refresh-2", 3)


@pytest.mark.parametrize("is_free", [True, False])
def test_source_takes_what_another_process_has_renewed_while_it_came_to_the_lock(is_free: bool) -> None:
    class Lock:
        def acquire(self) -> bool:
            store.save(OAuthTokens("access-of-another", generation=2, expires_in=3600, issued_at=WALL))
            return is_free

        def release(self) -> None:
            pass

    class Store(MemoryTokenStore):
        def lock(self) -> Any:
            return Lock()

    server, store = TokenServer(), Store(ended())
    server.read(server.source(store))
    assert (server.calls, server.asked) == (["access-of-another"], [])


def test_source_renews_from_what_somebody_put_into_the_store_by_hand() -> None:
    server = TokenServer()
    source = server.source(generation=7)
    server.read(source)
    server.good = {"access-2"}
    source.store.save(OAuthTokens("access-by-hand", "refresh-by-hand"))
    server.read(source)
    assert [body["refresh_token"] for body in server.asked] == ["refresh-by-hand"]


@pytest.mark.parametrize("generation", [2, 7])
def test_source_never_replaces_a_newer_token_with_an_older_one(generation: int) -> None:
    """A process whose lock ended while it was stopped comes back with its own token."""
    server = TokenServer()

    def respond(body: dict[str, Any]) -> httpx.Response:
        store.save(OAuthTokens("access-of-another", generation=generation, expires_in=3600, issued_at=WALL))
        return tokens_response()

    server.respond = respond
    store = MemoryTokenStore(ended())
    server.read(server.source(store))
    stored = store.load()
    assert stored is not None
    assert (stored.access_token, stored.generation) == ("access-of-another", generation)
    assert server.calls == ["access-of-another"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"application": None}, "application: expected OAuthApplication, got NoneType"),
        ({"margin": 0}, "margin: expected more than 0"),
        ({"margin": "1"}, "margin: expected a number of seconds"),
    ],
    ids=str,
)
def test_source_refuses_arguments_that_cannot_be_right(arguments: Any, message: str) -> None:
    with pytest.raises((ValueError, TypeError), match=message):
        OAuthTokenSource(**{"application": application()} | arguments)


@BOTH
def test_source_waits_no_longer_than_the_deadline_of_a_call(asynchronous: bool) -> None:
    server = TokenServer()
    source = server.source(issued_at=WALL - 7200)
    lock = source.store.lock()
    assert lock.acquire()  # another process is at work, and never ends
    with pytest.raises(TransportError, match="the deadline of 5 s leaves no time; nothing is under way"):
        server.read(source, asynchronous, deadline=5)
    lock.release()
    server.read(source, asynchronous)
    assert server.calls == ["access-2"]


@pytest.mark.parametrize("kind", ["memory", "file"])
def test_source_names_the_process_that_holds_the_lock_for_ever(kind: str, tmp_path: Path) -> None:
    server = TokenServer()
    store: Any = MemoryTokenStore() if kind == "memory" else FileTokenStore(tmp_path / "tokens.json")
    store.save(ended())
    source, clock = server.source(store), server.clock
    lock = store.lock()
    assert lock.acquire()  # a process that was stopped in the middle
    began = clock.now
    holder = f"the process {os.getpid()}" if kind == "file" else "another process"
    with pytest.raises(TokenStoreError, match=rf"{holder} holds the lock of .*TokenStore\(.*; if it hangs"):
        server.read(source)
    assert 90 <= clock.now - began < 91
    with pytest.raises(TokenStoreError, match="holds the lock"):
        server.read(source)  # who waited behind the first one
    assert clock.now - began < 93
    clock.now += 11
    began = clock.now
    with pytest.raises(TokenStoreError, match=f"{holder} holds the lock"):
        log_in(source)
    assert 90 <= clock.now - began < 91
    lock.release()
    server.read(source)
    assert server.calls == ["access-2"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system can't fork")
def test_source_in_a_forked_process_does_not_wait_for_a_thread_of_its_parent() -> None:
    renewing, done = threading.Event(), threading.Event()

    def respond(body: dict[str, Any]) -> httpx.Response:
        renewing.set()
        assert done.wait(5)
        return tokens_response()

    server = TokenServer(respond)
    source = server.source(issued_at=WALL - 7200)
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(server.read, source)
        assert renewing.wait(5)

        def read_in_child(number: int) -> None:
            server.respond = lambda body: tokens_response("access-of-child")
            server.read(source)
            assert server.calls == ["access-of-child"]

        assert in_children(1, read_in_child) == [0]
        done.set()
        slow.result()
    assert server.calls == ["access-2"]
