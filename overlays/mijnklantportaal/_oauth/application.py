"""`OAuthApplication`: an application that is registered in the vendor's developer portal."""

from __future__ import annotations

import hashlib
import reprlib
import secrets
from collections.abc import Collection, Iterable
from typing import Literal
from urllib.parse import urlsplit

from mijnklantportaal_api.oauth import AUTHORIZATION_URL, TOKEN_URL, Scope
from mijnklantportaal_api.runtime.argument_checks import check_timeout
from mijnklantportaal_api.runtime.errors import TransportError
from mijnklantportaal_api.runtime.flow import Flow
from mijnklantportaal_api.runtime.hosts import is_loopback
from mijnklantportaal_api.runtime.http_library import AsyncHTTPClient, HTTPClient
from mijnklantportaal_api.runtime.public import public
from mijnklantportaal_api.runtime.urls import check_url

from .._clock import Clock
from .._fork_lock import ForkLock
from .errors import OAuthError
from .flow_runner import run, run_async
from .redirect import OAuthAuthorization, authorization_url, code_or_error
from .secrets import HoldsSecrets, Secret
from .token_endpoint import Endpoint, exchange
from .tokens import OAuthTokens

_PROMPTS = ("consent", "login")
_MAX_CODES = 10_000
"""The latest codes that a process remembers, to use none twice."""


@public
class OAuthApplication(HoldsSecrets):
    """An application that is registered in the developer portal, for access to other people's portals.

    Threads and tasks may share it. Neither printing nor pickling shows the secret.

    Args:
        client_id: The App ID.
        client_secret: The App Secret. It never leaves the server: an application on other people's machines has none.
        redirect_uri: Where the browser comes back to; it must be registered for the application.
        base_url: The host of the authorization server, without a path such as `/v1`; None takes the documented one.
            Plain http is for this machine only.
        timeout: Seconds for each request for tokens, from its start to its end.

    Raises:
        ValueError, TypeError: An argument can't be right. The message begins with its name.

    Example:
        application = OAuthApplication(
            client_id="app_1", client_secret=os.environ["APP_SECRET"], redirect_uri="https://shop.example/granted"
        )
        authorization = application.authorization([Scope.CUSTOMERS_READ, Scope.OFFERS_WRITE])
    """

    def __init__(
        self,
        *,
        client_id: str,
        client_secret: str,
        redirect_uri: str,
        base_url: str | None = None,
        timeout: float = 30.0,
    ) -> None:
        secret = Secret(client_secret)
        del client_secret  # a traceback may show the variables of this function
        secret.checked("client_secret")
        Secret(client_id).checked("client_id")  # it is sent in the same places
        check_url(redirect_uri, "redirect_uri")
        if urlsplit(redirect_uri).fragment:
            raise ValueError("redirect_uri: expected a URL without a fragment, which no server would see")
        check_timeout("timeout", timeout)
        documented = urlsplit(TOKEN_URL)
        base_url = _checked_origin(base_url, f"{documented.scheme}://{documented.netloc}")
        self.client_id = client_id
        self.redirect_uri = redirect_uri
        self.base_url: str = base_url
        self.endpoint: Endpoint = Endpoint(base_url + documented.path, client_id, secret, timeout)
        self._used: dict[bytes, None] = {}
        self._threads = ForkLock()

    def __repr__(self) -> str:
        client_id = getattr(self, "client_id", "")  # a traceback may print an application that is not complete yet
        return f"OAuthApplication(client_id={client_id!r})"

    def authorization(
        self, scopes: Iterable[Scope | str], *, prompt: Literal["consent", "login"] | None = None
    ) -> OAuthAuthorization:
        """Prepare a log-in: where to send the browser, and the state to remember until it is back.

        Args:
            scopes: What the token will be allowed to do: as little as you need. Texts that `Scope` does not list work,
                too.
            prompt: `"consent"` asks for access, `"login"` for another person to log in first; None leaves it to the
                server, which asks for access.

        Raises:
            ValueError, TypeError: An argument can't be right.
        """
        if prompt is not None and prompt not in _PROMPTS:
            raise ValueError(f"prompt: expected 'consent' or 'login', got {reprlib.repr(prompt)}")
        state = secrets.token_urlsafe(32)
        address = self.base_url + urlsplit(AUTHORIZATION_URL).path
        url = authorization_url(address, self.client_id, self.redirect_uri, _checked(scopes), state, prompt)
        return OAuthAuthorization(url, state)

    def exchange(
        self, redirect: str, state: str | Collection[str], *, http_client: HTTPClient | None = None
    ) -> OAuthTokens:
        """Exchange what a redirect brought for tokens. `OAuthTokenSource.log_in` does so, and keeps them.

        Args:
            redirect: The URL that the browser was redirected to, or its query.
            state: The state of the `authorization` that this browser began, or a list of those that it began.
            http_client: Your own client of httpx or httpx2 to send with; you close it.

        Raises:
            AccessDeniedError: The person, or the server, refused.
            OAuthError: The redirect does not belong to this log-in, its code was used before, or the server refused it;
                or there is no state, as when the web session is over.
            TransportError: The network or the server failed.
            TypeError: An argument is not a text.
        """
        flow = self.exchange_flow(redirect, state)
        del redirect, state  # a traceback may show the variables of this function
        return run(flow, self.base_url, http_client, Clock())

    async def exchange_async(
        self, redirect: str, state: str | Collection[str], *, http_client: AsyncHTTPClient | None = None
    ) -> OAuthTokens:
        """The same as `exchange`, in a task."""
        flow = self.exchange_flow(redirect, state)
        del redirect, state
        return await run_async(flow, self.base_url, http_client, Clock())

    def exchange_flow(self, redirect: str, state: str | Collection[str]) -> Flow[OAuthTokens]:
        """The flow of `exchange`; it raises all errors, since here variables hold secrets."""
        return self._exchange_steps(code_or_error(redirect, state, self.redirect_uri))

    def _exchange_steps(self, code: Secret | OAuthError | TypeError) -> Flow[OAuthTokens]:
        if isinstance(code, Exception):
            raise code
        mark = hashlib.sha256(code.reveal().encode()).digest()
        with self._threads.lock:
            is_new = mark not in self._used
            self._used[mark] = None
            if len(self._used) > _MAX_CODES:
                del self._used[next(iter(self._used))]
        if not is_new:
            raise OAuthError(
                "the code of this redirect was used before; a page that was loaded again does that, too. Begin again "
                "with a new authorization",
                "GET",
                self.redirect_uri,
            )
        try:
            return (yield from exchange(self.endpoint, code, self.redirect_uri))
        except TransportError as error:
            if error.not_sent:
                with self._threads.lock:
                    self._used.pop(mark, None)  # the server has not seen it
            raise


