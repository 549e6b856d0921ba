"""An authorization server inside the test: it responds from a function, and time passes on its own clock only."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

import httpx

from mijnklantportaal import (
    AsyncMijnKlantportaal,
    MemoryTokenStore,
    MijnKlantportaal,
    OAuthApplication,
    OAuthTokens,
    OAuthTokenSource,
    TokenStore,
)
from tests.oauth.application import REDIRECT_URI
from tests.overlay.fake_api import customer_data
from tests.overlay.fake_clock import WALL, FakeClock

Respond = Callable[[dict[str, Any]], httpx.Response]


def tokens_response(access: str = "access-2", **fields: Any) -> httpx.Response:
    return httpx.Response(200, json={"access_token": access, "expires_in": 3600, **fields})


def application() -> OAuthApplication:
    return OAuthApplication(client_id="app_1", client_secret="secret-1", redirect_uri=REDIRECT_URI)


def refuse(body: dict[str, Any]) -> httpx.Response:
    """The response to a refresh token that is not taken any more."""
    return httpx.Response(400, json={"error": "invalid_grant", "error_description": "Revoked."})


def log_in(source: OAuthTokenSource, access: str = "access-of-log-in") -> None:
    """Log in at a server that takes any code."""
    transport = httpx.MockTransport(lambda request: tokens_response(access, refresh_token="r2"))
    source.log_in("code=c1&state=s1", "s1", http_client=httpx.Client(transport=transport))


class TokenServer:
    """The authorization server and the API at once, which takes the access tokens in `good`.

    Attributes:
        asked: the bodies of the requests for tokens
        calls: the tokens of the calls of the API
        good: the access tokens that the API takes; all of them if None
    """

    def __init__(self, respond: Respond = lambda body: tokens_response()) -> None:
        self.respond = respond
        self.asked: list[dict[str, Any]] = []
        self.calls: list[str] = []
        self.good: set[str] | None = None
        self.clock = FakeClock()

    def source(self, store: TokenStore | None = None, **tokens: Any) -> OAuthTokenSource:
        """A source whose store has tokens, which are fresh unless something else is said."""
        if store is None:
            given: dict[str, Any] = {
                "access_token": "access-1",
                "refresh_token": "refresh-1",
                "expires_in": 3600,
                "issued_at": WALL,
            }
            store = MemoryTokenStore(OAuthTokens(**given | tokens))
        return OAuthTokenSource(application(), store, clock=self.clock.clock())

    def portal(self, source: OAuthTokenSource, **arguments: Any) -> MijnKlantportaal:
        arguments = {"clock": self.clock.clock()} | arguments
        return MijnKlantportaal(source, transport=httpx.MockTransport(self._handle), **arguments)

    def async_portal(self, source: OAuthTokenSource, **arguments: Any) -> AsyncMijnKlantportaal:
        arguments = {"clock": self.clock.clock()} | arguments
        return AsyncMijnKlantportaal(source, transport=httpx.MockTransport(self._handle), **arguments)

    def read(self, source: OAuthTokenSource, asynchronous: bool = False, **arguments: Any) -> None:
        """Read a customer."""
        if not asynchronous:
            with self.portal(source, **arguments) as portal:
                portal.customers.get("cst_1")
            return

        async def read() -> None:
            async with self.async_portal(source, **arguments) as portal:
                await portal.customers.get("cst_1")

        asyncio.run(read())

    def _handle(self, request: httpx.Request) -> httpx.Response:
        if request.url.path == "/oauth/tokens":
            assert "Authorization" not in request.headers
            self.asked.append(json.loads(request.content))
            return self.respond(self.asked[-1])
        self.calls.append(request.headers["Authorization"].removeprefix("Bearer "))
        if self.good is not None and self.calls[-1] not in self.good:
            return httpx.Response(401, json={"message": "Unauthenticated."})
        return httpx.Response(200, json=customer_data())
