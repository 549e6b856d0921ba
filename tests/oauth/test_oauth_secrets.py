"""The secret of an application, its codes and its tokens are in nothing that any tool prints or stores of an error."""

import asyncio
import copy
import json
import logging
import pickle
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from mijnklantportaal import (
    AsyncMijnKlantportaal,
    Clock,
    MemoryTokenStore,
    MijnKlantportaal,
    OAuthApplication,
    OAuthAuthorization,
    OAuthTokens,
    OAuthTokenSource,
)
from tests.oauth.application import REDIRECT_URI
from tests.overlay.error_printers import shown
from tests.overlay.loopback import Reset, loopback, raw_response
from tests.overlay.sync_and_async import BOTH, on
from tests.overlay.test_secrets import reachable

# so that no line of this file has one as a whole
CLIENT_SECRET, ACCESS, REFRESH, CODE, STATE = (
    "-".join([name, "3f9c2e7d1b"]) for name in ("cs", "at", "rt", "cd", "st")
)
SECRETS = (CLIENT_SECRET, ACCESS, REFRESH, CODE, STATE)
GOOD = json.dumps({"access_token": ACCESS, "refresh_token": REFRESH, "expires_in": 3600}).encode()

RESPONSES = {
    "nothing": b"",
    "reset": Reset(raw_response("200 OK", GOOD)[:-5]),
    "cut": raw_response("200 OK", GOOD)[:-5],
    "no HTTP": b"SMTP ready\r\n\r\n",
    "refused": raw_response("400 Bad Request", json.dumps({"error": "invalid_grant", "x": REFRESH}).encode()),
    "echoed": raw_response(
        "400 Bad Request", json.dumps({"error": "GRANT".ljust(len(CODE)), "message": CLIENT_SECRET}).encode()
    ),
    "application refused": raw_response("401 Unauthorized", b'{"error": "invalid_client"}'),
    "failed": raw_response("500 Oops", GOOD),
    "not found": raw_response("404 Not Found", GOOD),
    "no JSON": raw_response("200 OK", GOOD[:-1]),
    "no lifetime": raw_response("200 OK", GOOD.replace(b"3600", b'"soon"')),
    "wrong refresh token": raw_response("200 OK", GOOD.replace(REFRESH.encode(), REFRESH.encode() + b" x")),
    "too large": raw_response("200 OK", GOOD + b" " * 100_000),
    "redirect": raw_response("302 Found", GOOD, "Location: http://127.0.0.1:9/"),
    "no gzip": raw_response("200 OK", GOOD, "Content-Encoding: gzip"),
}


def application(base_url: str) -> OAuthApplication:
    return OAuthApplication(
        client_id="app_1", client_secret=CLIENT_SECRET, redirect_uri=REDIRECT_URI, base_url=base_url, timeout=2
    )


def echoing(response: bytes, grant: str) -> bytes:
    """The response with what was sent in place of a word, which has as many characters."""
    return type(response)(response.replace(b"GRANT         "[: len(grant)], grant.encode()))


def found_in(text: str) -> list[str]:
    return [secret for secret in SECRETS if secret in text]


def exchange(app: OAuthApplication, asynchronous: bool) -> None:
    if asynchronous:
        asyncio.run(app.exchange_async(f"code={CODE}&state={STATE}", STATE))
    else:
        app.exchange(f"code={CODE}&state={STATE}", STATE)