def _checked_origin(base_url: str | None, documented: str) -> str:
    if base_url is None:
        return documented
    check_url(base_url, "base_url", documented)
    parts = urlsplit(base_url)
    if parts.path.strip("/") or any(mark in base_url for mark in "?#@"):
        raise ValueError(f"base_url: expected a host such as {documented}, without /v1, user, query or fragment")
    if parts.scheme != "https" and not is_loopback(parts.hostname or ""):
        raise ValueError("base_url: http would send secrets unencrypted to another machine; use https")
    return f"{parts.scheme}://{parts.netloc}"


def _checked(scopes: Iterable[Scope | str]) -> list[str]:
    if isinstance(scopes, str) or not isinstance(scopes, Iterable):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"scopes: expected a list, such as [Scope.CUSTOMERS_READ], got {type(scopes).__name__}")
    found = list(dict.fromkeys(scopes))
    for scope in found:
        if not isinstance(scope, str):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"scopes: expected str, such as Scope.CUSTOMERS_READ, got {type(scope).__name__}")
        if not scope or not scope.isascii() or not scope.isprintable() or " " in scope:
            raise ValueError(f"scopes: {reprlib.repr(scope)} is not a scope; they have no spaces")
    if not found:
        raise ValueError("scopes: give at least one, such as Scope.CUSTOMERS_READ")
    return [str(scope) for scope in found]
