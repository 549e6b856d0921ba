"""What a browser brings back: a code, a refusal, or something that is neither."""

import asyncio
from collections.abc import Collection
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mijnklantportaal import AccessDeniedError, OAuthError, OAuthTokens, TransportError
from tests.oauth.application import REDIRECT_URI
from tests.oauth.token_server import application, tokens_response

STATE = "the-state-of-this-browser"


def exchange(redirect: str, state: str | Collection[str] = STATE, asynchronous: bool = False) -> OAuthTokens:
    """Exchange a redirect at a server that takes any code."""
    transport = httpx.MockTransport(lambda request: tokens_response(refresh_token="refresh-1"))
    if not asynchronous:
        return application().exchange(redirect, state, http_client=httpx.Client(transport=transport))
    client = httpx.AsyncClient(transport=transport)
    return asyncio.run(application().exchange_async(redirect, state, http_client=client))


def redirect(**parameters: str) -> str:
    return f"{REDIRECT_URI}?{urlencode(parameters)}"


@pytest.mark.parametrize("asynchronous", [False, True])
@pytest.mark.parametrize(
    "brought",
    [
        redirect(code="c1", state=STATE),
        f"/granted?code=c1&state={STATE}",
        f"http://127.0.0.1/a=b?code=c1&state={STATE}",
        f"state={STATE}&code=c1",
        f"code=c:1?/&state={STATE}",
    ],
)
def test_redirect_gives_tokens_as_a_url_a_path_or_a_query(brought: str, asynchronous: bool) -> None:
    tokens = exchange(brought, asynchronous=asynchronous)
    assert (tokens.access_token, tokens.refresh_token, tokens.expires_in) == ("access-2", "refresh-1", 3600)


@pytest.mark.parametrize(
    "brought",
    [
        redirect(code="c1", state="of-another-browser"),
        redirect(code="c1", state=STATE[:-1]),
        redirect(code="c1", state=f"{STATE}\u00e9"),
        f"code=c1&state={STATE}\ud800",
        redirect(code="c1"),
        redirect(error="access_denied", state="of-another-browser"),
        redirect(code="c1", error="access_denied"),
    ],
)
def test_redirect_with_the_state_of_another_log_in_is_refused(brought: str) -> None:
    with pytest.raises(OAuthError, match="does not belong to this log-in") as caught:
        exchange(brought)
    assert not isinstance(caught.value, AccessDeniedError)


@pytest.mark.parametrize("more", [{}, {"state": STATE}])
def test_redirect_after_a_refusal_is_an_error_with_its_reason(more: dict[str, str]) -> None:
    with pytest.raises(AccessDeniedError, match=r"access was denied \(access_denied: Not today\.\)") as caught:
        exchange(redirect(error="access_denied", error_description="Not\r\ntoday.", **more))
    assert (caught.value.error, caught.value.description) == ("access_denied", "Not today.")


@pytest.mark.parametrize(
    ("brought", "message"),
    [
        (f"{redirect(code='c1', state=STATE)}&code=c2", "has a parameter twice"),
        (f"{redirect(code='c1', state=STATE)}&state=", "has a parameter twice"),
        (redirect(), "neither a code nor an error"),
        (
            STATE,
            "neither a code nor an error.*; give the URL that the browser was redirected to, .* after it the state",
        ),
        (redirect(state=STATE), "neither a code nor an error"),
        (redirect(code="a b", state=STATE), "characters that no code has"),
        (f"{REDIRECT_URI}?code=%FF&state={STATE}", "can't be read"),
        (redirect(code="c" * 1_000_000, state=STATE), "longer than 20,000 characters"),
        (f"{redirect(code='c1', state=STATE)}&{'a=1&' * 100}b=1", "can't be read"),
    ],
)
def test_redirect_that_is_not_one_is_refused(brought: str, message: str) -> None:
    with pytest.raises(OAuthError, match=message):
        exchange(brought)


@given(st.text(max_size=200))
def test_redirect_of_any_text_is_an_error_of_ours(text: str) -> None:
    with pytest.raises(OAuthError):
        exchange(text)


@pytest.mark.parametrize("states", [["of-another-tab", STATE], (STATE,), {STATE, "of-another-tab"}])
def test_redirect_may_bring_any_state_that_this_browser_began_with(states: Collection[str]) -> None:
    assert exchange(redirect(code="c1", state=STATE), states).access_token == "access-2"
    with pytest.raises(AccessDeniedError):
        exchange(redirect(error="access_denied"), states)
    for brought in ("of-another-browser", "", "".join(states)[:-1]):
        with pytest.raises(OAuthError, match="does not belong to this log-in"):
            exchange(redirect(code="c1", state=brought), [*states, ""])


@pytest.mark.parametrize("state", ["", None, [], [""]])
def test_redirect_without_a_state_to_compare_with_is_refused(state: Any) -> None:
    with pytest.raises(
        OAuthError, match=r"no state to compare with, as when the web session is over, .*such as localhost for 127"
    ):
        exchange(redirect(code="c1", state=""), state=state)


@pytest.mark.parametrize(("brought", "state"), [(b"code=1", STATE), ("code=1", 5), ("code=1", [STATE, None])])
def test_redirect_of_the_wrong_type_is_refused(brought: Any, state: Any) -> None:
    with pytest.raises(TypeError, match="expected str"):
        exchange(brought, state)


def test_redirect_code_is_used_once() -> None:
    app, asked = application(), list[httpx.Request]()

    def respond(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return tokens_response()

    client = httpx.Client(transport=httpx.MockTransport(respond))
    brought = redirect(code="c1", state=STATE)
    app.exchange(brought, STATE, http_client=client)
    with pytest.raises(OAuthError, match="was used before"):
        app.exchange(brought, STATE, http_client=client)
    assert len(asked) == 1


def test_redirect_codes_are_remembered_up_to_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mijnklantportaal._oauth.application._MAX_CODES", 2)
    app = application()
    client = httpx.Client(transport=httpx.MockTransport(lambda request: tokens_response()))
    for code in ("c1", "c2", "c3", "c1"):
        app.exchange(redirect(code=code, state=STATE), STATE, http_client=client)
    with pytest.raises(OAuthError, match="was used before"):
        app.exchange(redirect(code="c3", state=STATE), STATE, http_client=client)


@pytest.mark.parametrize("status", [429, 500])
def test_redirect_code_that_the_server_has_seen_is_not_tried_again(status: int) -> None:
    app = application()
    client = httpx.Client(transport=httpx.MockTransport(lambda request: httpx.Response(status)))
    brought = redirect(code="c1", state=STATE)
    with pytest.raises(TransportError) as caught:
        app.exchange(brought, STATE, http_client=client)
    assert not caught.value.not_sent
    with pytest.raises(OAuthError, match="was used before"):
        app.exchange(brought, STATE, http_client=client)


def test_redirect_code_that_never_left_can_be_tried_again() -> None:
    app, failures = application(), [httpx.ConnectError("no network")]

    def respond(request: httpx.Request) -> httpx.Response:
        if failures:
            raise failures.pop()
        return tokens_response()

    client = httpx.Client(transport=httpx.MockTransport(respond))
    brought = redirect(code="c1", state=STATE)
    with pytest.raises(Exception, match="no network"):
        app.exchange(brought, STATE, http_client=client)
    assert app.exchange(brought, STATE, http_client=client).access_token == "access-2"