@BOTH
@pytest.mark.parametrize("response", RESPONSES.values(), ids=RESPONSES.keys())
def test_secrets_are_shown_by_no_tool_of_a_failing_exchange(
    asynchronous: bool, response: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    server_of = loopback(echoing(response, CODE))
    with server_of as server, pytest.raises(Exception) as caught:  # noqa: PT011 - any
        exchange(application(server.base_url), asynchronous)
    del response
    assert found_in(shown(caught.value)) == []
    assert found_in(caplog.text) == []


@BOTH
@pytest.mark.parametrize("response", RESPONSES.values(), ids=RESPONSES.keys())
def test_secrets_are_shown_by_no_tool_of_a_call_whose_token_cannot_be_renewed(
    asynchronous: bool, response: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    kind = AsyncMijnKlantportaal if asynchronous else MijnKlantportaal
    with loopback(echoing(response, REFRESH)) as server:
        store = MemoryTokenStore(OAuthTokens(ACCESS, REFRESH, expires_in=1, issued_at=1.0))
        source = OAuthTokenSource(application(server.base_url), store)
        with pytest.raises(Exception) as caught:  # noqa: PT011 - any
            on(
                lambda: kind(
                    source, base_url=server.base_url, max_retries=1, clock=Clock(uniform=lambda low, high: 0.0)
                ),
                lambda portal: portal.customers.get("cst_1"),
            )
    del response
    assert found_in(shown(caught.value)) == []
    assert found_in(caplog.text) == []


def things() -> list[Any]:
    app = application("https://manage.test")
    store = MemoryTokenStore(OAuthTokens(ACCESS, REFRESH))
    source = OAuthTokenSource(app, store)
    return [app, store, store.load(), source, MijnKlantportaal(source)]


@pytest.mark.parametrize("write", [pickle.dumps, copy.deepcopy], ids=["pickle", "copy"])
def test_secrets_keep_their_holder_from_being_pickled_or_copied(write: Callable[[object], object]) -> None:
    for thing in things():
        with pytest.raises(TypeError, match="can't be copied or pickled") as caught:
            write(thing)
        assert found_in(shown(caught.value)) == []


def test_secrets_are_not_shown_by_anything_that_can_be_reached() -> None:
    for thing in things():
        for one in reachable(thing, 12):
            assert found_in(f"{one!r} {one}") == [], type(one)
    authorization = application("https://manage.test").authorization(["customers.read"])
    assert authorization.state not in repr(authorization)
    assert isinstance(authorization, OAuthAuthorization)


@pytest.mark.parametrize("wrong", ["\n", " x", "\u00e9"])
def test_secrets_that_cannot_be_sent_are_not_shown(wrong: str) -> None:
    makers: list[Callable[[], object]] = [
        lambda: OAuthApplication(client_id="a", client_secret=CLIENT_SECRET + wrong, redirect_uri=REDIRECT_URI),
        lambda: OAuthTokens(ACCESS + wrong),
        lambda: OAuthTokens(ACCESS, REFRESH + wrong),
        lambda: OAuthTokens.from_json(json.dumps({"access_token": ACCESS + wrong})),
    ]
    for make in makers:
        with pytest.raises(ValueError, match=r"expected ASCII|not the tokens") as caught:
            make()
        assert found_in(shown(caught.value)) == []


def test_secrets_of_a_redirect_are_not_shown_by_its_errors() -> None:
    app = application("https://manage.test")
    for query in (f"code={CODE}&state=x{STATE}", f"code={CODE}%20&state={STATE}", f"code={CODE}&code=1&state={STATE}"):
        client = httpx.Client(transport=httpx.MockTransport(lambda request: httpx.Response(500)))
        with pytest.raises(Exception) as caught:  # noqa: PT011 - any
            app.exchange(query, STATE, http_client=client)
        del query
        assert found_in(shown(caught.value)) == []


@pytest.mark.parametrize(
    "make_state",
    [lambda: "", lambda: None, lambda: 5, lambda: f"{STATE}\ud800"],
    ids=["empty", "none", "no text", "surrogate"],
)
@pytest.mark.parametrize(
    "make_query", [lambda: f"code={CODE}&state={STATE}", lambda: f"code={CODE}".encode()], ids=["text", "bytes"]
)
@BOTH
def test_secrets_of_a_redirect_are_not_shown_where_an_argument_cannot_be_right(
    asynchronous: bool, make_query: Callable[[], Any], make_state: Callable[[], Any]
) -> None:
    source = OAuthTokenSource(application("https://manage.test"))

    def log_in() -> None:
        if asynchronous:
            asyncio.run(source.log_in_async(make_query(), make_state()))
        else:
            source.log_in(make_query(), make_state())

    with pytest.raises(Exception) as caught:  # noqa: PT011 - any
        log_in()
    assert found_in(shown(caught.value)) == []
