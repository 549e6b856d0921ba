"""What the authorization server responds with, junk included; nothing of it is shown."""

import asyncio
import json
import time
from typing import Any

import httpx
import pytest

from mijnklantportaal import (
    LoginRequiredError,
    MemoryTokenStore,
    OAuthApplication,
    OAuthError,
    OAuthTokens,
    TransportError,
)
from tests.oauth.application import REDIRECT_URI
from tests.oauth.token_server import TokenServer, application, tokens_response
from tests.overlay.fake_clock import WALL
from tests.overlay.trickling_server import trickling_server

ENDED: dict[str, Any] = {"issued_at": WALL - 7200}


def answered(response: httpx.Response) -> TokenServer:
    return TokenServer(lambda body: response)


def test_token_endpoint_is_asked_in_json_for_the_next_token() -> None:
    server = answered(tokens_response())
    server.read(server.source(**ENDED))
    assert server.asked == [
        {
            "grant_type": "refresh_token",
            "client_id": "app_1",
            "client_secret": "secret-1",
            "refresh_token": "refresh-1",
        }
    ]
    assert server.calls == ["access-2"]


@pytest.mark.parametrize(("failure", "not_sent"), [(httpx.ConnectError("no"), True), (httpx.ReadError("cut"), False)])
def test_token_endpoint_is_told_what_it_is_asked_by_and_an_error_whether_it_was(
    failure: Exception, not_sent: bool
) -> None:
    asked = list[httpx.Request]()

    def fail(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        raise failure

    with pytest.raises(TransportError) as caught:
        application().exchange("code=c1&state=s", "s", http_client=httpx.Client(transport=httpx.MockTransport(fail)))
    assert (caught.value.not_sent, caught.value.retryable) == (not_sent, True)
    names = ("accept", "content-type", "authorization")
    assert [asked[0].headers.get(name) for name in names] == ["application/json", "application/json", None]
    assert asked[0].headers["user-agent"].startswith("mijnklantportaal/")


@pytest.mark.parametrize(
    ("fields", "kept"), [({}, "refresh-1"), ({"refresh_token": None}, "refresh-1"), ({"refresh_token": "r2"}, "r2")]
)
def test_token_endpoint_without_a_new_refresh_token_leaves_the_old_one(fields: dict[str, Any], kept: str) -> None:
    server = answered(tokens_response(**fields))
    source = server.source(**ENDED)
    server.read(source)
    stored = source.store.load()
    assert stored is not None
    assert (stored.access_token, stored.refresh_token, stored.generation) == ("access-2", kept, 2)


@pytest.mark.parametrize(
    ("said", "lifetime"),
    [
        (3600, 3600),
        (3600.5, 3600.5),
        ("3600", 3600),
        (None, None),
        (10**400, 10 * 366 * 86_400),
        ("9" * 400, 10 * 366 * 86_400),
    ],
    ids=lambda value: repr(value)[:20],
)
def test_token_endpoint_says_a_lifetime_or_none(said: Any, lifetime: float | None) -> None:
    server = answered(httpx.Response(200, content=json.dumps({"access_token": "access-2", "expires_in": said})))
    source = server.source(**ENDED)
    server.read(source)
    stored = source.store.load()
    assert stored is not None
    assert stored.expires_in == lifetime


def test_token_endpoint_that_says_no_lifetime_leaves_it_to_the_api_to_end_the_token() -> None:
    server = answered(httpx.Response(200, json={"access_token": "access-2"}))
    source = server.source(**ENDED)
    server.read(source)
    server.clock.now += 86_400 * 365
    server.read(source)
    assert len(server.asked) == 1
    server.good = {"access-3"}
    server.respond = lambda body: tokens_response("access-3")
    server.read(source)
    assert len(server.asked) == 2


JUNK = [
    b"",
    b"<html>",
    b"[]",
    b"null",
    b"{}",
    b"[" * 50_000,
    b"\xff\xfe",
    *(
        json.dumps({"access_token": "access-2", "refresh_token": "r", "expires_in": 3600} | wrong).encode()
        for wrong in (
            {"access_token": None},
            {"access_token": 7},
            {"access_token": ["access-2"]},
            {"access_token": "access 2"},
            {"access_token": "access-2\r\nX-Other: 1"},
            {"refresh_token": 7},
            {"refresh_token": "caf\u00e9"},
            {"expires_in": True},
            {"expires_in": 0},
            {"expires_in": -1},
            {"expires_in": "soon"},
            {"expires_in": [3600]},
            {"expires_in": float("inf")},
            {"expires_in": float("nan")},
        )
    ),
]


@pytest.mark.parametrize("content", JUNK, ids=range(len(JUNK)))
def test_token_endpoint_that_sends_junk_is_an_error_that_does_not_show_it(content: bytes) -> None:
    server = answered(httpx.Response(200, content=content))
    with pytest.raises(OAuthError, match="the token address sent") as caught:
        server.read(server.source(**ENDED))
    assert "access" not in str(caught.value).replace("access_token", "")
    assert server.calls == []


def test_token_endpoint_that_sends_a_megabyte_is_an_error() -> None:
    server = answered(httpx.Response(200, content=b"{" + b" " * 1_000_000 + b"}"))
    with pytest.raises(OAuthError, match=r"the token address sent more than 64 KB; is base_url right\?"):
        server.read(server.source(**ENDED))
    assert (len(server.asked), server.calls) == (1, [])


@pytest.mark.parametrize("kind", ["Bearer", "bearer", "BEARER", None])
def test_token_endpoint_may_say_that_its_token_is_a_bearer_token(kind: str | None) -> None:
    server = answered(tokens_response(token_type=kind))
    server.read(server.source(**ENDED))
    assert server.calls == ["access-2"]


@pytest.mark.parametrize(
    ("kind", "named"), [("mac", "mac"), ("", "str"), (["Bearer"], "list"), ("refresh-1", r"\*\*\*")]
)
def test_token_endpoint_that_gives_a_token_of_another_kind_is_refused(kind: Any, named: str) -> None:
    server = answered(tokens_response(token_type=kind))
    with pytest.raises(OAuthError, match=f"token_type: expected Bearer, got {named} "):
        server.read(server.source(**ENDED))
    assert server.calls == []


@pytest.mark.parametrize(
    ("said", "granted"),
    [({}, ("offers.read",)), ({"scope": "a.read  b.read"}, ("a.read", "b.read")), ({"scope": 5}, ("offers.read",))],
    ids=str,
)
def test_token_endpoint_says_what_is_granted_or_leaves_it_as_it_was(
    said: dict[str, Any], granted: tuple[str, ...]
) -> None:
    server = answered(tokens_response(**said))
    source = server.source(**ENDED, scopes=["offers.read"])
    server.read(source)
    stored = source.store.load()
    assert stored is not None
    assert stored.scopes == OAuthTokens.from_json(stored.to_json()).scopes == granted


def test_token_endpoint_that_cannot_be_asked_in_any_way_is_not_asked_again() -> None:
    asked = list[int]()

    def fail(body: dict[str, Any]) -> httpx.Response:
        asked.append(1)
        raise httpx.UnsupportedProtocol("no such protocol")

    server = TokenServer(fail)
    with pytest.raises(TransportError, match=r"the network failed \(no such protocol\) \(POST") as caught:
        server.read(server.source(**ENDED))
    assert (caught.value.retryable, caught.value.not_sent, len(asked)) == (False, True, 1)


@pytest.mark.parametrize(
    ("status", "body", "kind", "message"),
    [
        (
            400,
            {"error": "invalid_grant", "error_description": "Revoked."},
            LoginRequiredError,
            "invalid_grant: Revoked",
        ),
        (401, {"message": "No."}, LoginRequiredError, r"\(No\.\); log in again"),
        *((status, {}, LoginRequiredError, rf"\(status {status}\); log in again") for status in (400, 403, 422)),
        (401, {"error": "invalid_client"}, OAuthError, "check client_id and client_secret"),
        (400, {"error": ["invalid_grant"]}, LoginRequiredError, "status 400"),
        (404, {"message": "Not found."}, OAuthError, "responded with 404; is base_url right"),
        (302, {}, OAuthError, "responded with 302; is base_url right"),
        (500, {"error": "invalid_grant"}, TransportError, "responded with 500; try again later"),
        *((status, {}, TransportError, f"responded with {status}; try again later") for status in (408, 425, 429)),
    ],
)
def test_token_endpoint_that_refuses_is_an_error_with_the_reason(
    status: int, body: dict[str, Any], kind: type[Exception], message: str
) -> None:
    server = answered(httpx.Response(status, json=body))
    with pytest.raises(kind, match=message) as caught:
        server.read(server.source(**ENDED), max_retries=0)
    assert type(caught.value) is kind
    assert server.calls == []
    if isinstance(caught.value, OAuthError):
        named = body.get("error")
        assert caught.value.error == (named if isinstance(named, str) else "")
        assert caught.value.description == body.get("error_description", body.get("message", ""))


@pytest.mark.parametrize(
    ("said", "shown"), [("a" * 200, "a" * 200), ("a" * 201, "a" * 200 + "…"), ("a\n\x1b b", "a b")]
)
def test_token_endpoint_that_says_much_is_quoted_in_a_short_line(said: str, shown: str) -> None:
    server = answered(httpx.Response(400, json={"error": "invalid_grant", "error_description": said}))
    with pytest.raises(LoginRequiredError) as caught:
        server.read(server.source(**ENDED))
    assert caught.value.description == shown


@pytest.mark.parametrize("content", [b"", b"<html>Blocked", b"[]"])
@pytest.mark.parametrize("status", [400, 403, 418])
def test_token_endpoint_behind_a_page_of_something_else_says_nothing_of_the_tokens(status: int, content: bytes) -> None:
    server = answered(httpx.Response(status, content=content))
    source = server.source(**ENDED)
    with pytest.raises(OAuthError, match=f"responded with {status} and no JSON object; is base_url right") as caught:
        server.read(source)
    stored = source.store.load()
    assert stored is not None
    assert (type(caught.value), stored.refusal) == (OAuthError, None)


def test_token_endpoint_that_echoes_secrets_is_not_quoted() -> None:
    echo = {"error": "invalid_grant", "error_description": "secret-1 with refresh~1/%3D and refresh~1%2F%253D is wrong"}
    server = answered(httpx.Response(400, json=echo))
    with pytest.raises(LoginRequiredError, match=r"\*\*\* with \*\*\* and \*\*\* is wrong"):
        server.read(server.source(**ENDED, refresh_token="refresh~1/%3D"))
    with pytest.raises(LoginRequiredError, match=r"\(invalid_grant: \*\*\* with refresh~1/"):
        server.read(server.source(**ENDED, refresh_token="e"))


def test_token_endpoint_that_fails_for_a_moment_is_asked_again() -> None:
    responses = [httpx.Response(503), httpx.Response(500), tokens_response()]
    server = TokenServer(lambda body: responses.pop(0))
    server.read(server.source(**ENDED))
    assert (len(server.asked), server.calls) == (3, ["access-2"])


def test_token_endpoint_is_not_needed_without_a_refresh_token() -> None:
    server = TokenServer()
    with pytest.raises(LoginRequiredError, match="there is no refresh token; log in again"):
        server.read(server.source(MemoryTokenStore(OAuthTokens("access-1", expires_in=1, issued_at=WALL - 9))))
    with pytest.raises(LoginRequiredError, match="nobody has granted access yet; log in again"):
        server.read(server.source(MemoryTokenStore()))
    assert server.asked == []


@pytest.mark.parametrize("asynchronous", [False, True])
@pytest.mark.parametrize("part", ["head", "body"])
def test_token_endpoint_that_is_slow_is_left_after_the_time_out(part: str, asynchronous: bool) -> None:
    with trickling_server(part) as base_url:
        app = OAuthApplication(
            client_id="app_1", client_secret="s", redirect_uri=REDIRECT_URI, base_url=base_url, timeout=0.2
        )
        start = time.monotonic()
        exchange = app.exchange
        if asynchronous:
            exchange = lambda *arguments: asyncio.run(app.exchange_async(*arguments))  # noqa: E731
        with pytest.raises(TransportError, match="try again later"):
            exchange("code=c1&state=s1", "s1")
    assert time.monotonic() - start < 2
