"""The source of tokens and its store: what is read, kept and locked, and what if that fails."""

import asyncio
import logging
import os
from pathlib import Path
from typing import Any

import httpx
import pytest

from mijnklantportaal import (
    AsyncMijnKlantportaal,
    FileTokenStore,
    LoginRequiredError,
    MemoryTokenStore,
    OAuthApplication,
    OAuthError,
    OAuthTokens,
    OAuthTokenSource,
    TokenStoreError,
    TransportError,
)
from tests.oauth.application import REDIRECT_URI
from tests.oauth.token_server import TokenServer, application, log_in, refuse, tokens_response
from tests.overlay.fake_clock import WALL

BOTH = pytest.mark.parametrize("asynchronous", [False, True])


class SlowTokens(httpx.AsyncBaseTransport):
    """Gives new tokens, and takes its time to send them."""

    def __init__(self) -> None:
        self.is_asked = asyncio.Event()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.is_asked.set()
        await asyncio.sleep(0.1)
        return tokens_response("access-2", refresh_token="refresh-2")


@pytest.mark.parametrize("method", ["renew", "log_in"])
def test_source_whose_task_is_cancelled_keeps_the_tokens_that_the_server_has_given_for_old_ones(method: str) -> None:
    source = TokenServer().source(issued_at=WALL - 7200)

    async def use(transport: SlowTokens) -> None:
        if method == "log_in":
            async with httpx.AsyncClient(transport=transport) as client:
                await source.log_in_async("code=c1&state=s1", "s1", http_client=client)
        async with AsyncMijnKlantportaal(source, transport=transport) as portal:
            await portal.customers.get("cst_1")

    async def cancel() -> None:
        transport = SlowTokens()
        task = asyncio.create_task(use(transport))
        await transport.is_asked.wait()
        for _ in range(2):
            task.cancel()
            await asyncio.sleep(0.01)
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(cancel())
    kept = source.store.load()
    assert kept is not None
    assert (kept.access_token, kept.refresh_token) == ("access-2", "refresh-2")


@BOTH
def test_source_that_was_refused_is_healed_by_a_new_log_in(asynchronous: bool) -> None:
    server = TokenServer(refuse)
    source = server.source(issued_at=WALL - 7200)
    with pytest.raises(LoginRequiredError):
        server.read(source, asynchronous)
    other = OAuthTokenSource(application(), source.store, clock=server.clock.clock())
    log_in(other)
    server.read(source, asynchronous)
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


def test_source_takes_other_tokens_that_have_the_number_of_its_own() -> None:
    server = TokenServer()
    source = server.source(generation=7)
    server.read(source)
    server.good = {"access-of-another"}
    source.store.save(OAuthTokens("access-of-another", generation=7, expires_in=3600, issued_at=WALL))
    server.read(source)
    assert (server.calls, server.asked) == (["access-1", "access-1", "access-of-another"], [])


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


@BOTH
def test_source_does_not_use_the_tokens_of_another_application(asynchronous: bool) -> None:
    server, store = TokenServer(refuse), MemoryTokenStore()
    other = OAuthApplication(client_id="app_2", client_secret="secret-2", redirect_uri=REDIRECT_URI)
    log_in(OAuthTokenSource(other, store, clock=server.clock.clock()))
    for _ in range(2):
        with pytest.raises(LoginRequiredError, match=r"the tokens of another application \('app_2'\)"):
            server.read(server.source(store), asynchronous)
        server.clock.now += 7200
    assert (server.calls, server.asked) == ([], [])
    assert (stored := store.load()) is not None
    assert stored.refusal is None
    source = server.source(store)
    log_in(source, "access-of-this-one")
    server.read(source, asynchronous)
    assert server.calls == ["access-of-this-one"]
