"""Applications: their arguments, and where they send a browser."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from mijnklantportaal import OAuthApplication, Scope
from tests.oauth.application import REDIRECT_URI
from tests.oauth.token_server import application


def test_authorization_address_has_what_the_documentation_asks_for() -> None:
    url, state = application().authorization([Scope.CUSTOMERS_READ, "punchcards.read"], prompt="login")
    parts = urlsplit(url)
    assert (parts.scheme, parts.netloc, parts.path) == ("https", "manage.mijnklantportaal.nl", "/oauth/authorize")
    assert parse_qs(parts.query) == {
        "client_id": ["app_1"],
        "redirect_uri": [REDIRECT_URI],
        "state": [state],
        "scope": ["customers.read punchcards.read"],
        "response_type": ["code"],
        "prompt": ["login"],
    }
    assert "+" not in parts.query  # a space is %20 in URLs


def test_authorization_has_another_state_each_time() -> None:
    states = {application().authorization([Scope.OFFERS_READ]).state for _ in range(100)}
    assert len(states) == 100
    assert all(len(state) >= 43 for state in states)


def test_authorization_leaves_the_prompt_to_the_server_unless_one_is_given() -> None:
    assert "prompt" not in application().authorization([Scope.OFFERS_READ, Scope.OFFERS_READ]).url


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"scopes": []}, "scopes: give at least one"),
        ({"scopes": "customers.read"}, "scopes: expected a list"),
        ({"scopes": [1]}, "scopes: expected str, such as Scope"),
        ({"scopes": ["customers.read offers.read"]}, "is not a scope; they have no spaces"),
        ({"scopes": [""]}, "is not a scope"),
        ({"scopes": ["caf\u00e9"]}, "is not a scope"),
        ({"scopes": ["a\tb"]}, "is not a scope"),
        ({"scopes": [Scope.OFFERS_READ], "prompt": "none"}, "prompt: expected 'consent' or 'login', got 'none'"),
    ],
    ids=str,
)
def test_authorization_refuses_arguments_that_cannot_be_right(arguments: Any, message: str) -> None:
    with pytest.raises((ValueError, TypeError), match=message):
        application().authorization(**arguments)


def test_application_waits_half_a_minute_for_tokens_unless_it_is_said() -> None:
    assert application().endpoint.timeout == 30


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"client_id": ""}, "client_id: it is missing"),
        ({"client_id": 7}, "client_id: expected str, got int"),
        ({"client_secret": "a b"}, "client_secret: expected ASCII"),
        ({"client_secret": None}, "client_secret: expected str, got NoneType"),
        ({"redirect_uri": "granted"}, "redirect_uri: expected an absolute http or https URL"),
        ({"redirect_uri": "https://shop.test/#granted"}, "redirect_uri: expected a URL without a fragment"),
        ({"base_url": "http://manage.test"}, "base_url: http would send secrets unencrypted"),
        ({"base_url": "https://manage.test?a=1"}, "base_url: expected a host .* without /v1, user, query or fragment"),
        ({"base_url": "http://127.0.0.1:8123/v1"}, r"base_url: expected a host such as https://\S+, without /v1"),
        ({"base_url": "manage.test"}, r"base_url: expected an absolute http or https URL, such as https://manage\."),
        ({"timeout": 0}, "timeout: expected more than 0"),
    ],
    ids=str,
)
def test_application_refuses_arguments_that_cannot_be_right(arguments: Any, message: str) -> None:
    given = {"client_id": "app_1", "client_secret": "secret-1", "redirect_uri": REDIRECT_URI} | arguments
    with pytest.raises((ValueError, TypeError), match=message):
        OAuthApplication(**given)
