"""A sandbox that gives out tokens, and an application that is registered there."""

from collections.abc import Callable, Iterator

import httpx
import pytest

from mijnklantportaal import OAuthApplication, OAuthTokenSource, Scope, TokenStore
from mijnklantportaal.sandbox import Sandbox
from tests.oauth.application import application_at

SCOPES = [Scope.CUSTOMERS_READ, Scope.CUSTOMERS_WRITE]


@pytest.fixture(scope="session")
def _shared_sandbox() -> Iterator[Sandbox]:
    with Sandbox(rate_limit=None) as running:
        yield running


@pytest.fixture
def sandbox(_shared_sandbox: Sandbox) -> Sandbox:
    """A sandbox without objects and tokens, and without a limit on requests."""
    _shared_sandbox.reset()
    server = _shared_sandbox.oauth
    server.expires_in, server.code_lifetime, server.rotates, server.redirect_uris = 3600, 60.0, False, ()
    return _shared_sandbox


@pytest.fixture
def application(sandbox: Sandbox) -> OAuthApplication:
    return application_at(sandbox)


@pytest.fixture
def http_client() -> Iterator[httpx.Client]:
    """Connections that are made once."""
    with httpx.Client() as client:
        yield client


@pytest.fixture
def logged_in(
    sandbox: Sandbox, application: OAuthApplication, http_client: httpx.Client
) -> Callable[[TokenStore | None], OAuthTokenSource]:
    """Makes a source with a store, whose application was granted access a moment ago."""

    def log_in(store: TokenStore | None = None) -> OAuthTokenSource:
        source = OAuthTokenSource(application, store)
        authorization = application.authorization(SCOPES)
        source.log_in(sandbox.oauth.approve(authorization.url), authorization.state, http_client=http_client)
        return source

    return log_in
